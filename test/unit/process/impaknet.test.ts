import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { known, unknown, valueOf, type Field } from "../../../src/process/field"
import {
  allUnknown,
  carried,
  figures,
  readAmount,
  readChance,
  readMonths,
  readRate,
  withoutAmounts,
  sameClient,
  Together,
  type ImpaknetFacts,
  type ImpaknetField,
  type Tab,
  type Whose,
} from "../../../src/process/impaknet"

const said = (field: Field<number>): unknown => (field.state === "known" ? field.value : "?")

describe("figures as written", () => {
  test.each<[string, unknown]>([
    ["17,99 %", 17.99],
    ["17.99%", 17.99],
    ["7,990 %", 7.99],
    ["0", 0],
    ["17,99 % - 19,99 %", "?"],
    ["1799", "?"],
    ["Prime", "?"],
  ])("a rate: %s", (text, value) => expect(said(readRate(text))).toBe(value))
  test.each<[string, unknown]>([
    ["14 250,00 $", 14_250],
    ["14\u00a0250 $", 14_250],
    ["$14,250.50", 14_250.5],
    ["14,250 $", 14_250],
    ["-1 200 $", -1_200],
    ["214,55 $ x 156", "?"],
    ["à venir", "?"],
  ])("an amount: %s", (text, value) => expect(said(readAmount(text))).toBe(value))
  test.each<[string, unknown]>([
    ["72", 72],
    ["72 mois", 72],
    ["72 Months", 72],
    ["6 ans", 72],
    ["14 mois restants", 14],
    ["156 versements", "?"],
    ["72/84", "?"],
    ["36 semaines", "?"],
    ["999", "?"],
    ["14,5", "?"],
  ])("months: %s", (text, value) => expect(said(readMonths(text))).toBe(value))
  test.each<[string, unknown]>([
    ["1", 1],
    ["1re chance", 1],
    ["2e chance au crédit", 2],
    ["3IÈME CHANCE", 3],
    ["4e chance", "?"],
    ["2e ou 3e chance", "?"],
    ["12", "?"],
  ])("a chance: %s", (text, value) => expect(said(readChance(text))).toBe(value))
  test("an amount reads back however it is grouped", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 99_999_999 }),
        fc.constantFrom(" ", "\u00a0", ","),
        (cents, gap) => {
          const [whole = "", part = ""] = (cents / 100).toFixed(2).split(".")
          const grouped = whole.replace(/\B(?=(\d{3})+$)/g, gap)
          return said(readAmount(`${grouped}.${part} $`)) === cents / 100
        },
      ),
    )
  })
})

const whose = (given: Partial<Whose>): Whose => ({
  stock: null,
  branch: null,
  name: null,
  phones: [],
  ...given,
})

describe("whether two pages are of one client", () => {
  const ann = whose({ stock: "P4-12", branch: "St-Constant", name: "ROY, Ann", phones: ["514 555-0101"] })
  test.each<[string, Partial<Whose>, string]>([
    ["the stock alone", { stock: "p412" }, "same"],
    ["stock and name", { stock: "P412", name: "Ann Roy" }, "same"],
    ["a branch spelled otherwise", { stock: "P412", branch: "Saint-Constant" }, "same"],
    ["the stock in another branch", { stock: "P412", branch: "Laval" }, "branch"],
    ["the stock of another name", { stock: "P412", name: "Bob Lee" }, "client"],
    ["the stock, a first name more", { stock: "P412", name: "Ann-Marie Roy" }, "client"],
    ["name and phone", { name: "Ann Roy", phones: ["(514) 555-0101"] }, "same"],
    ["one phone of two", { name: "Ann Roy", phones: ["438 555-0000", "1-514-555-0101"] }, "same"],
    ["the name, another phone", { name: "Ann Roy", phones: ["438 555-0000"] }, "phone"],
    ["the name alone", { name: "Ann Roy" }, "too-little"],
    ["the phone alone", { phones: ["514 555-0101"] }, "other"],
    ["a number cut short", { name: "Ann Roy", phones: ["555-0101"] }, "too-little"],
    ["nothing", {}, "other"],
    ["another stock", { stock: "P413", name: "Ann Roy", phones: ["514 555-0101"] }, "other"],
    ["another name", { name: "Bob Lee", phones: ["514 555-0101"] }, "other"],
    ["a name that shares a word", { name: "Bob Roy", phones: ["514 555-0101"] }, "other"],
  ])("%s", (_name, given, answer) => {
    for (const found of [sameClient(ann, whose(given)), sameClient(whose(given), ann)])
      expect(found.is === "doubt" ? found.why : found.is).toBe(answer)
  })
})

