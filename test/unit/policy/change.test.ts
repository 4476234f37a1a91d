import { describe, expect, test } from "vitest"
import { setPack, setRule, setRules, silenceRule } from "../../../src/policy/change"
import { bareLayers, differencesOf } from "../../../src/policy/diff"
import { current, leadView, merged, pagePolicy, type Layers } from "../../../src/policy/layers"
import { readManaged } from "../../../src/policy/read"
import type { Registry } from "../../../src/policy/registry"
import type { Policy, PolicyRule } from "../../../src/policy/types"

const registry: Registry = {
  packs: { bdc: true, credit: false },
  rules: [
    { id: "bdc.a", level: "block" },
    {
      id: "bdc.b",
      level: "warn",
      params: { days: { kind: "number", default: 3, min: 1, max: 9, unit: "days" } },
    },
    { id: "bdc.c", level: "hint" },
  ],
}
const none: Layers = { published: null, team: null, managed: null, person: null }
const now = new Date("2026-11-20T15:00:00Z")
const later = "2026-11-29T05:00:00.000Z"
const policy = (rules: Record<string, PolicyRule>): Policy => ({ version: 1, rules })
const level = (id: string, layers: Layers, at = now) =>
  leadView(layers, registry, at).rules.find((rule) => rule.id === id)?.level

describe("what lies below is left to say it", () => {
  const published = policy({ "bdc.a": { level: "hint" }, "bdc.b": { params: { days: 5 }, budget: 2 } })
  const team = policy({
    "bdc.a": { level: "off", until: later },
    "bdc.b": { params: { days: 7 }, budget: 4 },
  })
  test.each<
    [string, Omit<Parameters<typeof setRule>[2], "id"> & { id?: string }, Layers, PolicyRule | undefined]
  >([
    ["the published level", { level: "hint" }, { ...none, published, team }, undefined],
    [
      "the built-in level over another published one",
      { level: "block" },
      { ...none, published },
      { level: "block" },
    ],
    ["the built-in level", { level: "block" }, { ...none, team }, undefined],
    ["null", { level: null }, { ...none, published, team }, undefined],
    [
      "an end to come",
      { level: "warn", until: later },
      { ...none, published },
      { level: "warn", until: later },
    ],
    [
      "a level without an end, over one that had one",
      { level: "warn" },
      { ...none, published, team },
      { level: "warn" },
    ],
    ["an end of the level in force", { until: null }, { ...none, published, team }, { level: "off" }],
    [
      "the published parameter",
      { id: "bdc.b", params: { days: 5 } },
      { ...none, published, team },
      { budget: 4 },
    ],
    [
      "the built-in parameter over another published one",
      { id: "bdc.b", params: { days: 3 } },
      { ...none, published },
      { params: { days: 3 } },
    ],
    ["no parameter", { id: "bdc.b", params: null, budget: null }, { ...none, published, team }, undefined],
    [
      "the published budget",
      { id: "bdc.b", budget: 2 },
      { ...none, published, team },
      { params: { days: 7 } },
    ],
    ["another budget", { id: "bdc.b", budget: 0 }, { ...none, published }, { budget: 0 }],
  ])("%s", (_name, { id = "bdc.a", ...request }, layers, wanted) => {
    const change = setRule(layers, registry, { id, ...request }, now)
    expect(change.ok && change.team.rules?.[id]).toEqual(wanted)
  })
  test("a published level that runs out is said in full: what stands after it may differ", () => {
    const ending = policy({ "bdc.a": { level: "hint", until: later } })
    const change = setRule({ ...none, published: ending }, registry, { id: "bdc.a", level: "hint" }, now)
    expect(change).toMatchObject({ ok: true, team: { rules: { "bdc.a": { level: "hint" } } } })
  })
  test.each(["constructor", "__proto__", "nothing"])("a pack called %s is none", (id) =>
    expect(setPack(none, registry, { id, on: true })).toEqual({ ok: false, why: "shape" }),
  )
  test("a pack too", () => {
    const published: Policy = { version: 1, packs: { credit: true } }
    expect(setPack({ ...none, published }, registry, { id: "credit", on: true })).toMatchObject({
      team: { packs: {} },
    })
    expect(setPack({ ...none, published }, registry, { id: "credit", on: false })).toMatchObject({
      team: { packs: { credit: false } },
    })
  })
})

test.each([
  ["2026-11-20T15:00:00Z", "shape"],
  ["2020-01-01T00:00:00Z", "shape"],
  ["2027-11-22T15:00:00Z", "shape"],
  ["2026-11-20T15:00:01Z", null],
  ["2027-11-20T15:00:00Z", null],
])("an end is to come, within a year: %s", (until, why) => {
  for (const change of [
    setRule(none, registry, { id: "bdc.a", level: "hint", until }, now),
    setRules(none, registry, { ids: ["bdc.a"], level: "hint", until }, now),
  ])
    expect(change.ok ? null : change.why).toBe(why)
})

