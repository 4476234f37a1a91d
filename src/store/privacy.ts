import { nameKey } from "../process/roster"
import { marksOf, recordDigits } from "../process/orphans/identity"
import type { RetentionDays } from "../process/privacy"
import type { Orphan, OrphanDeal } from "../process/orphans/types"
import type { Policy } from "../policy/types"
import type { Store } from "./database"
import { filesOf } from "./dossiers"
import { inventory, keptUntil, tables, type Subject } from "./inventory"
import { hashes, keyTexts, type KeyText } from "./keys"
import type { Query } from "./lookup"
import { recordKey, type ErasureProof, type PrivacyRequestRow, type RecordId, type TableName } from "./rows"
import { settleReminders } from "./reminders"
import { keepSetting, readSetting } from "./settings"

/** A client's file: `r:` and its id in the CRM (of an e-mail, its message's), or `o:` and a line of orphans' lists. */
export type FileId = string
type Row = Record<string, unknown>
type Names = Readonly<Record<RecordId, string>>
/** What a table holds of a file. Instants in ms. */
export type Held = { table: TableName; rows: unknown[]; since: number | null; until: number | null }

const most = 30
const rid = (record: RecordId): string => recordKey(record).id
const orphanFile = (client: Orphan): FileId => {
  const digits = client.url === undefined ? null : recordDigits(client.url)
  return digits === null ? `o:${client.id}` : `r:${digits}`
}
const dealt = (policy: Policy | null | undefined): Orphan[] =>
  (policy?.orphans?.deals ?? []).flatMap(({ clients }) => clients)

/** Every record that a table names. */
async function recordsOf(store: Store): Promise<RecordId[]> {
  const { followups, verdicts, journal, reminders, records, pins, dossiers, appointments } = store
  const indexed = [followups, verdicts, journal, reminders].map((table) =>
    table.orderBy("record").uniqueKeys(),
  )
  const keyed = [records, pins, dossiers].map((table) => table.toCollection().primaryKeys())
  const booked = appointments.toCollection().primaryKeys()
  const all = [...(await Promise.all([...indexed, ...keyed])).flat(), ...(await booked).map(([one]) => one)]
  return [...new Set(all as RecordId[])]
}

function grouped<T>(all: readonly T[], fileOf: (one: T) => FileId): Map<FileId, T[]> {
  const files = new Map<FileId, T[]>()
  for (const one of all) {
    const file = fileOf(one)
    const kept = files.get(file)
    if (kept) kept.push(one)
    else files.set(file, [one])
  }
  return files
}

/** The clients that this browser knows, by file: their records, and the lines that lists and policies hold of them. */
export type Known = {
  records: ReadonlyMap<FileId, RecordId[]>
  lines: ReadonlyMap<FileId, Orphan[]>
  /** Of the lines, those that stand in a policy kept here: the team's own, or one that comes from elsewhere. */
  team: readonly Orphan[]
  elsewhere: readonly Orphan[]
}
export async function readKnown(store: Store): Promise<Known> {
  const team = dealt(await readSetting(store, "team"))
  const [managed, published] = [await readSetting(store, "managed"), await readSetting(store, "published")]
  const former = await readSetting(store, "publishedBefore")
  const elsewhere = [managed, published?.policy, former?.policy].flatMap(dealt)
  const given = (await store.given.toArray()).map(({ client }) => client)
  const lines = [...(await store.orphans.toArray()), ...given, ...team, ...elsewhere]
  const records = await recordsOf(store)
  return {
    records: grouped(records, (one) => `r:${rid(one)}`),
    lines: grouped(lines, orphanFile),
    team,
    elsewhere,
  }
}

/** What the ids of files stand for in the tables. */
export const subjectOf = ({ records, lines }: Known, files: readonly FileId[]): Subject => ({
  records: files.flatMap((file) => records.get(file) ?? []),
  ids: files.filter((file) => file.startsWith("r:")).map((file) => file.slice(2)),
  orphans: [...new Set(files.flatMap((file) => lines.get(file) ?? []).map(({ id }) => id))],
})

const textKey = ([kind, text]: KeyText): string => `${kind}:${text}`
/** All that a person of a list, or named by an open page, would be found by. */
function textsOf({ name, phone = "", email = "" }: Pick<Orphan, "name" | "phone" | "email">): Set<string> {
  const marks = marksOf({ name, phone, email })
  const of = (kind: string) => marks.filter((mark) => mark.startsWith(kind)).map((mark) => mark.slice(2))
  return new Set(keyTexts({ phones: of("p:"), emails: of("e:"), names: [name] }, null).map(textKey))
}

