import fc from "fast-check"
import { describe, expect, it, test } from "vitest"
import {
  limits,
  mergeFiles,
  readFile,
  writeFile,
  type EffectFile,
} from "../../../../src/process/effects/merge"
import { effectKinds, type EffectEvent } from "../../../../src/process/effects/types"

const made = Date.parse("2026-11-20T15:00:00Z")
const event = (given: Partial<EffectEvent> = {}): EffectEvent => ({
  key: "k",
  browser: "browser-one",
  at: made - 60_000,
  kind: "shown",
  opening: "page",
  record: "org/Potentials/1",
  rule: "bdc.opp.email",
  state: "missing",
  level: "warn",
  reason: null,
  would: false,
  verdict: null,
  from: null,
  ...given,
})
const file = (given: Partial<EffectFile> = {}): EffectFile => ({
  browser: "browser-one",
  from: made - 86_400_000,
  made,
  reasons: true,
  events: [event(), event({ key: "o", kind: "overridden", reason: "dit en mes mots" })],
  ...given,
})

const some: fc.Arbitrary<EffectEvent> = fc.record({
  key: fc.constantFrom("a", "b", "c", "d"),
  browser: fc.constantFrom("browser-one", "browser-two"),
  at: fc.integer({ min: made - 1_000, max: made }),
  kind: fc.constantFrom(...effectKinds),
  opening: fc.option(fc.string({ maxLength: 20 })),
  record: fc.option(fc.string({ maxLength: 20 })),
  rule: fc.option(fc.constantFrom("x", "y")),
  state: fc.option(fc.constantFrom("missing", "ok")),
  level: fc.option(fc.constantFrom("warn", "block")),
  reason: fc.option(fc.string({ maxLength: 50 })),
  would: fc.boolean(),
  verdict: fc.option(fc.constantFrom("open" as const, "ask" as const)),
  from: fc.option(fc.constant(made - 5)),
})
const sorted = (events: readonly EffectEvent[]) => events.map((one) => JSON.stringify(one)).sort()

describe("a journal as a file", () => {
  it("is read back as it was written, and names nobody", () => {
    fc.assert(
      fc.property(fc.array(some, { maxLength: 20 }), (events) => {
        const own = events.map((one) => ({ ...one, browser: "browser-one" }))
        expect(readFile(writeFile(file({ events: own })))).toEqual({ ok: true, file: file({ events: own }) })
      }),
    )
  })
  it("without its reasons, no word that was typed is in it", () => {
    const text = writeFile(file({ reasons: false }))
    expect(text).not.toContain("mots")
    expect(readFile(text)).toMatchObject({
      ok: true,
      file: { reasons: false, events: [{}, { reason: null }] },
    })
  })

  const head = {
    format: "jalon-effects",
    version: 1,
    browser: "browser-one",
    from: made,
    made,
    reasons: false,
  }
  const line = { key: "k", at: made, kind: "shown" }
  test.each<[string, string, string]>([
    ["nothing", "", "empty"],
    ["blank", " \n", "empty"],
    ["no JSON", "bonjour", "json"],
    ["cut", writeFile(file()).slice(0, -20), "json"],
    ["a policy", '{"version":1,"team":"BDC"}', "other"],
    ["a list", "[]", "other"],
    ["null", "null", "other"],
    ["of a later version", JSON.stringify({ ...head, version: 2, events: [] }), "newer"],
    ["of no version", JSON.stringify({ ...head, version: "1", events: [] }), "shape"],
    ["without its browser", JSON.stringify({ ...head, browser: "", events: [] }), "shape"],
    ["a browser with markup", JSON.stringify({ ...head, browser: "<img src=x>", events: [] }), "shape"],
    ["without events", JSON.stringify(head), "shape"],
    ["events that are none", JSON.stringify({ ...head, events: [null] }), "shape"],
    ["an event without a key", JSON.stringify({ ...head, events: [{ ...line, key: "" }] }), "shape"],
    ["an unknown kind", JSON.stringify({ ...head, events: [{ ...line, kind: "policy" }] }), "shape"],
    ["an instant that is none", JSON.stringify({ ...head, events: [{ ...line, at: "2026" }] }), "shape"],
    ["an instant of another age", JSON.stringify({ ...head, events: [{ ...line, at: 5 }] }), "shape"],
    ["a rule that is a list", JSON.stringify({ ...head, events: [{ ...line, rule: ["x"] }] }), "shape"],
    [
      "a text without end",
      JSON.stringify({ ...head, events: [{ ...line, record: "x".repeat(400) }] }),
      "shape",
    ],
    ["an unknown verdict", JSON.stringify({ ...head, events: [{ ...line, verdict: "x" }] }), "shape"],
    ["an unknown level", JSON.stringify({ ...head, events: [{ ...line, level: "toString" }] }), "shape"],
    ["an unknown state", JSON.stringify({ ...head, events: [{ ...line, state: "constructor" }] }), "shape"],
    ["a prototype", `{"__proto__":{"format":"jalon-effects"}}`, "other"],
    ["too many events", JSON.stringify({ ...head, events: Array(limits.events + 1).fill(0) }), "large"],
  ])("%s is refused, and said why", (_name, text, why) => {
    expect(readFile(text)).toEqual({ ok: false, why })
  })
  it("whatever it is given, it never throws", () => {
    fc.assert(fc.property(fc.json(), (text) => void readFile(text)))
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(readFile(JSON.stringify({ ...head, events: [value] }))).toMatchObject({ ok: false })
      }),
    )
  })
})

describe("several files as one", () => {
  const files = fc.array(fc.record({ events: fc.array(some, { maxLength: 8 }) }), { maxLength: 4 })
  it("the same file twice changes nothing, and order neither", () => {
    fc.assert(
      fc.property(files, (all) => {
        const once = sorted(mergeFiles(all))
        expect(sorted(mergeFiles([...all, ...all]))).toEqual(once)
        expect(sorted(mergeFiles([...all].reverse()))).toEqual(once)
        const [first, ...rest] = all
        if (first) expect(sorted(mergeFiles([first, { events: mergeFiles(rest) }]))).toEqual(once)
      }),
    )
  })
  it("the same key in two browsers is two events; with and without its reason, the one that has it", () => {
    const told = event({ kind: "overridden", reason: "parce que" })
    expect(mergeFiles([{ events: [event()] }, { events: [event({ browser: "browser-two" })] }])).toHaveLength(
      2,
    )
    expect(mergeFiles([{ events: [told] }, { events: [{ ...told, reason: null }] }])).toEqual([told])
  })
})
