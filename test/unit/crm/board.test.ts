import fc from "fast-check"
import { describe, expect, test } from "vitest"
import {
  boardFilters,
  isOfKind,
  isWhole,
  stateOf,
  tallyOf,
  type BoardFile,
  type BoardNote,
  type BoardOptions,
} from "../../../src/crm/board"
import { boardFields, fileOf, filesQuery, standardFields } from "../../../src/crm/board-deals"
import { BoardFiles } from "../../../src/crm/board-notes"
import type { CrmField, CrmNote, CrmRecord } from "../../../src/crm/types"
import { montreal, shiftDay } from "../../../src/process/calendar"
import { followUpState } from "../../../src/process/followups"
import { writeNote } from "../../../src/process/notes"

const today = "2026-11-20"
const now = montreal(today, "15:00")
const at = (back: number, time = "10:00"): number => montreal(shiftDay(today, -back), time).getTime()
const options: BoardOptions = { days: 7, rounds: 3, weeks: 8, closedDays: [] }

let made = 0
const note = (back: number, over: Partial<BoardNote> = {}, time?: string): BoardNote => ({
  id: `n${String((made += 1))}`,
  at: at(back, time),
  modified: at(back, time),
  author: "a",
  outcome: "no-answer",
  day: null,
  round: null,
  channels: ["call"],
  closing: false,
  ...over,
})
const file = (notes: BoardNote[], over: Partial<BoardFile> = {}): BoardFile => ({
  id: "1",
  owner: "a",
  stage: "En traitement",
  branch: null,
  createdAt: at(30),
  readSince: 0,
  notes,
  ...over,
})
const state = (notes: BoardNote[], over: Partial<BoardFile> = {}, readSince: number | null = null) =>
  stateOf(file(notes, over), readSince, now, options)
const run = (from: number, to = 0): BoardNote[] =>
  Array.from({ length: from - to + 1 }, (_, index) => note(to + index))
const reached = (back: number) => note(back, { outcome: "reached" })

describe("where a file stands", () => {
  test.each<[string, ReturnType<typeof state>, Partial<ReturnType<typeof state>>]>([
    [
      "called twice today",
      state([note(0), note(0, {}, "11:00"), note(1)]),
      { rounds: 2, run: 2, atRisk: false },
    ],
    ["a day missed, nothing today", state([note(2)]), { rounds: 0, run: 0, atRisk: true, mayClose: false }],
    ["a day missed, called since", state([note(0), note(2)]), { rounds: 1, run: 1, atRisk: false }],
    ["called yesterday, not yet today", state([note(1)]), { rounds: 0, run: 1, atRisk: false }],
    ["never called", state([]), { rounds: 0, run: 0, atRisk: true, reached: false, lastAt: null }],
    ["made today", state([], { createdAt: at(0, "08:00") }), { rounds: 0, atRisk: false, daysLeft: 56 }],
    ["seven days", state(run(7, 1)), { run: 7, mayClose: true, rounds: 0, atRisk: false }],
    ["seven days long ago stay good", state(run(20, 14)), { mayClose: true, atRisk: false, run: 7 }],
    [
      "reached after seven days",
      state([...run(7, 1), reached(0)]),
      { mayClose: false, reached: true, run: 0 },
    ],
    ["reached, then tried", state([reached(2), note(1)]), { reached: false, run: 1 }],
    [
      "a bare closing note is no attempt",
      state([note(1, { closing: true, outcome: "unstated", channels: [] })]),
      { atRisk: true, lastAt: null },
    ],
    ["expires in 14 days", state([], { createdAt: at(42) }), { daysLeft: 14 }],
    ["expired", state([], { createdAt: at(60) }), { daysLeft: -4 }],
    ["no date", state([], { createdAt: null }), { daysLeft: null, atRisk: true }],
    [
      "booked",
      state([note(4)], { stage: "Rendez-vous cédulé" }),
      { daily: false, atRisk: false, lastAt: at(4) },
    ],
    ["a note of a minute ahead counts", state([note(0, { at: now.getTime() + 60_000 })]), { rounds: 1 }],
    ["one of tomorrow does not", state([note(-1)]), { rounds: 0, atRisk: true }],
  ])("%s", (_what, found, expected) => expect(found).toMatchObject(expected))

  test("closed days are passed over", () => {
    const closed = { ...options, closedDays: [shiftDay(today, -1)] }
    expect(stateOf(file([note(2)]), null, now, closed)).toMatchObject({ atRisk: false, run: 1 })
    expect(stateOf(file([note(3)]), null, now, closed)).toMatchObject({ atRisk: true, run: 0 })
  })
})

