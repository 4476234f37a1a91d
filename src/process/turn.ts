import { dayOf } from "./calendar"
import { branchKey, isAbsent, presenceOf, type Person, type Roster } from "./roster"

/** Why a specialist is passed over: between shifts, on a break, not known to the roster, or away that day. */
export type Skip = "off" | "busy" | "unknown" | "absent"
export type Turn = {
  /** Who gets the next appointment; null when nobody is on shift. */
  next: Person | null
  /** Who got the latest one today, by person id. */
  last: string | null
  /** Every specialist of the branch, in roster order, with how many they got today. */
  line: { person: Person; count: number; skipped: Skip | null }[]
}
export type TurnFacts = {
  roster: Roster
  /** Compared without case, accents, dashes; "Saint" as "St". */
  branch: string
  /** Appointments given in that branch, as far as seen; those of another Montréal day than `now` do not count. */
  appointments: readonly { person: string; at: Date }[]
  now: Date
}

function skipOf(roster: Roster, person: string, now: Date): Skip | null {
  const presence = presenceOf(roster, person, now)
  if (presence === "on-shift") return null
  return isAbsent(roster, person, now) ? "absent" : presence
}

/**
 * Whose turn it is among the specialists of a branch (the tour de gun, process.md 3.6): of those on shift, who has the
 * fewest appointments today, ties in roster order. The order of the appointments given does not matter.
 */
export function turnOf({ roster, branch, appointments, now }: TurnFacts): Turn {
  const dayAt = (at: Date): string | null => (Number.isNaN(at.getTime()) ? null : dayOf(at))
  const today = dayAt(now)
  const counts = new Map<string, number>()
  let last: { person: string; at: Date } | null = null
  for (const given of appointments) {
    if (today === null || dayAt(given.at) !== today) continue
    counts.set(given.person, (counts.get(given.person) ?? 0) + 1)
    if (!last || given.at > last.at || (+given.at === +last.at && given.person > last.person)) last = given
  }
  const line = roster.people
    .filter(({ role, branch: own }) => role === "specialist" && own && branchKey(own) === branchKey(branch))
    .map((person) => ({
      person,
      count: counts.get(person.id) ?? 0,
      skipped: skipOf(roster, person.id, now),
    }))
  let next: Turn["line"][number] | null = null
  for (const one of line) if (!one.skipped && (!next || one.count < next.count)) next = one
  return { next: next?.person ?? null, last: last?.person ?? null, line }
}
