import browser from "webextension-polyfill"
import { tracePattern } from "../../src/store/privacy"
import type { Subject } from "../../src/store/inventory"
import { forgetNames } from "../names"

/** Forgets what open pages gave of some files, in memory of the browser session: their names, and all that carries them elsewhere. */
export async function forgetInSession(subject: Subject): Promise<void> {
  const { session } = browser.storage
  const pattern = tracePattern(subject)
  await forgetNames(subject.records).catch(() => undefined)
  const all = (await session.get().catch(() => ({}))) as Record<string, unknown>
  for (const [key, value] of Object.entries(all))
    if (key !== "names" && pattern?.test(JSON.stringify(value)) === true)
      await session.remove(key).catch(() => undefined)
}

/** Empties it whole. */
export async function emptySession(): Promise<void> {
  const { session } = browser.storage
  for (const key of Object.keys(await session.get().catch(() => ({})))) await session.remove(key)
}
