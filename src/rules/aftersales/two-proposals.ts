import {
  checkProposals,
  isClosedHour,
  type ProposalProblem,
  type Proposals,
} from "../../process/aftersales/proposals"
import { dayOf, minuteOfDay, shiftDay } from "../../process/calendar"
import { isOpenDay, workingDayAfter } from "../../process/working-hours"
import type { Term } from "../../words/fr/fields"
import { invalid, missing, ok } from "../answers"
import { aftersalesRule } from "../rule"
import { isDone, listOf, openedBefore } from "./parts/list"

const none: Proposals = { first: null, second: null, mobility: false, urgent: false }
const two = (count: number): string => String(count).padStart(2, "0")
/** Said, and no more: the dates stand as proposed. */
const isAdvice = (problem: ProposalProblem): boolean => problem === "closed-hour"
/** `yyyy-mm-ddThh:mm` in Montréal. */
function wallTime(iso: string | null): string {
  if (iso === null) return ""
  const at = new Date(iso)
  const minutes = minuteOfDay(at)
  return `${dayOf(at)}T${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`
}

/** Two dates within calendar weeks, one of them within days, with mobility; urgent: one within working days. */
export default aftersalesRule({
  id: "aftersales.two-proposals",
  field: null,
  reads: ["aftersales.appointment"],
  section: "aftersales",
  level: "warn",
  params: {
    weeks: { kind: "number", default: 2, min: 1, max: 8, unit: "weeks" },
    days: { kind: "number", default: 3, min: 1, max: 14, unit: "days" },
    urgentDays: { kind: "number", default: 3, min: 1, max: 14, unit: "days" },
  },
  check: ({ aftersales }, context, params) => {
    const given = context.ticks.aftersales?.proposals ?? none
    const { now, aftersales: around } = context
    const hours = around?.hours ?? {}
    const problemsAt = (at: Date) => checkProposals(given, at, params, hours)
    // Well proposed the day that the procedure was opened, they stay so.
    const before = openedBefore(context)
    const then = before && problemsAt(before)
    const told = then?.every(isAdvice) ? then : problemsAt(now)
    const problems = told?.filter((one) => !isAdvice(one)) ?? null
    const booked = isDone("booked", aftersales, context)
    const list = listOf("aftersales.two-proposals", aftersales, context, {
      "two-dates": problems !== null && (booked || problems.length === 0),
    })
    if (!list) return null
    const form = { ...given, first: wallTime(given.first), second: wallTime(given.second) }
    // Nothing is to be proposed to a client who has an appointment.
    const beside = { ...list.beside, ...(!(booked && problems === null) && { proposals: form }) }
    // Once one was taken, what was proposed is of the past.
    const [problem] = booked ? [] : (told ?? [])
    if (problem === undefined) return list.wanting ? missing(undefined, beside) : { ...ok, ...beside }
    const today = dayOf(now)
    const furthest = shiftDay(today, 7 * params.weeks)
    const last: Partial<Record<ProposalProblem, string | null>> = {
      "one-missing": furthest,
      "too-far": furthest,
      "none-soon": shiftDay(today, params.days),
      "none-urgent": workingDayAfter(today, params.urgentDays, hours),
    }
    const wrong: Partial<Record<ProposalProblem, (at: Date) => boolean>> = {
      past: (at) => at < now,
      closed: (at) => !isOpenDay(dayOf(at), hours),
      "too-far": (at) => dayOf(at) > furthest,
      "closed-hour": (at) => isClosedHour(at, hours),
    }
    const isWrong = (iso: string | null): boolean =>
      iso !== null && (wrong[problem]?.(new Date(iso)) ?? false)
    const terms: Term[] = [
      ...(isWrong(given.first) ? (["firstDate"] as const) : []),
      ...(isWrong(given.second) ? (["secondDate"] as const) : []),
    ]
    const extra = { terms, vars: { last: last[problem] ?? "" }, ...beside }
    if (!isAdvice(problem)) return invalid(problem, extra)
    return list.wanting ? missing(problem, extra) : invalid(problem, { ...extra, at: "hint" })
  },
})
