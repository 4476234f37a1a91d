import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { isPolicy, isPublication, partsOf } from "../../../src/policy/kept"
import { readPolicy } from "../../../src/policy/read"
import type { Policy } from "../../../src/policy/types"

const whole: Policy = {
  version: 1,
  team: "BDC « Étoile »",
  packs: { bdc: false },
  rules: {
    "bdc.a": { level: "hint", until: "2026-12-01T05:00:00Z", params: { days: 4, list: ["é"] }, budget: 2 },
  },
  silenced: ["bdc.b"],
  roster: {
    people: [{ id: "z", name: "Zoé" }],
    shifts: [{ person: "z", day: "2026-11-20", start: "09:00", end: "17:00" }],
  },
  hosts: { impaknet: ["impaknet.exemple.ca"] },
}
const text = JSON.stringify(whole)

test("a policy is one, with what a later version added beside and what the store keeps undefined", () => {
  expect(isPolicy(whole)).toBe(true)
  expect(isPolicy({ ...whole, tomorrow: { a: 1 } })).toBe(true)
  expect(isPolicy({ version: 1, rules: { "bdc.a": { level: undefined, budget: 1 } } })).toBe(true)
})

describe("damage", () => {
  test.each<[string, unknown]>([
    ["nothing", undefined],
    ["null", null],
    ["a text", text],
    ["a list", [whole]],
    ["a number", 7],
    ["no version", { rules: {} }],
    ["a later version", { ...whole, version: 2 }],
    ["rules that are a list", { ...whole, rules: [] }],
    ["a rule that is a text", { ...whole, rules: { "bdc.a": "hint" } }],
    ["a level nobody knows", { ...whole, rules: { "bdc.a": { level: "loud" } } }],
    ["silenced that is no list", { ...whole, silenced: "bdc.a" }],
    ["shifts that are no list", { ...whole, roster: { shifts: {} } }],
    [
      "a shift of nobody",
      { ...whole, roster: { shifts: [{ day: "2026-11-20", start: "09:00", end: "17:00" }] } },
    ],
    ["a hole among the shifts", { ...whole, roster: { shifts: [null] } }],
    ["people that are texts", { ...whole, roster: { people: ["Zoé"], shifts: [] } }],
  ])("%s is no policy, and what is left of it is one", (_name, value) => {
    expect(isPolicy(value)).toBe(false)
    const left = partsOf(value)
    expect(left === null || isPolicy(left)).toBe(true)
  })
  test("what can be read of it stays", () => {
    expect(partsOf({ ...whole, rules: 7 })).toEqual({ ...whole, rules: undefined })
    expect(partsOf({ ...whole, version: 2 })).toBeNull()
    expect(partsOf(undefined)).toBeNull()
  })
  test("cut anywhere, a file is refused and what is kept of it is no policy", () => {
    for (let at = 0; at < text.length; at++) {
      const cut = text.slice(0, at)
      expect(readPolicy(cut, { rules: [], packs: {} }).ok, cut).toBe(false)
      expect(isPolicy(cut), cut).toBe(false)
    }
  })
  test("any key put to anything: one or the other, never an error, and never a key of the wrong kind", () => {
    const anything = fc.oneof(fc.anything(), fc.jsonValue())
    fc.assert(
      fc.property(fc.constantFrom(...Object.keys(whole)), anything, (key, value) => {
        const damaged = { ...whole, [key]: value }
        const left = isPolicy(damaged) ? damaged : partsOf(damaged)
        expect(left === null || isPolicy(left)).toBe(true)
      }),
      { numRuns: 400 },
    )
  })
})

test("one shift damaged among a year of them is found", () => {
  const shifts = Array.from({ length: 50_000 }, (_none, index) => ({
    person: `p${String(index % 200)}`,
    day: "2026-11-20",
    start: "09:00",
    end: "17:00",
  }))
  expect(isPolicy({ ...whole, roster: { shifts } })).toBe(true)
  expect(isPolicy({ ...whole, roster: { shifts: [...shifts, { person: "z" }] } })).toBe(false)
})

test.each<[string, unknown, boolean]>([
  [
    "whole",
    { policy: whole, serial: 3, at: 1, expires: 2, by: "Zoé", note: "", kid: "k", digest: "d" },
    true,
  ],
  ["of no key", { policy: whole, serial: 3, at: 1, expires: 2, by: "Zoé", note: "", digest: "d" }, false],
  ["without a number", { policy: whole, at: 1, expires: 2, by: "Zoé", note: "" }, false],
  [
    "with a damaged policy",
    { policy: { version: 2 }, serial: 3, at: 1, expires: 2, by: "Zoé", note: "" },
    false,
  ],
  ["half written", { policy: whole }, false],
  ["a policy alone", whole, false],
  ["lost", null, false],
])("a publication %s", (_name, value, good) => expect(isPublication(value)).toBe(good))
