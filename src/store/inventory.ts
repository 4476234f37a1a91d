import type { Collection, Table } from "dexie"
import { add } from "date-fns/add"
import { addDays } from "date-fns/addDays"
import { sub } from "date-fns/sub"
import { subDays } from "date-fns/subDays"
import { montreal, shiftDay } from "../process/calendar"
import type { Opening } from "../process/canary"
import {
  incidentKept,
  incidentYears,
  requestYears,
  type RetentionDays,
  type RetentionKey,
  type Span,
  type Whose,
} from "../process/privacy"
import { digest } from "../process/text"
import type { Store } from "./database"
import type { GivenRow, HealthRow, IncidentRow, PrivacyRequestRow, RecordId, TableName } from "./rows"

type StoreTable = { [K in keyof Store]: Store[K] extends Table ? K : never }[keyof Store]

/** A client's files, as tables name them: whole names of records, their ids in the CRM, lines of orphans' lists. */
export type Subject = { records: readonly RecordId[]; ids: readonly string[]; orphans: readonly string[] }

type Row = Record<string, unknown>
export type Holding = {
  /** Whose it is: a client's, of one's own work, the team's, the browser's alone, or what the law has us keep. */
  of: Whose
  /** How long a row is kept at most, after the instant that `from` gives; null: as long as it serves. */
  kept: Span | null
  /** The setting that shortens it. */
  setting?: RetentionKey
  /** The instant from which a row's time is counted, ms. */
  from?: (row: Row) => number
  /** The same said of the row itself: the first instant at which it is no longer kept, ms. */
  until?: (row: Row) => number
  /** The rows of a client's files. */
  client?: (store: Store, subject: Subject) => Collection<unknown, unknown>
  /** What is done with them; else they are deleted. */
  strip?: (row: Row, subject: Subject) => void
}

const at = (name: string) => (row: Row) => Number(row[name])
const byRecord =
  (table: "followups" | "verdicts" | "journal" | "records" | "pins" | "reminders" | "dossiers") =>
  (store: Store, { records }: Subject): Collection<unknown, unknown> =>
    (store[table] as Table<unknown, unknown>).where("record").anyOf(records)

/** Whether an address names a record of the subject. */
const names = (address: unknown, { ids, records }: Subject): boolean =>
  typeof address === "string" &&
  (ids.some((id) => new RegExp(`(?<![\\w-])${id}(?![\\w-])`).test(address)) || records.includes(address))

/** The openings of the subject's records, among those by which the reading of pages is watched. */
function opened({ openings }: HealthRow, { records }: Subject): Opening[] {
  const marks = new Set(records.map(digest))
  return openings.filter(({ record }) => marks.has(record))
}

/** Every table of the store: what it holds, whose, how long, how a client's part is found and erased. A table missing here does not compile. */
export const inventory: Readonly<Record<TableName, Holding>> = {
  dossiers: {
    of: "client",
    kept: { months: 12 },
    setting: "files",
    from: at("seenAt"),
    client: byRecord("dossiers"),
  },
  followups: {
    of: "client",
    kept: { months: 12 },
    setting: "files",
    from: at("at"),
    client: byRecord("followups"),
  },
  verdicts: {
    of: "client",
    kept: { days: 7 },
    setting: "callbacks",
    from: at("at"),
    client: byRecord("verdicts"),
  },
  pins: {
    of: "client",
    kept: { days: 7 },
    setting: "callbacks",
    from: at("until"),
    client: byRecord("pins"),
  },
  records: {
    of: "client",
    kept: { months: 12 },
    setting: "files",
    from: at("touched"),
    client: byRecord("records"),
  },
  appointments: {
    of: "client",
    kept: { months: 12 },
    setting: "files",
    from: at("at"),
    client: (store, { records }) =>
      store.appointments.where("[record+day]").inAnyRange(
        records.map((record) => [
          [record, ""],
          [record, "\uffff"],
        ]),
      ),
  },
  reminders: {
    of: "client",
    kept: { days: 30 },
    setting: "reminders",
    from: at("until"),
    client: byRecord("reminders"),
  },
  orphans: {
    of: "client",
    kept: { days: 90 },
    setting: "orphans",
    from: at("importedAt"),
    client: (store, { orphans }) => store.orphans.where("id").anyOf(orphans),
  },
  given: {
    of: "client",
    kept: { days: 90 },
    setting: "orphans",
    from: (row) => montreal(shiftDay((row as GivenRow).day, 1), "00:00").getTime(),
    client: (store, { orphans }) => store.given.filter(({ client }) => orphans.includes(client.id)),
  },
  board: {
    of: "client",
    kept: { days: 30 },
    client: (store, { ids }) => store.board.where("id").anyOf(ids),
  },
  boardLook: { of: "browser", kept: { days: 30 } },
  journal: {
    of: "work",
    kept: { months: 12 },
    setting: "journal",
    from: at("at"),
    client: byRecord("journal"),
  },
  answers: { of: "work", kept: { days: 1 } },
  jobs: {
    of: "browser",
    kept: null,
    client: (store, { records }) => store.jobs.where("id").anyOf(records.map((record) => `pin:${record}`)),
  },
  settings: { of: "work", kept: null },
  secrets: { of: "browser", kept: null },
  history: { of: "team", kept: { months: 12 }, from: at("at") },
  historyParts: { of: "team", kept: { months: 12 } },
  health: {
    of: "browser",
    kept: { days: 30 },
    from: at("at"),
    client: (store, subject) =>
      store.health.filter((row) => names(row.page, subject) || opened(row, subject).length > 0),
    strip: (row, subject) => {
      if (names(row["page"], subject)) row["page"] = null
      // How fields were read on an opening stays; of which record, no longer.
      for (const opening of opened(row as HealthRow, subject)) opening.record = opening.id
    },
  },
  incidents: {
    of: "law",
    kept: { years: incidentYears },
    until: (row) => montreal(shiftDay(incidentKept((row as IncidentRow).known), 1), "00:00").getTime(),
  },
  requests: {
    of: "law",
    kept: { years: requestYears },
    from: (row) => (row as PrivacyRequestRow).doneAt ?? Infinity,
  },
  doNotCall: { of: "law", kept: { days: 3 * 365 + 14 }, until: at("until") },
} satisfies Readonly<Record<StoreTable, Holding>>
export const tables = Object.keys(inventory) as TableName[]

/** Days asked, where a team asks for less. */
const askedOf = ({ setting }: Holding, days: RetentionDays): number => (setting && days[setting]) ?? Infinity

/** The instant before which a table's rows are past their time, ms. */
export function before(table: TableName, now: Date, days: RetentionDays = {}): number {
  const holding = inventory[table]
  const { kept } = holding
  if (!kept) return -Infinity
  const most = sub(now, kept)
  const asked = askedOf(holding, days)
  return Number.isFinite(asked) ? Math.max(most.getTime(), subDays(now, asked).getTime()) : most.getTime()
}

/** Until when a row is kept, ms; null: nobody can say. */
export function keptUntil(table: TableName, row: unknown, days: RetentionDays = {}): number | null {
  const holding = inventory[table]
  const { kept, from, until } = holding
  if (until) return until(row as Row)
  const since = from?.(row as Row) ?? NaN
  if (!kept || !Number.isFinite(since)) return null
  const start = new Date(since)
  const most = add(start, kept)
  const asked = askedOf(holding, days)
  return Number.isFinite(asked) ? Math.min(most.getTime(), addDays(start, asked).getTime()) : most.getTime()
}
