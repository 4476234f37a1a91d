import { dayOf, daysBetween, montreal, shiftDay, type Day } from "../calendar"
import { addMonths } from "../renewal/months"
import { isDay } from "../roster-hours"
import type { ClockKind } from "./clocks"

/** The indicators of after-sales (S1) that are counted from what this browser saw, then how its clocks are kept. */
export const indicatorIds = [
  "contacted",
  "appointment-rate",
  "appointment-delay",
  "reminder-conversion",
  "confirm-kept",
  "reply-kept",
  "diagnosis-kept",
] as const
export type IndicatorId = (typeof indicatorIds)[number]

/** Those of S1 that nothing here tells: surveys, mystery calls, the workshop's and the online booking's own systems. */
export const unmeasured = ["cem", "mystery", "retention", "online-rate", "fir", "productivity"] as const
export type Unmeasured = (typeof unmeasured)[number]

/** How a contact went: spoken to, written to, a client who called or wrote, nobody there. */
export const contactOutcomes = ["reached", "sent", "inbound", "no-answer"] as const
export type ContactOutcome = (typeof contactOutcomes)[number]

/**
 * Something seen. `record`: the client's file, or the e-mail; null: not known. `at`: ms. A clock is `done` in time, ended `late`, or `overdue`:
 * its deadline, `at`, has passed and it still runs.
 */
export type ServiceEvent = { at: number; record: string | null } & (
  | { what: "contacted"; outcome: ContactOutcome }
  | { what: "booked"; appointment: Day | null }
  | { what: "clock"; clock: ClockKind; event: "done" | "late" | "overdue" }
)

/** `yyyy-mm`, in Montréal. */
export type Month = string
/**
 * An indicator in a month. `value`: a count, a share from 0 to 1, or days; null where there is nothing to tell of. Of `of` things counted,
 * `good` went well. `events`: those behind it, in time.
 */
export type Figure = {
  month: Month
  value: number | null
  good: number
  of: number
  events: readonly ServiceEvent[]
}

/** Days within which an appointment is put down to a contact or to a reminder. */
export const followThrough = 30
const MONTHS = 12

const monthOf = (at: number): Month => dayOf(new Date(at)).slice(0, 7)
type Known = ServiceEvent & { record: string }
const named = (event: ServiceEvent): event is Known => event.record !== null

/** The events of each file. */
function byRecord<E extends Known>(events: readonly E[]): Map<string, E[]> {
  const files = new Map<string, E[]>()
  for (const event of events) {
    const some = files.get(event.record)
    if (some) some.push(event)
    else files.set(event.record, [event])
  }
  return files
}

const share = (month: Month, good: number, of: number, events: readonly ServiceEvent[]): Figure => ({
  month,
  value: of === 0 ? null : good / of,
  good,
  of,
  events,
})

/** Of the clients of `first`, how many booked from that day on, within `followThrough` days; each counts once. */
function ledTo(month: Month, first: readonly Known[], bookings: ReadonlyMap<string, Known[]>): Figure {
  const behind = new Set<ServiceEvent>(first)
  const files = byRecord(first)
  let good = 0
  for (const [record, some] of files) {
    const day = dayOf(new Date(Math.min(...some.map(({ at }) => at))))
    const from = montreal(day, "00:00").getTime()
    const to = montreal(shiftDay(day, followThrough + 1), "00:00").getTime()
    const led = (bookings.get(record) ?? []).filter(({ at }) => at >= from && at < to)
    if (led.length > 0) good += 1
    for (const booking of led) behind.add(booking)
  }
  const events = [...behind].sort((a, b) => a.at - b.at)
  return share(month, good, files.size, events)
}

/** From the contact to the appointment, days on average; those whose day is not known are left out. */
function delay(month: Month, seen: readonly ServiceEvent[]): Figure {
  const known = seen.flatMap((event) => {
    if (event.what !== "booked" || event.appointment === null || !isDay(event.appointment)) return []
    const days = daysBetween(dayOf(new Date(event.at)), event.appointment)
    return days >= 0 ? [{ event, days }] : []
  })
  const sum = known.reduce((total, { days }) => total + days, 0)
  const of = known.length
  const events = known.map(({ event }) => event)
  return { month, value: of === 0 ? null : sum / of, good: of, of, events }
}

function kept(month: Month, seen: readonly ServiceEvent[], kind: ClockKind): Figure {
  const events = seen.filter((event) => event.what === "clock" && event.clock === kind)
  const good = events.filter((event) => event.what === "clock" && event.event === "done")
  return share(month, good.length, events.length, events)
}

/**
 * Each indicator over the last twelve months, the present one last, from what this browser saw, in any order; days are Montréal's.
 * What is to come, or older, is left aside; an event whose file is not known counts where no file is needed.
 * Throws a RangeError when `now` is invalid.
 */
export function indicators(
  events: readonly ServiceEvent[],
  now: Date,
): Readonly<Record<IndicatorId, readonly Figure[]>> {
  const today = dayOf(now)
  const months = Array.from({ length: MONTHS }, (_, back) =>
    addMonths(`${today.slice(0, 7)}-01`, back + 1 - MONTHS).slice(0, 7),
  )
  const sorted = events.filter(({ at }) => at <= now.getTime()).sort((a, b) => a.at - b.at)
  const seenIn = new Map<Month, ServiceEvent[]>(months.map((month) => [month, []]))
  for (const event of sorted) seenIn.get(monthOf(event.at))?.push(event)
  const bookings = byRecord(sorted.filter(named).filter(({ what }) => what === "booked"))

  const over = (figure: (month: Month, seen: readonly ServiceEvent[]) => Figure): Figure[] =>
    months.map((month) => figure(month, seenIn.get(month) ?? []))
  const met = (seen: readonly ServiceEvent[], outcomes: readonly ContactOutcome[]): Known[] =>
    seen.filter(named).filter((event) => event.what === "contacted" && outcomes.includes(event.outcome))
  const reminded = (seen: readonly ServiceEvent[]): Known[] =>
    seen
      .filter(named)
      .filter(
        (event) =>
          event.what === "clock" &&
          (event.clock === "service" || event.clock === "service-again") &&
          event.event !== "overdue",
      )
  return {
    contacted: over((month, seen) => {
      const some = met(seen, ["reached", "sent"])
      const clients = byRecord(some).size
      return { month, value: clients, good: clients, of: clients, events: some }
    }),
    "appointment-rate": over((month, seen) =>
      ledTo(month, met(seen, ["reached", "sent", "inbound"]), bookings),
    ),
    "appointment-delay": over(delay),
    "reminder-conversion": over((month, seen) => ledTo(month, reminded(seen), bookings)),
    "confirm-kept": over((month, seen) => kept(month, seen, "confirm")),
    "reply-kept": over((month, seen) => kept(month, seen, "reply")),
    "diagnosis-kept": over((month, seen) => kept(month, seen, "diagnosis")),
  }
}
