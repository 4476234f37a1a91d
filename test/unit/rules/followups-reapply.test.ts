import { describe, expect, it } from "vitest"
import { shiftDay } from "../../../src/process/calendar"
import { unknown } from "../../../src/process/field"
import { holding } from "../../../src/rules/engine"
import type { Note } from "../../../src/rules/facts"
import type { OtherFile } from "../../../src/rules/rule"
import { meetingFacts, note, opportunityFacts, rowOf, rowsOf, told, type Situation } from "./facts-builder"
import { at, change, check, file, noted, other, today, withContext, type Given } from "./followups-builder"

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
  it("on the new request it is advice: it holds neither Save, nor the meeting's", () => {
    const situation = withContext(fresh, { others: [other({ stage: "Perdu F&I" })] })
    expect(rowOf("followups.reapply-fni", situation)).toMatchObject({ level: "warn" })
    expect(holding(rowsOf(situation))).toEqual([])
    const ready = opportunityFacts({ fields: { stage: "En traitement" } })
    expect(holding(rowsOf({ ...situation, opportunity: ready, meeting: meetingFacts() }))).toEqual([])
  })
  it("the old file's own Save is held while it is being reopened, and only its own", () => {
    const names = (situation: Situation) => holding(rowsOf(situation), "opportunity").map(({ id }) => id)
    expect(names(change("Perdu F&I", "Contacté"))).toEqual(["followups.reapply-fni"])
    expect(names(change("Perdu", "En traitement"))).toEqual(["followups.reapply-approvers"])
    expect(names(change("Perdu BDC", "Contacté"))).toEqual([])
    expect(holding(rowsOf(change("Perdu F&I", "Contacté")), "meeting")).toEqual([])
  })
  check("followups.reapply-fni", [
    ["the old file being reopened", change("Perdu FNI", "Contacté"), "invalid block reopening"],
    ["put at another closed stage", change("Perdu F&I", "Perdu BDC"), "-"],
    ["another file being reopened", change("Perdu BDC", "Contacté"), "-"],
  ])
  check("followups.reapply-approvers", [
    ["the approvers' file being reopened", change("Perdu", "Contacté"), "invalid block reopening"],
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
