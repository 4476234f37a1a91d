import { describe, expect, it } from "vitest"

import type { PageFacts } from "../../../src/messages"
import { known, unknown } from "../../../src/process/field"
import { holding, inForce } from "../../../src/rules/engine"
import { answerPage, type PageInput } from "../../../src/rules/page"
import { noMemory } from "../../../src/store/records"
import { context, meetingFacts as meeting, opportunityFacts as opportunity } from "./facts-builder"

const { ticks: _none, ...around } = context()
type Given = Partial<Omit<PageInput, "facts" | "force">> & {
  facts?: Partial<PageFacts>
  settings?: Parameters<typeof inForce>[0]
}
const input = ({ facts = {}, settings = { rules: {}, packs: {} }, ...given }: Given = {}): PageInput => ({
  facts: {
    kind: "opportunity-detail",
    opportunity: opportunity(),
    meeting: null,
    renewal: null,
    credit: null,
    ...facts,
  },
  unsettled: [],
  memory: noMemory,
  carried: null,
  context: around,
  presenceAnswers: {},
  force: inForce(settings),
  ...given,
})
const of = (given?: Given) => answerPage(input(given))
const row = (given: Given, id: string) => of(given).rows.find((one) => one.id === id)

/** A meeting dialog over its opportunity. */
const over = (fields: object): Partial<PageFacts> => ({
  opportunity: { ...opportunity(), from: "under" },
  meeting: meeting({ mode: "quick-create", fields }),
})
/** A meeting page of its own. */
const alone = (fields: object = {}, mode: "create" | "edit" = "create"): Partial<PageFacts> => ({
  kind: mode === "create" ? "meeting-create" : "meeting-edit",
  opportunity: null,
  meeting: meeting({ mode, fields }),
})

describe("the rows of a page", () => {
  it("stand in page order, sections together", () => {
    const sections = of({ facts: over({}) }).rows.map(({ section }) => section)
    const firsts = [...new Set(sections)]
    expect(sections).toEqual(firsts.flatMap((one) => sections.filter((section) => section === one)))
    expect(firsts.indexOf("information")).toBeLessThan(firsts.indexOf("meeting"))
  })
  it("at observe are there for the journal; at off, nowhere", () => {
    const at = (level: "observe" | "off") =>
      row(
        {
          facts: { opportunity: opportunity({ fields: { email: null } }) },
          settings: { rules: { "bdc.opp.email": { level } }, packs: {} },
        },
        "bdc.opp.email",
      )
    expect(at("observe")).toMatchObject({ state: "missing", level: "observe" })
    expect(at("off")).toBeUndefined()
  })
  it("are none while every pack is off", () => {
    const settings = { rules: {}, packs: { bdc: false, callbacks: false, followups: false } }
    expect(of({ settings })).toMatchObject({ rows: [], caller: null })
  })
  it("are the same for the same facts, and leave them as they were", () => {
    const given = input({
      facts: over({ priority: "Platine" }),
      memory: { ...noMemory, meetingBooked: true },
    })
    const before = structuredClone(given.facts)
    expect(answerPage(given)).toEqual(answerPage(given))
    expect(given.facts).toEqual(before)
  })
  it("of a wrong meeting hold its Save; not while what they rest on is unsettled", () => {
    const facts = over({ priority: "Platine" })
    expect(row({ facts }, "bdc.meeting.priority")).toMatchObject({ state: "invalid", holds: "meeting" })
    const unsettled = row({ facts, unsettled: ["meeting.priority"] }, "bdc.meeting.priority")
    expect(unsettled).toMatchObject({ state: "invalid", level: "warn", softened: "not-settled" })
    expect(holding(unsettled ? [unsettled] : [])).toEqual([])
    expect(row({ facts, unsettled: ["meeting.branch"] }, "bdc.meeting.priority")).toHaveProperty("holds")
  })
})

describe("facts carried from the page before", () => {
  const carried = opportunity({ fields: { email: null } })
  it("warn at most, on a meeting page of its own", () => {
    const { opportunity: used, rows } = of({ facts: alone(), carried, unsettled: ["opportunity.email"] })
    expect(used?.from).toBe("earlier")
    expect(rows.find(({ id }) => id === "bdc.opp.email")).toMatchObject({ state: "missing", level: "warn" })
    const resting = rows.filter(({ on }) => on === "opportunity")
    expect(resting.length).toBeGreaterThan(0)
    expect(resting.some(({ holds }) => holds !== undefined)).toBe(false)
  })
  it.each<[string, Partial<PageFacts>, boolean]>([
    ["the meeting names it", alone({ related: "marie-eve tremblay" }), true],
    ["the meeting names none", alone({ related: null }), true],
    ["the name is not read", alone({ related: unknown("masked") }), true],
    ["the meeting names another", alone({ related: "Quelqu’un d’autre" }), false],
    ["the meeting stands already", alone({}, "edit"), false],
    ["there is no meeting", { kind: "other", opportunity: null, meeting: null }, false],
  ])("when %s", (_, facts, used) => {
    expect(of({ facts, carried }).opportunity !== null).toBe(used)
  })
  it("never stand in for what is read here, nor for what was never kept", () => {
    expect(of({ facts: over({}), carried }).opportunity?.from).toBe("under")
    expect(of({ facts: alone(), carried: null }).opportunity).toBeNull()
  })
})

describe("what is remembered of the record", () => {
  it.each([
    ["where the page does not say", true, unknown("not-rendered"), known(true)],
    ["not where it says no", true, known(false), known(false)],
    ["not when none was", false, unknown("not-rendered"), unknown("not-rendered")],
  ])("that a meeting was booked: %s", (_, meetingBooked, meetingStands, expected) => {
    const facts = { opportunity: opportunity({ meetingStands }) }
    const says = of({ facts, memory: { ...noMemory, meetingBooked } })
    expect(says.opportunity?.meetingStands).toEqual(expected)
  })
  it("a tick", () => {
    const { rows } = of({ memory: { ...noMemory, ticks: { cellphone: true } } })
    expect(rows).not.toEqual(of().rows)
    expect(rows.some(({ answer }) => "ask" in answer)).toBe(false)
    expect(of().rows.some(({ answer }) => "ask" in answer)).toBe(true)
  })
})

describe("whose caller it is", () => {
  const facts = { opportunity: opportunity({ fields: { owner: null } }) }
  it("is said on a record's own page, while the pack is on", () => {
    expect(of({ facts }).caller).not.toBeNull()
    for (const kind of ["opportunity-edit", "opportunity-create", "other"] as const)
      expect(of({ facts: { ...facts, kind } }).caller).toBeNull()
    expect(of({ facts, settings: { rules: {}, packs: { callbacks: false } } }).caller).toBeNull()
    expect(of({ facts: alone(), carried: opportunity() }).caller).toBeNull()
  })
})

describe("the client", () => {
  it.each<[object, string | null]>([
    [{ contact: "Unknown Tremblay" }, "Tremblay"],
    [{ contact: null, name: "Marie-Ève Roy" }, "Marie-Ève"],
    [{ contact: "Unknown", name: null, phone: "514 700-0199" }, "514 700-0199"],
    [{ contact: null, name: null, phone: "514 700-0199" }, "514 700-0199"],
    [{ contact: null, name: null, phone: null }, null],
    [{ contact: unknown("masked"), name: "Zoé Côté" }, "Zoé"],
  ])("%j is called %j", (fields, client) => {
    expect(of({ facts: { opportunity: opportunity({ fields }) } }).client).toBe(client)
  })
})
