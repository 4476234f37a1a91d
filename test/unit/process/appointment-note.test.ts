import fc from "fast-check"
import { describe, expect, it } from "vitest"
import {
  appointmentPoints,
  requiredPoints,
  writeAppointmentNote,
  type AppointmentNote,
  type AppointmentPoint,
} from "../../../src/process/appointment-note"
import { isAppointmentNote, readAppointmentNote } from "../../../src/process/appointment-note-read"
import { montreal } from "../../../src/process/calendar"
import { empty, known, type Field } from "../../../src/process/field"

const note: AppointmentNote = {
  place: "virtual",
  branch: "Île-Perrot",
  at: montreal("2026-12-18", "14:05"),
  vehicle: "Honda Civic 2022",
  tradeIn: false,
  payment: "financing",
  creditOk: true,
  deposit: false,
  livesAt: "Vaudreuil",
  other: "Arrive avec sa conjointe",
}
const written = writeAppointmentNote(note)

/** What a note says once read back. */
const fieldsOf = (given: AppointmentNote): Record<AppointmentPoint, Field<unknown>> => {
  const text = (value: string): Field => {
    const tidy = value.replace(/\r\n?|[\u0085\u2028\u2029\v\f]/g, "\n").trim()
    return tidy === "" ? empty : known(tidy)
  }
  return {
    ...given,
    place: known(given.place),
    branch: text(given.branch),
    at: known(new Date(Math.floor(given.at.getTime() / 60_000) * 60_000)),
    vehicle: text(given.vehicle),
    tradeIn: known(given.tradeIn),
    payment: known(given.payment),
    creditOk: given.creditOk === null ? empty : known(given.creditOk),
    deposit: known(given.deposit),
    livesAt: text(given.livesAt),
    other: text(given.other),
  }
}

describe("our layout", () => {
  it("stands as it is", () =>
    expect(written.replaceAll("\u00a0", " ").split("\n")).toEqual([
      "Note de rendez-vous · Jalon",
      "Rendez-vous : virtuel",
      "Succursale : Île-Perrot",
      "Date et heure : 2026-12-18, 14 h 05",
      "Véhicule d’intérêt : Honda Civic 2022",
      "Échange : non",
      "Paiement : financement",
      "Crédit ok : oui",
      "Dépôt : non",
      "Demeure à : Vaudreuil",
      "Autres informations : Arrive avec sa conjointe",
    ]))

  const odd = fc.oneof(
    fc.string({ unit: "binary" }),
    fc.string({ unit: "grapheme" }),
    fc.string({
      unit: fc.constantFrom(
        "\n",
        "\r",
        "\\",
        "↵",
        ":",
        " ",
        "\u00a0",
        "a",
        "é",
        "\u202e",
        "\ud800",
        "🙂",
        "\u2028",
        "<b>",
      ),
    }),
    fc.constantFrom(
      "Dépôt : oui",
      "Note de rendez-vous · Jalon",
      "pas d’échange\nDépôt : oui",
      "\\n",
      "↵↵",
      "عربي",
      "$&",
    ),
  )
  const notes = fc.record<AppointmentNote>({
    place: fc.constantFrom("showroom", "virtual"),
    branch: odd,
    at: fc.oneof(
      fc.date({ min: new Date("2001-01-01"), max: new Date("2099-12-31"), noInvalidDate: true }),
      fc.integer({ min: 0, max: 300 }).map((m) => new Date(Date.parse("2026-11-01T04:00:00Z") + m * 60_000)),
    ),
    vehicle: odd,
    tradeIn: fc.boolean(),
    payment: fc.constantFrom("financing", "cash"),
    creditOk: fc.option(fc.boolean()),
    deposit: fc.boolean(),
    livesAt: odd,
    other: odd,
  })
  it("is read back without loss", () =>
    fc.assert(
      fc.property(notes, (given) => {
        const { points, composed } = readAppointmentNote(writeAppointmentNote(given))
        expect(composed).toBe(true)
        expect(points).toEqual(fieldsOf(given))
        expect(writeAppointmentNote(given)).toBe(writeAppointmentNote(given))
      }),
      { numRuns: 300 },
    ))

  it.each(appointmentPoints.map((point, at) => [point, at + 1] as const))(
    "a removed %s is empty",
    (point, line) => {
      const lines = written.split("\n")
      const { points, composed } = readAppointmentNote(lines.filter((_, at) => at !== line).join("\n"))
      expect(composed).toBe(true)
      expect(points).toEqual({ ...fieldsOf(note), [point]: empty })
      const blanked = lines
        .map((text, at) => (at === line ? text.replace(/:.*/, ": ") : text))
        .join("\r\n\r\n")
      expect(readAppointmentNote(blanked).points).toEqual({ ...fieldsOf(note), [point]: empty })
    },
  )
  it("keeps a point typed anew around it", () => {
    const text = written.replace(/Échange.*\n/, "") + "\npas d’échange finalement"
    expect(readAppointmentNote(text).points.tradeIn).toEqual(known(false))
  })
  it("does not guess at a value that was spoilt, nor between two", () => {
    const read = (from: string, to: string): unknown => readAppointmentNote(written.replace(from, to)).points
    expect(read("Échange\u00a0: non", "Échange : on verra")).toMatchObject({ tradeIn: { state: "unknown" } })
    expect(read("Dépôt\u00a0: non", "Dépôt : non\nDépôt : oui")).toMatchObject({
      deposit: { state: "unknown", why: "conflict" },
    })
    expect(read("2026-12-18", "2026-02-30")).toMatchObject({ at: { state: "unknown" } })
  })
  it("survives upper case and plain spaces", () =>
    expect(readAppointmentNote(written.replaceAll("\u00a0", " ").toUpperCase()).points).toMatchObject({
      place: known("virtual"),
      at: known(note.at),
      tradeIn: known(false),
      creditOk: known(true),
    }))
  it("without its heading is a note like another: nothing is empty", () => {
    const { points, composed } = readAppointmentNote(written.split("\n").slice(1, 5).join("\n"))
    expect(composed).toBe(false)
    expect(Object.values(points).map(({ state }) => state)).not.toContain("empty")
  })
})

