import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { montreal } from "../../../src/process/calendar"
import { emptyRoster, type Person, type Roster } from "../../../src/process/roster"
import { turnOf, type TurnFacts } from "../../../src/process/turn"

const day = "2026-07-14"
const at = (time: string, on = day): Date => montreal(on, time)
const specialist = (id: string, branch = "Île-Perrot"): Person => ({
  id,
  name: id,
  role: "specialist",
  branch,
})
const working = (person: string) => ({ person, day, start: "09:00", end: "17:00" })
const roster: Roster = {
  ...emptyRoster,
  people: [
    specialist("ana"),
    specialist("bob"),
    specialist("cleo", "ile perrot"),
    specialist("dan"),
    specialist("eve"),
    specialist("fred"),
    specialist("hub", "Saint-Hubert"),
    { id: "agent", name: "agent", role: "agent", branch: "Île-Perrot" },
    { id: "nowhere", name: "nowhere", role: "specialist" },
  ],
  shifts: [
    working("ana"),
    working("bob"),
    working("cleo"),
    { ...working("dan"), breaks: [{ start: "12:00", end: "12:30" }] },
    { person: "eve", day, start: "13:00", end: "17:00" },
    working("agent"),
    working("hub"),
    working("nowhere"),
    working("away"),
  ],
  absences: [],
}
const turn = (more: Partial<TurnFacts> = {}) =>
  turnOf({ roster, branch: "Île-Perrot", appointments: [], now: at("12:10"), ...more })
const given = (...list: [person: string, time: string, on?: string][]) =>
  list.map(([person, time, on]) => ({ person, at: at(time, on) }))
const skips = ({ line }: ReturnType<typeof turn>): Record<string, string | null> =>
  Object.fromEntries(line.map(({ person, skipped }) => [person.id, skipped]))

describe("whose turn it is", () => {
  it.each<[string, Partial<TurnFacts>, string | null, string | null]>([
    ["nothing given: the first of the roster", {}, "ana", null],
    ["the fewest", { appointments: given(["ana", "09:00"], ["bob", "10:00"]) }, "cleo", "bob"],
    ["a tie: roster order", { appointments: given(["cleo", "09:30"], ["ana", "09:00"]) }, "bob", "cleo"],
    [
      "all have one: the first again",
      { appointments: given(["ana", "09:00"], ["bob", "09:10"], ["cleo", "09:20"]) },
      "ana",
      "cleo",
    ],
    [
      "the fewest, though the others are before",
      {
        appointments: given(
          ["ana", "09:00"],
          ["ana", "09:10"],
          ["bob", "09:20"],
          ["bob", "09:30"],
          ["cleo", "09:40"],
        ),
      },
      "cleo",
      "cleo",
    ],
    ["yesterday does not count", { appointments: given(["ana", "23:59", "2026-07-13"]) }, "ana", null],
    ["today from midnight does", { appointments: given(["ana", "00:00"]) }, "bob", "ana"],
    ["until midnight", { appointments: given(["ana", "23:59"]) }, "bob", "ana"],
    ["tomorrow does not", { appointments: given(["ana", "00:00", "2026-07-15"]) }, "ana", null],
    [
      "an instant that is none does not",
      { appointments: [{ person: "ana", at: new Date(NaN) }] },
      "ana",
      null,
    ],
    [
      "the last may be someone who is not of the line",
      { appointments: given(["gone", "11:00"], ["ana", "10:00"]) },
      "bob",
      "gone",
    ],
    [
      "one on a break now has the fewest: not they",
      { appointments: given(["ana", "09:00"], ["bob", "09:10"], ["cleo", "09:20"]), now: at("12:29") },
      "ana",
      "cleo",
    ],
    [
      "back from the break",
      { appointments: given(["ana", "09:00"], ["bob", "09:10"], ["cleo", "09:20"]), now: at("12:30") },
      "dan",
      "cleo",
    ],
    [
      "whose shift begins later",
      {
        appointments: given(["ana", "09:00"], ["bob", "09:10"], ["cleo", "09:20"], ["dan", "09:30"]),
        now: at("13:00"),
      },
      "eve",
      "dan",
    ],
    ["nobody on shift", { now: at("18:00") }, null, null],
    ["the shift has just ended", { now: at("17:00") }, null, null],
    ["the branch written otherwise", { branch: " ILE–perrot" }, "ana", null],
    ["the other saint", { branch: "St-Hubert" }, "hub", null],
    ["a branch of nobody", { branch: "Laval" }, null, null],
    ["no branch", { branch: "" }, null, null],
    [
      "no instant anywhere",
      { now: new Date(NaN), appointments: [{ person: "ana", at: new Date(NaN) }] },
      null,
      null,
    ],
    ["no instant", { now: new Date(NaN), appointments: given(["ana", "09:00"]) }, null, null],
  ])("%s", (_name, facts, next, last) => {
    const answer = turn(facts)
    expect([answer.next?.id ?? null, answer.last]).toEqual([next, last])
  })

  it("the line holds the specialists of the branch alone, in roster order, with counts and reasons", () => {
    const absences = [{ person: "bob", from: day, to: day }]
    const answer = turn({
      roster: { ...roster, absences },
      appointments: given(["bob", "09:00"], ["dan", "09:10"], ["dan", "09:20"], ["hub", "09:30"]),
    })
    expect(answer.line.map(({ person, count, skipped }) => [person.id, count, skipped])).toEqual([
      ["ana", 0, null],
      ["bob", 1, "absent"],
      ["cleo", 0, null],
      ["dan", 2, "busy"],
      ["eve", 0, "off"],
      ["fred", 0, "unknown"],
    ])
  })
  it("an absence says why, with a shift listed or none; the day after it no more", () => {
    const absences = ["ana", "fred"].map((person) => ({ person, from: day, to: day }))
    expect(skips(turn({ roster: { ...roster, absences } }))).toMatchObject({ ana: "absent", fred: "absent" })
    expect(skips(turn({ roster: { ...roster, absences }, now: at("10:00", "2026-07-15") }))).toMatchObject({
      ana: "off",
      fred: "unknown",
    })
  })
})

