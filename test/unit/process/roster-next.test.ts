import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import { montreal } from "../../../src/process/calendar"
import {
  emptyRoster,
  nextChange,
  nextShift,
  presenceOf,
  startsSoon,
  type Roster,
  type Shift,
} from "../../../src/process/roster"

const shift = (day: string, start: string, end: string, more: Partial<Shift> = {}): Shift => ({
  person: "1",
  day,
  start,
  end,
  ...more,
})
const roster: Roster = {
  ...emptyRoster,
  shifts: [
    shift("2026-07-16", "09:00", "17:00"),
    shift("2026-07-14", "13:00", "17:00"),
    shift("2026-07-14", "09:00", "12:00", { breaks: [{ start: "10:00", end: "10:15" }] }),
    shift("2026-07-14", "22:00", "06:00"),
    shift("2026-07-15", "08:00", "07:00"), // 23 h: a mistake
    shift("2026-07-15", "neuf", "17:00"),
    shift("2026-02-30", "09:00", "17:00"),
    shift("2026-07-14", "07:00", "08:00", { person: "2" }),
    shift("2026-07-21", "22:00", "06:00"),
    shift("2026-07-22", "09:00", "17:00"),
    shift("2026-07-23", "00:30", "05:00"),
    shift("2026-03-08", "04:00", "08:00", { person: "spring" }),
    shift("2026-11-01", "03:00", "08:00", { person: "autumn" }),
    shift("2026-03-08", "02:00", "03:00", { person: "swallowed" }),
    shift("2026-03-08", "02:30", "03:15", { person: "turned" }),
    shift("2026-02-30", "09:00", "17:00", { person: "unreal" }),
    shift("2026-07-14", "09:00", "10:00", { person: "twice" }),
    shift("2026-07-14", "09:00", "12:00", { person: "twice" }),
    shift("2026-07-14", "09:00", "11:00", { person: "twice" }),
  ],
  absences: [{ person: "1", from: "2026-07-22", to: "2026-07-22" }],
}

describe("the next change", () => {
  const week: Roster = {
    ...emptyRoster,
    shifts: [
      shift("2026-07-14", "09:00", "12:00", { breaks: [{ start: "10:00", end: "10:15" }] }),
      shift("2026-07-14", "22:00", "06:00", { breaks: [{ start: "02:00", end: "02:30" }] }),
      shift("2026-07-14", "11:00", "neuf", { breaks: [{ start: "11:30", end: "11:45" }] }),
      shift("2026-07-14", "07:00", "08:00", { person: "2" }),
      shift("2026-07-16", "01:00", "05:00", { person: "night" }),
    ],
  }
  it.each([
    ["a shift comes within the hours", ["1"], "2026-07-14 05:00", "2026-07-14 06:00"],
    ["a shift begins", ["1"], "2026-07-14 06:00", "2026-07-14 09:00"],
    ["a break begins", ["1"], "2026-07-14 09:00", "2026-07-14 10:00"],
    ["a break ends", ["1"], "2026-07-14 10:05", "2026-07-14 10:15"],
    ["the break of a shift that cannot be read", ["1"], "2026-07-14 11:00", "2026-07-14 11:30"],
    ["a shift ends", ["1"], "2026-07-14 11:45", "2026-07-14 12:00"],
    ["midnight, before the end of the night", ["1"], "2026-07-14 23:00", "2026-07-15 00:00"],
    ["a break of the night", ["1"], "2026-07-15 00:00", "2026-07-15 02:00"],
    ["the end of last night's shift", ["1"], "2026-07-15 02:30", "2026-07-15 06:00"],
    ["another's shift, where they count", ["1", "2"], "2026-07-14 06:30", "2026-07-14 07:00"],
    ["midnight, where nobody counts", [], "2026-07-14 06:30", "2026-07-15 00:00"],
    ["the hours before a shift of tomorrow", ["night"], "2026-07-15 20:00", "2026-07-15 22:00"],
    ["midnight, where the roster is empty of them", ["nobody"], "2026-07-14 12:00", "2026-07-15 00:00"],
  ])("%s", (_, people, now, expected) => {
    const [at, then] = [now, expected].map((text) => montreal(text.slice(0, 10), text.slice(11)))
    if (!at || !then) throw new Error("no time")
    expect(nextChange(week, people, at, 3)).toEqual(then)
  })
  it("is to come, no later than midnight, and nobody's presence changes before it", () => {
    const start = montreal("2026-07-13", "20:00").getTime()
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 4_320 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (minutes, part) => {
          const now = new Date(start + minutes * 60_000)
          const change = nextChange(week, ["1", "2"], now, 3)
          expect(change.getTime()).toBeGreaterThan(now.getTime())
          expect(change.getTime() - now.getTime()).toBeLessThanOrEqual(86_400_000)
          const between = new Date(now.getTime() + part * (change.getTime() - now.getTime() - 1))
          for (const person of ["1", "2"]) {
            expect(presenceOf(week, person, between)).toBe(presenceOf(week, person, now))
            expect(startsSoon(week, person, between, 3)).toEqual(startsSoon(week, person, now, 3))
          }
        },
      ),
    )
  })
  it("comes within the day of the clocks' change too", () => {
    const now = montreal("2026-11-01", "00:30")
    expect(nextChange(emptyRoster, [], now, 3)).toEqual(montreal("2026-11-02", "00:00"))
  })
})

