import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { shiftDay } from "../../../src/process/calendar"
import { emptyRoster, type Person, type Roster, type Shift } from "../../../src/process/roster"
import { checkRoster, rosterProblemKinds } from "../../../src/process/roster-check"

const people: Person[] = [
  { id: "1", name: "Zoé Roy", branch: "Île-Perrot" },
  { id: "2", name: "Sam Martin" },
]
const day = "2026-07-14"
const shift = (start: string, end: string, more: Partial<Shift> = {}): Shift => ({
  person: "1",
  day,
  start,
  end,
  ...more,
})
const roster = (more: Partial<Roster>): Roster => ({ ...emptyRoster, people, ...more })
/** What is found, as "path kind". */
const found = (more: Partial<Roster>): string[] =>
  checkRoster(roster(more)).map(({ path, kind }) => `${path} ${kind}`)

describe("a shift", () => {
  it.each<[string, Shift, string | null]>([
    ["of a day", shift("09:00", "17:00"), null],
    ["of a minute", shift("09:00", "09:01"), null],
    ["of nearly a day, in order", shift("00:00", "23:59"), null],
    ["of a night", shift("22:00", "06:00"), null],
    ["up to midnight", shift("16:00", "00:00"), null],
    ["of a night of 12 h", shift("19:00", "07:00"), null],
    ["of a night of 12 h 1", shift("19:00", "07:01"), "shift-reversed"],
    ["that ends before it starts", shift("17:00", "09:00"), "shift-reversed"],
    ["that ends when it starts", shift("09:00", "09:00"), "shift-reversed"],
    ["from midnight to midnight", shift("00:00", "00:00"), "shift-reversed"],
    ["of February 30", shift("09:00", "17:00", { day: "2026-02-30" }), "day-unreadable"],
    ["of February 29", shift("09:00", "17:00", { day: "2028-02-29" }), null],
    ["of February 29, no leap year", shift("09:00", "17:00", { day: "2026-02-29" }), "day-unreadable"],
    ["of month 13", shift("09:00", "17:00", { day: "2026-13-01" }), "day-unreadable"],
    ["of day 0", shift("09:00", "17:00", { day: "2026-07-00" }), "day-unreadable"],
    ["of a day written otherwise", shift("09:00", "17:00", { day: "14/07/2026" }), "day-unreadable"],
    ["of a day with something after", shift("09:00", "17:00", { day: "2026-07-14T09" }), "day-unreadable"],
    ["of no day", shift("09:00", "17:00", { day: "" }), "day-unreadable"],
    ["to 24:00", shift("09:00", "24:00"), "time-unreadable"],
    ["to 16:60", shift("09:00", "16:60"), "time-unreadable"],
    ["from a word", shift("neuf", "17:00"), "time-unreadable"],
    ["from 9:00", shift("9:00", "17:00"), "time-unreadable"],
    ["with seconds", shift("09:00:00", "17:00"), "time-unreadable"],
    ["of nobody", shift("09:00", "17:00", { person: "9" }), "person-unknown"],
    ["of a name instead of an id", shift("09:00", "17:00", { person: "Zoé Roy" }), "person-unknown"],
  ])("%s", (_name, one, kind) => {
    const problems = checkRoster(roster({ shifts: [shift("09:00", "17:00", { person: "2" }), one] }))
    expect(problems).toEqual(
      kind ? [{ path: "roster.shifts[1]", person: one.person, day: one.day, kind, severity: "error" }] : [],
    )
  })

  it.each<[string, Shift[], number[]]>([
    ["after one another", [shift("09:00", "12:00"), shift("12:00", "17:00")], []],
    ["by a minute", [shift("09:00", "12:01"), shift("12:00", "17:00")], [1]],
    ["by a minute, listed the other way", [shift("12:00", "17:00"), shift("09:00", "12:01")], [0]],
    ["twice the same", [shift("09:00", "17:00"), shift("09:00", "17:00")], [1]],
    ["of two people", [shift("09:00", "17:00"), shift("09:00", "17:00", { person: "2" })], []],
    ["of two days", [shift("09:00", "17:00"), shift("09:00", "17:00", { day: "2026-07-15" })], []],
    [
      "a night into the morning",
      [shift("22:00", "06:00"), shift("05:59", "09:00", { day: "2026-07-15" })],
      [1],
    ],
    [
      "a night up to the morning",
      [shift("22:00", "06:00"), shift("06:00", "09:00", { day: "2026-07-15" })],
      [],
    ],
    [
      "over the end of a month",
      [shift("22:00", "06:00", { day: "2026-02-28" }), shift("05:00", "09:00", { day: "2026-03-01" })],
      [1],
    ],
    [
      "a long one over two short ones",
      [shift("08:00", "18:00"), shift("09:00", "10:00"), shift("11:00", "12:00")],
      [1, 2],
    ],
    ["one that is mistaken, none", [shift("17:00", "09:00"), shift("18:00", "20:00")], []],
  ])("overlaps: %s", (_name, shifts, indexes) => {
    const overlaps = checkRoster(roster({ shifts })).filter(({ kind }) => kind === "shift-overlap")
    expect(overlaps).toEqual(
      indexes.map((index) => ({
        path: `roster.shifts[${String(index)}]`,
        person: "1",
        day: shifts[index]?.day,
        kind: "shift-overlap",
        severity: "error",
      })),
    )
  })

  it("is told of all that is wrong with it", () =>
    expect(found({ shifts: [shift("17:00", "09:00", { person: "9", day: "demain" })] })).toEqual([
      "roster.shifts[0] person-unknown",
      "roster.shifts[0] day-unreadable",
      "roster.shifts[0] shift-reversed",
    ]))
})

