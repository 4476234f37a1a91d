import { montreal, type Day } from "../process/calendar"
import { valueOf, type Field } from "../process/field"
import { stageOf } from "../process/stages"
import { same } from "../process/text"
import { lastFollowUp, noShowAt } from "../rules/callbacks/verdict"
import type { OpportunityFacts, RecordKey } from "../rules/facts"
import type { OtherFile } from "../rules/rule"
import type { Store } from "./database"
import { emailText, hashes, hashOf, indexed, isOf, keyTexts, type Client, type KeyText } from "./keys"
import { recordId, recordKey, type DossierRow } from "./rows"

/** What of an opportunity's page is kept of its file. */
export type DossierFacts = Pick<OpportunityFacts, "notes" | "notesComplete"> & {
  fields: Pick<OpportunityFacts["fields"], "owner" | "stage" | "stock" | "followUpDate"> & {
    priority?: Field
    createdAt?: Field<Day | Date>
  }
}
/** A file as read on its page: its facts, its client as far as known, the page's address. */
export type Sighting = { record: RecordKey; url: string; facts: DossierFacts; client: Client }

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE

/** Whether a stage is open; null for one that is not the process's. A bare "Perdu" is the approvers', and closed. */
const isOpen = (stage: string | null): boolean | null =>
  stageOf(stage ?? "")?.open ?? (same(stage ?? "", "Perdu") ? false : null)

const blank = (record: string, url: string): DossierRow => ({
  record,
  url,
  seenAt: 0,
  stock: null,
  stage: null,
  stageSeenAt: null,
  openSeenAt: null,
  closedAt: null,
  owner: null,
  priority: null,
  createdAt: null,
  followUpDate: null,
  notesSeenAt: null,
  notesComplete: false,
  lastNoteAt: null,
  lastAuthor: null,
  lastOutcome: null,
  lastDoubt: null,
  noShowAt: null,
  keys: [],
})

/** What was read; what stood before, where the page does not say. */
const read = <T, E>(field: Field<T> | undefined, before: E, none: E): T | E =>
  field === undefined || field.state === "unknown" ? before : field.state === "empty" ? none : field.value

/** An instant in milliseconds; a day is its first. */
function time(value: Day | Date | null): number | null {
  if (value === null) return null
  const at = typeof value === "string" ? montreal(value, "00:00") : value
  return Number.isNaN(at.getTime()) ? null : at.getTime()
}

/** When the last closing note of this file was written, where that is known. */
function closingNote({ notes }: DossierFacts): number | null {
  const times = (valueOf(notes) ?? []).flatMap(({ ofThisRecord, reading, at }) =>
    ofThisRecord && reading?.followUp?.closing === true && at.state === "known"
      ? [at.value.at.getTime()]
      : [],
  )
  return times.length > 0 ? Math.max(...times) : null
}

/** A file turning closed was closed by its closing note, else now; one first seen closed without such a note, nobody knows when. */
function stageSeen(kept: DossierRow, facts: DossierFacts, now: number): Partial<DossierRow> {
  const { stage } = facts.fields
  if (stage.state !== "known") return {}
  const seen = { stage: stage.value, stageSeenAt: now }
  const open = isOpen(stage.value)
  if (open === null) return seen
  if (open) return { ...seen, openSeenAt: now, closedAt: null }
  const note = closingNote(facts)
  // The note comes just before the change of stage; one much older than an open stage told of an earlier closing.
  if (note !== null && note >= (kept.openSeenAt ?? note) - DAY) return { ...seen, closedAt: note }
  return { ...seen, closedAt: kept.closedAt ?? (isOpen(kept.stage) === true ? now : null) }
}

function notesOf(kept: DossierRow, facts: DossierFacts, now: number): Partial<DossierRow> {
  const last = lastFollowUp(facts)
  if (last === undefined) return {}
  const at = last?.moment.at.getTime() ?? null
  // A page that has not rendered its latest notes does not take back the one already seen.
  if (!facts.notesComplete && (at === null || at < (kept.lastNoteAt ?? at))) return {}
  const missed = noShowAt(facts)
  const seen = { notesSeenAt: now, notesComplete: facts.notesComplete }
  const noShow = missed === undefined ? {} : { noShowAt: time(missed) }
  if (last === null || Number.isNaN(at))
    return { ...seen, ...noShow, lastNoteAt: null, lastAuthor: null, lastOutcome: null, lastDoubt: null }
  const { precision, zoneKnown, isModified } = last.moment
  return {
    ...seen,
    ...noShow,
    lastNoteAt: at,
    lastAuthor: last.note.author,
    lastOutcome: last.note.reading?.followUp?.outcome ?? null,
    lastDoubt: { precision, zoneKnown, isModified, authorCertain: last.note.authorCertain },
  }
}

