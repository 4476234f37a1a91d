import { clock, page, popup, send } from "./chrome"
import { db, freshWorkerOf, wakeWorker } from "./worker"
import { beforeEach, describe, expect, it, vi } from "vitest"
import type {
  DealPreview,
  ImportAnswer,
  OrphansView,
  RequestOf,
  SegmentsView,
  SellerView,
} from "../../../src/messages"
import { orphanId } from "../../../src/process/orphans/identity"
import type { ProgressLine } from "../../../src/process/orphans/progress"
import type { Orphan, OrphanDeal, OrphanProgress } from "../../../src/process/orphans/types"
import { readDeals, readResults } from "../../../src/policy/orphan-files"
import { packs, rules } from "../../../src/rules"
import { bringIn, takeDeals } from "../../../src/store/orphans"
import { forget } from "../../../src/store/retention"
import { offline } from "../../../background/crm/connection"
import { publishedDeals } from "../../../background/orphans"

const registry = { rules, packs: Object.fromEntries(packs.map((pack) => [pack, true])) }
const day = "2026-11-20"
const client = (at: number, more: Partial<Orphan> = {}): Orphan => {
  const known = { name: `Client ${String(at)}`, phone: `514 700-${String(1000 + at)}`, ...more }
  return { id: orphanId(known), ...known }
}
const clients = (n: number, more: Partial<Orphan> = {}): Orphan[] =>
  Array.from({ length: n }, (_one, at) => client(at, more))
async function ask<T>(type: string, payload?: unknown): Promise<T> {
  const answer = await send(type, payload, popup)
  expect(answer, type).toMatchObject({ ok: true })
  return (answer as { value: T }).value
}
const bring = (all: Orphan[], id = "one") =>
  ask<ImportAnswer>("orphans.import", { id, part: 0, parts: 1, clients: all })
const sellers = [
  { name: "Ana Roy", branch: "Laval" },
  { name: "Bob Roy", branch: "Laval" },
]
const terms = (perSeller: number, more: Partial<RequestOf<"orphans.preview">> = {}) => ({
  day,
  perSeller,
  sellers,
  filter: {},
  search: "",
  ...more,
})
async function give(perSeller: number, more = {}): Promise<DealPreview> {
  const preview = await ask<DealPreview>("orphans.preview", terms(perSeller, more))
  await ask("orphans.give", { ...terms(perSeller, more), seen: preview.seen })
  return preview
}
const out = (seller: string | null = null) => ask<OrphanDeal[]>("orphans.out", { day, seller })
const pool = async (): Promise<number> => (await ask<OrphansView>("orphans.get")).pool
const done = (progress: Partial<OrphanProgress>): OrphanProgress => ({
  calledAt: null,
  reachedAt: null,
  notedAt: null,
  ownedAt: null,
  appointmentAt: null,
  ...progress,
})
const everything = async () => ({ orphans: await db().orphans.toArray(), given: await db().given.toArray() })

beforeEach(() => freshWorkerOf(registry))

describe("a list in", () => {
  it("the same list again changes nothing; who was given stays given", async () => {
    expect(await bring(clients(30))).toEqual({ state: "done", added: 30, changed: 0, same: 0 })
    await give(5)
    const before = await everything()
    clock.now += 86_400_000
    expect(await bring(clients(30), "two")).toEqual({ state: "done", added: 0, changed: 0, same: 30 })
    expect(await everything()).toEqual(before)
    expect(await bring([client(0, { model: "Corolla" })], "three")).toMatchObject({ changed: 1 })
    expect(await pool()).toBe(20)
  })
  it("whoever was given keeps being so when the pool has forgotten them", async () => {
    await bring(clients(4))
    await give(1)
    await db().orphans.clear()
    await bring(clients(4), "two")
    expect(await pool()).toBe(2)
  })
  it("nothing is written before the last part; a worker stopped midway asks for all of it again", async () => {
    const [one, two] = [clients(3), [client(10), client(11)]]
    const part = (at: number, some: Orphan[]) =>
      ask<ImportAnswer>("orphans.import", { id: "long", part: at, parts: 2, clients: some })
    expect(await part(0, one)).toEqual({ state: "more" })
    expect(await db().orphans.count()).toBe(0)
    await wakeWorker(offline, registry)
    expect(await part(1, two)).toEqual({ state: "again" })
    expect(await db().orphans.count()).toBe(0)
    await part(0, one)
    expect(await part(1, two)).toMatchObject({ state: "done", added: 5 })
  })
  it("given up, before the last part or while it is written, the store is as it was", async () => {
    await bring(clients(3))
    const before = await everything()
    await ask("orphans.import", { id: "no", part: 0, parts: 2, clients: [client(9)] })
    await ask("orphans.stop", { id: "no" })
    expect(await ask("orphans.import", { id: "no", part: 1, parts: 2, clients: [client(10)] })).toEqual({
      state: "stopped",
    })
    let looks = 0
    const long = Array.from({ length: 5_000 }, (_one, at) => client(5_000 + at))
    expect(await bringIn(db(), long, clock.date(), () => ++looks > 2)).toBeNull()
    expect(await everything()).toEqual(before)
  })
  it("a client whose shape is not ours is refused whole", async () =>
    expect(
      await send("orphans.import", { id: "x", part: 0, parts: 1, clients: [{ id: "1" }] }, popup),
    ).toMatchObject({ ok: false, error: "shape" }))
})

