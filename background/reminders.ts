import browser from "webextension-polyfill"
import { inForce } from "../src/rules/engine"
import type { RecordKey } from "../src/rules/facts"
import creditRequest from "../src/rules/renewal/credit-request"
import { planCreditCheck as plan, planReminder, reminderId, takeReminder } from "../src/store/reminders"
import { pageOf } from "../src/pages/zoho/route"
import { recordId, recordKey } from "../src/store/rows"
import { say } from "../src/words"
import { en } from "../src/words/en/worker"
import { fr } from "../src/words/fr/worker"
import type { Jobs } from "./jobs"
import { iconUrl } from "./notifications"
import { openRecord } from "./open"
import type { Settings } from "./settings"

const jobPrefix = "remind:"
const notePrefix = "reminder|"
const HOUR = 3_600_000
/** The job that tells a reminder when it falls due. */
export const reminderJob = (id: string): string => jobPrefix + id
/** The reminder of a job; null for another's job. */
export const reminderOf = (job: string): string | null =>
  job.startsWith(jobPrefix) ? job.slice(jobPrefix.length) : null

/**
 * Plans the look at a request for credit once its e-mail went (renewal.credit-request), and the notification when it falls due.
 * `number`: CRE…; `record` and `url`: its page in the CRM; `sameDay`: the client wished to be called the same day.
 */
export async function planCreditCheck(
  settings: Settings,
  jobs: Jobs,
  {
    number,
    record,
    url,
    sentAt,
    sameDay = false,
  }: {
    number: string
    record: RecordKey
    url: string
    sentAt: Date
    sameDay?: boolean
  },
): Promise<void> {
  const { store, keep } = settings.parts
  const { from, to, closedDays } = inForce(await settings.page()).paramsOf(creditRequest)
  const due = await keep.write(() =>
    plan(store, number, record, pageOf(url), sentAt, { hours: { from, to }, closedDays, sameDay }),
  )
  await jobs.plan(reminderJob(reminderId("credit-check", recordId(record))), due)
}

/** Plans a call that the client asked for (renewal.call), told when it is time. */
export async function planCallback(
  settings: Settings,
  jobs: Jobs,
  { record, url, at }: { record: RecordKey; url: string; at: Date },
): Promise<void> {
  const { store, keep } = settings.parts
  const until = new Date(at.getTime() + HOUR)
  const id = await keep.write(() =>
    planReminder(store, { kind: "callback", record, url: pageOf(url), from: at, until }),
  )
  await jobs.plan(reminderJob(id), at)
}

/** Tells the agent, once, that a reminder is due; after a sleep too, as long as nobody said that it is done. */
export async function notifyReminder({ parts, language }: Settings, id: string, now: Date): Promise<void> {
  const { store, keep } = parts
  // Marked before it is shown: a worker stopped between the two is silent rather than twice heard.
  const row = await keep.write(() => takeReminder(store, id, now))
  if (!row || (row.kind !== "credit-check" && row.kind !== "callback")) return
  const words = language === "en" ? en : fr
  await browser.notifications.create(notePrefix + id, {
    type: "basic",
    iconUrl: iconUrl(),
    title: words[`reminder.${row.kind}.title`],
    message: say(words[`reminder.${row.kind}.body`], { number: row.number ?? "" }),
  })
}

/** A click on the notification brings the record's tab forward, or opens it again. */
export async function openReminded(
  { parts: { store, keep } }: Settings,
  notification: string,
): Promise<void> {
  if (!notification.startsWith(notePrefix)) return
  await browser.notifications.clear(notification)
  const row = await keep.attempt(() => store.reminders.get(notification.slice(notePrefix.length)))
  if (row) await openRecord(row.url, recordKey(row.record).id)
}
