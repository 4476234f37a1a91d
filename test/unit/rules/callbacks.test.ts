import { describe, expect, it } from "vitest"
import { becauseKeys, callbackCases } from "../../../src/process/callbacks"
import { montreal } from "../../../src/process/calendar"
import { known, unknown } from "../../../src/process/field"
import { emptyRoster, type Roster } from "../../../src/process/roster"
import { callbackRules } from "../../../src/rules/callbacks"
import {
  callerVerdict,
  doubtKeys,
  type CallerAnswer,
  type CallerInput,
} from "../../../src/rules/callbacks/verdict"
import { inForce } from "../../../src/rules/engine"
import type { Moment, Note, OpportunityFacts } from "../../../src/rules/facts"
import type { Level } from "../../../src/rules/rule"
import { sources } from "../../../src/rules/sources"
import { en } from "../../../src/words/en/verdicts"
import { fr } from "../../../src/words/fr/verdicts"
import { note, opportunityFacts } from "./facts-builder"

const noteAt = montreal("2026-12-15", "10:00")
const after = (seconds: number): Date => new Date(noteAt.getTime() + seconds * 1000)
const H = 3600

const roster: Roster = {
  ...emptyRoster,
  people: [
    { id: "u1", name: "Zoé Roy" },
    { id: "u2", name: "Alex Côté" },
    { id: "u3", name: "Sam Martin" },
  ],
  shifts: [
    { person: "u1", day: "2026-12-15", start: "08:00", end: "09:00" },
    { person: "u2", day: "2026-12-15", start: "18:00", end: "21:00" },
    { person: "u3", day: "2026-12-15", start: "08:00", end: "20:00" },
  ],
}
const moment = (given: Partial<Moment> = {}): Moment => ({
  at: noteAt,
  precision: "second",
  zoneKnown: true,
  isModified: false,
  ...given,
})
const pdr = (given: Partial<Note> = {}, time: Partial<Moment> = {}): Note =>
  note("PDR J3 R1 + TEXTO", { author: "Sam Martin", at: known(moment(time)), ...given })

type Given = Partial<Omit<CallerInput, "opportunity" | "now">> & {
  owner?: string | null
  notes?: Note[]
} & Partial<Omit<OpportunityFacts, "notes">>
const input = (
  { owner = "Côté, Alex", notes = [pdr()], agent, roster: team, presenceAnswers, force, ...facts }: Given,
  now: Date,
): CallerInput => ({
  opportunity: opportunityFacts({
    notes: known(notes),
    ...facts,
    fields: { owner, ...facts.fields },
  }),
  agent: agent === undefined ? { name: "Zoé Roy", department: "bdc", branch: "Laval" } : agent,
  roster: team ?? roster,
  presenceAnswers: presenceAnswers ?? {},
  force: force ?? inForce({ rules: {}, packs: {} }),
  now,
})
const answer = (given: Given, now = after(60)): CallerAnswer => {
  const found = callerVerdict(input(given, now))
  if (!found) throw new Error("no case applies")
  return found
}
const levels = (given: Record<string, Level>): CallerInput["force"] =>
  inForce({
    packs: {},
    rules: Object.fromEntries(Object.entries(given).map(([id, level]) => [id, { level }])),
  })

describe("the card's verdict, from the page", () => {
  it.each<[string, Given, string, string | undefined]>([
    ["mine, in either order of names", { owner: "Roy, Zoé" }, "callbacks.mine", undefined],
    ["mine without a roster", { owner: "ROY zoe", roster: emptyRoster }, "callbacks.mine", undefined],
    ["owner on shift", { owner: "Sam Martin", notes: [] }, "callbacks.owner-on-shift", "u3"],
    ["owner off, author on shift", {}, "callbacks.note-author", "u3"],
    ["no owner", { owner: null }, "callbacks.note-author", "u3"],
    ["my own note", { notes: [pdr({ author: "Zoé Roy" })] }, "callbacks.note-author", undefined],
    ["author off", { notes: [pdr({ author: "Alex Côté" })] }, "callbacks.author-unavailable", undefined],
    [
      "no follow-up among the notes",
      { notes: [note("Audi R8 et Jaguar XJ6")] },
      "callbacks.open-to-all",
      undefined,
    ],
    ["no notes", { notes: [] }, "callbacks.open-to-all", undefined],
    ["notes known to be none", { notes: [], ...{ notesComplete: true } }, "callbacks.open-to-all", undefined],
    [
      "a related record's note",
      { notes: [pdr({ ofThisRecord: false })] },
      "callbacks.open-to-all",
      undefined,
    ],
    [
      "the last of several",
      { notes: [pdr({ author: "Alex Côté" }, { at: after(-60) }), pdr()] },
      "callbacks.note-author",
      "u3",
    ],
    [
      "whatever their order",
      { notes: [pdr(), pdr({ author: "Alex Côté" }, { at: after(-60) })] },
      "callbacks.note-author",
      "u3",
    ],
    [
      "an answer before the roster",
      { presenceAnswers: { u2: "on-shift" } },
      "callbacks.owner-on-shift",
      "u2",
    ],
  ])("%s", (_, given, rule, to) => {
    const { verdict, doubt, level } = answer(given)
    expect(verdict).toMatchObject({ rule })
    expect(verdict.to).toBe(to)
    expect(doubt).toEqual([])
    expect(level).toBe(rule === "callbacks.mine" ? "hint" : "warn")
  })

  it("names who is spoken of", () => {
    expect(answer({}).names).toEqual({ u2: "Alex Côté", u3: "Sam Martin" })
    expect(answer({ owner: "Inès  Bélair" }).names).toMatchObject({ "ines belair": "Inès  Bélair" })
  })
})

