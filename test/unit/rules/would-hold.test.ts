import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { answerAll, inForce, wouldHold } from "../../../src/rules/engine"
import { answerPage, type PageInput } from "../../../src/rules/page"
import { noMemory } from "../../../src/store/records"
import type { FieldKey } from "../../../src/rules/facts"
import { checkedRules } from "../../../src/rules"
import { levels, type Level, type Row } from "../../../src/rules/rule"
import { context, meetingFacts, opportunityFacts, rowsOf, type Situation } from "./facts-builder"
import { change, days, file } from "./followups-builder"
import { empty, unknown } from "../../../src/process/field"

/** Every rule at one level. */
const all = (level: Level) => Object.fromEntries(checkedRules.map(({ id }) => [id, { level }]))
const bare = {
  subject: "rdv",
  priority: null,
  category: null,
  type: null,
  branch: null,
  language: null,
  status: null,
  start: null,
  end: null,
  location: "ici",
}
const situations: [string, Situation][] = [
  ["all is right", { meeting: meetingFacts() }],
  ["a meeting that is wrong throughout", { meeting: meetingFacts({ fields: bare }) }],
  [
    "the same, of which nothing can be read",
    { meeting: meetingFacts({ fields: { subject: unknown("masked") } }) },
  ],
  ["an existing meeting, nothing touched", { meeting: meetingFacts({ fields: bare, mode: "edit" }) }],
  [
    "an existing meeting, its subject touched",
    { meeting: meetingFacts({ fields: bare, mode: "edit", changed: ["subject"] }) },
  ],
  [
    "fields not read twice alike",
    { meeting: meetingFacts({ fields: bare }), unsettled: ["meeting.subject", "meeting.priority"] },
  ],
  [
    "an opportunity of the page before",
    {
      meeting: meetingFacts({ fields: bare }),
      opportunity: opportunityFacts({ from: "earlier", fields: { email: null } }),
    },
  ],
  [
    "an opportunity that is not ready",
    { meeting: meetingFacts(), opportunity: opportunityFacts({ fields: { email: null, phone: null } }) },
  ],
  ["a file closed too early", change("En traitement", "Perdu BDC", days(5))],
  [
    "a file closed without a note",
    {
      opportunity: opportunityFacts({
        notes: empty,
        stageChange: { state: "known", value: { from: "Contacté", to: "Fermé perdu" } },
      }),
    },
  ],
]

describe.each(situations)("%s", (_name, situation) => {
  it("each rule alone below block says whether it would hold the Save: as it then does, and no other way", () => {
    const blocked = rowsOf({ ...situation, rules: all("block") })
    expect(blocked.some(({ wouldHold: would }) => would)).toBe(false)
    // What section one lacks holds the meeting's Save through the row that sums it up.
    const sum = blocked.find(({ id, holds }) => id === "bdc.meeting.opportunity-ready" && holds)
    const summed: readonly string[] = sum && "rules" in sum.answer ? sum.answer.rules : []
    for (const { id, holds, softened } of blocked) {
      const rows = rowsOf({ ...situation, rules: { ...all("block"), [id]: { level: "observe" } } })
      const row = rows.find((one) => one.id === id)
      const then = summed.includes(id) ? "meeting" : softened ? undefined : holds
      expect([id, row?.wouldHold]).toEqual([id, then])
      expect(row?.holds).toBeUndefined()
    }
  })
})

it("a lack of the opportunity at observe would hold the meeting's Save, through what sums it up; not while that one may not", () => {
  const sum = "bdc.meeting.opportunity-ready"
  const lacking = { meeting: meetingFacts(), opportunity: opportunityFacts({ fields: { email: null } }) }
  const would = (given: Situation = {}, level: Level = "block") =>
    rowsOf({
      ...lacking,
      ...given,
      rules: { "bdc.opp.email": { level: "observe" }, [sum]: { level } },
    }).find(({ id }) => id === "bdc.opp.email")?.wouldHold
  expect(would()).toBe("meeting")
  expect(would({}, "warn")).toBeUndefined()
  expect(would({ meeting: null })).toBeUndefined()
  expect(would({ meeting: meetingFacts({ mode: "edit" }) })).toBeUndefined()
  expect(would({ unsettled: ["opportunity.email"] })).toBeUndefined()
  expect(
    would({ opportunity: opportunityFacts({ from: "earlier", fields: { email: null } }) }),
  ).toBeUndefined()
})

