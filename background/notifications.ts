import browser from "webextension-polyfill"
import { say } from "../src/words"
import { en } from "../src/words/en/worker"
import { fr } from "../src/words/fr/worker"
import { ZONE } from "../src/process/calendar"
import type { Store } from "../src/store/database"
import { takePin } from "../src/store/records"
import { recordKey, type RecordId } from "../src/store/rows"
import type { Keep } from "./keep"
import { openRecord } from "./open"

/** Later than this, after a sleep, the news is old: it is dropped without a word. */
const stale = 10 * 60_000
const prefix = "callback|"

const hourIn = (language: "fr" | "en", at: number): string => {
  const text = new Intl.DateTimeFormat(`${language}-CA`, { timeZone: ZONE, timeStyle: "short" })
  return text.format(at).replace(/\s/g, "\u00a0")
}

/** The picture of our notifications. */
export function iconUrl(): string {
  const icons = browser.runtime.getManifest().icons ?? {}
  return browser.runtime.getURL(icons["128"] ?? Object.values(icons).at(-1) ?? "")
}

/** Tells the agent, once, that a callback clock that they pinned has run out. */
export async function notifyPin(
  store: Store,
  keep: Keep,
  record: RecordId,
  language: "fr" | "en",
  now: Date,
): Promise<void> {
  // Marked before it is shown: a worker stopped between the two is silent rather than twice heard.
  const pin = await keep.write(() => takePin(store, record, now))
  if (!pin || now.getTime() - pin.until >= stale) return
  const words = language === "en" ? en : fr
  await browser.notifications.create(prefix + record, {
    type: "basic",
    iconUrl: iconUrl(),
    title: words["notification.title"],
    message: say(words["notification.body"], { time: hourIn(language, pin.until) }),
  })
}

/** A click on the notification brings the record's tab forward, or opens it again. */
export async function openPinned(store: Store, keep: Keep, notification: string): Promise<void> {
  if (!notification.startsWith(prefix)) return
  const record = notification.slice(prefix.length)
  const { id } = recordKey(record)
  await browser.notifications.clear(notification)
  const pin = await keep.attempt(() => store.pins.get(record))
  await openRecord(pin?.url ?? null, id)
}
