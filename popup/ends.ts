import { dayOf, montreal, shiftDay, type Day } from "../src/process/calendar"

/** The last day of what runs out at an instant: of a level, of a publication; and the instant at which it runs out: the end of that day in Montréal. */
export const lastDay = (until: string): Day => dayOf(new Date(new Date(until).getTime() - 1))
export const endOf = (day: Day): string => montreal(shiftDay(day, 1), "00:00").toISOString()
/** The days on which a level may run out. */
export const endDays = (now = new Date()): { min: Day; max: Day } => {
  const today = dayOf(now)
  return { min: today, max: shiftDay(today, 364) }
}
