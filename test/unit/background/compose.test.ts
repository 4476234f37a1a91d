import { describe, expect, it } from "vitest"

import { composeAppointment } from "../../../background/compose-appointment"
import { composeNote } from "../../../background/compose-note"
import { empty, known } from "../../../src/process/field"
import { fr } from "../../../src/words/fr"
import { now, opportunityFacts } from "../rules/facts-builder"

describe("the follow-up note", () => {
  const compose = (
    answers: Record<string, string> = {},
    notes: object = { notes: empty, notesComplete: true },
  ) =>
    composeNote(
      opportunityFacts({ notes: known([]), notesComplete: true, ...notes }),
      answers,
      fr.overlay.note,
      now,
    )
  it.each([
    [{}, "PDR J1 R1"],
    [{ what: "noAnswer text email" }, "PDR J1 R1 + TEXTO + COURRIEL"],
    [{ what: "noAnswer reached" }, "REJOINT J1 R1 + APPEL"],
    [{ what: "reached noAnswer", day: "4", round: "2" }, "PDR J4 R2"],
    [{ what: "text" }, "J1 R1 + TEXTO"],
    [{ what: "" }, null],
    [{ closing: "yes" }, "PDR J1 R1"],
  ])("%j is %s", (answers, text) => expect(compose(answers, {}).text).toBe(text))
  it("offers no closing before the days are done, and says when not all notes are read", () => {
    expect(compose().fields.map(({ name }) => name)).toEqual(["what", "day", "round"])
    expect(compose({}, { notesComplete: false }).remark).toBe(fr.overlay.note.unsure)
  })
})

describe("the appointment note", () => {
  const full = {
    place: "showroom",
    branch: "Laval",
    date: "2026-12-18",
    time: "14:00",
    vehicle: "Toyota Camry 2023",
    tradeIn: "no",
    payment: "financing",
    credit: "yes",
    deposit: "no",
    livesAt: "Terrebonne",
  }
  const compose = (answers: Record<string, string>) =>
    composeAppointment({ opportunity: opportunityFacts(), meeting: null }, answers, fr.overlay.appointment)
  it("is written when every point is said, in its layout", () => {
    const { text, remark } = compose(full)
    expect(remark).toBeNull()
    expect(text).toMatch(/Crédit ok\u00a0: oui[^]*Demeure à\u00a0: Terrebonne/)
  })
  it.each([
    ["livesAt", fr.overlay.appointment.livesAt],
    ["credit", fr.overlay.appointment.credit],
    ["date", fr.overlay.appointment.date],
  ])("says that %s is missing", (name, label) => {
    const { text, remark } = compose({ ...full, [name]: " " })
    expect(text).toBeNull()
    expect(remark).toContain(label)
  })
  it("asks for credit only of who finances", () => {
    const names = (payment: string) => compose({ ...full, payment }).fields.map(({ name }) => name)
    expect([names("cash").includes("credit"), names("financing").includes("credit")]).toEqual([false, true])
    expect(compose({ ...full, payment: "cash", credit: "" }).text).not.toBeNull()
  })
})
