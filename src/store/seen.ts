import type { JournalEvent, Wire } from "../messages"
import type { Note, RecordKey } from "../rules/facts"
import type { Store } from "./database"
import { sha256 } from "./sha256"
import { recordId, type FollowUpRow, type JournalRow } from "./rows"

/** Keeps the follow-up notes among those of a record (ids, instants, J and R; never their text): seen again, one replaces itself, at its earliest date: an edit only moves it later. */
export async function keepFollowUps(store: Store, record: RecordKey, notes: readonly Note[]): Promise<void> {
  const rows = notes.flatMap(({ id, author, at, ofThisRecord, reading }): FollowUpRow[] => {
    const read = ofThisRecord ? reading?.followUp : null
    if (!read || at.state !== "known" || Number.isNaN(at.value.at.getTime())) return []
    const name = recordId(record)
    const closing = read.closing ? 1 : 0
    return [{ ...read, author, id: `${name}#${id}`, record: name, at: at.value.at.getTime(), closing }]
  })
  await store.transaction("rw", store.followups, async () => {
    const before = await store.followups.bulkGet(rows.map(({ id }) => id))
    await store.followups.bulkPut(
      rows.map((row, index) => ({ ...row, at: Math.min(row.at, before[index]?.at ?? row.at) })),
    )
  })
}

/** The parts of a verdict that the journal shows; a verdict that cannot be read leaves them out. */
function verdictDetails(verdict: string): Record<string, string> {
  try {
    const parsed: unknown = JSON.parse(verdict, (_key, value: unknown) =>
      typeof value === "object" && value !== null && "$date" in value ? value.$date : value,
    )
    if (typeof parsed !== "object" || parsed === null) return {}
    const kept = Object.entries(parsed).filter(
      (entry): entry is [string, string] =>
        ["rule", "verdict", "to", "until"].includes(entry[0]) && typeof entry[1] === "string",
    )
    return Object.fromEntries(kept)
  } catch {
    return {}
  }
}

/** Keeps a verdict with its facts, and writes it in the journal; the same one on the same facts is one row. */
export async function keepVerdict(
  store: Store,
  { record, verdict, facts }: { record: RecordKey; verdict: Wire; facts: Wire },
  now: Date,
): Promise<void> {
  const id = recordId(record)
  const details = verdictDetails(verdict)
  const key = await sha256(JSON.stringify([id, verdict, facts]))
  await store.transaction("rw", store.verdicts, store.journal, async () => {
    if (await store.verdicts.get(key)) return
    await store.verdicts.add({ id: key, record: id, at: now.getTime(), verdict, facts })
    const { rule, ...rest } = details
    await addToJournal(
      store,
      `verdict:${key}`,
      { kind: "verdict", record, ...(rule && { rule }), details: { ...rest, facts } },
      now,
    )
  })
}

/** Adds an event to the journal. The same key twice is one row: what was written first stands. */
export function addToJournal(store: Store, key: string, event: JournalEvent, now: Date): Promise<void> {
  const { record, ...rest } = event
  const row: JournalRow = { ...rest, key, at: now.getTime(), ...(record && { record: recordId(record) }) }
  return store.transaction("rw", store.journal, async () => {
    if ((await store.journal.get(key)) === undefined) await store.journal.add(row)
  })
}

/** By what a line of one opening of a page is known: the same one is written once. Its first word is the opening. */
export const seenKey = (
  page: string,
  { kind, record, rule, state }: Pick<JournalEvent, "kind" | "record" | "rule" | "state">,
): string => [page, kind, record && recordId(record), rule, state].join(" ")

/** Writes what stands on a page: the same row in the same state is one line of the journal for one opening of the page. */
export async function keepSeen(
  store: Store,
  {
    page,
    events,
    verdict,
  }: {
    page: string
    events: readonly JournalEvent[]
    verdict: { record: RecordKey; verdict: Wire; facts: Wire } | null
  },
  now: Date,
): Promise<void> {
  for (const event of events) await addToJournal(store, seenKey(page, event), event, now)
  if (verdict) await keepVerdict(store, verdict, now)
}
