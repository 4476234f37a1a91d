import { dayOf, montreal, shiftDay, type Day } from "../calendar"
import type { ReminderKind } from "../reminders"
import { addMonths } from "../renewal/months"
import { isDay } from "../roster-hours"
import {
  afterWorkingDays,
  afterWorkingHours,
  isOpenDay,
  openSpansOf,
  workingDayAfter,
  type WorkingHours,
} from "../working-hours"

/** The clocks of after-sales reception, among the reminders. */
export const clockKinds = [
  "confirm",
  "reply",
  "service",
  "service-again",
  "diagnosis",
] as const satisfies ReminderKind[]
export type ClockKind = (typeof clockKinds)[number]

/** From when something is to be done, and its deadline. */
export type Clock = { from: Date; until: Date }

const MINUTE = 60_000
const midnight = (day: Day): Date => montreal(day, "00:00")
const valid = (at: Date): boolean => !Number.isNaN(at.getTime())
const later = (at: Date, ms: number): Date => new Date(at.getTime() + ms)

/** The confirmation of a booking (aftersales.confirm): so many minutes from the end of the call. Null when that is no date. */
export const confirmClock = (callEnd: Date, { minutes }: { minutes: number }): Clock | null =>
  valid(callEnd) ? { from: callEnd, until: later(callEnd, minutes * MINUTE) } : null

/** The answer to an e-mail (aftersales.reply): so many working hours from when it came. Null when that is no date, or never open. */
export function replyClock(received: Date, { hours }: { hours: number }, w: WorkingHours): Clock | null {
  const until = afterWorkingHours(received, hours, w)
  return until && { from: received, until }
}

/**
 * The call before a planned service (aftersales.reminder): from the morning so many months before (the last of a month that has no such
 * date) until the morning of the service. Null when the day is none.
 */
export const serviceClock = (planned: Day, { months }: { months: number }): Clock | null =>
  isDay(planned) ? { from: midnight(addMonths(planned, -months)), until: midnight(planned) } : null

/**
 * The second reminder (aftersales.reminder): from the morning so many weeks after a first one without answer, until the department closes
 * that day, or the next day that it opens (the end of that day, when it never does). Null when the first is no date.
 */
export function serviceAgainClock(first: Date, { again }: { again: number }, w: WorkingHours): Clock | null {
  if (!valid(first)) return null
  const day = shiftDay(dayOf(first), again * 7)
  const open = isOpenDay(day, w) ? day : workingDayAfter(day, 1, w)
  const closing = open === null ? undefined : openSpansOf(open, w).at(-1)?.to
  return { from: midnight(day), until: closing ?? midnight(shiftDay(day, 1)) }
}

/**
 * The appointment after a breakdown (aftersales.diagnosis). `aim`: within so many hours, round the clock; `until`, the deadline: the closing
 * of the n-th working day after it, where the hours cannot be held; never before `aim`. Null when the breakdown is no date.
 */
export function diagnosisClock(
  breakdown: Date,
  { hours, days }: { hours: number; days: number },
  w: WorkingHours,
): (Clock & { aim: Date }) | null {
  if (!valid(breakdown)) return null
  const aim = later(breakdown, hours * 60 * MINUTE)
  const closing = afterWorkingDays(breakdown, days, w)
  return { from: breakdown, aim, until: closing && closing > aim ? closing : aim }
}
