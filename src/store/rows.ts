import type { Difference, HistoryEntry, JournalEvent } from "../messages"
import type { Day } from "../process/calendar"
import type { Health } from "../process/canary"
import type { Orphan, OrphanProgress } from "../process/orphans/types"
import type { Incident } from "../process/privacy"
import type { ReminderKind } from "../process/reminders"
import type { Moment, RecordKey } from "../rules/facts"
import type { Ticks } from "../rules/rule"

/** `org/module/id`: how a record is named in every table. */
export type RecordId = string
export const recordId = ({ org, module, id }: RecordKey): RecordId => `${org}/${module}/${id}`
export function recordKey(record: RecordId): RecordKey {
  const [org = "", module = "", ...id] = record.split("/")
  return { org, module, id: id.join("/") }
}

/** A follow-up note seen on a record. `closing` is 1 or 0, since an index holds no boolean. */
export type FollowUpRow = {
  id: string
  record: RecordId
  at: number
  author: string
  day: number | null
  round: number | null
  channels: string[]
  outcome: string
  closing: 0 | 1
}
/** A callback verdict shown, with the facts that it was made from, as JSON. */
export type VerdictRow = { id: string; record: RecordId; at: number; verdict: string; facts: string }
export type JournalRow = Omit<JournalEvent, "record"> & { key: string; at: number; record?: RecordId }
export type RecordRow = {
  record: RecordId
  ticks: Ticks
  meetingBooked: boolean
  composedNote: boolean
  touched: number
}
/** A callback clock pinned by the agent; `notified` once its notification was shown or given up. */
export type PinRow = { record: RecordId; until: number; url: string; notified: boolean }
/** Something the worker does at an instant. Alarms only wake; this is the truth. */
export type JobRow = { id: string; at: number }
export type AnswerRow = { person: string; presence: "on-shift" | "busy" | "off"; expires: number }
/**
 * Something to do for a client between two instants. Of the client nothing but the record (of an e-mail: `gmail/<mailbox>/<message>`,
 * see `mailRecord`). `tellAt`: when it is next told; null once it was, or where it is not to be. `number`: CRE…
 */
export type ReminderRow = {
  id: string
  kind: ReminderKind
  record: RecordId
  /** The address of its page. */
  url: string
  from: number
  until: number
  doneAt: number | null
  tellAt: number | null
  number?: string
}
/** A client of a list brought in by the director; `dealt`: the deal that gave them out, "" while none has. */
export type OrphanRow = Orphan & { importedAt: number; dealt: string }
/**
 * A client given to a seller for a day, here or in a file of the director's, and what was done since. `keys`: keyed hashes of their phone,
 * e-mail and record, by which an open page knows them.
 */
export type GivenRow = {
  /** `<deal>|<orphan>` */
  id: string
  deal: string
  day: Day
  branch: string
  seller: string
  client: Orphan
  keys: string[]
  /** When the director exported or published it: it can no longer be taken back. */
  outAt?: number
  /** When the director took back a client of a past list whom nobody had called. */
  backAt?: number
} & OrphanProgress
/**
 * A change of the team's layer. `by`: who made it, as they said they are; "" nobody said. `rest` and `roster` name the parts it stood of
 * afterwards (HistoryPart), null: no roster; what the director deals (`orphans`) names clients and is no part of it.
 */
export type HistoryRow = {
  id: string
  at: number
  by: string
  what: HistoryEntry["what"]
  /** What became otherwise for people; `more`: how many differences were not kept. */
  changes: Difference[]
  more: number
  rest: string
  roster: string | null
  /** The same of what was published then, below it; null: nothing. */
  published?: { rest: string; roster: string | null } | null
}
/** A part of the team's layer, once whatever the number of rows that stand of it; `id`: a digest of it. */
export type HistoryPart = { id: string; value: unknown }
/**
 * How the fields of one form or page were read on its last openings: `<organisation>/<part>-<mode>/<language>`. Records are digests, but for
 * the address of an example (organisation, module and id alone) while something is lost.
 */
