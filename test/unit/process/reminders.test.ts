import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { dayOf, minuteOfDay } from "../../../src/process/calendar"
import {
  firstTelling,
  isDeadline,
  passes,
  plannedTelling,
  reminderKinds,
  snoozedUntil,
  stays,
} from "../../../src/process/reminders"

const minute = 60_000
const instant = fc.integer({ min: Date.parse("2026-01-01"), max: Date.parse("2028-01-01") })
const kind = fc.constantFrom(...reminderKinds)
const span = fc
  .tuple(instant, fc.integer({ min: 1, max: 60 * 24 * 60 * minute }))
  .map(([from, length]) => ({ from, until: from + length }))

describe("the first telling", () => {
  test("of a deadline comes inside its time; of the rest, once it may be done, and never before nine of that day", () => {
    fc.assert(
      fc.property(kind, span, (one, time) => {
        const told = firstTelling(one, time)
        expect(told).toBeGreaterThanOrEqual(time.from)
        if (isDeadline(one)) expect(told).toBeLessThanOrEqual(time.until)
        else expect(dayOf(new Date(told))).toBe(dayOf(new Date(time.from)))
        if (passes(one) || one === "service-again")
          expect(minuteOfDay(new Date(told))).toBeGreaterThanOrEqual(9 * 60)
      }),
    )
  })
  test.each([
    ["confirm", 30, 20],
    ["confirm", 12, 6],
    ["reply", 120, 90],
    ["reply", 30, 15],
    ["diagnosis", 24 * 60, 22 * 60],
    ["callback", 60, 0],
    ["credit-check", 24 * 60, 0],
  ] as const)("%s of %i minutes, after %i", (one, length, told) => {
    const from = Date.parse("2026-11-20T15:00:00Z")
    expect(firstTelling(one, { from, until: from + length * minute })).toBe(from + told * minute)
  })
})

test("what is planned is told once at most, never before now unless it is told at once, and a late deadline not at all", () => {
  fc.assert(
    fc.property(kind, span, instant, (one, time, now) => {
      const told = plannedTelling(one, time, now)
      const first = firstTelling(one, time)
      if (first > now) expect(told).toBe(first)
      else if (isDeadline(one)) expect(told).toBe(time.until > now ? time.until : null)
      else expect(told).toBe(passes(one) ? null : first)
      expect(snoozedUntil(one, { ...time, tellAt: told, doneAt: null })).toBeNull()
    }),
  )
})

test("the very same one, planned again, always stays", () => {
  fc.assert(
    fc.property(kind, span, fc.boolean(), instant, (one, time, done, now) =>
      stays(one, { ...time, done }, time, now),
    ),
  )
})
