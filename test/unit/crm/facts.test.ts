import fc from "fast-check"
import { describe, expect, test } from "vitest"
import {
  asNow,
  fieldsOf,
  sameMeaning,
  tokenOf,
  withCrm,
  type CrmFile,
  type Sight,
  type TheirFields,
} from "../../../src/crm/facts"
import { fileNote, sharpened } from "../../../src/crm/notes"
import type { CrmNote, CrmRecord } from "../../../src/crm/types"
import { empty, known, unknown, type Field, type UnknownReason } from "../../../src/process/field"
import { readNoteText } from "../../../src/process/reading"
import { callerVerdict } from "../../../src/rules/callbacks/verdict"
import { inForce } from "../../../src/rules/engine"
import type { Note, OpportunityField, OpportunityFacts } from "../../../src/rules/facts"
import { meetingFacts, note, now, opportunityFacts, rowOf, rowsOf } from "../rules/facts-builder"
import { emptyRoster } from "../../../src/process/roster"

const ago = (minutes: number): Date => new Date(now.getTime() - minutes * 60_000)
const text = (apiName: string, choices: [shown: string, actual: string][] = []) => ({
  apiName,
  type: "text",
  choices: choices.map(([shown, actual]) => ({ shown, actual })),
})
const theirs: TheirFields = {
  phone: text("Phone"),
  email: text("Email"),
  language: text("Langue", [
    ["Français", "fr"],
    ["Anglais", "en"],
  ]),
  stage: text("Stage", [["Contacté", "Contacted"]]),
  contact: text("Contact_Name"),
  year: text("Annee"),
  expired: text("Expiree"),
  followUpDate: text("Suivi"),
  createdAt: text("Created_Time"),
  make: text("Marque"),
}
const record = (values: Record<string, unknown>, given: Partial<CrmRecord> = {}): CrmRecord => ({
  id: "1",
  module: "Deals",
  values,
  owner: null,
  createdAt: null,
  modifiedAt: null,
  createdBy: null,
  modifiedBy: null,
  ...given,
})

describe("a record's values as our fields", () => {
  test.each<[string, OpportunityField, unknown, Field<unknown>]>([
    ["a text, trimmed", "phone", "  514 555-0142 ", known("514 555-0142")],
    ["a blank", "phone", "", empty],
    ["null", "phone", null, empty],
    ["not given: not allowed, or not there", "phone", undefined, unknown("not-found")],
    ["masked", "phone", "514 ***-**42", unknown("masked")],
    ["nothing chosen", "make", "-None-", empty],
    ["a number", "year", 2024, known("2024")],
    ["a lookup", "contact", { id: "9", name: "Marie-Ève Tremblay" }, known("Marie-Ève Tremblay")],
    ["several", "make", ["Kia", "Hyundai"], known("Kia, Hyundai")],
    ["several, none", "make", [], empty],
    ["an object of no shape of ours", "make", { id: "9" }, unknown("unreadable")],
    ["a boolean where a text is", "make", true, unknown("unreadable")],
    ["the shown text of what is kept", "language", "fr", known("Français")],
    ["a stage that is kept in another language", "stage", "Contacted", known("Contacté")],
    ["a tick", "expired", true, known(true)],
    ["a tick said in words", "expired", "Non", known(false)],
    ["a tick that says something else", "expired", "peut-être", unknown("unreadable")],
    ["a day", "followUpDate", "2026-12-19", known("2026-12-19")],
    ["an instant, in Montréal", "followUpDate", "2026-12-19T03:00:00+00:00", known("2026-12-18")],
    ["a day that is none", "followUpDate", "bientôt", unknown("unreadable")],
    ["no day", "followUpDate", null, empty],
  ])("%s", (_name, name, raw, field) => {
    expect(fieldsOf(record({ [theirs[name]?.apiName ?? ""]: raw }), theirs)[name]).toEqual(field)
  })
  test("the owner and the creation are the record's own", () => {
    const owner = { id: "5", name: "Alex Roy" }
    const created = new Date("2026-12-02T03:00:00Z")
    expect(fieldsOf(record({}, { owner, createdAt: created }), {})).toEqual({
      owner: known("Alex Roy"),
      createdAt: known("2026-12-01"),
    })
  })
  test("a field that is not told apart is not there", () => {
    expect(fieldsOf(record({ Phone: "514 555-0142" }), {})).toEqual({})
  })
})