/** The id of a record that a text is, or an address names; of an e-mail, its own. */
function idIn(query: string): string | null {
  const text = query.trim()
  const named = /^[^\s/]+\/[^\s/]+\/([^\s/]+)$/.exec(text)?.[1]
  return recordDigits(text) ?? named ?? (/^\d{13,30}$/.test(text) ? text : null)
}

/**
 * The files of a client that a query finds, at most 30, each with what matched. `names`: clients' names that open pages gave, by record. A
 * number or a name may be several people's.
 */
export async function findFiles(
  store: Store,
  known: Known,
  query: string,
  { texts }: Query,
  names: Names,
): Promise<Map<FileId, string>> {
  const id = idIn(query)
  if (id !== null) return new Map([[`r:${id}`, "address"]])
  const found = new Map<FileId, string>()
  const add = (file: FileId, by: string): void => {
    if (!found.has(file)) found.set(file, by)
  }
  const keys = await hashes(store, texts)
  const lists = await Promise.all(keys.map((key) => filesOf(store, key, most)))
  lists.forEach((rows, index) => {
    for (const { record } of rows) add(`r:${rid(record)}`, texts[index]?.[0] ?? "")
  })
  const asked = texts.map((text) => [text[0], textKey(text)] as const)
  const byTexts = (own: Set<string>): string | undefined => asked.find(([, key]) => own.has(key))?.[0]
  const people = [
    ...[...known.lines].flatMap(([file, lines]) => lines.map((line) => [file, line] as const)),
    ...Object.entries(names).map(([record, name]) => [`r:${rid(record)}`, { name }] as const),
  ]
  for (const [file, person] of asked.length > 0 ? people : []) {
    const by = byTexts(textsOf(person))
    if (by !== undefined) add(file, by)
  }
  return new Map([...found].slice(0, most))
}

/** What each table holds of some files; what a policy carries stands under `settings`. Tables with nothing are left out. */
export async function heldOf(
  store: Store,
  known: Known,
  subject: Subject,
  days: RetentionDays,
): Promise<Held[]> {
  const carried = [...known.team, ...known.elsewhere].filter(({ id }) => subject.orphans.includes(id))
  const all = await Promise.all(
    tables.map(async (table) => {
      const rows = table === "settings" ? carried : await inventory[table].client?.(store, subject).toArray()
      return { table, rows: rows ?? [] }
    }),
  )
  return all
    .filter(({ rows }) => rows.length > 0)
    .map(({ table, rows }) => {
      const { from } = inventory[table]
      const starts = rows.map((row) => from?.(row as Row) ?? NaN).filter(Number.isFinite)
      const ends = rows.map((row) => keptUntil(table, row, days)).filter((end) => end !== null)
      return {
        table,
        rows,
        since: starts.length > 0 ? Math.min(...starts) : null,
        until: ends.length > 0 ? Math.max(...ends) : null,
      }
    })
}

/** Whether a policy that comes from elsewhere names one of them: they may come back for as long as it does. */
export const isElsewhere = ({ elsewhere }: Known, { orphans }: Subject): boolean =>
  elsewhere.some(({ id }) => orphans.includes(id))

/** Whose name a file bears, as open pages or lists give it; null: nobody says. */
export const nameOf = (known: Known, file: FileId, names: Names): string | null =>
  known.records
    .get(file)
    ?.map((record) => names[record])
    .find((name) => name !== undefined) ??
  known.lines.get(file)?.[0]?.name ??
  null

/** Lists without some clients; a list with nobody left goes. */
const without = (deals: readonly OrphanDeal[], orphans: readonly string[]): OrphanDeal[] =>
  deals
    .map((deal) => ({ ...deal, clients: deal.clients.filter(({ id }) => !orphans.includes(id)) }))
    .filter(({ clients }) => clients.length > 0)

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\/]/g, "\\$&")
/** Any name of the files, standing by itself; null: none that is long enough to be told from a number. */
export function tracePattern({ records, ids, orphans }: Subject): RegExp | null {
  const sure = [...records, ...orphans, ...ids].filter((text) => text.length >= 6)
  if (sure.length === 0) return null
  return new RegExp(`(?<![\\w-])(?:${sure.map(escaped).join("|")})(?![\\w-])`)
}

/** Rows read at a time. */
const slice = 5_000

