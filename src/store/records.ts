import type { RecordMemory } from "../messages"
import type { FollowUpEntry } from "../process/followups"
import type { FollowUpNote } from "../process/notes/note"
import type { RecordKey } from "../rules/facts"
import type { AftersalesTicks, Ticks } from "../rules/rule"
import { keepBooking } from "./appointments"
import type { Store } from "./database"
import { recordId, recordKey, type FollowUpRow, type PinRow, type RecordRow } from "./rows"

const blank = (record: string): RecordRow => ({
  record,
  ticks: {},
  meetingBooked: false,
  composedNote: false,
  touched: 0,
})

/** What is remembered of a record never seen. */
export const noMemory: RecordMemory = {
  ticks: {},
  pinnedUntil: null,
  meetingBooked: false,
  composedNote: false,
}

/** What is kept of one record; blanks for one never seen. */
export async function recordMemory(store: Store, key: RecordKey): Promise<RecordMemory> {
  const id = recordId(key)
  const [row, pin] = await Promise.all([store.records.get(id), store.pins.get(id)])
  const { ticks, meetingBooked, composedNote } = row ?? blank(id)
  return {
    ticks,
    meetingBooked,
    composedNote,
    pinnedUntil: pin && !pin.notified ? new Date(pin.until).toISOString() : null,
  }
}

/** What is said under an opening of a procedure, over what was: a later opening starts afresh, one that is over changes nothing. */
function opened(kept: AftersalesTicks, laid: AftersalesTicks): AftersalesTicks {
  const [before, now] = [kept.since ?? "", laid.since ?? kept.since ?? ""]
  if (now < before) return kept
  if (now > before) return { ...(kept.procedure && { procedure: kept.procedure }), ...laid }
  return { ...kept, ...laid, done: { ...kept.done, ...laid.done } }
}

/** Ticks laid over others; of after-sales, each one on its own: a script under way ticks too. */
export function withTicks(before: Ticks, change: Ticks | undefined): Ticks {
  const ticks = { ...before, ...change }
  const [kept, laid] = [before.aftersales, change?.aftersales]
  if (kept && laid) ticks.aftersales = opened(kept, laid)
  return ticks
}

/** Changes what is kept of a record: ticks are laid over those kept, marks only turn on; each booking is an appointment of the day. */
export function markRecord(
  store: Store,
  key: RecordKey,
  change: { ticks?: Ticks; meetingBooked?: true; composedNote?: true },
  now: Date,
): Promise<void> {
  const id = recordId(key)
  return store.transaction("rw", store.records, store.appointments, async () => {
    if (change.meetingBooked) await keepBooking(store, id, now)
    const row = (await store.records.get(id)) ?? blank(id)
    await store.records.put({
      ...row,
      ...change,
      ticks: withTicks(row.ticks, change.ticks),
      touched: now.getTime(),
    })
  })
}

/** Pins a record's callback clock; the same instant pinned twice stays as it was, shown or not. */
export function pin(store: Store, key: RecordKey, until: Date, url: string): Promise<void> {
  const record = recordId(key)
  return store.transaction("rw", store.pins, async () => {
    const kept = await store.pins.get(record)
    if (kept?.until === until.getTime()) return
    await store.pins.put({ record, until: until.getTime(), url, notified: false })
  })
}

export const unpin = (store: Store, key: RecordKey): Promise<void> => store.pins.delete(recordId(key))

/** The clocks still running, soonest first. */
export async function openPins(store: Store): Promise<PinRow[]> {
  return (await store.pins.orderBy("until").toArray()).filter((row) => !row.notified)
}

/** Marks a due pin and gives it back: once only, whoever asks, so that nobody is told twice. */
export function takePin(store: Store, record: string, now: Date): Promise<PinRow | null> {
  return store.transaction("rw", store.pins, async () => {
    const row = await store.pins.get(record)
    if (!row || row.notified || row.until > now.getTime()) return null
    await store.pins.put({ ...row, notified: true })
    return row
  })
}

export const pinView = (row: PinRow): { record: RecordKey; until: string; url: string } => ({
  record: recordKey(row.record),
  until: new Date(row.until).toISOString(),
  url: row.url,
})

/** A kept follow-up note as the core reads it. */
export const entryOf = ({
  at,
  author,
  outcome,
  day,
  round,
  channels,
  closing,
}: FollowUpRow): FollowUpEntry => ({
  at: new Date(at),
  author,
  note: { outcome, day, round, channels, closing: closing === 1 } as FollowUpNote,
})

/** The follow-up notes of a record seen so far, oldest first; `id` is the note's own. */
export async function keptFollowUps(
  store: Store,
  key: RecordKey,
): Promise<(FollowUpEntry & { id: string })[]> {
  const rows = await store.followups.where("record").equals(recordId(key)).sortBy("at")
  return rows.map((row) => ({ ...entryOf(row), id: row.id.slice(row.record.length + 1) }))
}
