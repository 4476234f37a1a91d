import { dayOf, montreal, shiftDay, type Day } from "./calendar"
import { holds, isDay, spanOf, type Span } from "./roster-hours"
import { fold } from "./text"

const HOUR = 3_600_000

export type Presence = "on-shift" | "busy" | "off" | "unknown"
export type Department = "bdc" | "renewal" | "credit" | "aftersales" | "sales"
export type Role = "agent" | "lead" | "specialist" | "sales-director" | "analyst"

/** A person of the team. `id` is what the product stores; `names` are the ways the CRM shows them. */
export type Person = {
  id: string
  name: string
  aliases?: string[]
  role?: Role
  department?: Department
  branch?: string
  /** The day from which they are no longer of the team. */
  left?: Day
}
/** A shift on one day, `HH:mm` on Montréal's wall clock; an end before the start runs past midnight, for 12 h at most. */
export type Shift = {
  person: string
  day: Day
  start: string
  end: string
  breaks?: { start: string; end: string }[]
}
/** Whole days away, both ends included. */
export type Absence = { person: string; from: Day; to: Day }
/** Part of a day away, or more: two instants as ISO text, the last one out. */
export type Away = { person: string; from: string; to: string }
/** `away` comes from the CRM: a policy writes whole days. */
export type Roster = {
  branches: string[]
  people: Person[]
  shifts: Shift[]
  absences: Absence[]
  away?: readonly Away[]
}

export const emptyRoster: Roster = { branches: [], people: [], shifts: [], absences: [] }

