import { describe, expect, it } from "vitest"
import { montreal } from "../../../src/process/calendar"
import {
  branchKey,
  emptyRoster,
  findPerson,
  hasLeft,
  isAbsent,
  presenceOf,
  shiftEnd,
  type Roster,
} from "../../../src/process/roster"

const roster: Roster = {
  branches: [],
  people: [
    { id: "1", name: "Zoé Roy", aliases: ["Z. Roy (BDC)"] },
    { id: "2", name: "Jean-François Côté" },
    { id: "3", name: "Sam Martin" },
    { id: "4", name: "Martin Sam" },
    { id: "5", name: "Ana Lévesque", aliases: ["Lévesque Ana"] },
  ],
  shifts: [
    {
      person: "1",
      day: "2026-07-14",
      start: "09:00",
      end: "12:00",
      breaks: [{ start: "10:00", end: "10:15" }],
    },
    { person: "1", day: "2026-07-14", start: "13:00", end: "17:00" },
    {
      person: "2",
      day: "2026-07-14",
      start: "22:00",
      end: "06:00",
      breaks: [
        { start: "23:45", end: "00:15" },
        { start: "02:00", end: "02:30" },
      ],
    },
    { person: "3", day: "2026-07-14", start: "09:00", end: "17:00" },
    { person: "5", day: "2026-03-07", start: "22:00", end: "06:00" },
    { person: "5", day: "2026-03-08", start: "01:00", end: "05:00" },
    { person: "5", day: "2026-10-31", start: "22:00", end: "06:00" },
    { person: "6", day: "2026-07-14", start: "neuf", end: "17:00" },
    {
      person: "7",
      day: "2026-07-14",
      start: "22:00",
      end: "06:00",
      breaks: [{ start: "22:00", end: "22:15" }],
    },
    { person: "swallowed", day: "2026-03-08", start: "02:00", end: "03:00" },
    { person: "turned", day: "2026-03-08", start: "02:30", end: "03:15" },
    { person: "unreal", day: "2026-02-30", start: "09:00", end: "17:00" },
  ],
  absences: [{ person: "3", from: "2026-07-13", to: "2026-07-14" }],
}

describe("finding a person", () => {
  it.each([
    ["Zoé Roy", "1"],
    ["  ROY   zoe ", "1"],
    ["Roy, Zoé", "1"],
    ["z roy bdc", "1"],
    ["Jean François Côté", "2"],
    ["Ana Levesque", "5"],
    ["Zoé", null],
    ["Zoé Roy Tremblay", null],
    ["", null],
    ["  ", null],
  ])("%s → %s", (shown, id) => {
    const found = findPerson(roster, shown)
    expect(found === null || found === "ambiguous" ? found : found.id).toBe(id)
  })
  it.each([
    ["in either order", "Sam Martin"],
    ["in the other", "MARTIN, Sam"],
    ["by an alias that is another's name", "Zed"],
    ["by an alias of both", "Agent Laval"],
  ])("does not choose between two of one name: %s", (_how, shown) => {
    const people = [
      ...roster.people,
      { id: "7", name: "Zed", aliases: ["Agent Laval"] },
      { id: "8", name: "Ana Roy", aliases: ["zed", "agent laval"] },
    ]
    expect(findPerson({ ...roster, people }, shown)).toBe("ambiguous")
    expect(findPerson({ ...roster, people: people.toReversed() }, shown)).toBe("ambiguous")
  })
  it("knows someone written twice under one id, or by a name and the same alias", () => {
    const twice = { id: "7", name: "Zed", aliases: ["ZED"] }
    expect(findPerson({ ...emptyRoster, people: [twice, twice] }, "zed")).toMatchObject({ id: "7" })
  })
})