it("a number borne by someone of another name makes two clients, of their own name one", async () => {
  const phone = "514 555-0142"
  await bring([client(1, { name: "Jean Roy", phone })])
  const before = await db().orphans.toArray()
  expect(await bring([client(1, { name: "Marie Roy", phone })], "two")).toMatchObject({
    added: 1,
    changed: 0,
  })
  expect(await bring([client(1, { name: "Marie Roy", phone })], "three")).toMatchObject({ added: 0, same: 1 })
  expect(await bring([client(1, { name: "Jean-Guy Roy", phone })], "four")).toMatchObject({ changed: 1 })
  expect((await db().orphans.toArray()).map(({ name }) => name).sort()).toEqual(["Jean-Guy Roy", "Marie Roy"])
  expect(before).toHaveLength(1)
})

describe("orphans.daily-list: the day given out", () => {
  it("whom another director’s policy gives is not given again, and counts for the day of their seller", async () => {
    await bring(clients(20))
    const mine = await give(5)
    await ask("orphans.publish", { day })
    const text = JSON.stringify(await ask("policy.export"))
    await freshWorkerOf(registry)
    await ask("policy.import", { text })
    await bring(clients(20))
    expect(await ask<DealPreview>("orphans.preview", terms(5))).toMatchObject({ deals: [] })
    const { deals, left } = await ask<DealPreview>("orphans.preview", terms(10, { day: "2026-11-21" }))
    const dealt = (some: readonly OrphanDeal[]) => some.flatMap(({ clients }) => clients.map(({ id }) => id))
    expect(dealt(deals)).toHaveLength(10)
    expect(new Set([...dealt(deals), ...dealt(mine.deals)]).size).toBe(20)
    expect(left.called).toBe(10)
  })
  it("none is given of a past day", async () => {
    await bring(clients(4))
    const past = { day: "2026-11-19" }
    const { seen } = await ask<DealPreview>("orphans.preview", terms(5, past))
    expect(await send("orphans.give", { ...terms(5, past), seen }, popup)).toMatchObject({ error: "refused" })
    expect(await pool()).toBe(4)
  })
  it("whom nobody called can be given again once their seller no longer sees them; what is known later still counts", async () => {
    await bring(clients(3))
    await give(2)
    const [deal, ...others] = await out()
    const [called, idle] = deal?.clients ?? []
    const result = (one: Orphan | undefined, progress: OrphanProgress) =>
      ask("orphans.results", {
        text: JSON.stringify({
          jalon: "orphans-results",
          version: 1,
          results: [{ deal: deal?.id, orphan: one?.id, progress }],
        }),
      })
    await result(called, done({ calledAt: 5 }))
    const undo = () => ask("orphans.undo", { day, seller: null })
    const open = async () => (await ask<SellerView[]>("orphans.sellers", { day })).map((one) => one.open)
    clock.now += 7 * 86_400_000
    expect([await undo(), await open()]).toEqual([{ back: 0 }, [0, 0]])
    clock.now += 86_400_000
    expect(await open()).toEqual([1, 1])
    expect(await undo()).toEqual({ back: 2 })
    expect(await undo()).toEqual({ back: 0 })
    expect(await pool()).toBe(2)
    // The same list and the same deals again change nothing.
    await bring(clients(3), "two")
    await takeDeals(db(), [...(deal ? [deal] : []), ...others])
    expect(await pool()).toBe(2)
    // Their seller had called one of them after all.
    await result(idle, done({ calledAt: 6 }))
    const { deals, left } = await give(5, { day: "2026-11-28" })
    expect(deals.flatMap(({ clients }) => clients.map(({ id }) => id))).toEqual(
      others[0]?.clients.map(({ id }) => id),
    )
    expect(left.called).toBe(1)
  })
  it("is what was shown, fair, and counted with what each has already", async () => {
    await bring(clients(40, { branch: "Laval" }))
    await give(5)
    const second = await ask<DealPreview>(
      "orphans.preview",
      terms(7, { sellers: [...sellers, { name: "Cléo Roy", branch: "Laval" }] }),
    )
    expect(second.deals.map(({ seller, clients }) => [seller, clients.length])).toEqual([
      ["Ana Roy", 2],
      ["Bob Roy", 2],
      ["Cléo Roy", 7],
    ])
    expect(
      (await ask<SellerView[]>("orphans.sellers", { day })).map(({ name, has, out }) => [name, has, out]),
    ).toEqual([
      ["Ana Roy", 5, 0],
      ["Bob Roy", 5, 0],
    ])
  })
  it("over the limit it is refused at block, warned at warn", async () => {
    await bring(clients(40))
    expect(await ask<DealPreview>("orphans.preview", terms(11))).toMatchObject({
      number: "refused",
      deals: [],
    })
    expect(await send("orphans.give", { ...terms(11), seen: "x" }, popup)).toMatchObject({
      ok: false,
      error: "refused",
    })
    await ask("rule.set", { id: "orphans.daily-list", level: "warn" })
    const preview = await ask<DealPreview>("orphans.preview", terms(11))
    expect(preview).toMatchObject({ number: "warned" })
    expect(preview.deals.map(({ clients }) => clients.length)).toEqual([11, 11])
  })
  it("the pool changed since: nothing is given", async () => {
    await bring(clients(4))
    const { seen } = await ask<DealPreview>("orphans.preview", terms(5))
    await bring(clients(6), "two")
    expect(await ask("orphans.give", { ...terms(5), seen })).toBeNull()
    expect(await db().given.count()).toBe(0)
  })
  it("only among those chosen", async () => {
    await bring([...clients(5, { year: 2019 }), client(100, { year: 2021 })])
    const filter = { year: ["2021"] }
    expect(await ask<SegmentsView>("orphans.segments", { filter, search: "" })).toMatchObject({ total: 1 })
    expect(
      (await give(5, { filter })).deals.flatMap(({ clients }) => clients.map(({ year }) => year)),
    ).toEqual([2021])
  })
  it("goes back to the pool as long as it is here, and only what is", async () => {
    await bring(clients(20))
    await give(5)
    await out("Ana Roy")
    expect(await ask("orphans.undo", { day, seller: null })).toEqual({ back: 5 })
    expect(await pool()).toBe(15)
    expect((await db().given.toArray()).map(({ seller }) => seller)).toEqual(Array(5).fill("Ana Roy"))
  })
})

