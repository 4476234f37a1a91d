import { dayOf, montreal, shiftDay, type Day } from "../calendar"
import { fold } from "../text"

const HOUR = 3_600_000
const weekdays = ["dimanche", "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi"]
const weekdayOf = (day: Day): string => weekdays[new Date(`${day}T12:00:00Z`).getUTCDay()] ?? ""

/** Whether a Montréal day is among those that do not count: `yyyy-mm-dd`, or a day of the week in French. */
export const isClosed = (day: Day, closedDays: readonly string[]): boolean =>
  closedDays.some((closed) => closed.trim() === day || fold(closed) === weekdayOf(day))

/** No more days than these are looked through: a policy that closes them all would never end. */
const mostDays = 366

/**
 * The instant `hours` of elapsed time after another, the days that do not count left out, in Montréal days. Exact across the
 * changes of the clock. Where every day is closed, none is.
 */
export function afterOpenHours(start: Date, hours: number, closedDays: readonly string[]): Date {
  const plain = new Date(start.getTime() + hours * HOUR)
  if (closedDays.length === 0) return plain
  let left = hours * HOUR
  let at = start
  for (let count = 0; count < mostDays; count++) {
    const day = dayOf(at)
    const next = montreal(shiftDay(day, 1), "00:00")
    if (!isClosed(day, closedDays)) {
      const here = next.getTime() - at.getTime()
      if (left < here) return new Date(at.getTime() + left)
      left -= here
    }
    at = next
  }
  return plain
}

/** How soon the client who cannot wait is looked after. */
const soon = 2 * HOUR

export type CreditCheckWindow = { from: Date; until: Date }

/**
 * When to look at a request for credit: between 24 and 48 h after its e-mail went (renewal.credit-request); two hours
 * after, and that day, when the client wished to be called the same day.
 */
export function creditCheckWindow(
  sentAt: Date,
  {
    hours,
    closedDays,
    sameDay = false,
  }: { hours: { from: number; to: number }; closedDays: readonly string[]; sameDay?: boolean },
): CreditCheckWindow {
  if (sameDay) {
    const until = montreal(shiftDay(dayOf(sentAt), 1), "00:00")
    return { from: new Date(Math.min(sentAt.getTime() + soon, until.getTime())), until }
  }
  const from = afterOpenHours(sentAt, hours.from, closedDays)
  return { from, until: afterOpenHours(sentAt, Math.max(hours.to, hours.from), closedDays) }
}