describe("a break", () => {
  it.each([
    ["inside", "09:00", "17:00", "12:00", "12:30", null],
    ["at the start", "09:00", "17:00", "09:00", "09:15", null],
    ["up to the end", "09:00", "17:00", "16:45", "17:00", null],
    ["past the end by a minute", "09:00", "17:00", "16:45", "17:01", "break-outside"],
    ["before the start by a minute", "09:00", "17:00", "08:59", "09:15", "break-outside"],
    ["before", "09:00", "17:00", "07:00", "08:00", "break-outside"],
    ["after", "09:00", "17:00", "18:00", "19:00", "break-outside"],
    ["reversed", "09:00", "17:00", "12:30", "12:00", "break-reversed"],
    ["empty", "09:00", "17:00", "12:00", "12:00", "break-reversed"],
    ["over a midnight that is not worked", "09:00", "17:00", "16:45", "00:15", "break-outside"],
    ["over midnight in a night", "22:00", "06:00", "23:45", "00:15", null],
    ["after midnight in a night", "22:00", "06:00", "02:00", "02:30", null],
    ["up to the end of a night", "22:00", "06:00", "05:30", "06:00", null],
    ["past the end of a night", "22:00", "06:00", "05:30", "06:01", "break-outside"],
    ["before a night", "22:00", "06:00", "21:45", "22:15", "break-outside"],
    ["reversed in a night", "22:00", "06:00", "02:30", "02:00", "break-reversed"],
    ["at 25:00", "22:00", "06:00", "25:00", "02:00", "time-unreadable"],
    ["until a word", "09:00", "17:00", "12:00", "midi", "time-unreadable"],
  ])("%s", (_name, start, end, from, to, kind) => {
    const breaks = [
      { start, end },
      { start: from, end: to },
    ]
    expect(checkRoster(roster({ shifts: [shift(start, end, { breaks })] }))).toEqual(
      kind ? [{ path: "roster.shifts[0].breaks[1]", person: "1", day, kind, severity: "error" }] : [],
    )
  })
  it("is not judged against a shift that is itself mistaken", () =>
    expect(
      found({ shifts: [shift("17:00", "09:00", { breaks: [{ start: "10:00", end: "10:15" }] })] }),
    ).toEqual(["roster.shifts[0] shift-reversed"]))
})

describe("an absence", () => {
  it.each([
    ["of a day", "1", day, day, null],
    ["of a week", "1", day, "2026-07-20", null],
    ["that ends the day before it starts", "1", day, "2026-07-13", "absence-reversed"],
    ["until February 30", "1", "2026-02-01", "2026-02-30", "day-unreadable"],
    ["from a word", "1", "lundi", day, "day-unreadable"],
    ["from day 0", "1", "2026-07-00", day, "day-unreadable"],
    ["until month 0", "1", day, "2026-00-10", "day-unreadable"],
    ["of nobody", "9", day, day, "person-unknown"],
  ])("%s", (_name, person, from, to, kind) =>
    expect(checkRoster(roster({ absences: [{ person, from, to }] }))).toEqual(
      kind ? [{ path: "roster.absences[0]", person, day: from, kind, severity: "error" }] : [],
    ),
  )
})

