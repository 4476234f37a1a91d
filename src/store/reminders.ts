import { clockKinds } from "../process/aftersales/clocks"
import { plannedTelling, passes, snoozedUntil, stays, type ReminderKind } from "../process/reminders"
import { creditCheckWindow } from "../process/renewal/credit-check"
import type { Due } from "../process/renewal/loyalty"
import type { RecordKey } from "../rules/facts"
import type { Store } from "./database"
import { recordId, recordKey, type RecordId, type ReminderRow } from "./rows"
import { addToJournal } from "./seen"

/** The one job of all the clocks: it wakes for the next telling. */
export const clocksJob = "clocks"

/** The reminder's id: one of a kind for a record, and of courtesy calls one of each. */
export const reminderId = (kind: ReminderKind, record: RecordId, which = ""): string =>
  [kind, record, which].filter(Boolean).join("|")

/** The clocks of after-sales, whose events the journal keeps for its figures. */
const counted: ReadonlySet<ReminderKind> = new Set(clockKinds)

type ClockEvent = "started" | "done" | "late" | "snoozed"
const eventKey = ({ id, from }: ReminderRow, what: string): string => `clock:${id}:${String(from)}:${what}`

async function write(store: Store, row: ReminderRow, event: ClockEvent, key: string, now: number) {
  if (!counted.has(row.kind)) return
  const { kind: clock, record } = row
  const said = { kind: "clock", record: recordKey(record), details: { clock, event } } as const
  await addToJournal(store, eventKey(row, key), said, new Date(now))
}

/** Sets the job of the next telling, from the rows: they are the truth. */
async function settle({ reminders, jobs }: Store): Promise<void> {
  const next = await reminders
    .orderBy("tellAt")
    .filter(({ doneAt }) => doneAt === null)
    .first()
  const at = next?.tellAt ?? null
  if (at === ((await jobs.get(clocksJob))?.at ?? null)) return
  if (at === null) await jobs.delete(clocksJob)
  else await jobs.put({ id: clocksJob, at })
}

/** Changes reminders, the job that wakes for them and the journal together, so that none stands without the others. */
const change = <T>(store: Store, work: () => PromiseLike<T>): Promise<T> =>
  store.transaction("rw", store.reminders, store.jobs, store.journal, async () => {
    const result = await work()
    await settle(store)
    return result
  })

/** Sets the job anew: after an update, which may have changed rows. */
export const settleReminders = (store: Store): Promise<void> => change(store, () => Promise.resolve())

/** What to plan: `which` tells two of a kind on one record apart; `number`: CRE… */
export type Plan = Due & {
  kind: ReminderKind
  record: RecordKey
  url: string
  which?: string
  number?: string
}

/**
 * Plans reminders, in the place of those of the same kind on the same record, unless these stay (`stays`). Gives them as they then stand,
 * in order.
 */
export const planReminders = (store: Store, plans: readonly Plan[], now: Date): Promise<ReminderRow[]> =>
  change(store, async () => {
    const rows: ReminderRow[] = []
    for (const { kind, record: key, url, which, number, ...due } of plans) {
      const record = recordId(key)
      const id = reminderId(kind, record, which)
      const span = { from: due.from.getTime(), until: due.until.getTime() }
      const kept = await store.reminders.get(id)
      if (kept && stays(kind, { ...kept, done: kept.doneAt !== null }, span, now.getTime())) {
        rows.push(kept)
        continue
      }
      const tellAt = plannedTelling(kind, span, now.getTime())
      const row = { id, kind, record, url, ...span, doneAt: null, tellAt, ...(number && { number }) }
      await store.reminders.put(row)
      await write(store, row, "started", "started", now.getTime())
      rows.push(row)
    }
    return rows
  })

export type CreditCheckOptions = {
  /** Hours after the e-mail (renewal.credit-request). */
  hours: { from: number; to: number }
  /** Montréal days, or days of the week in French, that do not count. */
  closedDays: readonly string[]
  /** The client wished to be called the same day. */
  sameDay?: boolean
}

/**
 * Plans the look at a request for credit, 24–48 h after its e-mail went (renewal.credit-request). `number`: CRE…; `sentAt`: when the
 * e-mail went.
 */
export async function planCreditCheck(
  store: Store,
  number: string,
  record: RecordKey,
  url: string,
  sentAt: Date,
  options: CreditCheckOptions,
  now: Date,
): Promise<void> {
  const window = creditCheckWindow(sentAt, options)
  await planReminders(store, [{ kind: "credit-check", record, url, number, ...window }], now)
}

/**
 * Those that are due now or before `tonight` (ms), the soonest over first, without those that have passed with their time. Then those done
 * since this morning.
 */
export async function remindersOf(store: Store, now: Date, tonight: number): Promise<ReminderRow[]> {
  const rows = await store.reminders.where("from").below(tonight).sortBy("until")
  const waits = ({ kind, until }: ReminderRow): boolean => !passes(kind) || until > now.getTime()
  const today = tonight - 24 * 3_600_000
  return [
    ...rows.filter((row) => row.doneAt === null && waits(row)),
    ...rows.filter(({ doneAt }) => doneAt !== null && doneAt >= today),
  ]
}

/**
 * Marks a reminder as done, or not done after all; `sure` false: nobody knows when it was done, so that no figure counts it as late. One
 * that is not done after all is told when it was to be.
 */
export const finishReminder = (
  store: Store,
  id: string,
  doneAt: Date | null,
  { sure = true }: { sure?: boolean } = {},
): Promise<void> =>
  change(store, async () => {
    const row = await store.reminders.get(id)
    if (!row || (row.doneAt !== null) === (doneAt !== null)) return
    const at = doneAt?.getTime() ?? null
    await store.reminders.put({ ...row, doneAt: at })
    if (at === null) await store.journal.delete(eventKey(row, "end"))
    else if (sure || at <= row.until) await write(store, row, at <= row.until ? "done" : "late", "end", at)
  })

/** Forgets those that nothing is to be done for any more, unless they are done: neither done nor late in any figure. Gives them back. */
export const dropReminders = (store: Store, ids: readonly string[]): Promise<string[]> =>
  change(store, async () => {
    const rows = await store.reminders.bulkGet([...ids])
    const gone = rows.flatMap((row) => (row?.doneAt === null ? [row.id] : []))
    await store.reminders.bulkDelete(gone)
    return gone
  })

/** Puts a reminder off: it is told again then. One that is done stays so. */
export const snoozeReminder = (store: Store, id: string, tellAt: Date, now: Date): Promise<void> =>
  change(store, async () => {
    const row = await store.reminders.get(id)
    if (!row || row.doneAt !== null) return
    await store.reminders.put({ ...row, tellAt: tellAt.getTime() })
    const minute = Math.floor(tellAt.getTime() / 60_000)
    await write(store, row, "snoozed", `snoozed:${String(minute)}`, now.getTime())
  })

/** Marks those to be told by now as told, and gives them back: once only, whoever asks. */
export const takeReminders = (store: Store, now: Date): Promise<ReminderRow[]> =>
  change(store, async () => {
    const rows = await store.reminders
      .where("tellAt")
      .belowOrEqual(now.getTime())
      .filter(({ doneAt }) => doneAt === null)
      .sortBy("tellAt")
    await store.reminders.bulkPut(rows.map((row) => ({ ...row, tellAt: null })))
    return rows
  })

/** When it is told again, once put off: ISO instant; null: not put off. */
export function putOffTo(row: ReminderRow): string | null {
  const at = snoozedUntil(row.kind, row)
  return at === null ? null : new Date(at).toISOString()
}
