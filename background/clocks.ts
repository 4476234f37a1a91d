import type { ClockRequests, ClockView, RequestOf, SeenMail } from "../src/messages"
import {
  confirmClock,
  diagnosisClock,
  replyClock,
  serviceAgainClock,
  serviceClock,
  type Clock,
} from "../src/process/aftersales/clocks"
import type { Day } from "../src/process/calendar"
import { bareAddress } from "../src/process/text"
import confirm from "../src/rules/aftersales/confirm"
import diagnosis from "../src/rules/aftersales/diagnosis"
import reminder from "../src/rules/aftersales/reminder"
import reply from "../src/rules/aftersales/reply"
import { inForce } from "../src/rules/engine"
import type { RecordKey } from "../src/rules/facts"
import { mailHosts } from "../src/pages/hosts"
import { addressOf, pageOf } from "../src/pages/zoho/route"
import { finishReminder, planReminders, putOffTo, reminderId } from "../src/store/reminders"
import { recordId, type ReminderRow } from "../src/store/rows"
import { isHost, lies } from "./hosts"
import type { Jobs } from "./jobs"
import { finish, keptFor, letGo, snooze, untell, watched, workingHours } from "./reminders"
import { Refusal, type Handlers } from "./router"
import type { Settings } from "./settings"

const DAY = 24 * 3_600_000
/** The first look at an old inbox floods no day: what came earlier than this starts nothing, ms; a clock that runs goes on. */
const oldest = 3 * DAY
/** What the clocks of two machines may differ by. */
const apart = 60_000

const viewOf = (row: ReminderRow): ClockView => ({
  id: row.id,
  kind: row.kind,
  from: new Date(row.from).toISOString(),
  until: new Date(row.until).toISOString(),
  done: row.doneAt !== null,
  snoozedUntil: putOffTo(row),
})

/** How an e-mail of a mailbox is named among records; its id as Gmail's addresses have it, whether the page has it so or in decimal. */
export const mailRecord = (mailbox: string, message: string): RecordKey => ({
  org: "gmail",
  module: mailbox,
  id: /^\d{17,}$/.test(message) ? BigInt(message).toString(16) : message.toLowerCase(),
})

/** The deadline of a clock that starts at an instant, by the rules and the hours in force; null where it has none. */
function clockOf(
  settings: Settings,
  kind: "confirm" | "service-again" | "diagnosis",
  at: Date,
): Clock | null {
  const { paramsOf } = inForce(settings.policy())
  const hours = workingHours(settings)
  if (kind === "confirm") return confirmClock(at, paramsOf(confirm))
  if (kind === "diagnosis") return diagnosisClock(at, paramsOf(diagnosis), hours)
  return serviceAgainClock(at, paramsOf(reminder), hours)
}

/**
 * Plans the reminder of a file's service (aftersales.reminder), from the day that its page shows; a day that moved moves it, one that was
 * taken away (null) takes it away. So does an appointment to come, or from the time of its reminder on: the client has come. A day past,
 * where nothing was planned: nothing.
 */
export async function keepService(
  settings: Settings,
  record: RecordKey,
  url: string,
  { planned, appointment }: { planned: Day | null; appointment?: Date | undefined },
): Promise<void> {
  const { store, now: clock } = settings.parts
  const now = clock()
  const due = planned === null ? null : serviceClock(planned, inForce(settings.policy()).paramsOf(reminder))
  if (!due || (appointment && (appointment > now || appointment >= due.from)))
    return letGo(store, record, ["service"])
  if (!keptFor(settings, "service")) return
  if (due.until <= now && !(await store.reminders.get(reminderId("service", recordId(record))))) return
  await planReminders(store, [{ kind: "service", record, url: pageOf(url), ...due }], now)
  settings.onPlanned()
}

/**
 * Starts a clock on a record from an instant (`at`), by the rules and the hours in force. A refusal ("refused": its rule is not heard;
 * "shape": an address that is none of the CRM's, an instant to come, a clock that never ends).
 */