test("past its end, a level is what lies below, and is not carried on by another change", () => {
  const team = policy({ "bdc.a": { level: "off", until: later } })
  const after = new Date(later)
  expect([level("bdc.a", { ...none, team }), level("bdc.a", { ...none, team }, after)]).toEqual([
    "off",
    "block",
  ])
  const change = setRule({ ...none, team }, registry, { id: "bdc.a", budget: 1 }, after)
  expect(change.ok && change.team.rules).toEqual({ "bdc.a": { budget: 1 } })
})

describe("policies made one", () => {
  const hint = policy({ "bdc.a": { level: "hint" } })
  const soon = "2026-11-25T05:00:00.000Z"
  test.each<[string, Policy | null, Policy | null, PolicyRule]>([
    [
      "an end over a level for good",
      hint,
      policy({ "bdc.a": { level: "off", until: later } }),
      { level: "off", until: later, then: "hint" },
    ],
    [
      "a level for good over an end",
      policy({ "bdc.a": { level: "off", until: later } }),
      hint,
      { level: "hint" },
    ],
    [
      "an end with nothing below",
      null,
      policy({ "bdc.a": { level: "off", until: later } }),
      { level: "off", until: later },
    ],
    [
      "an end over another that had something after",
      policy({ "bdc.a": { level: "warn", until: soon, then: "hint" } }),
      policy({ "bdc.a": { level: "off", until: later } }),
      { level: "off", until: later, then: "hint" },
    ],
    [
      "parameters alone over an end",
      policy({ "bdc.a": { level: "off", until: later, then: "hint" } }),
      policy({ "bdc.a": { budget: 2 } }),
      { level: "off", until: later, then: "hint", budget: 2 },
    ],
  ])(
    "%s: read alike before and after the end, in layers or in one file",
    (_name, published, team, wanted) => {
      const layers = { ...none, published, team }
      const one = merged(layers)
      expect(one.rules?.["bdc.a"]).toEqual(wanted)
      for (const at of [now, new Date(later)])
        expect(level("bdc.a", { ...none, team: one }, at)).toBe(level("bdc.a", layers, at))
      const after = {
        ...none,
        published: current(published, new Date(later)),
        team: current(team, new Date(later)),
      }
      expect(level("bdc.a", { ...none, team: merged(after) }, new Date(later))).toBe(
        level("bdc.a", layers, new Date(later)),
      )
    },
  )
  test("what follows an end is kept by a change of something else, and dropped by another level", () => {
    const team = policy({ "bdc.a": { level: "off", until: later, then: "hint" } })
    const set = (change: Omit<Parameters<typeof setRule>[2], "id">, at = now) => {
      const taken = setRule({ ...none, team }, registry, { id: "bdc.a", ...change }, at)
      return taken.ok && taken.team.rules?.["bdc.a"]
    }
    expect(set({ budget: 1 })).toEqual({ level: "off", until: later, then: "hint", budget: 1 })
    expect(set({ budget: 1 }, new Date(later))).toEqual({ level: "hint", budget: 1 })
    expect(set({ level: "warn" })).toEqual({ level: "warn" })
  })
})

test("what the browser's policy says of a rule is heard whole: its end and budget too", () => {
  const said = { level: "off", until: later, then: "hint", budget: 3 }
  const managed = readManaged({ rules: { "bdc.a": said } }, registry)
  expect(managed?.rules).toEqual({ "bdc.a": said })
  const at = (now: Date) => level("bdc.a", { ...none, managed }, now)
  expect([at(now), at(new Date(later))]).toEqual(["off", "hint"])
})

describe("many rules in one change", () => {
  const managed: Policy = { version: 1, agent: { role: "lead" }, rules: { "bdc.a": { level: "off" } } }
  test("those that the organisation locks are passed over and counted; one already so is not", () => {
    const ids = ["bdc.a", "bdc.b", "bdc.c", "bdc.c", "gone"]
    const change = setRules({ ...none, managed }, registry, { ids, level: "hint", until: later }, now)
    expect(change).toEqual({
      ok: true,
      team: policy({ "bdc.b": { level: "hint", until: later } }),
      changed: 1,
      passed: 2,
    })
  })
  test("back to what lies below, parameters and budgets included", () => {
    const team = policy({
      "bdc.b": { level: "off", params: { days: 4 }, budget: 1 },
      "bdc.c": { level: "off" },
    })
    const change = setRules({ ...none, team }, registry, { ids: ["bdc.b", "bdc.a"], reset: true }, now)
    expect(change).toMatchObject({
      ok: true,
      team: { rules: { "bdc.c": { level: "off" } } },
      changed: 1,
      passed: 0,
    })
    expect(change.ok && change.team.rules).not.toHaveProperty(["bdc.b"])
  })
  test("nothing asked is no change", () =>
    expect(setRules(none, registry, { ids: ["bdc.a"] }, now)).toEqual({ ok: false, why: "shape" }))
})

