import { shiftDay, type Day } from "../calendar"

/** The last day of a month, counted from 0. */
const lastOf = (year: number, month: number): number => new Date(Date.UTC(year, month + 1, 0)).getUTCDate()
const parts = (day: Day): [number, number, number] => {
  const [year = NaN, month = NaN, date = NaN] = day.split("-").map(Number)
  return [year, month - 1, date]
}
const pad = (count: number, width = 2): string => String(count).padStart(width, "0")

/** The same date `count` months later (earlier, when negative); the last of the month where it has no such date. */
export function addMonths(day: Day, count: number): Day {
  const [year, month, date] = parts(day)
  const whole = year * 12 + month + count
  const [y, m] = [Math.floor(whole / 12), whole - Math.floor(whole / 12) * 12]
  return `${pad(y, 4)}-${pad(m + 1)}-${pad(Math.min(date, lastOf(y, m)))}`
}

/** Whole months from one day to another: 31 January to 28 February is one. Negative when it comes before; NaN when either is none. */
export function monthsBetween(from: Day, to: Day): number {
  if (to < from) return -monthsBetween(to, from)
  const [[y, m], [year, month]] = [parts(from), parts(to)]
  const most = (year - y) * 12 + month - m
  return addMonths(from, most) <= to ? most : most - 1
}

/** Months left until a day that is still to come, one begun counted whole, by that day's date; 0 on the day itself, and after it. */
export function monthsUntil(end: Day, today: Day): number {
  if (end <= today) return 0
  const [[y, m], [year, month]] = [parts(today), parts(end)]
  const least = (year - y) * 12 + month - m
  return addMonths(end, -least) <= today ? Math.max(least, 1) : least + 1
}

/** The day `count` years after another; 29 February falls on the 28th where there is none. */
export const addYears = (day: Day, count: number): Day => addMonths(day, count * 12)

/** The latest anniversary of a day, on `today` or before; null in its first year. */
export function lastAnniversary(day: Day, today: Day): { years: number; day: Day } | null {
  const years = Math.floor(monthsBetween(day, today) / 12)
  return years >= 1 ? { years, day: addYears(day, years) } : null
}

/** The next anniversary, `today` or after. */
export function nextAnniversary(day: Day, today: Day): { years: number; day: Day } {
  const years = Math.max(Math.ceil(monthsBetween(day, shiftDay(today, -1)) / 12), 1)
  const first = addYears(day, years)
  return first >= today ? { years, day: first } : { years: years + 1, day: addYears(day, years + 1) }
}
