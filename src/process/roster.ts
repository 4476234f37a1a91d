import { dayOf, montreal, shiftDay, type Day } from "./calendar"
import { fold } from "./text"

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
}
/** A shift on one day, `HH:mm` on Montréal's wall clock; an end before the start runs past midnight. */
export type Shift = {
  person: string
  day: Day
  start: string
  end: string
  breaks?: { start: string; end: string }[]
}
/** Whole days away, both ends included. */
export type Absence = { person: string; from: Day; to: Day }
export type Roster = { branches: string[]; people: Person[]; shifts: Shift[]; absences: Absence[] }

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

const minutes = (time: string): number => {
  const [, hour, minute] = /^(\d{1,2}):(\d{2})$/.exec(time) ?? []
  return Number(hour) * 60 + Number(minute)
}

/** The instants of a stretch of a day, run past midnight when its end is not after its start; null when unreadable. */
function stretch(day: Day, start: string, end: string): { from: Date; to: Date } | null {
  if (Number.isNaN(minutes(start) + minutes(end))) return null
  const lastDay = minutes(end) <= minutes(start) ? shiftDay(day, 1) : day
  return { from: montreal(day, start), to: montreal(lastDay, end) }
}
const holds = (span: { from: Date; to: Date } | null, now: Date): boolean =>
  span !== null && span.from.getTime() <= now.getTime() && now.getTime() < span.to.getTime()

const away = (roster: Roster, person: string, day: Day): boolean =>
  roster.absences.some((absence) => absence.person === person && absence.from <= day && day <= absence.to)

/** The shift of today, or of last night, that runs at this instant. */
function runningShift(roster: Roster, person: string, now: Date): { shift: Shift; to: Date } | null {
  const today = dayOf(now)
  if (away(roster, person, today)) return null
  const yesterday = shiftDay(today, -1)
  let running: { shift: Shift; to: Date } | null = null
  for (const shift of roster.shifts) {
    if (shift.person !== person || (shift.day !== today && shift.day !== yesterday)) continue
    if (away(roster, person, shift.day)) continue
    const span = stretch(shift.day, shift.start, shift.end)
    if (span && holds(span, now) && (!running || span.to > running.to)) running = { shift, to: span.to }
  }
  return running
}

/** Whether a break of a shift, given on the wall clock, runs now; past midnight for the end of a night shift. */
function onBreak(shift: Shift, now: Date): boolean {
  return (shift.breaks ?? []).some(({ start, end }) => {
    const day = minutes(start) < minutes(shift.start) ? shiftDay(shift.day, 1) : shift.day
    return holds(stretch(day, start, end), now)
  })
}

/**
 * Where the roster says that a person is at this instant, on Montréal's clock (process.md 3.5): on shift, on a break
 * (busy), away or between shifts (off); unknown when it lists no shift of theirs at all, or the date is invalid.
 */
export function presenceOf(roster: Roster, personId: string, now: Date): Presence {
  if (Number.isNaN(now.getTime())) return "unknown"
  if (away(roster, personId, dayOf(now))) return "off"
  if (!roster.shifts.some((shift) => shift.person === personId)) return "unknown"
  const running = runningShift(roster, personId, now)
  if (!running) return "off"
  return onBreak(running.shift, now) ? "busy" : "on-shift"
}

/** The instant at which the shift that a person is on ends; null when they are on none. */
export function shiftEnd(roster: Roster, personId: string, now: Date): Date | null {
  return Number.isNaN(now.getTime()) ? null : (runningShift(roster, personId, now)?.to ?? null)
}
