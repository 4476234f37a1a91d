import type { Tabs } from "webextension-polyfill"
import { titled } from "../src/pages/zoho/modules"
import { readRoute } from "../src/pages/zoho/route"
import type { PagePlace } from "../src/scripts/types"
import { siteOf } from "./hosts"
import { impaknetPatterns } from "./impaknet/hosts"
import type { Settings } from "./settings"

const modules: Partial<Record<string, [one: PagePlace, list: PagePlace]>> = {
  Potentials: ["opportunity", "opportunities"],
  Events: ["meeting", "meeting"],
  Contacts: ["contact", "contact"],
  renewal: ["renewal", "renewals"],
  credit: ["credit", "credits"],
  aftersales: ["aftersales", "aftersales-list"],
}

const roles = ["renewal", "credit", "aftersales"] as const

/** What page of ours a tab shows: by its address, and for an organisation's own modules by their names, else the page's title. */
export async function placeOf({ url, title = "" }: Tabs.Tab, settings: Settings): Promise<PagePlace | null> {
  const site = siteOf(url, await impaknetPatterns(settings))
  if (site !== "zoho" || url === undefined) return site === "zoho" ? null : site
  const { module, id } = readRoute(url)
  if (module === null) return null
  const told = settings.modules(url)
  const own = roles.find((role) => told[role] === module)
  const [name = ""] = title.split(" - ")
  const shown = titled(name, told.named) ?? titled(module, told.named)
  // What the CRM told of a role leaves no other module to it.
  const role = own ?? (shown && told[shown] === undefined ? shown : null)
  const pair = modules[module] ?? (role && modules[role])
  return pair?.[id === null ? 1 : 0] ?? null
}
