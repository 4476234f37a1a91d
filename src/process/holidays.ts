import { easter } from "date-easter"
import type { Day } from "./calendar"

/** Québec's statutory public holidays, in the order of the year. */
export const holidayIds = [
  "new-year",
  "good-friday",
  "patriots",
  "fete-nationale",
  "canada",
  "labour",
  "thanksgiving",
  "christmas",
] as const
export type HolidayId = (typeof holidayIds)[number]

const pad = (count: number, width = 2): string => String(count).padStart(width, "0")
const dayFrom = (date: Date): Day =>
  `${pad(date.getUTCFullYear(), 4)}-${pad(date.getUTCMonth() + 1)}-${pad(date.getUTCDate())}`
const utc = (year: number, month: number, date: number): Date => new Date(Date.UTC(year, month - 1, date))
/** The first Monday on a date of a month, or after it. */
const mondayFrom = (year: number, month: number, date: number): Day =>
  dayFrom(utc(year, month, date + ((8 - utc(year, month, date).getUTCDay()) % 7)))
const fixed = (year: number, month: number, date: number): Day => dayFrom(utc(year, month, date))

function days(year: number): Record<HolidayId, Day> {
  const { month, day } = easter(year)
  return {
    "new-year": fixed(year, 1, 1),
    "good-friday": fixed(year, month, day - 2),
    patriots: mondayFrom(year, 5, 18),
    "fete-nationale": fixed(year, 6, 24),
    canada: fixed(year, 7, utc(year, 7, 1).getUTCDay() === 0 ? 2 : 1),
    labour: mondayFrom(year, 9, 1),
    thanksgiving: mondayFrom(year, 10, 8),
    christmas: fixed(year, 12, 25),
  }
}

/**
 * Québec's statutory public holidays of a year from 1000 to 9999, in its order. Good Friday, where an employer may choose Easter Monday
 * instead; Canada Day on 2 July when 1 July is a Sunday. None for another year.
 */
export function holidaysOf(year: number): readonly { id: HolidayId; day: Day }[] {
  if (!Number.isInteger(year) || year < 1000 || year > 9999) return []
  const dated = days(year)
  return holidayIds.map((id) => ({ id, day: dated[id] }))
}

const years = new Map<string, ReadonlyMap<Day, HolidayId>>()
/** The holiday that a day is; null when it is none. */
export function holidayOn(day: Day): HolidayId | null {
  const year = day.slice(0, 4)
  let known = years.get(year)
  if (!known) years.set(year, (known = new Map(holidaysOf(Number(year)).map((one) => [one.day, one.id]))))
  return known.get(day) ?? null
}
