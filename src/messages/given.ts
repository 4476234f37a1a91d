import type { Day } from "../process/calendar"
import type { GivenMark } from "../process/orphans/marks"
import type { Orphan, OrphanProgress, ResultsFile } from "../process/orphans/types"

/** A client given to the agent at the keyboard. `record`: the id of their record in the CRM, where their list names it. */
export type GivenClient = {
  id: string
  day: Day
  client: Orphan
  record: string | null
  /** When they asked not to be called (law.do-not-call). */
  doNotCall?: Day
} & OrphanProgress
/** My clients of today, and those of the last days that nobody has called. `named`: whether the agent has said who they are. */
export type GivenView = { named: boolean; today: GivenClient[]; before: GivenClient[]; results: number }
/** Why a file of clients was not taken; `results`: it is one of results, for the director. */
export type NotTaken = "unnamed" | "unreadable" | "stranger" | "results" | "damaged" | "nobody"
/** `fresh` are new here, `known` stood here before; `others` are given to someone else. */
export type Taking =
  { ok: true; fresh: number; known: number; others: number; view: GivenView } | { ok: false; why: NotTaken }

export type GivenRequests = {
  "given.get": [undefined, GivenView]
  /** What was done of one of them, or its undoing; the first instant stands. */
  "given.mark": [{ id: string; mark: GivenMark; on: boolean }, GivenView]
  /** A file of lists, as text: mine alone, all of them for a lead. */
  "orphans.take": [{ text: string }, Taking]
  /** What I did of my clients, to hand to the director. */
  "given.results": [undefined, ResultsFile]
}