describe("people", () => {
  const third = (more: Partial<Person>): Roster =>
    roster({ people: [...people, { id: "3", name: "Ana Lévesque", ...more }] })
  it.each<[string, Partial<Person>, string | null]>([
    ["someone else", {}, null],
    ["an id that is taken", { id: "1" }, "person-twice"],
    ["a name that is taken", { name: "Zoé Roy" }, "name-shared"],
    ["the same name in another order and case", { name: "ROY, zoe" }, "name-shared"],
    ["an alias that is another's name", { aliases: ["x", "sam martin"] }, "name-shared"],
    ["an alias of one's own name", { aliases: ["Lévesque Ana"] }, null],
    ["the same person twice: the id alone is told", { id: "1", name: "Zoé Roy" }, "person-twice"],
  ])("%s", (_name, more, kind) =>
    expect(checkRoster(third(more))).toEqual(
      kind
        ? [
            {
              path: "roster.people[2]",
              person: more.id ?? "3",
              day: null,
              kind,
              severity: kind === "name-shared" ? "warning" : "error",
            },
          ]
        : [],
    ),
  )
  it.each<[string, string[], string | undefined, boolean]>([
    ["listed", ["Laval", "Île-Perrot"], "Laval", false],
    ["listed, written otherwise", ["Saint-Hubert", "Île-Perrot"], "st hubert", false],
    ["not listed", ["Laval", "Île-Perrot"], "Brossard", true],
    ["none given", ["Laval", "Île-Perrot"], undefined, false],
    ["no list", [], "Brossard", false],
  ])("a branch: %s", (_name, branches, branch, wrong) => {
    const all = [...people, { id: "3", name: "Ana", ...(branch !== undefined && { branch }) }]
    expect(found({ branches, people: all })).toEqual(wrong ? ["roster.people[2] branch-unknown"] : [])
  })
})

const text = fc.oneof(
  fc.string({ maxLength: 6 }),
  fc.constantFrom("", "1", "2", day, "2026-02-30", "09:00", "22:00", "06:00", "Laval", "__proto__"),
)
const anything: fc.Arbitrary<Roster> = fc.record({
  branches: fc.array(text, { maxLength: 2 }),
  people: fc.array(
    fc.record({ id: text, name: text, branch: text, aliases: fc.array(text, { maxLength: 2 }) }),
    {
      maxLength: 4,
    },
  ),
  shifts: fc.array(
    fc.record({
      person: text,
      day: text,
      start: text,
      end: text,
      breaks: fc.array(fc.record({ start: text, end: text }), { maxLength: 2 }),
    }),
    { maxLength: 5 },
  ),
  absences: fc.array(fc.record({ person: text, from: text, to: text }), { maxLength: 3 }),
})

describe("any roster at all", () => {
  it("gives problems that point to what is there, and is left as it was", () => {
    fc.assert(
      fc.property(anything, (given) => {
        const before = structuredClone(given)
        for (const { path, kind, person } of checkRoster(given)) {
          expect(rosterProblemKinds).toContain(kind)
          const [, list, index] =
            /^roster\.(people|shifts|absences)\[(\d+)\](\.breaks\[\d+\])?$/.exec(path) ?? []
          const item = given[list as "people" | "shifts" | "absences"][Number(index)]
          expect(item && ("id" in item ? item.id : item.person)).toBe(person)
        }
        expect(given).toEqual(before)
      }),
    )
  })
  it("of 200 people over 60 days has nothing wrong when nothing is", () => {
    const team = Array.from({ length: 200 }, (_, index) => ({
      id: `p${String(index)}`,
      name: `Agent ${String(index)}`,
    }))
    const shifts = team.flatMap(({ id }) =>
      Array.from({ length: 60 }, (_, index) =>
        shift("22:00", "06:00", { person: id, day: shiftDay(day, index) }),
      ),
    )
    expect(checkRoster({ ...emptyRoster, people: team, shifts })).toEqual([])
    expect(
      checkRoster({
        ...emptyRoster,
        people: team,
        shifts: [...shifts, shift("05:00", "07:00", { person: "p7", day: "2026-07-20" })],
      }),
    ).toMatchObject([{ path: "roster.shifts[12000]", kind: "shift-overlap" }])
  })
})
