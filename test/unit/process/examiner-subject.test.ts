import { describe, expect, test } from "vitest"
import { checkSubject, suggestPriority, suggestSubject } from "../../../src/process"
import type { Situation } from "../../../src/process"

/** "dvt Marie|A1|TVD": flags, first name, stock ("-" for none), and the order of the prefixes by initial. */
const situation = (text: string): Situation => {
  const [who = "", stock = "-", order] = text.split("|")
  const [flags = "", ...name] = who.split(" ")
  const prefixes = { D: "DÉPÔT", T: "TRANSFERT", V: "VIRTUEL" } as const
  return {
    firstName: name.join(" "),
    stock: stock === "-" ? null : stock,
    deposit: flags.includes("d"),
    virtual: flags.includes("v"),
    transfer: flags.includes("t"),
    ...(order === undefined
      ? {}
      : { prefixOrder: [...order].map((letter) => prefixes[letter as keyof typeof prefixes]) }),
  }
}

const subjects: [string, string, string][] = [
  [". Julie|-", "JULIE / INVENTAIRE", "Argent"],
  [". Julie|P1234", "JULIE / P1234", "Or"],
  ["d Julie|P1234", "DÉPÔT / JULIE / P1234", "Platine"],
  ["v Julie|P1234", "VIRTUEL / JULIE / P1234", "Or"],
  ["t Julie|P1234", "TRANSFERT / JULIE / P1234", "Or"],
  ["d Julie|-", "DÉPÔT / JULIE / INVENTAIRE", "Platine"],
  ["v Julie|-", "VIRTUEL / JULIE / INVENTAIRE", "Argent"],
  ["t Julie|-", "TRANSFERT / JULIE / INVENTAIRE", "Argent"],
  ["dv Julie|P1", "DÉPÔT / JULIE / P1", "Platine"],
  ["dt Julie|P1", "DÉPÔT / JULIE / P1", "Platine"],
  ["vt Julie|P1", "TRANSFERT / JULIE / P1", "Or"],
  ["dvt Julie|P1", "DÉPÔT / JULIE / P1", "Platine"],
  ["dvt Julie|P1|VTD", "VIRTUEL / JULIE / P1", "Platine"],
  ["dt Julie|P1|VTD", "TRANSFERT / JULIE / P1", "Platine"],
  ["d Julie|P1|VTD", "DÉPÔT / JULIE / P1", "Platine"],
  ["vt Julie|P1|DVT", "VIRTUEL / JULIE / P1", "Or"],
  ["dv Julie|-|VDT", "VIRTUEL / JULIE / INVENTAIRE", "Platine"],
  [". Julie|P1|VTD", "JULIE / P1", "Or"],
  ["dv Julie|P1|V", "VIRTUEL / JULIE / P1", "Platine"],
  [". Marie-Ève|-", "MARIE-ÈVE / INVENTAIRE", "Argent"],
  [". Jean-François|24-118A", "JEAN-FRANÇOIS / 24-118A", "Or"],
  [". Marie Claude|-", "MARIE CLAUDE / INVENTAIRE", "Argent"],
  [". éric|p1234a", "ÉRIC / P1234A", "Or"],
  [". Zoë|-", "ZOË / INVENTAIRE", "Argent"],
  [". Lætitia|-", "LÆTITIA / INVENTAIRE", "Argent"],
  [". D’Arcy|-", "D’ARCY / INVENTAIRE", "Argent"],
  [". O'Neil|-", "O'NEIL / INVENTAIRE", "Argent"],
  [`. ${"Éric".normalize("NFD")}|-`, "ÉRIC / INVENTAIRE", "Argent"],
  [".  Julie |-", "JULIE / INVENTAIRE", "Argent"],
  [". Julie|  P1 ", "JULIE / P1", "Or"],
  [". Julie|", "JULIE / INVENTAIRE", "Argent"],
  [". Julie|   ", "JULIE / INVENTAIRE", "Argent"],
  [". Ali|-", "ALI / INVENTAIRE", "Argent"],
]

describe("suggestSubject and suggestPriority, by an examiner", () => {
  test.each(subjects)("%j is %j, %s", (given, subject, priority) => {
    const facts = situation(given)
    expect(suggestSubject(facts)).toBe(subject)
    expect(suggestPriority(facts)).toBe(priority)
    expect(checkSubject(subject, facts)).toEqual({ ok: true, expected: subject, problems: [] })
    expect(checkSubject(subject.normalize("NFD"), facts).ok).toBe(true)
  })

  test("what is suggested is in NFC", () => {
    const subject = suggestSubject(situation(`d ${"Ève".normalize("NFD")}|P1`))
    expect(subject).toBe(subject.normalize("NFC"))
  })
})

