import { TZDate } from "@date-fns/tz"
import { addDays } from "date-fns/addDays"

/** The clock of the house, whatever the machine says. */
export const ZONE = "America/Toronto"

/** A calendar day in Montréal, `yyyy-mm-dd`. */
export type Day = string

const pad = (n: number, width = 2): string => String(n).padStart(width, "0")
const dayText = (date: Date): Day =>
  `${pad(date.getFullYear(), 4)}-${pad(date.getMonth() + 1)}-${pad(date.getDate())}`

/** The Montréal day that an instant falls on. Throws a RangeError on an invalid date. */
export function dayOf(instant: Date): Day {
  if (Number.isNaN(instant.getTime())) throw new RangeError("invalid date")
  return dayText(new TZDate(instant.getTime(), ZONE))
}

/** The day `count` days after `day` (before, when negative). */
export function shiftDay(day: Day, count: number): Day {
  const [year = 0, month = 1, date = 1] = day.split("-").map(Number)
  return dayText(addDays(new Date(year, month - 1, date, 12), count))
}

/** The instant of a wall-clock time in Montréal; `time` is `HH:mm`. In a gap of the spring change, the instant after it. */
export function montreal(day: Day, time: string): Date {
  const [year = 0, month = 1, date = 1] = day.split("-").map(Number)
  const [hour = 0, minute = 0] = time.split(":").map(Number)
  return new Date(new TZDate(year, month - 1, date, hour, minute, 0, ZONE).getTime())
}

/** Minutes since midnight on Montréal's wall clock. */
export function minuteOfDay(instant: Date): number {
  const local = new TZDate(instant.getTime(), ZONE)
  return local.getHours() * 60 + local.getMinutes()
}