it.each([
  ["nothing said", {}, [], false],
  ["since yesterday", { left: "2026-12-14" }, [], true],
  ["since today", { left: "2026-12-15" }, [], true],
  ["from tomorrow", { left: "2026-12-16" }, [], false],
  ["no day", { left: "bientôt" }, [], false],
  [
    "away for ever, as the CRM says of someone inactive",
    {},
    [["1970-01-01T00:00:00.000Z", "9999-12-31T00:00:00.000Z"]],
    true,
  ],
  ["away for a while", {}, [["2026-12-01T00:00:00.000Z", "2027-12-31T00:00:00.000Z"]], false],
])("someone who has left: %s", (_what, person, away, expected) => {
  const one = { id: "a", name: "A", ...person }
  const some = away.map(([from = "", to = ""]) => ({ person: "a", from, to }))
  expect(hasLeft({ ...emptyRoster, people: [one], away: some }, one, montreal("2026-12-15", "10:00"))).toBe(
    expected,
  )
})

describe("branches", () => {
  it.each([
    ["Île-Perrot", "ile perrot", true],
    ["Ile-Perrot", "ÎLE–PERROT ", true],
    ["St-Hubert", "Saint-Hubert", true],
    ["St-Hubert", "St. Hubert", true],
    ["Ste-Julie", "SAINTE-JULIE", true],
    ["Ste-Julie", "St-Julie", false],
    ["Saintonge", "Stonge", false],
    ["Toussaint", "Tousst", false],
    ["St-Hubert", "St-Constant", false],
  ])("%s and %s: %s", (one, other, alike) => expect(branchKey(one) === branchKey(other)).toBe(alike))
})

describe("presence", () => {
  it.each([
    ["1", "2026-07-14", "08:59", "off"],
    ["1", "2026-07-14", "09:00", "on-shift"],
    ["7", "2026-07-14", "22:00", "busy"],
    ["7", "2026-07-14", "22:15", "on-shift"],
    ["1", "2026-07-14", "10:00", "busy"],
    ["1", "2026-07-14", "10:15", "on-shift"],
    ["1", "2026-07-14", "12:00", "off"],
    ["1", "2026-07-14", "13:00", "on-shift"],
    ["1", "2026-07-14", "17:00", "off"],
    ["1", "2026-07-15", "09:30", "off"],
    ["2", "2026-07-14", "05:00", "off"],
    ["2", "2026-07-14", "22:00", "on-shift"],
    ["2", "2026-07-14", "23:50", "busy"],
    ["2", "2026-07-15", "00:10", "busy"],
    ["2", "2026-07-15", "00:15", "on-shift"],
    ["2", "2026-07-15", "02:15", "busy"],
    ["2", "2026-07-15", "05:59", "on-shift"],
    ["2", "2026-07-15", "06:00", "off"],
    ["3", "2026-07-14", "10:00", "off"],
    ["4", "2026-07-14", "10:00", "unknown"],
    ["6", "2026-07-14", "10:00", "unknown"],
    ["5", "2026-03-08", "03:30", "on-shift"],
    ["5", "2026-03-08", "05:59", "on-shift"],
    ["5", "2026-03-08", "06:00", "off"],
    ["swallowed", "2026-03-08", "03:00", "unknown"],
    ["turned", "2026-03-08", "03:20", "unknown"],
    ["unreal", "2026-03-02", "10:00", "unknown"],
    ["5", "2026-11-01", "05:59", "on-shift"],
    ["5", "2026-11-01", "06:00", "off"],
  ])("of %s on %s at %s: %s", (person, day, time, presence) =>
    expect(presenceOf(roster, person, montreal(day, time))).toBe(presence),
  )
  it("is absent on a day away, even with no shift listed", () =>
    expect(
      presenceOf({ ...emptyRoster, absences: roster.absences }, "3", montreal("2026-07-13", "10:00")),
    ).toBe("off"))
  it("is not known at no instant", () => expect(presenceOf(roster, "1", new Date(NaN))).toBe("unknown"))
  it("a night shift lasts its true hours over both changes", () => {
    const spring = shiftEnd(roster, "5", montreal("2026-03-07", "22:00"))
    const autumn = shiftEnd(roster, "5", montreal("2026-10-31", "22:00"))
    expect(Number(spring) - montreal("2026-03-07", "22:00").getTime()).toBe(7 * 3_600_000)
    expect(Number(autumn) - montreal("2026-10-31", "22:00").getTime()).toBe(9 * 3_600_000)
  })
})

