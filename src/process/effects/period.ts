import { dayOf, montreal, shiftDay, type Day } from "../calendar"

/** Days in a row, each with the instant at which it begins; `end`: when the last one does end, ms. */
export type Period = { days: readonly Day[]; starts: readonly number[]; end: number }

const startOf = (day: Day): number => montreal(day, "00:00").getTime()

/** The last `span` Montréal days, today the last. Throws a RangeError when `now` is invalid. */
export function periodOf(now: Date, span: number): Period {
  const today = dayOf(now)
  const days = Array.from({ length: span }, (_, back) => shiftDay(today, back + 1 - span))
  return { days, starts: days.map(startOf), end: startOf(shiftDay(today, 1)) }
}

/** Which day of a period an instant falls on; -1 outside of it. */
export function dayIndex({ starts, end }: Period, at: number): number {
  if (at >= end) return -1
  let [low, high] = [0, starts.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((starts[middle] ?? 0) <= at) low = middle + 1
    else high = middle
  }
  return low - 1
}
