import { tzOffset } from "@date-fns/tz/tzOffset"

/** The clock of the house, whatever the machine says. */
export const ZONE = "America/Toronto"

/** A calendar day in Montréal, `yyyy-mm-dd`. */
export type Day = string

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE
/** How far a zone's clock is from UTC at an instant, in ms. */
export const offsetAt = (instant: number, zone = ZONE): number => tzOffset(zone, new Date(instant)) * MINUTE
/** A date whose UTC fields are Montréal's wall clock: the machine's own zone never comes in. */
const wallClock = (instant: Date): Date => new Date(instant.getTime() + offsetAt(instant.getTime()))

const pad = (n: number, width = 2): string => String(n).padStart(width, "0")
const dayText = (date: Date): Day =>
  `${pad(date.getUTCFullYear(), 4)}-${pad(date.getUTCMonth() + 1)}-${pad(date.getUTCDate())}`

/** The Montréal day that an instant falls on. Throws a RangeError on an invalid date. */
export function dayOf(instant: Date): Day {
  if (Number.isNaN(instant.getTime())) throw new RangeError("invalid date")
  return dayText(wallClock(instant))
}

/** The day `count` days after `day` (before, when negative). */
export function shiftDay(day: Day, count: number): Day {
  const [year = 0, month = 1, date = 1] = day.split("-").map(Number)
  return dayText(new Date(Date.UTC(year, month - 1, date + count)))
}

/** The days from one day to another, negative when it comes before; NaN when either is none. */
export const daysBetween = (from: Day, to: Day): number => (Date.parse(to) - Date.parse(from)) / DAY

/**
 * The instant of a wall-clock time in a zone; `time` is `HH:mm`. In the gap of the spring change, as far after it; of the
 * hour that autumn holds twice, the first. An invalid date when the day, the time or the zone is none.
 */
export function inZone(zone: string, day: Day, time: string): Date {
  const [year = 0, month = 1, date = 1] = day.split("-").map(Number)
  const [hour = 0, minute = 0] = time.split(":").map(Number)
  const wall = Date.UTC(year, month - 1, date, hour, minute)
  if (Number.isNaN(wall)) return new Date(NaN)
  const first = wall - offsetAt(wall - DAY, zone) // by the clock of the day before
  const then = wall - offsetAt(first, zone)
  return new Date(offsetAt(then, zone) === offsetAt(first, zone) ? then : first)
}

/** The instant of a wall-clock time in Montréal, as `inZone`. */
export const montreal = (day: Day, time: string): Date => inZone(ZONE, day, time)

/** Minutes since midnight on Montréal's wall clock. */
export function minuteOfDay(instant: Date): number {
  const local = wallClock(instant)
  return local.getUTCHours() * 60 + local.getUTCMinutes()
}
