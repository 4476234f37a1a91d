import { clock, on, send, state } from "./chrome"
import { db, freshWorker, restart, wakeWorker } from "./worker"
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest"
import fc from "fast-check"
import { alarmAt } from "../../../background/jobs"
import { checkPhone } from "../../../background/phones"

beforeEach(freshWorker)
afterEach(() => void vi.useRealTimers())

const record = { org: "org1", module: "Potentials", id: "42" }
const url = "https://crm.zoho.com/crm/org1/tab/Potentials/42"
const pin = (until: string, key = record) => send("callback.pin", { record: key, until, url })
const at = (text: string): number => Date.parse(text)
const start = "2026-11-20T15:00:00.000Z"
const after = (ms: number): string => new Date(at(start) + ms).toISOString()

test("no alarm under 30 s, none later than it must", () => {
  fc.assert(
    fc.property(fc.integer({ min: -1e12, max: 1e12 }), fc.integer({ min: 0, max: 1e12 }), (due, now) => {
      const when = alarmAt(due, now)
      expect(when).toBeGreaterThanOrEqual(now + 30_000)
      expect(when).toBe(due - now >= 30_000 ? due : now + 30_000)
    }),
  )
})

describe("a pinned callback clock", () => {
  test("rings at its instant, once, whoever wakes", async () => {
    expect(await pin(after(3_600_000))).toMatchObject({ value: { pinnedUntil: after(3_600_000) } })
    expect(state.alarms).toMatchObject([{ when: at(after(3_600_000)) }])
    clock.now += 3_599_999
    await wakeWorker()
    expect(state.notifications).toEqual([])
    clock.now += 1
    on.alarm.emit({ name: "jalon" })
    await vi.waitFor(() => expect(state.notifications).toHaveLength(1))
    expect(state.notifications[0]?.message).toContain("11")
    await wakeWorker()
    await pin(after(3_600_000))
    expect(state.notifications).toHaveLength(1)
    expect(await send("ticks.set", { record, ticks: {} })).toMatchObject({ value: { pinnedUntil: null } })
  })
  test.each([
    ["just under 10 minutes late", 599_999, 1],
    ["10 minutes late", 600_000, 0],
    ["a night late", 36_000_000, 0],
  ])("after a sleep, %s: shown %i time(s), and marked", async (_name, late, times) => {
    await pin(after(60_000))
    clock.now += 60_000 + late
    await restart()
    expect(state.notifications).toHaveLength(times)
    await restart()
    expect(state.notifications).toHaveLength(times)
    expect(await send("callbacks.list")).toEqual({ ok: true, value: [] })
  })
  test("several: listed soonest first, the alarm on the earliest; taken away, on the next", async () => {
    const other = { ...record, id: "43" }
    await pin(after(7_200_000))
    await pin(after(3_600_000), other)
    expect(await send("callbacks.list")).toMatchObject({ value: [{ record: other }, { record }] })
    expect(state.alarms[0]?.when).toBe(at(after(3_600_000)))
    await send("callback.unpin", { record: other })
    expect(state.alarms[0]?.when).toBe(at(after(7_200_000)))
  })
  test("alarms cleared by an update are set again at the start", async () => {
    await pin(after(3_600_000))
    state.alarms = []
    await wakeWorker()
    expect(state.alarms).toMatchObject([{ when: at(after(3_600_000)) }])
  })
  test("with 10 s left a timeout rings, the alarm is its net at 30 s", async () => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] })
    await pin(after(10_000))
    expect(state.alarms).toMatchObject([{ when: at(after(30_000)) }])
    clock.now += 10_000
    vi.advanceTimersByTime(10_000)
    vi.useRealTimers()
    await vi.waitFor(() => expect(state.notifications).toHaveLength(1))
  })
  test.each([
    ["its tab when it is open", [{ id: 7, windowId: 3, url: `${url}?tab=1` }], [7], []],
    ["a new one when it is not", [{ id: 8, windowId: 3, url: `${url}0` }], [], [url]],
  ])("a click opens %s", async (_name, tabs, active, opened) => {
    state.tabs = tabs
    await pin(after(1_000))
    clock.now += 60_000
    await wakeWorker()
    on.clicked.emit(state.notifications[0]?.id)
    await vi.waitFor(() => expect([state.active, state.opened]).toEqual([active, opened]))
  })
})

test("a job that fails is tried again, and the others are done", async () => {
  await pin(after(60_000))
  await pin(after(90_000), { ...record, id: "43" })
  const take = vi.spyOn(db().pins, "put").mockRejectedValueOnce(new Error("once"))
  clock.now += 120_000
  on.alarm.emit({ name: "jalon" })
  await vi.waitFor(() => expect(state.notifications).toHaveLength(1))
  take.mockRestore()
  clock.now += 5 * 60_000
  on.alarm.emit({ name: "jalon" })
  await vi.waitFor(() => expect(state.notifications).toHaveLength(2))
})

describe("the rest", () => {
  test.each(["install", "update"])("on %s our scripts go into the pages already open", async (reason) => {
    state.tabs = [
      { id: 1, url },
      { id: 2, url: "https://mail.example/" },
      { id: 3, url, discarded: true },
      { id: 666, url },
    ]
    on.installed.emit({ reason })
    await vi.waitFor(() => expect(state.injected).toHaveLength(4))
    expect(state.injected.filter(({ tab }) => tab === 1)).toEqual([
      { tab: 1, files: ["guard.1.js"], now: true },
      { tab: 1, files: ["zoho.2.js"], now: false },
    ])
  })
  test("a browser update injects nothing", () => {
    state.tabs = [{ id: 1, url }]
    on.installed.emit({ reason: "chrome_update" })
    expect(state.injected).toEqual([])
  })
  test("a shortcut reaches the page in view", () => {
    on.command.emit("toggle-panel", { id: 4 })
    on.command.emit("format-disk", { id: 4 })
    on.command.emit("open-list", undefined)
    expect(state.sent).toEqual([{ tab: 4, message: { jalonPush: "command", command: "toggle-panel" } }])
  })
  test.each([
    ["514 700-0199", "514 700-0199"],
    ["5147000199", "514 700-0199"],
    ["+1 (514) 700.0199", "514 700-0199"],
    ["1-514-700-0199 poste 12", "514 700-0199"],
    ["tél. : 514\u00a0700\u2011 0199", "514 700-0199"],
    ["４３８ ８３０ 1234", "438 830-1234"],
    ["4388301234 / 5147000199", "438 830-1234"],
    ["1 800 267-2001", "800 267-2001"],
    ["+33 1 42 68 53 00", null],
    ["911", null],
    ["700-0199", null],
    ["000 000-0000", null],
    ["514 700-019", null],
    ["Zoé 😀", null],
    ["", null],
  ])("the phone %j", (raw, national) => {
    expect(checkPhone(raw)).toEqual({ valid: national !== null, national })
  })
  test("any text at all is a phone or not", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 300 }), (raw) => checkPhone(raw).valid || true),
    )
  })
})