describe("the same meaning", () => {
  test.each<[OpportunityField, unknown, unknown, boolean]>([
    ["phone", "514 555-0142", "+15145550142", true],
    ["phone", "(514) 555-0142 poste 3", "5145550142", true],
    ["phone", "514 555-0142", "514 555-0143", false],
    ["email", "Marie@Exemple.ca", "marie@exemple.ca", true],
    ["branch", "Saint-Hubert", "St-Hubert", true],
    ["branch", "St-Hubert", "Laval", false],
    ["tradeOdometer", "45 000 km", "45000", true],
    ["year", "2024", "2024.00", true],
    ["year", "2024", "2023", false],
    ["contact", "Tremblay, Marie-Ève", "Marie-Ève Tremblay", true],
    ["contact", "Marie Tremblay", "Ève Tremblay", false],
    ["stage", "Invalide", "Invalide BDC", true],
    ["stage", "Contacté", "Perdu BDC", false],
    ["make", "Hyundai", "HYUNDAI ", true],
    ["stock", "A1234", "B1234", false],
    ["expired", true, true, true],
    ["expired", true, false, false],
    ["language", "Français", "fr", true],
    ["language", "Français", "en", false],
  ])("%s: %s, %s", (name, one, other, same) => {
    const choices = theirs[name]?.choices ?? []
    expect(sameMeaning(name, one, other, choices)).toBe(same)
    expect(sameMeaning(name, other, one, choices)).toBe(same)
  })
})

const opened = ago(10)
const steady: Sight = { since: opened, changed: false, askedAgain: null }
const fileWith = (
  values: Partial<Record<OpportunityField, Field<unknown>>>,
  { at = now, modifiedAt = null as Date | null } = {},
): CrmFile => ({ fields: { at, modifiedAt, values } })
const lay = (page: OpportunityFacts, file: CrmFile, sight: (crm: Field<unknown>) => Sight = () => steady) =>
  withCrm(page, file, {
    now,
    theirs,
    sight: (name) => sight(file.fields?.values[name] ?? unknown("not-found")),
  })
/** Asked again, and it says the same. */
const again =
  (given: Partial<Sight> = {}) =>
  (crm: Field<unknown>): Sight => ({ ...steady, askedAgain: tokenOf(crm), ...given })

