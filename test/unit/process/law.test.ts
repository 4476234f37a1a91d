import fc from "fast-check"
import { describe, expect, it, test } from "vitest"
import { dayOf, inZone, montreal, offsetAt, shiftDay } from "../../../src/process/calendar"
import { callingHours, doNotCallDays, relationshipOf } from "../../../src/process/law"
import { zonesOfPhone } from "../../../src/process/phone-zones"
import { areaCodes, exchanges } from "../../../src/process/phone-zones-data"

const at = (zone: string, day: string, time: string): Date => inZone(zone, day, time)
const said = (now: Date, zones: string[]): [boolean, string] => {
  const { open, next } = callingHours(now, zones)
  return [open, next.toISOString()]
}

describe("law.calling-hours", () => {
  const monday = "2027-03-15" // the day after clocks went forward
  it.each<[what: string, zones: string[], now: Date, open: boolean, next: Date]>([
    ["before nine", ["America/Toronto"], montreal(monday, "08:59"), false, montreal(monday, "09:00")],
    ["at nine", ["America/Toronto"], montreal(monday, "09:00"), true, montreal(monday, "21:30")],
    [
      "at half past nine p.m.",
      ["America/Toronto"],
      montreal(monday, "21:30"),
      false,
      montreal("2027-03-16", "09:00"),
    ],
    [
      "Friday night",
      ["America/Toronto"],
      montreal("2027-03-19", "22:00"),
      false,
      montreal("2027-03-20", "10:00"),
    ],
    [
      "Saturday at ten",
      ["America/Toronto"],
      montreal("2027-03-20", "10:00"),
      true,
      montreal("2027-03-20", "18:00"),
    ],
    [
      "Saturday at six",
      ["America/Toronto"],
      montreal("2027-03-20", "18:00"),
      false,
      montreal("2027-03-21", "10:00"),
    ],
    [
      "Sunday evening",
      ["America/Toronto"],
      montreal("2027-03-21", "19:00"),
      false,
      montreal("2027-03-22", "09:00"),
    ],
    ["no zone: the house's", [], montreal(monday, "08:59"), false, montreal(monday, "09:00")],
    // Newfoundland is half an hour ahead of the Atlantic.
    [
      "St. John's",
      ["America/St_Johns"],
      new Date("2027-01-11T12:29:59Z"),
      false,
      new Date("2027-01-11T12:30:00Z"),
    ],
    [
      "St. John's, closed",
      ["America/St_Johns"],
      new Date("2027-01-12T01:00:00Z"),
      false,
      new Date("2027-01-12T12:30:00Z"),
    ],
    // Saskatchewan and Arizona keep their clocks.
    [
      "Regina in July",
      ["America/Regina"],
      new Date("2027-07-12T15:00:00Z"),
      true,
      new Date("2027-07-13T03:30:00Z"),
    ],
    [
      "Regina in January",
      ["America/Regina"],
      new Date("2027-01-11T15:00:00Z"),
      true,
      new Date("2027-01-12T03:30:00Z"),
    ],
    [
      "Phoenix in July",
      ["America/Phoenix"],
      new Date("2027-07-12T15:59:59Z"),
      false,
      new Date("2027-07-12T16:00:00Z"),
    ],
    [
      "Phoenix in January",
      ["America/Phoenix"],
      new Date("2027-01-11T15:59:59Z"),
      false,
      new Date("2027-01-11T16:00:00Z"),
    ],
    [
      "Whitehorse in July",
      ["America/Whitehorse"],
      new Date("2027-07-12T16:00:00Z"),
      true,
      new Date("2027-07-13T04:30:00Z"),
    ],
    // Two zones: nine in the west, half past nine at night in the east.
    [
      "two zones, the west asleep",
      ["America/Toronto", "America/Vancouver"],
      montreal(monday, "10:00"),
      false,
      at("America/Vancouver", monday, "09:00"),
    ],
    [
      "two zones, both up",
      ["America/Toronto", "America/Vancouver"],
      montreal(monday, "13:00"),
      true,
      montreal(monday, "21:30"),
    ],
    [
      "two zones, the east abed",
      ["America/Toronto", "America/Vancouver"],
      montreal(monday, "22:00"),
      false,
      at("America/Vancouver", "2027-03-16", "09:00"),
    ],
    // Clocks go back that night: nine is still nine.
    [
      "the autumn change",
      ["America/Toronto"],
      montreal("2026-10-31", "18:00"),
      false,
      montreal("2026-11-01", "10:00"),
    ],
  ])("%s", (_what, zones, now, open, next) => expect(said(now, zones)).toEqual([open, next.toISOString()]))

  const zones = [...Object.keys(areaCodes), "America/Blanc-Sablon"]
  const instant = fc.integer({ min: Date.UTC(2024, 0), max: Date.UTC(2031, 0) })

  test("in every zone, all year: open by the client's own clock, until the instant at which it changes", () => {
    const clocks = new Map(
      zones.map((zone) => {
        const shown = { weekday: "short", hour: "2-digit", minute: "2-digit", hourCycle: "h23" } as const
        return [zone, new Intl.DateTimeFormat("en-CA", { timeZone: zone, ...shown })]
      }),
    )
    const wall = (zone: string, ms: number): [weekday: string, time: string] => {
      const parts = clocks.get(zone)?.formatToParts(ms) ?? []
      const part = (type: string) => parts.find((one) => one.type === type)?.value ?? ""
      return [part("weekday"), `${part("hour")}:${part("minute")}`]
    }
    const allowed = (zone: string, ms: number): boolean => {
      const [weekday, time] = wall(zone, ms)
      return weekday.startsWith("S") ? time >= "10:00" && time < "18:00" : time >= "09:00" && time < "21:30"
    }
    fc.assert(
      fc.property(
        fc.subarray(zones, { minLength: 1, maxLength: 3 }),
        instant,
        fc.double({ min: 0, max: 1, noNaN: true }),
        (some, now, part) => {
          const { open, next } = callingHours(new Date(now), some)
          const all = (ms: number) => some.every((zone) => allowed(zone, ms))
          expect(open).toBe(all(now))
          expect(next.getTime()).toBeGreaterThan(now)
          // The same until then, and the other from then on.
          expect(all(Math.floor(now + (next.getTime() - 1 - now) * part))).toBe(open)
          expect(all(next.getTime())).toBe(!open)
        },
      ),
      { numRuns: 400 },
    )
  })
})

