import type { DealRequest, OrphanRequests, OrphansView } from "../src/messages"
import { dayOf, shiftDay, type Day } from "../src/process/calendar"
import { dealOut, judgeNumber } from "../src/process/orphans/deal"
import { fingerprint } from "../src/process/orphans/identity"
import { counts, keyIn, progressOf } from "../src/process/orphans/progress"
import { segmentsOf } from "../src/process/orphans/segments"
import { sellersOn } from "../src/process/orphans/sellers"
import type { Orphan, OrphanDeal } from "../src/process/orphans/types"
import { nameKey } from "../src/process/roster"
import { mayLead, merged } from "../src/policy/layers"
import { readResults } from "../src/policy/orphan-files"
import { inForce } from "../src/rules/engine"
import dailyList from "../src/rules/orphans/daily-list"
import debrief from "../src/rules/orphans/debrief"
import {
  bringIn,
  dealsOf,
  giveDeals,
  givenId,
  kept,
  markOut,
  mayComeBack,
  poolOf,
  stillGiven,
  takeBack,
  takeResults,
} from "../src/store/orphans"
import type { GivenRow, OrphanRow } from "../src/store/rows"
import { addToJournal } from "../src/store/seen"
import { remembered } from "./given"
import { StoreFailure } from "./keep"
import { Refusal, type Handlers } from "./router"
import type { Settings } from "./settings"

/** Clients shown of a selection. */
const glance = 50
/** Days after which a list is taken out of the policy. */
const published = 7

/** The lists of a policy with these over them: of one list, whoever is new; past ones leave. */
export function publishedDeals(
  before: readonly OrphanDeal[],
  deals: readonly OrphanDeal[],
  today: Day,
): OrphanDeal[] {
  const held = new Map(
    before.filter(({ day }) => day >= shiftDay(today, -published)).map((deal) => [deal.id, deal] as const),
  )
  for (const deal of deals) {
    const clients = held.get(deal.id)?.clients ?? []
    const there = new Set(clients.map(({ id }) => id))
    held.set(deal.id, { ...deal, clients: [...clients, ...deal.clients.filter(({ id }) => !there.has(id))] })
  }
  return [...held.values()].sort((one, other) => (one.id < other.id ? -1 : 1))
}

/** Takes past lists out of the team's policy as it is kept here: names and numbers of clients stand in them. */
export const dropPublished = (settings: Settings): Promise<void> =>
  settings.alone(async () => {
    await settings.load()
    const { team } = settings.layers
    const deals = team?.orphans?.deals ?? []
    const kept = publishedDeals(deals, [], dayOf(settings.parts.now()))
    if (team && kept.length < deals.length)
      await settings.govern("team", { ...team, orphans: { deals: kept } })
  })

/** A client as a list carries them: nothing of the pool's own. */
const bare = ({ importedAt: _at, dealt: _dealt, ...client }: OrphanRow): Orphan => client