describe("what was not read is not known", () => {
  const unread = { readSince: null }
  test.each<[string, BoardNote[], number | null, Partial<ReturnType<typeof state>>]>([
    ["nothing read", [], null, { rounds: null, run: null, mayClose: null, reached: null, atRisk: null }],
    ["today alone", [], at(0, "00:00"), { rounds: 0, run: null, mayClose: null, atRisk: null }],
    ["half of today", [note(0)], at(0, "09:00"), { rounds: null, atRisk: false }],
    [
      "an older complete run may stand",
      [note(1)],
      at(9),
      { rounds: 0, run: null, mayClose: null, atRisk: false },
    ],
    ["a gap is no risk while a run may stand", [note(3)], at(9), { rounds: 0, atRisk: null }],
    [
      "a contact decides",
      [reached(3), note(2)],
      at(9),
      { run: 0, mayClose: false, atRisk: true, reached: false },
    ],
    ["a complete run decides", run(7, 1), at(9), { run: 7, mayClose: true }],
  ])("%s", (_what, notes, since, expected) => expect(state(notes, unread, since)).toMatchObject(expected))

  test("a file made since then is known whole", () => {
    expect(state([note(1)], { ...unread, createdAt: at(2) }, at(3))).toMatchObject({
      rounds: 0,
      run: 1,
      mayClose: false,
    })
  })
  test("a file's own reading comes before the board's", () => {
    expect(state([], { readSince: at(0, "12:00") }, at(9)).rounds).toBeNull()
    expect(isWhole(state([], { readSince: 0 }, null))).toBe(true)
  })

  test("whatever was not read, what is said stays true", () => {
    const attempt = fc.record({
      back: fc.integer({ min: 0, max: 14 }),
      outcome: fc.constantFrom("no-answer" as const, "reached" as const),
    })
    fc.assert(
      fc.property(
        fc.array(attempt, { maxLength: 16 }),
        fc.integer({ min: 0, max: 15 }),
        fc.integer({ min: 0, max: 20 }),
        (attempts, depth, age) => {
          const notes = attempts
            .filter(({ back }) => back <= age)
            .map(({ back, outcome }) => note(back, { outcome }, outcome === "reached" ? "11:00" : "10:00"))
          const createdAt = at(age, "00:30")
          const whole = state(notes, { createdAt, readSince: 0 })
          const since = at(depth, "00:00")
          const part = state(
            notes.filter((one) => one.at >= since),
            { createdAt, readSince: since },
          )
          for (const key of ["rounds", "mayClose", "reached", "atRisk"] as const)
            if (part[key] !== null) expect([key, part[key]]).toEqual([key, whole[key]])
          // A run is cut at what was read, once it is complete.
          if (part.run !== null) expect(Math.min(part.run, 7)).toBe(Math.min(whole.run ?? 0, 7))
        },
      ),
    )
  })
})

describe("the tally", () => {
  const files = [
    state([note(0), note(0, {}, "11:00")]),
    state([note(1)]),
    state([note(3)]),
    state(run(8, 1), { createdAt: at(50) }),
    state([reached(0)]),
    state([], { readSince: null }),
    state([], { stage: "En suivi long-terme" }),
  ]
  test("each daily file that was read is called, left or at risk", () => {
    expect(tallyOf(files, options)).toEqual({
      open: 7,
      daily: 6,
      read: 5,
      rounds: [3, 1, 1, 0],
      called: 2,
      left: 2,
      atRisk: 1,
      runs: [2, 2, 0, 0, 0, 0, 0, 1],
      mayClose: 1,
      expiring: 1,
      reached: 1,
    })
  })
  test("the kinds hold as many as the tally says", () => {
    const count = Object.fromEntries(
      boardFilters.map((kind) => [kind, files.filter((one) => isOfKind(one, kind)).length]),
    )
    expect(count).toEqual({ left: 3, atRisk: 1, called: 2, mayClose: 1, expiring: 1, reached: 1, waiting: 1 })
  })
})

