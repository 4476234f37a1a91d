import { describe, expect, it } from "vitest"
import { montreal } from "../../../src/process/calendar"
import { empty, known, unknown } from "../../../src/process/field"
import { emptyRoster, type Roster } from "../../../src/process/roster"
import {
  appointmentAt,
  appointmentNote,
  meetingFacts,
  note,
  opportunityFacts,
  rowOf,
  told,
  type Situation,
} from "./facts-builder"

type Fields = NonNullable<NonNullable<Parameters<typeof opportunityFacts>[0]>["fields"]>
type Given = NonNullable<Parameters<typeof opportunityFacts>[0]>
const opp = (fields: Fields = {}, given: Given = {}): Situation => ({
  opportunity: opportunityFacts({ ...given, fields }),
})
const masked = unknown("masked")
const created = { mode: "create" } as const
const without = (...lines: string[]): string =>
  appointmentNote()
    .split("\n")
    .filter((line) => !lines.some((start) => line.startsWith(start)))
    .join("\n")
const noted = (...texts: string[]): Given => ({ notes: known(texts.map((text) => note(text))) })

const shift = (person: string) => ({ person, day: "2026-12-18", start: "09:00", end: "17:00" })
const roster: Roster = {
  ...emptyRoster,
  people: [
    { id: "luc", name: "Luc Gagnon", role: "sales-director", branch: "St-Hubert" },
    { id: "ana", name: "Ana Côté", role: "sales-director", branch: "Saint-Hubert" },
    { id: "far", name: "Guy Far", role: "sales-director", branch: "Laval" },
    { id: "alex", name: "Alexandre Roy", aliases: ["Alex Roy", "A. Roy"] },
  ],
  shifts: [shift("ana"), shift("far"), { ...shift("luc"), day: "2026-12-17" }],
  absences: [],
}
const onShift = { context: { roster } }