describe("the next shift", () => {
  it.each([
    ["the first of a split day", "1", "2026-07-14 08:00", "2026-07-14 09:00", "2026-07-14 12:00"],
    ["not the one that starts now", "1", "2026-07-14 09:00", "2026-07-14 13:00", "2026-07-14 17:00"],
    ["between two halves", "1", "2026-07-14 12:30", "2026-07-14 13:00", "2026-07-14 17:00"],
    ["a night", "1", "2026-07-14 17:00", "2026-07-14 22:00", "2026-07-15 06:00"],
    ["past the mistakes", "1", "2026-07-15 03:00", "2026-07-16 09:00", "2026-07-16 17:00"],
    ["cut by an absence", "1", "2026-07-16 09:00", "2026-07-21 22:00", "2026-07-22 00:00"],
    ["past an absence", "1", "2026-07-21 23:00", "2026-07-23 00:30", "2026-07-23 05:00"],
    [
      "the longest of those that start together",
      "twice",
      "2026-07-14 08:00",
      "2026-07-14 09:00",
      "2026-07-14 12:00",
    ],
  ])("%s", (_name, person, now, from, to) => {
    const at = (text: string): Date => montreal(...(text.split(" ") as [string, string]))
    expect(nextShift(roster, person, at(now))).toEqual({ from: at(from), to: at(to) })
    expect(nextShift({ ...roster, shifts: roster.shifts.toReversed() }, person, at(now))?.to).toEqual(at(to))
  })
  it.each([
    ["after the last", "1", montreal("2026-07-23", "00:30")],
    ["in an hour that the spring change skips", "swallowed", montreal("2026-03-08", "00:00")],
    ["that it would turn round", "turned", montreal("2026-03-08", "00:00")],
    ["on a day that is none", "unreal", montreal("2026-02-28", "09:00")],
    ["of a stranger", "9", montreal("2026-07-14", "08:00")],
    ["at no instant", "1", new Date(NaN)],
  ])("none %s", (_name, person, now) => expect(nextShift(roster, person, now)).toBeNull())
})

describe("a shift that starts soon", () => {
  const nine = montreal("2026-07-14", "09:00")
  it.each([
    ["3 h before: not yet", "1", montreal("2026-07-14", "06:00"), 3, null],
    ["a moment later", "1", new Date(+montreal("2026-07-14", "06:00") + 1), 3, nine],
    ["a moment before it starts", "1", new Date(+nine - 1), 3, nine],
    ["it has started", "1", nine, 3, null],
    ["on a break of the shift before the next", "1", montreal("2026-07-14", "10:05"), 3, null],
    ["on the shift before the next", "1", montreal("2026-07-14", "11:00"), 3, null],
    ["between two halves", "1", montreal("2026-07-14", "12:00"), 3, montreal("2026-07-14", "13:00")],
    ["with other hours, on the edge", "1", montreal("2026-07-14", "07:00"), 2, null],
    ["with other hours", "1", montreal("2026-07-14", "07:01"), 2, nine],
    ["half an hour, on the edge", "1", montreal("2026-07-14", "08:30"), 0.5, null],
    ["no hours", "1", new Date(+nine - 1), 0, null],
    ["hours that are no number", "1", new Date(+nine - 1), NaN, null],
    [
      "away, and back after midnight",
      "1",
      montreal("2026-07-22", "23:00"),
      3,
      montreal("2026-07-23", "00:30"),
    ],
    ["away all day", "1", montreal("2026-07-22", "08:00"), 3, null],
    ["a stranger", "9", new Date(+nine - 1), 3, null],
    ["at no instant", "1", new Date(NaN), 3, null],
    ["3 true hours in spring, 4 on the clock", "spring", montreal("2026-03-08", "00:00"), 3, null],
    [
      "less than 3 true hours in spring",
      "spring",
      montreal("2026-03-08", "00:01"),
      3,
      montreal("2026-03-08", "04:00"),
    ],
    ["2 h on the clock in autumn, 3 true ones", "autumn", montreal("2026-11-01", "01:00"), 3, null],
    [
      "less than 3 true hours in autumn",
      "autumn",
      montreal("2026-11-01", "01:01"),
      3,
      montreal("2026-11-01", "03:00"),
    ],
  ] as const)("%s", (_name, person, now, hours, start) =>
    expect(startsSoon(roster, person, now, hours)).toEqual(start),
  )
})
