import browser, { type Notifications } from "webextension-polyfill"
import { dayOf, montreal, shiftDay } from "../src/process/calendar"
import { openSpansOf, workingDayAfter, type WorkingHours } from "../src/process/working-hours"
import { merged } from "../src/policy/layers"
import { passes, type ReminderKind } from "../src/process/reminders"
import { bareAddress } from "../src/process/text"
import { inForce } from "../src/rules/engine"
import type { RecordKey } from "../src/rules/facts"
import creditRequest from "../src/rules/renewal/credit-request"
import type { Store } from "../src/store/database"
import {
  dropReminders,
  finishReminder,
  planCreditCheck as plan,
  planReminders,
  reminderId,
  snoozeReminder,
  takeReminders,
} from "../src/store/reminders"
import { pageOf } from "../src/pages/zoho/route"
import { recordId, recordKey, type ReminderRow } from "../src/store/rows"
import { say } from "../src/words"
import { nearWords } from "../src/words/clock"
import { en } from "../src/words/en/clocks"
import { fr } from "../src/words/fr/clocks"
import { broadcast } from "./broadcast"
import type { Jobs } from "./jobs"
import { iconUrl } from "./notifications"
import { openPage, openRecord } from "./open"
import type { Settings } from "./settings"

const prefix = "reminder|"
const HOUR = 3_600_000
/** What the button of a notification puts off by. */
const putOff = 15 * 60_000
/** More than these at once, after a weekend asleep, are told in one. */
const most = 3

const ruleFor: Readonly<Record<ReminderKind, string>> = {
  "credit-check": "renewal.credit-request",
  courtesy: "loyalty.courtesy",
  anniversary: "loyalty.anniversary",
  callback: "renewal.call",
  confirm: "aftersales.confirm",
  reply: "aftersales.reply",
  service: "aftersales.reminder",
  "service-again": "aftersales.reminder",
  diagnosis: "aftersales.diagnosis",
}

/** Whether a rule is in force above observe. */
export const speaks = (settings: Pick<Settings, "policy">, id: string): boolean =>
  inForce(settings.policy()).speaks(id)
/** Whether reminders of a kind are planned, shown and told: their rule speaks. */
export const keptFor = (settings: Pick<Settings, "policy">, kind: ReminderKind): boolean =>
  speaks(settings, ruleFor[kind])

/** Whether a mailbox is one that reception answers. */
export const watched = (settings: Pick<Settings, "layers">, mailbox: string): boolean =>
  (merged(settings.layers).aftersales?.mailboxes ?? []).some((one) => bareAddress(one) === mailbox)

/** Whether one that is kept is shown and told: its rule speaks, and its mailbox is still answered. */
export const waitsFor = (
  settings: Pick<Settings, "policy" | "layers">,
  { kind, record }: ReminderRow,
): boolean => keptFor(settings, kind) && (kind !== "reply" || watched(settings, recordKey(record).module))

/** When after-sales reception is open. */
export const workingHours = (settings: Pick<Settings, "layers">): WorkingHours =>
  merged(settings.layers).aftersales ?? {}

/** When reception next opens for the day: this morning, else on the next working day; where none is known, tomorrow at 8:00. */
export function nextOpening(settings: Pick<Settings, "layers">, now: Date): Date {
  const hours = workingHours(settings)
  const today = dayOf(now)
  const [morning] = openSpansOf(today, hours)
  if (morning && morning.from > now) return morning.from
  const day = workingDayAfter(today, 1, hours) ?? shiftDay(today, 1)
  return openSpansOf(day, hours)[0]?.from ?? montreal(day, "08:00")
}

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
  const { store, keep, now } = settings.parts
  const { from, to, closedDays } = inForce(await settings.page()).paramsOf(creditRequest)
  const options = { hours: { from, to }, closedDays, sameDay }
  await keep.write(() => plan(store, number, record, pageOf(url), sentAt, options, now()))
  await jobs.wake()
}

/** Plans a call that the client asked for (renewal.call), told when it is time. */
export async function planCallback(
  settings: Settings,
  jobs: Jobs,
  { record, url, at }: { record: RecordKey; url: string; at: Date },
): Promise<void> {
  const { store, keep, now } = settings.parts
  const until = new Date(at.getTime() + HOUR)
  const callback = { kind: "callback", record, url: pageOf(url), from: at, until } as const
  await keep.write(() => planReminders(store, [callback], now()))
  await jobs.wake()
}