describe("what the page does not say", () => {
  const twins = {
    ...roster,
    people: [...roster.people, { id: "u9", name: "Roy Zoé" }, { id: "u8", name: "Alex Côté" }],
  }
  it.each<[string, Given, string, string | null]>([
    ["the owner", { fields: { owner: unknown("not-found") } as never }, "owner-not-read", null],
    ["who I am", { agent: null }, "me-unnamed", null],
    ["a stranger's presence", { owner: "Inès Bélair" }, "owner-unknown", "ines belair"],
    ["the author's presence", { notes: [pdr({ author: "Inès Bélair" })] }, "author-unknown", "ines belair"],
    [
      "which of two of one name",
      { roster: twins, agent: { name: "Sam Martin", department: "bdc", branch: "" } },
      "owner-unknown",
      "cote, alex",
    ],
    ["whether I am the owner or my namesake", { roster: twins, owner: "Zoé Roy" }, "owner-not-read", null],
    [
      "a follow-up among the notes left out",
      { notes: [note("Bonjour")], notesComplete: false },
      "note-not-read",
      null,
    ],
    ["what the worker read", { notes: [pdr({ reading: null })] }, "note-not-read", null],
    ["the note's time", { notes: [pdr({ at: unknown("ambiguous") })] }, "note-not-read", null],
    ["the author", { notes: [pdr({ author: "" })] }, "author-not-read", null],
  ])("%s", (_, given, because, person) => {
    const found = callerVerdict(input(given, after(60)))
    expect(found?.verdict.verdict).toBe("ask")
    expect(found?.verdict.because.at(-1)).toBe(because)
    expect(found?.personToAsk?.id ?? null).toBe(person)
  })
  it("never the older notes, when a follow-up shows among the latest", () => {
    expect(answer({ notesComplete: false }).verdict.rule).toBe("callbacks.note-author")
  })
  it("the notes", () => {
    const facts = input({}, after(60))
    const opportunity = { ...facts.opportunity, notes: unknown("not-rendered") }
    expect(callerVerdict({ ...facts, opportunity })?.verdict).toMatchObject({
      verdict: "ask",
      rule: "callbacks.note-author",
    })
  })
  it("an answer settles it, on the same id", () => {
    const { personToAsk } = answer({ owner: "Inès Bélair" })
    expect(
      answer({ owner: "Inès Bélair", presenceAnswers: { [personToAsk?.id ?? ""]: "off" } }).verdict.rule,
    ).toBe("callbacks.note-author")
  })
})

describe("the doubt of the note's time", () => {
  const minute: Partial<Moment> = { precision: "minute" }
  const zone: Partial<Moment> = { zoneKnown: false }
  it.each<[string, Partial<Moment>, number, string, string[], number | null]>([
    ["second, inside", {}, 3 * H, "transfer", [], 3 * H],
    ["second, outside", {}, 3 * H + 1, "open", [], null],
    ["minute, inside", minute, 3 * H, "transfer", [], 3 * H],
    ["minute, in its doubt", minute, 3 * H + 59, "transfer", ["minute"], 3 * H + 59.999],
    ["minute, past its doubt", minute, 3 * H + 60, "open", [], null],
    ["zone, surely inside", zone, 1.5 * H, "transfer", [], 3 * H],
    ["zone, perhaps outside", zone, 1.5 * H + 1, "transfer", ["zone"], 3 * H],
    ["zone, perhaps inside", zone, 6 * H, "transfer", ["zone"], 6 * H],
    ["zone, surely outside", zone, 6 * H + 1, "open", [], null],
    ["zone, ahead of us", zone, -1.5 * H, "transfer", ["zone"], null],
    ["zone, too far ahead", zone, -2 * H, "ask", [], 3 * H],
    ["modified, inside", { isModified: true }, 60, "transfer", ["modified"], 3 * H],
    ["modified, outside", { isModified: true }, 3 * H + 1, "open", [], null],
    ["day, the same", { precision: "day" }, 6 * H, "transfer", ["day"], null],
    ["day, surely outside", { precision: "day" }, 17 * H, "open", [], null],
  ])("%s", (_, time, seconds, verdict, doubt, until) => {
    const found = answer(
      { notes: [pdr({}, time)], presenceAnswers: { u2: "off", u3: "on-shift" } },
      after(seconds),
    )
    expect(found.verdict.verdict).toBe(verdict)
    expect(found.doubt).toEqual(doubt)
    expect(found.verdict.until ?? null).toEqual(until === null ? null : after(until))
  })
  it("says when only the last editor shows, where that decides", () => {
    const edited = pdr({ authorCertain: false })
    expect(answer({ notes: [edited] }).doubt).toEqual(["author"])
    expect(answer({ notes: [edited] }, after(4 * H)).doubt).toEqual([])
    expect(answer({ owner: "Zoé Roy", notes: [edited] }).doubt).toEqual([])
  })
})

