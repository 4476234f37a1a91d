import fc from "fast-check"
import { expect, test } from "vitest"
import { deskItems, lookAgain } from "../../../src/process/aftersales/practices"
import { shiftDay } from "../../../src/process/calendar"
import { holidaysOf } from "../../../src/process/holidays"

const times = { days: 90, before: 14 }
const holidays = [2026, 2027, 2028].flatMap(holidaysOf).map(({ day }) => day)

test.each<[string, (typeof deskItems)[number], string | null, string | null]>([
  ["never looked at", "details", null, null],
  ["ninety days", "details", "2026-11-22", "2027-02-20"],
  ["before Christmas", "holidays", "2026-11-22", "2026-12-11"],
  ["on the very day it is asked: the next holiday", "holidays", "2026-12-11", "2026-12-18"],
  ["nothing within ninety days: those", "holidays", "2026-12-20", "2027-03-12"],
])("%s", (_what, item, last, wanted) => {
  expect(lookAgain(item, last, holidays, times)).toBe(wanted)
})

test("it is always asked again, later than it was, never past its days; every holiday finds it looked at since it was due", () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...deskItems),
      fc.integer({ min: 0, max: 700 }),
      fc.record({ days: fc.integer({ min: 1, max: 365 }), before: fc.integer({ min: 1, max: 60 }) }),
      (item, count, own) => {
        const last = shiftDay("2026-01-01", count)
        const again = lookAgain(item, last, holidays, own) ?? ""
        expect(again > last && again <= shiftDay(last, own.days)).toBe(true)
        if (item !== "holidays") return
        for (const day of holidays) {
          const asked = shiftDay(day, -own.before)
          if (asked > last) expect(again <= asked).toBe(true)
        }
      },
    ),
  )
})
