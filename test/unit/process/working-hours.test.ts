import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { dayOf, minuteOfDay, shiftDay, type Day } from "../../../src/process/calendar"
import { holidayOn } from "../../../src/process/holidays"
import {
  afterWorkingDays,
  afterWorkingHours,
  isOpenDay,
  openSpansOf,
  weekdays,
  workedBetween,
  workingDayAfter,
  type OpenSpan,
  type WorkingHours,
} from "../../../src/process/working-hours"

const MINUTE = 60_000
const at = (text: string): Date => new Date(text)
const said = (date: Date | null): string | null => date && date.toISOString()

const read = new Map<number, { day: Day; minute: number }>()
/** The wall clock of an instant, remembered: the same minutes are looked at many times. */
function wall(instant: number): { day: Day; minute: number } {
  const known = read.get(instant)
  if (known) return known
  const date = new Date(instant)
  const found = { day: dayOf(date), minute: minuteOfDay(date) }
  read.set(instant, found)
  return found
}

/** The slow, obvious one: looks at every minute by Montréal's wall clock. */
function openAt(instant: number, w: WorkingHours): boolean {
  const { day, minute: now } = wall(instant)
  const weekday = weekdays[(new Date(`${day}T12:00:00Z`).getUTCDay() + 6) % 7] ?? "mon"
  const hours: WorkingHours["hours"] = w.hours ?? {
    ...Object.fromEntries(
      weekdays
        .filter((one) => one !== "sat" && one !== "sun")
        .map((one) => [one, [{ start: "08:00", end: "17:00" }]]),
    ),
  }
  const minuteOf = (time: string): number => {
    const [, hour, minute] = /^(\d\d):(\d\d)$/.exec(time) ?? []
    const count = Number(hour) * 60 + Number(minute)
    return Number(hour) < 24 && Number(minute) < 60 ? count : NaN
  }
  const sundays = (hours.sun ?? []).some(
    ({ start, end }) => minuteOf(start) < (end === "00:00" || end === "24:00" ? 1440 : minuteOf(end)),
  )
  const holiday =
    holidayOn(day) !== null ||
    (holidayOn(shiftDay(day, -1)) === "fete-nationale" && weekday === "mon" && !sundays)
  if (w.closedDays?.includes(day) || (holiday && !w.openDays?.includes(day))) return false
  return (hours[weekday] ?? []).some(({ start, end }) => {
    const last = end === "00:00" || end === "24:00" ? 1440 : minuteOf(end)
    return minuteOf(start) <= now && now < last
  })
}
/** From a whole minute: the first instant by which so many minutes were open. */
function slowAfter(start: number, minutes: number, w: WorkingHours, most: number): number | null {
  let [now, left] = [start, minutes]
  for (let count = 0; count < most; count++, now += MINUTE) {
    if (left === 0) return now
    if (openAt(now, w)) left--
  }
  return null
}

const time = fc
  .tuple(fc.integer({ min: 0, max: 24 }), fc.constantFrom(0, 1, 29, 30, 59, 60))
  .map(([hour, minute]) => `${String(hour).padStart(2, "0")}:${String(minute).padStart(2, "0")}`)
const span: fc.Arbitrary<OpenSpan> = fc.record({
  start: fc.oneof(
    { weight: 9, arbitrary: time },
    { weight: 1, arbitrary: fc.constantFrom("", "8 h", "25:00") },
  ),
  end: fc.oneof(
    { weight: 9, arbitrary: time },
    { weight: 1, arbitrary: fc.constantFrom("", "midi", "24:00") },
  ),
})
// Around both changes of the clock, holidays one after another, a Sunday 24 June, a Sunday 1 July, a leap day.
const around = [
  "2026-03-08",
  "2026-11-01",
  "2026-12-25",
  "2026-04-03",
  "2029-06-24",
  "2029-07-01",
  "2028-02-29",
  "2026-07-15",
]
const day: fc.Arbitrary<Day> = fc
  .tuple(fc.constantFrom(...around), fc.integer({ min: -2, max: 2 }))
  .map(([one, count]) => shiftDay(one, count))
const week = fc.record(Object.fromEntries(weekdays.map((one) => [one, fc.array(span, { maxLength: 3 })])), {
  requiredKeys: [],
}) as fc.Arbitrary<NonNullable<WorkingHours["hours"]>>
const policy: fc.Arbitrary<WorkingHours> = fc.record(
  { hours: week, closedDays: fc.array(day, { maxLength: 2 }), openDays: fc.array(day, { maxLength: 2 }) },
  {
    requiredKeys: [],
  },
)
const instant = fc
  .tuple(day, fc.integer({ min: 0, max: 24 * 60 - 1 }))
  .map(([one, minute]) => Date.parse(one) + minute * MINUTE)