describe("the points that count", () => {
  it("leave out credit unless financed, and the optional one", () => {
    const of = (changes: Partial<AppointmentNote>): AppointmentPoint[] =>
      requiredPoints(readAppointmentNote(writeAppointmentNote({ ...note, ...changes })).points)
    expect(of({})).toEqual(appointmentPoints.filter((point) => point !== "other"))
    expect(of({ payment: "cash", creditOk: null })).not.toContain("creditOk")
  })
})

const writtenAt = montreal("2026-12-16", "10:00") // a Wednesday
const read = (text: string): Record<AppointmentPoint, Field<unknown>> =>
  readAppointmentNote(text, { writtenAt }).points
const told = (text: string): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(read(text)).flatMap(([point, field]) =>
      field.state === "known" ? [[point, field.value]] : [],
    ),
  )
const at = (day: string, time: string): { at: Date } => ({ at: montreal(day, time) })

describe("typed by hand", () => {
  it.each<[string, Record<string, unknown>]>([
    [
      "RDV virtuel demain 14h St-Hubert, pas d'échange, cash, dépôt 500, reste à Laval",
      {
        place: "virtual",
        ...at("2026-12-17", "14:00"),
        branch: "St-Hubert",
        tradeIn: false,
        payment: "cash",
        deposit: true,
        livesAt: "Laval",
      },
    ],
    [
      "Laval 18 décembre 10h30 en concession\nCivic 2022\néchange: oui\nfinancement crédit ok\nsans dépôt\ndemeure à Blainville",
      {
        branch: "Laval",
        ...at("2026-12-18", "10:30"),
        place: "showroom",
        vehicle: "Civic 2022",
        tradeIn: true,
        payment: "financing",
        creditOk: true,
        deposit: false,
        livesAt: "Blainville",
      },
    ],
    [
      "Dépôt : non; Échange : non; Paiement : comptant; Véhicule d’intérêt : RAV4 hybride; Succursale : Saint-Constant; Client demeure à : La Prairie; 2026-12-20 à 11:15",
      {
        deposit: false,
        tradeIn: false,
        payment: "cash",
        vehicle: "RAV4 hybride",
        branch: "St-Constant",
        livesAt: "La Prairie",
        ...at("2026-12-20", "11:15"),
      },
    ],
    ["rdv vendredi 9 h ile perrot", { ...at("2026-12-18", "09:00"), branch: "Île-Perrot" }],
    ["rdv mercredi 2pm", at("2026-12-23", "14:00")],
    ["rdv samedi midi", at("2026-12-19", "12:00")],
    ["rdv le 3 janvier 13h", at("2027-01-03", "13:00")],
    ["a un échange Corolla 2015", { tradeIn: true }],
    ["crédit pas ok", { creditOk: false }],
    ["aucun dépôt, aucun échange", { deposit: false, tradeIn: false }],
    ["habite St. Hubert. Cash.", { livesAt: "St. Hubert", payment: "cash" }],
    // what decides nothing
    ["dépôt à faire", {}],
    ["peut-être un échange", {}],
    ["échange oui ou non", {}],
    ["financement ou cash", {}],
    ["cash down 2000", {}],
    ["pas en virtuel", {}],
    ["Laval ou St-Hubert", {}],
    ["rdv demain", {}],
    ["rdv 14h", {}],
    ["rdv demain 14h ou 15h", {}],
    ["rdv demain 2h", {}],
    ["rdv 03/04 14h", {}],
    ["reste à confirmer", {}],
    ["PDR J3 R1 + TEXTO", {}],
    ["", {}],
  ])("%s", (text, expected) => expect(told(text)).toEqual(expected))

  it("needs the day of writing for what hangs on it", () => {
    expect(readAppointmentNote("rdv demain 14h").points.at).toEqual({ state: "unknown", why: "ambiguous" })
    expect(readAppointmentNote("rdv 2026-12-18 14h").points.at).toEqual(
      known(montreal("2026-12-18", "14:00")),
    )
  })
  it("never throws, never says empty", () =>
    fc.assert(
      fc.property(
        fc.string({ unit: "binary" }),
        fc.string({ unit: fc.constantFrom("pas ", "dépôt", " échange ", ":", "\n", "14h", " à ", "reste") }),
        (one, other) => {
          const { points } = readAppointmentNote(one + other, { writtenAt })
          expect(Object.values(points).map(({ state }) => state)).not.toContain("empty")
        },
      ),
    ))
  it.each(["pas de ", "14h ", "reste à ", "dépôt ", "a", " ", "échange 1 ", "1", ":", "\\n"])(
    "ends on 2 MB of %j",
    (piece) => expect(Object.keys(read(piece.repeat(2_000_000 / piece.length)))).toHaveLength(10),
  )
})

describe("is it an appointment note", () => {
  it.each([
    [written, true],
    ["RDV virtuel demain 14h St-Hubert, cash", true],
    ["Rendez-vous Laval, pas d’échange", true],
    ["Laval, cash, pas d’échange, pas de dépôt", true],
    ["PDR J3 R1 + TEXTO", false],
    ["PDR J3 R1, rappeler pour rdv", false],
    ["Client de Laval, aime la Civic", false],
    ["", false],
  ])("%s", (text, answer) => expect(isAppointmentNote(text)).toBe(answer))
})
