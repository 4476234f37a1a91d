import browser from "webextension-polyfill"
import type { Subject } from "../../src/store/inventory"
import { tracePattern } from "../../src/store/privacy"
import { recordKey } from "../../src/store/rows"
import { forgetNames, knownNames } from "../names"

/** A number in digits, however a page writes it; an address, in any case. */
function askedPattern(phones: readonly string[], query: string): RegExp | null {
  const numbers = phones.map((digits) => [...digits].join("[\\s().-]{0,2}"))
  const email = /^\S+@\S+$/.test(query.trim()) ? [query.trim().replace(/[.*+?^${}()|[\]\\/]/g, "\\$&")] : []
  const all = [...numbers, ...email]
  return all.length > 0 ? new RegExp(`(?<!\\w)(?:${all.join("|")})(?!\\w)`, "i") : null
}

/**
 * Forgets what open pages gave of some files, in memory of the browser session: their names, and all that carries them elsewhere, by record or
 * by what was asked (`phones`: the numbers in it, digits); and what was notified of them.
 */
export async function forgetInSession(
  subject: Subject,
  query: string,
  phones: readonly string[],
): Promise<void> {
  const { session } = browser.storage
  const patterns = [tracePattern(subject), askedPattern(phones, query)].filter((one) => one !== null)
  const isTheirs = (value: unknown): boolean => {
    const text = typeof value === "string" ? value : JSON.stringify(value)
    return patterns.some((pattern) => pattern.test(text))
  }
  const named = Object.keys(await knownNames())
  await forgetNames(named.filter((record) => subject.ids.includes(recordKey(record).id))).catch(
    () => undefined,
  )
  const all = (await session.get().catch(() => ({}))) as Record<string, unknown>
  for (const [key, value] of Object.entries(all)) {
    if (key === "names" || !isTheirs(value)) continue
    const work = Array.isArray(value)
      ? session.set({ [key]: value.filter((one) => !isTheirs(one)) })
      : session.remove(key)
    await work.catch(() => undefined)
  }
  await clearNotified(isTheirs)
}

/** Takes away the notifications whose id says so: it names the record. */
async function clearNotified(isTheirs: (id: string) => boolean): Promise<void> {
  const shown = await browser.notifications.getAll().catch(() => ({}))
  for (const id of Object.keys(shown))
    if (isTheirs(id)) await browser.notifications.clear(id).catch(() => false)
}

/** Empties it whole, and takes away every notification. */
export async function emptySession(): Promise<void> {
  const { session } = browser.storage
  for (const key of Object.keys(await session.get().catch(() => ({})))) await session.remove(key)
  await clearNotified(() => true)
}