export async function startClock(
  settings: Settings,
  jobs: Jobs,
  { kind, record, url, at }: RequestOf<"clock.start">,
): Promise<ReminderRow> {
  const { store, keep, now: clock } = settings.parts
  await settings.load()
  const now = clock()
  const start = new Date(at)
  if (!isHost(url) || start.getTime() > now.getTime() + apart) throw new Refusal("shape")
  if (!keptFor(settings, kind)) throw new Refusal("refused")
  const due = clockOf(settings, kind, start)
  if (!due) throw new Refusal("shape")
  const plan = { kind, record, url: addressOf(record, url) ?? pageOf(url), ...due }
  const [row] = await keep.write(() => planReminders(store, [plan], now))
  if (!row) throw new Refusal("shape")
  // A call without answer was the first reminder, where its time had come.
  const first = reminderId("service", recordId(record))
  if (
    kind === "service-again" &&
    ((await keep.attempt(() => store.reminders.get(first)))?.from ?? Infinity) <= now.getTime()
  )
    await finish(settings, jobs, first, true)
  await jobs.wake()
  return row
}

/** The clocks of after-sales: what a page starts, ends or puts off, and the e-mails that wait for an answer. */
export function clockHandlers(settings: Settings, jobs: Jobs): Pick<Handlers, keyof ClockRequests> {
  const { store, keep, now: clock } = settings.parts

  type Mail = SeenMail & { record: RecordKey; id: string }
  const rowsOf = (mails: readonly Mail[]) =>
    keep.attempt(() => store.reminders.bulkGet(mails.map(({ id }) => id)))

  /** Starts those that wait and have no clock. */
  async function begin(mails: readonly Mail[], now: Date): Promise<void> {
    const params = inForce(settings.policy()).paramsOf(reply)
    const hours = workingHours(settings)
    const plans = mails.flatMap(({ record, url, at: text }) => {
      const at = new Date(text)
      const age = now.getTime() - at.getTime()
      const due = age > oldest || age < -apart ? null : replyClock(at, params, hours)
      return due ? [{ kind: "reply" as const, record, url, ...due }] : []
    })
    if (plans.length > 0) await keep.write(() => planReminders(store, plans, now))
  }

  /** Ends those answered; nobody knows when, unless the page does. */
  async function end(mails: readonly Mail[], now: Date): Promise<void> {
    for (const { id, answeredAt } of mails) {
      const at = answeredAt === undefined ? now : new Date(answeredAt)
      await keep.write(() => finishReminder(store, id, at, { sure: answeredAt !== undefined }))
      await untell(id)
    }
  }

  return {
    "clock.start": async (asked) => viewOf(await startClock(settings, jobs, asked)),
    "clock.done": async ({ id, done }) => {
      await finish(settings, jobs, id, done)
      return null
    },
    "clock.snooze": async ({ id, minutes }) => {
      await snooze(settings, jobs, id, minutes * 60_000)
      return null
    },
    "clock.mail": async ({ mailbox: given, seen }) => {
      await settings.load()
      const mailbox = bareAddress(given)
      if (!seen.every(({ url }) => lies(url, mailHosts))) throw new Refusal("shape")
      if (!watched(settings, mailbox) || !keptFor(settings, "reply")) return []
      const now = clock()
      const mails = seen.map((mail): Mail => {
        const record = mailRecord(mailbox, mail.message)
        return { ...mail, record, id: reminderId("reply", recordId(record)) }
      })
      const before = await rowsOf(mails)
      const fresh = mails.filter(({ answered }, index) => answered === false && !before[index])
      const ended = mails.filter(({ answered }, index) => answered === true && before[index]?.doneAt === null)
      await begin(fresh, now)
      await end(ended, now)
      if (fresh.length + ended.length > 0) await jobs.wake()
      const after = await rowsOf(mails)
      return mails.flatMap(({ answered, message }, index) => {
        const row = answered === true ? undefined : after[index]
        return row ? [{ ...viewOf(row), message }] : []
      })
    },
  }
}
