import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { montreal, shiftDay } from "../../../src/process/calendar"
import { empty, known, unknown, type Field } from "../../../src/process/field"
import { readNote } from "../../../src/process/notes"
import { readNoteText } from "../../../src/process/reading"
import { stages } from "../../../src/process/stages"
import { holding, packShown } from "../../../src/rules/engine"
import type { Note } from "../../../src/rules/facts"
import type { Context, OtherFile } from "../../../src/rules/rule"
import {
  meetingFacts,
  note,
  now,
  opportunityFacts,
  rowOf,
  rowsOf,
  told,
  type Situation,
} from "./facts-builder"

const today = "2026-12-15"
const at = (ago: number, time = "09:00"): Date => montreal(shiftDay(today, -ago), time)
let ids = 0
/** A note written `ago` days before today; "?" where only its last edit is dated. */
const noted = (ago: number, text: string, given: Partial<Note> = {}): Note =>
  note(text.replace("?", ""), {
    id: `n${++ids}`,
    reading: readNoteText(text.replace("?", "")),
    at: known({ at: at(ago), precision: "minute", zoneKnown: true, isModified: text.includes("?") }),
    ...given,
  })
const days = (from: number, to = 0, text = "PDR R1 + TEXTO"): Note[] =>
  Array.from({ length: from - to + 1 }, (_, index) =>
    noted(from - index, text.replace("#", String(index + 1))),
  )
const kept = (ago: number, text = "PDR R1", id?: string): Context["kept"][number] => {
  const read = readNote(text)
  if (!read) throw new Error(text)
  return { at: at(ago), author: "Alex Roy", note: read, ...(id !== undefined && { id }) }
}

type Given = NonNullable<Parameters<typeof opportunityFacts>[0]>
const file = (stage: Field | string | null, notes: Note[] = [], given: Given = {}): Situation => ({
  opportunity: opportunityFacts({
    notes: known(notes),
    ...given,
    fields: { ...given.fields, stage },
  }),
})
/** The stage is being changed. */
const change = (from: string | null, to: string, notes: Note[] = [], given: Given = {}): Situation =>
  file(unknown("not-settled"), notes, { stageChange: known({ from, to }), ...given })
const withContext = (situation: Situation, context: Situation["context"]): Situation => ({
  ...situation,
  ...(context && { context }),
})

const check = (id: string, rows: [string, Situation, string][]): void => {
  it.each(rows)("%s", (_, situation, expected) => expect(told(rowOf(id, situation))).toBe(expected))
}

