import fc from "fast-check"
import { describe, expect, it } from "vitest"

import { rowsByField, timeLeft } from "../../../src/overlay/text"
import { fromWire, toWire } from "../../../src/messages/wire"
import type { Row } from "../../../src/rules/rule"
import { en } from "../../../src/words/en"
import { fr } from "../../../src/words/fr"

const minute = 60_000
describe("the time left", () => {
  it.each([
    [108 * minute, "reste 1 h 48"],
    [3 * 60 * minute, "reste 3 h 00"],
    [60 * minute, "reste 1 h 00"],
    [59 * minute, "reste 59 min"],
    [5 * minute, "reste 5 min"],
    [5 * minute - 1000, "reste 4 min 59 s"],
    [1, "reste 0 min 01 s"],
    [0, "délai écoulé"],
    [-5, "délai écoulé"],
  ])("%i ms", (ms, expected) => {
    expect(timeLeft(ms, fr.overlay.verdict).replace(/\u00a0/g, " ")).toBe(expected)
  })
})

const row = (part: Partial<Row>): Row => ({
  id: "bdc.opp.phone",
  on: "opportunity",
  section: "information",
  field: "opportunity.phone",
  state: "missing",
  level: "warn",
  answer: { state: "missing" },
  ...part,
})

describe("words", () => {
  it("the heaviest row of a field speaks beside it, and only wrong ones", () => {
    const rows = [
      row({ level: "hint" }),
      row({ level: "block" }),
      row({ field: "opportunity.email", state: "unknown" }),
      row({ field: "opportunity.name", state: "ok" }),
    ]
    expect([...rowsByField(rows)]).toEqual([["opportunity.phone", rows[1]]])
  })
  it("both languages have the same words and blanks", () => {
    const shape = (value: unknown): unknown =>
      typeof value === "string"
        ? (value.match(/\{\w+\}/g) ?? []).sort()
        : Object.fromEntries(Object.entries(value as object).map(([key, one]) => [key, shape(one)]))
    expect(shape(en.overlay)).toEqual(shape(fr.overlay))
  })
})

describe("facts on the wire", () => {
  it("come back as they were, dates included", () => {
    const facts = fc.record({
      text: fc.string({ maxLength: 40 }),
      at: fc.date({ noInvalidDate: true }),
      list: fc.array(fc.date({ noInvalidDate: true })),
    })
    fc.assert(
      fc.property(facts, (value) => {
        expect(fromWire(toWire(value))).toEqual(value)
      }),
    )
  })
  it("an invalid date stays invalid, and what is not JSON is null", () => {
    expect(Number.isNaN((fromWire(toWire({ at: new Date(NaN) })) as { at: Date }).at.getTime())).toBe(true)
    expect(fromWire("{")).toBeNull()
  })
})
