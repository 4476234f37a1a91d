import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { readRosterCsv, type CsvRead } from "../../../popup/roster-csv"
import { readBreaks, readTime, showTime, weekOf } from "../../../popup/roster-text"
import { emptyRoster, type Roster } from "../../../src/process/roster"

const team: Roster = {
  branches: ["Laval", "St-Constant"],
  people: [
    { id: "zoe", name: "Zoé Roy", branch: "Laval" },
    { id: "alex", name: "Alex Côté", aliases: ["A. Côté"] },
    { id: "marie-1", name: "Marie Roy" },
    { id: "marie-2", name: "Marie Roy" },
  ],
  shifts: [{ person: "zoe", day: "2026-11-23", start: "09:00", end: "17:00" }],
  absences: [],
}
const read = (text: string, roster = team): CsvRead => {
  const answer = readRosterCsv(text, roster)
  if ("wrong" in answer) throw new Error(answer.wrong)
  return answer
}
const newShifts = ({ roster }: CsvRead) =>
  roster.shifts.map(({ person, day, start, end }) => `${person} ${day} ${start} ${end}`)

describe("a schedule", () => {
  it.each([
    ["comma", "Nom,Date,Début,Fin\nAlex Côté,2026-11-24,08:30,17:00"],
    ["semicolon", "Nom;Date;Début;Fin\nAlex Côté;2026-11-24;8 h 30;17 h"],
    ["tab, from a sheet", "Nom\tDate\tDébut\tFin\nALEX COTE\t2026-11-24\t8h30\t17h00"],
    ["pipe", "Nom|Date|Début|Fin\nCôté Alex|2026-11-24|8:30|17 h 00"],
    ["English, another order", "end,start,date,employee\n17:00,8:30,2026-11-24,A. Cote"],
    [
      "spaces, case, a mark of order",
      "\uFEFF NOM ; JOUR ; HEURE DE DÉBUT ; Heure de fin \n Alex  Côté ; 2026-11-24 ; 8\u00a0h\u00a030 ; 17\u00a0h ",
    ],
    ["two columns of name", "Prénom;Nom;Date;De;À\nAlex;Côté;2026-11-24;8 h 30;17 h"],
    ["an id", "Id;Date;Start;End\nalex;2026-11-24;08:30;17:00"],
    ["blank lines", "\n\nNom;Date;Début;Fin\n;;;\nAlex Côté;2026-11-24;8:30;17:00\n\n"],
    ["quotes", '"Nom";"Date";"Début";"Fin"\n"Côté, Alex";"2026-11-24";"8:30";"17:00"'],
  ])("%s", (_name, text) => {
    const answer = read(text)
    expect(answer.bad).toEqual([])
    expect(answer).toMatchObject({ good: 1, shifts: 1, replaced: 0, newPeople: [] })
    expect(newShifts(answer)).toEqual(["zoe 2026-11-23 09:00 17:00", "alex 2026-11-24 08:30 17:00"])
  })

  it("says who is no longer of the team; the hour at which someone leaves is another thing", () => {
    const answer = read("Nom;Parti le\nZoé Roy;2026-11-01\nAlex Côté;")
    expect(answer.roster.people.map(({ left }) => left)).toEqual([
      "2026-11-01",
      undefined,
      undefined,
      undefined,
    ])
    expect(read("Nom;Parti le\nZoé Roy;bientôt").bad).toMatchObject([{ why: "day-unreadable" }])
    expect(read("Nom;Départ\nZoé Roy;17 h").ignored).toEqual(["Départ"])
  })
  it("takes the place of what stood for that person on that day, twice alike", () => {
    const text =
      "Nom;Date;Début;Fin;Pauses\nZoé Roy;2026-11-23;7 h;11 h;9 h-9 h 15\nZoé Roy;2026-11-23;13 h;18 h;"
    const once = read(text)
    expect(once).toMatchObject({ replaced: 1, shifts: 2, bad: [] })
    expect(once.roster.shifts[0]).toEqual({
      person: "zoe",
      day: "2026-11-23",
      start: "07:00",
      end: "11:00",
      breaks: [{ start: "09:00", end: "09:15" }],
    })
    expect(read(text, once.roster).roster).toEqual(once.roster)
  })

  it("brings new people with what is said of them, and changes those it knows", () => {
    const answer = read(
      "Nom;Poste;Département;Succursale;Alias\nNoé Li;Spécialiste;Crédit;saint-constant;N. Li\nZoé Roy;DV;;;",
    )
    expect(answer.newPeople).toEqual(["Noé Li"])
    expect(answer.roster.people[4]).toEqual({
      id: "li-noe",
      name: "Noé Li",
      role: "specialist",
      department: "credit",
      branch: "St-Constant",
      aliases: ["N. Li"],
    })
    expect(answer.roster.people[0]).toEqual({
      id: "zoe",
      name: "Zoé Roy",
      branch: "Laval",
      role: "sales-director",
    })
  })

  it("reads absences, one day unless an end is told, and adds none twice", () => {
    const text = "Nom;Absent du;Absent au\nZoé Roy;2026-12-24;2026-12-26\nAlex Côté;2026-12-24;"
    const once = read(text)
    expect(once.roster.absences).toEqual([
      { person: "zoe", from: "2026-12-24", to: "2026-12-26" },
      { person: "alex", from: "2026-12-24", to: "2026-12-24" },
    ])
    expect(read(text, once.roster)).toMatchObject({ absences: 0, bad: [] })
  })

  it("names the columns that it leaves aside", () =>
    expect(read("Nom;Cellulaire;Date;Début;Fin\nZoé Roy;x;2026-11-24;8:00;9:00").ignored).toEqual([
      "Cellulaire",
    ]))
})

