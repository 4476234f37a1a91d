import fc from "fast-check"
import { describe, expect, it, test } from "vitest"
import { empty, known, unknown, type Field } from "../../../../src/process/field"
import { montreal } from "../../../../src/process/calendar"
import { answerAll, holding, inForce, packShown } from "../../../../src/rules/engine"
import { fieldKeys } from "../../../../src/rules/facts"
import { checkedOf } from "../../../../src/rules/own/check"
import { ownFields, pageOfField } from "../../../../src/rules/own/fields"
import { ownProblems, problemsOf } from "../../../../src/rules/own/problems"
import type { OwnForm, OwnRule } from "../../../../src/rules/own/types"
import { levels, type Answer, type CheckedRule, type Level, type Row } from "../../../../src/rules/rule"
import { context, meetingFacts, opportunityFacts } from "../facts-builder"

const required = { form: "required" } as const
const oneOf = (...values: string[]): OwnForm => ({ form: "one-of", values })
const follows = (pattern: string): OwnForm => ({ form: "pattern", pattern })
const rule = (form: OwnForm, more: Partial<OwnRule> = {}): OwnRule =>
  ({ id: "own.a", field: "meeting.location", level: "block", title: "Salle", ...form, ...more }) as OwnRule

/** What a rule answers of a meeting with these fields. */
function answer(made: OwnRule, fields: Record<string, Field<unknown>>): Answer {
  const checked = checkedOf(made) as { check: (input: object) => Answer } | null
  if (!checked) throw new Error("no rule")
  return checked.check({ meeting: { fields }, opportunity: { fields } })
}

describe("what a rule says of a field", () => {
  const masked = unknown("masked")
  it.each<[string, OwnForm, Field<unknown>, string | null]>([
    ["required, there", required, known("Salle 1"), "ok"],
    ["required, empty", required, empty, "missing"],
    ["required, not read", required, masked, "unknown"],
    ["among, with other case and accents", oneOf("Île-Perrot", "Laval"), known("ile perrot"), "ok"],
    ["not among", oneOf("Laval"), known("St-Hubert"), "invalid"],
    ["among, empty: no business of its own", oneOf("Laval"), empty, null],
    ["among, not read", oneOf("Laval"), masked, "unknown"],
    ["follows", follows("ST-###"), known("st 123"), "ok"],
    ["does not follow", follows("ST-###"), known("ST-12"), "invalid"],
    ["follows, empty: no business of its own", follows("ST-###"), empty, null],
    ["follows, not read", follows("ST-###"), masked, "unknown"],
    ["a number", oneOf("60", "72"), known(60), "ok"],
    ["a number that is not there", follows("##"), known(120), "invalid"],
    ["a tick", oneOf("oui"), known(true), "ok"],
    ["a tick, in a formula’s words", oneOf("True"), known(true), "ok"],
    ["a tick that is not, in a formula’s words", oneOf("faux"), known(false), "ok"],
    ["among many", oneOf(...Array.from({ length: 2_000 }, (_, at) => `v ${at}`)), known("V-1999"), "ok"],
    ["among, with a no-break space", oneOf("14\u00a0h"), known("14 h"), "ok"],
    ["among, with signs that nobody sees", oneOf("Laval-Ouest"), known("La\u00adval\u2212Ou\u200best"), "ok"],
    ["a tick, in English", oneOf("No"), known(false), "ok"],
    ["an instant by its day", follows("2026-12-##"), known(montreal("2026-12-18", "14:00")), "ok"],
    ["an instant by its hour", follows("* ##:00"), known(montreal("2026-12-18", "14:30")), "invalid"],
  ])("%s", (_what, form, field, state) => {
    expect(answer(rule(form), { location: field })?.state ?? null).toBe(state)
  })
  it("says what was expected, and offers the only value", () => {
    expect(answer(rule(oneOf("Laval")), { location: known("x") })).toMatchObject({
      problem: "one-of",
      vars: { values: "Laval" },
      offer: "Laval",
    })
    expect(answer(rule(oneOf("a", "b")), { location: known("x") })).not.toHaveProperty("offer")
    expect(answer(rule(follows("##")), { location: known("x") })).toMatchObject({ vars: { pattern: "##" } })
  })
  it("tells the first of a long list", () => {
    const many = Array.from({ length: 2_000 }, (_, at) => String(at))
    const told = answer(rule(oneOf(...many)), { location: known("x") })
    expect(told).toMatchObject({ vars: { values: "0, 1, 2, 3, 4, 5, 6, 7, …" } })
  })
  it("takes a branch under any of its spellings", () => {
    const branch = rule(oneOf("St-Hubert"), { field: "meeting.branch" })
    expect(answer(branch, { branch: known("Saint-Hubert") })?.state).toBe("ok")
  })
})

