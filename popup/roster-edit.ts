import { montreal, type Day } from "../src/process/calendar"
import { isAbsent, nameKey, type Absence, type Person, type Roster, type Shift } from "../src/process/roster"

export type DayShift = Omit<Shift, "person" | "day">

const byTime = (one: Shift, other: Shift): number =>
  `${one.day} ${one.start}` < `${other.day} ${other.start}` ? -1 : 1

/** An id for someone new: their name as one word, with a number when it is taken. */
export function newId(roster: Pick<Roster, "people">, name: string): string {
  const taken = new Set(roster.people.map(({ id }) => id))
  const base = nameKey(name).replaceAll(" ", "-") || "personne"
  let id = base
  for (let count = 2; taken.has(id); count += 1) id = `${base}-${String(count)}`
  return id
}

/** The roster with a person changed, or added when their id is new. */
export function putPerson(roster: Roster, person: Person): Roster {
  const known = roster.people.some(({ id }) => id === person.id)
  return {
    ...roster,
    people: known
      ? roster.people.map((one) => (one.id === person.id ? person : one))
      : [...roster.people, person],
  }
}

/** The roster without a person, their shifts and their absences. */
export const dropPerson = (roster: Roster, id: string): Roster => ({
  ...roster,
  people: roster.people.filter((one) => one.id !== id),
  shifts: roster.shifts.filter(({ person }) => person !== id),
  absences: roster.absences.filter(({ person }) => person !== id),
})

/** The roster with these shifts, and no others, for a person on a day. */
export const putDay = (roster: Roster, person: string, day: Day, shifts: readonly DayShift[]): Roster => ({
  ...roster,
  shifts: [
    ...roster.shifts.filter((shift) => shift.person !== person || shift.day !== day),
    ...shifts.map((shift) => ({ person, day, ...shift })),
  ].sort(byTime),
})

/** The roster with an absence in the place of another, or added; null takes it away. */
export const putAbsence = (roster: Roster, old: Absence | null, absence: Absence | null): Roster => ({
  ...roster,
  absences: [...roster.absences.filter((one) => one !== old), ...(absence ? [absence] : [])].sort(
    (one, other) => (one.from < other.from ? -1 : 1),
  ),
})

/** What the roster says of everyone on the days asked, by person and day. */
export function atlas(roster: Roster): {
  shifts: (person: string, day: Day) => readonly Shift[]
  absence: (person: string, day: Day) => Absence | undefined
} {
  const shifts = new Map<string, Shift[]>()
  for (const shift of [...roster.shifts].sort(byTime)) {
    const key = `${shift.day} ${shift.person}`
    const some = shifts.get(key)
    if (some) some.push(shift)
    else shifts.set(key, [shift])
  }
  const absences = new Map<string, Absence[]>()
  for (const absence of roster.absences)
    absences.set(absence.person, [...(absences.get(absence.person) ?? []), absence])
  return {
    shifts: (person, day) => shifts.get(`${day} ${person}`) ?? [],
    absence: (person, day) =>
      absences.get(person)?.find(({ from, to }) => from <= day && day <= to) ??
      (isAbsent(roster, person, montreal(day, "12:00")) ? { person, from: day, to: day } : undefined),
  }
}
