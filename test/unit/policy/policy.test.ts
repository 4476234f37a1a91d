import { describe, expect, test, vi } from "vitest"
import { readManaged, readPolicy } from "../../../src/policy/read"
import { leadView, nextExpiry, pagePolicy, type Layers } from "../../../src/policy/layers"
import { setRule } from "../../../src/policy/change"
import { policyShape } from "../../../src/policy/schema"
import type { Registry } from "../../../src/policy/registry"

const registry: Registry = {
  packs: { bdc: true },
  rules: [
    {
      id: "bdc.a",
      level: "warn",
      params: { hours: { kind: "number", default: 3, min: 1, max: 24, unit: "h" } },
    },
  ],
}
const now = new Date("2026-11-22T15:00:00Z")
const none: Layers = { published: null, team: null, managed: null, person: null }

test.each([
  ["{", ""],
  ["[]", ""],
  ['{"version":2}', "version"],
  ['{"version":1,"rulez":{}}', ""],
  ['{"version":1,"rules":{"bdc.a":{"level":"loud"}}}', "rules.bdc.a.level"],
  ['{"version":1,"rules":{"bdc.a":{"params":{"hours":99}}}}', "rules.bdc.a.params.hours"],
  ['{"version":1,"rules":{"bdc.a":{"params":{"hour":3}}}}', "rules.bdc.a.params.hour"],
  [
    '{"version":1,"roster":{"shifts":[{"person":"p","day":"20/11/2026","start":"9:00","end":"17:00"}]}}',
    "roster.shifts.0.day",
  ],
  ['{"version":1,"fields":{"meeting.nothing":{}}}', "fields"],
  ['{"version":1,"connection":{"centre":"fr"}}', "connection.centre"],
  ['{"version":1,"connection":{"flow":"password"}}', "connection.flow"],
  ['{"version":1,"connection":{"callsPerHour":0}}', "connection.callsPerHour"],
  ['{"version":1,"connection":{"client":""}}', "connection.client"],
  ['{"version":1,"connection":{"secret":"x"}}', "connection"],
  [
    '{"version":1,"aftersales":{"hours":{"mon":[{"start":"18:00","end":"00:00"},{"start":"22:00","end":"06:00"}]}}}',
    "aftersales.hours.mon.1",
  ],
])("%s is refused whole, at %j", (text, path) => {
  const read = readPolicy(text, registry)
  expect(read.ok).toBe(false)
  if (!read.ok)
    expect(read.problems).toContainEqual({ path, expected: expect.stringMatching(/\S/) as string })
})

test.each([
  ['{"version":1,"rules":{"bdc.a":{"until":"2026-13-01"}}}', "T14:05:00Z"],
  [
    '{"version":1,"ownRules":[{"id":"own.é","form":"required","field":"opportunity.email","level":"warn","title":"x"}]}',
    "own.",
  ],
  [
    '{"version":1,"ownRules":[{"id":"own.a","form":"required","field":"courriel","level":"warn","title":"x"}]}',
    "page.",
  ],
  ['{"version":1,"offers":[{"partner":"x","advantage":"y","from":"1 mai","to":"2026-05-02"}]}', "AAAA-MM-JJ"],
])("%s is told what is expected: %s", (text, wanted) => {
  const read = readPolicy(text, registry)
  expect(read.ok ? [] : read.problems.map(({ expected }) => expected).join()).toContain(wanted)
})

describe("a file wrong at more lines than can be listed", () => {
  const shifts = (from: number) =>
    Array.from({ length: 5_000 }, (_none, at) => ({
      person: "p",
      day: at < from ? "2026-11-20" : "20/11/2026",
      start: "09:00",
      end: "10:00",
    }))
  const read = (from: number) => {
    const safe = policyShape.safeParse.bind(policyShape)
    const spy = vi.spyOn(policyShape, "safeParse").mockImplementationOnce(() => {
      throw new RangeError("Maximum call stack size exceeded")
    })
    spy.mockImplementation(safe)
    try {
      return readPolicy(JSON.stringify({ version: 1, roster: { shifts: shifts(from) } }), registry)
    } finally {
      spy.mockRestore()
    }
  }
  test("is told by the first of them", () =>
    expect(read(999)).toMatchObject({ ok: false, problems: [{ path: "roster.shifts.999.day" }] }))
  test("is refused all the same where they come later", () =>
    expect(read(3_000)).toMatchObject({ ok: false, problems: [{ path: "" }] }))
})

test("an unknown key is named; an unknown rule is kept, shown, and does nothing", () => {
  expect(readPolicy('{"version":1,"rulez":{}}', registry)).toMatchObject({
    problems: [{ expected: expect.stringContaining("rulez") as string }],
  })
  const read = readPolicy('{"version":1,"rules":{"zz.new":{"level":"block","params":{"x":1}}}}', registry)
  if (!read.ok) throw new Error("refused")
  const layers = { ...none, team: read.policy }
  expect(leadView(layers, registry, now).rules.at(-1)).toMatchObject({
    id: "zz.new",
    known: false,
    level: "block",
  })
  expect(pagePolicy(layers, registry, now).rules).toEqual({})
})

