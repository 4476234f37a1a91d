import fc from "fast-check"
import { expect, test } from "vitest"
import { backTo } from "../../../src/policy/back"
import { leadView, merged, silencedBy, type Layers } from "../../../src/policy/layers"
import type { Registry } from "../../../src/policy/registry"
import type { Policy } from "../../../src/policy/types"
import type { OwnRule } from "../../../src/rules/own/types"
import type { Level } from "../../../src/rules/rule"

const ids = ["bdc.a", "bdc.b", "bdc.c"] as const
const registry: Registry = {
  packs: { bdc: true, credit: false },
  rules: ids.map((id) => ({
    id,
    level: "warn",
    params: { days: { kind: "number", default: 3, min: 1, max: 9, unit: "days" } },
  })),
}
const now = new Date("2026-11-20T15:00:00Z")
const over = (published: Policy | null, team: Policy | null): Layers => ({
  published,
  team,
  managed: null,
  person: null,
})

const level = fc.constantFrom<Level>("off", "hint", "block")
const days = fc.integer({ min: 1, max: 9 })
const someRule = fc
  .record({
    level,
    until: fc.constantFrom("2026-11-19T15:00:00Z", "2026-12-24T05:00:00Z"),
    then: level,
    days,
  })
  .chain((all) =>
    fc.subarray(["level", "until", "then", "days"] as const).map((kept) => ({
      ...(kept.includes("level") && { level: all.level }),
      ...(kept.includes("level") && kept.includes("until") && { until: all.until }),
      ...(kept.includes("level") && kept.includes("until") && kept.includes("then") && { then: all.then }),
      ...(kept.includes("days") && { params: { days: all.days } }),
    })),
  )
const own: fc.Arbitrary<OwnRule[]> = fc.uniqueArray(
  fc.record({
    id: fc.constantFrom("own.x" as const, "own.y" as const),
    form: fc.constant("required" as const),
    field: fc.constant("opportunity.email"),
    level,
    title: fc.constantFrom("Courriel", "Adresse"),
  }),
  { selector: ({ id }) => id },
)
const policyOf: fc.Arbitrary<Policy> = fc
  .record(
    {
      rules: fc.dictionary(fc.constantFrom(...ids), someRule),
      packs: fc.dictionary(fc.constantFrom("bdc", "credit"), fc.boolean()),
      silenced: fc.uniqueArray(fc.constantFrom(...ids, "own.x")),
      ownRules: own,
      organisations: fc.uniqueArray(fc.constantFrom("org1", "org2")),
    },
    { requiredKeys: [] },
  )
  .map((rest) => ({ version: 1, ...rest }))
const held = (layers: Layers) => {
  const { packs, rules, organisations } = leadView(layers, registry, now)
  const heard = (merged(layers).ownRules ?? []).filter((rule) => rule.level !== "off")
  return {
    packs: packs.map(({ id, on }) => [id, on]),
    rules: rules.map(({ id, level: said, until, params }) => [
      id,
      said,
      until,
      params.map(({ value }) => value),
    ]),
    silenced: [...silencedBy(layers).keys()].sort(),
    organisations,
    own: heard.sort((one, other) => (one.id < other.id ? -1 : 1)),
  }
}

test("whatever is published since, what held is said over it again", () => {
  fc.assert(
    fc.property(
      fc.option(policyOf, { freq: 4 }),
      fc.option(policyOf, { freq: 4 }),
      fc.option(policyOf, { freq: 4 }),
      (published, team, since) => {
        const back = backTo({ published, team }, since, registry, now)
        expect(held(over(since, back))).toEqual(held(over(published, team)))
      },
    ),
    { numRuns: 500 },
  )
})

test("lists that were not there are emptied; nothing is said where nothing differs", () => {
  const then: Policy = { version: 1, aftersales: { brand: "Lexus" } }
  const since: Policy = {
    version: 1,
    aftersales: { brand: "Lexus", closedDays: ["2026-12-25"] },
    roster: { people: [{ id: "z", name: "Zoé" }] },
    offers: [{ partner: "Essai", advantage: "Lavage", from: "2026-11-01", to: "2026-12-01" }],
  }
  expect(backTo({ published: then, team: null }, since, registry, now)).toEqual({
    version: 1,
    aftersales: { closedDays: [] },
    roster: { people: [] },
    offers: [],
  })
  expect(backTo({ published: since, team: null }, since, registry, now)).toEqual({ version: 1 })
})
