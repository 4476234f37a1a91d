import browser from "webextension-polyfill"
import { centreHosts } from "../../src/crm/centres"
import type { Centre } from "../../src/crm/types"

const wish = "crm:wish"
/** How long a person may take to answer the browser's own question, ms. */
const patience = 5 * 60_000

/** The addresses that a connection reads, as match patterns. */
export const hostsOf = (centre: Centre): string[] =>
  [centreHosts[centre].accounts, centreHosts[centre].api].map((origin) => `${origin}/*`)

/** Whether the browser lets us reach them. */
export const allowed = (centre: Centre): Promise<boolean> =>
  browser.permissions.contains({ origins: hostsOf(centre) })

/** A sign-in was asked for, and waits for the browser's permission: the popup that asked may be gone by then. */
export const wishes = (now: Date): Promise<void> => browser.storage.session.set({ [wish]: now.getTime() })
export const forgetWish = (): Promise<void> => browser.storage.session.remove(wish)
export async function wished(now: Date): Promise<boolean> {
  const at = (await browser.storage.session.get(wish))[wish]
  return typeof at === "number" && Math.abs(now.getTime() - at) < patience
}