describe("against a reference that looks at every minute", () => {
  it(
    "the time worked is the same",
    () =>
      fc.assert(
        fc.property(instant, fc.integer({ min: 0, max: 60 * 60 }), policy, (from, length, w) => {
          let slow = 0
          for (let now = from; now < from + length * MINUTE; now += MINUTE) if (openAt(now, w)) slow += MINUTE
          expect(workedBetween(new Date(from), new Date(from + length * MINUTE), w)).toBe(slow)
        }),
        { numRuns: 60 },
      ),
    30_000,
  )
  it(
    "so does the deadline come",
    () =>
      fc.assert(
        fc.property(instant, fc.integer({ min: 0, max: 240 }), policy, (from, minutes, w) => {
          const most = 4 * 1440
          const slow = slowAfter(from, minutes, w, most)
          const fast = afterWorkingHours(new Date(from), minutes / 60, w)?.getTime() ?? null
          if (slow !== null) expect(fast).toBe(slow)
          else if (fast !== null) expect(fast).toBeGreaterThanOrEqual(from + most * MINUTE)
        }),
        { numRuns: 60 },
      ),
    30_000,
  )
  it(
    "so do the working days",
    () =>
      fc.assert(
        fc.property(instant, fc.integer({ min: 1, max: 2 }), policy, (from, days, w) => {
          const opens = (one: Day): boolean => {
            const first = Date.parse(`${one}T04:00:00Z`)
            for (let now = first; now < first + 26 * 60 * MINUTE; now += MINUTE)
              if (wall(now).day === one && openAt(now, w)) return true
            return false
          }
          let [next, left] = [dayOf(new Date(from)), days]
          for (let far = 0; far < 9 && left > 0; far++) {
            next = shiftDay(next, 1)
            if (opens(next)) left--
          }
          const end = afterWorkingDays(new Date(from), days, w)
          if (left > 0) return
          expect(end).not.toBeNull()
          const last = end?.getTime() ?? NaN
          expect(openAt(last - MINUTE, w) && wall(last - MINUTE).day === next).toBe(true)
          for (let now = last; wall(now).day === next; now += MINUTE) expect(openAt(now, w)).toBe(false)
        }),
        { numRuns: 20 },
      ),
    30_000,
  )
})

describe("whatever the policy", () => {
  it("a deadline is exact to the ms: all of the time is worked by then, and not a ms before", () =>
    fc.assert(
      fc.property(
        instant,
        fc.integer({ min: 0, max: 59_999 }),
        fc.double({ min: 0.001, max: 30, noNaN: true }),
        policy,
        (from, ms, hours, w) => {
          const start = new Date(from + ms)
          const end = afterWorkingHours(start, hours, w)
          if (!end) return
          const length = Math.round(hours * 3_600_000)
          expect(workedBetween(start, end, w)).toBe(length)
          if (length > 0) expect(workedBetween(start, new Date(end.getTime() - 1), w)).toBe(length - 1)
        },
      ),
      { numRuns: 60 },
    ))
  it("the spans of a day are apart, in order, and of that day", () =>
    fc.assert(
      fc.property(day, policy, (one, w) => {
        const spans = openSpansOf(one, w)
        spans.forEach(({ from, to }, index) => {
          expect(from < to && dayOf(from) === one && dayOf(new Date(to.getTime() - 1)) === one).toBe(true)
          const before = spans[index - 1]
          if (before) expect(before.to < from).toBe(true)
        })
        expect(isOpenDay(one, w)).toBe(spans.length > 0)
      }),
    ))
  it.each<[string, WorkingHours]>([
    ["an empty week", { hours: {} }],
    ["spans of no length", { hours: { mon: [{ start: "09:00", end: "09:00" }] } }],
    ["spans the wrong way round", { hours: { mon: [{ start: "17:00", end: "08:00" }] } }],
    ["unreadable spans", { hours: { tue: [{ start: "8 h", end: "soir" }] } }],
  ])("%s is never open, and that is known", (_, w) => {
    expect(afterWorkingHours(at("2026-11-23T15:00:00Z"), 2, w)).toBeNull()
    expect(afterWorkingDays(at("2026-11-23T15:00:00Z"), 1, w)).toBeNull()
    expect(workedBetween(at("2026-11-23T15:00:00Z"), at("2026-12-23T15:00:00Z"), w)).toBe(0)
  })
})

