import browser from "webextension-polyfill"
import { nothingSpent, type Spent } from "../../src/crm/budget"
import { centreHosts } from "../../src/crm/centres"
import { moduleGuess, moduleKeys, type ModuleKey } from "../../src/crm/fields"
import type { Centre, CrmModule } from "../../src/crm/types"
import type { Access, ConnectionFault } from "../../src/messages"

/** What the connection keeps for the length of a browser session, tokens aside: figures and what was refused. */
export type Told = {
  spent: Spent
  /** ms */
  lastSuccess: number | null
  checked: number | null
  /** By API name of a module, or kind of setting. */
  access: Record<string, Access>
  /** Which modules of the organisation are ours; null: none is, or several may be. */
  modules: Partial<Record<ModuleKey, { name: string; label: string } | null>>
  /** Why nobody is signed in any more; when that was last tried without the person, ms. */
  why: ConnectionFault | null
  tried: number | null
}
export const nothingTold: Told = {
  spent: nothingSpent,
  lastSuccess: null,
  checked: null,
  access: {},
  modules: {},
  why: null,
  tried: null,
}

/** The modules that are read, whatever the organisation. */
const standard = ["Deals", "Contacts", "Events", "Notes"]

/** Which modules are ours, and whether each may be read. */
export function toldBy(all: readonly CrmModule[]): Pick<Told, "modules" | "access"> {
  const modules: Told["modules"] = {}
  for (const key of moduleKeys) {
    const { module } = moduleGuess(key, all)
    modules[key] = module && { name: module.apiName, label: module.plural }
  }
  const access: Told["access"] = {}
  for (const name of [...standard, ...Object.values(modules).flatMap((one) => one?.name ?? [])]) {
    const module = all.find(({ apiName }) => apiName === name)
    access[name] = !module ? "absent" : module.readable ? "readable" : "refused"
  }
  return { modules, access }
}

const place = "crm:told"
const wish = "crm:wish"
/** How long a person may take to answer the browser's own question, ms. */
const patience = 5 * 60_000

export async function readTold(): Promise<Partial<Told>> {
  const kept = (await browser.storage.session.get(place).catch(() => ({}))) as Record<
    string,
    Partial<Told> | undefined
  >
  return kept[place] ?? {}
}
export const keepTold = (told: Told): Promise<void> =>
  browser.storage.session.set({ [place]: told }).catch(() => undefined)

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
  const at = ((await browser.storage.session.get(wish)) as Record<string, unknown>)[wish]
  return typeof at === "number" && Math.abs(now.getTime() - at) < patience
}
