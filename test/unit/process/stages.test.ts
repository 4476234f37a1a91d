import { describe, expect, it } from "vitest"
import { montreal, shiftDay } from "../../../src/process/calendar"
import { readNote } from "../../../src/process/notes"
import { expiryOf, fittingStage, isPursued, stageName, stageOf, stages } from "../../../src/process/stages"

it("there are thirteen, each found by its own name", () => {
  expect(stages).toHaveLength(13)
  for (const { key, name } of stages) {
    expect(stageOf(name)?.key).toBe(key)
    expect(stageName(key)).toBe(name)
  }
})

it.each<[string, string | undefined, boolean | undefined]>([
  ["en TRAITEMENT ", "new", true],
  ["Reponse envoyee", "answered", true],
  ["contacté", "contacted", true],
  ["Perdu  BDC", "lost-bdc", false],
  ["INVALIDE", "void", false],
  ["invalide bdc", "void", false],
  ["Rendez vous cedule", "booked", true],
  ["Rendez-vous présent/Walk-in", "present", true],
  ["Rendez-vous présent", "present", true],
  ["Walk in", "present", true],
  ["Perdu salle de montre", "lost-showroom", false],
  ["Pris en charge", "sold", false],
  ["Perdu FNI", "lost-fni", false],
  ["perdu F & I", "lost-fni", false],
  ["Vendu non livré", "preparing", false],
  ["LIVRE", "delivered", false],
  ["En suivi long terme", "long-term", true],
  ["Perdu", undefined, undefined],
  ["Non traité", undefined, undefined],
  ["", undefined, undefined],
])("%s", (text, key, open) => {
  expect(stageOf(text)?.key).toBe(key)
  expect(stageOf(text)?.open).toBe(open)
})

it("three are worked on every day", () => {
  expect(stages.filter(({ name }) => isPursued(name)).map(({ key }) => key)).toEqual([
    "new",
    "answered",
    "contacted",
  ])
})

describe("expiry, in Montréal days", () => {
  const now = montreal("2026-12-15", "10:00")
  it.each<[string, number, { daysLeft: number; expired: boolean }]>([
    ["today", 0, { daysLeft: 56, expired: false }],
    ["a day before", 55, { daysLeft: 1, expired: false }],
    ["eight weeks that day", 56, { daysLeft: 0, expired: false }],
    ["a day more", 57, { daysLeft: -1, expired: true }],
  ])("%s", (_, age, expected) => {
    expect(expiryOf(shiftDay("2026-12-15", -age), now)).toEqual(expected)
  })
  it("the day is Montréal's, at either end and over the change of the clock", () => {
    // 20 October at 23:59 and 21 October at 0:01, fifty-six days and fifty-five before.
    expect(expiryOf(montreal("2026-10-20", "23:59"), now)?.daysLeft).toBe(0)
    expect(expiryOf(montreal("2026-10-21", "00:01"), now)?.daysLeft).toBe(1)
    expect(expiryOf("2026-10-20", montreal("2026-12-15", "23:59"))?.expired).toBe(false)
    expect(expiryOf("2026-10-20", montreal("2026-12-16", "00:00"))?.expired).toBe(true)
  })
  it("by other weeks, and of no date", () => {
    expect(expiryOf("2026-12-01", now, 2)).toEqual({ daysLeft: 0, expired: false })
    expect(expiryOf("2026-12-01", now, 1)).toEqual({ daysLeft: -7, expired: true })
    expect(expiryOf("soon", now)).toBeNull()
    expect(expiryOf(new Date(NaN), now)).toBeNull()
  })
})

it.each<[string[], string | null]>([
  [[], null],
  [["PDR J1 R1"], null],
  [["PDR J1 R1 + MSG VOCAL"], null],
  [["PDR J1 R1 + TEXTO"], "answered"],
  [["TEXTO J2 R2"], "answered"],
  [["PDR J1 R1 + COURRIEL"], "answered"],
  [["PDR J1 R1 + TEXTO", "rejoint R2"], "contacted"],
  [["rejoint R2", "PDR J3 R1 + TEXTO"], "contacted"],
])("the stage that fits %j: %s", (texts, expected) => {
  const history = texts.map((text) => {
    const note = readNote(text)
    if (!note) throw new Error(text)
    return { at: new Date(0), author: "", note }
  })
  expect(fittingStage(history)).toBe(expected)
})