describe("where a number is from", () => {
  it.each<[digits: string, zones: string[]]>([
    ["5147000199", ["America/Toronto"]],
    ["8197000199", ["America/Toronto"]],
    ["8737000199", ["America/Toronto"]],
    ["4187000199", ["America/Toronto"]],
    ["4189860199", ["America/Halifax"]],
    ["4184610199", ["America/Blanc-Sablon"]],
    ["7097000199", ["America/St_Johns", "America/Goose_Bay"]],
    ["3067000199", ["America/Regina"]],
    ["6047000199", ["America/Vancouver"]],
    ["2507000199", ["America/Edmonton", "America/Vancouver"]],
    ["2127000199", ["America/New_York"]],
    ["6027000199", ["America/Phoenix"]],
    ["9287000199", ["America/Denver", "America/Phoenix"]],
    ["8087000199", ["Pacific/Honolulu"]],
    ["8007000199", []],
    ["2427000199", []],
    ["33140000000", []],
    ["", []],
  ])("%s: %s", (digits, zones) => expect(zonesOfPhone(digits)).toEqual(zones))

  test("a code stands once in a zone, is one, and every zone is a clock's", () => {
    for (const [zone, text] of Object.entries(areaCodes)) {
      const codes = text.split(" ")
      expect(new Set(codes).size, zone).toBe(codes.length)
      for (const code of codes) expect(code).toMatch(/^[2-9]\d{2}$/)
      expect(Number.isFinite(offsetAt(0, zone)), zone).toBe(true)
    }
    for (const [prefix, zone] of Object.entries(exchanges)) {
      expect(prefix).toMatch(/^\d{6}$/)
      expect(Number.isFinite(offsetAt(0, zone))).toBe(true)
    }
  })

  test("no code stands in a Canadian zone and in an American one", () => {
    const canada =
      /St_Johns|Goose|Halifax|Toronto|Winnipeg|Regina|Edmonton|Vancouver|Whitehorse|Yellowknife|Rankin|Iqaluit/
    const codes = (here: boolean): string[] =>
      Object.entries(areaCodes)
        .filter(([zone]) => canada.test(zone) === here)
        .flatMap(([, text]) => text.split(" "))
    const theirs = new Set(codes(false))
    expect(codes(true).filter((code) => theirs.has(code))).toEqual([])
  })
})

describe("law.relationship", () => {
  type Row = [purchased: string | null, inquired: string | null, ended: string | null, ...string[]]
  it.each<Row>([
    [null, null, null],
    ["2026-01-31", null, null, "purchase", "2027-07-31"],
    ["2025-08-31", null, null, "purchase", "2027-02-28"],
    [null, "2026-08-31", null, "inquiry", "2027-02-28"],
    ["2024-01-01", "2027-01-01", null, "inquiry", "2027-07-01"],
    ["2026-12-01", "2027-01-01", null, "purchase", "2028-06-01"],
    ["2020-03-01", null, "2026-03-01", "contract", "2027-09-01"],
    ["2020-03-01", "2027-08-31", "2026-03-01", "inquiry", "2028-02-29"],
    ["2026-03-01", null, "2026-03-01", "purchase", "2027-09-01"],
  ])("bought %s, asked %s, contract ended %s: %s until %s", (purchased, inquired, ended, ...said) => {
    const found = relationshipOf({ purchased, inquired, ended })
    expect(found ? [found.by, found.until] : []).toEqual(said)
  })
})

describe("law.do-not-call", () => {
  it.each<[asked: string, enterBy: string, keptUntil: string]>([
    ["2026-11-22", "2026-12-06", "2029-12-06"],
    ["2026-12-25", "2027-01-08", "2030-01-08"],
    ["2024-02-29", "2024-03-14", "2027-03-14"],
    ["2025-02-28", "2025-03-14", "2028-03-13"],
    ["2027-02-20", "2027-03-06", "2030-03-06"],
  ])("asked on %s: entered by %s, kept until %s", (asked, enterBy, keptUntil) => {
    const days = doNotCallDays(asked)
    expect([days.enterBy, days.keptUntil]).toEqual([enterBy, keptUntil])
    expect(days.forgetAt).toEqual(montreal(shiftDay(keptUntil, 1), "00:00"))
    expect(dayOf(new Date(days.forgetAt.getTime() - 1))).toBe(keptUntil)
  })
})
