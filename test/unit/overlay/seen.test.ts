import { afterEach, beforeEach, expect, it, vi } from "vitest"

import type { Model } from "../../../src/overlay/model"
import { Seen } from "../../../src/overlay/seen"
import type { Row } from "../../../src/rules/rule"

const worker = vi.hoisted(() => ({ asked: [] as [string, Record<string, unknown>][] }))
vi.mock("../../../src/messages/client", () => ({
  ask: (type: string, payload: Record<string, unknown>) => {
    worker.asked.push([type, payload])
    return Promise.resolve({ ok: true, value: null })
  },
}))
beforeEach(() => {
  worker.asked = []
  vi.useFakeTimers()
})
afterEach(() => void vi.useRealTimers())

const record = { org: "o", module: "Potentials", id: "1" }
const row = (id: string, state: string) => ({ id, state, level: "warn" }) as Row
const model = (rows: Row[], observed: Row[] = []) => ({ rows, observed, caller: null }) as unknown as Model
const told = () => worker.asked.map(([, { events }]) => events)
const event = (kind: string, id: string, state: string) => ({ kind, record, rule: id, state, level: "warn" })

it("tells what still stands a moment later, and only once it changed", () => {
  const seen = new Seen(new AbortController().signal)
  seen.model(record, model([row("a", "invalid")]))
  seen.model(record, model([row("a", "missing"), row("b", "ok")], [row("c", "missing"), row("d", "unknown")]))
  vi.runAllTimers()
  expect(told()).toEqual([[event("shown", "a", "missing"), event("observed", "c", "missing")]])
  seen.model(record, model([row("a", "missing")], [row("c", "missing")]))
  vi.runAllTimers()
  expect(told()).toHaveLength(1)
  seen.model(record, model([row("a", "ok")]))
  vi.runAllTimers()
  expect(told()[1]).toEqual([])
})

it("what was done is told at once; nothing after the end", () => {
  const end = new AbortController()
  const seen = new Seen(end.signal)
  seen.row("overridden", record, row("a", "overridden"), "Le client insiste")
  expect(worker.asked).toMatchObject([
    ["journal.add", { event: { ...event("overridden", "a", "overridden"), reason: "Le client insiste" } }],
  ])
  seen.model(record, model([row("a", "missing")]))
  end.abort()
  vi.runAllTimers()
  expect(worker.asked).toHaveLength(1)
})
