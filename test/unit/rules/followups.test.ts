import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { shiftDay } from "../../../src/process/calendar"
import { empty, known, unknown } from "../../../src/process/field"
import { holding, packShown } from "../../../src/rules/engine"
import { meetingFacts, rowOf, rowsOf, told, type Situation } from "./facts-builder"
import { change, check, days, file, kept, noted, today, withContext } from "./followups-builder"

describe("followups.daily", () => {
  check("followups.daily", [
    ["not called today", file("En traitement"), "missing hint today"],
    ["called today", file("En traitement", days(0)), "ok hint meter"],
    ["complete", file("Réponse envoyée", days(6)), "ok hint complete"],
    [
      "the typed J is another",
      file("En traitement", [noted(1, "PDR J5 R1"), noted(0, "PDR J2 R1")]),
      "ok hint typed",
    ],
    ["booked: no reminder", file("Rendez-vous cédulé"), "ok hint meter"],
    ["closed", file("Perdu BDC", days(6)), "-"],
    ["sold", file("Pris en charge"), "-"],
    ["a stage of another house", file("Négociation"), "-"],
    ["no stage", file(null), "-"],
    ["stage masked", file(unknown("masked")), "unknown hint"],
    ["notes not shown", file("En traitement", [], { notes: unknown("not-rendered") }), "unknown hint"],
    ["notes not read yet", file("En traitement", [noted(0, "PDR R1", { reading: null })]), "unknown hint"],
    [
      "older notes not shown, nothing kept",
      file("En traitement", days(0), { notesComplete: false }),
      "unknown hint incomplete",
    ],
    [
      "the same, the client reached since",
      file("Contacté", [noted(1, "rejoint"), ...days(0)], { notesComplete: false }),
      "ok hint meter",
    ],
    [
      "the same, kept from earlier visits",
      withContext(file("En traitement", days(0), { notesComplete: false }), { kept: [kept(1)] }),
      "ok hint meter",
    ],
    [
      "no notes on the page, kept from earlier visits",
      withContext(file("En traitement", [], { notes: unknown("not-rendered") }), { kept: [kept(0)] }),
      "ok hint meter",
    ],
    [
      "a note of another record does not count",
      file("En traitement", [noted(0, "PDR R1", { ofThisRecord: false })]),
      "missing hint today",
    ],
    ["one of the future neither", file("En traitement", [noted(-1, "PDR R1")]), "missing hint today"],
    ["being changed: the stage that stood", change("En traitement", "Perdu BDC", days(0)), "ok hint meter"],
    ["on creation", file("En traitement", [], { mode: "create" }), "-"],
    ["while a meeting is being made", { ...file("En traitement"), meeting: meetingFacts() }, "-"],
    ["read on the page before", file("En traitement", [], { from: "earlier" }), "-"],
  ])

  const vars = (situation: Situation) => {
    const answer = rowOf("followups.daily", situation)?.answer
    return answer && "vars" in answer ? answer.vars : undefined
  }
  it("counts what the page shows and what was kept, one note once", () => {
    const first = noted(2, "PDR J1 R1")
    const situation = file("En traitement", [first, ...days(1)], { notesComplete: false })
    const both = [kept(4), kept(3), kept(2, "PDR J1 R1", first.id)]
    expect(vars(withContext(situation, { kept: both }))).toMatchObject({
      day: 5,
      days: 5,
      rounds: 1,
      of: 7,
      target: 3,
    })
    // the same instant without an id
    expect(vars(withContext(situation, { kept: [kept(3), kept(2)] }))).toMatchObject({ day: 4 })
  })
  it("a note edited since keeps the date on which it was first seen", () => {
    const edited = noted(0, "PDR J1 R1 + TEXTO?")
    const situation = file("En traitement", [edited])
    expect(vars(situation)).toMatchObject({ day: 1, rounds: 1 })
    expect(vars(withContext(situation, { kept: [kept(1, "PDR J1 R1", edited.id)] }))).toMatchObject({
      day: 2,
      rounds: 0,
    })
  })
  it("a kept note that a whole page no longer shows was erased", () => {
    const gone = withContext(file("En traitement", days(0)), { kept: [kept(1, "PDR R1", "gone")] })
    expect(vars(gone)).toMatchObject({ day: 1 })
  })
  it("two notes in one minute: a round each by their R, else one", () => {
    const two = (one: string, other: string) =>
      vars(file("En traitement", [noted(0, one), noted(0, other)]))?.["rounds"]
    expect(two("PDR R1", "PDR R2")).toBe(2)
    expect(two("PDR", "PDR + TEXTO")).toBe(1)
  })
  it("closed days and the target are its parameters, and the closed days are everyone's", () => {
    const rules = { "followups.daily": { params: { closedDays: [shiftDay(today, -1), today], rounds: 2 } } }
    const situation = { ...file("En traitement", [noted(2, "PDR R1")]), rules }
    expect(told(rowOf("followups.daily", situation))).toBe("ok hint meter")
    expect(vars(situation)).toMatchObject({ day: 2, target: 2 })
    const closing = {
      ...change("En traitement", "Perdu BDC", [...days(8, 2).slice(1), noted(2, "PDR R2")]),
      rules,
    }
    expect(
      told(
        rowOf("followups.lost-allowed", {
          ...closing,
          rules: { ...rules, "followups.lost-allowed": { params: { days: 6 } } },
        }),
      ),
    ).toBe("ok block complete")
  })
})

it("each pack is gated by itself, and the bdc's is the one shown", () => {
  const packsIn = (packs: Record<string, boolean>) =>
    [...new Set(rowsOf({ ...file("En traitement"), packs }).map(({ id }) => id.split(".")[0]))].sort()
  expect(packsIn({})).toEqual(["bdc", "followups"])
  expect(packsIn({ bdc: false })).toEqual(["followups"])
  expect(packsIn({ followups: false })).toEqual(["bdc"])
  expect(packShown(rowsOf(file("En traitement")))).toBe("bdc")
  expect(packShown(rowsOf({ ...file("En traitement"), packs: { bdc: false } }))).toBe("followups")
  expect(packShown([])).toBeNull()
})

it("whatever the notes and the change: an unknown never holds, and only a change to a closed stage does", () => {
  const texts = fc.constantFrom(
    "PDR R1",
    "PDR J3 R1?",
    "rejoint",
    "je ferme le dossier",
    "Veut un Kona",
    "TEXTO J1",
  )
  const notes = fc.array(fc.tuple(fc.integer({ min: -1, max: 12 }), texts), { maxLength: 12 })
  const names = fc.constantFrom("En traitement", "Contacté", "Perdu BDC", "Invalide BDC", "Livré", "x", "")
  const changes = fc.oneof(
    fc.constant(empty),
    fc.constant(unknown("unreadable")),
    fc.record({ from: fc.option(names), to: names }).map(known),
  )
  fc.assert(
    fc.property(notes, changes, names, fc.boolean(), (written, stageChange, stage, notesComplete) => {
      const situation = file(
        stage,
        written.map(([ago, text]) => noted(ago, text)),
        { stageChange, notesComplete },
      )
      for (const row of holding(rowsOf(situation))) {
        expect(row).toMatchObject({ id: "followups.lost-allowed", state: "invalid", holds: "opportunity" })
        expect(stageChange).toMatchObject({ value: { to: "Perdu BDC" } })
        expect(notesComplete).toBe(true)
        expect(written.some(([, text]) => text === "rejoint")).toBe(false)
      }
    }),
    { numRuns: 200 },
  )
})