describe("the end of a shift", () => {
  it.each([
    ["1", "2026-07-14", "10:05", montreal("2026-07-14", "12:00")],
    ["1", "2026-07-14", "16:00", montreal("2026-07-14", "17:00")],
    ["1", "2026-07-14", "12:30", null],
    ["2", "2026-07-15", "01:00", montreal("2026-07-15", "06:00")],
    ["3", "2026-07-14", "10:00", null],
    ["4", "2026-07-14", "10:00", null],
  ])("of %s on %s at %s", (person, day, time, end) =>
    expect(shiftEnd(roster, person, montreal(day, time))).toEqual(end),
  )
})

describe("an absence", () => {
  const night: Roster = {
    ...emptyRoster,
    shifts: [
      { person: "1", day: "2026-07-13", start: "22:00", end: "06:00" },
      { person: "1", day: "2026-07-14", start: "22:00", end: "06:00" },
      { person: "1", day: "2026-07-15", start: "22:00", end: "06:00" },
      { person: "1", day: "2026-07-16", start: "00:00", end: "06:00" },
    ],
    absences: [
      { person: "1", from: "2026-07-15", to: "2026-07-15" },
      { person: "1", from: "2026-07-20", to: "2026-07-19" },
      { person: "1", from: "2026-07-01", to: "bientôt" },
      { person: "2", from: "2026-07-13", to: "2026-07-13" },
    ],
  }
  it.each([
    ["the night before its eve runs on", "2026-07-14", "02:00", "on-shift", ["2026-07-14", "06:00"]],
    [
      "a night begun the day before is cut at midnight",
      "2026-07-14",
      "23:59",
      "on-shift",
      ["2026-07-15", "00:00"],
    ],
    ["it begins at midnight", "2026-07-15", "00:00", "off", null],
    ["it wins over the night's end", "2026-07-15", "02:00", "off", null],
    ["it wins over a shift of its own day", "2026-07-15", "23:00", "off", null],
    [
      "a night of its last day is not worked; the next day's shift is",
      "2026-07-16",
      "00:00",
      "on-shift",
      ["2026-07-16", "06:00"],
    ],
    ["what ends before it starts is none", "2026-07-19", "12:00", "off", null],
  ] as const)("%s", (_name, day, time, presence, end) => {
    const now = montreal(day, time)
    expect(presenceOf(night, "1", now)).toBe(presence)
    expect(shiftEnd(night, "1", now)).toEqual(end && montreal(end[0], end[1]))
    expect(isAbsent(night, "1", now)).toBe(day === "2026-07-15")
  })
  it("does not let its last night run into the day after", () => {
    const { shifts, ...rest } = night
    expect(presenceOf({ ...rest, shifts: shifts.slice(0, 3) }, "1", montreal("2026-07-16", "02:00"))).toBe(
      "off",
    )
  })
  it("is of no instant that is none", () => expect(isAbsent(night, "1", new Date(NaN))).toBe(false))
})

describe("a shift or break with its end written first", () => {
  const of = (start: string, end: string, breaks: { start: string; end: string }[] = []): Roster => ({
    ...emptyRoster,
    shifts: [
      { person: "1", day: "2026-07-01", start: "09:00", end: "10:00" },
      { person: "1", day: "2026-07-14", start, end, breaks },
    ],
  })
  it.each([
    ["19:00", "07:00", "on-shift"],
    ["19:00", "07:01", "off"],
    ["18:59", "07:00", "off"],
    ["22:00", "21:00", "off"],
    ["22:00", "22:00", "off"],
    ["16:00", "00:00", "on-shift"],
    ["22:00", "24:00", "off"],
  ])("%s to %s: %s in the evening", (start, end, presence) =>
    expect(presenceOf(of(start, end), "1", montreal("2026-07-14", "23:00"))).toBe(presence),
  )
  it.each([
    ["10:15", "10:00", "on-shift"],
    ["10:00", "10:00", "on-shift"],
    ["10:00", "10:31", "busy"],
  ])("a break from %s to %s: %s at 10:30", (start, end, presence) =>
    expect(presenceOf(of("09:00", "17:00", [{ start, end }]), "1", montreal("2026-07-14", "10:30"))).toBe(
      presence,
    ),
  )
})