describe("two working hours", () => {
  it.each<[string, string, string, WorkingHours?]>([
    ["in the middle of a day", "2026-11-23T15:00:00.250Z", "2026-11-23T17:00:00.250Z"],
    ["up to the closing", "2026-11-23T20:00:00Z", "2026-11-23T22:00:00Z"],
    ["over a night", "2026-11-23T21:30:00Z", "2026-11-24T14:30:00Z"],
    ["over a weekend", "2026-11-20T21:00:00Z", "2026-11-23T14:00:00Z"],
    ["from a Sunday", "2026-11-22T14:37:00Z", "2026-11-23T15:00:00Z"],
    ["over Christmas and the weekend", "2026-12-24T21:30:00Z", "2026-12-28T14:30:00Z"],
    ["from before the opening", "2026-11-23T05:00:00Z", "2026-11-23T15:00:00Z"],
    ["over the spring change", "2026-03-06T21:00:00Z", "2026-03-09T13:00:00Z"],
    ["over the autumn change", "2026-10-30T20:30:00Z", "2026-11-02T14:30:00Z"],
    ["of a Monday after a Sunday 24 June", "2029-06-22T20:00:00Z", "2029-06-26T13:00:00Z"],
    ["of that Monday, worked", "2029-06-22T20:00:00Z", "2029-06-25T13:00:00Z", { openDays: ["2029-06-25"] }],
    [
      "on a holiday that is worked",
      "2026-12-25T14:00:00Z",
      "2026-12-25T16:00:00Z",
      { openDays: ["2026-12-25"] },
    ],
    ["past a day closed", "2026-11-23T21:00:00Z", "2026-11-25T14:00:00Z", { closedDays: ["2026-11-24"] }],
    [
      "through lunch, by spans that overlap and one out of order",
      "2026-11-23T16:00:00Z",
      "2026-11-23T19:00:00Z",
      {
        hours: {
          mon: [
            { start: "13:00", end: "17:00" },
            { start: "08:00", end: "12:00" },
            { start: "09:00", end: "11:00" },
          ],
        },
      },
    ],
    [
      "up to midnight",
      "2026-11-24T03:00:00Z",
      "2026-11-24T05:00:00Z",
      { hours: { mon: [{ start: "18:00", end: "00:00" }] } },
    ],
  ])("%s: from %s by %s", (_, start, end, w = {}) =>
    expect(said(afterWorkingHours(at(start), 2, w))).toBe(said(at(end))),
  )
  it.each([NaN, -1, Infinity])("%d hours are no time", (hours) =>
    expect(afterWorkingHours(at("2026-11-23T15:00:00Z"), hours, {})).toBeNull(),
  )
  it("no time at all is now", () =>
    expect(said(afterWorkingHours(at("2026-11-22T15:00:00Z"), 0, {}))).toBe("2026-11-22T15:00:00.000Z"))
})

describe("working days", () => {
  it.each([
    ["2026-11-23T15:00:00Z", 1, "2026-11-24T22:00:00Z"],
    ["2026-11-20T15:00:00Z", 3, "2026-11-25T22:00:00Z"],
    ["2026-11-22T15:00:00Z", 3, "2026-11-25T22:00:00Z"],
    ["2026-12-23T15:00:00Z", 3, "2026-12-29T22:00:00Z"],
    ["2026-03-06T15:00:00Z", 1, "2026-03-09T21:00:00Z"],
  ])("from %s, %i end at %s", (start, days, end) =>
    expect(said(afterWorkingDays(at(start), days, {}))).toBe(said(at(end))),
  )
  it.each([0, -1, 1.5, NaN])("%d of them are none", (count) =>
    expect(workingDayAfter("2026-11-23", count, {})).toBeNull(),
  )
  it("after what is no day are none", () => {
    expect(workingDayAfter("lundi", 1, {})).toBeNull()
    expect(afterWorkingDays(new Date(NaN), 1, {})).toBeNull()
    expect(openSpansOf("2026-02-30", {})).toEqual([])
    expect(workedBetween(new Date(NaN), at("2026-11-23T15:00:00Z"), {})).toBeNaN()
    expect(workedBetween(at("2026-11-24T15:00:00Z"), at("2026-11-23T15:00:00Z"), {})).toBe(0)
  })
})