const table: Record<string, [string, Situation, string][]> = {
  "bdc.opp.module": [
    ["not being created", opp(), "-"],
    ["from the module", opp({}, created), "ok hint"],
    ["by its shown name", opp({}, { ...created, module: known("Opportunités") }), "ok hint"],
    ["from elsewhere", opp({}, { ...created, module: known("Leads") }), "invalid hint"],
    ["no module read", opp({}, { ...created, module: masked }), "unknown hint"],
  ],
  "bdc.opp.owner": [
    ["existing file", opp({ owner: "Other One" }), "-"],
    ["me", opp({ owner: "roy, ALEX" }, created), "ok warn"],
    ["me by an alias", { ...opp({ owner: "A. Roy" }, created), ...onShift }, "ok warn"],
    ["someone else", opp({ owner: "Zoé Roy" }, created), "invalid warn other"],
    ["none", opp({ owner: null }, created), "missing warn"],
    ["nobody at the keyboard", { ...opp({}, created), context: { agent: null } }, "unknown warn"],
    ["masked", opp({ owner: masked }, created), "unknown warn"],
  ],
  "bdc.opp.status-new": [
    ["existing file", opp(), "-"],
    ["right", opp({ stage: "en  traitement" }, created), "ok warn"],
    ["another", opp({ stage: "Contacté" }, created), "invalid warn"],
    ["none", opp({ stage: null }, created), "missing warn"],
    ["masked", opp({ stage: masked }, created), "unknown warn"],
  ],
  "bdc.opp.type": [
    ["listed, loosely", opp({ type: "phone up" }), "ok warn"],
    ["another", opp({ type: "Walk-in" }), "invalid warn other"],
    ["none", opp({ type: null }), "missing warn"],
    ["masked", opp({ type: masked }), "unknown warn"],
    [
      "listed by the lead",
      { ...opp({ type: "Walk-in" }), rules: { "bdc.opp.type": { params: { allowed: ["Walk-In"] } } } },
      "ok warn",
    ],
  ],
  "bdc.opp.red-line": [
    ["filled", opp(), "ok warn"],
    ["one empty", opp({}, { redLineEmpty: known(["Étape"]) }), "missing warn list"],
    ["unread", opp({}, { redLineEmpty: masked }), "unknown warn"],
  ],
  "bdc.opp.contact-matches-name": [
    ["same", opp(), "ok warn"],
    ["other order", opp({ contact: "TREMBLAY marie eve" }), "ok warn"],
    ["no word shared", opp({ contact: "Jean Roy" }), "invalid warn disjoint"],
    ["one word shared", opp({ contact: "Luc Tremblay" }), "invalid warn different"],
    ["no contact", opp({ contact: null, name: masked }), "-"],
    ["no name", opp({ name: null }), "-"],
    ["contact masked", opp({ contact: masked }), "unknown warn"],
    ["name masked", opp({ name: masked }), "unknown warn"],
  ],
  "bdc.opp.full-name": [
    ["full", opp(), "ok warn"],
    ["placeholder part", opp({ name: "Unknown Tremblay" }), "invalid warn placeholder"],
    ["one word", opp({ name: "Tremblay" }), "invalid warn one-word"],
    ["company", opp({ name: "Plomberie Roy inc." }), "invalid warn company"],
    ["none", opp({ name: null }), "missing warn"],
    ["masked", opp({ name: masked }), "unknown warn"],
  ],
  "bdc.opp.phone": [
    ["a cellphone", opp(), "ok warn"],
    ["valid, not ticked", { ...opp(), context: { ticks: {} } }, "ok warn cellphone"],
    ["not valid", { ...opp(), context: { phoneValid: () => false } }, "invalid warn invalid"],
    ["no answer yet", { ...opp(), context: { phoneValid: () => undefined } }, "unknown warn"],
    ["none", opp({ phone: null }), "missing warn"],
    ["masked", opp({ phone: masked }), "unknown warn"],
  ],
  "bdc.opp.email": [
    ["well formed", opp(), "ok warn"],
    ["not", opp({ email: "marie@" }), "invalid warn invalid"],
    ["none", opp({ email: null }), "missing warn"],
    ["masked", opp({ email: masked }), "unknown warn"],
  ],
  "bdc.opp.branch": [
    ["listed, as the note", opp({ branch: "Saint-Hubert" }), "ok warn"],
    ["not listed", opp({ branch: "Québec" }), "invalid warn list"],
    ["not the note's", opp({ branch: "Laval" }), "invalid warn meeting"],
    ["no note", opp({ branch: "ile perrot" }, { notes: empty }), "ok warn"],
    [
      "the form's before the note's",
      { ...opp(), meeting: meetingFacts({ fields: { branch: "Laval" } }) },
      "invalid warn meeting",
    ],
    [
      "the form's not read",
      { ...opp({ branch: "Laval" }), meeting: meetingFacts({ fields: { branch: masked } }) },
      "ok warn",
    ],
    ["none", opp({ branch: null }), "missing warn"],
    ["masked", opp({ branch: masked }), "unknown warn"],
  ],
  "bdc.opp.dv": [
    ["no roster", opp(), "ok warn"],
    ["off, another on", { ...opp(), ...onShift }, "invalid warn off-shift"],
    ["on shift", { ...opp({ salesDirector: "Ana Côté" }), ...onShift }, "ok warn"],
    ["not in the roster", { ...opp({ salesDirector: "Zed" }), ...onShift }, "ok warn"],
    ["time not known", { ...opp({}, { notes: empty }), ...onShift }, "ok warn"],
    [
      "nobody else on",
      {
        ...opp(),
        context: { roster: { ...roster, shifts: roster.shifts.filter(({ person }) => person !== "ana") } },
      },
      "ok warn",
    ],
    ["none", opp({ salesDirector: null }), "missing warn"],
    ["masked", opp({ salesDirector: masked }), "unknown warn"],
  ],
  "bdc.opp.not-expired": [
    ["unticked", opp(), "ok warn"],
    ["shown blank", opp({ expired: null }), "ok warn"],
    ["ticked", opp({ expired: true }), "invalid warn"],
    ["not visible", opp({ expired: unknown("not-found") }), "unknown warn"],
  ],
  "bdc.opp.stage-booked": [
    ["no meeting", opp(), "-"],
    ["not known", opp({}, { meetingStands: masked }), "-"],
    ["booked", opp({ stage: "rendez vous CEDULE" }, { meetingStands: known(true) }), "ok warn"],
    ["not yet", opp({}, { meetingStands: known(true) }), "invalid warn"],
    ["past it", opp({ stage: "Livré" }, { meetingStands: known(true) }), "-"],
    ["none", opp({ stage: null }, { meetingStands: known(true) }), "missing warn"],
    ["masked", opp({ stage: masked }, { meetingStands: known(true) }), "unknown warn"],
  ],
  "bdc.opp.vehicle": [
    ["all three", opp(), "ok warn"],
    ["model masked", opp({ model: masked }), "unknown warn"],
    ["year empty, model masked", opp({ model: masked, year: null }), "missing warn list"],
  ],
  "bdc.opp.stock-or-notes": [
    ["stock", opp({ vehicleNotes: masked }), "ok warn"],
    ["notes", opp({ stock: masked, vehicleNotes: "VUS rouge" }), "ok warn"],
    ["neither", opp({ stock: null }), "missing warn"],
    ["stock masked", opp({ stock: masked }), "unknown warn"],
    ["notes masked", opp({ stock: null, vehicleNotes: masked }), "unknown warn"],
  ],
  "bdc.opp.trade-in": [
    ["none", opp(), "ok warn"],
    [
      "all four",
      opp({ tradeMake: "Kia", tradeModel: "Rio", tradeYear: "2015", tradeOdometer: "90000" }),
      "ok warn",
    ],
    ["one of four", opp({ tradeYear: "2015" }), "missing warn list"],
    ["the note says so", opp({}, noted(appointmentNote({ tradeIn: true }))), "missing warn list"],
    ["one masked", opp({ tradeMake: masked }), "unknown warn"],
    [
      "one filled, the rest masked",
      opp({ tradeMake: "Kia", tradeModel: masked, tradeYear: masked, tradeOdometer: masked }),
      "unknown warn",
    ],
  ],
  "bdc.opp.follow-up-date": [
    ["the day after", opp(), "ok warn"],
    ["the day itself", opp({ followUpDate: "2026-12-18" }), "invalid warn day"],
    [
      "the form's day decides",
      { ...opp(), meeting: meetingFacts({ fields: { start: montreal("2026-12-20", "23:30") } }) },
      "invalid warn day",
    ],
    [
      "late in the evening, Montréal's day",
      {
        ...opp({ followUpDate: "2026-12-21" }),
        meeting: meetingFacts({ fields: { start: montreal("2026-12-20", "23:30") } }),
      },
      "ok warn",
    ],
    ["appointment not known", opp({}, { notes: empty }), "unknown warn"],
    ["none", opp({ followUpDate: null }), "missing warn day"],
    ["none, appointment not known", opp({ followUpDate: null }, { notes: empty }), "missing warn"],
    ["masked", opp({ followUpDate: masked }), "unknown warn"],
  ],
  "bdc.opp.appointment-note": [
    ["ours, whole", opp(), "ok warn"],
    ["none", opp({}, { notes: empty }), "missing warn"],
    ["none that speaks of it", opp({}, noted("PDR J1 R1 + TEXTO")), "missing warn"],
    ["none among those shown", opp({}, { ...noted("PDR J1 R1"), notesComplete: false }), "unknown warn"],
    ["notes not read", opp({}, { notes: masked }), "unknown warn"],
    ["ours, a point removed", opp({}, noted(without("Dépôt"))), "invalid warn removed"],
    [
      "ours, financed without credit",
      opp({}, noted(appointmentNote({ payment: "financing" }))),
      "invalid warn removed",
    ],
    ["ours, financed", opp({}, noted(appointmentNote({ payment: "financing", creditOk: true }))), "ok warn"],
    [
      "typed, points not recognised",
      opp({}, noted("RDV 2026-12-18 14h St-Hubert")),
      "unknown warn unrecognised",
    ],
    ["an older one is whole", opp({}, noted(appointmentNote(), "RDV 2026-12-18 14h St-Hubert")), "ok warn"],
    [
      "of a related record",
      opp({}, { notes: known([note(appointmentNote(), { ofThisRecord: false })]) }),
      "missing warn",
    ],
  ],
  "bdc.opp.deposit-receipt": [
    ["no deposit", opp(), "-"],
    ["deposit not known", opp({}, { notes: empty }), "-"],
    ["none attached", opp({}, noted(appointmentNote({ deposit: true }))), "missing warn"],
    [
      "a receipt",
      opp({}, { ...noted(appointmentNote({ deposit: true })), attachments: known(["Reçu Stripe.pdf"]) }),
      "ok warn",
    ],
    [
      "some file",
      opp({}, { ...noted(appointmentNote({ deposit: true })), attachments: known(["IMG_1.jpg"]) }),
      "unknown warn unsure",
    ],
    [
      "not read",
      opp({}, { ...noted(appointmentNote({ deposit: true })), attachments: masked }),
      "unknown warn",
    ],
    [
      "the form says none",
      { ...opp({}, noted(appointmentNote({ deposit: true }))), meeting: meetingFacts() },
      "-",
    ],
    [
      "the form says one",
      { ...opp(), meeting: meetingFacts({ fields: { deposit: "Stripe" } }) },
      "missing warn",
    ],
  ],
  "bdc.note.right-place": [
    ["no box", opp(), "-"],
    ["blank", opp({}, { callBox: empty }), "ok warn"],
    ["typed there", opp({}, { callBox: known("a rappelé") }), "invalid warn"],
    ["not read", opp({}, { callBox: masked }), "unknown warn"],
  ],
}
for (const [id, field] of [
  ["bdc.opp.contact-linked", "contact"],
  ["bdc.opp.language", "language"],
  ["bdc.opp.spex", "specialist"],
] as const)
  table[id] = [
    ["present", opp(), "ok warn"],
    ["none", opp({ [field]: null }), "missing warn"],
    ["masked", opp({ [field]: masked }), "unknown warn"],
  ]