const wrong: [string, string][] = [
  ["", ". Julie|-"],
  ["   ", ". Julie|-"],
  ["julie / inventaire", ". Julie|-"],
  ["Julie / Inventaire", ". Julie|-"],
  ["JULIE/INVENTAIRE", ". Julie|-"],
  ["JULIE  /  INVENTAIRE", ". Julie|-"],
  ["JULIE / INVENTAIRE /", ". Julie|-"],
  ["JULIE - INVENTAIRE", ". Julie|-"],
  ["JULIE", ". Julie|-"],
  ["INVENTAIRE", ". Julie|-"],
  ["INVENTAIRE / JULIE", ". Julie|-"],
  ["JULIE / STOCK", ". Julie|P1234"],
  ["JULIE / P1235", ". Julie|P1234"],
  ["JULIE / INVENTAIRE", ". Julie|P1234"],
  ["JULIE / P1234", ". Julie|-"],
  ["JULIE / p1234", ". Julie|P1234"],
  ["JULIA / P1234", ". Julie|P1234"],
  ["JULIE TREMBLAY / P1234", ". Julie|P1234"],
  ["DÉPÔT / JULIE / P1234", ". Julie|P1234"],
  ["JULIE / P1234", "d Julie|P1234"],
  ["DEPOT / JULIE / P1234", "d Julie|P1234"],
  ["DÉPOT / JULIE / P1234", "d Julie|P1234"],
  ["VIRTUEL / JULIE / P1234", "d Julie|P1234"],
  ["DÉPÔT / VIRTUEL / JULIE / P1234", "dv Julie|P1234"],
  ["VIRTUEL / JULIE / P1234", "dv Julie|P1234"],
  ["DÉPÔT / JULIE / P1234", "dv Julie|P1234|VDT"],
  ["MARIE / INVENTAIRE", ". Marie-Ève|-"],
  ["MARIE EVE / INVENTAIRE", ". Marie-Ève|-"],
  ["MARIE-EVE / INVENTAIRE", ". Marie-Ève|-"],
  ["JEAN / P1", ". Jean-François|P1"],
  ["JEAN-FRANCOIS / P1", ". Jean-François|P1"],
  ["INVENTAIRE / P1", ". Julie|P1"],
  ["RDV JULIE / P1", ". Julie|P1"],
  ["<b>JULIE</b> / P1", ". Julie|P1"],
]

describe("checkSubject, by an examiner", () => {
  test.each(wrong)("%j does not fit %j, and it is said why", (text, given) => {
    const facts = situation(given)
    const verdict = checkSubject(text, facts)
    expect(verdict.ok).toBe(false)
    expect(verdict.expected).toBe(suggestSubject(facts))
    expect(verdict.problems.length).toBeGreaterThan(0)
    expect(new Set(verdict.problems).size).toBe(verdict.problems.length)
  })
})

describe("what is wrong with it", () => {
  test.each([
    ["", ". Julie|P1", "empty"],
    ["julie / p1", ". Julie|P1", "form"],
    ["JULIE P1", ". Julie|P1", "form"],
    [" JULIE / P1", ". Julie|P1", "form"],
    ["JULIE\u00a0/ P1", ". Julie|P1", "form"],
    ["DEPOT/JULIE/P1", "d Julie|P1", "form"],
    ["MARIE EVE / P1", ". Marie-Ève|P1", "form"],
    ["JULIA / P1", ". Julie|P1", "name"],
    ["MARIE / P1", ". Marie-Ève|P1", "name"],
    ["JULIE / P2", ". Julie|P1", "stock"],
    ["JULIE / / P2 /", ". Julie|P1", "stock"],
    ["JULIE", ". Julie|P1", "stock"],
    ["JULIA / P2", ". Julie|P1", "name stock"],
    ["/", ". Julie|P1", "name stock"],
    ["JULIE / P1", "d Julie|P1", "situation"],
    ["DÉPÔT / JULIE / P1", ". Julie|P1", "situation"],
    ["VIRTUEL / JULIE / P1", "dv Julie|P1", "situation"],
    ["DÉPÔT / VIRTUEL / JULIE / P1", "dv Julie|P1", "situation"],
    ["P1 / JULIE", ". Julie|P1", "situation"],
    ["DÉPÔT", "d Julie|P1", "name stock"],
    ["DÉPÔT / VIRTUEL", "d Julie|P1", "situation name stock"],
    ["DÉPÔT / JULIA / P1", "v Julie|P1", "situation name"],
  ])("%j for %j: %s", (text, given, problems) => {
    expect(checkSubject(text, situation(given)).problems.join(" ")).toBe(problems)
  })
})
