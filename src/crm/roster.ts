import { dayOf, inZone, minuteOfDay, shiftDay, type Day } from "../process/calendar"
import { nameKey, type Away, type Person, type Roster, type Shift } from "../process/roster"
import { spanOf } from "../process/roster-hours"
import { fold } from "../process/text"
import type { CrmHoliday, CrmShift, CrmUnavailability, CrmUser } from "./types"

/** What the CRM says of the team; null: it did not answer that. */
export type CrmTeam = {
  users: readonly CrmUser[]
  shifts: readonly CrmShift[] | null
  unavailability: readonly CrmUnavailability[] | null
  holidays: readonly CrmHoliday[] | null
  /** The organisation's zone, for hours that name none. */
  zone: string | null
}

/** Where a person's hours come from; "left": no longer one of the organisation's people. */
export type HoursFrom = "crm" | "policy" | "none" | "left"
export type TeamRoster = { roster: Roster; hours: Readonly<Record<string, HoursFrom>> }

const HOUR = 3_600_000
const MINUTE = 60_000
/** Weekly hours are laid out on the days around now: those that a screen shows and that a next shift is looked for in. */
const [before, after] = [8, 15]
const weekdays = ["SUNDAY", "MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY", "SATURDAY"]

const pad = (count: number): string => String(count).padStart(2, "0")
const clock = (minute: number): string => `${pad(Math.floor(minute / 60))}:${pad(minute % 60)}`
const wall = (at: Date): string => clock(minuteOfDay(at))

type Stretch = { start: number; end: number }
type Instants = { from: Date; to: Date }
/** A dated shift, whoever works it. */
type Hours = Omit<Shift, "person">

/** A stretch of a day in a zone, as instants; an end at or before its start is on the next day. */
function instants(zone: string, day: Day, { start, end }: Stretch): Instants {
  const at = (minute: number): Date =>
    inZone(zone, shiftDay(day, Math.floor(minute / 1440)), clock(minute % 1440))
  return { from: at(start), to: at(end > start ? end : end + 1440) }
}

/** The same as shifts on Montréal's clock: more than one where the roster could not write it as one. */
function shiftsOf({ from, to }: Instants, breaks: readonly Instants[]): Hours[] {
  const day = dayOf(from)
  const [start, end] = [wall(from), wall(to)]
  const span = spanOf(day, start, end)
  const exact = span !== null && +span.from === +from && +span.to === +to
  if (!exact && +to - +from > 11 * HOUR) {
    const middle = new Date(+from + 11 * HOUR)
    return [
      { from, to: middle },
      { from: middle, to },
    ].flatMap((part) => shiftsOf(part, breaks))
  }
  const inside = breaks.flatMap((pause) => {
    const [first, last] = [Math.max(+pause.from, +from), Math.min(+pause.to, +to)]
    return first < last ? [{ start: wall(new Date(first)), end: wall(new Date(last)) }] : []
  })
  return [{ day, start, end, ...(inside.length > 0 && { breaks: inside }) }]
}

/** The weekly hours of a shift on the days around `today`; none on a day that is a holiday. */
function weeks({ days, breaks }: CrmShift, zone: string, today: Day, closed: ReadonlySet<Day>): Hours[] {
  return Array.from({ length: before + after + 1 }, (_one, at) => shiftDay(today, at - before)).flatMap(
    (day) => {
      const name = weekdays[new Date(day).getUTCDay()] ?? ""
      return (closed.has(day) ? [] : (days[name] ?? [])).flatMap((stretch) => {
        const worked = instants(zone, day, stretch)
        if (Number.isNaN(+worked.from + +worked.to)) return []
        // On a night, a break written before the start comes after midnight.
        const pauses = (breaks[name] ?? []).map(({ start, end }) => {
          const late = stretch.end <= stretch.start && start < stretch.start ? 1440 : 0
          return instants(zone, day, { start: start + late, end: (end > start ? end : end + 1440) + late })
        })
        return shiftsOf(worked, pauses)
      })
    },
  )
}

const isZone = (zone: string): boolean => !Number.isNaN(inZone(zone, "2026-01-01", "00:00").getTime())
const isAddress = (text: string): boolean => text.includes("@")
const textsOf = ({ id, name, aliases = [] }: Person): string[] => [id, name, ...aliases]
const addresses = (person: Person): string[] => textsOf(person).filter(isAddress).map(fold)
const keysOf = ({ name, aliases = [] }: Person): string[] => [name, ...aliases].map(nameKey)

function listed<T>(all: Iterable<T>, keys: (one: T) => readonly string[]): Map<string, T[]> {
  const found = new Map<string, T[]>()
  for (const one of all)
    for (const key of new Set(keys(one))) if (key !== "") found.set(key, [...(found.get(key) ?? []), one])
  return found
}
const only = <T>(all: readonly T[] | undefined): T | null => (all?.length === 1 ? (all[0] ?? null) : null)