describe("a bad line is named, with its number in the text", () => {
  const head = "Nom;Date;Début;Fin;Pauses;Succursale;Poste;Département;Absent du;Absent au\n"
  it.each<[string, string, string]>([
    [";2026-11-24;8:00;9:00", "name-missing", ""],
    ["Marie Roy;2026-11-24;8:00;9:00", "name-ambiguous", "Marie Roy"],
    ["Zoé Roy;24/11/2026;8:00;9:00", "day-unreadable", "24/11/2026"],
    ["Zoé Roy;2026-02-30;8:00;9:00", "day-unreadable", "2026-02-30"],
    ["Zoé Roy;2026-11-24;huit;9:00", "time-unreadable", "huit"],
    ["Zoé Roy;2026-11-24;8:00;25:00", "time-unreadable", "25:00"],
    ["Zoé Roy;2026-11-24;8:00;12:00;midi", "time-unreadable", "midi"],
    ["Zoé Roy;2026-11-24;8:00", "incomplete", ""],
    ["Zoé Roy;;8:00;9:00", "incomplete", ""],
    ["Zoé Roy;2026-11-24;17:00;9:00", "shift-reversed", "2026-11-24"],
    ["Zoé Roy;2026-11-24;9:00;9:00", "shift-reversed", "2026-11-24"],
    ["Zoé Roy;2026-11-24;8:00;12:00;13:00-13:30", "break-outside", "2026-11-24"],
    ["Zoé Roy;2026-11-24;8:00;12:00;10:30-10:00", "break-reversed", "2026-11-24"],
    ["Zoé Roy;2026-11-24;8:00;12:00;;Québec", "branch-unknown", "Québec"],
    ["Zoé Roy;2026-11-24;8:00;12:00;;;Pilote", "role-unknown", "Pilote"],
    ["Zoé Roy;2026-11-24;8:00;12:00;;;;Cuisine", "department-unknown", "Cuisine"],
    ["Zoé Roy;;;;;;;;2026-12-26;2026-12-24", "absence-reversed", "2026-12-26"],
    ["Zoé Roy;;;;;;;;;2026-12-24", "incomplete", ""],
    ["Roy, Zoé;2026-11-24;8:00;12:00;;;;;;;de trop", "cells", ""],
  ])("%s", (line, why, cell) => {
    const answer = read(`${head}Alex Côté;2026-11-24;8:00;9:00\n${line}`)
    expect(answer.bad).toEqual([{ line: 3, why, cell }])
    expect(answer.good).toBe(1)
    expect(answer.roster.shifts).toHaveLength(2)
  })

  it("takes a night of 12 h, refuses a longer one", () => {
    const night = (end: string) => read(`Nom;Date;Début;Fin\nZoé Roy;2026-11-24;20:00;${end}`)
    expect(night("08:00").bad).toEqual([])
    expect(night("08:01").bad).toMatchObject([{ why: "shift-reversed" }])
  })

  it("leaves out the later of two lines that overlap, and a night that runs into what stood", () => {
    const twice = read(
      "Nom;Date;Début;Fin\nAlex Côté;2026-11-24;8:00;12:00\nAlex Côté;2026-11-24;11:00;15:00",
    )
    expect(twice.bad).toEqual([{ line: 3, why: "shift-overlap", cell: "2026-11-24" }])
    const night = read("Nom;Date;Début;Fin\nZoé Roy;2026-11-22;22:00;9:30")
    expect(night.bad).toMatchObject([{ line: 2, why: "shift-overlap" }])
    expect(night.roster.shifts).toEqual(team.shifts)
  })

  it("counts the lines that a cell holds", () => {
    const answer = read(
      'Nom;Note;Date;Début;Fin\nAlex Côté;"deux\nlignes";2026-11-24;8:00;9:00\nZoé Roy;;hier;8:00;9:00',
    )
    expect(answer.bad).toEqual([{ line: 4, why: "day-unreadable", cell: "hier" }])
  })

  it("does not hold against it what was wrong before", () => {
    const wrong = { ...team, shifts: [{ person: "gone", day: "2026-11-23", start: "09:00", end: "17:00" }] }
    expect(read("Nom;Date;Début;Fin\nAlex Côté;2026-11-24;8:00;9:00", wrong).bad).toEqual([])
  })
})