/** A notification, with what can be done of it where the browser shows buttons. */
async function show(id: string, title: string, message: string, buttons: readonly string[]): Promise<void> {
  const plain: Notifications.CreateNotificationOptions = {
    type: "basic",
    iconUrl: iconUrl(),
    title,
    message,
  }
  const rich = { ...plain, buttons: buttons.map((button) => ({ title: button })) }
  try {
    await browser.notifications.create(id, rich)
  } catch {
    // Firefox refuses what it does not show.
    await browser.notifications.create(id, plain)
  }
}

/** What a notification says of one. */
function bodyOf(
  { kind, until, number = "" }: ReminderRow,
  words: typeof fr,
  now: Date,
  language: "fr" | "en",
) {
  const late: Partial<Record<ReminderKind, string>> = words.late
  const text = (until <= now.getTime() ? late[kind] : undefined) ?? words.told[kind]
  return say(text, { number, when: nearWords(new Date(until), now, language) })
}

/**
 * Tells the agent of what is to be told by now, each once; after a sleep too, as long as nobody said that it is done. What has passed with
 * its time, or that no rule in force asks for, is let go.
 */
export async function tellReminders(settings: Settings, now: Date): Promise<void> {
  const { store, keep } = settings.parts
  await settings.load()
  // Marked before it is shown: a worker stopped between the two is silent rather than twice heard.
  const taken = await keep.write(() => takeReminders(store, now))
  const due = taken.filter(
    (row) => waitsFor(settings, row) && !(passes(row.kind) && row.until <= now.getTime()),
  )
  const { language } = settings
  const words = language === "en" ? en : fr
  if (due.length > most) {
    await show(prefix, say(words.many, { count: due.length }), words.manyBody, [])
    return
  }
  const buttons = [words.done, words.putOff]
  await Promise.allSettled(
    due.map((row) =>
      show(prefix + row.id, words.kinds[row.kind], bodyOf(row, words, now, language), buttons),
    ),
  )
}

const idOf = (notification: string): string | null =>
  notification.startsWith(prefix) ? notification.slice(prefix.length) : null

/** A click on the notification brings the page of its record, or of its conversation, forward, or opens it again; of many, my day. */
export async function openReminded({ parts }: Settings, notification: string): Promise<void> {
  const id = idOf(notification)
  if (id === null) return
  await browser.notifications.clear(notification)
  if (id === "") {
    await browser.tabs.create({ url: browser.runtime.getURL("popup.html#day") })
    return
  }
  const row = await parts.keep.attempt(() => parts.store.reminders.get(id))
  if (!row) return
  if (row.kind === "reply") await openPage(row.url)
  else await openRecord(row.url, recordKey(row.record).id)
}

/** Takes away what was told of a reminder. */
export const untell = (id: string): Promise<boolean> =>
  browser.notifications.clear(prefix + id).catch(() => false)

/** Forgets the reminders of a record that nothing is to be done for any more, and takes away what was told of them. */
export async function letGo(store: Store, record: RecordKey, kinds: readonly ReminderKind[]): Promise<void> {
  const ids = kinds.map((kind) => reminderId(kind, recordId(record)))
  await Promise.all((await dropReminders(store, ids)).map(untell))
}

/** Takes away what was told of a reminder, and has the open pages ask anew. */
async function turned(id: string): Promise<void> {
  await Promise.allSettled([untell(id), broadcast({ jalonPush: "ask" }, () => ({ jalonPush: "ask" }))])
}

/** Says that a reminder is done, or not after all; everywhere that it shows. */
export async function finish(settings: Settings, jobs: Jobs, id: string, done: boolean): Promise<void> {
  const { store, keep, now } = settings.parts
  await keep.write(() => finishReminder(store, id, done ? now() : null))
  await jobs.wake()
  await turned(id)
}

/** Puts a reminder off by so many ms: it is told again then. */
export async function snooze(settings: Settings, jobs: Jobs, id: string, by: number): Promise<void> {
  const { store, keep, now } = settings.parts
  const at = now()
  await keep.write(() => snoozeReminder(store, id, new Date(at.getTime() + by), at))
  await jobs.wake()
  await turned(id)
}

/** The buttons of the notification: done, then later. */
export async function pressReminded(
  settings: Settings,
  jobs: Jobs,
  notification: string,
  button: number,
): Promise<void> {
  const id = idOf(notification)
  if (!id) return
  if (button === 0) await finish(settings, jobs, id, true)
  else await snooze(settings, jobs, id, putOff)
}
