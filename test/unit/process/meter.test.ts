import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { dayOf, montreal, shiftDay } from "../../../src/process/calendar"
import type { FollowUpEntry } from "../../../src/process/followups"
import { evidenceText, meterOf } from "../../../src/process/meter"
import { readNote } from "../../../src/process/notes"

const entry = (day: string, time: string, text: string): FollowUpEntry => {
  const note = readNote(text)
  if (!note) throw new Error(`not a note: ${text}`)
  return { at: montreal(day, time), author: "a1", note }
}
const daily = (first: string, count: number, text = "PDR R1"): FollowUpEntry[] =>
  Array.from({ length: count }, (_, index) => entry(shiftDay(first, index), "12:00", text))
const now = montreal("2026-03-12", "15:00")
/** "number day rounds", "*" today, "!J" typed, "+n" closed days before. */
const told = (history: FollowUpEntry[], at = now, closedDays: string[] = [], days = 7): string[] =>
  meterOf(history, at, { closedDays, days }).cells.map(
    ({ number, date, rounds, today, typed, closedBefore }) =>
      `${number} ${date.slice(5)} ${rounds}${today ? "*" : ""}${typed === null ? "" : `!${typed}`}${
        closedBefore.length > 0 ? `+${closedBefore.length}` : ""
      }`,
  )

describe("the seven cells", () => {
  it("of a file not yet called: today, then the days to come", () => {
    expect(told([])).toEqual([
      "1 03-12 0*",
      "2 03-13 0",
      "3 03-14 0",
      "4 03-15 0",
      "5 03-16 0",
      "6 03-17 0",
      "7 03-18 0",
    ])
  })
  it("done up to yesterday: today comes next", () => {
    expect(told(daily("2026-03-10", 2)).slice(0, 4)).toEqual([
      "1 03-10 1",
      "2 03-11 1",
      "3 03-12 0*",
      "4 03-13 0",
    ])
  })
  it("done today", () => {
    const history = [...daily("2026-03-11", 2), entry("2026-03-12", "13:00", "PDR R2 + TEXTO")]
    const { cells, day, roundsToday } = meterOf(history, now)
    expect(cells[1]).toEqual({
      date: "2026-03-12",
      number: 2,
      rounds: 2,
      channels: ["call", "text"],
      today: true,
      closedBefore: [],
      typed: null,
    })
    expect([day, roundsToday]).toEqual([2, 2])
    expect(cells[2]).toMatchObject({ date: "2026-03-13", rounds: 0, today: false })
  })
  it("a day missed: the run starts again today", () => {
    expect(told(daily("2026-03-09", 2))[0]).toBe("1 03-12 0*")
  })
  it("closed days are passed over, behind and ahead", () => {
    expect(told(daily("2026-03-10", 1), now, ["2026-03-11", "2026-03-13", "2026-03-14"]).slice(0, 3)).toEqual(
      ["1 03-10 1", "2 03-12 0*+1", "3 03-15 0+2"],
    )
  })
  it("closed today: the next cell is tomorrow", () => {
    expect(told(daily("2026-03-11", 1), now, ["2026-03-12"]).slice(0, 2)).toEqual([
      "1 03-11 1",
      "2 03-13 0+1",
    ])
  })
  it("of a longer run, the last seven", () => {
    const meter = meterOf(daily("2026-03-03", 9), now)
    expect(meter.cells.map(({ number }) => number)).toEqual([3, 4, 5, 6, 7, 8, 9])
    expect(meter).toMatchObject({ mayClose: true, days: 7, rounds: 3 })
  })
  it("a complete run stays drawn though days went by", () => {
    expect(told(daily("2026-03-01", 7)).at(-1)).toBe("7 03-07 1")
  })
  it("other numbers of days", () => {
    expect(told(daily("2026-03-11", 2), now, [], 3)).toEqual(["1 03-11 1", "2 03-12 1*", "3 03-13 0"])
  })
})

describe("notes that contradict each other", () => {
  it.each<[string, FollowUpEntry[], string[]]>([
    [
      "J5, then J2 the next day: the dates count one and two, and both are told",
      [entry("2026-03-11", "12:00", "PDR J5 R1"), entry("2026-03-12", "12:00", "PDR J2 R1")],
      ["1 03-11 1!5", "2 03-12 1*"],
    ],
    [
      "two typed J on one day: the first",
      [entry("2026-03-12", "12:00", "PDR J4 R1"), entry("2026-03-12", "13:00", "PDR J3 R2")],
      ["1 03-12 2*!4", "2 03-13 0"],
    ],
    [
      "of two at one instant, the lower, in whatever order",
      [entry("2026-03-12", "12:00", "PDR J4 R1"), entry("2026-03-12", "12:00", "PDR J3 R1")],
      ["1 03-12 1*!3", "2 03-13 0"],
    ],
    [
      "two in one minute are one round without R",
      [entry("2026-03-12", "12:00", "PDR"), entry("2026-03-12", "12:00", "PDR + TEXTO")],
      ["1 03-12 1*", "2 03-13 0"],
    ],
    [
      "two in one minute with R1 and R2 are two",
      [entry("2026-03-12", "12:00", "PDR R1"), entry("2026-03-12", "12:00", "PDR R2")],
      ["1 03-12 2*", "2 03-13 0"],
    ],
    [
      "one of tomorrow waits for its day",
      [entry("2026-03-12", "12:00", "PDR R1"), entry("2026-03-13", "12:00", "PDR R1")],
      ["1 03-12 1*", "2 03-13 0"],
    ],
  ])("%s", (_, history, expected) => {
    expect(told(history).slice(0, 2)).toEqual(expected)
    expect(told([...history].reverse()).slice(0, 2)).toEqual(expected)
  })
})