it("whatever stands on the page and in the policy, a rule below block says what it does once enforced", () => {
  const value = fc.constantFrom(undefined, undefined, null, unknown("masked"), "autre")
  const of = (fields: Record<string, unknown>): object =>
    Object.fromEntries(Object.entries(fields).filter(([, given]) => given !== undefined))
  const page = fc.record({
    file: fc.record({
      email: value,
      phone: value,
      branch: value,
      language: value,
      stock: value,
      contact: value,
    }),
    from: fc.constantFrom("here" as const, "under" as const, "earlier" as const),
    form: fc.record({
      subject: value,
      priority: value,
      branch: value,
      status: value,
      category: value,
      type: value,
    }),
    mode: fc.constantFrom("quick-create" as const, "create" as const, "edit" as const, null),
    changed: fc.subarray(["subject", "priority", "branch", "category"] as const),
    unsettled: fc.subarray([
      "meeting.subject",
      "meeting.priority",
      "opportunity.email",
      "opportunity.phone",
    ] as const),
    canary: fc.boolean(),
    set: fc.dictionary(fc.constantFrom(...checkedRules.map(({ id }) => id)), fc.constantFrom(...levels)),
    lower: fc.constantFrom("observe" as const, "hint" as const, "warn" as const),
    rule: fc.constantFrom(...checkedRules.filter(({ on }) => on === "meeting" || on === "opportunity")),
  })
  let holding = 0
  fc.assert(
    fc.property(page, ({ file: fields, from, form, mode, changed, unsettled, canary, set, lower, rule }) => {
      const facts = {
        opportunity: opportunityFacts({ from, fields: of(fields) }),
        meeting: mode && meetingFacts({ mode, fields: of(form), ...(mode === "edit" && { changed }) }),
        canary,
      }
      const settled = (field: FieldKey) => !unsettled.includes(field as "meeting.subject")
      const at = (level: Level): Row[] => {
        const rules = Object.fromEntries(Object.entries(set).map(([id, one]) => [id, { level: one }]))
        const force = inForce({ rules: { ...rules, [rule.id]: { level } }, packs: {} })
        return answerAll(facts, context(), force, settled)
      }
      const before = at(lower).find(({ id }) => id === rule.id)
      const holds = at("block").filter((row) => row.holds && !row.softened)
      // What sums several up may hold for another of them, while this one is not settled.
      const after = holds.find(
        ({ id, answer }) =>
          id === rule.id ||
          ("rules" in answer && answer.rules.includes(rule.id) && rule.reads.every(settled)),
      )
      expect(before?.wouldHold).toBe(after?.holds)
      if (after) holding += 1
    }),
    { numRuns: 250 },
  )
  expect(holding).toBeGreaterThan(0)
})

it("a right answer, or one that never blocks, would hold nothing", () => {
  const rows = rowsOf({ meeting: meetingFacts({ fields: bare }), rules: all("observe") })
  expect(wouldHold(rows, "meeting").length).toBeGreaterThan(3)
  for (const row of rows.filter(({ state }) => state === "ok" || state === "unknown"))
    expect(row.wouldHold).toBeUndefined()
})

it("a stage pressed at once: the rows that would hold it, by the stage's names", () => {
  const { opportunity = null } = file("En traitement", days(5))
  const input = (level: Level): PageInput => ({
    facts: {
      kind: "opportunity-detail",
      opportunity,
      meeting: null,
      renewal: null,
      credit: null,
    },
    unsettled: [],
    memory: noMemory,
    carried: null,
    context: context(),
    presenceAnswers: {},
    force: inForce({ rules: all(level), packs: {} }),
  })
  const staged = (of: PageInput, which: "ifStage" | "ifBlocked") =>
    answerPage(of)[which].map(({ names, rows }) => [names[0], rows.map(({ id }) => id)])
  expect(staged(input("block"), "ifStage").length).toBeGreaterThan(0)
  expect(staged(input("observe"), "ifBlocked")).toEqual(staged(input("block"), "ifStage"))
  expect(staged(input("block"), "ifBlocked")).toEqual([])
  expect(staged(input("observe"), "ifStage")).toEqual([])
})
