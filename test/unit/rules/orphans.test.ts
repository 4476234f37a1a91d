import { describe, expect, it } from "vitest"
import { montreal, shiftDay } from "../../../src/process/calendar"
import { known, unknown, type Field } from "../../../src/process/field"
import type { Roster } from "../../../src/process/roster"
import { answerAll, inForce } from "../../../src/rules/engine"
import { aftersalesFields, type AftersalesFacts, type Note } from "../../../src/rules/facts"
import { orphanRows } from "../../../src/rules/page"
import type { Context, OrphanStanding, Row } from "../../../src/rules/rule"
import { readNoteText } from "../../../src/process/reading"
import { context, note, now, opportunityFacts, rowOf, told } from "./facts-builder"

const roster: Roster = {
  branches: [],
  shifts: [],
  absences: [],
  people: [
    { id: "julie", name: "Julie Bouchard", department: "sales" },
    { id: "luc", name: "Luc Parti", department: "sales", left: "2026-06-01" },
    { id: "futur", name: "Ève Bientôt", department: "sales", left: "2027-01-01" },
    { id: "bdc", name: "Nadia Relance", department: "bdc" },
    { id: "ren", name: "Omar Renouv", department: "renewal" },
    { id: "gone", name: "Rémi Loin" },
  ],
  away: [{ person: "gone", from: "1970-01-01T00:00:00.000Z", to: "9999-12-31T00:00:00.000Z" }],
}
const today = "2026-12-15"
const wrote = (
  author: string,
  day: string,
  text = "Il est content de son véhicule.",
  over: Partial<Note> = {},
): Note => {
  const at = montreal(day, "11:00")
  return note(text, {
    author,
    at: known({ at, precision: "minute", zoneKnown: true, isModified: false }),
    reading: readNoteText(text, at),
    ...over,
  })
}
const standing = (over: Partial<OrphanStanding> = {}): OrphanStanding => ({
  seller: "Alex Roy",
  day: today,
  calledAt: null,
  reachedAt: null,
  notedAt: null,
  ownedAt: null,
  appointmentAt: null,
  ...over,
})
const seller = { name: "Alex Roy", department: "sales", branch: "St-Hubert" }
const won = { from: montreal("2026-03-01", "12:00"), to: montreal("2026-03-02", "12:00") }

type Case = {
  owner?: string | null | Field
  specialist?: string | null
  stage?: string
  notes?: Field<Note[]>
  whole?: boolean
  context?: Partial<Context>
  agencies?: string[]
}
const status = ({
  owner = "Julie Bouchard",
  specialist = null,
  stage = "Livré",
  notes = known([]),
  whole = true,
  ...given
}: Case) =>
  rowOf("orphans.status", {
    opportunity: opportunityFacts({ fields: { owner, specialist, stage }, notes, notesComplete: whole }),
    context: { roster, won, agent: seller, ...given.context },
    ...(given.agencies && { rules: { "orphans.status": { params: { agencies: given.agencies } } } }),
  })

