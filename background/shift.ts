import browser, { type Tabs } from "webextension-polyfill"
import type { ShiftRequests, ShiftView } from "../src/messages"
import { merged } from "../src/policy/layers"
import { montreal, dayOf, shiftDay } from "../src/process/calendar"
import {
  bestOf,
  inOrder,
  shiftTools,
  type ShiftItem,
  type ShiftTool,
  type ToolState,
} from "../src/process/renewal/shift"
import { fold } from "../src/process/text"
import { readRoute } from "../src/pages/zoho/route"
import { inForce } from "../src/rules/engine"
import shiftStart from "../src/rules/renewal/shift-start"
import { keepSetting, readSetting } from "../src/store/settings"
import { mailboxes } from "./gmail"
import { hosts } from "./hosts"
import { impaknetPatterns } from "./impaknet/hosts"
import type { Handlers } from "./router"
import type { Settings } from "./settings"

/** How long a page may take to say that it lives, ms. */
const patience = 3_000

/** What runs in a tab that is looked at: whether it was served, and which of these texts are in view. Nothing else leaves it. */
function lookInside(wanted: string[]): { served: boolean; shows: boolean[] } {
  const plain = (text: string): string =>
    text
      .normalize("NFD")
      .replace(/\p{M}+/gu, "")
      .toLowerCase()
      .replace(/\s+/g, " ")
      .trim()
  const [entry] = performance.getEntriesByType("navigation") as PerformanceNavigationTiming[]
  const status = entry?.responseStatus ?? 0
  const left = new Set(wanted)
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  while (left.size > 0 && walker.nextNode()) {
    const { data, parentElement } = walker.currentNode as Text
    if (data.length > 80) continue
    const text = plain(data)
    if (left.has(text) && parentElement?.checkVisibility({ visibilityProperty: true })) left.delete(text)
  }
  return {
    served: status < 400 && document.body.childElementCount > 0,
    shows: wanted.map((one) => !left.has(one)),
  }
}

/** What a tab shows; null: it does not answer. */
async function lookAt(
  { id }: Tabs.Tab,
  wanted: readonly string[],
): Promise<ReturnType<typeof lookInside> | null> {
  if (id === undefined) return null
  const late = new Promise<null>((done) => setTimeout(() => done(null), patience))
  const asked = browser.scripting
    .executeScript({ target: { tabId: id }, func: lookInside, args: [wanted.map(fold)] })
    .then(([frame]) => (frame?.result as ReturnType<typeof lookInside> | undefined) ?? null)
    .catch(() => null)
  return Promise.race([asked, late])
}

const tabsOn = (patterns: readonly string[]): Promise<Tabs.Tab[]> =>
  patterns.length === 0 ? Promise.resolve([]) : browser.tabs.query({ url: [...patterns] }).catch(() => [])

/** A page of the CRM: on this view, or elsewhere. */
async function zohoState(fits: (tab: Tabs.Tab) => boolean, wanted: readonly string[]): Promise<ToolState> {
  const tabs = await tabsOn(hosts())
  const states = tabs.map(async (tab): Promise<ToolState> => {
    if (!fits(tab)) return "elsewhere"
    const seen = await lookAt(tab, wanted)
    if (!seen?.served) return "failing"
    return wanted.length === 0 || seen.shows.some(Boolean) ? "ready" : "elsewhere"
  })
  return bestOf(await Promise.all(states))
}

const callsView = ["Tous mes appels", "All My Calls", "My Calls"]

