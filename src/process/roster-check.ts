import type { Day } from "./calendar"
import { branchKey, nameKey, type Person, type Roster, type Shift } from "./roster"
import { isDay, lasting, minutes } from "./roster-hours"

/** What can be wrong in a roster. The words for each stand elsewhere. */
export const rosterProblemKinds = [
  "person-twice", // an id that another person has
  "name-shared", // a name or alias that another person has: neither is recognised by it
  "branch-unknown", // not one of the branches listed
  "person-unknown", // a shift or absence of someone who is not in the roster
  "day-unreadable", // not a day, or one that does not exist
  "time-unreadable", // not a time, or one that does not exist
  "shift-reversed", // ends at or before its start, and is no night of 12 h or less
  "shift-overlap", // runs into another shift of the same person
  "break-reversed", // ends at or before its start
  "break-outside", // not inside its shift
  "absence-reversed", // ends before its first day
] as const
export type RosterProblemKind = (typeof rosterProblemKinds)[number]

export type RosterProblem = {
  /** Where it stands: `roster.people[0]`, `roster.shifts[3]`, `roster.shifts[3].breaks[0]`, `roster.absences[1]`. */
  path: string
  /** Id of the person concerned, as written. */
  person: string
  /** Day of the shift, first day of the absence, as written; null for what is wrong with a person. */
  day: Day | null
  kind: RosterProblemKind
  /** With an error the roster is refused; a warning only tells. */
  severity: "error" | "warning"
}

/** Everything wrong in a roster, in its own order: people, shifts, absences; none when it may be used. */
export function checkRoster(roster: Roster): RosterProblem[] {
  const ids = new Set(roster.people.map(({ id }) => id))
  return [...peopleProblems(roster), ...shiftProblems(roster.shifts, ids), ...absenceProblems(roster, ids)]
}

const problem = (path: string, person: string, day: Day | null, kind: RosterProblemKind): RosterProblem => ({
  path: `roster.${path}`,
  person,
  day,
  kind,
  severity: kind === "name-shared" ? "warning" : "error",
})

const keysOf = ({ name, aliases = [] }: Person): string[] => [name, ...aliases].map(nameKey).filter(Boolean)

function peopleProblems({ people, branches }: Roster): RosterProblem[] {
  const places = new Set(branches.map(branchKey))
  const ids = new Set<string>()
  const names = new Map<string, string>()
  return people.flatMap((person, index) => {
    const { id, branch } = person
    const found: RosterProblemKind[] = []
    if (ids.has(id)) found.push("person-twice")
    ids.add(id)
    const keys = keysOf(person)
    if (keys.some((key) => (names.get(key) ?? id) !== id)) found.push("name-shared")
    for (const key of keys) names.set(key, id)
    if (branch !== undefined && places.size > 0 && !places.has(branchKey(branch)))
      found.push("branch-unknown")
    return found.map((kind) => problem(`people[${String(index)}]`, id, null, kind))
  })
}

/** Minutes up to the midnight that a day begins with, each day read once; NaN when it is none. */
function midnights(): (day: Day) => number {
  const known = new Map<Day, number>()
  return (day) => {
    const seen = known.get(day)
    if (seen !== undefined) return seen
    const found = isDay(day) ? Date.parse(day) / 60_000 : NaN
    known.set(day, found)
    return found
  }
}

function shiftProblems(shifts: readonly Shift[], ids: ReadonlySet<string>): RosterProblem[] {
  const midnight = midnights()
  const overlapping = overlaps(shifts, midnight)
  return shifts.flatMap((shift, index) => {
    const { person, day, start, end } = shift
    const path = `shifts[${String(index)}]`
    const found: RosterProblemKind[] = []
    if (!ids.has(person)) found.push("person-unknown")
    if (Number.isNaN(midnight(day))) found.push("day-unreadable")
    if (Number.isNaN(minutes(start) + minutes(end))) found.push("time-unreadable")
    else if (lasting(start, end) === null) found.push("shift-reversed")
    if (overlapping.has(index)) found.push("shift-overlap")
    return [...found.map((kind) => problem(path, person, day, kind)), ...breakProblems(shift, path)]
  })
}

function breakProblems({ person, day, start, end, breaks = [] }: Shift, path: string): RosterProblem[] {
  const length = lasting(start, end)
  return breaks.flatMap((pause, index) => {
    const pauseLength = lasting(pause.start, pause.end)
    // On a night shift, a break written before the start comes after midnight.
    const after = (minutes(pause.start) - minutes(start) + 1440) % 1440
    let kind: RosterProblemKind | null = null
    if (Number.isNaN(minutes(pause.start) + minutes(pause.end))) kind = "time-unreadable"
    else if (pauseLength === null) kind = "break-reversed"
    else if (length !== null && after + pauseLength > length) kind = "break-outside"
    return kind ? [problem(`${path}.breaks[${String(index)}]`, person, day, kind)] : []
  })
}

/** The places of the shifts that start before an earlier one of the same person has ended. */
function overlaps(shifts: readonly Shift[], midnight: (day: Day) => number): Set<number> {
  const found = new Set<number>()
  const byPerson = new Map<string, { from: number; to: number; index: number }[]>()
  shifts.forEach(({ person, day, start, end }, index) => {
    const length = lasting(start, end)
    const from = midnight(day) + minutes(start)
    if (length === null || Number.isNaN(from)) return
    const stretch = { from, to: from + length, index }
    const known = byPerson.get(person)
    if (known) known.push(stretch)
    else byPerson.set(person, [stretch])
  })
  for (const stretches of byPerson.values()) {
    let busyUntil = -Infinity
    for (const { from, to, index } of stretches.sort((a, b) => a.from - b.from)) {
      if (from < busyUntil) found.add(index)
      busyUntil = Math.max(busyUntil, to)
    }
  }
  return found
}

function absenceProblems({ absences }: Roster, ids: ReadonlySet<string>): RosterProblem[] {
  return absences.flatMap(({ person, from, to }, index) => {
    const found: RosterProblemKind[] = []
    if (!ids.has(person)) found.push("person-unknown")
    if (!isDay(from) || !isDay(to)) found.push("day-unreadable")
    else if (to < from) found.push("absence-reversed")
    return found.map((kind) => problem(`absences[${String(index)}]`, person, from, kind))
  })
}