const ids = ["ana", "bob", "cleo", "dan", "eve"]
const all: Roster = { ...emptyRoster, people: ids.map((id) => specialist(id)), shifts: ids.map(working) }
const seen = fc.array(
  fc.record({
    person: fc.constantFrom(...ids, "gone"),
    at: fc
      .constantFrom(-600, -1, 0, 540, 600, 660, 1_439, 1_440)
      .map((after) => new Date(+at("00:00") + after * 60_000)),
  }),
  { maxLength: 12 },
)

describe("a fair share", () => {
  it("over a day with everyone on shift, counts differ by one at most after every turn", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 40 }), (size, turns) => {
        const team = { ...all, people: all.people.slice(0, size) }
        const appointments: { person: string; at: Date }[] = []
        for (let count = 0; count < turns; count += 1) {
          const now = new Date(+at("09:00") + count * 60_000)
          const { next } = turn({ roster: team, appointments, now })
          appointments.push({ person: next?.id ?? "nobody", at: now })
          const { line, last } = turn({ roster: team, appointments, now })
          const counts = line.map((one) => one.count)
          expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(1)
          expect(counts.reduce((sum, one) => sum + one, 0)).toBe(count + 1)
          expect(last).toBe(next?.id)
        }
      }),
    )
  })
  it("whatever was given before, the difference never grows and those behind catch up", () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...ids), { maxLength: 12 }), (before) => {
        const appointments = before.map((person) => ({ person, at: at("09:00") }))
        for (let count = 0; count < ids.length * 12; count += 1)
          appointments.push({
            person: turn({ roster: all, appointments }).next?.id ?? "nobody",
            at: at("10:00"),
          })
        const counts = turn({ roster: all, appointments }).line.map((one) => one.count)
        expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(1)
      }),
    )
  })
  it("neither the order in which appointments are seen nor asking twice changes the answer", () => {
    fc.assert(
      fc.property(
        seen.chain((list) =>
          fc.tuple(
            fc.constant(list),
            fc.shuffledSubarray(list, { minLength: list.length, maxLength: list.length }),
          ),
        ),
        ([list, shuffled]) => {
          const answer = turn({ roster: all, appointments: list })
          expect(turn({ roster: all, appointments: shuffled })).toEqual(answer)
          expect(turn({ roster: all, appointments: list })).toEqual(answer)
        },
      ),
    )
  })
  it("next has the fewest of those who may take it, and is before the others who have as few", () => {
    fc.assert(
      fc.property(seen, fc.integer({ min: 0, max: 1439 }), (appointments, minute) => {
        const { next, line } = turn({ appointments, now: new Date(+at("00:00") + minute * 60_000) })
        const able = line.filter(({ skipped }) => skipped === null)
        const fewest = Math.min(...able.map(({ count }) => count))
        expect(next).toBe(able.find(({ count }) => count === fewest)?.person ?? null)
      }),
    )
  })
})
