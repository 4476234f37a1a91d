import { montreal, shiftDay, type Day } from "./calendar"

/** Two instants: the first is in, the last is out. */
export type Span = { from: Date; to: Date }

const DAY_MINUTES = 24 * 60
/** The longest that a stretch may last when its end is written before its start; longer is taken for a mistake. */
const LONGEST_NIGHT = 12 * 60

/** Whether a text is a day that exists, `yyyy-mm-dd`. */
export function isDay(day: Day): boolean {
  const [, year, month, date] = /^([1-9]\d{3})-(0[1-9]|1[0-2])-(\d\d)$/.exec(day) ?? []
  const last = new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate()
  return Number(date) >= 1 && Number(date) <= last
}

const pad = (count: number): string => String(count).padStart(2, "0")
const times = new Map(
  Array.from({ length: DAY_MINUTES }, (_, count) => [
    `${pad(Math.floor(count / 60))}:${pad(count % 60)}`,
    count,
  ]),
)
/** Minutes since midnight of an `HH:mm` that exists; NaN otherwise. */
export const minutes = (time: string): number => times.get(time) ?? NaN

/** How many minutes of the wall clock run from one time to another, past midnight for a night of 12 h at most; else null. */
export function lasting(start: string, end: string): number | null {
  const length = minutes(end) - minutes(start)
  if (length > 0) return length
  return length + DAY_MINUTES <= LONGEST_NIGHT ? length + DAY_MINUTES : null
}

/** The instants of a stretch of a day in Montréal; null when unreadable, mistaken, or swallowed by the spring change. */
export function spanOf(day: Day, start: string, end: string): Span | null {
  if (!isDay(day) || lasting(start, end) === null) return null
  const from = montreal(day, start)
  const to = montreal(end < start ? shiftDay(day, 1) : day, end)
  return from < to ? { from, to } : null
}

export const holds = (span: Span | null, now: Date): boolean =>
  span !== null && span.from <= now && now < span.to
