import Papa from "papaparse"
import { describe, expect, test } from "vitest"
import { agentLines, agentsCsv, filesCsv, filesIn, pressing, readOf } from "../../../popup/team-board"
import type { TeamFile, TeamView } from "../../../src/messages"
import { en } from "../../../src/words/en/team-board"
import { fr } from "../../../src/words/fr/team-board"

const file = (id: string, over: Partial<TeamFile> = {}): TeamFile => ({
  id,
  owner: "1",
  stage: "En traitement",
  branch: "Laval",
  daily: true,
  rounds: 0,
  run: 0,
  mayClose: false,
  reached: false,
  atRisk: false,
  daysLeft: 40,
  lastAt: null,
  ...over,
})
const view = (files: TeamFile[]): TeamView => ({
  stop: null,
  fault: null,
  looking: false,
  goesOn: null,
  rightAt: null,
  options: { days: 7, rounds: 3 },
  closedToday: false,
  people: [
    { id: "1", name: "Zoé Li", branch: "Laval" },
    { id: "2", name: "Éric Roy", branch: null },
    { id: "1234567890", name: null, branch: null },
  ],
  files,
  pages: "https://crm.zoho.com/crm/org777/tab/Potentials/",
})
const team = view([
  file("a"),
  file("b", { atRisk: true }),
  file("c", { owner: "2", rounds: 2, branch: "St-Hubert" }),
  file("d", { owner: "2", atRisk: true, lastAt: 5 }),
  file("e", { owner: null, rounds: null, run: null, mayClose: null, reached: null, atRisk: null }),
  file("f", { owner: "1234567890", daily: false, stage: "Rendez-vous cédulé" }),
])
const ids = (files: readonly { id: string }[]) => files.map(({ id }) => id)

describe("the lines", () => {
  test.each([
    ["name", ["1234567890", "2", "", "1"]],
    ["open", ["2", "1", "1234567890", ""]],
    ["atRisk", ["2", "1", "1234567890", ""]],
    ["left", ["1", "1234567890", "2", ""]],
  ] as const)("by %s, then by name", (sort, expected) =>
    expect(ids(agentLines(team, team.files, sort, fr))).toEqual(expected),
  )
  test("are named, whoever it is", () => {
    expect(agentLines(team, team.files, "name", fr).map(({ name }) => name)).toEqual([
      "Agent 567890",
      "Éric Roy",
      "Sans gestionnaire",
      "Zoé Li",
    ])
    expect(agentLines(team, team.files, "name", en)[2]?.name).toBe("No owner")
  })
})

test("a branch and an agent narrow; a file without an agent is nobody's", () => {
  expect(ids(filesIn(team, { owner: null, branch: null }))).toEqual(["a", "b", "c", "d", "e", "f"])
  expect(ids(filesIn(team, { owner: "2", branch: null }))).toEqual(["c", "d"])
  expect(ids(filesIn(team, { owner: "2", branch: "Laval" }))).toEqual(["d"])
  expect(ids(filesIn(team, { owner: "", branch: null }))).toEqual(["e"])
})
test("the most pressing first, the longest without an attempt before", () => {
  expect(ids(pressing(team.files, null))).toEqual(["b", "d", "a", "c", "e", "f"])
  expect(ids(pressing(team.files, "left"))).toEqual(["b", "d", "a"])
  expect(ids(pressing(team.files, "waiting"))).toEqual(["f"])
})
test("what was not read is counted as such", () => expect(readOf(team.files)).toBe(5))

describe("the exported tables", () => {
  const read = (csv: string) => {
    expect(csv.startsWith("\uFEFF")).toBe(true)
    return Papa.parse<Record<string, string>>(csv.slice(1), { header: true, delimiter: ";" }).data
  }
  test("files: what is not known is blank, and nothing runs as a formula", () => {
    const files = [file("7", { run: 3, lastAt: 0, atRisk: true }), ...team.files.slice(4)]
    const rows = read(filesCsv(team, files, { "7": '=HYPERLINK("x");"y"' }, () => "2026-11-20 14:05", fr))
    expect(rows).toHaveLength(3)
    expect(rows[0]).toMatchObject({
      Identifiant: "7",
      Nom: `'=HYPERLINK("x");"y"`,
      Agent: "Zoé Li",
      "Rondes aujourd’hui": "0",
      "Jours sans contact": "3",
      "À risque": "oui",
      "Peut être fermé": "non",
      "Dernier essai": "2026-11-20 14:05",
      Adresse: "https://crm.zoho.com/crm/org777/tab/Potentials/7",
    })
    expect(rows[1]).toMatchObject({
      "Rondes aujourd’hui": "",
      "Peut être fermé": "",
      "À risque": "",
      Nom: "",
    })
    expect(rows[2]).toMatchObject({ Étape: "Rendez-vous cédulé", "Rondes aujourd’hui": "", "À risque": "" })
  })
  test("agents", () => {
    const rows = read(agentsCsv(agentLines(team, team.files, "name", fr), fr))
    expect(rows[1]).toMatchObject({
      Agent: "Éric Roy",
      "Dossiers ouverts": "2",
      Appelés: "1",
      "À appeler": "1",
      "À risque": "1",
    })
    expect(rows[2]).toMatchObject({ Agent: "Sans gestionnaire", "Dossiers ouverts": "1", Lus: "0" })
  })
})

test("both languages have the same words and blanks", () => {
  const flat = (value: unknown, path = ""): [string, string][] =>
    typeof value === "string"
      ? [[path, (value.match(/\{\w+\}/g) ?? []).sort().join()]]
      : Object.entries(value as object).flatMap(([key, one]) => flat(one, `${path}.${key}`))
  expect(flat(en)).toEqual(flat(fr))
})
