import { dayOf, montreal, shiftDay, type Day } from "../calendar"
import { holds, isDay, minutes } from "../roster-hours"
import { isOpenDay, openSpansOf, workingDayAfter, type WorkingHours } from "../working-hours"

/** The two dates proposed to a client: ISO instants (without a zone, Montréal's wall clock; or a day alone). */
export type Proposals = { first: string | null; second: string | null; mobility: boolean; urgent: boolean }

/** What may be wrong with two proposals, in the order in which it is said. */
export const proposalProblems = [
  /** One of the two dates is not entered. */
  "one-missing",
  "unreadable",
  "past",
  /** Both on the same day. */
  "same-day",
  /** On a day on which the department does not open. */
  "closed",
  /** Further than the calendar weeks. */
  "too-far",
  /** Neither within the days (three, of the calendar). */
  "none-soon",
  /** Urgent, and neither within the working days. */
  "none-urgent",
  "no-mobility",
  /** On an open day, at an hour outside those that were set for the department: advice alone. */
  "closed-hour",
] as const
export type ProposalProblem = (typeof proposalProblems)[number]

type When = { day: Day; at: Date | null }
function read(text: string): When | null {
  const [, day = "", time, zone] =
    /^(\d{4}-\d\d-\d\d)(?:T(\d\d:\d\d)(?::\d\d(?:\.\d+)?)?(Z|[+-]\d\d:?\d\d)?)?$/.exec(text.trim()) ?? []
  if (!isDay(day)) return null
  if (time === undefined) return { day, at: null }
  if (Number.isNaN(minutes(time))) return null
  const at = zone === undefined ? montreal(day, time) : new Date(text.trim())
  return Number.isNaN(at.getTime()) ? null : { day: dayOf(at), at }
}

/** Whether an instant is on an open day, out of its hours; never told of hours that none were set for. */
export const isClosedHour = (at: Date, hours: WorkingHours): boolean => {
  const spans = hours.hours ? openSpansOf(dayOf(at), hours) : []
  return spans.length > 0 && !spans.some((span) => holds(span, at))
}

/**
 * What is wrong with the two dates proposed (aftersales.two-proposals): two days apart, both within `weeks` weeks of the calendar, one of them
 * within `days` days (urgent: within `urgentDays` working days of the department, counted after today), with a mobility solution. Days are
 * Montréal's, today is day 0 and a limit's own day is in. Null while nothing is entered: not asked yet; [] when all is well. A
 * department that never opens says nothing of working days.
 */
export function checkProposals(
  { first, second, mobility, urgent }: Proposals,
  now: Date,
  { weeks, days, urgentDays }: { weeks: number; days: number; urgentDays: number },
  hours: WorkingHours,
): ProposalProblem[] | null {
  const given = [first, second].flatMap((one) => (one === null || one.trim() === "" ? [] : [one]))
  if (!given.length) return null
  const dates = given.map(read)
  const known = dates.filter((one) => one !== null)
  const today = dayOf(now)
  const soon = shiftDay(today, days)
  const furthest = shiftDay(today, weeks * 7)
  const urgentBy = workingDayAfter(today, urgentDays, hours)
  const neverOpens = workingDayAfter(today, 1, hours) === null
  // Said of both dates only once both are known: the other one may be the soon one.
  const both = known.length === 2
  const noneBy = (limit: Day): boolean => both && known.every(({ day }) => day > limit)
  const wrong: Readonly<Record<ProposalProblem, boolean>> = {
    "one-missing": given.length < 2,
    unreadable: known.length < dates.length,
    past: known.some(({ day, at }) => (at ? at < now : day < today)),
    "same-day": both && known[0]?.day === known[1]?.day,
    closed: !neverOpens && known.some(({ day }) => !isOpenDay(day, hours)),
    "too-far": known.some(({ day }) => day > furthest),
    "none-soon": !urgent && noneBy(soon),
    "none-urgent": urgent && urgentBy !== null && noneBy(urgentBy),
    "no-mobility": !mobility,
    "closed-hour": known.some(({ at }) => at !== null && isClosedHour(at, hours)),
  }
  return proposalProblems.filter((key) => wrong[key])
}
