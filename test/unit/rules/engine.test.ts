import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { empty, known, unknown, type Field, type UnknownReason } from "../../../src/process/field"
import { progressOf } from "../../../src/rules/answers"
import { answerAll, holding, inForce } from "../../../src/rules/engine"
import { meetingFields, opportunityFields, type AftersalesFacts } from "../../../src/rules/facts"
import priority from "../../../src/rules/bdc/meeting/priority"
import type from "../../../src/rules/bdc/opportunity/type"
import dateTime from "../../../src/rules/bdc/meeting/datetime"
import { noteAuthor } from "../../../src/rules/callbacks"
import { levels, type Row } from "../../../src/rules/rule"
import { context, meetingFacts, opportunityFacts, rowOf, rowsOf, told, type Situation } from "./facts-builder"

const edit = { mode: "edit" } as const
const wrong = { fields: { priority: "Argent" } }
const how = (row: Row | undefined) => [row?.level, row?.softened].join(" ").trim()

describe("the level in force", () => {
  const stock = "opportunity.stock"
  it.each<[string, string, Situation, string]>([
    ["a wrong meeting blocks", priority.id, { meeting: meetingFacts(wrong) }, "block"],
    [
      "section one never holds its own page",
      "bdc.opp.email",
      { opportunity: opportunityFacts({ fields: { email: null } }) },
      "warn section-one",
    ],
    [
      "unknown never blocks",
      priority.id,
      { meeting: meetingFacts({ fields: { priority: unknown("masked") } }) },
      "warn unknown",
    ],
    [
      "a field of an earlier page",
      priority.id,
      { meeting: meetingFacts(wrong), opportunity: opportunityFacts({ from: "earlier" }) },
      "warn earlier-page",
    ],
    [
      "a field under the dialog",
      priority.id,
      { meeting: meetingFacts(wrong), opportunity: opportunityFacts({ from: "under" }) },
      "block",
    ],
    [
      "an empty field rests on itself alone",
      priority.id,
      {
        meeting: meetingFacts({ fields: { priority: null } }),
        opportunity: opportunityFacts({ from: "earlier" }),
      },
      "block",
    ],
    [
      "with a deposit the stock changes nothing",
      priority.id,
      {
        meeting: meetingFacts({ fields: { deposit: "Stripe" } }),
        opportunity: opportunityFacts({ from: "earlier" }),
      },
      "block",
    ],
    [
      "own field read once",
      priority.id,
      { meeting: meetingFacts(wrong), unsettled: [priority.field ?? stock] },
      "warn not-settled",
    ],
    [
      "the other's field read once",
      priority.id,
      { meeting: meetingFacts(wrong), unsettled: [stock] },
      "warn not-settled",
    ],
    [
      "a field that the rule does not read, read once",
      priority.id,
      { meeting: meetingFacts(wrong), unsettled: ["meeting.subject"] },
      "block",
    ],
    [
      "a field of a page that is not open",
      "bdc.opp.branch",
      { opportunity: opportunityFacts({ fields: { branch: "Laval" } }), unsettled: ["meeting.branch"] },
      "warn section-one",
    ],
    [
      "existing, nothing changed",
      priority.id,
      { meeting: meetingFacts({ ...wrong, ...edit }) },
      "warn unchanged",
    ],
    [
      "existing, the field changed",
      priority.id,
      { meeting: meetingFacts({ ...wrong, ...edit, changed: ["priority"] }) },
      "block",
    ],
    [
      "existing, a field that it rests on changed",
      priority.id,
      { meeting: meetingFacts({ ...wrong, ...edit, changed: ["deposit"] }) },
      "block",
    ],
    [
      "existing, another changed",
      priority.id,
      { meeting: meetingFacts({ ...wrong, ...edit, changed: ["subject"] }) },
      "warn unchanged",
    ],
    [
      "existing, status never",
      "bdc.meeting.status",
      { meeting: meetingFacts({ ...edit, fields: { status: "x" }, changed: ["status"] }) },
      "warn unchanged",
    ],
    ["full creation", priority.id, { meeting: meetingFacts({ ...wrong, mode: "create" }) }, "block"],
    [
      "turned down",
      priority.id,
      { meeting: meetingFacts(wrong), rules: { [priority.id]: { level: "hint" } } },
      "hint",
    ],
    [
      "turned up",
      "bdc.meeting.deposit",
      {
        meeting: meetingFacts({ fields: { deposit: "x" } }),
        rules: { "bdc.meeting.deposit": { level: "block" } },
      },
      "block",
    ],
    [
      "turned down below an answer's cap",
      "bdc.meeting.subject",
      {
        meeting: meetingFacts({ fields: { subject: "marie-ève / a1234" } }),
        rules: { "bdc.meeting.subject": { level: "hint" } },
      },
      "hint",
    ],
    [
      "off: no row",
      priority.id,
      { meeting: meetingFacts(wrong), rules: { [priority.id]: { level: "off" } } },
      "",
    ],
    ["pack off: no row", priority.id, { meeting: meetingFacts(wrong), packs: { bdc: false } }, ""],
  ])("%s", (_name, id, situation, expected) => {
    expect(how(rowOf(id, situation))).toBe(expected)
  })
})