describe("a condition", () => {
  const when = { field: "meeting.type", values: ["Virtuel", "Téléphone"] }
  const any = { field: "meeting.type" }
  it.each<[string, OwnRule["when"], Field, Field, string | null]>([
    ["met", when, known("virtuel"), empty, "missing"],
    ["met and filled", when, known("Téléphone"), known("x"), "ok"],
    ["not met", when, known("En concession"), empty, null],
    ["not met by an empty field", when, empty, empty, null],
    ["not read: never asked", when, unknown("masked"), empty, "unknown"],
    ["met by any value", any, known("x"), empty, "missing"],
    ["not met: any value", any, empty, empty, null],
    ["any value, not read", any, unknown("conflict"), known("x"), "unknown"],
  ])("%s", (_what, given, type, location, state) => {
    const made = rule(required, given ? { when: given } : {})
    expect(answer(made, { type, location })?.state ?? null).toBe(state)
  })
  it("of a meeting may be about its opportunity, and is then among what it reads", () => {
    const made = rule(required, { when: { field: "opportunity.type", values: ["Web"] } })
    expect(checkedOf(made)?.reads).toEqual(["meeting.location", "opportunity.type"])
    expect(answer(made, { type: known("Web"), location: empty })?.state).toBe("missing")
  })
})

test("nothing that was not read is ever called missing or wrong", () => {
  const state = fc.constantFrom<Field<unknown>>(
    empty,
    known("x"),
    known(""),
    unknown("masked"),
    unknown("conflict"),
  )
  const form = fc.constantFrom<OwnForm>(required, oneOf("y"), follows("##"))
  const when = fc.constantFrom<OwnRule["when"]>(
    undefined,
    { field: "meeting.type" },
    { field: "meeting.type", values: ["x"] },
  )
  fc.assert(
    fc.property(form, when, state, state, (made, condition, location, type) => {
      const said = answer(rule(made, condition ? { when: condition } : {}), { location, type })
      const unread = location.state === "unknown" || (condition && type.state === "unknown")
      if (unread) expect(["unknown", undefined]).toContain(said?.state)
      if (said?.state === "missing") expect(location.state).toBe("empty")
      if (said?.state === "invalid") expect(location.state).toBe("known")
    }),
  )
})

describe("a rule that cannot be asked is kept without effect", () => {
  it.each<[string, OwnRule]>([
    ["a field of another version", rule(required, { field: "meeting.room" })],
    ["a page of another version", rule(required, { field: "visit.room" })],
    ["a condition of another version", rule(required, { when: { field: "meeting.room" } })],
    ["a field of many values", rule(required, { field: "meeting.participants" })],
    ["a condition on another page", rule(required, { when: { field: "renewal.status" } })],
    ["a pattern that does not read", rule(follows("["))],
    ["a list of none", rule(oneOf())],
  ])("%s", (_what, made) => expect(checkedOf(made)).toBeNull())
  it("every field that may be chosen makes one, in each form", () => {
    expect(ownFields).toEqual(fieldKeys.filter((key) => key !== "meeting.participants"))
    for (const field of ownFields)
      for (const form of [required, oneOf("x"), follows("#")])
        expect(checkedOf(rule(form, { field }))).toMatchObject({
          on: pageOfField(field),
          field,
          section: "own",
        })
  })
})

