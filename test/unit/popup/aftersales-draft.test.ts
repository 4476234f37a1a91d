import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { draftOf, example, settingsOf } from "../../../popup/aftersales-draft"
import { problemsIn } from "../../../src/policy/aftersales"
import type { PolicyAftersales } from "../../../src/policy/types"
import { montreal } from "../../../src/process/calendar"
import { weekdays, type OpenSpan } from "../../../src/process/working-hours"

const whole: PolicyAftersales = {
  module: "Après-vente",
  brand: "Lexus",
  city: "Laval",
  contact: "Zoé Essai",
  bookingLink: "https://rendezvous.exemple.ca",
  inactive: "Une invitation.",
  mailboxes: ["a@exemple.ca", "b@exemple.ca"],
  hours: { mon: [{ start: "08:00", end: "12:00" }], tue: [], wed: [], thu: [], fri: [], sat: [], sun: [] },
  openDays: ["2027-06-24"],
  closedDays: ["2026-12-24"],
}

test.each([{}, whole, { city: "Laval" }])("what is kept comes back from the form as it was: %j", (kept) => {
  expect(settingsOf(draftOf(kept), kept)).toEqual(kept)
})

test("what is empty, twice or only spaces is not kept; hours that nobody set are not written", () => {
  const draft = {
    ...draftOf({}),
    city: "  Laval ",
    brand: "  ",
    mailboxes: "\n a@exemple.ca \n\n",
    closedDays: ["2026-12-31", "2026-12-24", "2026-12-31"],
  }
  expect(settingsOf(draft, {})).toEqual({
    city: "Laval",
    mailboxes: ["a@exemple.ca"],
    closedDays: ["2026-12-24", "2026-12-31"],
  })
})

describe("the example of a Friday afternoon", () => {
  const on = (now: string, part: PolicyAftersales = {}, hours = 2) => {
    const { received, until } = example(draftOf(part), hours, new Date(now))
    return [received.toISOString(), until?.toISOString() ?? null]
  }
  const at = (day: string, time: string) => montreal(day, time).toISOString()
  test.each<[string, string, PolicyAftersales, number, [string, string | null]]>([
    ["a Sunday", "2026-11-22T15:00:00Z", {}, 2, [at("2026-11-27", "16:30"), at("2026-11-30", "09:30")]],
    [
      "that Friday itself",
      "2026-11-27T23:00:00Z",
      {},
      2,
      [at("2026-11-27", "16:30"), at("2026-11-30", "09:30")],
    ],
    // 04:30 UTC on the Saturday is still the Friday in Montréal.
    [
      "late that night",
      "2026-11-28T04:30:00Z",
      {},
      2,
      [at("2026-11-27", "16:30"), at("2026-11-30", "09:30")],
    ],
    [
      "Christmas is a Friday in 2026",
      "2026-12-21T15:00:00Z",
      {},
      2,
      [at("2026-12-25", "16:30"), at("2026-12-28", "10:00")],
    ],
    [
      "a Christmas that is worked",
      "2026-12-21T15:00:00Z",
      { openDays: ["2026-12-25"] },
      2,
      [at("2026-12-25", "16:30"), at("2026-12-28", "09:30")],
    ],
    [
      "the Monday closed",
      "2026-11-22T15:00:00Z",
      { closedDays: ["2026-11-30"] },
      1,
      [at("2026-11-27", "16:30"), at("2026-12-01", "08:30")],
    ],
    ["never open", "2026-11-22T15:00:00Z", { hours: {} }, 2, [at("2026-11-27", "16:30"), null]],
  ])("%s", (_what, now, part, hours, wanted) => {
    expect(on(now, part, hours)).toEqual(wanted)
  })
})

describe("what is wrong in the settings", () => {
  test.each([
    ["https://rendezvous.exemple.ca/a?b=c", true],
    ["HTTPS://exemple.ca", true],
    ["http://exemple.ca", false],
    ["https://", false],
    ["https://exemple", false],
    ["https://exemple.ca/un deux", false],
    ["javascript:alert(1)", false],
    ["exemple.ca", false],
  ])("link %s: %s", (bookingLink, good) => {
    expect(problemsIn({ bookingLink }).length === 0).toBe(good)
  })

  test("each mailbox that is none is named", () => {
    expect(problemsIn({ mailboxes: ["a@exemple.ca", "a", "b@"] })).toEqual([
      { field: "mailboxes", kind: "mailbox", value: "a" },
      { field: "mailboxes", kind: "mailbox", value: "b@" },
    ])
  })

  const pad = (minutes: number) =>
    `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`
  const minutes = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3))
  const ends = (time: string) => (time === "00:00" ? 1_440 : minutes(time))
  const time = fc.integer({ min: 0, max: 1_439 }).map(pad)
  const spans = fc.array(fc.record({ start: time, end: time }), { maxLength: 4 })
  test("hours are taken just when no minute of the day is in two of them, and each has one", () => {
    const slow = (all: OpenSpan[]): boolean => {
      const counts = Array.from({ length: 1_440 }, () => 0)
      for (const { start, end } of all)
        for (let at = minutes(start); at < ends(end); at++) counts[at] = (counts[at] ?? 0) + 1
      return all.every(({ start, end }) => minutes(start) < ends(end)) && counts.every((count) => count < 2)
    }
    fc.assert(
      fc.property(spans, fc.constantFrom(...weekdays), (all, day) => {
        expect(problemsIn({ hours: { [day]: all } }).length === 0).toBe(slow(all))
      }),
    )
  })
  test("a time left empty is no hour", () => {
    expect(problemsIn({ hours: { sat: [{ start: "08:00", end: "" }] } })).toEqual([
      { field: "sat", kind: "order", at: 0 },
    ])
  })
})