/** What the floor director asks: a list in, segments, dealing, lists out, what came of them. */
export function orphanHandlers(settings: Settings): Pick<Handlers, keyof OrphanRequests> {
  const { store, keep, now } = settings.parts
  /** The list that is coming in, and the id of one given up. */
  let coming: { id: string; next: number; clients: Orphan[] } | null = null
  let stopped: string | null = null
  /** The pool as last read: a search does not read the disk. */
  let pool: Promise<OrphanRow[]> | null = null

  let reading = settings.readings
  const readPool = (): Promise<OrphanRow[]> => {
    if (reading !== settings.readings) pool = null
    reading = settings.readings
    const read = (pool ??= keep.attempt(() => poolOf(store)))
    read.catch(() => (pool = null))
    return read
  }
  /** Writes, whatever comes of it the pool is read anew. */
  async function write<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await keep.write(work)
    } finally {
      pool = null
    }
  }
  async function asLead(): Promise<void> {
    await settings.load()
    if (!mayLead(settings.layers)) throw new Refusal("refused")
  }
  const force = () => inForce(settings.policy())
  const givenOf = async (day: Day): Promise<GivenRow[]> =>
    (await keep.attempt(() => store.given.where("day").equals(day).toArray())).filter(stillGiven)
  /** The first day of the lists that sellers still see. */
  const seenSince = (): Day => shiftDay(dayOf(now()), -remembered)
  const ofSeller = (rows: readonly GivenRow[], seller: string | null): GivenRow[] =>
    rows.filter((row) => seller === null || nameKey(row.seller) === nameKey(seller))

  async function view(): Promise<OrphansView> {
    await settings.load()
    const { from, to } = force().paramsOf(dailyList)
    return {
      readOnly: !mayLead(settings.layers),
      unpublished: settings.layers.managed?.orphans !== undefined,
      pool: (await readPool()).length,
      from,
      to,
      minutes: force().speaks(debrief.id) ? force().paramsOf(debrief).minutes : null,
    }
  }

  async function preview({ day, perSeller, sellers, filter, search }: DealRequest) {
    const level = force().packOn("orphans") ? force().levelOf(dailyList) : "off"
    const number = judgeNumber(perSeller, force().paramsOf(dailyList), level)
    const [rows, held] = await Promise.all([readPool(), keep.attempt(() => store.given.toArray())])
    // Another director's lists, where nobody told this browser that it leads.
    const ids = new Set(held.map(({ id }) => id))
    const elsewhere = (merged(settings.layers).orphans?.deals ?? [])
      .filter((deal) => deal.day >= shiftDay(dayOf(now()), -kept))
      .flatMap((deal) =>
        deal.clients.flatMap((client) =>
          ids.has(givenId(deal.id, client.id)) ? [] : [{ ...deal, client, reachedAt: null }],
        ),
      )
    const given = [...held.filter(stillGiven), ...elsewhere]
    const answer =
      number === "refused"
        ? { deals: [], left: { full: 0, branch: 0, called: 0 } }
        : dealOut({
            day,
            perSeller,
            sellers,
            pool: segmentsOf(rows, filter, search).found.map(bare),
            given: given.map(({ seller, client, reachedAt, day }) => ({
              seller,
              day,
              client,
              reached: reachedAt !== null,
            })),
          })
    return { number, seen: fingerprint(answer.deals), ...answer }
  }

  return {
    "orphans.get": view,
    "orphans.import": async ({ id, part, parts, clients }) => {
      await asLead()
      if (stopped === id) return { state: "stopped" }
      if (part === 0) coming = { id, next: 0, clients: [] }
      // A worker that was stopped in between has lost what came: all of it is asked for again.
      if (coming?.id !== id || coming.next !== part) return { state: "again" }
      coming.clients.push(...clients)
      coming.next++
      if (coming.next < parts) return { state: "more" }
      const whole = coming.clients
      coming = null
      // A long list takes longer than the store may keep a page waiting.
      const told = await bringIn(store, whole, now(), () => stopped === id).catch((error: unknown) => {
        throw new StoreFailure(error instanceof Error ? error.name : "unknown", { cause: error })
      })
      pool = null
      return told ? { state: "done", ...told } : { state: "stopped" }
    },
    "orphans.stop": ({ id }) => {
      stopped = id
      if (coming?.id === id) coming = null
      return null
    },
    "orphans.clear": async () => {
      await asLead()
      const ids = (await readPool()).map(({ id }) => id)
      await write(() => store.orphans.bulkDelete(ids))
      return view()
    },
    "orphans.segments": async ({ filter, search }) => {
      await asLead()
      const { counts: tallies, found } = segmentsOf(await readPool(), filter, search)
      return { counts: tallies, total: found.length, first: found.slice(0, glance).map(bare) }
    },
    "orphans.sellers": async ({ day }) => {
      await asLead()
      const rows = await givenOf(day)
      const listed = sellersOn(settings.policy().roster, day)
      const names = new Set(listed.map(({ name }) => nameKey(name)))
      const others = dealsOf(rows).filter(({ seller }) => !names.has(nameKey(seller)))
      return [
        ...listed.map((one) => ({ ...one, until: one.until?.toISOString() ?? null })),
        ...others.map(({ seller, branch }) => ({
          name: seller,
          branch,
          presence: "unknown" as const,
          until: null,
        })),
      ].map((one) => {
        const theirs = ofSeller(rows, one.name)
        return {
          ...one,
          has: theirs.length,
          out: theirs.filter((row) => row.outAt !== undefined).length,
          open: theirs.filter((row) => mayComeBack(row, seenSince())).length,
        }
      })
    },
    "orphans.preview": async (request) => {
      await asLead()
      return preview(request)
    },
    "orphans.give": async ({ seen, ...request }) => {
      await asLead()
      // Of a past day nobody would see them.
      if (request.day < dayOf(now())) throw new Refusal("refused")
      const { deals, number, seen: fresh } = await preview(request)
      if (number === "refused") throw new Refusal("refused")
      if (fresh !== seen || !(await keep.write(() => giveDeals(store, deals)))) {
        pool = null
        return null
      }
      const gone = new Set(deals.flatMap(({ clients }) => clients.map(({ id }) => id)))
      pool = readPool().then((rows) => rows.filter(({ id }) => !gone.has(id)))
      return { given: deals.reduce((sum, { clients }) => sum + clients.length, 0) }
    },
    "orphans.undo": async ({ day, seller }) => {
      await asLead()
      const deals = dealsOf(ofSeller(await givenOf(day), seller)).map(({ id }) => id)
      return { back: await write(() => takeBack(store, deals, seenSince(), now())) }
    },
    "orphans.out": async ({ day, seller }) => {
      await asLead()
      const deals = dealsOf(ofSeller(await givenOf(day), seller))
      await keep.write(() =>
        markOut(
          store,
          deals.map(({ id }) => id),
          now(),
        ),
      )
      return deals
    },
    "orphans.publish": async ({ day }) => {
      await asLead()
      if (settings.layers.managed?.orphans !== undefined) throw new Refusal("refused")
      const deals = dealsOf(await givenOf(day))
      const before = merged(settings.layers).orphans?.deals ?? []
      const next = publishedDeals(before, deals, dayOf(now()))
      const changed = JSON.stringify(next) !== JSON.stringify(before)
      if (changed) {
        await settings.govern("team", { version: 1, ...settings.layers.team, orphans: { deals: next } })
        const details = { what: "orphans.publish", lists: deals.length }
        await keep
          .write(() =>
            addToJournal(store, `policy:${crypto.randomUUID()}`, { kind: "policy", details }, now()),
          )
          .catch(() => undefined)
      }
      await keep.write(() =>
        markOut(
          store,
          deals.map(({ id }) => id),
          now(),
        ),
      )
      return { lists: deals.length, changed }
    },
    "orphans.results": async ({ text }) => {
      await asLead()
      const file = readResults(text)
      return file && keep.write(() => takeResults(store, file.results))
    },
    "orphans.progress": async ({ from, to }) => {
      await asLead()
      return progressOf(
        await keep.attempt(() => store.given.where("day").between(from, to, true, true).toArray()),
      )
    },
    "orphans.behind": async ({ by, key, figure, from, to }) => {
      await asLead()
      const rows = await keep.attempt(() => store.given.where("day").between(from, to, true, true).toArray())
      return rows
        .filter((row) => keyIn(row, by) === key && counts(row, figure))
        .map(({ id: _id, deal: _deal, keys: _keys, outAt: _out, ...rest }) => rest)
    },
  }
}