describe("in the engine", () => {
  type Situation = {
    level?: Level
    meeting?: Parameters<typeof meetingFacts>[0]
    unsettled?: string[]
    made?: Partial<OwnRule>
    from?: "earlier" | "under" | "here"
  }
  const rowsFor = ({ level = "block", meeting = {}, unsettled = [], made = {}, from }: Situation): Row[] => {
    const ownRules = [rule(required, { level, ...made })]
    const force = inForce({ packs: {}, rules: {}, ownRules })
    const facts = {
      opportunity: from ? opportunityFacts({ from, fields: { type: "Web" } }) : null,
      meeting: meetingFacts({ ...meeting, fields: { location: null, ...meeting.fields } }),
    }
    return answerAll(facts, context(), force, (field) => !unsettled.includes(field))
  }
  const own = (situation: Situation): Row | undefined => rowsFor(situation).find(({ id }) => id === "own.a")
  const when = { field: "opportunity.type", values: ["Web"] }

  it.each<[string, Situation, string, boolean]>([
    ["blocks a meeting", {}, "block", true],
    ["warns", { level: "warn" }, "warn", false],
    ["observes", { level: "observe" }, "observe", false],
    ["a field read once", { unsettled: ["meeting.location"] }, "warn not-settled", false],
    ["another field read once", { unsettled: ["meeting.subject"] }, "block", true],
    ["a field not read", { meeting: { fields: { location: unknown("masked") } } }, "warn unknown", false],
    ["existing, not touched", { meeting: { mode: "edit" } }, "warn unchanged", false],
    ["existing, touched", { meeting: { mode: "edit", changed: ["location"] } }, "block", true],
    [
      "existing, another touched",
      { meeting: { mode: "edit", changed: ["subject"] } },
      "warn unchanged",
      false,
    ],
    ["a condition read on an earlier page", { made: { when }, from: "earlier" }, "warn earlier-page", false],
    ["a condition under the dialog", { made: { when }, from: "under" }, "block", true],
    ["a condition nowhere to be read", { made: { when } }, "warn unknown", false],
  ])("%s", (_what, situation, how, holds) => {
    const row = own(situation)
    expect([row?.level, row?.softened].join(" ").trim()).toBe(how)
    expect(holding(row ? [row] : [], "meeting")).toHaveLength(holds ? 1 : 0)
  })
  it("is not asked when off, nor of a meeting that is no appointment", () => {
    expect(own({ level: "off" })).toBeUndefined()
    const apart = { fromOpportunity: known(false), fields: { category: "Interne" } }
    expect(own({ meeting: apart })).toBeUndefined()
  })
  it("stands in its own section after the others, and does not name the panel", () => {
    const rows = rowsFor({})
    expect(rows.at(-1)).toMatchObject({ id: "own.a", section: "own", field: "meeting.location" })
    expect(packShown(rows)).toBe("bdc")
    expect(packShown(rows.slice(-1))).toBe("own")
  })
  it("holds nothing on an opportunity, at any level", () => {
    fc.assert(
      fc.property(fc.constantFrom(...levels), fc.constantFrom("detail", "create", "edit"), (level, mode) => {
        const ownRules = [rule(required, { field: "opportunity.email", level })]
        const facts = { opportunity: opportunityFacts({ mode, fields: { email: null } }), meeting: null }
        const force = inForce({ packs: {}, rules: {}, ownRules })
        const row = answerAll(facts, context(), force, () => true).find(({ id }) => id === "own.a")
        expect(row?.holds).toBeUndefined()
        expect(row?.state).toBe(level === "off" ? undefined : "missing")
        if (level === "block") expect(row).toMatchObject({ level: "warn", softened: "advice" })
      }),
    )
  })
  it("is made once for a list of rules", () => {
    const ownRules: OwnRule[] = [rule(required)]
    const made = (): CheckedRule | undefined => inForce({ packs: {}, rules: {}, ownRules }).own[0]
    expect(made()).toBe(made())
  })
})

describe("what does not go together is told with its place", () => {
  const bad: [string, OwnRule, string[]][] = [
    ["all well", rule(oneOf("a"), { when: { field: "opportunity.type", values: ["Web"] } }), []],
    ["a title of spaces", rule(required, { title: "  " }), ["title title"]],
    ["many values", rule(required, { field: "meeting.participants" }), ["field field"]],
    ["its own field", rule(required, { when: { field: "meeting.location" } }), ["when.field when-self"]],
    ["many values", rule(required, { when: { field: "meeting.participants" } }), ["when.field when-field"]],
    ["another page", rule(required, { when: { field: "credit.status" } }), ["when.field when-page"]],
    ["no value", rule(oneOf()), ["values values"]],
    ["a blank value", rule(oneOf("a", " ")), ["values.1 value-blank"]],
    [
      "a condition of no value",
      rule(required, { when: { field: "meeting.type", values: [] } }),
      ["when.values values"],
    ],
    ["a pattern", rule(follows("[")), ["pattern pattern-bracket"]],
    ["another version’s fields", rule(required, { field: "visit.a", when: { field: "visit.b" } }), []],
  ]
  it.each(bad)("%s", (_what, made, told) => {
    expect(problemsOf(made).map(({ path, kind }) => `${path.join(".")} ${kind}`)).toEqual(told)
  })
  it("an id that stands twice, at its second place", () => {
    const twice = [rule(required), rule(required, { id: "own.b" }), rule(oneOf())]
    expect(ownProblems(twice).map(({ path, kind }) => `${path.join(".")} ${kind}`)).toEqual([
      "2.id twice",
      "2.values values",
    ])
  })
})