describe("which meetings the pack speaks of", () => {
  const speaks = (fromOpportunity: Field<boolean>, category: Field): boolean =>
    rowsOf({ meeting: meetingFacts({ fromOpportunity, fields: { category } }) }).some(
      (row) => row.on === "meeting",
    )
  it.each<[Field<boolean>, Field, boolean]>([
    [known(true), known("Appel"), true],
    [known(true), unknown("masked"), true],
    [known(false), known("rendez vous"), true],
    [unknown("masked"), known("Rendez-vous"), true],
    [known(false), known("Appel"), false],
    [unknown("masked"), unknown("masked"), false],
    [empty, empty, false],
  ])("%j, %j: %s", (from, category, expected) => {
    expect(speaks(from, category)).toBe(expected)
  })

  const file = {} as AftersalesFacts
  it.each<
    [what: string, fromOpportunity: boolean, department: string, file: AftersalesFacts | null, on: boolean]
  >([
    ["an appointment over a file of after-sales", false, "bdc", file, false],
    ["one made by after-sales", false, "aftersales", null, false],
    ["one of after-sales, tied to an opportunity", true, "aftersales", file, true],
    ["another department's", false, "sales", null, true],
  ])("%s", (_what, fromOpportunity, department, aftersales, on) => {
    const meeting = meetingFacts({
      fromOpportunity: known(fromOpportunity),
      fields: { category: "Rendez-vous", priority: null },
    })
    const asking = context({ agent: { name: "A", department, branch: "" } })
    const rows = answerAll(
      { opportunity: null, meeting, aftersales },
      asking,
      inForce({ packs: {}, rules: {} }),
      () => true,
    )
    expect(rows.some((row) => row.on === "meeting")).toBe(on)
    expect(holding(rows, "meeting").length > 0).toBe(on)
  })
})

describe("settings", () => {
  const of = (params: Record<string, number | string[]>) =>
    inForce({ packs: {}, rules: { [noteAuthor.id]: { params } } })
  it("gives defaults, what the lead set, and nothing out of bounds", () => {
    expect(inForce({ packs: {}, rules: {} }).paramsOf(noteAuthor)).toEqual({ hours: 3, skew: 2 })
    expect(of({ hours: 4, other: 1 }).paramsOf(noteAuthor)).toEqual({ hours: 4, skew: 2 })
    expect(of({ hours: 1000 }).paramsOf(noteAuthor)).toMatchObject({ hours: 3 })
    expect(of({ hours: Number.NaN }).paramsOf(noteAuthor)).toMatchObject({ hours: 3 })
    expect(of({ hours: ["3"] }).paramsOf(noteAuthor)).toMatchObject({ hours: 3 })
    const listed = inForce({ packs: {}, rules: { [type.id]: { params: { allowed: 3 } } } })
    expect(listed.paramsOf(type)).toMatchObject({
      allowed: ["Lead Internet", "Phone-Up", "Clavardage", "SMS"],
    })
    expect(inForce({ packs: {}, rules: {} }).paramsOf(dateTime)).toEqual({ openingHours: [] })
  })
  it("keeps the default of a level that it does not know", () => {
    const rules = { [priority.id]: { level: "loud" as "warn" } }
    expect(inForce({ packs: {}, rules }).levelOf(priority)).toBe("block")
  })
})

it("rows stand in the order of the page", () => {
  const sections = rowsOf({ meeting: meetingFacts() }).map((row) => row.section)
  const order = [
    "information",
    "vehicle",
    "trade-in",
    "follow-up",
    "notes",
    "meeting",
    "participants",
    "after",
  ]
  expect([...new Set(sections)]).toEqual(order)
  expect(sections).toEqual([...sections].sort((a, b) => order.indexOf(a) - order.indexOf(b)))
})