const turn = (branch: string) => ({ next: branch === "St-Hubert" ? "Ève Bo" : null, last: null })
table["bdc.opp.spex"]?.push(
  ["present, somebody's turn", { ...opp(), context: { turn } }, "ok warn next"],
  ["the one whose turn it is", { ...opp({ specialist: "Ève Bo" }), context: { turn } }, "ok warn next"],
  ["none, somebody's turn", { ...opp({ specialist: null }), context: { turn } }, "missing warn choose"],
  ["masked, somebody's turn", { ...opp({ specialist: masked }), context: { turn } }, "unknown warn"],
  [
    "nobody's turn there",
    { ...opp({ branch: "Laval", specialist: null }), context: { turn } },
    "missing warn",
  ],
  ["no branch", { ...opp({ branch: null, specialist: null }), context: { turn } }, "missing warn"],
  ["branch not read", { ...opp({ branch: masked }), context: { turn } }, "ok warn"],
)

describe.each(Object.entries(table))("%s", (id, cases) => {
  it.each(cases)("%s", (_name, situation, expected) => {
    expect(told(rowOf(id, situation))).toBe(expected)
  })
})

describe("what an answer offers", () => {
  const answer = (id: string, situation: Situation) => rowOf(id, situation)?.answer
  it("cleans the name", () => {
    expect(answer("bdc.opp.full-name", opp({ name: "Unknown Tremblay" }))).toMatchObject({
      vars: { part: "Unknown" },
      fix: { field: "opportunity.name", value: "Tremblay" },
    })
    expect(answer("bdc.opp.full-name", opp({ name: "Unknown" }))).not.toHaveProperty("fix")
  })
  it("gives the day after the appointment", () => {
    const fix = { field: "opportunity.followUpDate", value: "2026-12-19" }
    expect(answer("bdc.opp.follow-up-date", opp({ followUpDate: null }))).toMatchObject({ fix })
    expect(answer("bdc.opp.follow-up-date", opp({ followUpDate: "2026-12-20" }))).toMatchObject({ fix })
  })
  it("names what is absent and goes to the first", () => {
    expect(rowOf("bdc.opp.vehicle", opp({ model: null, year: null }))).toMatchObject({
      field: "opportunity.model",
      answer: { terms: ["model", "year"] },
    })
    expect(rowOf("bdc.opp.trade-in", opp({ tradeMake: "Kia", tradeYear: "2015" }))).toMatchObject({
      field: "opportunity.tradeModel",
      answer: { terms: ["tradeModel", "tradeOdometer"] },
    })
    expect(answer("bdc.opp.appointment-note", opp({}, noted(without("Dépôt", "Demeure"))))).toMatchObject({
      terms: ["deposit", "livesAt"],
    })
  })
  it("carries the text of the box", () =>
    expect(answer("bdc.note.right-place", opp({}, { callBox: known("a rappelé") }))).toMatchObject({
      offer: "a rappelé",
    }))
  it("offers the specialist whose turn it is, whatever the branch's state, on the specialist alone", () =>
    expect(
      rowOf("bdc.opp.spex", {
        ...opp({ specialist: null }),
        context: { turn },
        unsettled: ["opportunity.branch"],
      }),
    ).toMatchObject({ softened: "section-one", answer: { offer: "Ève Bo", vars: { next: "Ève Bo" } } }))
  it("names the director on shift in that branch only", () =>
    expect(answer("bdc.opp.dv", { ...opp(), ...onShift })).toMatchObject({
      vars: { others: "Ana Côté" },
      offer: "Ana Côté",
    }))
})