describe("followups.daily", () => {
  check("followups.daily", [
    ["not called today", file("En traitement"), "missing hint today"],
    ["called today", file("En traitement", days(0)), "ok hint meter"],
    ["complete", file("Réponse envoyée", days(6)), "ok hint complete"],
    [
      "the typed J is another",
      file("En traitement", [noted(1, "PDR J5 R1"), noted(0, "PDR J2 R1")]),
      "ok hint typed",
    ],
    ["booked: no reminder", file("Rendez-vous cédulé"), "ok hint meter"],
    ["closed", file("Perdu BDC", days(6)), "-"],
    ["sold", file("Pris en charge"), "-"],
    ["a stage of another house", file("Négociation"), "-"],
    ["no stage", file(null), "-"],
    ["stage masked", file(unknown("masked")), "unknown hint"],
    ["notes not shown", file("En traitement", [], { notes: unknown("not-rendered") }), "unknown hint"],
    ["notes not read yet", file("En traitement", [noted(0, "PDR R1", { reading: null })]), "unknown hint"],
    [
      "older notes not shown, nothing kept",
      file("En traitement", days(0), { notesComplete: false }),
      "unknown hint incomplete",
    ],
    [
      "the same, the client reached since",
      file("Contacté", [noted(1, "rejoint"), ...days(0)], { notesComplete: false }),
      "ok hint meter",
    ],
    [
      "the same, kept from earlier visits",
      withContext(file("En traitement", days(0), { notesComplete: false }), { kept: [kept(1)] }),
      "ok hint meter",
    ],
    [
      "no notes on the page, kept from earlier visits",
      withContext(file("En traitement", [], { notes: unknown("not-rendered") }), { kept: [kept(0)] }),
      "ok hint meter",
    ],
    [
      "a note of another record does not count",
      file("En traitement", [noted(0, "PDR R1", { ofThisRecord: false })]),
      "missing hint today",
    ],
    ["one of the future neither", file("En traitement", [noted(-1, "PDR R1")]), "missing hint today"],
    ["being changed: the stage that stood", change("En traitement", "Perdu BDC", days(0)), "ok hint meter"],
    ["on creation", file("En traitement", [], { mode: "create" }), "-"],
    ["while a meeting is being made", { ...file("En traitement"), meeting: meetingFacts() }, "-"],
    ["read on the page before", file("En traitement", [], { from: "earlier" }), "-"],
  ])

  const vars = (situation: Situation) => {
    const answer = rowOf("followups.daily", situation)?.answer
    return answer && "vars" in answer ? answer.vars : undefined
  }
  it("counts what the page shows and what was kept, one note once", () => {
    const first = noted(2, "PDR J1 R1")
    const situation = file("En traitement", [first, ...days(1)], { notesComplete: false })
    const both = [kept(4), kept(3), kept(2, "PDR J1 R1", first.id)]
    expect(vars(withContext(situation, { kept: both }))).toMatchObject({
      day: 5,
      days: 5,
      rounds: 1,
      of: 7,
      target: 3,
    })
    // the same instant without an id
    expect(vars(withContext(situation, { kept: [kept(3), kept(2)] }))).toMatchObject({ day: 4 })
  })
  it("a note edited since keeps the date on which it was first seen", () => {
    const edited = noted(0, "PDR J1 R1 + TEXTO?")
    const situation = file("En traitement", [edited])
    expect(vars(situation)).toMatchObject({ day: 1, rounds: 1 })
    expect(vars(withContext(situation, { kept: [kept(1, "PDR J1 R1", edited.id)] }))).toMatchObject({
      day: 2,
      rounds: 0,
    })
  })
  it("a kept note that a whole page no longer shows was erased", () => {
    const gone = withContext(file("En traitement", days(0)), { kept: [kept(1, "PDR R1", "gone")] })
    expect(vars(gone)).toMatchObject({ day: 1 })
  })
  it("two notes in one minute: a round each by their R, else one", () => {
    const two = (one: string, other: string) =>
      vars(file("En traitement", [noted(0, one), noted(0, other)]))?.["rounds"]
    expect(two("PDR R1", "PDR R2")).toBe(2)
    expect(two("PDR", "PDR + TEXTO")).toBe(1)
  })
  it("closed days and the target are its parameters, and the closed days are everyone's", () => {
    const rules = { "followups.daily": { params: { closedDays: [shiftDay(today, -1), today], rounds: 2 } } }
    const situation = { ...file("En traitement", [noted(2, "PDR R1")]), rules }
    expect(told(rowOf("followups.daily", situation))).toBe("ok hint meter")
    expect(vars(situation)).toMatchObject({ day: 2, target: 2 })
    const closing = {
      ...change("En traitement", "Perdu BDC", [...days(8, 2).slice(1), noted(2, "PDR R2")]),
      rules,
    }
    expect(
      told(
        rowOf("followups.lost-allowed", {
          ...closing,
          rules: { ...rules, "followups.lost-allowed": { params: { days: 6 } } },
        }),
      ),
    ).toBe("ok block complete")
  })
})