it("counts what is shown, and holds for what blocks", () => {
  const opportunity = opportunityFacts({ fields: { type: null } })
  const rows = rowsOf({
    opportunity,
    meeting: meetingFacts({ fields: { priority: null, category: "x", location: "x" } }),
  })
  expect(holding(rows).map((row) => row.id)).toEqual(["bdc.meeting.priority", "bdc.meeting.category"])
  const shown = rows.filter((row) => row.level !== "observe")
  expect(shown.length).toBe(rows.length - 1)
  expect(progressOf(rows)).toEqual({ ok: shown.length - 4, total: shown.length })
  expect(holding(rowsOf({ meeting: meetingFacts() }))).toEqual([])
})

it("a rule that throws is unknown, and the others go on", () => {
  const broken = () => {
    throw new Error("broken")
  }
  const rows = rowsOf({ context: { phoneValid: broken } })
  expect(told(rows.find((row) => row.id === "bdc.opp.phone"))).toBe("unknown warn")
  expect(rows.find((row) => row.id === "bdc.opp.phone")?.answer).toMatchObject({ why: "unreadable" })
  expect(rows.length).toBe(rowsOf().length)
})

describe("whatever the page holds", () => {
  const reasons: UnknownReason[] = ["not-found", "not-rendered", "masked", "conflict", "ambiguous"]
  const textual = fc.oneof(
    fc.constant(empty),
    fc.constantFrom(...reasons).map(unknown),
    fc.string({ unit: "binary", maxLength: 12 }).map(known),
    fc
      .constantFrom(
        "Rendez-vous",
        "Platine",
        "Laval",
        "DÉPÔT / A / B",
        "A1 / B2",
        "Oui",
        "Virtuel",
        "<b>",
        "Unknown",
      )
      .map(known),
  )
  const special = ["expired", "followUpDate", "start", "end", "participants"]
  const some = (names: readonly string[]) =>
    fc.record(
      Object.fromEntries(names.filter((name) => !special.includes(name)).map((name) => [name, textual])),
      { requiredKeys: [] },
    )

  it("never throws, never blocks on an unknown, never holds the opportunity", () => {
    fc.assert(
      fc.property(
        some(opportunityFields),
        some(meetingFields),
        fc.constantFrom("create", "edit", "quick-create"),
        (fields, form, mode) => {
          const meeting = meetingFacts({ mode, fields: form })
          const rows = rowsOf({
            opportunity: opportunityFacts({ fields }),
            meeting,
            context: { phoneValid: () => undefined },
          })
          for (const row of rows) {
            if (row.state === "unknown") {
              expect(levels.indexOf(row.level)).toBeLessThan(levels.indexOf("block"))
            }
            if (row.on === "opportunity") expect(row.level).not.toBe("block")
          }
          if (mode === "edit") expect(holding(rows)).toEqual([])
        },
      ),
      { numRuns: 200 },
    )
  })

  it("nothing read at all: nothing is missing, invalid or held", () => {
    const nothing = (names: readonly string[]) =>
      Object.fromEntries(names.map((name) => [name, unknown("not-found")]))
    const opportunity = opportunityFacts({
      fields: nothing(opportunityFields),
      module: unknown("not-found"),
      redLineEmpty: unknown("not-found"),
      notes: unknown("not-found"),
      attachments: unknown("not-found"),
      meetingStands: unknown("not-found"),
    })
    for (const mode of ["quick-create", "create", "edit"] as const) {
      const rows = rowsOf({ opportunity, meeting: meetingFacts({ mode, fields: nothing(meetingFields) }) })
      expect(rows.filter((row) => row.state === "missing" || row.state === "invalid")).toEqual([])
    }
  })

  it("one field unread: no row about it blocks, and none that was right turns wrong", () => {
    const good = rowsOf({ meeting: meetingFacts() })
    expect(good.every((row) => row.state === "ok")).toBe(true)
    for (const name of meetingFields)
      expect(
        holding(rowsOf({ meeting: meetingFacts({ fields: { [name]: unknown("not-found") } }) })),
        name,
      ).toEqual([])
    for (const name of opportunityFields) {
      const opportunity = opportunityFacts({ fields: { [name]: unknown("not-found") } })
      expect(holding(rowsOf({ opportunity, meeting: meetingFacts() })), name).toEqual([])
    }
  })
})
