import { describe, expect, test } from "vitest"
import { typedOtherwise } from "../../../src/process"
import { daily, history } from "./examiner-brief"

const day = (date: string): string => date.slice(5)

describe("a typed J that the dates do not count", () => {
  test.each([
    ["J1 for ever", daily(10, 12, "n1.1c"), "05-11 J1 for J2, 05-12 J1 for J3"],
    ["no J typed", daily(10, 12), ""],
    ["right all along", "05-10 14:00 n1.1c,05-11 14:00 n2.1c,05-12 14:00 n3.1c", ""],
    ["one ahead", "05-12 14:00 n3.1c,05-11 14:00 n3.1c,05-10 14:00 n1.1c", "05-11 J3 for J2"],
    [
      "two wrong in a day, one without J",
      "05-12 16:00 n2.2c,05-12 14:00 n7.1c,05-12 15:00 n-.-c",
      "05-12 J7 for J1, 05-12 J2 for J1",
    ],
    ["before the run: of no matter", "05-08 14:00 n9.1c,05-11 14:00 n1.1c", ""],
    [
      "before the client was reached that day",
      "05-12 13:00 n9.1c,05-12 14:00 r2.2c,05-12 15:00 n3.3c",
      "05-12 J3 for J1",
    ],
    ["a bare closing is no attempt", "05-12 13:00 n1.1c,05-12 14:00 u7.-!", ""],
    ["not yet written", "05-13 14:00 n9.1c", ""],
  ])("%s", (_, given, expected) => {
    const told = typedOtherwise(history(given), new Date("2026-05-12T18:00:00Z"))
    expect(
      told
        .map(({ at, typed, counted }) => `${day(at.toISOString().slice(0, 10))} J${typed} for J${counted}`)
        .join(", "),
    ).toBe(expected)
    expect(told.every(({ author }) => author === "7")).toBe(true)
  })

  test("the closed days count for both alike", () => {
    const given = history("05-08 14:00 n1.1c,05-11 14:00 n4.1c")
    const now = new Date("2026-05-11T18:00:00Z")
    expect(typedOtherwise(given, now, { closedDays: ["2026-05-09", "2026-05-10"] })).toMatchObject([
      { typed: 4, counted: 2 },
    ])
  })
})
