import type { HoursFrom } from "../crm/roster"
import type { Day } from "../process/calendar"
import type { RecordKey } from "../rules/facts"
import type { Roster } from "../process/roster"
import type { Skip } from "../process/turn"
import type { RosterProblem } from "../process/roster-check"
import type { Wire } from "./index"

/** The team's roster as its screen shows it. */
export type RosterView = {
  roster: Roster
  /** Why it cannot be changed here: the browser's policy sets it, or the person does not lead. */
  locked: "managed" | "not-lead" | null
  /** What is wrong in it all the same: a policy of the browser, or of an earlier version. */
  problems: RosterProblem[]
  /** When it was last imported here (ISO), while that can be undone. */
  imported: string | null
  /** What the CRM says over it; null without a connection. */
  crm: CrmRosterView | null
}
/** The team as the CRM gives it: the roster in force, and by person's id where their hours come from. */
export type CrmRosterView = {
  /** When it was last read (ISO); null: not yet. */
  at: string | null
  fault: "unreachable" | "refused" | "wait" | null
  roster: Roster
  hours: Readonly<Record<string, HoursFrom>>
  closedDays: readonly Day[]
}
/** A roster taken whole, or refused with what it brings that is wrong. */
export type RosterTaken = { ok: true; view: RosterView } | { ok: false; problems: RosterProblem[] }

/** A verdict that was shown, as it was kept: CaseVerdict and CallbackFacts. */
export type KeptVerdict = {
  id: string
  record: RecordKey
  /** The address of its page; null when it was not seen since. */
  url: string | null
  at: string
  verdict: Wire
  facts: Wire
  /** As last seen in the record; null when it was not. */
  stock: string | null
  stage: string | null
}

/** One file of the day's plan, as this browser last saw it. Instants as ISO text. */
export type DayRow = {
  record: RecordKey
  /** The address of its page. */
  url: string
  stock: string | null
  stage: string | null
  priority: string | null
  /** As shown on the page. */
  owner: string | null
  /** The J that a note written now would carry, and the rounds made today. */
  day: number
  rounds: number
  createdAt: string | null
  followUpDate: string | null
  lastNoteAt: string | null
  heldUntil: string | null
  /** When the client asked not to be called (law.do-not-call). */
  doNotCall?: Day
}
export type DayView = {
  /** False until the agent has said who they are: no file is known to be theirs. */
  named: boolean
  /** Whether the work order Platine, Or, Argent, Bronze speaks. */
  queue: boolean
  /** Rounds aimed at in a day. */
  target: number
  /** How soon an agent must start to be left their client. */
  hours: number
  due: DayRow[]
  rounds: { round: number; files: DayRow[] }[]
  cover: DayRow[]
  held: DayRow[]
  /** How many of mine are done for today, and wait for a later date. */
  done: number
  later: number
}
/** The tour de gun of one branch, as seen from this browser. People by id. */
export type BranchTurn = {
  branch: string
  next: string | null
  last: string | null
  /** Its specialists in roster order; `count`: appointments given today. */
  line: { id: string; name: string; count: number; skipped: Skip | null }[]
}
export type TurnView = {
  /** The agent's branch, as listed in `branches`; null when they have none. */
  own: string | null
  branches: BranchTurn[]
  /** Whether the roster lists anyone. */
  roster: boolean
}
/** A file in the rows of a list page; only those that this browser has seen are answered. */
export type ListedFile = {
  record: RecordKey
  day: number
  rounds: number
  /** Still to be called today, by me. */
  due: boolean
  heldUntil: string | null
}