const crmNote = (id: string, parent: string, back: number, text: string, edited = 0): CrmNote => ({
  id,
  parent: { id: parent, module: "Deals" },
  title: "",
  text,
  createdBy: { id: "a", name: "Alex Roy" },
  createdAt: new Date(at(back)),
  modifiedBy: { id: "b", name: "Zoé Li" },
  modifiedAt: new Date(at(back) + edited),
})
const pdr = writeNote({ outcome: "no-answer", day: 1, round: 1, channels: ["call"], closing: false })

describe("the notes of the board", () => {
  const { notes: _notes, ...bare } = file([])
  const two = () => {
    const files = new BoardFiles()
    files.list([bare, { ...bare, id: "2" }], [])
    return files
  }
  const on = (files: BoardFiles) => files.all.map(({ id, notes }) => [id, notes.map((one) => one.id)])

  test("are dated by their creation and bear who wrote them; nothing of their words is kept", () => {
    const files = two()
    files.take([crmNote("x", "1", 2, `${pdr} client Tremblay 514 700-0199`, 90_000)])
    expect(files.get("1")?.notes).toEqual([
      {
        id: "x",
        at: at(2),
        modified: at(2) + 90_000,
        author: "a",
        outcome: "no-answer",
        day: 1,
        round: 1,
        channels: ["call"],
        closing: false,
      },
    ])
    expect(JSON.stringify(files.all)).not.toMatch(/Tremblay|0199|Alex|Zoé/)
  })
  test("edited, moved, no longer a follow-up, of a file that is not open", () => {
    const files = two()
    files.take([crmNote("x", "1", 2, pdr), crmNote("y", "1", 1, pdr), crmNote("z", "404", 1, pdr)])
    expect(on(files)).toEqual([
      ["1", ["x", "y"]],
      ["2", []],
    ])
    expect(files.take([crmNote("x", "1", 2, "PDR J2 R3")]).put.map(({ id }) => id)).toEqual(["1"])
    expect(files.get("1")?.notes.find(({ id }) => id === "x")).toMatchObject({ day: 2, round: 3, at: at(2) })
    const moved = files.take([crmNote("x", "2", 2, pdr)])
    expect(moved.put.map(({ id }) => id).sort()).toEqual(["1", "2"])
    expect(on(files)).toEqual([
      ["1", ["y"]],
      ["2", ["x"]],
    ])
    files.take([crmNote("y", "1", 1, "Bonjour")])
    expect(on(files)).toEqual([
      ["1", []],
      ["2", ["x"]],
    ])
    files.take([crmNote("x", "404", 2, pdr)])
    expect(on(files)).toEqual([
      ["1", []],
      ["2", []],
    ])
  })
  test("one that is not among all those changed since was deleted; an older one was not", () => {
    const files = two()
    files.take([crmNote("old", "1", 3, pdr), crmNote("x", "1", 0, pdr), crmNote("y", "2", 0, pdr)])
    files.take([crmNote("y", "2", 0, pdr)], at(0, "00:00"))
    expect(on(files)).toEqual([
      ["1", ["old"]],
      ["2", ["y"]],
    ])
  })
  test("a file read whole holds what was read, and nothing else", () => {
    const files = two()
    files.take([crmNote("x", "1", 2, pdr), crmNote("y", "2", 2, pdr)])
    expect(
      files
        .takeAll("1", [crmNote("w", "1", 20, pdr), crmNote("y", "1", 2, pdr)])
        .put.map(({ id }) => id)
        .sort(),
    ).toEqual(["1", "2"])
    expect(on(files)).toEqual([
      ["1", ["w", "y"]],
      ["2", []],
    ])
    expect(files.takeAll("1", []).put).toMatchObject([{ id: "1", readSince: 0, notes: [] }])
  })
  test("files leave with their notes, and come back without", () => {
    const files = two()
    files.take([crmNote("x", "1", 2, pdr)])
    expect(files.list([], ["1", "404"])).toEqual({ put: [], drop: ["1"] })
    files.list([{ ...bare, readSince: at(0) }], [])
    expect(files.get("1")).toMatchObject({ readSince: at(0), notes: [] })
    files.take([crmNote("x", "1", 2, pdr)])
    files.list([{ ...bare, stage: "Contacté", readSince: null }], [])
    expect(files.get("1")).toMatchObject({ stage: "Contacté", readSince: at(0), notes: [{ id: "x" }] })
  })
  test("taken in any order and any number of times, they are the same", () => {
    const some = Array.from({ length: 8 }, (_, index) =>
      crmNote(`n${String(index)}`, index % 2 ? "1" : "2", index, pdr),
    )
    fc.assert(
      fc.property(fc.array(fc.subarray(some), { maxLength: 5 }), (parts) => {
        const files = two()
        for (const part of parts) files.take(part)
        files.take([...some].reverse())
        const found = files.all.map(({ id, notes }) => [
          id,
          new Set(notes.map((one) => one.id)),
          notes.length,
        ])
        expect(found).toEqual([
          ["1", new Set(["n1", "n3", "n5", "n7"]), 4],
          ["2", new Set(["n0", "n2", "n4", "n6"]), 4],
        ])
      }),
    )
  })
})

