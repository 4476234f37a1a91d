import { expect, test, describe } from "vitest"
import { silenceRule } from "../../../src/policy/change"
import { merged, pagePolicy, type Layers } from "../../../src/policy/layers"
import { mostOwn, withOwn, withoutOwn } from "../../../src/policy/own"
import { readManaged, readPolicy } from "../../../src/policy/read"
import type { Registry } from "../../../src/policy/registry"
import type { Policy } from "../../../src/policy/types"
import { inForce } from "../../../src/rules/engine"
import type { OwnRule } from "../../../src/rules/own/types"
import { en } from "../../../src/words/en/own"
import { fr } from "../../../src/words/fr/own"

const now = new Date("2026-12-15T15:00:00Z")
const registry: Registry = { rules: [], packs: {} }
const rule = (id: string, more: object = {}): OwnRule => ({
  id: `own.${id}`,
  form: "required",
  field: "meeting.location",
  level: "warn",
  title: id,
  ...more,
})
const policy = (...ownRules: OwnRule[]): Policy => ({ version: 1, ownRules })
const layers = (given: Partial<Layers>): Layers => ({
  published: null,
  team: null,
  managed: null,
  person: null,
  ...given,
})
const heard = (given: Partial<Layers>): string[] =>
  (pagePolicy(layers(given), registry, now).ownRules ?? []).map(
    ({ id, title, level }) => `${id} ${title} ${level}`,
  )

describe("the rules of several layers", () => {
  const published = policy(rule("a"), rule("b"))
  const team = policy(rule("b", { title: "b2" }), rule("c"))
  const managed: Policy = { ...policy(rule("c", { title: "c3" }), rule("d")), agent: { role: "lead" } }

  test("are one list by id, the highest layer wins, each keeps its place", () => {
    expect(heard({ published, team, managed })).toEqual([
      "own.a a warn",
      "own.b b2 warn",
      "own.c c3 warn",
      "own.d d warn",
    ])
    expect(heard({})).toEqual([])
  })
  test("where the team publishes, what an agent changed here is not heard", () => {
    expect(heard({ published, team, managed: { ...managed, agent: { role: "agent" } } })).toEqual([
      "own.a a warn",
      "own.b b warn",
      "own.c c3 warn",
      "own.d d warn",
    ])
  })
  test("go out whole, and an import behaves alike", () => {
    const out = merged(layers({ published, team, managed }))
    const back = readPolicy(JSON.stringify(out), registry)
    expect(back).toMatchObject({ ok: true })
    if (back.ok) expect(heard({ team: back.policy })).toEqual(heard({ published, team, managed }))
  })
  test("a rule silenced everywhere says nothing, whatever its level", () => {
    const silenced = { ...policy(rule("a", { level: "block" })), silenced: ["own.a"] }
    expect(heard({ team: silenced })).toEqual(["own.a a off"])
    const change = silenceRule(layers({ team: policy(rule("a")) }), registry, { id: "own.a", on: true })
    expect(change).toMatchObject({ ok: true, team: { silenced: ["own.a"] } })
    expect(silenceRule(layers({}), registry, { id: "own.a", on: true })).toEqual({ ok: false, why: "shape" })
  })
  test("are changed in the team's layer alone, never one that the organisation sets", () => {
    const set = withOwn(layers({ published, team }), rule("b", { title: "b3" }))
    expect(set.ok && set.team.ownRules?.map(({ title }) => title)).toEqual(["b3", "c"])
    expect(withOwn(layers({ managed }), rule("d"))).toEqual({ ok: false, why: "refused" })
    expect(withoutOwn(layers({ managed, team: policy(rule("d")) }), "own.d")).toEqual({
      ok: false,
      why: "refused",
    })
    expect(withoutOwn(layers({ published, team }), "own.a")).toEqual({ ok: false, why: "shape" })
    const last = withoutOwn(layers({ team: policy(rule("c")) }), "own.c")
    expect(last).toEqual({ ok: true, team: { version: 1 } })
    const full = policy(...Array.from({ length: mostOwn }, (_none, at) => rule(String(at))))
    expect(withOwn(layers({ team: full }), rule("more"))).toEqual({ ok: false, why: "shape" })
    expect(withOwn(layers({ team: full }), rule("0"))).toMatchObject({ ok: true })
  })
})

describe("a policy file", () => {
  const problems = (...ownRules: unknown[]) => {
    const read = readPolicy(JSON.stringify({ version: 1, ownRules }), registry)
    return read.ok ? [] : read.problems
  }
  const sound = rule("a")
  test.each<[string, unknown[], string, string | null]>([
    ["an id twice", [sound, sound], "ownRules.1.id", fr.expected.twice],
    ["an id of the product", [{ ...sound, id: "bdc.a" }], "ownRules.0.id", null],
    ["an id that is no name", [{ ...sound, id: 'own."><b>' }], "ownRules.0.id", null],
    ["a fourth form", [{ ...sound, form: "script" }], "ownRules.0.form", null],
    ["a part of another form", [{ ...sound, values: ["a"] }], "ownRules.0", null],
    ["a field that is no name", [{ ...sound, field: "x" }], "ownRules.0.field", null],
    ["no title", [{ ...sound, title: " " }], "ownRules.0.title", fr.expected.title],
    ["no value", [{ ...sound, form: "one-of", values: [] }], "ownRules.0.values", fr.expected.values],
    [
      "a blank value",
      [{ ...sound, form: "one-of", values: ["a", " "] }],
      "ownRules.0.values.1",
      fr.expected["value-blank"],
    ],
    [
      "a pattern that does not read",
      [{ ...sound, form: "pattern", pattern: "[" }],
      "ownRules.0.pattern",
      fr.expected["pattern-bracket"],
    ],
    [
      "a condition on its own field",
      [{ ...sound, when: { field: sound.field } }],
      "ownRules.0.when.field",
      fr.expected["when-self"],
    ],
  ])("is refused for %s, by its path", (_what, rules, path, expected) => {
    const [first, ...others] = problems(...rules)
    expect(first?.path).toBe(path)
    expect(first?.expected).not.toBe("")
    if (expected !== null) expect(first?.expected).toBe(expected)
    expect(others).toEqual([])
  })
  test("says it in English too", () => {
    const text = JSON.stringify(policy(rule("a", { title: " " })))
    expect(readPolicy(text, registry, "en")).toMatchObject({ problems: [{ expected: en.expected.title }] })
  })
  test("keeps a rule on a field of a newer version, which has no effect here", () => {
    const newer = policy(rule("a", { field: "visit.room", level: "block" }))
    const read = readPolicy(JSON.stringify(newer), registry)
    expect(read).toEqual({ ok: true, policy: newer })
    expect(inForce(pagePolicy(layers({ team: newer }), registry, now)).own).toEqual([])
    expect(merged(layers({ team: newer })).ownRules).toEqual(newer.ownRules)
  })
})

test("of what the organisation sets, the sound rules are followed, and the first of an id", () => {
  const good = rule("a", { form: "pattern", pattern: "##" })
  const raw = [
    good,
    rule("b", { title: " " }),
    "text",
    null,
    rule("a"),
    rule("c", { level: "loud" }),
    rule("d"),
  ]
  expect(readManaged({ ownRules: raw }, registry)?.ownRules).toEqual([good, rule("d")])
  expect(readManaged({ ownRules: "all" }, registry)?.ownRules).toEqual([])
})
