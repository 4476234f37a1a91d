import { clock, on, page, popup, send, state } from "./chrome"
import { db, freshWorkerOf, restart, wakeWorker } from "./worker"
import { beforeEach, expect, test, vi } from "vitest"
import type { DueView } from "../../../src/messages"
import { toWire } from "../../../src/messages/wire"
import { known, unknown } from "../../../src/process/field"
import { packs, rules } from "../../../src/rules"
import { renewalFields, type RenewalFacts } from "../../../src/rules/facts"
import { offline } from "../../../background/crm/connection"
import { forget } from "../../../src/store/retention"

const registry = { rules, packs: Object.fromEntries(packs.map((pack) => [pack, true])) }
const wake = () => wakeWorker(offline, registry)
beforeEach(async () => {
  await freshWorkerOf(registry)
  await send("agent.set", { name: "Zoé Essai", department: "renewal", branch: "Laval" })
})

const hour = 3_600_000
const record = { org: "org1", module: "CustomModule5", id: "42" }
const url = "https://crm.zoho.com/crm/org1/tab/CustomModule5/42"
/** As the page writes it, in Montréal's time. */
const inMontreal = (instant: number): string =>
  new Date(instant).toLocaleString("sv-SE", { timeZone: "America/Toronto" }).slice(0, 16).replace(" ", "T")
const callback = (inMs: number) => send("callback.plan", { record, url, at: inMontreal(clock.now + inMs) })
const due = async (): Promise<DueView> => {
  const answer = await send("due.get", undefined, popup)
  return (answer as { value: DueView }).value
}

test("a call back rings once at its time, after a restart too, and opens its file", async () => {
  await callback(2 * hour)
  expect(state.alarms).toMatchObject([{ when: clock.now + 2 * hour }])
  clock.now += 2 * hour - 1
  await wake()
  expect(state.notifications).toEqual([])
  // Asleep for hours: what the client asked for is told all the same, once.
  clock.now += 5 * hour
  await wake()
  await vi.waitFor(() => expect(state.notifications).toHaveLength(1))
  await wake()
  expect(state.notifications).toHaveLength(1)
  expect(JSON.stringify(state.notifications)).not.toContain("42 ")
  on.clicked.emit(state.notifications[0]?.id)
  await vi.waitFor(() => expect(state.opened).toEqual([url]))
})

test("one that is done does not ring; undone before its time, it does", async () => {
  await callback(2 * hour)
  const [row] = (await due()).reminders
  expect(row).toMatchObject({ kind: "callback", done: false })
  expect(await send("due.done", { id: row?.id, done: true }, popup)).toMatchObject({
    value: { reminders: [{ done: true }] },
  })
  clock.now += hour
  await send("due.done", { id: row?.id, done: false }, popup)
  clock.now += 2 * hour
  await wake()
  await vi.waitFor(() => expect(state.notifications).toHaveLength(1))
})

test("the target holds for the day; calls are counted in the agent's own notes of today", async () => {
  expect((await due()).target).toEqual({ calls: null, done: 0 })
  const note = (id: string, over: object) => ({
    id,
    record: "r",
    at: clock.now - 1_000,
    author: "Essai Zoé",
    day: 1,
    round: 1,
    channels: ["call"],
    outcome: "no-answer",
    closing: 0 as const,
    ...over,
  })
  await db().followups.bulkPut([
    note("1", {}),
    note("2", { author: "Autre" }),
    note("3", { channels: ["text"] }),
    note("4", { at: clock.now - 26 * hour }),
  ])
  expect(await send("target.set", { calls: 20 }, popup)).toMatchObject({
    value: { target: { calls: 20, done: 1 } },
  })
  await restart()
  clock.now += 24 * hour
  await wake()
  expect((await due()).target).toEqual({ calls: null, done: 0 })
  expect(await send("target.set", { calls: 0 }, popup)).toMatchObject({ ok: false })
})

test("a renewal file of one's own plans its courtesy calls and its anniversary; another's does not, nor a file twice", async () => {
  const facts = (owner: string): RenewalFacts => ({
    record,
    mode: "detail",
    notes: known([]),
    notesComplete: true,
    fields: {
      ...(Object.fromEntries(
        renewalFields.map((name) => [name, unknown("not-found")]),
      ) as never as RenewalFacts["fields"]),
      owner: known(owner),
      possessionDate: known("2026-11-19"),
      buyBack: known("12 345 $"),
      chance: known("2e chance"),
    },
  })
  const see = (owner: string, opening: string) => {
    const { notes, ...rest } = facts(owner)
    return send(
      "page.answer",
      {
        page: opening,
        record,
        unsettled: [],
        own: {},
        notes: toWire(notes),
        facts: toWire({ kind: "renewal-detail", opportunity: null, meeting: null, renewal: rest }),
      },
      page(7, url),
    )
  }
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] })
  await see("Quelqu’un Autre", "p1")
  await vi.advanceTimersByTimeAsync(2_000)
  await see("Zoé Essai", "p2")
  await vi.advanceTimersByTimeAsync(2_000)
  await see("Zoé Essai", "p3")
  await vi.advanceTimersByTimeAsync(2_000)
  vi.useRealTimers()
  await vi.waitFor(async () => expect(await db().reminders.count()).toBe(3))
  const kept = await db().reminders.toArray()
  expect(kept.map(({ kind }) => kind).sort()).toEqual(["anniversary", "courtesy", "courtesy"])
  // The first call, a day after noon of the delivery: it is woken for.
  await vi.waitFor(() => expect(state.alarms).toMatchObject([{ when: Date.parse("2026-11-20T17:00:00Z") }]))
  const all = await Promise.all(db().tables.map((table) => table.toArray()))
  expect(JSON.stringify(all)).not.toMatch(/12 345|2e chance/)
})

test("offers are the lead's, kept in the policy and given out with it", async () => {
  const offer = { partner: "P", advantage: "A", from: "2026-11-01", to: "2026-12-31" }
  expect(await send("offers.set", { offers: [{ ...offer, from: "hier" }] }, popup)).toMatchObject({
    ok: false,
  })
  expect(
    await send("offers.set", { offers: [offer, { ...offer, partner: "Q", to: "2026-11-02" }] }, popup),
  ).toMatchObject({ ok: true })
  expect(await send("policy.export", undefined, popup)).toMatchObject({
    value: { offers: [{ partner: "P" }, { partner: "Q" }] },
  })
  expect((await due()).offers).toEqual([offer])
  expect(await db().journal.toArray()).toMatchObject([{ kind: "policy", details: { offers: "0 → 2" } }])
})

test("a reminder is forgotten thirty days after its end", async () => {
  await callback(hour)
  await forget(db(), new Date(clock.now + 29 * 24 * hour))
  expect(await db().reminders.count()).toBe(1)
  await forget(db(), new Date(clock.now + 31 * 24 * hour))
  expect(await db().reminders.count()).toBe(0)
})

test("a call back at a time that has passed, or that is none, is refused", async () => {
  expect(await callback(-60_000)).toEqual({ ok: false, error: "shape" })
  expect(await send("callback.plan", { record, url, at: "2026-02-31T25:00" })).toMatchObject({ ok: false })
  expect((await due()).reminders).toEqual([])
})
