import Holidays from "date-holidays"
import { describe, expect, it } from "vitest"
import { holidayIds, holidayOn, holidaysOf } from "../../../src/process/holidays"
import { en } from "../../../src/words/en/holidays"
import { fr } from "../../../src/words/fr/holidays"

const library = new Holidays("CA", "QC")
const publicDays = (year: number): string[] =>
  library
    .getHolidays(year)
    .filter(({ type }) => type === "public")
    .map(({ date }) => date.slice(0, 10))
const years = Array.from({ length: 41 }, (_, count) => 2020 + count)

describe("Québec's public holidays", () => {
  // Ours moves Canada Day to 2 July when 1 July is a Sunday, as Québec's labour standards do; the library leaves it.
  it.each(years)("of %i are the library's public ones, but for Canada Day on a Sunday", (year) => {
    const sunday = new Date(Date.UTC(year, 6, 1)).getUTCDay() === 0
    const theirs = publicDays(year).map((day) => (sunday && day.endsWith("-07-01") ? `${year}-07-02` : day))
    expect(holidaysOf(year).map(({ day }) => day)).toEqual(theirs)
  })
  it("differ from the library's in the years of such a Sunday alone", () => {
    const apart = years.filter(
      (year) => JSON.stringify(publicDays(year)) !== JSON.stringify(holidaysOf(year).map(({ day }) => day)),
    )
    expect(apart).toEqual(years.filter((year) => holidayOn(`${year}-07-02`) === "canada"))
    expect(apart).toContain(2029)
  })
  it.each([
    ["2026-01-01", "new-year"],
    ["2026-04-03", "good-friday"],
    ["2026-04-06", null],
    ["2026-05-18", "patriots"],
    ["2026-05-25", null],
    ["2020-05-18", "patriots"],
    ["2026-06-24", "fete-nationale"],
    ["2026-07-01", "canada"],
    ["2029-07-01", null],
    ["2029-07-02", "canada"],
    ["2026-09-07", "labour"],
    ["2025-09-01", "labour"],
    ["2026-10-12", "thanksgiving"],
    ["2026-12-25", "christmas"],
    ["2026-12-26", null],
    ["none", null],
    ["", null],
  ])("%s is %s", (day, id) => expect(holidayOn(day)).toBe(id))
  it.each([NaN, 0, 999, 10_000, 2026.5, -1])("are none in the year %d", (year) =>
    expect(holidaysOf(year)).toEqual([]),
  )
  it("have a name each, in both languages", () => {
    for (const id of holidayIds) expect([fr[id], en[id]].every(Boolean)).toBe(true)
    expect(JSON.stringify(fr)).not.toContain("'")
  })
})
