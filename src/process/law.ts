import { inZone, montreal, offsetAt, shiftDay, ZONE, type Day } from "./calendar"
import { addMonths, addYears } from "./renewal/months"

/** When a client may be called on a day of theirs, the end out (law.calling-hours). No holiday is told apart: the paper names none. */
const window = (day: Day): readonly [from: string, to: string] => {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay()
  return weekday === 0 || weekday === 6 ? ["10:00", "18:00"] : ["09:00", "21:30"]
}

/** The day that an instant falls on in a zone. */
const dayIn = (zone: string, at: number): Day => new Date(at + offsetAt(at, zone)).toISOString().slice(0, 10)

/** Whether it is time to call in one zone, and when that changes next. */
function inOne(zone: string, now: number): { open: boolean; next: number } {
  const today = dayIn(zone, now)
  const instants = (day: Day): number[] => window(day).map((time) => inZone(zone, day, time).getTime())
  const [from = NaN, to = NaN] = instants(today)
  if (now < from) return { open: false, next: from }
  if (now < to) return { open: true, next: to }
  return { open: false, next: instants(shiftDay(today, 1))[0] ?? NaN }
}

/**
 * Whether a client may be called now, by the clock of every zone that they may be in (none known: the house's), and the instant at which
 * that changes: 9:00 to 21:30 from Monday to Friday, 10:00 to 18:00 on Saturday and Sunday. Throws a RangeError on an invalid date.
 */
export function callingHours(now: Date, zones: readonly string[]): { open: boolean; next: Date } {
  const all = zones.length > 0 ? zones : [ZONE]
  const at = now.getTime()
  const said = all.map((zone) => inOne(zone, at))
  if (said.every(({ open }) => open))
    return { open: true, next: new Date(Math.min(...said.map(({ next }) => next))) }
  // Zones lie hours apart, each is open for eight at least: soon all are.
  let opening = at
  for (let turn = 0; turn < 10; turn++) {
    const closed = all.map((zone) => inOne(zone, opening)).filter(({ open }) => !open)
    if (closed.length === 0) break
    opening = Math.max(...closed.map(({ next }) => next))
  }
  return { open: false, next: new Date(opening) }
}

/** When a client last bought, last asked for something, and last had a contract that ended, as far as that is known. */
export type KnownSince = { purchased: Day | null; inquired: Day | null; ended: Day | null }
/** What a relationship rests on; `until`: its last day. */
export type Relationship = { by: "purchase" | "contract" | "inquiry"; since: Day; until: Day }

/**
 * The business relationship that ends the last (law.relationship): 18 months after a purchase or the end of a contract, 6 months after an
 * inquiry. Null: nothing is known.
 */
export function relationshipOf({ purchased, inquired, ended }: KnownSince): Relationship | null {
  const from = (by: Relationship["by"], since: Day | null, months: number): Relationship[] =>
    since === null ? [] : [{ by, since, until: addMonths(since, months) }]
  const known = [
    ...from("purchase", purchased, 18),
    ...from("contract", ended, 18),
    ...from("inquiry", inquired, 6),
  ]
  return known.sort((one, other) => other.until.localeCompare(one.until))[0] ?? null
}

/**
 * The days of a request not to be called (law.do-not-call), counted from the Montréal day of the request: the last one to enter it, 14 days
 * later, and the last one of its keeping, 3 years and 14 days later. `forgetAt`: the first instant after that day.
 */
export function doNotCallDays(asked: Day): { enterBy: Day; keptUntil: Day; forgetAt: Date } {
  const keptUntil = shiftDay(addYears(asked, 3), 14)
  return { enterBy: shiftDay(asked, 14), keptUntil, forgetAt: montreal(shiftDay(keptUntil, 1), "00:00") }
}