function merged(
  kept: DossierRow,
  { facts, url }: Sighting,
  fresh: readonly string[],
  now: number,
): DossierRow {
  const { owner, stock, priority, createdAt, followUpDate } = facts.fields
  const before = stock.state === "unknown" ? kept.keys : kept.keys.filter((entry) => !isOf(entry, ["stock"]))
  const found = new Set([...before.map(hashOf), ...fresh])
  return {
    ...kept,
    url,
    seenAt: now,
    stock: read(stock, kept.stock, null),
    owner: read(owner, kept.owner, ""),
    priority: read(priority, kept.priority, null),
    createdAt: time(
      read<Day | Date, Day | Date | null>(
        createdAt,
        kept.createdAt === null ? null : new Date(kept.createdAt),
        null,
      ),
    ),
    followUpDate: read(followUpDate, kept.followUpDate, null),
    ...stageSeen(kept, facts, now),
    ...notesOf(kept, facts, now),
    keys: [...found].map((hash) => indexed(hash, now)),
  }
}

/** Whether a file says nothing new: the same but for when, seen a moment ago. */
function sameAgain(kept: DossierRow, next: DossierRow): boolean {
  const still = { seenAt: 0, stageSeenAt: 0, openSeenAt: 0, notesSeenAt: 0 }
  const text = (row: DossierRow) => JSON.stringify({ ...row, ...still, keys: row.keys.map(hashOf) })
  const age = next.seenAt - kept.seenAt
  return age >= 0 && age < MINUTE && text(kept) === text(next)
}

/**
 * Keeps what a page shows of a file, laid over what was kept: what it does not say stays, each number that the client was
 * seen with stays. An instant `now`; rejects when the store does.
 */
export async function keepDossier(store: Store, seen: Sighting, now: Date): Promise<void> {
  const record = recordId(seen.record)
  const fresh = await hashes(store, keyTexts(seen.client, valueOf(seen.facts.fields.stock) ?? null))
  await store.transaction("rw", store.dossiers, async () => {
    const kept = (await store.dossiers.get(record)) ?? blank(record, seen.url)
    const next = merged(kept, seen, fresh, now.getTime())
    if (!sameAgain(kept, next)) await store.dossiers.put(next)
  })
}

/** When every note of a record was last seen at once; null when it never was, or not at its last sight. */
export async function notesSeenWhole(store: Store, record: RecordKey): Promise<Date | null> {
  const row = await store.dossiers.get(recordId(record))
  return row?.notesComplete && row.notesSeenAt !== null ? new Date(row.notesSeenAt) : null
}

/** The files found by a hash, the most recently seen first. */
export const filesOf = (store: Store, hash: string, most: number): Promise<DossierRow[]> =>
  store.dossiers.where("keys").between(hash, `${hash}\uffff`).limit(most).toArray()

const contact = ({ phone, email }: { phone: string | null; email: string | null }): KeyText[] => [
  ...(email === null ? [] : [["email", emailText(email)] as const]),
  ...(phone === null ? [] : [["phone", phone] as const]),
]
/** More files than this with one number or address are not one client's. */
const most = 50

/**
 * The other files of the same organisation with this phone (digits only) or e-mail, the most recently seen first. A phone may
 * be a family's: `matchedBy` says "email" when both are the same.
 */
export async function otherFiles(
  store: Store,
  record: RecordKey | null,
  by: { phone: string | null; email: string | null },
  now: Date,
): Promise<OtherFile[]> {
  const texts = contact(by)
  const found = await hashes(store, texts)
  const lists = await Promise.all(found.map((hash) => filesOf(store, hash, most)))
  const files = new Map<string, OtherFile>()
  lists.forEach((rows, index) => {
    for (const row of rows) {
      const key = recordKey(row.record)
      if (files.has(row.record) || row.seenAt > now.getTime() + MINUTE) continue
      if (record && (key.org !== record.org || recordId(record) === row.record)) continue
      files.set(row.record, {
        record: key,
        matchedBy: texts[index]?.[0] === "email" ? "email" : "phone",
        stage: row.stage,
        closedAt: row.closedAt === null ? null : new Date(row.closedAt),
        // A stage seen to turn was left between two visits; only a closing note tells when.
        ...(row.openSeenAt !== null &&
          row.lastNoteAt !== row.closedAt && { closedAfter: new Date(row.openSeenAt) }),
        lastFollowUpAt: row.lastNoteAt === null ? null : new Date(row.lastNoteAt),
        createdAt: row.createdAt === null ? null : new Date(row.createdAt),
        lastOutcome: row.lastOutcome,
        seenAt: new Date(row.seenAt),
      })
    }
  })
  return [...files.values()].sort((a, b) => b.seenAt.getTime() - a.seenAt.getTime())
}

/** A file closed long enough: what a re-application needs, and no more. */
export const bare = (row: DossierRow): DossierRow => ({
  ...blank(row.record, row.url),
  seenAt: row.seenAt,
  stage: row.stage,
  stageSeenAt: row.stageSeenAt,
  openSeenAt: row.openSeenAt,
  closedAt: row.closedAt,
  createdAt: row.createdAt,
  lastNoteAt: row.lastNoteAt,
  lastOutcome: row.lastOutcome,
  keys: row.keys.filter((entry) => isOf(entry, ["phone", "email"])),
})