/**
 * Which person of the policy each user is, by user's id: by e-mail, else by name where one alone on each side bears it. Someone who
 * is no longer active is nobody whom an active user is.
 */
function matches(people: readonly Person[], users: readonly CrmUser[]): Map<string, Person> {
  const found = new Map<string, Person>()
  const taken = new Set<string>()
  const take = (user: CrmUser, person: Person | null): void => {
    if (!person || taken.has(person.id) || found.has(user.id)) return
    taken.add(person.id)
    found.set(user.id, person)
  }
  const byAddress = listed(people, addresses)
  const byName = listed(people, keysOf)
  const actives = listed(
    users.filter(({ active }) => active),
    ({ name }) => [nameKey(name)],
  )
  const sorted = [...users].sort((one, other) => +other.active - +one.active)
  for (const user of sorted) if (user.email !== null) take(user, only(byAddress.get(fold(user.email))))
  for (const user of sorted) {
    const key = nameKey(user.name)
    const rivals = (actives.get(key) ?? []).length - (user.active ? 1 : 0)
    const person = only(byName.get(key))
    // An address that is not theirs says that it is somebody else.
    const denied = person !== null && user.email !== null && addresses(person).length > 0
    if (rivals === 0 && !denied) take(user, person)
  }
  return found
}

const always: Omit<Away, "person"> = { from: "1970-01-01T00:00:00.000Z", to: "9999-12-31T00:00:00.000Z" }

/** An absence as the CRM gives it; one that ends at 23:59 lasts until midnight. */
function awayOf(person: string, { from, to }: CrmUnavailability): Away[] {
  if (!(from < to)) return []
  const end = minuteOfDay(to) === 1439 ? new Date((Math.floor(+to / MINUTE) + 1) * MINUTE) : to
  return [{ person, from: from.toISOString(), to: end.toISOString() }]
}

/**
 * The team's roster with the CRM's laid over the policy's (process.md 3.5): its users, their shift hours and their absences. A person
 * whom the CRM gives no hours keeps the policy's; without either nothing is said of them. Hours whose zone is not known count as none.
 * `hours` tells by person's id where theirs come from.
 */
export function teamRoster(policy: Roster, team: CrmTeam, now: Date): TeamRoster {
  const today = dayOf(now)
  const closed = new Set(closedDaysOf(team))
  const matched = matches(policy.people, team.users)
  const own = listed(policy.people, keysOf)
  const names = new Set([
    ...own.keys(),
    ...team.users.filter(({ active }) => active).map(({ name }) => nameKey(name)),
  ])
  const people = [...policy.people]
  const ids = new Map<string, string>()
  const left = new Set<string>()
  for (const user of team.users) {
    const key = nameKey(user.name)
    const person = matched.get(user.id)
    const known = own.get(key)?.length ?? 0
    if (person) ids.set(user.id, person.id)
    else if (user.active ? known < 2 : !names.has(key)) {
      people.push({ id: user.id, name: user.name })
      ids.set(user.id, user.id)
      if (!user.active) names.add(key)
    }
    const id = ids.get(user.id)
    if (!user.active && id !== undefined) left.add(id)
  }

  const shifts = new Map<string, Shift[]>()
  for (const shift of team.shifts ?? []) {
    const zone = shift.timeZone ?? team.zone
    const some = Object.values(shift.days).some((stretches) => stretches.length > 0)
    if (zone === null || !some || !isZone(zone)) continue
    // Once for all who work it.
    const hours = weeks(shift, zone, today, closed)
    for (const { id } of shift.people) {
      const person = ids.get(id)
      if (person !== undefined && !left.has(person))
        shifts.set(person, [...(shifts.get(person) ?? []), ...hours.map((one) => ({ person, ...one }))])
    }
  }
  const kept = policy.shifts.filter(({ person, day }) => !shifts.has(person) || closed.has(day))
  const from = new Set(kept.map(({ person }) => person))
  const hours = ({ id }: Person): HoursFrom =>
    left.has(id) ? "left" : shifts.has(id) ? "crm" : from.has(id) ? "policy" : "none"
  const away = [
    ...[...left].map((person) => ({ person, ...always })),
    ...(team.unavailability ?? []).flatMap((one) => {
      const person = ids.get(one.person.id)
      return person === undefined ? [] : awayOf(person, one)
    }),
  ]
  return {
    roster: { ...policy, people, shifts: [...kept, ...[...shifts.values()].flat()], away },
    hours: Object.fromEntries(people.map((person) => [person.id, hours(person)])),
  }
}

/** The organisation's holidays as days that neither count nor break a run (process.md §4). */
export const closedDaysOf = ({ holidays }: CrmTeam): Day[] =>
  [...new Set((holidays ?? []).map(({ day }) => day))].sort()
