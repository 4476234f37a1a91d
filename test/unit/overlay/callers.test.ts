import { beforeEach, expect, it, vi } from "vitest"

import { fromWire, toWire } from "../../../src/messages/wire"
import { Callers } from "../../../src/overlay/callers"
import { known } from "../../../src/process/field"
import type { CallerAnswer, CallerFacts } from "../../../src/rules/callbacks/verdict"
import { note, now, opportunityFacts } from "../rules/facts-builder"

const worker = vi.hoisted(() => ({ asked: [] as string[], replies: [] as ((answer: unknown) => void)[] }))
vi.mock("../../../src/messages/client", () => ({
  ask: (_type: string, { facts }: { facts: string }) => {
    worker.asked.push(facts)
    return new Promise((done) => worker.replies.push(done))
  },
}))
beforeEach(() => {
  worker.asked = []
  worker.replies = []
})

const answer = (verdict: string, until?: Date) =>
  ({ verdict: { verdict, because: [], rule: "callbacks.mine", until } }) as unknown as CallerAnswer
const reply = async (value: CallerAnswer | null) => {
  worker.replies.at(-1)?.({ ok: true, value: toWire(value) })
  await Promise.resolve()
  await Promise.resolve()
}
const facts = opportunityFacts({ notes: known([note("514 700-0199, secret")]) })
const later = (minutes: number) => new Date(now.getTime() + minutes * 60_000)
const start = () => {
  const told = vi.fn()
  const callers = new Callers(told)
  const at = (
    part: Partial<{
      record: string
      facts: typeof facts
      revision: number
      now: Date
      reading: boolean
    }> = {},
  ) =>
    callers.of(
      part.record ?? "a",
      part.facts ?? facts,
      part.revision ?? 1,
      part.now ?? now,
      part.reading ?? false,
    )?.verdict.verdict ?? null
  return { told, at }
}

it("asks once for the same facts, keeps the texts to itself, and gives what the worker said", async () => {
  const { told, at } = start()
  expect([at(), at(), at({ facts: { ...facts } })]).toEqual([null, null, null])
  expect(worker.asked).toHaveLength(1)
  expect(worker.asked[0]).not.toContain("secret")
  expect((fromWire(worker.asked[0] ?? "") as CallerFacts).fields.owner).toEqual(facts.fields.owner)
  await reply(answer("open"))
  expect(told).toHaveBeenCalledOnce()
  expect(at()).toBe("open")
  expect(worker.asked).toHaveLength(1)
})

it.each([
  ["an owner", { facts: { ...facts, fields: { ...facts.fields, owner: known("Zoé Roy") } } }],
  ["notes", { facts: { ...facts, notes: known([note("PDR J1 R1")]) } }],
  ["settings", { revision: 2 }],
  ["a minute", { now: later(1) }],
] as const)("asks anew for %s, and keeps the former answer meanwhile", async (_, part) => {
  const { at } = start()
  at()
  await reply(answer("open"))
  expect(at(part)).toBe("open")
  expect(worker.asked).toHaveLength(2)
  await reply(answer("transfer"))
  expect(at(part)).toBe("transfer")
})

it("asks anew when its clock has run out", async () => {
  const { at } = start()
  at()
  await reply(answer("transfer", new Date(now.getTime() + 5000)))
  at({ now: new Date(now.getTime() + 4000) })
  expect(worker.asked).toHaveLength(1)
  at({ now: new Date(now.getTime() + 6000) })
  expect(worker.asked).toHaveLength(2)
})

it("says nothing of another record, and takes no late answer for it", async () => {
  const { told, at } = start()
  at()
  await reply(answer("open"))
  at({ revision: 2 })
  expect(at({ record: "b" })).toBeNull()
  worker.replies[1]?.({ ok: true, value: toWire(answer("transfer")) })
  await Promise.resolve()
  expect(at({ record: "b" })).toBeNull()
  expect(told).toHaveBeenCalledOnce()
})

it("waits for the notes to be read, and asks again after a worker that failed", async () => {
  const { at } = start()
  at({ reading: true })
  expect(worker.asked).toHaveLength(0)
  at()
  worker.replies[0]?.({ ok: false, error: "failed" })
  await Promise.resolve()
  at()
  expect(worker.asked).toHaveLength(2)
})
