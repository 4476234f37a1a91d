import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { creditsOf, defaultAllowance, nothingSpent, pay } from "../../../src/crm/budget"

const hour = 3_600_000
const at = (time: string): number => Date.parse(`2026-11-22T${time}Z`)

describe("the hour's budget", () => {
  it("counts calls and credits within a clock hour and begins anew with the next", () => {
    const first = pay(nothingSpent, 1, 10, at("14:59:59"), false)
    const second = pay(first.spent, 3, 10, at("14:59:59.999"), false)
    expect(second).toEqual({ spent: { hour: at("14:00:00"), calls: 2, credits: 4 }, again: null })
    expect(pay(second.spent, 1, 10, at("15:00:00"), false).spent).toEqual({
      hour: at("15:00:00"),
      calls: 1,
      credits: 1,
    })
  })

  it.each([
    { credits: 9, cost: 1, background: false, paid: true },
    { credits: 10, cost: 1, background: false, paid: false },
    { credits: 8, cost: 3, background: false, paid: false },
    { credits: 6, cost: 1, background: true, paid: true },
    { credits: 7, cost: 1, background: true, paid: false },
    { credits: 7, cost: 1, background: false, paid: true },
  ])(
    "at $credits of 10, $cost more (background: $background): $paid",
    ({ credits, cost, background, paid }) => {
      const spent = { hour: at("14:00:00"), calls: 1, credits }
      const result = pay(spent, cost, 10, at("14:20:00"), background)
      expect(result.again).toEqual(paid ? null : new Date("2026-11-22T15:00:00Z"))
      expect(result.spent.credits).toBe(paid ? credits + cost : credits)
    },
  )

  it("never gives more than the allowance in an hour, whatever is asked and however the clock goes", () => {
    const ask = fc.record({
      credits: fc.constantFrom(1, 2, 3),
      background: fc.boolean(),
      minutes: fc.integer({ min: 0, max: 40 }),
    })
    fc.assert(
      fc.property(fc.array(ask, { maxLength: 80 }), fc.integer({ min: 0, max: 30 }), (asks, allowance) => {
        const given = new Map<number, number>()
        let [spent, now] = [nothingSpent, at("08:00:00")]
        for (const { credits, background, minutes } of asks) {
          now += minutes * 60_000
          const result = pay(spent, credits, allowance, now, background)
          spent = result.spent
          const current = now - (now % hour)
          if (result.again) expect(+result.again).toBe(current + hour)
          else given.set(current, (given.get(current) ?? 0) + credits)
        }
        for (const credits of given.values()) expect(credits).toBeLessThanOrEqual(allowance)
      }),
    )
  })

  it.each([
    [0, 1],
    [200, 1],
    [201, 2],
    [1000, 2],
    [1001, 3],
    [2000, 3],
  ])("a query of %i rows costs %i", (rows, credits) => expect(creditsOf(rows)).toBe(credits))

  it("has an allowance that 60 people spend ten hours a day within their organisation's credits", () => {
    // Enterprise edition: 50 000, and 1 000 a person, in 24 hours.
    expect(defaultAllowance * 60 * 10).toBeLessThanOrEqual(50_000 + 60 * 1_000)
  })
})