describe("levels and parameters", () => {
  it("a case at observe or off does not end the search", () => {
    const owned: Given = { owner: "Sam Martin", notes: [] }
    expect(answer({ ...owned, force: levels({ "callbacks.owner-on-shift": "observe" }) }).verdict.rule).toBe(
      "callbacks.open-to-all",
    )
    expect(answer({ ...owned, force: levels({ "callbacks.owner-on-shift": "hint" }) }).level).toBe("hint")
  })
  it("K cases speak one by one", () => {
    const busy: Given = { presenceAnswers: { u2: "busy" } }
    expect(answer(busy).verdict.rule).toBe("callbacks.note-author")
    expect(answer({ ...busy, force: levels({ "callbacks.owner-busy": "warn" }) }).verdict).toMatchObject({
      verdict: "book-credit",
      to: "u2",
    })
    expect(answer({ ...busy, force: levels({ "callbacks.lost-returns": "warn" }) }).verdict.rule).toBe(
      "callbacks.note-author",
    )
  })
  it("a missed appointment is read from the notes", () => {
    const force = levels({ "callbacks.no-show": "warn" })
    const missed = note("Client no-show ce matin", { at: known(moment({ at: after(-60) })) })
    const given: Given = { notes: [missed, pdr()], presenceAnswers: { u3: "on-shift" }, force }
    expect(answer(given, after(5 * H)).verdict).toMatchObject({ rule: "callbacks.no-show", to: "u3" })
    expect(answer({ ...given, notes: [pdr()] }, after(5 * H)).verdict.rule).toBe("callbacks.open-to-all")
  })
  it("the window is a parameter", () => {
    const force = inForce({ packs: {}, rules: { "callbacks.note-author": { params: { hours: 1 } } } })
    expect(answer({ force }, after(H)).verdict.verdict).toBe("transfer")
    expect(answer({ force }, after(H + 1))).toMatchObject({
      verdict: { verdict: "open" },
      vars: { hours: 1 },
    })
  })
  it("is silent when no case speaks", () => {
    const force = levels(Object.fromEntries(callbackCases.map((rule) => [rule, "off"])))
    expect(callerVerdict(input({ force }, after(60)))).toBeNull()
  })
})

describe("the table and its words", () => {
  it("holds each case with its level", () =>
    expect(Object.fromEntries(callbackRules.map(({ id, level }) => [id, `${level} ${sources[id]}`]))).toEqual(
      {
        "callbacks.mine": "hint S3",
        "callbacks.owner-on-shift": "warn S3",
        "callbacks.owner-busy": "observe K",
        "callbacks.note-author": "warn S3",
        "callbacks.author-unavailable": "warn S3",
        "callbacks.open-to-all": "warn S3",
        "callbacks.untreated": "observe K",
        "callbacks.no-show": "observe K",
        "callbacks.lost-returns": "observe K",
        "callbacks.chat-first": "observe K",
        "callbacks.email-lead": "observe K",
      },
    ))
  it.each([
    ["fr", fr],
    ["en", en],
  ])("has its words in %s", (_, words) => {
    expect(Object.keys(words.because).sort()).toEqual([...becauseKeys].sort())
    expect(Object.keys(words.doubts).sort()).toEqual([...doubtKeys].sort())
    expect(Object.keys(words.rules).sort()).toEqual([...callbackCases].sort())
    const blanks = JSON.stringify(words).match(/\{\w+\}/g)
    expect(new Set(blanks)).toEqual(new Set(["{name}", "{hours}", "{noShowHours}"]))
  })
  it("keeps the spaces of French typography", () => {
    const texts = Object.values(fr).flatMap((group) => Object.values(group))
    expect(texts.filter((text) => / [:»?!;]|« |'|\d h|\} h/.test(text))).toEqual([])
  })
})
