import { creditCheckWindow } from "../process/renewal/credit-check"
import type { Due } from "../process/renewal/loyalty"
import type { RecordKey } from "../rules/facts"
import type { Store } from "./database"
import { recordId, type ReminderRow } from "./rows"

/** The reminder's id: one of a kind for a record, and of courtesy calls one of each. */
export const reminderId = (kind: ReminderRow["kind"], record: string, which = ""): string =>
  [kind, record, which].filter(Boolean).join("|")

/**
 * Plans a reminder, in the place of one of the same kind on the same record: `which` tells two of a kind apart. The same one, planned
 * again, stays as it was, done or not. Gives its id.
 */
export async function planReminder(
  store: Store,
  {
    kind,
    record: key,
    url,
    which = "",
    from,
    until,
    number,
  }: Due & { kind: ReminderRow["kind"]; record: RecordKey; url: string; which?: string; number?: string },
): Promise<string> {
  const record = recordId(key)
  const row: ReminderRow = {
    id: reminderId(kind, record, which),
    kind,
    record,
    url,
    from: from.getTime(),
    until: until.getTime(),
    doneAt: null,
    notified: false,
    ...(number !== undefined && { number }),
  }
  await store.transaction("rw", store.reminders, async () => {
    if ((await store.reminders.get(row.id))?.from !== row.from) await store.reminders.put(row)
  })
  return row.id
}

export type CreditCheckOptions = {
  /** Hours after the e-mail (renewal.credit-request). */
  hours: { from: number; to: number }
  /** Montréal days, or days of the week in French, that do not count. */
  closedDays: readonly string[]
  /** The client wished to be called the same day. */
  sameDay?: boolean
}

/**
 * Plans the look at a request for credit, 24–48 h after its e-mail went (renewal.credit-request). Gives the instant at which it
 * falls due. `number`: CRE…; `sentAt`: when the e-mail went.
 */
export async function planCreditCheck(
  store: Store,
  number: string,
  record: RecordKey,
  url: string,
  sentAt: Date,
  options: CreditCheckOptions,
): Promise<Date> {
  const window = creditCheckWindow(sentAt, options)
  await planReminder(store, { kind: "credit-check", record, url, number, ...window })
  return window.from
}

/**
 * Those that are due now or before `tonight` (ms), the soonest over first; a look at a request and a call back wait until they are done,
 * the others pass with their time. Then those done since this morning.
 */
export async function remindersOf(store: Store, now: Date, tonight: number): Promise<ReminderRow[]> {
  const rows = await store.reminders.where("from").below(tonight).sortBy("until")
  const waits = ({ kind, until }: ReminderRow): boolean =>
    kind === "credit-check" || kind === "callback" || until > now.getTime()
  const today = tonight - 24 * 3_600_000
  return [
    ...rows.filter((row) => row.doneAt === null && waits(row)),
    ...rows.filter(({ doneAt }) => doneAt !== null && doneAt >= today),
  ]
}

/** Marks a reminder as done, or not done after all. */
export async function finishReminder(store: Store, id: string, doneAt: Date | null): Promise<void> {
  await store.reminders.update(id, { doneAt: doneAt?.getTime() ?? null })
}

/** Marks a due reminder as told and gives it back: once only, whoever asks. */
export function takeReminder(store: Store, id: string, now: Date): Promise<ReminderRow | null> {
  return store.transaction("rw", store.reminders, async () => {
    const row = await store.reminders.get(id)
    if (!row || row.notified || row.doneAt !== null || row.from > now.getTime()) return null
    await store.reminders.put({ ...row, notified: true })
    return row
  })
}