describe("followups.lost-allowed", () => {
  const id = "followups.lost-allowed"
  const early = change("En traitement", "Perdu BDC", days(5))
  check(id, [
    ["too early", early, "invalid block early"],
    ["nobody is closing", file("En traitement", days(5)), "-"],
    ["nobody is closing, and it may be closed", file("En traitement", days(6)), "ok block complete"],
    ["already closed", file("Perdu BDC", days(5)), "-"],
    ["seven days", change("Réponse envoyée", "perdu bdc", days(6)), "ok block complete"],
    ["no attempt at all", change("En traitement", "Perdu BDC"), "invalid block early"],
    ["another stage", change("En traitement", "Perdu F&I", days(1)), "-"],
    ["the same stage", change("Perdu BDC", "Perdu BDC", days(1)), "-"],
    ["on creation", change(null, "Perdu BDC", [], { mode: "create" }), "-"],
    [
      "a hole in the week",
      change("En traitement", "Perdu BDC", [...days(8, 6), ...days(4)]),
      "invalid block early",
    ],
    [
      "a bare closing note is no seventh day",
      change("En traitement", "Perdu BDC", [...days(6, 1), noted(0, "je ferme le dossier")]),
      "invalid block early",
    ],
    [
      "the J7 that is typed is not believed",
      change("En traitement", "Perdu BDC", [noted(0, "PDR J7 R1 je ferme le dossier")]),
      "invalid block early",
    ],
    [
      "reached, and nothing says why",
      change("En traitement", "Perdu BDC", [noted(1, "rejoint R1")]),
      "missing warn reason",
    ],
    [
      "reached, and a later note says why",
      change("En traitement", "Perdu BDC", [noted(1, "rejoint R1"), noted(0, "A acheté ailleurs")]),
      "ok block reached",
    ],
    [
      "reached, and only an older note",
      change("En traitement", "Perdu BDC", [noted(2, "Veut un Kona"), noted(1, "rejoint R1")]),
      "missing warn reason",
    ],
    [
      "reached, then no answer: no reason",
      change("En traitement", "Perdu BDC", [noted(1, "rejoint R1"), noted(0, "PDR R1")]),
      "missing warn reason",
    ],
    [
      "reached, and closed in the same words",
      change("En traitement", "Perdu BDC", [noted(1, "rejoint, a acheté ailleurs, je ferme le dossier")]),
      "ok block reached",
    ],
    [
      "reached long ago, then seven days",
      change("En traitement", "Perdu BDC", [noted(9, "rejoint R1"), ...days(6)]),
      "ok block complete",
    ],
    [
      "reached, at a time not read",
      change("En traitement", "Perdu BDC", [noted(1, "rejoint R1", { at: unknown("not-rendered") })]),
      "missing warn reason",
    ],
    [
      "an appointment was taken",
      change("En traitement", "Perdu BDC", [
        note(
          "RDV concession St-Hubert 2026-12-18 14:00, Kona 2024, échange non, comptant, dépôt non, habite Longueuil",
          { id: "rdv" },
        ),
      ]),
      "missing warn reason",
    ],
    [
      "the stage says that the client was met",
      change("Contacté", "Perdu BDC", days(1)),
      "missing warn reason",
    ],
    ["the stage before is not known", change(null, "Perdu BDC", days(1)), "invalid warn early"],
    [
      "the change is not readable",
      file("En traitement", days(1), { stageChange: unknown("unreadable") }),
      "unknown warn",
    ],
    [
      "notes not shown",
      change("En traitement", "Perdu BDC", [], { notes: unknown("not-rendered") }),
      "unknown warn",
    ],
    [
      "older notes not shown",
      change("En traitement", "Perdu BDC", days(2), { notesComplete: false }),
      "unknown warn doubt",
    ],
    [
      "older notes not shown, and kept ones do not tell all",
      withContext(change("En traitement", "Perdu BDC", days(2), { notesComplete: false }), {
        kept: [kept(3)],
      }),
      "unknown warn doubt",
    ],
    [
      "kept ones complete it",
      withContext(change("En traitement", "Perdu BDC", days(2, 0, "PDR R1"), { notesComplete: false }), {
        kept: [6, 5, 4, 3].map((ago) => kept(ago, `PDR J${7 - ago} R1`)),
      }),
      "ok block complete",
    ],
    [
      "the edit form, the notes seen whole a moment before",
      withContext(
        change("En traitement", "Perdu BDC", [], {
          mode: "edit",
          notes: unknown("not-rendered"),
          notesComplete: false,
        }),
        { kept: [kept(1)], keptWhole: new Date(now.getTime() - 30 * 60_000) },
      ),
      "invalid block early",
    ],
    [
      "the same, longer ago",
      withContext(
        change("En traitement", "Perdu BDC", [], {
          mode: "edit",
          notes: unknown("not-rendered"),
          notesComplete: false,
        }),
        { kept: [kept(1)], keptWhole: new Date(now.getTime() - 30 * 60_000 - 1) },
      ),
      "unknown warn doubt",
    ],
    [
      "dates of edits that decide",
      change("En traitement", "Perdu BDC", days(6, 0, "PDR R1?")),
      "unknown warn doubt",
    ],
    [
      "dates of edits that the typed J confirms",
      change("En traitement", "Perdu BDC", days(6, 0, "PDR J# R1?")),
      "ok block complete",
    ],
    [
      "dates of edits, too few whatever they are",
      change("En traitement", "Perdu BDC", days(5, 0, "PDR R1?")),
      "invalid block early",
    ],
    [
      "on another file, a note counts for nothing",
      change(
        "En traitement",
        "Perdu BDC",
        days(6).map((one) => ({ ...one, ofThisRecord: false })),
      ),
      "invalid block early",
    ],
  ])

  it("tells the evidence, to copy", () => {
    const row = rowOf(id, change("En traitement", "Perdu BDC", [...days(6), noted(0, "PDR R2 + COURRIEL")]))
    expect(row?.answer).toMatchObject({ vars: { days: 7, rounds: 8, channels: 3 } })
    expect(row?.answer).toHaveProperty(
      "offer",
      expect.stringMatching(
        /^J1 2026-12-09 R1 APPEL \+ TEXTO\n[^]*\nJ7 2026-12-15 R2 APPEL \+ TEXTO \+ COURRIEL$/,
      ),
    )
  })
  it("tells what is left", () => {
    expect(rowOf(id, early)?.answer).toMatchObject({ vars: { day: 6, of: 7, left: 1 } })
  })
  it("holds the opportunity's own Save, and that one alone", () => {
    const rows = rowsOf(early)
    expect(holding(rows).map((row) => [row.id, row.holds])).toEqual([[id, "opportunity"]])
    expect(holding(rows, "opportunity")).toHaveLength(1)
    expect(holding(rows, "meeting")).toEqual([])
  })
  it.each<[string, Situation]>([
    ["read once", { ...early, unsettled: ["opportunity.stage"] }],
    ["at warn", { ...early, rules: { [id]: { level: "warn" } } }],
    ["off", { ...early, rules: { [id]: { level: "off" } } }],
    ["pack off", { ...early, packs: { followups: false } }],
    ["complete", change("En traitement", "Perdu BDC", days(6))],
    ["not known", change("En traitement", "Perdu BDC", days(2), { notesComplete: false })],
    ["no change", file("Perdu BDC", days(1))],
  ])("holds nothing: %s", (_, situation) => expect(holding(rowsOf(situation))).toEqual([]))
})

