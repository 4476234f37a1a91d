import type { BranchTurn, TurnView } from "../src/messages"
import { branchKey, findPerson, type Roster } from "../src/process/roster"
import { turnOf } from "../src/process/turn"
import type { RecordKey } from "../src/rules/facts"
import type { Context } from "../src/rules/rule"
import { appointmentsOn } from "../src/store/appointments"
import { recordId, type AppointmentRow } from "../src/store/rows"
import type { Handlers } from "./router"
import type { Settings } from "./settings"

/** Whose turn it is in a branch (process.md 3.6), by the appointments that this browser has seen given today. */
export function branchTurn(
  roster: Roster,
  branch: string,
  rows: readonly AppointmentRow[],
  now: Date,
): BranchTurn {
  const here = (name: string | undefined): boolean =>
    name !== undefined && branchKey(name) === branchKey(branch)
  // A name that somebody else bears too is, in this branch's line, the specialist's.
  const specialists = roster.people.filter((one) => one.role === "specialist" && here(one.branch))
  const appointments = rows.flatMap(({ specialist, branch: shown, at }) => {
    const counts = specialist !== null && (shown === null || here(shown))
    const person = counts ? findPerson({ ...roster, people: specialists }, specialist) : null
    return person && person !== "ambiguous" ? [{ person: person.id, at: new Date(at) }] : []
  })
  const { next, last, line } = turnOf({ roster, branch, appointments, now })
  return {
    branch,
    next: next?.id ?? null,
    last,
    line: line.map(({ person: { id, name }, count, skipped }) => ({ id, name, count, skipped })),
  }
}

/**
 * The turn as the rules ask for it, for one record: its own appointment aside, so that its page keeps naming the person
 * whose turn it was. Undefined without specialists, or when the store does not say.
 */
export async function turnFor(
  { parts: { store, keep, now: clock } }: Settings,
  roster: Roster,
  record: RecordKey | null,
): Promise<Context["turn"]> {
  if (!roster.people.some(({ role }) => role === "specialist")) return undefined
  const now = clock()
  const kept = await keep.attempt(() => appointmentsOn(store, now)).catch(() => null)
  if (!kept) return undefined
  const own = record && recordId(record)
  const rows = kept.filter((row) => row.record !== own)
  return (branch) => {
    const { next, last, line } = branchTurn(roster, branch, rows, now)
    const nameOf = (id: string | null): string | null => line.find((one) => one.id === id)?.name ?? null
    return { next: nameOf(next), last: nameOf(last) }
  }
}

/** The branches that the roster knows, and the agent's, each once. */
function branchesOf({ branches, people }: Roster, own: string): string[] {
  const named = new Map<string, string>()
  const all = [...branches, ...people.map(({ branch }) => branch ?? ""), own]
  for (const name of all)
    if (name.trim() !== "" && !named.has(branchKey(name))) named.set(branchKey(name), name)
  return [...named.values()]
}

/** The tour de gun, for its screen. */
export const turnHandlers = (settings: Settings): Pick<Handlers, "turn.get"> => ({
  "turn.get": async (): Promise<TurnView> => {
    const { store, keep, now: clock } = settings.parts
    const { roster, agent } = await settings.page()
    const now = clock()
    const rows = await keep.attempt(() => appointmentsOn(store, now))
    const own = agent?.branch ?? ""
    const branches = branchesOf(roster, own)
    return {
      own: branches.find((name) => branchKey(name) === branchKey(own)) ?? null,
      branches: branches.map((branch) => branchTurn(roster, branch, rows, now)),
      roster: roster.people.length > 0,
    }
  },
})