const crmPhone = known("514 555-9999")
const ofPage = known("514 555-0142")
const blanked = { ...steady, changed: true }
describe("a saved value, from both sides", () => {
  type Side = "page" | "crm" | "differ" | "edited"
  test.each<[string, Field, Field, Side, Partial<Parameters<typeof lay>>[2]?, Date?]>([
    ["the same", ofPage, known("+1 514 555 0142"), "page"],
    ["both blank", empty, empty, "page"],
    ["the CRM does not give it", ofPage, unknown("not-found"), "page"],
    ...(["not-found", "not-rendered", "masked", "conflict", "ambiguous", "unreadable"] as const).map(
      (why): [string, Field, Field, Side] => [`the page: ${why}`, unknown(why), crmPhone, "crm"],
    ),
    ["not in the page, blank in the CRM", unknown("not-found"), empty, "crm"],
    ["being edited in the page", unknown("not-settled"), crmPhone, "page"],
    [
      "edited since the CRM was asked",
      unknown("masked"),
      crmPhone,
      "edited",
      () => ({ ...blanked, since: ago(-1) }),
    ],
    ["edited before the CRM was asked", unknown("masked"), crmPhone, "crm", () => blanked],
    ["blank in the page since it opened", empty, crmPhone, "crm"],
    ["just made blank in the page", empty, crmPhone, "page", () => blanked],
    ["made blank in the page; the CRM still says so", empty, crmPhone, "crm", again({ changed: true })],
    ["differ, not asked again yet", ofPage, crmPhone, "page"],
    [
      "differ, the CRM asked again about another value",
      ofPage,
      crmPhone,
      "page",
      () => ({ ...steady, askedAgain: "x" }),
    ],
    ["differ still, nobody knows when", ofPage, crmPhone, "differ", again()],
    ["differ still, changed before the page opened", ofPage, crmPhone, "differ", again(), ago(11)],
    ["differ still, changed since the page showed it", ofPage, crmPhone, "crm", again(), ago(9)],
    [
      "differ still, changed before a hand changed it here",
      ofPage,
      crmPhone,
      "differ",
      again({ since: ago(1) }),
      ago(9),
    ],
    ["blank in the CRM since", ofPage, empty, "crm", again(), ago(9)],
  ])("%s", (name, page, crm, side, sight, modifiedAt = null as never) => {
    const file = fileWith({ phone: crm }, { modifiedAt })
    const { facts, apart } = lay(opportunityFacts({ fields: { phone: page } }), file, sight)
    const wanted = { page, edited: page, crm, differ: unknown("sources-differ") }[side]
    expect(facts.fields.phone).toEqual(wanted)
    expect(facts.crm?.of ?? []).toEqual(side === "page" || side === "edited" ? [] : ["phone"])
    const differs =
      side === "edited" ||
      (side === "page" && ![page.state, crm.state].includes("unknown") && !/^(the|both) /.test(name))
    expect(apart.map((one) => one.name)).toEqual(differs ? ["phone"] : [])
  })
  test("in a form, the page alone", () => {
    for (const mode of ["edit", "create"] as const) {
      const page = opportunityFacts({ mode, fields: { phone: null, email: unknown("not-found") } })
      const { facts } = lay(page, fileWith({ phone: crmPhone, email: known("a@b.ca") }), again())
      expect(facts.fields).toEqual(page.fields)
    }
  })
  test("a difference never makes a row that blocks, nor one that is missing", () => {
    const page = opportunityFacts({ fields: { phone: "514 555-0142" } })
    const { facts } = lay(page, fileWith({ phone: empty }), again())
    expect(rowOf("bdc.opp.phone", { opportunity: facts })).toMatchObject({
      state: "unknown",
      answer: { why: "sources-differ" },
    })
  })
  test("nothing that the page knows is lost, whatever the CRM says, before it was asked again", () => {
    const field = fc.oneof<fc.Arbitrary<Field>[]>(
      fc.string().map((value) => known(value)),
      fc.constant(empty),
      fc.constantFrom<UnknownReason>("not-found", "masked").map(unknown),
    )
    fc.assert(
      fc.property(field, field, (page, crm) => {
        const opportunity = opportunityFacts({ fields: { phone: page, make: page } })
        const { facts } = lay(opportunity, fileWith({ phone: crm, make: crm }))
        for (const name of ["phone", "make"] as const) {
          if (page.state === "known") expect(facts.fields[name]).toEqual(page)
          else if (crm.state !== "unknown") expect(facts.fields[name].state).toBe(crm.state)
        }
      }),
    )
  })
})

describe("what is told by the CRM", () => {
  const page = opportunityFacts({
    fields: { email: unknown("masked") },
    notes: unknown("not-rendered"),
    notesComplete: false,
    attachments: unknown("not-rendered"),
    meetingStands: unknown("not-rendered"),
  })
  const file = (at: Date): CrmFile => ({
    ...fileWith({ email: empty }, { at }),
    notes: { at, list: [] },
    attachments: { at, names: ["recu.pdf"] },
    meetings: { at, stands: true },
  })
  test("fills what the page does not show", () => {
    expect(lay(page, file(now)).facts).toMatchObject({
      notes: known([]),
      notesComplete: true,
      attachments: known(["recu.pdf"]),
      meetingStands: known(true),
      crm: { of: ["email", "notes", "attachments", "meetingStands"], old: [] },
    })
  })
  test("what the page shows stays", () => {
    const shown = opportunityFacts({ attachments: known(["a.pdf"]), meetingStands: known(false) })
    const { facts } = lay(shown, {
      attachments: file(now).attachments,
      meetings: file(now).meetings,
    } as CrmFile)
    expect(facts).toEqual(shown)
  })
  const opportunityReady = (at: Date) => rowOf("bdc.opp.email", { opportunity: lay(page, file(at)).facts })
  test("holds within a minute, and says where it comes from", () => {
    expect(opportunityReady(ago(1))).toMatchObject({ state: "missing", softened: "section-one", crm: true })
    expect(opportunityReady(ago(1.01))).toMatchObject({
      state: "missing",
      softened: "crm-old",
      level: "warn",
    })
  })
  test("an answer of a clock ahead of ours is old", () => {
    expect(opportunityReady(ago(-1))).toMatchObject({ softened: "crm-old" })
  })
  test("notes that the page does not render hold within a minute only", () => {
    const row = (at: Date) => rowOf("bdc.opp.appointment-note", { opportunity: lay(page, file(at)).facts })
    expect(row(now)).toMatchObject({ state: "missing", softened: "section-one", crm: true })
    expect(row(ago(2))).toMatchObject({ state: "missing", softened: "crm-old" })
  })
  test("a row that rests on the page alone is not said to be the CRM's, nor softened by its age", () => {
    const { facts } = lay(
      { ...page, fields: opportunityFacts({ fields: { branch: null } }).fields },
      file(ago(5)),
    )
    const row = rowOf("bdc.opp.branch", { opportunity: facts })
    expect(row).toMatchObject({ state: "missing", softened: "section-one" })
    expect(row).not.toHaveProperty("crm")
  })
})

