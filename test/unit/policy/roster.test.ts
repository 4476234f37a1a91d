import { describe, expect, it } from "vitest"
import { readPolicy } from "../../../src/policy/read"
import { rosterProblemKinds } from "../../../src/process/roster-check"
import { en } from "../../../src/words/en/worker"
import { fr } from "../../../src/words/fr/worker"

const registry = { packs: {}, rules: [] }
const people = [
  { id: "1", name: "Zoé Roy" },
  { id: "2", name: "Sam Martin" },
]
const shift = { person: "1", day: "2026-07-14", start: "09:00", end: "17:00" }
const read = (roster: object, language: "fr" | "en" = "fr") =>
  readPolicy(JSON.stringify({ version: 1, team: "BDC", roster }), registry, language)

describe("a policy with a roster", () => {
  it.each([
    [
      "ends before it starts",
      { people, shifts: [shift, { ...shift, start: "17:00", end: "09:00" }] },
      "shifts.1",
      /Zoé Roy, 2026-07-14/,
    ],
    ["a day that is none", { people, shifts: [{ ...shift, day: "2026-02-30" }] }, "shifts.0", /2026-02-30/],
    ["a shift of a stranger", { people, shifts: [{ ...shift, person: "x9" }] }, "shifts.0", /x9/],
    ["a shift of a stranger, nobody listed", { people: [], shifts: [shift] }, "shifts.0", /people/],
    [
      "an absence of a stranger",
      { people, absences: [{ person: "9", from: shift.day, to: shift.day }] },
      "absences.0",
      /9/,
    ],
    [
      "an absence reversed",
      { people, absences: [{ person: "1", from: shift.day, to: "2026-07-13" }] },
      "absences.0",
      /premier jour/,
    ],
    [
      "a break outside",
      { people, shifts: [{ ...shift, breaks: [{ start: "08:00", end: "08:30" }] }] },
      "shifts.0.breaks.0",
      /pause/,
    ],
    ["an overlap", { people, shifts: [shift, { ...shift, start: "16:59" }] }, "shifts.1", /chevauche/],
    ["one id twice", { people: [...people, { id: "1", name: "Ana" }] }, "people.2", /« 1 »|«\s1\s»/],
    [
      "a branch not listed",
      { people: [{ ...people[0], branch: "Brossard" }], branches: ["Laval"] },
      "people.0",
      /branches/,
    ],
  ])("is refused whole, naming the place: %s", (_name, roster, path, expected) =>
    expect(read(roster)).toEqual({
      ok: false,
      problems: [{ path: `roster.${path}`, expected: expect.stringMatching(expected) as string }],
    }),
  )
  it.each([
    ["sound", { people, shifts: [shift], absences: [{ person: "2", from: shift.day, to: shift.day }] }],
    ["with a night of 12 h", { people, shifts: [{ ...shift, start: "19:00", end: "07:00" }] }],
    [
      "with two of one name, which is only a warning",
      { people: [...people, { id: "3", name: "Martin, Sam" }] },
    ],
    ["whose people stand in another layer", { shifts: [shift] }],
    ["empty", {}],
  ])("is taken: %s", (_name, roster) =>
    expect(read(roster)).toEqual({ ok: true, policy: { version: 1, team: "BDC", roster } }),
  )
  it("tells every mistake, those of its rules too, in the language asked", () => {
    const text = JSON.stringify({
      version: 1,
      rules: { "a.b": { params: { hours: 99 } } },
      roster: {
        people,
        shifts: [
          { ...shift, end: "09:00" },
          { ...shift, person: "9" },
        ],
      },
    })
    const rule = {
      id: "a.b",
      level: "warn" as const,
      params: { hours: { kind: "number" as const, default: 3, min: 1, max: 24, unit: "h" as const } },
    }
    const answer = readPolicy(text, { packs: {}, rules: [rule] }, "en")
    expect(answer).toMatchObject({
      ok: false,
      problems: [
        { path: "rules.a.b.params.hours" },
        { path: "roster.shifts.0", expected: expect.stringContaining("12 h") as string },
        { path: "roster.shifts.1", expected: expect.stringContaining("“9”") as string },
      ],
    })
  })
  it("has words for every kind that refuses", () => {
    for (const kind of rosterProblemKinds.filter((one) => one !== "name-shared"))
      for (const words of [fr, en]) expect(words).toHaveProperty([`policy.roster.${kind}`])
  })
})
