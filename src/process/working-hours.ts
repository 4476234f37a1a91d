import { dayOf, daysBetween, montreal, offsetAt, shiftDay, type Day } from "./calendar"
import { holidayOn } from "./holidays"
import { isDay, minutes, type Span } from "./roster-hours"

export const weekdays = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"] as const
export type Weekday = (typeof weekdays)[number]
/** `HH:mm` on Montréal's wall clock, the end out; midnight as an end is `24:00` or `00:00`. */
export type OpenSpan = { start: string; end: string }

/**
 * When a department is open. `hours`: each day of the week, none when closed; absent: Monday to Friday, 8:00 to 17:00. `closedDays` are
 * closed beside Québec's public holidays; `openDays` are holidays that are worked.
 */
export type WorkingHours = {
  hours?: Partial<Record<Weekday, OpenSpan[]>>
  closedDays?: Day[]
  openDays?: Day[]
}

const MINUTE = 60_000
/** How far a deadline is looked for, in days: what is further, or never comes, is not known. */
const FURTHEST = 3_660
const officeDay: readonly OpenSpan[] = [{ start: "08:00", end: "17:00" }]
/** The hours of a department that none were set for. */
export const office: NonNullable<WorkingHours["hours"]> = {
  mon: [...officeDay],
  tue: [...officeDay],
  wed: [...officeDay],
  thu: [...officeDay],
  fri: [...officeDay],
}

/** 1970-01-05 was a Monday. */
const weekdayOf = (day: Day): Weekday => weekdays[((daysBetween("1970-01-05", day) % 7) + 7) % 7] ?? "mon"

const endOf = (time: string): number => (time === "24:00" || time === "00:00" ? 24 * 60 : minutes(time))

/** A day's spans in minutes of the wall clock, apart and in order. What is unreadable, or ends before it starts, is left out. */
function wallSpans(spans: readonly OpenSpan[]): [number, number][] {
  const merged: [number, number][] = []
  const sorted = spans
    .map(({ start, end }): [number, number] => [minutes(start), endOf(end)])
    .filter(([start, end]) => start < end)
    .sort(([a], [b]) => a - b)
  for (const [start, end] of sorted) {
    const last = merged.at(-1)
    if (last && start <= last[1]) last[1] = Math.max(last[1], end)
    else merged.push([start, end])
  }
  return merged
}

/** The stretches of a day in which the wall clock runs evenly: one, or two when daylight saving begins or ends. */
function evenStretches(day: Day): Span[] {
  const [from, to] = [montreal(day, "00:00").getTime(), montreal(shiftDay(day, 1), "00:00").getTime()]
  const before = offsetAt(from)
  const span = (start: number, end: number): Span => ({ from: new Date(start), to: new Date(end) })
  if (offsetAt(to) === before) return [span(from, to)]
  let [low, high] = [from / MINUTE, to / MINUTE]
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2)
    if (offsetAt(middle * MINUTE) === before) low = middle
    else high = middle
  }
  return [span(from, high * MINUTE), span(high * MINUTE, to)]
}

/**
 * Whether a day is a public holiday for the department. The one who does not work on Sundays has the fête nationale on Monday when it falls on
 * a Sunday (Loi sur la fête nationale, a. 2).
 */
function isHoliday(day: Day, hours: NonNullable<WorkingHours["hours"]>): boolean {
  if (holidayOn(day) !== null) return true
  return day.endsWith("-06-25") && weekdayOf(day) === "mon" && wallSpans(hours.sun ?? []).length === 0
}

/** Whether the department opens at all on a Montréal day. */
export function isOpenDay(day: Day, w: WorkingHours): boolean {
  return openSpansOf(day, w).length > 0
}

/**
 * When the department is open on a Montréal day: instants, apart and in order; none when it is closed, or the day is none. An hour that the
 * wall clock shows twice counts twice, one that it skips not at all. A day both closed and worked is closed.
 */
export function openSpansOf(day: Day, w: WorkingHours): Span[] {
  if (!isDay(day) || (w.closedDays?.includes(day) ?? false)) return []
  const hours = w.hours ?? office
  if (isHoliday(day, hours) && !(w.openDays?.includes(day) ?? false)) return []
  const wall = wallSpans(hours[weekdayOf(day)] ?? [])
  if (!wall.length) return []
  const midnight = Date.parse(day)
  const open: Span[] = []
  for (const even of evenStretches(day)) {
    const offset = offsetAt(even.from.getTime())
    for (const [start, end] of wall) {
      const from = Math.max(even.from.getTime(), midnight + start * MINUTE - offset)
      const to = Math.min(even.to.getTime(), midnight + end * MINUTE - offset)
      if (from >= to) continue
      const last = open.at(-1)
      if (last?.to.getTime() === from) last.to = new Date(to)
      else open.push({ from: new Date(from), to: new Date(to) })
    }
  }
  return open
}

/**
 * The instant by which so many working hours have gone since `start`, to the ms: time counts only while the department is open, from the
 * next opening when it was closed. Null when that is never, or further than ten years, or when either is no number (aftersales.reply).
 */
export function afterWorkingHours(start: Date, hours: number, w: WorkingHours): Date | null {
  let left = Math.round(hours * 60 * MINUTE)
  if (Number.isNaN(start.getTime()) || !(left >= 0)) return null
  if (left === 0) return start
  let day = dayOf(start)
  for (let count = 0; count <= FURTHEST; count++, day = shiftDay(day, 1))
    for (const span of openSpansOf(day, w)) {
      const from = Math.max(span.from.getTime(), start.getTime())
      const length = span.to.getTime() - from
      if (length >= left) return new Date(from + left)
      if (length > 0) left -= length
    }
  return null
}

/**
 * The n-th day on which the department opens, after a day (that day apart, open or not). Null when that is never, or further than ten
 * years, or when `count` is not a whole number from 1.
 */
export function workingDayAfter(day: Day, count: number, w: WorkingHours): Day | null {
  if (!isDay(day) || !Number.isInteger(count) || count < 1) return null
  let [next, left] = [day, count]
  for (let far = 0; far <= FURTHEST; far++) {
    next = shiftDay(next, 1)
    if (isOpenDay(next, w) && --left === 0) return next
  }
  return null
}

/** When the department closes on the n-th working day after the day of `start`. Null as `workingDayAfter`. */
export function afterWorkingDays(start: Date, days: number, w: WorkingHours): Date | null {
  if (Number.isNaN(start.getTime())) return null
  const day = workingDayAfter(dayOf(start), days, w)
  return day === null ? null : (openSpansOf(day, w).at(-1)?.to ?? null)
}

/** How long the department was open from one instant to another, in ms; 0 when the second comes first. NaN when either is no date. */
export function workedBetween(from: Date, to: Date, w: WorkingHours): number {
  if (Number.isNaN(from.getTime()) || Number.isNaN(to.getTime())) return NaN
  let sum = 0
  for (let day = dayOf(from), last = dayOf(to); day <= last; day = shiftDay(day, 1))
    for (const span of openSpansOf(day, w))
      sum += Math.max(
        0,
        Math.min(span.to.getTime(), to.getTime()) - Math.max(span.from.getTime(), from.getTime()),
      )
  return sum
}