describe("followups.invalid-allowed", () => {
  const credsii = { fields: { source: "Credsii" } }
  const id = "followups.invalid-allowed"
  const no = { others: [] }
  check(id, [
    [
      "too early",
      withContext(change("En traitement", "Invalide BDC", days(5), credsii), no),
      "invalid warn early",
    ],
    [
      "by its type",
      withContext(change("En traitement", "INVALIDE", days(5), { fields: { type: "Lead CREDSII" } }), no),
      "invalid warn early",
    ],
    ["seven days", change("En traitement", "Invalide BDC", days(6), credsii), "ok warn complete"],
    ["not a Credsii", change("En traitement", "Invalide BDC", days(1)), "-"],
    ["another stage", change("En traitement", "Perdu BDC", days(1), credsii), "-"],
    [
      "without a phone: its own rule",
      change("En traitement", "Invalide BDC", days(1), { fields: { source: "Credsii", phone: null } }),
      "-",
    ],
    [
      "taken back: rightly so",
      withContext(change("En traitement", "Invalide BDC", days(1), credsii), {
        others: [
          {
            record: { org: "o", module: "Potentials", id: "2" },
            matchedBy: "phone",
            stage: "Perdu BDC",
            closedAt: at(10),
            lastFollowUpAt: at(10),
            seenAt: at(1),
          },
        ],
      }),
      "-",
    ],
    [
      "reached",
      change("En traitement", "Invalide BDC", [noted(1, "rejoint")], credsii),
      "missing warn reason",
    ],
  ])
  it("raised to block it holds, unless another file may explain it", () => {
    const rules = { [id]: { level: "block" as const } }
    const situation = { ...change("En traitement", "Invalide BDC", days(5), credsii), rules }
    expect(holding(rowsOf(withContext(situation, no))).map((row) => row.id)).toEqual([id])
    expect(holding(rowsOf(situation))).toEqual([])
  })
  it("its rule for a missing phone at observe leaves it to this one", () => {
    const situation = {
      ...change("En traitement", "Invalide BDC", days(1), { fields: { source: "Credsii", phone: null } }),
      rules: { "followups.credsii-no-phone": { level: "observe" as const } },
    }
    expect(told(rowOf(id, situation))).toBe("invalid warn early")
  })
})

