import fc from "fast-check"
import { afterEach, describe, expect, it } from "vitest"
import { dayOf, minuteOfDay, montreal, shiftDay } from "../../../src/process/calendar"

describe("the day in Montréal", () => {
  it.each([
    ["2026-07-15T03:59:59Z", "2026-07-14"],
    ["2026-07-15T04:00:00Z", "2026-07-15"],
    ["2026-01-15T04:59:59Z", "2026-01-14"],
    ["2026-01-15T05:00:00Z", "2026-01-15"],
    ["2026-03-08T04:59:59Z", "2026-03-07"],
    ["2026-03-09T03:59:59Z", "2026-03-08"],
    ["2026-03-09T04:00:00Z", "2026-03-09"],
    ["2026-11-01T03:59:59Z", "2026-10-31"],
    ["2026-11-02T04:59:59Z", "2026-11-01"],
    ["2026-11-02T05:00:00Z", "2026-11-02"],
  ])("of %s is %s", (instant, day) => expect(dayOf(new Date(instant))).toBe(day))
  it("refuses an invalid date", () => expect(() => dayOf(new Date(NaN))).toThrow(RangeError))
})

describe("a wall-clock time", () => {
  it.each([
    ["2026-07-14", "14:05", "2026-07-14T18:05:00Z"],
    ["2026-01-14", "14:05", "2026-01-14T19:05:00Z"],
    ["2026-07-14", "24:00", "2026-07-15T04:00:00Z"],
    ["2026-03-08", "01:59", "2026-03-08T06:59:00Z"],
    ["2026-03-08", "02:30", "2026-03-08T07:30:00Z"],
    ["2026-03-08", "03:00", "2026-03-08T07:00:00Z"],
    ["2026-11-01", "01:30", "2026-11-01T05:30:00Z"],
    ["2026-11-01", "02:00", "2026-11-01T07:00:00Z"],
  ])("%s %s is %s", (day, time, instant) => expect(montreal(day, time)).toEqual(new Date(instant)))
  it("is read back to the minute", () => {
    expect(minuteOfDay(new Date("2026-07-14T18:05:59Z"))).toBe(14 * 60 + 5)
    expect(minuteOfDay(new Date("2026-11-01T06:30:00Z"))).toBe(90)
  })
})

describe("whatever the machine's own zone", () => {
  const own = process.env.TZ
  afterEach(() => {
    if (own === undefined) delete process.env.TZ
    else process.env.TZ = own
  })
  it.each([
    "UTC",
    "Asia/Tokyo",
    "America/Vancouver",
    "America/Toronto",
    "Pacific/Apia",
    "Australia/Lord_Howe",
  ])("%s", (zone) => {
    process.env.TZ = zone
    expect(new Intl.DateTimeFormat().resolvedOptions().timeZone).toBe(zone)
    expect(montreal("2026-11-01", "01:30")).toEqual(new Date("2026-11-01T05:30:00Z"))
    expect(montreal("2026-03-08", "02:30")).toEqual(new Date("2026-03-08T07:30:00Z"))
    expect(montreal("2026-03-08", "23:59")).toEqual(new Date("2026-03-09T03:59:00Z"))
    expect(dayOf(new Date("2026-11-02T04:59:59Z"))).toBe("2026-11-01")
    expect(minuteOfDay(new Date("2026-11-01T05:30:00Z"))).toBe(90)
    expect(shiftDay("2011-12-29", 1)).toBe("2011-12-30")
  })
  it.each([
    ["2026-13x", "10:00"],
    ["2026-03-08", "demain"],
  ])("%s %s is no instant", (day, time) => expect(montreal(day, time).getTime()).toBeNaN())
})

describe("days on", () => {
  it.each([
    ["2026-02-28", 1, "2026-03-01"],
    ["2028-02-28", 1, "2028-02-29"],
    ["2026-03-07", 1, "2026-03-08"],
    ["2026-03-08", 1, "2026-03-09"],
    ["2026-11-01", 1, "2026-11-02"],
    ["2026-11-02", -2, "2026-10-31"],
    ["2026-12-31", 1, "2027-01-01"],
  ])("%s and %i is %s", (day, count, other) => expect(shiftDay(day, count)).toBe(other))
  it("go and come back, and each midday falls on its own day", () =>
    fc.assert(
      fc.property(
        fc.date({ min: new Date("2000-01-02"), max: new Date("2099-12-30"), noInvalidDate: true }),
        fc.integer({ min: -400, max: 400 }),
        (at, count) => {
          const day = dayOf(at)
          expect(shiftDay(shiftDay(day, count), -count)).toBe(day)
          expect(dayOf(montreal(day, "12:00"))).toBe(day)
        },
      ),
      { numRuns: 50 },
    ))
})