describe("which rows of the opportunity decide the meeting", () => {
  it.each<[string, string, Situation, boolean]>([
    ["bdc.opp.vehicle", "no year, a stock", opp({ year: null }), true],
    ["bdc.opp.vehicle", "no year, nothing else", opp({ year: null, stock: null }), true],
    [
      "bdc.opp.vehicle",
      "no year, no stock, criteria",
      opp({ year: null, stock: null, vehicleNotes: "VUS" }),
      false,
    ],
    [
      "bdc.opp.vehicle",
      "no year, stock not read, criteria",
      opp({ year: null, stock: masked, vehicleNotes: "VUS" }),
      false,
    ],
    [
      "bdc.opp.vehicle",
      "no year, no stock, notes not read",
      opp({ year: null, stock: null, vehicleNotes: masked }),
      false,
    ],
    ["bdc.opp.contact-matches-name", "disjoint", opp({ contact: "Jean Roy" }), true],
    ["bdc.opp.contact-matches-name", "different", opp({ contact: "Luc Tremblay" }), false],
    ["bdc.opp.full-name", "placeholder", opp({ name: "Unknown Tremblay" }), true],
    ["bdc.opp.full-name", "one word", opp({ name: "Tremblay" }), false],
    ["bdc.opp.dv", "off shift", { ...opp(), ...onShift }, false],
    ["bdc.opp.dv", "none", opp({ salesDirector: null }), true],
  ])("%s: %s", (id, _name, situation, decides) => {
    expect(rowOf(id, situation)?.softened).toBe(decides ? "section-one" : undefined)
  })
})

it("the good facts are all right", () => {
  expect(appointmentAt > new Date(0)).toBe(true)
  const rows = Object.keys(table).map((id) => rowOf(id, opp()))
  expect(rows.filter((row) => row && row.state !== "ok")).toEqual([])
})
