import { inForce } from "../src/rules/engine"
import type { RecordKey } from "../src/rules/facts"
import creditRequest from "../src/rules/renewal/credit-request"
import { planCreditCheck as plan, reminderId } from "../src/store/reminders"
import { recordId } from "../src/store/rows"
import type { Jobs } from "./jobs"
import type { Settings } from "./settings"

const prefix = "remind:"
/** The job that tells a reminder when it falls due. */
export const reminderJob = (id: string): string => prefix + id
/** The reminder of a job; null for another's job. */
export const reminderOf = (job: string): string | null =>
  job.startsWith(prefix) ? job.slice(prefix.length) : null

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
    plan(store, number, record, url, sentAt, { hours: { from, to }, closedDays, sameDay }),
  )
  await jobs.plan(reminderJob(reminderId("credit-check", recordId(record))), due)
}