describe("followups.credsii-no-phone", () => {
  const bare: Given = { fields: { source: "Credsii", phone: null } }
  check("followups.credsii-no-phone", [
    ["nothing sent", file("En traitement", [], bare), "missing warn send"],
    ["sent", file("En traitement", [noted(0, "J1 R1 COURRIEL")], bare), "missing warn invalidate"],
    [
      "sent, and put there",
      change("En traitement", "Invalide BDC", [noted(0, "J1 R1 COURRIEL")], bare),
      "ok warn",
    ],
    ["put there too soon", change("En traitement", "Invalide BDC", [], bare), "missing warn send"],
    ["on creation", file("En traitement", [], { ...bare, mode: "create" }), "missing warn send"],
    [
      "older notes not shown",
      file("En traitement", [], { ...bare, notesComplete: false }),
      "unknown warn unseen",
    ],
    [
      "notes not read",
      file("En traitement", [], { ...bare, notes: unknown("not-rendered"), notesComplete: false }),
      "unknown warn unseen",
    ],
    [
      "phone masked",
      file("En traitement", [], { fields: { source: "Credsii", phone: unknown("masked") } }),
      "unknown warn",
    ],
    ["a phone", file("En traitement", [], { fields: { source: "Credsii" } }), "-"],
    ["not a Credsii", file("En traitement", [], { fields: { phone: null } }), "-"],
    ["closed otherwise", file("Perdu BDC", [], bare), "-"],
    ["stage masked", file(unknown("masked"), [], bare), "unknown warn"],
  ])
})

const other = (given: Partial<OtherFile> = {}): OtherFile => ({
  record: { org: "org1", module: "Potentials", id: "2" },
  matchedBy: "phone",
  stage: "Perdu BDC",
  closedAt: at(10),
  lastFollowUpAt: at(10),
  seenAt: at(5),
  ...given,
})
const family = ["reapply", "reapply-fni", "reapply-approvers", "never-reached", "expiry-vs-90"].map(
  (name) => `followups.${name}`,
)
/** The rows of the family that stand, each as "name state level problem". */
const standing = (situation: Situation): string =>
  rowsOf(situation)
    .filter(({ id }) => family.includes(id))
    .map((row) => `${row.id.replace("followups.", "")} ${told(row)}`)
    .join(", ")

