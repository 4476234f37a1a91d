import type { GivenClient, GivenRequests, GivenView, PageSettings } from "../src/messages"
import { readDeals } from "../src/policy/orphan-files"
import { merged, type Layers } from "../src/policy/layers"
import { dayOf, shiftDay } from "../src/process/calendar"
import { recordDigits } from "../src/process/orphans/identity"
import { withMark, withoutMark } from "../src/process/orphans/marks"
import type { OrphanDeal, OrphanProgress } from "../src/process/orphans/types"
import { readRoute, recordOf } from "../src/pages/zoho/route"
import { samePerson } from "../src/rules/bdc/people"
import type { RecordKey } from "../src/rules/facts"
import { kept, takeDeals } from "../src/store/orphans"
import type { GivenRow } from "../src/store/rows"
import { addToJournal } from "../src/store/seen"
import { broadcast } from "./broadcast"
import { markClients } from "./do-not-call/marked"
import type { Handlers } from "./router"
import type { Settings } from "./settings"

/** How long a client whom nobody called stays in the day of the seller, days. */
export const remembered = 7

export const progressOf = ({
  calledAt,
  reachedAt,
  notedAt,
  ownedAt,
  appointmentAt,
}: OrphanProgress): OrphanProgress => ({ calledAt, reachedAt, notedAt, ownedAt, appointmentAt })

export const isOf = (page: PageSettings, seller: string): boolean =>
  page.agent !== null && samePerson(page.agent.name, seller, page.roster)

/** The record that a client's address names; null without one. */
const recordIn = ({ client: { url } }: GivenRow): RecordKey | null =>
  url === undefined ? null : recordOf(readRoute(url))

const viewed = (row: GivenRow): GivenClient => ({
  id: row.id,
  day: row.day,
  client: row.client,
  record: row.client.url === undefined ? null : recordDigits(row.client.url),
  ...progressOf(row),
})

/**
 * Takes the lists that the policy brings: mine, or all of them for a lead. What stands already is left as it is; a list past its time, whose
 * clients may be forgotten here, is not taken anew.
 */
export async function takePolicyDeals(settings: Settings): Promise<void> {
  const { store, keep, now } = settings.parts
  const since = shiftDay(dayOf(now()), -Math.min(kept, settings.retention.orphans ?? kept))
  const deals = (merged(settings.layers).orphans?.deals ?? []).filter(({ day }) => day >= since)
  if (deals.length === 0) return
  const wanted = await mine(settings, deals)
  if (wanted.length > 0) await keep.write(() => takeDeals(store, wanted))
}

/** Someone whom the policy names a lead; where nobody is named, everyone may lead, and clients of others are not for all. */
const leads = ({ managed, team }: Layers): boolean => (managed?.agent?.role ?? team?.agent?.role) === "lead"

async function mine(settings: Settings, deals: readonly OrphanDeal[]): Promise<OrphanDeal[]> {
  const page = await settings.page()
  return deals.filter(({ seller }) => leads(settings.layers) || isOf(page, seller))
}

async function rowsOf(settings: Settings): Promise<GivenRow[]> {
  const { store, keep } = settings.parts
  const page = await settings.page()
  if (!page.agent) return []
  return (await keep.attempt(() => store.given.toArray())).filter(({ seller }) => isOf(page, seller))
}

async function viewOf(settings: Settings): Promise<GivenView> {
  const now = dayOf(settings.parts.now())
  const { agent } = await settings.page()
  const rows = await rowsOf(settings)
  const since = shiftDay(now, -remembered)
  const waiting = rows.filter(({ day, calledAt }) => day < now && day >= since && calledAt === null)
  // In an order that no press changes.
  const listed = (some: readonly GivenRow[]): GivenClient[] =>
    [...some]
      .sort((a, b) => a.day.localeCompare(b.day) || a.client.name.localeCompare(b.client.name, "fr"))
      .map(viewed)
  const [today, before] = await Promise.all(
    [rows.filter(({ day }) => day === now), waiting].map((some) => markClients(settings, listed(some))),
  )
  return {
    named: agent !== null,
    today: today ?? [],
    before: before ?? [],
    results: rows.filter((row) => Object.values(progressOf(row)).some((at) => at !== null)).length,
  }
}

/** Changes what is kept of one client given out; null when it is not there, or as it was. */
export async function change(
  settings: Settings,
  id: string,
  make: (row: GivenRow) => OrphanProgress,
  event: string,
): Promise<GivenRow | null> {
  const { store, keep, now } = settings.parts
  const changed = await keep.write(() =>
    store.transaction("rw", store.given, async () => {
      const row = await store.given.get(id)
      const next = row && { ...row, ...make(row) }
      if (!next || JSON.stringify(next) === JSON.stringify(row)) return null
      await store.given.put(next)
      return next
    }),
  )
  if (!changed) return null
  const record = recordIn(changed)
  const told = { kind: "orphan" as const, ...(record && { record }), details: { event } }
  await keep
    .write(() => addToJournal(store, `orphan:${crypto.randomUUID()}`, told, now()))
    .catch(() => undefined)
  return changed
}

export const askPages = (): void =>
  void broadcast({ jalonPush: "ask" }, () => ({ jalonPush: "ask" })).catch(() => undefined)

/** What the seller's day asks of the clients given to them. */
export function givenHandlers(settings: Settings): Pick<Handlers, keyof GivenRequests> {
  const { store, keep, now } = settings.parts
  return {
    "given.get": async () => {
      await settings.load()
      await takePolicyDeals(settings).catch(() => undefined)
      return viewOf(settings)
    },
    "given.mark": async ({ id, mark, on }) => {
      const [page, row] = [await settings.page(), await keep.attempt(() => store.given.get(id))]
      if (row && isOf(page, row.seller)) {
        const at = now().getTime()
        const make = (it: GivenRow) =>
          on ? withMark(progressOf(it), mark, at) : withoutMark(progressOf(it), mark)
        if (await change(settings, id, make, on ? mark : `${mark}:undone`)) askPages()
      }
      return viewOf(settings)
    },
    "orphans.take": async ({ text }) => {
      await settings.load()
      if (!(await settings.page()).agent) return { ok: false, why: "unnamed" }
      const kind = kindOf(text)
      if (kind !== "orphans") return { ok: false, why: kind }
      const file = readDeals(text)
      if (!file) return { ok: false, why: "damaged" }
      const wanted = await mine(settings, file.deals)
      const count = (deals: readonly OrphanDeal[]) =>
        deals.reduce((sum, { clients }) => sum + clients.length, 0)
      if (count(wanted) === 0) return { ok: false, why: "nobody" }
      const fresh = await keep.write(() => takeDeals(store, wanted))
      if (fresh > 0) askPages()
      const known = count(wanted) - fresh
      return {
        ok: true,
        fresh,
        known,
        others: count(file.deals) - count(wanted),
        view: await viewOf(settings),
      }
    },
    "given.results": async () => ({
      jalon: "orphans-results",
      version: 1,
      results: (await rowsOf(settings)).map((row) => ({
        deal: row.deal,
        orphan: row.client.id,
        progress: progressOf(row),
      })),
    }),
  }
}

/** What a file says that it is, before it is read whole. */
function kindOf(text: string): "orphans" | "results" | "stranger" | "unreadable" {
  try {
    const raw: unknown = JSON.parse(text.replace(/^\uFEFF/, ""))
    const said = typeof raw === "object" && raw !== null && "jalon" in raw ? raw.jalon : null
    return said === "orphans" ? said : said === "orphans-results" ? "results" : "stranger"
  } catch {
    return "unreadable"
  }
}