describe("orphans.status", () => {
  it.each<[what: string, Case, string]>([
    ["an open file", { stage: "Contacté" }, "-"],
    ["won, and nothing is known", {}, "unknown hint unknown"],
    ["the same, to an agent of the BDC", { context: { agent: { ...seller, department: "bdc" } } }, "-"],
    ["the same, to nobody known", { context: { agent: null } }, "-"],
    [
      "left, to an agent of the BDC",
      { owner: "Luc Parti", context: { agent: { ...seller, department: "bdc" } } },
      "invalid hint left",
    ],
    ["the seller wrote since", { notes: known([wrote("Bouchard, Julie", "2026-05-01")]) }, "ok hint kept"],
    [
      "the seller wrote before it was won",
      { notes: known([wrote("Julie Bouchard", "2026-01-01")]) },
      "unknown hint unknown",
    ],
    [
      "won nobody knows when",
      { notes: known([wrote("Julie Bouchard", "2026-05-01")]), context: { won: null } },
      "unknown hint unknown",
    ],
    [
      "a call without an answer alone",
      { notes: known([wrote("Julie Bouchard", "2026-05-01", "PDR J1 R1")]) },
      "unknown hint unknown",
    ],
    [
      "a text, without an answer",
      { notes: known([wrote("Julie Bouchard", "2026-05-01", "PDR J1 R1 + TEXTO")]) },
      "ok hint kept",
    ],
    [
      "of another record",
      { notes: known([wrote("Julie Bouchard", "2026-05-01", "x", { ofThisRecord: false })]) },
      "unknown hint unknown",
    ],
    [
      "an author not certain",
      { notes: known([wrote("Julie Bouchard", "2026-05-01", "x", { authorCertain: false })]) },
      "ok hint kept",
    ],
    [
      "relations, an author not certain",
      { notes: known([wrote("Nadia Relance", "2026-05-01", "x", { authorCertain: false })]) },
      "unknown hint unknown",
    ],
    ["the seller has left", { owner: "Parti, Luc" }, "invalid hint left"],
    ["the CRM no longer has them", { owner: "Rémi Loin" }, "invalid hint left"],
    ["the seller leaves later", { owner: "Ève Bientôt" }, "unknown hint unknown"],
    ["a seller whom the roster does not list", { owner: "Quelqu’un Autre" }, "unknown hint unknown"],
    [
      "the owner is of the BDC, the specialist has left",
      { owner: "Nadia Relance", specialist: "Luc Parti" },
      "invalid hint left",
    ],
    ["the specialist has left, another owns the file", { specialist: "Luc Parti" }, "unknown hint unknown"],
    [
      "customer relations alone since",
      { notes: known([wrote("Nadia Relance", "2026-05-01"), wrote("Omar Renouv", "2026-06-01")]) },
      "invalid hint relations",
    ],
    [
      "an agency alone since",
      { notes: known([wrote("Agence Éclair", "2026-05-01")]), agencies: ["agence eclair"] },
      "invalid hint relations",
    ],
    [
      "the same, not named as one",
      { notes: known([wrote("Agence Éclair", "2026-05-01")]) },
      "unknown hint unknown",
    ],
    [
      "relations, not all notes shown",
      { notes: known([wrote("Nadia Relance", "2026-05-01")]), whole: false },
      "unknown hint unknown",
    ],
    ["notes not read", { notes: unknown("not-rendered") }, "unknown hint unknown"],
    ["an owner not read", { owner: unknown("masked") }, "unknown hint unknown"],
    [
      "given to another seller",
      { stage: "Contacté", context: { orphan: standing({ seller: "Julie Bouchard" }) } },
      "invalid hint given",
    ],
    ["given to me", { stage: "Contacté", context: { orphan: standing() } }, "invalid hint mine"],
    [
      "given to me, and reached",
      { context: { orphan: standing({ calledAt: 1, reachedAt: 1 }) } },
      "ok hint reached",
    ],
    [
      "bought on a day that the list tells",
      {
        context: { won: null, orphan: standing({ purchased: "2026-04-01" }) },
        notes: known([wrote("Julie Bouchard", "2026-04-02")]),
      },
      "ok hint kept",
    ],
    [
      "a note of the day of the purchase itself",
      {
        context: { won: null, orphan: standing({ purchased: "2026-04-01" }) },
        notes: known([wrote("Julie Bouchard", "2026-04-01")]),
      },
      "invalid hint mine",
    ],
  ])("%s", (_what, given, expected) => {
    expect(told(status(given))).toBe(expected)
  })
  it("names the seller, and offers the first call to whom the client was given", () => {
    expect(status({ owner: "Luc Parti" })?.answer.vars).toEqual({ seller: "Luc Parti" })
    expect(status({ context: { orphan: standing() } })?.answer).toMatchObject({
      script: "script.orphan-first-call",
    })
    expect(
      status({ context: { orphan: standing({ seller: "Julie Bouchard" }) } })?.answer.script,
    ).toBeUndefined()
  })

  const visit = (
    values: Record<string, string>,
    given: Partial<Context> = {},
    notes: Field<Note[]> = known([]),
  ) => {
    const fields = Object.fromEntries(
      aftersalesFields.map((name) => [name, name in values ? known(values[name]) : unknown("not-found")]),
    ) as never
    const aftersales: AftersalesFacts = {
      record: { org: "org1", module: "CustomModule9", id: "9" },
      mode: "detail",
      fields,
      notes,
      notesComplete: true,
    }
    const facts = { opportunity: null, meeting: null, aftersales }
    return answerAll(
      facts,
      context({ roster, agent: { ...seller, department: "aftersales" }, ...given }),
      inForce({ rules: {}, packs: {} }),
      () => true,
    ).find(({ id }: Row) => id === "orphans.status")
  }
  it.each<[what: string, Parameters<typeof visit>, string]>([
    ["no seller shown", [{}], "-"],
    ["the seller has left", [{ seller: "Luc Parti" }], "invalid hint left"],
    ["the seller is of the BDC now", [{ seller: "Nadia Relance" }], "unknown hint unknown"],
    ["the seller is not listed", [{ seller: "Inconnue Totale" }], "unknown hint unknown"],
    [
      "the seller came to shake hands",
      [{ seller: "Julie Bouchard" }, {}, known([wrote("Julie Bouchard", today)])],
      "ok hint kept",
    ],
    [
      "relations wrote on the visit alone",
      [{ seller: "Julie Bouchard" }, {}, known([wrote("Nadia Relance", today)])],
      "unknown hint unknown",
    ],
    [
      "given out, no seller shown",
      [{}, { orphan: standing({ seller: "Julie Bouchard" }) }],
      "invalid hint given",
    ],
  ])("at a service visit: %s", (_what, given, expected) => {
    const row = visit(...given)
    expect(told(row)).toBe(expected)
    if (row?.state === "invalid") expect(row.field).toBe("aftersales.seller")
  })
  it("stands on a client's page too", () => {
    const memory = { ticks: {}, pinnedUntil: null, meetingBooked: false, composedNote: false }
    const force = inForce({ rules: {}, packs: {} })
    const rows = (orphan: OrphanStanding | null) =>
      orphanRows({ context: context({ orphan }), memory, force }).map((row) => told(row))
    expect(rows(standing({ seller: "Julie Bouchard" }))).toEqual(["invalid hint given"])
    expect(rows(null)).toEqual([])
    expect(
      orphanRows({
        context: context({ orphan: standing() }),
        memory,
        force: inForce({ rules: {}, packs: { orphans: false } }),
      }),
    ).toEqual([])
  })
})

