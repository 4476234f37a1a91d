import type { Day } from "../process/calendar"
import type { Incident, IncidentField, RequestStage, RetentionKey, Span, Whose } from "../process/privacy"
import type { IncidentRow, PrivacyRequestRow, TableName, Wiped } from "../store/rows"
import type { JournalKind } from "./index"

/** What a table holds of a file. Instants are ISO; null: nobody can say. */
export type PrivacyHeld = { table: TableName; count: number; since: string | null; until: string | null }
/** A client's file found by what was asked. `name`: only as a list or an open page gives it. */
export type PrivacyFile = {
  id: string
  name: string | null
  stock: string | null
  url: string | null
  by: string
  held: PrivacyHeld[]
  /** A policy of IT's or published names them: they may come back for as long as it does. */
  elsewhere: boolean
}
export type PrivacyFound = {
  query: string
  files: PrivacyFile[]
  /** A number of theirs is not to be called: the law has that entry kept. */
  doNotCall: boolean
  /** Nothing to look by was read in what was typed. */
  unread: boolean
}
/** Rows as they are kept, by file and table. */
export type PrivacyRows = { file: string; table: TableName; rows: Record<string, unknown>[] }[]

export type OwnWorkId =
  "journal" | "notes" | "presence" | "shift" | "practices" | "wordings" | "prefs" | "given"
/** What is kept about one's own work. `kinds`: of the journal, by kind. */
export type OwnWork = {
  name: string | null
  items: { id: OwnWorkId; count: number; since: string | null }[]
  kinds: { kind: JournalKind; count: number; since: string; last: string }[]
  days: number
}
export type WorkEvent = {
  at: string
  kind: JournalKind
  rule: string | null
  state: string | null
  record: string | null
  reason: string | null
}

export type RequestView = Omit<PrivacyRequestRow, "at" | "doneAt"> & {
  at: string
  doneAt: string | null
  due: Day
  stage: RequestStage | "done"
  kept: Day | null
}
export type IncidentView = Omit<IncidentRow, "writtenAt" | "edits"> & {
  writtenAt: string
  edits: { at: string; by: string }[]
  /** The last day that it is kept. */
  kept: Day
}
/** `others`: somebody corrected it since it was read; nothing was taken. */
export type IncidentTaken =
  | { ok: true; incidents: IncidentView[] }
  | { ok: false; fields: IncidentField[] }
  | { ok: false; fields: []; others: IncidentView[] }

export type RetentionView = {
  /** Nobody but a lead may change it. */
  readOnly: boolean
  settings: { key: RetentionKey; most: number; days: number; locked: boolean }[]
  tables: { table: TableName; of: Whose; kept: Span | null; setting?: RetentionKey; rows: number }[]
}

/** What the privacy desk asks (Law 25). Only our own pages do. */
export type PrivacyRequests = {
  "privacy.find": [{ query: string }, PrivacyFound]
  "privacy.export": [{ files: string[] }, PrivacyRows]
  /** Erases these files, and gives the receipt. */
  "privacy.erase": [{ query: string; files: string[] }, RequestView]
  "privacy.work": [undefined, OwnWork]
  /** The journal's events of a kind, newest first; null: all of them. */
  "privacy.events": [{ kind: string | null }, WorkEvent[]]
  /** The same and all else of one's work, as kept. */
  "privacy.work.export": [undefined, PrivacyRows]
  /** Erases one's choices and preferences, and gives the receipt; `all`: the journal and one's name with them. */
  "privacy.work.erase": [{ all: boolean }, { work: OwnWork; receipt: RequestView }]
  "privacy.requests": [undefined, RequestView[]]
  "privacy.request.add": [
    { kind: "access" | "correction" | "erasure"; label: string; received: Day },
    RequestView[],
  ]
  "privacy.request.done": [{ id: string; note: string }, RequestView[]]
  /** Those to answer soon. */
  "privacy.due": [undefined, RequestView[]]
  "privacy.incidents": [undefined, IncidentView[]]
  /** Enters an incident, or changes the one of this id, of which so many corrections were read. */
  "privacy.incident.set": [{ id: string | null; edits: number; incident: Incident }, IncidentTaken]
  "privacy.retention": [undefined, RetentionView]
  /** Days for a setting, null: as much as there may be. */
  "privacy.retention.set": [{ key: RetentionKey; days: number | null }, RetentionView]
  /** Erases all that this browser keeps, but what is asked to stay. */
  "privacy.wipe": [{ stay: { incidents: boolean; doNotCall: boolean } }, Wiped & { at: string }]
}