const theirNote = (id: string, said: string, given: Partial<CrmNote> = {}) =>
  fileNote({
    id,
    parent: { id: "1", module: "Deals" },
    title: "",
    text: said,
    createdBy: { id: "7", name: "Zoé Côté" },
    createdAt: ago(120),
    modifiedBy: { id: "8", name: "Alex Roy" },
    modifiedAt: ago(5),
    ...given,
  })
/** As a page shows it: the last edit, by its editor, to the minute. */
const edited = (said: string, given: Partial<Note> = {}): Note =>
  note(said, {
    id: "1",
    author: "Alex Roy",
    authorCertain: false,
    at: known({ at: ago(5), precision: "minute", zoneKnown: true, isModified: true }),
    reading: readNoteText(said),
    ...given,
  })
const written = (minutes: number) =>
  known({ at: ago(minutes), precision: "second", zoneKnown: true, isModified: false })

describe("what holds a Save", () => {
  const names = ["branch", "phone", "email", "name", "language", "make"] as const
  const field = fc.oneof<fc.Arbitrary<Field>[]>(
    fc
      .constantFrom("Laval", "St-Hubert", "514 555-0142", "a@b.ca", "Unknown", "Marie-Ève Tremblay")
      .map((value) => known(value)),
    fc.constant(empty),
    fc.constantFrom<UnknownReason>("not-found", "masked", "not-settled", "conflict").map(unknown),
  )
  const fields = fc.record(Object.fromEntries(names.map((name) => [name, field])))
  const held = (opportunity: OpportunityFacts): string[] =>
    rowsOf({ opportunity, meeting: meetingFacts() }).flatMap(({ id, holds, softened }) =>
      holds && !softened ? [id] : [],
    )
  const sight = fc.constantFrom<(crm: Field<unknown>) => Sight>(
    () => steady,
    again(),
    () => blanked,
  )
  const parts = {
    notes: { at: ago(2), list: [] },
    attachments: { at: ago(2), names: [] },
    meetings: { at: ago(2), stands: false },
  }

  test("what the CRM said over a minute ago holds nothing that the page alone would not", () => {
    fc.assert(
      fc.property(fields, fields, sight, fc.boolean(), (shown, told, seen, noted) => {
        const page = opportunityFacts({
          fields: shown,
          ...(noted && { notes: unknown("not-rendered"), attachments: unknown("not-rendered") }),
        })
        const { facts } = lay(page, { ...fileWith(told, { at: ago(2), modifiedAt: ago(1) }), ...parts }, seen)
        const alone = held(page)
        expect(held(facts).filter((id) => !alone.includes(id))).toEqual([])
      }),
      { numRuns: 300 },
    )
  })
  test("nor where the file was read on another page", () => {
    fc.assert(
      fc.property(fields, fields, (shown, told) => {
        const page = opportunityFacts({ fields: shown })
        const alone = held({ ...page, from: "earlier" })
        const facts = asNow(page, { ...fileWith(told, { at: ago(2) }), ...parts }, ago(3), now)
        expect(held(facts).filter((id) => !alone.includes(id))).toEqual([])
      }),
    )
  })
})