const page = (tab: Tab | null, values: Partial<Record<ImpaknetField, unknown>>): ImpaknetFacts => ({
  screen: "5431",
  tab,
  fields: Object.assign(
    { ...allUnknown("not-found") },
    Object.fromEntries(
      Object.entries(values).map(([name, value]) => [name, typeof value === "object" ? value : known(value)]),
    ),
  ),
})
const got = (facts: ImpaknetFacts, name: ImpaknetField): unknown => {
  const field = facts.fields[name]
  return field.state === "unknown" ? `? ${field.why}` : valueOf<unknown>(field)
}

describe("the pages of one client go together", () => {
  test("each tells its part; another client begins anew", () => {
    const together = new Together()
    together.take(page("vehicle", { stock: "P1", rate: 18, make: "Kia" }))
    const both = together.take(page("client", { stock: "P1", fi: "Léa" }))
    expect([got(both, "rate"), got(both, "make"), got(both, "fi")]).toEqual([18, "Kia", "Léa"])
    const next = together.take(page("client", { stock: "P2", fi: "Max" }))
    expect([got(next, "rate"), got(next, "fi")]).toEqual(["? not-found", "Max"])
  })
  test.each<[string, Partial<Record<ImpaknetField, unknown>>]>([
    ["another name under the stock", { stock: "P1", client: "Bob" }],
    ["the stock of another branch", { stock: "P1", branch: "Laval" }],
    ["nobody named", {}],
    ["two clients on screen", { stock: unknown("conflict"), client: unknown("conflict") }],
  ])("%s is not of the former", (_name, values) => {
    const together = new Together()
    together.take(page("vehicle", { stock: "P1", client: "Ann", branch: "St-Hubert", rate: 18 }))
    expect(got(together.take(page("client", values)), "rate")).toBe("? not-found")
  })
  test("two tabs that disagree make it unknown, and it stays so; the same tab read anew is newer", () => {
    const together = new Together()
    together.take(page("vehicle", { stock: "P1", fi: "Léa" }))
    expect(got(together.take(page("vehicle", { stock: "P1", fi: "Luc" })), "fi")).toBe("Luc")
    expect(got(together.take(page("client", { stock: "P1", fi: "Max" })), "fi")).toBe("? conflict")
    expect(got(together.take(page("client", { stock: "P1", fi: "Max" })), "fi")).toBe("? conflict")
  })
  test("what was put together before the worker ended goes on", () => {
    const before = new Together().take(page("vehicle", { stock: "P1", make: "Kia" }))
    expect(got(new Together(before).take(page("client", { stock: "P1" })), "make")).toBe("Kia")
  })
})

test("nothing that may be carried is a figure", () => {
  expect(carried.filter((name) => (figures as readonly string[]).includes(name))).toEqual([])
})

test.each([
  ["Pneus : 599,00 $, Antirouille", "Pneus, Antirouille"],
  ["Garantie prolongée 60 mois (1 899,95 $)", "Garantie prolongée 60 mois"],
  ["Antirouille 45,50 $ / mois; Pneus 24 mois", "Antirouille; Pneus 24 mois"],
  ["Garantie 100 000 km — $2,499.00", "Garantie 100 000 km"],
  ["Gravure 299.99", "Gravure"],
  ["12 500 $", ""],
  ["Toit ouvrant, moteur 2.5 L, 4RM", "Toit ouvrant, moteur 2.5 L, 4RM"],
  ["Garantie prolongée : 60 mois, Pneus", "Garantie prolongée : 60 mois, Pneus"],
])("services without what they cost: %s", (text, left) => expect(withoutAmounts(text)).toBe(left))