describe("lists out and results in", () => {
  it("a file holds them, reads back, and taken twice changes nothing", async () => {
    await bring(clients(20))
    await give(5)
    const file = { jalon: "orphans", version: 1, deals: await out() }
    expect(readDeals(`\uFEFF${JSON.stringify(file)}`)).toEqual(file)
    const before = await everything()
    expect(await takeDeals(db(), file.deals)).toBe(0)
    expect(await everything()).toEqual(before)
    await db().given.clear()
    expect(await takeDeals(db(), [...file.deals, ...file.deals])).toBe(10)
    expect(await takeDeals(db(), file.deals)).toBe(0)
  })
  it("they go into the team’s policy once, and leave it after a week", async () => {
    await bring(clients(20))
    await give(5)
    expect(await ask("orphans.publish", { day })).toEqual({ lists: 2, changed: true })
    expect(await ask("orphans.publish", { day })).toEqual({ lists: 2, changed: false })
    const policy = await ask<{ orphans: { deals: OrphanDeal[] } }>("policy.export")
    expect(policy.orphans.deals.map(({ clients }) => clients.length)).toEqual([5, 5])
    expect(await ask("orphans.undo", { day, seller: null })).toEqual({ back: 0 })
    expect(publishedDeals(policy.orphans.deals, [], "2026-11-27")).toHaveLength(2)
    expect(publishedDeals(policy.orphans.deals, [], "2026-11-28")).toEqual([])
  })
  it("progress follows the sellers’ files, whichever comes first, as often as they come", async () => {
    await bring(clients(4))
    await give(2)
    const deals = await out()
    const [first, second] = deals.flatMap(({ id, clients }) =>
      clients.map((one) => ({ deal: id, orphan: one.id })),
    )
    const results = [
      { ...first, progress: done({ calledAt: 1, reachedAt: 2, notedAt: 3, appointmentAt: 4 }) },
      { ...second, progress: done({ calledAt: 5 }) },
      { deal: "elsewhere", orphan: "x", progress: done({}) },
    ]
    const text = JSON.stringify({ jalon: "orphans-results", version: 1, results })
    expect(readResults(text)?.results).toHaveLength(3)
    expect(await ask("orphans.results", { text })).toEqual({ changed: 2, same: 0, strange: 1 })
    const before = await everything()
    expect(await ask("orphans.results", { text })).toEqual({ changed: 0, same: 2, strange: 1 })
    expect(await everything()).toEqual(before)
    const lines = await ask<ProgressLine[]>("orphans.progress", { from: day, to: day })
    expect(lines[0]?.figures).toEqual({ given: 2, called: 2, reached: 1, noted: 1, owned: 0, appointment: 1 })
    expect(
      await ask("orphans.behind", { by: "seller", key: "ana roy", figure: "reached", from: day, to: day }),
    ).toMatchObject([{ seller: "Ana Roy", client: { id: first?.orphan } }])
  })
  it.each([
    "",
    "{}",
    "[]",
    '{"jalon":"orphans","version":1,"deals":[]}',
    '{"jalon":"orphans-results","version":2,"results":[]}',
  ])("%j is no file of results", async (text) => expect(await ask("orphans.results", { text })).toBeNull())
})