it("the evidence is copied in the marks of the house", () => {
  const history = [
    entry("2026-03-11", "12:00", "PDR J1 R1 + TEXTO + COURRIEL"),
    entry("2026-03-11", "13:00", "PDR J1 R2 + MSG VOCAL"),
    entry("2026-03-12", "12:00", "J2 R1"),
  ]
  expect(evidenceText(meterOf(history, now).evidence)).toBe(
    "J1 2026-03-11 R2 APPEL + TEXTO + COURRIEL + MSG VOCAL\nJ2 2026-03-12 R1",
  )
})

describe("whatever the notes", () => {
  const base = "2026-02-26" // the spring change is on 8 March
  const texts = ["PDR R1", "PDR R2 + texto", "PDR J2", "TEXTO J4 R1", "rejoint R1", "je ferme le dossier"]
  const noted = (text: fc.Arbitrary<string>) =>
    fc
      .record({ day: fc.integer({ min: 0, max: 14 }), minute: fc.integer({ min: 0, max: 1439 }), text })
      .map(({ day, minute, text: said }) =>
        entry(
          shiftDay(base, day),
          `${Math.floor(minute / 60)}:${String(minute % 60).padStart(2, "0")}`,
          said,
        ),
      )
  const histories = fc.array(noted(fc.constantFrom(...texts)), { maxLength: 30 })
  const unanswered = noted(fc.constantFrom("PDR R1", "PDR R3 + texto", "PDR", "TEXTO J4 R1"))
  const closedDays = fc
    .uniqueArray(fc.integer({ min: 0, max: 14 }), { maxLength: 4 })
    .map((all) => all.map((day) => shiftDay(base, day)))
  const run = { numRuns: 200 }

  it("the order of the notes changes nothing", () => {
    fc.assert(
      fc.property(histories, fc.infiniteStream(fc.nat()), closedDays, (history, keys, closed) => {
        const shuffled = history
          .map((one) => [keys.next().value, one] as const)
          .sort(([a], [b]) => a - b)
          .map(([, one]) => one)
        expect(meterOf(shuffled, now, { closedDays: closed })).toEqual(
          meterOf(history, now, { closedDays: closed }),
        )
      }),
      run,
    )
  })

  it("one more attempt that did not reach the client never lowers it", () => {
    fc.assert(
      fc.property(
        histories,
        unanswered,
        closedDays,
        fc.integer({ min: 1, max: 7 }),
        (history, more, closed, days) => {
          const options = { closedDays: closed, days }
          const before = meterOf(history, now, options)
          const after = meterOf([...history, more], now, options)
          expect(after.consecutiveDays).toBeGreaterThanOrEqual(before.consecutiveDays)
          expect(after.day).toBeGreaterThanOrEqual(before.day)
          expect(after.roundsToday).toBeGreaterThanOrEqual(before.roundsToday)
          expect(Number(after.mayClose)).toBeGreaterThanOrEqual(Number(before.mayClose))
          const done = (meter: typeof after): number => meter.cells.filter(({ rounds }) => rounds > 0).length
          expect(done(after)).toBeGreaterThanOrEqual(done(before))
        },
      ),
      run,
    )
  })

  it("a closed day put in between changes the dates alone", () => {
    fc.assert(
      fc.property(histories, fc.integer({ min: 0, max: 14 }), (history, at) => {
        const pushed = shiftDay(base, at)
        const later = history.map((one) => {
          const day = dayOf(one.at)
          const time = one.at.toLocaleTimeString("fr-CA", { timeZone: "America/Toronto", hourCycle: "h23" })
          return day < pushed
            ? one
            : { ...one, at: montreal(shiftDay(day, 1), time.replace(/^(\d+)\D+(\d+).*$/, "$1:$2")) }
        })
        const plain = meterOf(history, montreal(shiftDay(base, 15), "23:59"))
        const split = meterOf(later, montreal(shiftDay(base, 16), "23:59"), { closedDays: [pushed] })
        expect([split.day, split.consecutiveDays, split.mayClose]).toEqual([
          plain.day,
          plain.consecutiveDays,
          plain.mayClose,
        ])
      }),
      run,
    )
  })

  it("the cells are as many as the days, numbered in a row, one of them today at most", () => {
    fc.assert(
      fc.property(histories, closedDays, fc.integer({ min: 1, max: 9 }), (history, closed, days) => {
        const { cells, consecutiveDays } = meterOf(history, now, { closedDays: closed, days })
        expect(cells).toHaveLength(days)
        const first = Math.max(1, consecutiveDays - days + 1)
        expect(cells.map(({ number }) => number)).toEqual(cells.map((_, index) => first + index))
        expect(cells.filter(({ today }) => today).length).toBeLessThanOrEqual(1)
        const dates = cells.map(({ date }) => date)
        expect(dates).toEqual([...new Set(dates)].sort())
        for (const date of dates) expect(closed).not.toContain(date)
      }),
      run,
    )
  })
})
