import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { cleanName, compareNames, dayAfter, nameKind, validEmail } from "../../../src/process/opportunity"

describe("a name cleaned", () => {
  it.each([
    ["Unknown Tremblay", "Tremblay"],
    ["Jean UNDEFINED", "Jean"],
    ["Jean (inconnu)", "Jean"],
    ["Jean N/A", "Jean"],
    ["Jean Tremblay-Unknown", "Jean Tremblay"],
    ["Unknown Undefined", ""],
    ["  Jean   Tremblay ", "Jean Tremblay"],
    ["Jean - Tremblay", "Jean Tremblay"],
    ["Marie-Ève Côté", "Marie-Ève Côté"],
    ["Nonette Inconnus", "Nonette"],
    ["Nathan Na", "Nathan Na"],
  ])("%s → %s", (name, clean) => expect(cleanName(name)).toBe(clean))
})

describe("what a name is", () => {
  it.each([
    ["Jean Tremblay", "full"],
    ["Marie-Ève Côté", "full"],
    ["محمد علي", "full"],
    ["Nathan Na", "full"],
    ["Jean", "one-word"],
    ["M. Tremblay", "one-word"],
    ["514 555-1234", "one-word"],
    ["Unknown Tremblay", "placeholder"],
    ["Jean N/A", "placeholder"],
    ["Inconnue", "placeholder"],
    ["", "placeholder"],
    ["9123-4567 Québec inc.", "company"],
    ["Toitures Roy ltée", "company"],
    ["Plomberie Côté enr.", "company"],
    ["Les Entreprises JT", "company"],
    ["Gestion Tremblay", "company"],
    ["Vincent Incze", "full"],
  ])("%s: %s", (name, kind) => expect(nameKind(name)).toBe(kind))
})

describe("two names", () => {
  it.each([
    ["Jean Tremblay", "Jean Tremblay", "same"],
    ["Jean Tremblay", "TREMBLAY  jean", "same"],
    ["Tremblay, Jean", "Jean Tremblay", "same"],
    ["Marie-Ève Côté", "Marie Eve Cote", "same"],
    ["M. Jean Tremblay", "Jean Tremblay", "same"],
    ["Anne L’Heureux", "anne lheureux", "same"],
    ["Jean McDonald", "Jean Mc Donald", "same"],
    ["Jean Tremblay", "Jean Pierre Tremblay", "different"],
    ["Jean Tremblay", "Jeanne Tremblay", "different"],
    ["Jean Tremblay", "Unknown Tremblay", "different"],
    ["J. Tremblay", "Jean Tremblay", "different"],
    ["J. T.", "Jean Tremblay", "different"],
    ["Jean Tremblay", "Unknown", "different"],
    ["Jean Tremblay", "🙂", "different"],
    ["Mohamed Ali", "محمد علي", "different"],
    ["Jean Tremblay", "Luc Gagnon", "disjoint"],
    ["Jean", "Luc", "disjoint"],
    ["M. Roy", "M. Côté", "disjoint"],
  ])("%s and %s: %s", (one, other, answer) => {
    expect(compareNames(one, other)).toBe(answer)
    expect(compareNames(other, one)).toBe(answer)
  })
  it("never throw, and a name is never disjoint from itself", () =>
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), fc.string({ unit: "grapheme" }), (one, other) => {
        expect(compareNames(one, one)).not.toBe("disjoint")
        expect(compareNames(one, other)).toBe(compareNames(other, one))
        nameKind(one)
      }),
    ))
})

describe("an e-mail address", () => {
  it.each([
    ["jean@exemple.ca", true],
    [" jean.roy+auto@mail.exemple.qc.ca ", true],
    ["hélène@québec.ca", true],
    ["jean@exemple", false],
    ["jean.exemple.ca", false],
    ["jean@@exemple.ca", false],
    ["jean@exemple..ca", false],
    ["je an@exemple.ca", false],
    [".jean@exemple.ca", false],
    ["jean.@exemple.ca", false],
    ["jean@-exemple.ca", false],
    ["", false],
  ])("%s: %s", (text, valid) => expect(validEmail(text)).toBe(valid))
})

it.each([
  ["2026-07-14T18:00:00Z", "2026-07-15"],
  ["2026-07-15T03:00:00Z", "2026-07-15"],
  ["2026-12-31T18:00:00Z", "2027-01-01"],
  ["2026-10-31T23:30:00-04:00", "2026-11-01"],
  ["2026-03-08T01:30:00-05:00", "2026-03-09"],
])("the day after %s is %s", (at, day) => expect(dayAfter(new Date(at))).toBe(day))