describe("a client who applies again", () => {
  const fresh = file("En traitement")
  const after = (others: OtherFile[] | undefined, situation = fresh, more: Situation["context"] = {}) =>
    standing(withContext(situation, { others, ...more }))
  it.each<[string, string, string]>([
    ["the store does not say", after(undefined), ""],
    ["no other file", after([]), ""],
    ["closed 90 days ago", after([other({ closedAt: at(90, "00:00") })]), "reapply invalid warn one"],
    ["91 days", after([other({ closedAt: at(91, "23:59") })]), ""],
    ["several", after([other(), other({ closedAt: at(3) })]), "reapply invalid warn several"],
    ["Perdu F&I", after([other({ stage: "Perdu F&I" })]), "reapply-fni invalid warn one"],
    ["with the approvers", after([other({ stage: "Perdu" })]), "reapply-approvers invalid warn one"],
    ["two answers", after([other({ createdAt: "2026-10-01" })]), "expiry-vs-90 invalid warn one"],
    [
      "two answers, several",
      after([other({ createdAt: "2026-10-01" }), other({ closedAt: at(80) })]),
      "expiry-vs-90 invalid warn several",
    ],
    [
      "the analyst's, never reached",
      after([other({ lastOutcome: "no-answer", createdAt: at(30) })], fresh, {
        agent: { name: "A", department: "credit", branch: "" },
      }),
      "never-reached invalid warn one",
    ],
    [
      "the same for the BDC",
      after([other({ lastOutcome: "no-answer", createdAt: at(30) })]),
      "reapply invalid warn one",
    ],
    ["closed nobody knows when", after([other({ closedAt: null })]), "reapply unknown warn date"],
    [
      "Perdu F&I, nobody knows when",
      after([other({ stage: "Perdu F&I", closedAt: null })]),
      "reapply-fni unknown warn date",
    ],
    ["binned", after([other({ stage: "Invalide BDC" })]), ""],
    [
      "on creation",
      after([other()], file("En traitement", [], { mode: "create" })),
      "reapply invalid warn one",
    ],
    [
      "an older file, not a new request",
      after([other()], file("Contacté", [], { fields: { createdAt: shiftDay(today, -11) } })),
      "",
    ],
    ["the same by its notes", after([other()], file("Contacté", [noted(11, "PDR R1")])), ""],
    ["put INVALIDE: done", after([other()], file("Invalide BDC")), ""],
    ["booked by now", after([other()], file("Rendez-vous cédulé")), ""],
    ["stage masked", after([other()], file(unknown("masked"))), "reapply unknown warn date"],
  ])("%s", (_, got, expected) => expect(got).toBe(expected))

  it("names the file to take back, and what becomes of this one", () => {
    const row = rowOf("followups.reapply", withContext(fresh, { others: [other()] }))
    expect(row?.answer).toMatchObject({
      record: { id: "2" },
      offer: "Invalide BDC",
      vars: { days: 10, count: 1 },
    })
    expect(row?.field).toBe("opportunity.stage")
  })
  it.each(["off", "observe"] as const)("a narrower case at %s does not end the search", (level) => {
    const rules = { "followups.reapply-fni": { level } }
    const rows = standing({ ...withContext(fresh, { others: [other({ stage: "Perdu F&I" })] }), rules })
    expect(rows).toBe(
      `reapply invalid warn one${level === "observe" ? ", reapply-fni invalid observe one" : ""}`,
    )
  })
  it("a narrower case whose pack is off neither; its own parameters count", () => {
    expect(
      after([other({ closedAt: at(31) })], {
        ...fresh,
        rules: { "followups.reapply": { params: { days: 30 } } },
      }),
    ).toBe("")
    expect(
      after([other({ createdAt: "2026-10-01" })], {
        ...fresh,
        rules: { "followups.expiry": { params: { weeks: 20 } } },
      }),
    ).toBe("reapply invalid warn one")
  })
  it("a block of the pack is advice: it holds neither Save, nor the meeting's", () => {
    const situation = withContext(fresh, { others: [other({ stage: "Perdu F&I" })] })
    expect(rowOf("followups.reapply-fni", situation)).toMatchObject({ level: "warn", softened: "advice" })
    expect(holding(rowsOf(situation))).toEqual([])
    const ready = opportunityFacts({ fields: { stage: "En traitement" } })
    expect(holding(rowsOf({ ...situation, opportunity: ready, meeting: meetingFacts() }))).toEqual([])
  })
  check("followups.reapply-fni", [
    ["the old file being reopened", change("Perdu FNI", "Contacté"), "invalid warn reopening"],
    ["put at another closed stage", change("Perdu F&I", "Perdu BDC"), "-"],
    ["another file being reopened", change("Perdu BDC", "Contacté"), "-"],
  ])
  check("followups.reapply-approvers", [
    ["the approvers' file being reopened", change("Perdu", "Contacté"), "invalid warn reopening"],
  ])
})

