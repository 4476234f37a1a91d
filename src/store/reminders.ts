import { creditCheckWindow } from "../process/renewal/credit-check"
import type { RecordKey } from "../rules/facts"
import type { Store } from "./database"
import { recordId, type ReminderRow } from "./rows"

/** The one reminder of its kind on a record, in the place of an older one of the same. */
const put = (store: Store, row: ReminderRow): Promise<void> =>
  store.transaction("rw", store.reminders, async () => {
    const kept = await store.reminders.get(row.id)
    // The same one, planned again: what was done of it stays so.
    if (kept?.from === row.from) return
    await store.reminders.put(row)
  })

/** The reminder's id: one of a kind for a record, and for a courtesy call one of each. */
export const reminderId = (kind: ReminderRow["kind"], record: string, which = ""): string =>
  [kind, record, which].filter(Boolean).join("|")

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
  const { from, until } = creditCheckWindow(sentAt, options)
  const id = recordId(record)
  await put(store, {
    id: reminderId("credit-check", id),
    kind: "credit-check",
    record: id,
    url,
    from: from.getTime(),
    until: until.getTime(),
    doneAt: null,
    notified: false,
    number,
  })
  return from
}

/** Those not done, the soonest first. */
export async function openReminders(store: Store): Promise<ReminderRow[]> {
  return (await store.reminders.orderBy("from").toArray()).filter(({ doneAt }) => doneAt === null)
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