describe("notes", () => {
  const of = (notes: readonly Note[], list: Parameters<typeof sharpened>[1], complete = true) =>
    sharpened({ notes: known([...notes]), notesComplete: complete }, list)
  const told = ({ notes }: ReturnType<typeof of>) =>
    notes.state === "known" ? notes.value.map(({ id, author, source }) => [id, author, source ?? "page"]) : []

  test("the author and the time are those of its creation", () => {
    const result = of([edited("PDR J1 R1")], [theirNote("1", "PDR J1 R1")])
    expect(result).toMatchObject({ complete: true, added: false })
    expect(result.notes).toMatchObject({
      value: [{ author: "Zoé Côté", authorCertain: true, at: written(120), source: "crm" }],
    })
  })
  test("without an author in the CRM, the page's doubt stays", () => {
    const { notes } = of([edited("PDR J1 R1")], [theirNote("1", "PDR J1 R1", { createdBy: null })])
    expect(notes).toMatchObject({ value: [{ author: "Alex Roy", authorCertain: false, at: written(120) }] })
  })
  test("« demain » counts from when it was written", () => {
    const said = "Note de rendez-vous : RDV demain 14 h St-Hubert, Kona 2024, pas d’échange, comptant"
    const { notes } = of([edited(said)], [theirNote("1", said, { createdAt: ago(3 * 1440) })])
    expect(notes).toMatchObject({ value: [{ reading: readNoteText(said, ago(3 * 1440)) }] })
  })
  test("an edit that the CRM has not given yet stands", () => {
    const { notes } = of([edited("PDR J1 R2")], [theirNote("1", "PDR J1 R1")])
    expect(notes).toMatchObject({ value: [{ author: "Zoé Côté", reading: { followUp: { round: 2 } } }] })
  })
  test("those that the page does not render come in their place, without a text", () => {
    const list = [
      theirNote("0", "PDR J1 R1", { createdAt: ago(500) }),
      theirNote("1", "PDR J2 R1"),
      theirNote("2", "PDR J2 R2", { createdAt: ago(60), createdBy: { id: "9", name: "Luc Roy" } }),
    ]
    const result = of([edited("PDR J2 R1")], list, false)
    expect(told(result)).toEqual([
      ["0", "Zoé Côté", "crm"],
      ["1", "Zoé Côté", "crm"],
      ["2", "Luc Roy", "crm"],
    ])
    expect(result).toMatchObject({
      complete: true,
      added: true,
      notes: { value: [{ text: "" }, {}, { text: "" }] },
    })
  })
  test("one that the CRM does not list yet stays, the last", () => {
    const result = of(
      [edited("PDR J2 R1"), edited("Joint", { id: "99", at: unknown("not-rendered") })],
      [theirNote("1", "PDR J2 R1")],
    )
    expect(told(result)).toEqual([
      ["1", "Zoé Côté", "crm"],
      ["99", "Alex Roy", "page"],
    ])
  })
  test("one of another record, listed here, stays what it is", () => {
    const other = edited("PDR J1 R1", { id: "50", ofThisRecord: false })
    expect(of([other], []).notes).toEqual(known([other]))
  })
  test.each<[string, Note[], ReturnType<typeof theirNote>[], string[]]>([
    [
      "the same words and the minute of the edit",
      [edited("PDR J1 R1", { id: "" })],
      [theirNote("1", "PDR J1 R1")],
      ["crm"],
    ],
    [
      "the minute of its creation",
      [edited("PDR J1 R1", { id: "", at: written(120) as Note["at"] })],
      [theirNote("1", "PDR J1 R1")],
      ["crm"],
    ],
    ["other words", [edited("PDR J1 R1", { id: "" })], [theirNote("1", "PDR J1 R2")], ["page"]],
    [
      "another minute",
      [edited("PDR J1 R1", { id: "", at: written(7) as Note["at"] })],
      [theirNote("1", "PDR J1 R1")],
      ["page"],
    ],
    [
      "two that it may be",
      [edited("PDR J1 R1", { id: "" })],
      [theirNote("1", "PDR J1 R1"), theirNote("2", "PDR J1 R1")],
      ["page"],
    ],
    [
      "two that may be it",
      [edited("PDR J1 R1", { id: "" }), edited("PDR J1 R1", { id: "" })],
      [theirNote("1", "PDR J1 R1")],
      ["page", "page"],
    ],
  ])("without an id: %s; nothing counts twice", (_name, notes, list, from) => {
    expect(told(of(notes, list, false)).map(([, , source]) => source)).toEqual(from)
  })
  test("unknown on the page: the CRM's alone", () => {
    const result = sharpened({ notes: unknown("not-rendered"), notesComplete: false }, [
      theirNote("1", "Joint"),
    ])
    expect(told(result)).toEqual([["1", "Zoé Côté", "crm"]])
    expect(result).toMatchObject({ complete: true, added: true })
  })
  test("no note is lost nor said twice, in any order, oldest first", () => {
    const ids = fc.uniqueArray(fc.integer({ min: 1, max: 12 }), { maxLength: 8 })
    fc.assert(
      fc.property(ids, ids, fc.boolean(), (shown, kept, complete) => {
        const page = shown.map((id) => edited("PDR J1 R1", { id: String(id), at: written(id) as Note["at"] }))
        const list = kept.map((id) => theirNote(String(id), "PDR J1 R1", { createdAt: ago(id) }))
        const { notes } = of(page, list, complete)
        const got = notes.state === "known" ? notes.value.map(({ id }) => Number(id)) : []
        expect(got).toEqual([...new Set([...shown, ...kept])].sort((a, b) => b - a))
      }),
    )
  })

  test("the verdict names the true author, without the doubt", () => {
    const decide = (opportunity: OpportunityFacts) =>
      callerVerdict({
        opportunity,
        agent: { name: "Alex Roy", department: "bdc", branch: "St-Hubert" },
        roster: emptyRoster,
        presenceAnswers: { "zoe cote": "on-shift" },
        now,
        force: inForce({ rules: {}, packs: {} }),
      })
    const page = opportunityFacts({ fields: { owner: null }, notes: known([edited("PDR J1 R1")]) })
    expect(decide(page)).toMatchObject({ verdict: { verdict: "open" }, doubt: ["modified", "author"] })
    const { facts } = lay(page, { notes: { at: now, list: [theirNote("1", "PDR J1 R1")] } })
    expect(decide(facts)).toMatchObject({
      verdict: { verdict: "transfer", to: "zoe cote", until: new Date(ago(120).getTime() + 3 * 3_600_000) },
      doubt: [],
      noteFrom: "crm",
    })
  })
})