describe("a rule silenced everywhere", () => {
  const silent: Policy = { version: 1, silenced: ["bdc.a"] }
  const put = (layers: Layers, on: boolean): Layers => {
    const change = silenceRule(layers, registry, { id: "bdc.a", on })
    if (!change.ok) throw new Error(change.why)
    return { ...layers, team: change.team }
  }
  const from = (layers: Layers) => leadView(layers, registry, now).rules[0]?.silencedFrom
  const heard = (layers: Layers) => pagePolicy(layers, registry, now).rules["bdc.a"]?.level !== "off"
  test("here, and back, without a trace", () => {
    const hushed = put(none, true)
    expect([from(hushed), heard(hushed), merged(hushed).silenced]).toEqual(["team", false, ["bdc.a"]])
    const back = put(hushed, false)
    expect([from(back), heard(back), back.team]).toEqual([null, true, { version: 1 }])
  })
  test("by what was published: a lead lifts it here, and the next publication no longer says it", () => {
    const layers = { ...none, published: silent }
    expect(from(layers)).toBe("published")
    const lifted = put(layers, false)
    expect([from(lifted), heard(lifted), merged(lifted)]).toEqual([null, true, { version: 1 }])
    expect(put(lifted, true).team).toEqual({ version: 1 })
  })
  test("by the organisation: never lifted here", () => {
    const layers = {
      ...none,
      managed: { ...silent, agent: { role: "lead" as const } },
      team: { version: 1 as const, unsilenced: ["bdc.a"] },
    }
    expect(from(layers)).toBe("managed")
    expect(silenceRule(layers, registry, { id: "bdc.a", on: false })).toEqual({ ok: false, why: "refused" })
  })
  test("an id that nobody knows is refused, unless it is to be let go", () => {
    expect(silenceRule(none, registry, { id: "x", on: true })).toEqual({ ok: false, why: "shape" })
    const team: Policy = { version: 1, silenced: ["x"] }
    expect(silenceRule({ ...none, team }, registry, { id: "x", on: false })).toMatchObject({ ok: true })
  })
})

describe("what differs", () => {
  const published: Policy = {
    version: 1,
    rules: { "bdc.a": { level: "hint" } },
    organisations: ["org1"],
    roster: { people: [{ id: "z", name: "Zoé" }], shifts: [] },
  }
  const team: Policy = {
    version: 1,
    packs: { credit: true },
    rules: {
      "bdc.a": { level: "off", until: later, budget: 2 },
      "bdc.b": { params: { days: 5 } },
      "x.old": { level: "hint" },
    },
    silenced: ["bdc.c"],
    roster: {
      people: [
        { id: "z", name: "Zoé R." },
        { id: "l", name: "Luc" },
      ],
    },
    fields: { "opportunity.phone": { labels: ["Tél"] } },
    connection: { client: "1000.X" },
    aftersales: { brand: "Lexus", hours: { mon: [{ start: "08:00", end: "17:00" }] } },
  }
  const layers = { ...none, published, team }
  test("a rule made without code that is silenced, and one that speaks again", () => {
    const rule = {
      id: "own.x",
      form: "required",
      field: "opportunity.email",
      level: "warn",
      title: "Courriel",
    } as const
    const made: Layers = { ...none, published: { version: 1, ownRules: [rule] } }
    const silent: Layers = { ...made, team: { version: 1, silenced: ["own.x"] } }
    const one = { kind: "rule", id: "own.x", name: "silenced", before: false, after: true }
    expect(differencesOf(made, silent, registry, now)).toEqual([one])
    expect(differencesOf(silent, made, registry, now)).toEqual([{ ...one, before: true, after: false }])
  })
  test("nothing, of the same", () => expect(differencesOf(layers, layers, registry, now)).toEqual([]))
  test.each<["defaults" | "published", unknown[]]>([
    [
      "published",
      [
        { kind: "pack", id: "credit", before: false, after: true },
        { kind: "rule", id: "bdc.a", name: "level", before: "hint", after: "off" },
        { kind: "rule", id: "bdc.a", name: "until", before: null, after: later },
        { kind: "rule", id: "bdc.a", name: "budget", before: null, after: 2 },
        { kind: "param", id: "bdc.b", name: "days", before: 3, after: 5 },
        { kind: "rule", id: "bdc.c", name: "silenced", before: false, after: true },
        { kind: "rule", id: "x.old", name: "level", before: null, after: "hint" },
        { kind: "value", id: "connection.client", before: null, after: "1000.X" },
        { kind: "value", id: "aftersales.brand", before: null, after: "Lexus" },
        { kind: "count", id: "aftersales.hours", before: 0, after: 1, changed: 1 },
        { kind: "count", id: "roster.people", before: 1, after: 2, changed: 3 },
        { kind: "count", id: "fields", before: 0, after: 1, changed: 1 },
      ],
    ],
    [
      "defaults",
      [
        { kind: "rule", id: "bdc.a", name: "level", before: "block", after: "off" },
        { kind: "value", id: "organisations", before: null, after: ["org1"] },
        { kind: "count", id: "roster.people", before: 0, after: 2, changed: 2 },
      ],
    ],
  ])("from %s, in both directions", (against, wanted) => {
    const [below, above] = [bareLayers(layers, against), layers]
    const found = differencesOf(below, above, registry, now)
    expect(found).toEqual(expect.arrayContaining(wanted))
    if (against === "published") expect(found).toHaveLength(wanted.length)
    expect(differencesOf(above, below, registry, now)).toHaveLength(found.length)
  })
})
