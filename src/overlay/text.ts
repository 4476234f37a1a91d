import { say, type Words } from "../words"
import { isFailing, type Row } from "../rules/rule"

const weight = { block: 0, warn: 1, hint: 2, observe: 3, off: 4 } as const

/** The rows that speak beside a field: missing or invalid ones, the heaviest of each field. */
export function rowsByField<R extends Row>(rows: readonly R[]): Map<NonNullable<Row["field"]>, R> {
  const byField = new Map<NonNullable<Row["field"]>, R>()
  for (const row of rows) {
    if (!row.field || !isFailing(row)) continue
    const former = byField.get(row.field)
    if (!former || weight[row.level] < weight[former.level]) byField.set(row.field, row)
  }
  return byField
}

const pad = (n: number) => String(n).padStart(2, "0")

/** The time left, in words; seconds below five minutes. `ms` below zero reads as none left. */
export function timeLeft(
  ms: number,
  { left, leftMinutes, leftSeconds, expired }: Words["overlay"]["verdict"],
): string {
  if (ms <= 0) return expired
  const seconds = Math.ceil(ms / 1000)
  if (seconds < 300) return say(leftSeconds, { m: Math.floor(seconds / 60), s: pad(seconds % 60) })
  const minutes = Math.ceil(seconds / 60)
  if (minutes < 60) return say(leftMinutes, { m: minutes })
  return say(left, { h: Math.floor(minutes / 60), m: pad(minutes % 60) })
}
