import fc from "fast-check"
import { describe, expect, it } from "vitest"
import {
  checkSubject,
  checkSubjectOfFullName,
  firstNamesIn,
  oneStockIn,
  stockNumbersIn,
  suggestPriority,
  suggestSubject,
  type Situation,
} from "../../../src/process/appointment"

const plain: Situation = {
  firstName: "Marie-Ève",
  stock: "a1234",
  deposit: false,
  virtual: false,
  transfer: false,
}
const of = (changes: Partial<Situation>): Situation => ({ ...plain, ...changes })

describe("the subject offered", () => {
  it.each<[Partial<Situation>, string]>([
    [{}, "MARIE-ÈVE / A1234"],
    [{ stock: null }, "MARIE-ÈVE / INVENTAIRE"],
    [{ stock: "  " }, "MARIE-ÈVE / INVENTAIRE"],
    [{ firstName: "Jean-François " }, "JEAN-FRANÇOIS / A1234"],
    [{ firstName: "Marie  Lou" }, "MARIE LOU / A1234"],
    [{ firstName: "E\u0301lodie" }, "ÉLODIE / A1234"],
    [{ deposit: true }, "DÉPÔT / MARIE-ÈVE / A1234"],
    [{ deposit: true, stock: null }, "DÉPÔT / MARIE-ÈVE / INVENTAIRE"],
    [{ virtual: true }, "VIRTUEL / MARIE-ÈVE / A1234"],
    [{ transfer: true }, "TRANSFERT / MARIE-ÈVE / A1234"],
    [{ deposit: true, virtual: true, transfer: true }, "DÉPÔT / MARIE-ÈVE / A1234"],
    [{ virtual: true, transfer: true }, "TRANSFERT / MARIE-ÈVE / A1234"],
    [
      { virtual: true, transfer: true, prefixOrder: ["VIRTUEL", "DÉPÔT", "TRANSFERT"] },
      "VIRTUEL / MARIE-ÈVE / A1234",
    ],
    [{ virtual: true, deposit: true, prefixOrder: ["TRANSFERT"] }, "DÉPÔT / MARIE-ÈVE / A1234"],
    [{ deposit: true, prefixOrder: [] }, "DÉPÔT / MARIE-ÈVE / A1234"],
  ])("%j → %s", (changes, subject) => expect(suggestSubject(of(changes))).toBe(subject))
})

describe("the subject written", () => {
  const held = { deposit: true }
  it.each<[string, Partial<Situation>, string[]]>([
    ["MARIE-ÈVE / A1234", {}, []],
    ["MARIE-E\u0300VE / A1234", {}, []],
    ["DÉPÔT / MARIE-ÈVE / A1234", held, []],
    ["", {}, ["empty"]],
    ["   ", {}, ["empty"]],
    ["Marie-Ève / A1234", {}, ["form"]],
    ["MARIE-EVE / A1234", {}, ["form"]],
    ["MARIE EVE/A1234", {}, ["form"]],
    ["MARIE-ÈVE /A1234", {}, ["form"]],
    ["MARIE-ÈVE  / A1234", {}, ["form"]],
    ["MARIE-ÈVE / A1234 ", {}, ["form"]],
    ["MARIE-ÈVE / A 1234", {}, ["form"]],
    ["MARIE-ÈVE - A1234", {}, ["form"]],
    ["depot / marie-ève / a1234", held, ["form"]],
    ["DÉPÔT MARIE-ÈVE / A1234", held, ["form"]],
    ["MARIE-ÈVE / A1234", held, ["situation"]],
    ["VIRTUEL / MARIE-ÈVE / A1234", held, ["situation"]],
    ["DÉPÔT / VIRTUEL / MARIE-ÈVE / A1234", { deposit: true, virtual: true }, ["situation"]],
    ["DÉPÔT / MARIE-ÈVE / A1234", {}, ["situation"]],
    ["A1234 / MARIE-ÈVE", {}, ["situation"]],
    ["MARIE / A1234", {}, ["name"]],
    ["MARIE-ÈVE TREMBLAY / A1234", {}, ["name"]],
    ["MARIE-ÈVE / A1235", {}, ["stock"]],
    ["MARIE-ÈVE / INVENTAIRE", {}, ["stock"]],
    ["MARIE-ÈVE / A1234", { stock: null }, ["stock"]],
    ["MARIE-ÈVE", {}, ["stock"]],
    ["MARIE-ÈVE / A1234 / B5678", {}, ["stock"]],
    ["Rendez-vous", {}, ["name", "stock"]],
    ["VIRTUEL", held, ["situation", "name", "stock"]],
    ["🙂", {}, ["name", "stock"]],
  ])("%s for %j: %j", (text, changes, problems) => {
    const check = checkSubject(text, of(changes))
    expect(check).toEqual({ ok: problems.length === 0, expected: suggestSubject(of(changes)), problems })
  })

  const situations = fc.record({
    firstName: fc.string({ unit: "grapheme" }),
    stock: fc.option(fc.string({ unit: "grapheme" })),
    deposit: fc.boolean(),
    virtual: fc.boolean(),
    transfer: fc.boolean(),
  })
  it("is right exactly when it is what is offered", () =>
    fc.assert(
      fc.property(situations, fc.string({ unit: "grapheme" }), (situation, other) => {
        const expected = suggestSubject(situation)
        expect(checkSubject(expected, situation).ok).toBe(true)
        const check = checkSubject(other, situation)
        expect(check.ok).toBe(other.normalize("NFC") === expected)
        expect(check.ok).toBe(check.problems.length === 0)
      }),
    ))
})