describe("expiry", () => {
  const made = (ago: number, stage = "Contacté", given: Given = {}, notes: Note[] = []) =>
    file(stage, notes, { ...given, fields: { createdAt: shiftDay(today, -ago), ...given.fields } })
  const closed = [noted(20, "PDR J7 R1 je ferme le dossier")]
  check("followups.expiry", [
    ["more than two weeks left", made(41), "-"],
    ["two weeks left", made(42), "ok warn left"],
    ["the last day", made(56), "ok warn left"],
    ["expired", made(57), "invalid warn expired"],
    ["by other weeks", { ...made(57), rules: { "followups.expiry": { params: { weeks: 12 } } } }, "-"],
    ["at another stage", made(57, "Rendez-vous cédulé"), "-"],
    ["no date on the page", file("Contacté"), "-"],
    ["a date that is none", file("Contacté", [], { fields: { createdAt: "2026-02-30" } }), "-"],
    ["closed less than 90 days ago and taken back: two answers", made(100, "Contacté", {}, closed), "-"],
    [
      "the same with that row off",
      { ...made(100, "Contacté", {}, closed), rules: { "followups.expiry-vs-90": { level: "off" } } },
      "invalid warn expired",
    ],
  ])
  check("followups.expiry-vs-90", [
    ["too old, and closed 20 days ago", made(100, "Contacté", {}, closed), "invalid warn own"],
    ["by the ticked box", file("Contacté", closed, { fields: { expired: true } }), "invalid warn own"],
    [
      "raised to block it blocks nothing",
      { ...made(100, "Contacté", {}, closed), rules: { "followups.expiry-vs-90": { level: "block" } } },
      "invalid warn own",
    ],
    ["closed 89 days ago", made(100, "Contacté", {}, [noted(89, "je ferme le dossier")]), "invalid warn own"],
    ["closed 90 days ago", made(100, "Contacté", {}, [noted(90, "je ferme le dossier")]), "-"],
    [
      "a closing that may be older",
      made(100, "Contacté", {}, [noted(20, "je ferme le dossier?")]),
      "unknown warn date",
    ],
    ["not old", made(56, "Contacté", {}, closed), "-"],
    ["never closed", made(100), "-"],
    ["still closed", made(100, "Perdu BDC", {}, closed), "-"],
    [
      "being reopened",
      change("Perdu BDC", "Contacté", closed, { fields: { createdAt: shiftDay(today, -100) } }),
      "invalid warn own",
    ],
  ])
  check("bdc.opp.not-expired", [
    ["ticked", file("Contacté", [], { fields: { expired: true } }), "invalid warn"],
    ["ticked, and disputed", file("Contacté", closed, { fields: { expired: true } }), "invalid warn"],
  ])
  it("what is disputed does not hold the meeting; what is not does", () => {
    const holds = (situation: Situation) =>
      holding(rowsOf({ ...situation, meeting: meetingFacts() })).map(({ id }) => id)
    const ticked = (notes: Note[]) =>
      file("Contacté", [note("Note du rendez-vous", { id: "x" }), ...notes], { fields: { expired: true } })
    const rules = { "bdc.opp.appointment-note": { level: "off" as const } }
    expect(holds({ ...ticked([]), rules })).toEqual(["bdc.meeting.opportunity-ready"])
    expect(holds({ ...ticked(closed), rules })).toEqual([])
    expect(
      holds({ ...ticked(closed), rules: { ...rules, "followups.expiry-vs-90": { level: "observe" } } }),
    ).toEqual(["bdc.meeting.opportunity-ready"])
  })
})

describe("followups.long-term", () => {
  const on = (followUpDate: Field | string | null, given: Given = {}) =>
    file("En suivi long-terme", [], { ...given, fields: { followUpDate } })
  const to = { stageChange: known({ from: "Contacté", to: "En suivi long-terme" }) }
  check("followups.long-term", [
    ["no date", on(null), "missing hint date"],
    ["a date", on("2027-03-01"), "ok hint"],
    ["a date that has come near", on("2026-12-16"), "ok hint"],
    ["masked", on(unknown("masked")), "unknown hint"],
    ["being put there, four weeks away", on("2027-01-12", to), "invalid hint soon"],
    ["a day more", on("2027-01-13", to), "ok hint"],
    ["another stage", file("Contacté"), "-"],
  ])
})