describe("no roster at all", () => {
  it.each([
    ["", "empty"],
    [" \n ", "empty"],
    ["Nom;Date;Début;Fin", "empty"],
    ["Date;Début;Fin\n2026-11-24;8:00;9:00", "no-name"],
    ["bonjour\nZoé", "no-name"],
    ["x".repeat(4_000_001), "too-long"],
  ])("%.40s", (text, wrong) => expect(readRosterCsv(text, team)).toEqual({ wrong }))
})

it("takes or names every line, whatever the text", () =>
  fc.assert(
    fc.property(
      fc.array(
        fc.tuple(
          fc.constantFrom("Zoé Roy", "Alex Côté", "Marie Roy", "Nouvelle Une", "", "Zed"),
          fc.constantFrom("2026-11-23", "2026-11-24", "hier", ""),
          fc.constantFrom("8:00", "11 h", "23:00", "x", ""),
          fc.constantFrom("9:00", "12 h 30", "7:00", ""),
        ),
        { minLength: 1, maxLength: 12 },
      ),
      (rows) => {
        const filled = rows.filter((row) => row.some(Boolean))
        fc.pre(filled.length > 0)
        const answer = read(["Nom;Date;Début;Fin", ...rows.map((row) => row.join(";"))].join("\n"))
        expect(answer.good + answer.bad.length).toBe(filled.length)
        expect(new Set(answer.bad.map(({ line }) => line)).size).toBe(answer.bad.length)
        const again = read(
          ["Nom;Date;Début;Fin", ...rows.map((row) => row.join(";"))].join("\n"),
          answer.roster,
        )
        expect(again.roster.people).toEqual(answer.roster.people)
      },
    ),
  ))

it("never throws", () => {
  fc.assert(
    fc.property(
      fc.string({ unit: "binary", maxLength: 60 }),
      (text) => void readRosterCsv(`Nom\n${text}`, emptyRoster),
    ),
  )
})

it("reads 12,000 lines of 200 people", () => {
  const lines = Array.from({ length: 12_000 }, (_, at) => {
    const day = new Date(Date.UTC(2026, 10, 1 + Math.floor(at / 200))).toISOString().slice(0, 10)
    return `Personne ${at % 200} Au-Nom-Très-Long;${day};8 h 30;17 h`
  })
  const answer = read(`Nom;Date;Début;Fin\n${lines.join("\n")}`, emptyRoster)
  expect(answer).toMatchObject({ good: 12_000, bad: [] })
  expect(answer.newPeople).toHaveLength(200)
})

describe("times and weeks", () => {
  it.each([
    ["8 h 30", "08:30"],
    ["8h", "08:00"],
    ["08:30", "08:30"],
    ["23 h 59", "23:59"],
    ["0:00", "00:00"],
    ["24:00", null],
    ["8:60", null],
    ["8", null],
    ["8 h 3", null],
    ["8:30 pm", null],
    ["", null],
  ])("%s", (text, time) => expect(readTime(text)).toBe(time))
  it.each([
    ["", []],
    ["12 h-12 h 30", [{ start: "12:00", end: "12:30" }]],
    [
      "10:00 – 10:15, 15 h à 15 h 15",
      [
        { start: "10:00", end: "10:15" },
        { start: "15:00", end: "15:15" },
      ],
    ],
    [
      "9:00-9:10 et 11:00-11:10",
      [
        { start: "09:00", end: "09:10" },
        { start: "11:00", end: "11:10" },
      ],
    ],
    ["12 h", null],
    ["12:00-12:10-12:20", null],
  ])("breaks %s", (text, breaks) => expect(readBreaks(text)).toEqual(breaks))
  it("are shown as they are written", () => {
    expect(showTime("08:30", "fr")).toBe("8\u00a0h\u00a030")
    expect(showTime("17:00", "fr")).toBe("17\u00a0h")
    expect(showTime("17:00", "en")).toBe("17:00")
  })
  it.each([
    ["2026-11-22", "2026-11-22"],
    ["2026-11-28", "2026-11-22"],
    ["2026-01-01", "2025-12-28"],
  ])("the week of %s begins on Sunday", (day, first) => expect(weekOf(day)).toBe(first))
})