describe("only the full name is known", () => {
  it.each([
    ["Marie Lou Tremblay", ["Marie", "Marie Lou"]],
    ["Marie-Ève Tremblay", ["Marie-Ève"]],
    ["Tremblay", ["Tremblay"]],
    ["Tremblay, Marie Lou", ["Marie", "Marie Lou"]],
    ["Tremblay,", ["Tremblay"]],
    ["", []],
  ])("%s → %j", (name, first) => expect(firstNamesIn(name)).toEqual(first))

  const rest = { stock: "a1234", deposit: false, virtual: false, transfer: false }
  it.each([
    ["MARIE / A1234", true, "MARIE / A1234", []],
    ["MARIE LOU / A1234", true, "MARIE LOU / A1234", []],
    ["Marie Lou / a1234", false, "MARIE LOU / A1234", ["form"]],
    ["MARIE LOU / B1", false, "MARIE LOU / A1234", ["stock"]],
    ["MARIE LOU TREMBLAY / A1234", false, "MARIE / A1234", ["name"]],
    ["", false, "MARIE / A1234", ["empty"]],
  ])("%s: %s", (text, ok, expected, problems) =>
    expect(checkSubjectOfFullName(text, "Marie Lou Tremblay", rest)).toEqual({ ok, expected, problems }),
  )
})

describe("priority", () => {
  it.each<[Partial<Situation>, string]>([
    [{ deposit: true }, "Platine"],
    [{ deposit: true, stock: null }, "Platine"],
    [{}, "Or"],
    [{ virtual: true, transfer: true }, "Or"],
    [{ stock: null }, "Argent"],
    [{ stock: " " }, "Argent"],
  ])("%j → %s", (changes, priority) => expect(suggestPriority(of(changes))).toBe(priority))
})

describe("stock numbers in a field", () => {
  it.each<[string, string[]]>([
    ["A1234", ["A1234"]],
    [" a1234 ", ["a1234"]],
    ["#A1234", ["A1234"]],
    ["A1234, B5678", ["A1234", "B5678"]],
    ["A1234 et B5678", ["A1234", "B5678"]],
    ["A1234/B5678", ["A1234", "B5678"]],
    ["A1234 B5678", ["A1234", "B5678"]],
    ["A1234, a1234", ["a1234"]],
    ["A 1234", ["A 1234"]],
    ["24-1234A", ["24-1234A"]],
    ["A1234, rouge", ["A1234"]],
    ["DEMO", ["DEMO"]],
    ["", []],
    ["N/A", []],
    ["Aucun", []],
    ["INVENTAIRE", []],
    ["-", []],
  ])("%s → %j", (text, numbers) => {
    expect(stockNumbersIn(text)).toEqual(numbers)
    expect(oneStockIn(text)).toBe(numbers.length === 1 ? numbers[0] : null)
  })
})