/** The start of a renewal shift: the tools that the browser sees, the rest by hand (renewal.shift-start). */
export function shiftHandlers(settings: Settings): Pick<Handlers, keyof ShiftRequests> {
  const { store, keep, now } = settings.parts

  const states: Readonly<Record<ShiftTool, () => Promise<ToolState>>> = {
    impaknet: async () => {
      if ((merged(settings.layers).hosts?.impaknet ?? []).length === 0) return "unset"
      const patterns = await impaknetPatterns(settings)
      if (patterns.length === 0) return "hidden"
      const looked = (await tabsOn(patterns)).map((tab) => lookAt(tab, []))
      return bestOf((await Promise.all(looked)).map((seen) => (seen?.served ? "ready" : "failing")))
    },
    renewal: () =>
      zohoState(({ url = "", title = "" }) => {
        const { module } = readRoute(url)
        const known = settings.modules(url).renewal
        if (known && module !== null) return module.toLowerCase() === known.toLowerCase()
        return /^renouvellements?\b/.test(fold(title))
      }, []),
    calls: () => zohoState(({ url = "" }) => /\/tab\/(Calls|Activities)\b/i.test(url), callsView),
    mailbox: async () => {
      const { mailboxes: expected } = inForce(await settings.page()).paramsOf(shiftStart) as {
        mailboxes: readonly string[]
      }
      if (expected.length === 0) return "unset"
      const wanted = new Set(expected.map(fold))
      const open = await mailboxes()
      return bestOf(
        open.map(({ address }): ToolState => (address && wanted.has(fold(address)) ? "ready" : "elsewhere")),
      )
    },
    telus: async () => {
      const { phone = [] } = merged(settings.layers).hosts ?? {}
      if (phone.length === 0) return "unset"
      if (!(await browser.permissions.contains({ permissions: ["tabs"] }))) return "hidden"
      const names = new Set(phone.map((host) => host.replace(/^https?:\/\//, "").replace(/\/.*$/, "")))
      const tabs = await browser.tabs.query({})
      const open = tabs.filter(({ url }) => url && URL.canParse(url) && names.has(new URL(url).host))
      // Its page is not ours to look into: open and loaded is all that is seen.
      return bestOf(open.map(({ status }) => (status === "complete" ? "ready" : "elsewhere")))
    },
  }

  async function ticks(): Promise<Readonly<Partial<Record<ShiftItem, boolean>>>> {
    const kept = await keep.attempt(() => readSetting(store, "shift")).catch(() => undefined)
    return kept && kept.expires > now().getTime() ? kept.ticks : {}
  }

  /** How the tools stood when they were last looked at: a tick or a move looks at no tab anew. */
  let seen: ReadonlyMap<ShiftItem, ToolState> | null = null
  const look = async (): Promise<ReadonlyMap<ShiftItem, ToolState>> =>
    new Map(
      await Promise.all(
        shiftTools.map(async (tool) => [tool, await states[tool]().catch(() => "closed" as const)] as const),
      ),
    )

  async function view(fresh: boolean): Promise<ShiftView> {
    const page = await settings.page()
    const force = inForce(page)
    const own = page.agent?.department === "renewal"
    if (!own || !force.speaks(shiftStart.id)) return null
    const stateOf = (seen = fresh || !seen ? await look() : seen)
    const [order, byHand] = await Promise.all([
      keep.attempt(() => readSetting(store, "shiftOrder")).catch(() => undefined),
      ticks(),
    ])
    return {
      rows: inOrder(order ?? []).map((id) => {
        const state = stateOf.get(id) ?? null
        const hand = byHand[id] === true
        return { id, state, byHand: hand, done: state === "ready" || hand }
      }),
      hidden: stateOf.get("telus") === "hidden" ? [...(merged(settings.layers).hosts?.phone ?? [])] : [],
      agent: page.agent && { name: page.agent.name, branch: page.agent.branch },
    }
  }

  return {
    "shift.get": () => view(true),
    "shift.tick": async ({ item, on }) => {
      const expires = montreal(shiftDay(dayOf(now()), 1), "00:00").getTime()
      const kept = { ...(await ticks()), [item]: on }
      await keep.write(() => keepSetting(store, "shift", { ticks: kept, expires }))
      return view(false)
    },
    "shift.order": async ({ order }) => {
      await keep.write(() => keepSetting(store, "shiftOrder", order))
      return view(false)
    },
  }
}