describe("the stage", () => {
  it.each(stages.map(({ key, name }) => [name, key] as const))("%s has its meaning", (name, key) => {
    expect(told(rowOf("followups.stage-meaning", file(name)))).toBe(`ok hint ${key}`)
  })
  check("followups.stage-meaning", [
    ["the one being chosen", change("Contacté", "Livré"), "ok hint delivered"],
    ["one of another house", file("Négociation"), "-"],
    ["masked", file(unknown("masked")), "-"],
  ])
  check("followups.stage-fits", [
    ["a text without answer", file("En traitement", [noted(0, "PDR J1 R1 + TEXTO")]), "invalid hint fit"],
    ["the same, there already", file("Réponse envoyée", [noted(0, "PDR J1 R1 + TEXTO")]), "ok hint"],
    ["reached", file("Réponse envoyée", [noted(0, "rejoint R1")]), "invalid hint fit"],
    ["reached, there already", file("Contacté", [noted(0, "rejoint R1")]), "ok hint"],
    ["never reached by the notes", file("Contacté", [noted(0, "TEXTO J1 R1")]), "invalid hint fit"],
    [
      "other words may tell of a contact",
      file("Contacté", [noted(0, "TEXTO J1 R1"), noted(0, "Veut un Kona")]),
      "-",
    ],
    ["calls only", file("En traitement", [noted(0, "PDR J1 R1")]), "-"],
    ["booked", file("Rendez-vous cédulé", [noted(0, "rejoint R1")]), "-"],
    ["a note of tomorrow", file("En traitement", [noted(-1, "rejoint R1")]), "-"],
    [
      "older notes not shown",
      file("En traitement", [noted(0, "TEXTO J1 R1")], { notesComplete: false }),
      "unknown hint incomplete",
    ],
    [
      "older notes not shown, reached in those that are",
      file("En traitement", [noted(0, "rejoint")], { notesComplete: false }),
      "invalid hint fit",
    ],
    ["notes not read", file("En traitement", [], { notes: unknown("masked") }), "unknown hint"],
  ])
  it("offers the stage to copy", () => {
    expect(rowOf("followups.stage-fits", file("En traitement", [noted(0, "rejoint")]))?.answer).toMatchObject(
      { offer: "Contacté", vars: { stage: "Contacté" } },
    )
  })
})

describe("for the journal", () => {
  check("followups.queue", [
    ["Platine", file("En traitement", [], { fields: { priority: "platine" } }), "ok observe rank"],
    ["no priority", file("En traitement"), "-"],
    ["another", file("En traitement", [], { fields: { priority: "Haute" } }), "-"],
    ["closed", file("Perdu BDC", [], { fields: { priority: "Or" } }), "-"],
  ])
  check("followups.open-elsewhere", [
    [
      "another open file",
      withContext(file("En traitement"), { others: [other({ stage: "Contacté", closedAt: null })] }),
      "invalid observe open",
    ],
    ["a closed one", withContext(file("En traitement"), { others: [other()] }), "-"],
    ["one never read", withContext(file("En traitement"), { others: [other({ stage: null })] }), "-"],
  ])
})

it("each pack is gated by itself, and the bdc's is the one shown", () => {
  const packsIn = (packs: Record<string, boolean>) =>
    [...new Set(rowsOf({ ...file("En traitement"), packs }).map(({ id }) => id.split(".")[0]))].sort()
  expect(packsIn({})).toEqual(["bdc", "followups"])
  expect(packsIn({ bdc: false })).toEqual(["followups"])
  expect(packsIn({ followups: false })).toEqual(["bdc"])
  expect(packShown(rowsOf(file("En traitement")))).toBe("bdc")
  expect(packShown(rowsOf({ ...file("En traitement"), packs: { bdc: false } }))).toBe("followups")
  expect(packShown([])).toBeNull()
})

it("whatever the notes and the change: an unknown never holds, and only a change to a closed stage does", () => {
  const texts = fc.constantFrom(
    "PDR R1",
    "PDR J3 R1?",
    "rejoint",
    "je ferme le dossier",
    "Veut un Kona",
    "TEXTO J1",
  )
  const notes = fc.array(fc.tuple(fc.integer({ min: -1, max: 12 }), texts), { maxLength: 12 })
  const names = fc.constantFrom("En traitement", "Contacté", "Perdu BDC", "Invalide BDC", "Livré", "x", "")
  const changes = fc.oneof(
    fc.constant(empty),
    fc.constant(unknown("unreadable")),
    fc.record({ from: fc.option(names), to: names }).map(known),
  )
  fc.assert(
    fc.property(notes, changes, names, fc.boolean(), (written, stageChange, stage, notesComplete) => {
      const situation = file(
        stage,
        written.map(([ago, text]) => noted(ago, text)),
        { stageChange, notesComplete },
      )
      for (const row of holding(rowsOf(situation))) {
        expect(row).toMatchObject({ id: "followups.lost-allowed", state: "invalid", holds: "opportunity" })
        expect(stageChange).toMatchObject({ value: { to: "Perdu BDC" } })
        expect(notesComplete).toBe(true)
        expect(written.some(([, text]) => text === "rejoint")).toBe(false)
      }
    }),
    { numRuns: 200 },
  )
})
