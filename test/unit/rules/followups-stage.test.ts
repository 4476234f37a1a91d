import { describe, expect, it } from "vitest"
import { known, unknown, type Field } from "../../../src/process/field"
import { stages } from "../../../src/process/stages"
import { rowOf, told } from "./facts-builder"
import { change, check, file, noted, other, withContext, type Given } from "./followups-builder"

describe("followups.long-term", () => {
  const on = (followUpDate: Field | string | null, given: Given = {}) =>
    file("En suivi long-terme", [], { ...given, fields: { followUpDate } })
  const to = { stageChange: known({ from: "Contacté", to: "En suivi long-terme" }) }
  check("followups.long-term", [
    ["no date", on(null), "missing hint date"],
    ["a date", on("2027-03-01"), "ok hint"],
    ["a date that has come near", on("2026-12-16"), "ok hint"],
    ["masked", on(unknown("masked")), "unknown hint"],
    ["being put there, four weeks away", on("2027-01-12", to), "invalid hint soon"],
    ["a day more", on("2027-01-13", to), "ok hint"],
    ["another stage", file("Contacté"), "-"],
  ])
})

describe("the stage", () => {
  it.each(stages.map(({ key, name }) => [name, key] as const))("%s has its meaning", (name, key) => {
    expect(told(rowOf("followups.stage-meaning", file(name)))).toBe(`ok hint ${key}`)
  })
  check("followups.stage-meaning", [
    ["the one being chosen", change("Contacté", "Livré"), "ok hint delivered"],
    ["one of another house", file("Négociation"), "-"],
    ["masked", file(unknown("masked")), "-"],
  ])
  check("followups.stage-fits", [
    ["a text without answer", file("En traitement", [noted(0, "PDR J1 R1 + TEXTO")]), "invalid hint fit"],
    ["the same, there already", file("Réponse envoyée", [noted(0, "PDR J1 R1 + TEXTO")]), "ok hint"],
    ["reached", file("Réponse envoyée", [noted(0, "rejoint R1")]), "invalid hint fit"],
    ["reached, there already", file("Contacté", [noted(0, "rejoint R1")]), "ok hint"],
    ["never reached by the notes", file("Contacté", [noted(0, "TEXTO J1 R1")]), "invalid hint fit"],
    [
      "other words may tell of a contact",
      file("Contacté", [noted(0, "TEXTO J1 R1"), noted(0, "Veut un Kona")]),
      "-",
    ],
    ["calls only", file("En traitement", [noted(0, "PDR J1 R1")]), "-"],
    ["booked", file("Rendez-vous cédulé", [noted(0, "rejoint R1")]), "-"],
    ["a note of tomorrow", file("En traitement", [noted(-1, "rejoint R1")]), "-"],
    [
      "older notes not shown",
      file("En traitement", [noted(0, "TEXTO J1 R1")], { notesComplete: false }),
      "unknown hint incomplete",
    ],
    [
      "older notes not shown, reached in those that are",
      file("En traitement", [noted(0, "rejoint")], { notesComplete: false }),
      "invalid hint fit",
    ],
    ["notes not read", file("En traitement", [], { notes: unknown("masked") }), "unknown hint"],
  ])
  it("offers the stage to copy", () => {
    expect(rowOf("followups.stage-fits", file("En traitement", [noted(0, "rejoint")]))?.answer).toMatchObject(
      { offer: "Contacté", vars: { stage: "Contacté" } },
    )
  })
})

describe("for the journal", () => {
  check("followups.queue", [
    ["Platine", file("En traitement", [], { fields: { priority: "platine" } }), "ok observe rank"],
    ["no priority", file("En traitement"), "-"],
    ["another", file("En traitement", [], { fields: { priority: "Haute" } }), "-"],
    ["closed", file("Perdu BDC", [], { fields: { priority: "Or" } }), "-"],
  ])
  check("followups.open-elsewhere", [
    [
      "another open file",
      withContext(file("En traitement"), { others: [other({ stage: "Contacté", closedAt: null })] }),
      "invalid observe open",
    ],
    [
      "one whose owner is known",
      withContext(file("En traitement"), {
        others: [other({ stage: "Contacté", closedAt: null, owner: "Zoé Côté" })],
      }),
      "invalid observe owned",
    ],
    ["a closed one", withContext(file("En traitement"), { others: [other()] }), "-"],
    ["one never read", withContext(file("En traitement"), { others: [other({ stage: null })] }), "-"],
  ])
})