describe("orphans.note-and-owner", () => {
  const called = standing({ calledAt: now.getTime() })
  const reached = { ...called, reachedAt: now.getTime() }
  const mine = known([wrote("Roy Alex", today)])
  const row = (
    orphan: OrphanStanding | null | undefined,
    { owner = "Luc Parti", notes = known([]), whole = true, ...given }: Case = {},
  ) =>
    rowOf("orphans.note-and-owner", {
      opportunity: opportunityFacts({ fields: { owner }, notes, notesComplete: whole }),
      context: { roster, ...(orphan !== undefined && { orphan }), ...given.context },
    })
  it.each<[what: string, OrphanStanding | null | undefined, Case, string]>([
    ["not given out", null, {}, "-"],
    ["the store does not say", undefined, {}, "-"],
    ["not called yet", standing(), {}, "-"],
    ["given to someone else", { ...called, seller: "Julie Bouchard" }, {}, "-"],
    ["I have not said who I am", called, { context: { agent: null } }, "-"],
    ["called, no note", called, {}, "missing hint note"],
    [
      "called, someone else's note",
      called,
      { notes: known([wrote("Julie Bouchard", today)]) },
      "missing hint note",
    ],
    [
      "called, a note of mine of before",
      called,
      { notes: known([wrote("Alex Roy", shiftDay(today, -1))]) },
      "missing hint note",
    ],
    [
      "called, a note listed of another record",
      called,
      { notes: known([wrote("Alex Roy", today, "x", { ofThisRecord: false })]) },
      "missing hint note",
    ],
    ["called, not all notes shown", called, { whole: false }, "unknown hint"],
    ["called, notes not read", called, { notes: unknown("masked") }, "unknown hint"],
    [
      "called, a note of mine without a date",
      called,
      { notes: known([wrote("Alex Roy", today, "x", { at: unknown("unreadable") })]) },
      "unknown hint",
    ],
    ["called, my note: the owner does not change", called, { notes: mine }, "ok hint"],
    ["called, a note said by hand", { ...called, notedAt: 1 }, {}, "ok hint"],
    ["reached, another owner", reached, { notes: mine }, "missing hint owner"],
    ["reached, no owner", reached, { notes: mine, owner: null }, "missing hint owner"],
    ["reached, neither", reached, {}, "missing hint both"],
    ["reached, another owner, notes not read", reached, { notes: unknown("masked") }, "missing hint owner"],
    ["reached, the owner not read", reached, { notes: mine, owner: unknown("masked") }, "unknown hint"],
    ["reached, in my name", reached, { notes: mine, owner: "Roy, Alex" }, "ok hint"],
    [
      "reached, seen in my name before",
      { ...reached, ownedAt: 2 },
      { notes: mine, owner: unknown("masked") },
      "ok hint",
    ],
  ])("%s", (_what, orphan, given, expected) => {
    expect(told(row(orphan, given))).toBe(expected)
  })
  it("leads to the owner, with the name to put", () => {
    expect(row(reached, { notes: mine })).toMatchObject({
      field: "opportunity.owner",
      answer: { offer: "Alex Roy" },
    })
    expect(row(called)?.field).toBeNull()
  })
})