describe("an opportunity read on another page, as the CRM has it now", () => {
  const before = opportunityFacts({ fields: { branch: "Laval", email: null, stock: "OLD" } })
  const values = { branch: known("St-Hubert"), email: known("a@b.ca"), stock: unknown("not-found") } as const
  const readAt = ago(3)
  test("within a minute; a note read there stays", () => {
    const file = { ...fileWith(values), notes: { at: now, list: [theirNote("7", "Joint")] } }
    const facts = asNow(before, file, readAt, now)
    expect(facts).toMatchObject({
      from: "crm",
      fields: { branch: known("St-Hubert"), email: known("a@b.ca"), stock: known("OLD") },
      notes: { value: [{ id: "7" }, { id: "1" }] },
    })
    expect(facts.crm?.old).toEqual(expect.arrayContaining(["stock", "attachments"]))
    for (const part of ["branch", "notes"]) expect(facts.crm?.old).not.toContain(part)
  })
  test.each<[string, CrmFile, string, Field]>([
    ["past that, it holds nothing", fileWith(values, { at: ago(2) }), "earlier", known("St-Hubert")],
    [
      "asked before the page was read: the page's",
      fileWith(values, { at: ago(4) }),
      "earlier",
      known("Laval"),
    ],
    ["the CRM silent", {}, "earlier", known("Laval")],
    ["notes alone", { notes: { at: now, list: [] } }, "earlier", known("Laval")],
    ["a record that says nothing of ours", fileWith({}), "earlier", known("Laval")],
  ])("%s", (_name, file, from, branch) => {
    expect(asNow(before, file, readAt, now)).toMatchObject({ from, fields: { branch } })
  })
})
