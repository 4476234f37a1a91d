import Dexie, { type DBCore, type Middleware, type Table } from "dexie"
import type { BoardFile } from "../crm/board"
import { firstTelling } from "../process/reminders"
import type { LookRow } from "./board"
import type {
  AnswerRow,
  AppointmentRow,
  DoNotCallRow,
  DossierRow,
  FollowUpRow,
  GivenRow,
  HealthRow,
  HistoryPart,
  HistoryRow,
  IncidentRow,
  JobRow,
  JournalRow,
  OrphanRow,
  PinRow,
  PrivacyRequestRow,
  RecordRow,
  ReminderRow,
  SecretRow,
  SettingRow,
  VerdictRow,
} from "./rows"

/** Tables whose loss the person would notice: written through to the disk. The others can be seen again on the page. */
const strict = new Set([
  "journal",
  "records",
  "pins",
  "jobs",
  "settings",
  "secrets",
  "appointments",
  "reminders",
  "orphans",
  "given",
  "history",
  "historyParts",
  "incidents",
  "requests",
  "doNotCall",
])

const durability: Middleware<DBCore> = {
  stack: "dbcore",
  name: "durability",
  create: (core) => ({
    ...core,
    transaction: (tables, mode) =>
      core.transaction(tables, mode, {
        durability: mode === "readwrite" && tables.some((table) => strict.has(table)) ? "strict" : "relaxed",
      }),
  }),
}

/** Every version ever shipped stays here, in order, so that any older store opens. */
export const versions: readonly Record<string, string>[] = [
  {
    followups: "&id, record, at, closing",
    verdicts: "&id, record, at",
    journal: "&key, at, record",
    records: "&record, touched",
    pins: "&record, until",
    jobs: "&id, at",
    answers: "&person, expires",
    settings: "&key",
  },
  {
    dossiers: "&record, seenAt, closedAt, owner, *keys",
    secrets: "&name",
    appointments: "&[record+day], day, at",
    board: "&id",
    boardLook: "&key",
  },
  { reminders: "&id, record, from, until" },
  {
    journal: "&key, at, record, kind",
    reminders: "&id, record, from, until, tellAt",
    orphans: "&id, importedAt",
    given: "&id, deal, day, *keys",
  },
  {
    history: "&id, at",
    historyParts: "&id",
    health: "&key",
    incidents: "&id, known",
    requests: "&id, at",
    doNotCall: "&id, until, *keys",
  },
]

function toldAt({ kind, from, until }: ReminderRow): number | null {
  try {
    const at = firstTelling(kind, { from, until })
    return Number.isFinite(at) ? at : null
  } catch {
    // A damaged row: one that throws would keep the whole store from ever opening.
    return null
  }
}

/** Version 3 kept whether a reminder was told, and told two kinds alone: of the others, those that may be done already are in the day. */
function toTelling(row: ReminderRow & { notified?: boolean }): void {
  const open = row.from <= Date.now() && row.kind !== "credit-check" && row.kind !== "callback"
  row.tellAt = row.notified === true || open ? null : toldAt(row)
  delete row.notified
}

/** The store of this browser: IndexedDB, in the worker only. Instants are milliseconds since the epoch. */
export class Store extends Dexie {
  declare followups: Table<FollowUpRow, string>
  declare verdicts: Table<VerdictRow, string>
  declare journal: Table<JournalRow, string>
  declare records: Table<RecordRow, string>
  declare pins: Table<PinRow, string>
  declare jobs: Table<JobRow, string>
  declare answers: Table<AnswerRow, string>
  declare settings: Table<SettingRow, string>
  declare dossiers: Table<DossierRow, string>
  declare secrets: Table<SecretRow, string>
  declare appointments: Table<AppointmentRow, [record: string, day: string]>
  declare reminders: Table<ReminderRow, string>
  declare orphans: Table<OrphanRow, string>
  declare given: Table<GivenRow, string>
  declare history: Table<HistoryRow, string>
  declare historyParts: Table<HistoryPart, string>
  declare health: Table<HealthRow, string>
  declare incidents: Table<IncidentRow, string>
  declare requests: Table<PrivacyRequestRow, string>
  declare doNotCall: Table<DoNotCallRow, string>
  declare board: Table<BoardFile, string>
  declare boardLook: Table<LookRow, "look">

  constructor(name = "jalon") {
    super(name)
    this.use(durability)
    versions.forEach((tables, index) => this.version(index + 1).stores(tables))
    this.version(4).upgrade((old) => old.table("reminders").toCollection().modify(toTelling))
    // A newer version wants to upgrade from another window: step aside, and open again when next asked.
    this.on("versionchange", () => {
      this.close({ disableAutoOpen: false })
      return true
    })
  }
}

/** Whether the disk is full: said directly, or inside the abort of the transaction. */
export function isFull(error: unknown): boolean {
  if (typeof error !== "object" || error === null) return false
  const { name, inner } = error as { name?: unknown; inner?: unknown }
  return name === "QuotaExceededError" || (inner !== undefined && inner !== error && isFull(inner))
}
