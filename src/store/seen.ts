import type { JournalEvent, RequestOf } from "../messages"
import type { Store } from "./database"
import { recordId, type FollowUpRow, type JournalRow } from "./rows"

/** Keeps the follow-up notes seen on a record: a note seen again replaces what was kept of it. */
export async function keepFollowUps(
  store: Store,
  { record, entries }: RequestOf<"followups.seen">,
): Promise<void> {
  const id = recordId(record)
  const rows = entries.map(({ noteId, at, closing, ...entry }): FollowUpRow => ({
    ...entry,
    id: `${id}#${noteId}`,
    record: id,
    at: Date.parse(at),
    closing: closing ? 1 : 0,
  }))
  await store.followups.bulkPut(rows)
}

async function digest(text: string): Promise<string> {
  const bytes = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text))
  return Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, "0")).join("")
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
  { record, verdict, facts }: RequestOf<"verdict.seen">,
  now: Date,
): Promise<void> {
  const id = recordId(record)
  const details = verdictDetails(verdict)
  const key = await digest(JSON.stringify([id, verdict, facts]))
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