test("IT's policy is taken key by key", () => {
  const raw = {
    team: 3,
    organisations: ["org1"],
    rules: { "bdc.a": { level: "hint", params: { hours: 99 } }, x: 1 },
  }
  expect(readManaged(raw, registry)).toEqual({
    version: 1,
    organisations: ["org1"],
    rules: { "bdc.a": { level: "hint" } },
  })
  expect(readManaged({}, registry)).toBeNull()
})

const address = "https://it.example/p.jws"
test.each<[string, unknown, unknown]>([
  ["publication", { address, keys: ["a", "", 3, "b"] }, { address, keys: ["a", "b"] }],
  ["publication", { address, keys: ["a"], minutes: 0 }, { address, keys: ["a"] }],
  ["publication", { address, keys: ["a"], comment: "x" }, { address, keys: ["a"] }],
  ["publication", { address, keys: "a" }, { address }],
  ["publication", { comment: "x" }, undefined],
  ["publication", [address], undefined],
  ["publication", null, undefined],
  ["agent", { role: "lead", departement: "bdc" }, { role: "lead" }],
  ["agent", { role: "boss", branch: "Laval" }, { branch: "Laval" }],
  ["organisations", ["org1", "", 5, null], ["org1"]],
  ["organisations", [""], undefined],
  ["organisations", [], []],
  ["silenced", ["bdc.a", {}], ["bdc.a"]],
  ["packs", { bdc: false, x: "no" }, { bdc: false }],
  [
    "fields",
    { "opportunity.email": { labels: ["Courriel"] }, nothing: {} },
    { "opportunity.email": { labels: ["Courriel"] } },
  ],
  ["retention", { journal: 30, callbacks: -1 }, { journal: 30 }],
  [
    "roster",
    { branches: ["Laval"], people: [{ id: "u1", name: "Camille" }, { id: 2 }] },
    { branches: ["Laval"], people: [{ id: "u1", name: "Camille" }] },
  ],
])("of IT's %s what does not fit is left out, the rest holds: %j", (key, given, taken) => {
  const read = readManaged({ team: "BDC", [key]: given }, registry)
  expect(read).toEqual({ version: 1, team: "BDC", ...(taken !== undefined && { [key]: taken }) })
})

test("IT's roster wrong at more lines than can be listed takes nothing else with it", () => {
  const shifts = Array.from({ length: 150_000 }, () => ({ person: 1, day: 2, start: 3, end: 4 }))
  expect(readManaged({ team: "BDC", roster: { branches: ["Laval"], shifts } }, registry)).toEqual({
    version: 1,
    team: "BDC",
    roster: { branches: ["Laval"] },
  })
})

test("managed over team over built-in, value by value; null and the default's value clear", () => {
  const team = { version: 1 as const, rules: { "bdc.a": { level: "off" as const, params: { hours: 5 } } } }
  const managed = { version: 1 as const, rules: { "bdc.a": { level: "block" as const } } }
  expect(pagePolicy({ ...none, team, managed }, registry, now).rules).toEqual({
    "bdc.a": { level: "block", params: { hours: 5 } },
  })
  expect(
    setRule({ ...none, team }, registry, { id: "bdc.a", level: null, params: { hours: 3 } }, now),
  ).toEqual({
    ok: true,
    team: { version: 1, rules: {} },
  })
  expect(setRule({ ...none, managed }, registry, { id: "bdc.a", level: "off" }, now)).toEqual({
    ok: false,
    why: "refused",
  })
  expect(setRule(none, registry, { id: "bdc.a", params: { hours: 0 } }, now)).toEqual({
    ok: false,
    why: "shape",
  })
})

const on = (rule: object) => ({ version: 1 as const, rules: { "bdc.a": rule } })

test("a level holds until its end, then what is below it does", () => {
  const published = on({ level: "hint" })
  const team = on({ level: "block", until: "2026-11-22T16:00:00Z" })
  const layers = { ...none, published, team }
  const at = (time: string) => leadView(layers, registry, new Date(time)).rules[0]
  expect(at("2026-11-22T15:59:59.999Z")).toMatchObject({
    level: "block",
    levelFrom: "team",
    until: "2026-11-22T16:00:00Z",
  })
  expect(at("2026-11-22T16:00:00Z")).toMatchObject({ level: "hint", levelFrom: "published", until: null })
  expect(nextExpiry(layers, now)).toEqual(new Date("2026-11-22T16:00:00Z"))
  expect(nextExpiry(layers, new Date("2026-11-22T16:00:00Z"))).toBeNull()
})

test("a rule that any layer silences says nothing, whatever its level, and keeps it", () => {
  const published = { version: 1 as const, silenced: ["bdc.a"] }
  const layers = { ...none, published, managed: on({ level: "block" }) }
  expect(pagePolicy(layers, registry, now).rules).toEqual({ "bdc.a": { level: "off" } })
  expect(leadView(layers, registry, now).rules[0]).toMatchObject({ level: "block", silenced: true })
})

test("where the team publishes, what was changed here is heard of a lead only", () => {
  const layers = { ...none, published: on({ level: "hint" }), team: on({ level: "block" }) }
  const level = (role: "agent" | "lead") =>
    leadView({ ...layers, managed: { version: 1, agent: { role } } }, registry, now).rules[0]?.level
  expect([level("agent"), level("lead")]).toEqual(["hint", "block"])
  expect(leadView(layers, registry, now).rules[0]?.level).toBe("block")
})
