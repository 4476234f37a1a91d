import browser from "webextension-polyfill"
import type { Wire } from "../src/messages"
import type { RecordKey } from "../src/rules/facts"

/** What lasts as long as the browser runs, in memory, for the extension alone: `storage.session`. */
const lifetime = 30 * 60_000
const carryKey = (tab: number): string => `carry:${tab}`

type Carried = { record: RecordKey; facts: Wire; at: string }

/** Keeps the facts of the record last open in a tab. */
export async function carry(tab: number, { record, facts }: Omit<Carried, "at">, now: Date): Promise<void> {
  await browser.storage.session.set({
    [carryKey(tab)]: { record, facts, at: now.toISOString() } satisfies Carried,
  })
}

/** The facts kept for a tab, when they are 30 minutes old at most. */
export async function carried(tab: number, now: Date): Promise<Carried | null> {
  const kept = (await browser.storage.session.get(carryKey(tab)))[carryKey(tab)] as Carried | undefined
  if (!kept) return null
  const age = now.getTime() - Date.parse(kept.at)
  if (age >= 0 && age <= lifetime) return kept
  await dropCarried(tab)
  return null
}

export const dropCarried = (tab: number): Promise<void> => browser.storage.session.remove(carryKey(tab))

/** Pages on which the agent asked for silence until the browser is closed. */
export async function pausedPages(): Promise<string[]> {
  const { pausedPages: pages } = await browser.storage.session.get("pausedPages")
  return Array.isArray(pages) ? pages.filter((page) => typeof page === "string") : []
}

export const setPausedPages = (pages: string[]): Promise<void> =>
  browser.storage.session.set({ pausedPages: [...new Set(pages)] })
