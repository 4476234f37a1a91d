import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { daysBetween, shiftDay } from "../../../src/process/calendar"
import {
  incidentKept,
  incidentProblems,
  requestDue,
  requestStage,
  yearsAfter,
  type Incident,
} from "../../../src/process/privacy"

const day = fc.integer({ min: 0, max: 40_000 }).map((count) => shiftDay("2000-01-01", count))

describe("days and years", () => {
  it.each([
    ["2024-02-29", "2029-02-28"],
    ["2024-02-28", "2029-02-28"],
    ["2023-03-01", "2028-03-01"],
    ["2027-02-28", "2032-02-28"],
    ["2019-12-31", "2024-12-31"],
  ])("5 years after %s is %s", (known, kept) => expect(incidentKept(known)).toBe(kept))
  it("years after keep the month and the date, but for the 29th of February", () =>
    fc.assert(
      fc.property(day, fc.integer({ min: 0, max: 20 }), (from, years) => {
        const to = yearsAfter(from, years)
        expect(Number(to.slice(0, 4)) - Number(from.slice(0, 4))).toBe(years)
        if (to.slice(5) !== from.slice(5)) expect([from.slice(5), to.slice(5)]).toEqual(["02-29", "02-28"])
      }),
    ))
  it.each([
    ["2026-02-20", "2026-03-22"], // across the spring change
    ["2026-10-15", "2026-11-14"], // across the autumn one
    ["2028-02-01", "2028-03-02"], // a leap year
  ])("30 days after %s is %s", (received, due) => expect(requestDue(received)).toBe(due))
  it("a request is soon from day 20, urgent from day 28, late after day 30", () =>
    fc.assert(
      fc.property(day, fc.integer({ min: 0, max: 60 }), (received, days) => {
        const today = shiftDay(received, days)
        const stage = requestStage(received, today)
        expect(stage).toBe(days > 30 ? "late" : days >= 28 ? "urgent" : days >= 20 ? "soon" : "open")
        expect(daysBetween(received, requestDue(received))).toBe(30)
      }),
    ))
})

describe("an incident", () => {
  const today = "2026-11-22"
  const right: Incident = {
    information: "Adresses courriel",
    circumstances: "Un envoi groupé",
    happenedFrom: "2026-11-01",
    happenedTo: null,
    happenedAbout: false,
    known: "2026-11-02",
    people: 12,
    peopleAbout: true,
    reasoning: "Peu sensible",
    notices: [{ to: "Commission d’accès à l’information", on: "2026-11-03" }],
    measures: "Copie conforme invisible",
  }
  it.each<[string, Partial<Incident>, (keyof Incident)[]]>([
    ["whole", {}, []],
    ["of one day, known that day", { known: "2026-11-01" }, []],
    ["of a period", { happenedTo: "2026-11-20" }, []],
    ["without a notice", { notices: [] }, []],
    ["of nobody", { people: 0 }, []],
    [
      "without words",
      { information: " ", circumstances: "", reasoning: "\n", measures: "" },
      ["information", "circumstances", "reasoning", "measures"],
    ],
    ["without days", { happenedFrom: "", known: "" }, ["happenedFrom", "known"]],
    ["known before it happened", { known: "2026-10-31" }, ["happenedFrom"]],
    ["to come", { happenedFrom: "2026-11-23", known: "2026-11-24" }, ["happenedFrom", "known"]],
    ["that ends before it begins", { happenedTo: "2026-10-31" }, ["happenedTo"]],
    ["of half a person", { people: 1.5 }, ["people"]],
    ["of fewer than nobody", { people: -1 }, ["people"]],
    ["of no number", { people: NaN }, ["people"]],
    ["with a notice to nobody", { notices: [{ to: "", on: "2026-11-03" }] }, ["notices"]],
    ["with a notice to come", { notices: [{ to: "CAI", on: "2026-12-01" }] }, ["notices"]],
  ])("%s", (_name, change, wrong) => {
    expect(incidentProblems({ ...right, ...change }, today).sort()).toEqual(wrong.sort())
  })
})