export type HealthRow = Health & { key: string; at: number; page: string | null }
/** A confidentiality incident (Law 25), kept 5 years. `edits`: when it was changed since, and by whom as they said they are. */
export type IncidentRow = Incident & { id: string; writtenAt: number; edits: { at: number; by: string }[] }
/**
 * A request of a person about what is kept of them, answered within 30 days of the day it was received; an erasure made here is one, done
 * at once.
 */
export type PrivacyRequestRow = {
  id: string
  /** When it was entered. */
  at: number
  received: Day
  kind: "access" | "correction" | "erasure"
  /** What it is called on screen: initials or a file's number, typed by the person who entered it; "" of an erasure. */
  label: string
  doneAt: number | null
  /** What was done, as typed. */
  note: string
  proof: ErasureProof | null
}
/** The tables of the store, by name (`inventory.ts` tells of each). */
export type TableName =
  | "dossiers"
  | "followups"
  | "verdicts"
  | "pins"
  | "records"
  | "appointments"
  | "reminders"
  | "orphans"
  | "given"
  | "board"
  | "boardLook"
  | "journal"
  | "answers"
  | "jobs"
  | "settings"
  | "secrets"
  | "history"
  | "historyParts"
  | "health"
  | "incidents"
  | "requests"
  | "doNotCall"
/** What a wipe took away, by table, and what it left. */
export type Wiped = { rows: Record<string, number>; left: Record<string, number> }
/** What an erasure took away, by table, and what a second look found; `seal`: a keyed hash of what was asked, of nobody's use elsewhere. */
export type ErasureProof = { rows: Record<string, number>; left: Record<string, number>; seal: string }
/**
 * A number that is not to be called (law.do-not-call). It is kept as it is, its digits being the id: a list of hashes of this browser's own
 * could be shared with nobody. Days are Montréal's.
 */
export type DoNotCallRow = {
  id: string
  /** When the client asked, and when it was entered here or where the list comes from. */
  asked: Day
  entered: Day
  /** The first instant at which it is no longer kept, ms. */
  until: number
  /** When the client changed their mind: it stays in the list, so that an older file does not bring it back. */
  removed: Day | null
  /** Why, as typed; "" while it stands. */
  reason: string
  /** Of its look-up (`src/store/keys.ts`), by which the files of the client are known. */
  keys: string[]
}
export type SettingRow = { key: string; value: unknown }

/**
 * A client's file as this browser last saw it. Of the client themself only keyed hashes stay (`src/store/keys.ts`): no name,
 * number or address. Instants are milliseconds; null is not known, unless said.
 */
export type DossierRow = {
  record: RecordId
  /** The address of its page. */
  url: string
  seenAt: number
  /** Null: none, or not known. */
  stock: string | null
  stage: string | null
  stageSeenAt: number | null
  /** When its stage was last seen open. */
  openSeenAt: number | null
  /** Null while it is open, or closed nobody knows when. */
  closedAt: number | null
  /** The agent's name as shown; "" when the page shows that there is none. */
  owner: string | null
  priority: string | null
  createdAt: number | null
  followUpDate: Day | null
  /** When the last follow-up note was last known on the page, be it that there is none; null: never. */
  notesSeenAt: number | null
  /** Whether the page then showed every note. */
  notesComplete: boolean
  lastNoteAt: number | null
  lastAuthor: string | null
  lastOutcome: "no-answer" | "reached" | "unstated" | null
  lastDoubt: (Pick<Moment, "precision" | "zoneKnown" | "isModified"> & { authorCertain: boolean }) | null
  noShowAt: number | null
  keys: string[]
}
/** The latest appointment booked from this browser on one file in one Montréal day. Names as shown; null is not read, or none. */
export type AppointmentRow = {
  record: RecordId
  day: Day
  at: number
  specialist: string | null
  branch: string | null
}
/** A key that this browser made for itself and that no script can take out. */
export type SecretRow = { name: string; key: CryptoKey }