/** A name as one key: no case, accents, punctuation or order ("Roy, Zoé" and "Zoe Roy" are one). */
export const nameKey = (name: string): string =>
  fold(name)
    .replace(/['.]/g, "")
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)
    .sort()
    .join(" ") || fold(name)

/** The person whom a page shows by this name or alias, first and last in either order; "ambiguous" when it is two people's. */
export function findPerson(roster: Roster, nameAsShown: string): Person | null | "ambiguous" {
  const wanted = nameKey(nameAsShown)
  if (wanted === "") return null
  const found = new Map<string, Person>()
  for (const person of roster.people)
    if ([person.name, ...(person.aliases ?? [])].some((name) => nameKey(name) === wanted))
      found.set(person.id, person)
  const [first = null] = found.values()
  return found.size > 1 ? "ambiguous" : first
}

/** A branch as one key: no case, accents or dashes, "Saint-Hubert" as "St-Hubert", "L’Île-Perrot" as "Île-Perrot". */
export const branchKey = (branch: string): string =>
  fold(branch.replace(/\./g, " "))
    .replace(/\bsaint(e?)\b/g, "st$1")
    .replace(/^l'(?=ile\b)/, "")

const absentOn = ({ absences }: Roster, person: string, day: Day): boolean =>
  absences.some(
    ({ person: who, from, to }) => who === person && from <= day && day <= to && isDay(from) && isDay(to),
  )

/** Whether a person has left the team: the roster says since when, or the CRM, which has them away for ever. */
export const hasLeft = ({ away = [] }: Roster, { id, left }: Person, now: Date): boolean =>
  (left !== undefined && isDay(left) && left <= dayOf(now)) ||
  away.some(({ person, to }) => person === id && to >= "9999")

const awayOf = ({ away = [] }: Roster, personId: string): Span[] =>
  away.flatMap(({ person, from, to }) =>
    person === personId ? [{ from: new Date(from), to: new Date(to) }] : [],
  )

/** Whether the roster says that a person is away on the Montréal day of this instant, all of it. */
export function isAbsent(roster: Roster, personId: string, now: Date): boolean {
  if (Number.isNaN(now.getTime())) return false
  const day = dayOf(now)
  if (absentOn(roster, personId, day)) return true
  const away = awayOf(roster, personId)
  if (away.length === 0) return false
  const [from, to] = [montreal(day, "00:00"), montreal(shiftDay(day, 1), "00:00")]
  return away.some((span) => span.from <= from && span.to >= to)
}

/** A shift as it is worked: none when they are away on its day, cut at midnight when they are away on the next. */
function wholeDays(roster: Roster, { person, day, start, end }: Shift): Span | null {
  const span = absentOn(roster, person, day) ? null : spanOf(day, start, end)
  if (!span || end > start) return span
  const next = shiftDay(day, 1)
  return absentOn(roster, person, next) ? { from: span.from, to: montreal(next, "00:00") } : span
}

/** What is left of it around the hours away, in its order. */
function worked(roster: Roster, shift: Shift): Span[] {
  const whole = wholeDays(roster, shift)
  return awayOf(roster, shift.person).reduce<Span[]>(
    (left, { from, to }) =>
      left.flatMap((span) =>
        from < span.to && to > span.from
          ? [
              { from: span.from, to: from },
              { from: to, to: span.to },
            ].filter((part) => part.from < part.to)
          : [span],
      ),
    whole ? [whole] : [],
  )
}

/** Their shifts that run at this instant: of today, or of last night. */
function running(roster: Roster, person: string, now: Date): { shift: Shift; to: Date }[] {
  const today = dayOf(now)
  const yesterday = shiftDay(today, -1)
  const found: { shift: Shift; to: Date }[] = []
  for (const shift of roster.shifts) {
    if (shift.person !== person || (shift.day !== today && shift.day !== yesterday)) continue
    for (const span of worked(roster, shift)) if (holds(span, now)) found.push({ shift, to: span.to })
  }
  return found
}

/** Whether a break of a shift, given on the wall clock, runs now; past midnight for the end of a night shift. */
const onBreak = ({ day, start: from, breaks = [] }: Shift, now: Date): boolean =>
  breaks.some(({ start, end }) => holds(spanOf(start < from ? shiftDay(day, 1) : day, start, end), now))

/**
 * Where the roster says that a person is at this instant, on Montréal's clock (process.md 3.5): on shift, on a break
 * (busy), away or between shifts (off). An absence wins, be it of an hour. A shift or break that cannot be read, or that would run past
 * midnight for more than 12 h, is passed over; unknown when no other shift of theirs is listed, or the date is invalid.
 */
export function presenceOf(roster: Roster, personId: string, now: Date): Presence {
  if (Number.isNaN(now.getTime())) return "unknown"
  if (isAbsent(roster, personId, now) || awayOf(roster, personId).some((span) => holds(span, now)))
    return "off"
  const shifts = running(roster, personId, now)
  if (shifts.some(({ shift }) => onBreak(shift, now))) return "busy"
  if (shifts.length > 0) return "on-shift"
  const listed = roster.shifts.some(
    ({ person, day, start, end }) => person === personId && spanOf(day, start, end) !== null,
  )
  return listed ? "off" : "unknown"
}

/** The instant at which the shift that a person is on ends, or their absence begins; null when they are on none. */
export function shiftEnd(roster: Roster, personId: string, now: Date): Date | null {
  if (Number.isNaN(now.getTime())) return null
  const ends = running(roster, personId, now).map(({ to }) => to.getTime())
  return ends.length > 0 ? new Date(Math.max(...ends)) : null
}

/**
 * The first shift of a person that starts after this instant, as it will be worked: days of absence are passed over, and
 * cut a night shift at midnight. Null when the roster lists none.
 */
export function nextShift(roster: Roster, personId: string, now: Date): Span | null {
  if (Number.isNaN(now.getTime())) return null
  const yesterday = shiftDay(dayOf(now), -1)
  let next: Span | null = null
  for (const shift of roster.shifts) {
    if (shift.person !== personId || shift.day < yesterday) continue
    for (const span of worked(roster, shift)) {
      if (span.from <= now) continue
      if (!next || span.from < next.from || (+span.from === +next.from && span.to > next.to)) next = span
    }
  }
  return next
}

/**
 * The instant at which a person who is off now starts a shift, in less than `hours` of elapsed time; else null
 * (callbacks.shift-soon, process.md 3.3).
 */
export function startsSoon(roster: Roster, personId: string, now: Date, hours: number): Date | null {
  if (presenceOf(roster, personId, now) !== "off") return null
  const from = nextShift(roster, personId, now)?.from
  return from && from.getTime() - now.getTime() < hours * HOUR ? from : null
}

/**
 * The next instant at which the presence of any of these people may change by the roster, or a shift of theirs comes nearer than
 * `hours`; at the latest the next midnight of Montréal.
 */
export function nextChange(roster: Roster, people: readonly string[], now: Date, hours: number): Date {
  const today = dayOf(now)
  const [yesterday, tomorrow] = [shiftDay(today, -1), shiftDay(today, 1)]
  let next = montreal(tomorrow, "00:00").getTime()
  for (const { person, day, start, end, breaks = [] } of roster.shifts) {
    if (!people.includes(person) || day < yesterday || day > tomorrow) continue
    const spans = [{ start, end }, ...breaks].map((one) =>
      spanOf(one.start < start ? shiftDay(day, 1) : day, one.start, one.end),
    )
    const starts = spans[0] ? [spans[0].from.getTime() - hours * HOUR] : []
    for (const at of [...starts, ...spans.flatMap((span) => (span ? [+span.from, +span.to] : []))])
      if (at > now.getTime() && at < next) next = at
  }
  for (const { from, to } of people.flatMap((person) => awayOf(roster, person)))
    for (const at of [+from, +to, +to - hours * HOUR]) if (at > now.getTime() && at < next) next = at
  return new Date(next)
}