describe("the questions", () => {
  const field = (
    apiName: string,
    label: string,
    choices: [shown: string, actual: string][] = [],
  ): CrmField => ({
    id: apiName,
    apiName,
    label,
    column: null,
    type: "picklist",
    custom: false,
    visible: true,
    choices: choices.map(([shown, actual]) => ({ shown, actual })),
  })
  const stages: [string, string][] = [
    ["En traitement", "New"],
    ["Contacté", "Contacté"],
    ["Perdu BDC", "Lost"],
    ["Livré", "Closed Won"],
    ["Rendez-vous cédulé", "l'étape"],
  ]
  test("name the organisation's own fields and values", () => {
    const fields = boardFields([field("Etape", "Étape", stages), field("Branch1", "Succursale")])
    expect(fields).toEqual({
      stage: "Etape",
      branch: "Branch1",
      open: { New: "En traitement", Contacté: "Contacté", "l'étape": "Rendez-vous cédulé" },
    })
    expect(filesQuery(fields, null, "42")).toBe(
      "select Owner, Etape, Created_Time, Modified_Time, Branch1 from Deals where (Etape in ('New', 'Contacté', 'l''étape') and id > '42') order by id asc limit 200",
    )
    const record = (value: unknown): CrmRecord => ({
      id: "9",
      module: "Deals",
      values: { Etape: value, Branch1: "Laval" },
      owner: { id: "a", name: "Alex" },
      createdAt: new Date(at(3)),
      modifiedAt: null,
      createdBy: null,
      modifiedBy: null,
    })
    expect(fileOf(record("New"), fields)).toEqual({
      id: "9",
      owner: "a",
      stage: "En traitement",
      branch: "Laval",
      createdAt: at(3),
    })
    for (const closed of ["Lost", "Closed Won", null, 4]) expect(fileOf(record(closed), fields)).toBeNull()
  })
  test("fall back on the standard ones, and ask nothing that may not be there", () => {
    expect(boardFields([])).toEqual(standardFields)
    expect(
      boardFields([field("A", "Succursale"), field("B", "Branch"), field("Stage", "Stage", [["a", "b"]])]),
    ).toEqual(standardFields)
    expect(filesQuery(standardFields, Date.parse("2026-11-20T15:00:00.900Z"), null)).toBe(
      "select Owner, Stage, Created_Time, Modified_Time from Deals where Modified_Time >= '2026-11-20T15:00:00+00:00' order by id asc limit 200",
    )
  })
})

test("counted with the core, note by note", () => {
  const notes = [...run(4, 1), note(6)]
  const history = notes.map(({ at: when, author, ...read }) => ({ at: new Date(when), author, note: read }))
  expect(state(notes).run).toBe(followUpState(history, now, { days: 7 }).consecutiveDays)
})
