import { say, type Words } from "../words"
import type { Row, RowState, Vars } from "../rules/rule"

export const isFailing = ({ state }: { state: RowState }): boolean =>
  state === "missing" || state === "invalid"

/** What a row says: its name, what to do (or what could not be read), why, and what is not certain. */
export type RowText = { title: string; todo: string; why: string; doubt: string }

/** The words of a row in the language in force. Blanks are filled from the answer; text of the page stays text. */
export function textOf(row: Row, words: Words): RowText {
  const rule = words.rules[row.id]
  const { answer } = row
  const terms = ("terms" in answer ? answer.terms : undefined) ?? []
  const vars: Vars = { ...answer.vars, terms: terms.map((term) => words.fields.terms[term]).join(", ") }
  const problem = answer.state === "ok" ? answer.note : answer.problem
  const said = problem === undefined ? undefined : rule.problems?.[problem]
  const unread = answer.state === "unknown" ? words.fields.unknown[answer.why] : ""
  const todo =
    row.state === "ok"
      ? (said ?? "")
      : row.state === "unknown"
        ? (said ?? unread)
        : row.state === "overridden"
          ? words.overlay.states.overridden
          : (said ?? rule.do)
  return {
    title: rule.title,
    todo: say(todo, vars),
    why: say(rule.why, vars),
    doubt: row.softened && row.softened !== "unknown" ? words.fields.softened[row.softened] : "",
  }
}

const weight = { block: 0, warn: 1, hint: 2, observe: 3, off: 4 } as const

/** The rows that speak beside a field: missing or invalid ones, the heaviest of each field. */
export function rowsByField(rows: readonly Row[]): Map<NonNullable<Row["field"]>, Row> {
  const byField = new Map<NonNullable<Row["field"]>, Row>()
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