/** A second look, row by row through every table, at whatever still names the files. What IT's policy says is IT's. */
async function traces(store: Store, subject: Subject): Promise<Record<string, number>> {
  const pattern = tracePattern(subject)
  const left: Record<string, number> = {}
  if (!pattern) return left
  for (const name of tables) {
    const table = store.table<Row>(name)
    const path = table.schema.primKey.keyPath
    const keyOf = (row: Row): unknown =>
      Array.isArray(path) ? path.map((part) => row[part]) : row[String(path)]
    let rows = await table.orderBy(":id").limit(slice).toArray()
    while (rows.length > 0) {
      const named = rows.filter(
        (row) => !(name === "settings" && row["key"] === "managed") && pattern.test(JSON.stringify(row)),
      )
      if (named.length > 0) left[name] = (left[name] ?? 0) + named.length
      const last = keyOf(rows[rows.length - 1] ?? {}) as string
      rows = rows.length < slice ? [] : await table.where(":id").above(last).limit(slice).toArray()
    }
  }
  return left
}

const withoutLines = (policy: Policy, orphans: readonly string[]): Policy =>
  policy.orphans ? { ...policy, orphans: { deals: without(policy.orphans.deals, orphans) } } : policy

/** What lists say of the people of some files, as a policy writes it. */
const saidOf = ({ lines }: Known, files: readonly FileId[]): string[] =>
  files
    .flatMap((file) => lines.get(file) ?? [])
    .flatMap(({ name, phone = "", email = "" }) => [name, phone, email])
    .filter((text) => text.length >= 6)
    .map((text) => JSON.stringify(text).slice(1, -1))

/** Takes the files out of what settings hold: the lists of policies, and copies of one found damaged. IT's own is IT's. */
async function stripSettings(store: Store, subject: Subject, said: readonly string[]): Promise<number> {
  const pattern = tracePattern(subject)
  const { orphans } = subject
  const linesIn = (policy: Policy | null | undefined): number =>
    dealt(policy).filter(({ id }) => orphans.includes(id)).length
  let rows = 0
  for (const key of ["published", "publishedBefore"] as const) {
    const kept = await readSetting(store, key)
    const lines = linesIn(kept?.policy)
    if (kept && lines > 0)
      await keepSetting(store, key, { ...kept, policy: withoutLines(kept.policy, orphans) })
    rows += lines
  }
  const team = await readSetting(store, "team")
  const lines = linesIn(team)
  if (team && lines > 0) await keepSetting(store, "team", withoutLines(team, orphans))
  const damaged = await readSetting(store, "damaged")
  // Half a line of a list may have lost the id that it was known by.
  const isNamed = (text: string): boolean =>
    pattern?.test(text) === true || said.some((one) => text.includes(one))
  const torn = damaged ? isNamed(damaged.text) : false
  if (torn) await keepSetting(store, "damaged", null)
  return rows + lines + (torn ? 1 : 0)
}

/** What was asked, as a hash that only this browser could make again: nobody is found by it. */
export async function sealOf(store: Store, id: string, asked: string): Promise<string> {
  const [seal = ""] = await hashes(store, [["name", `erasure ${id} ${asked}`]])
  return seal.slice(1)
}

/**
 * Erases all that is kept of some files, everywhere or nowhere, and keeps a receipt that names nobody: what went by table, and what a second
 * look found. A do-not-call entry stays. Rejects when the store does.
 */
export async function eraseFiles(
  store: Store,
  { files, query, received }: { files: readonly FileId[]; query: string; received: string },
  now: Date,
): Promise<PrivacyRequestRow> {
  const id = crypto.randomUUID()
  const seal = await sealOf(store, id, [query, ...files].join(" "))
  return store.transaction("rw", store.tables, async () => {
    const known = await readKnown(store)
    const subject = subjectOf(known, files)
    const rows: Record<string, number> = {}
    for (const table of tables) {
      const { client, strip } = inventory[table]
      const found = client?.(store, subject)
      if (!found) continue
      const gone = strip ? await found.modify((row) => strip(row as Row, subject)) : await found.delete()
      if (gone > 0) rows[table] = gone
    }
    const lines = await stripSettings(store, subject, saidOf(known, files))
    if (lines > 0) rows["settings"] = lines
    await settleReminders(store)
    const proof: ErasureProof = { rows, left: await traces(store, subject), seal }
    const at = now.getTime()
    const receipt: PrivacyRequestRow = {
      ...{ id, at, received, kind: "erasure", label: "", doneAt: at, note: "", proof },
    }
    await store.requests.put(receipt)
    return receipt
  })
}

/** Whether two names are one person's. */
export const sameName = (one: string, other: string): boolean => nameKey(one) === nameKey(other)