it("of a client given, an open page knows their number, e-mail and record by keys, none of them readable", async () => {
  const url = "https://crm.zoho.com/crm/org1/tab/Contacts/6000000000000000001"
  await bring([client(1, { email: "zoe@a.ca", url })])
  await give(5)
  const [row] = await db().given.toArray()
  expect(row?.keys.map((key) => key[0])).toEqual(["p", "e", "r"])
  expect(row?.keys.slice(0, 2).join(" ")).not.toMatch(/514|zoe/)
})

it("is a lead’s alone, and no page’s", async () => {
  for (const type of ["orphans.get", "orphans.clear"])
    expect(await send(type, undefined, page())).toMatchObject({ ok: false, error: "refused" })
  await db().settings.put({ key: "managed", value: { version: 1, agent: { role: "agent" } } })
  await wakeWorker(offline, registry)
  expect((await ask<OrphansView>("orphans.get")).readOnly).toBe(true)
  for (const [type, payload] of [
    ["orphans.clear", undefined],
    ["orphans.preview", terms(5)],
    ["orphans.out", { day, seller: null }],
  ] as const)
    expect(await send(type, payload, popup)).toMatchObject({ ok: false, error: "refused" })
})

it("past lists leave the policy kept here on their own", async () => {
  await bring(clients(4))
  await give(1)
  await ask("orphans.publish", { day })
  const published = async () =>
    (await ask<{ orphans?: { deals: OrphanDeal[] } }>("policy.export")).orphans?.deals.length
  const nightly = async (days: number) => {
    clock.now += days * 86_400_000
    await db().jobs.put({ id: "retention", at: clock.now })
    await wakeWorker(offline, registry)
    await vi.waitFor(async () => expect((await db().jobs.get("retention"))?.at).toBeGreaterThan(clock.now))
  }
  await nightly(7)
  expect(await published()).toBe(2)
  await nightly(1)
  expect(await published()).toBe(0)
})

it("is forgotten 90 days after the import, or after the day of the list", async () => {
  await bring(clients(10))
  await give(2)
  const at = (days: number) => forget(db(), new Date(clock.now + days * 86_400_000))
  await at(89)
  expect([await db().orphans.count(), await db().given.count()]).toEqual([10, 4])
  await at(91)
  expect([await db().orphans.count(), await db().given.count()]).toEqual([0, 0])
})
