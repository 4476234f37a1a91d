import { describe, expect, it } from "vitest"
import { montreal } from "../../../src/process/calendar"
import { emptyRoster, findPerson, presenceOf, shiftEnd, type Roster } from "../../../src/process/roster"

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
  it("does not choose between two of one name", () =>
    expect(findPerson(roster, "Sam Martin")).toBe("ambiguous"))
})

describe("presence", () => {
  it.each([
    ["1", "2026-07-14", "08:59", "off"],
    ["1", "2026-07-14", "09:00", "on-shift"],
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
    ["6", "2026-07-14", "10:00", "off"],
    ["5", "2026-03-08", "03:30", "on-shift"],
    ["5", "2026-03-08", "05:59", "on-shift"],
    ["5", "2026-03-08", "06:00", "off"],
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
