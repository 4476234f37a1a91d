import fc from "fast-check"
import { describe, expect, it, test } from "vitest"
import { dayOf, montreal } from "../../../../src/process/calendar"
import { backtestOf, reasonsOf } from "../../../../src/process/effects/backtest"
import { behind, enough, median, overviewOf } from "../../../../src/process/effects/overview"
import { dayIndex, periodOf } from "../../../../src/process/effects/period"
import { promptsOf } from "../../../../src/process/effects/prompts"
import {
  effectKinds,
  fates,
  spans,
  verdictKinds,
  type EffectEvent,
  type EffectKind,
} from "../../../../src/process/effects/types"

const now = montreal("2026-11-20", "16:00")
const rule = "bdc.opp.email"
let made = 0
const event = (kind: EffectKind, when: string, given: Partial<EffectEvent> = {}): EffectEvent => ({
  key: `k${String(made++)}`,
  browser: "",
  at: montreal(
    when.includes(" ") ? (when.split(" ")[0] ?? "") : "2026-11-20",
    when.split(" ").at(-1) ?? "",
  ).getTime(),
  kind,
  opening: "page",
  record: "org/Potentials/1",
  rule,
  state: "missing",
  level: "warn",
  reason: null,
  would: false,
  verdict: null,
  from: null,
  ...given,
})
const shown = (when = "10:00", given: Partial<EffectEvent> = {}) => event("shown", when, given)

describe("a period", () => {
  test.each([
    ["across the spring change", "2027-03-14", 23],
    ["across the autumn change", "2026-11-01", 25],
    ["a plain day", "2026-11-20", 24],
  ])("%s: a day begins and ends at Montréal's midnight", (_name, day, hours) => {
    const { starts, end, days } = periodOf(montreal(day, "12:00"), 7)
    expect(days.at(-1)).toBe(day)
    expect((end - (starts.at(-1) ?? 0)) / 3_600_000).toBe(hours)
  })
  it("each instant within falls on its own Montréal day, and none outside does", () => {
    for (const span of spans) {
      const period = periodOf(montreal("2026-11-10", "09:00"), span)
      const first = period.starts[0] ?? 0
      fc.assert(
        fc.property(fc.integer({ min: first, max: period.end - 1 }), (at) => {
          expect(period.days[dayIndex(period, at)]).toBe(dayOf(new Date(at)))
        }),
        { numRuns: 40 },
      )
      expect([dayIndex(period, first - 1), dayIndex(period, period.end)]).toEqual([-1, -1])
      expect(dayIndex(period, first)).toBe(0)
    }
  })
})

describe("what becomes of a prompt", () => {
  const yesterday = "2026-11-19 10:00"
  test.each<[string, EffectEvent[], string, boolean?]>([
    ["nothing yet, today", [shown()], "open"],
    ["nothing, and the day is over", [shown(yesterday)], "ignored"],
    ["put right in the same opening", [shown(), event("cleared", "10:01")], "mended"],
    ["put right the next day in the same tab", [shown(yesterday), event("cleared", "09:00")], "mended"],
    [
      "put right with our button",
      [shown(), event("mended", "10:01"), event("cleared", "10:02")],
      "mended",
      true,
    ],
    ["our button alone is not enough: the page did not take it", [shown(), event("mended", "10:01")], "open"],
    [
      "put right in another opening says nothing of this one",
      [shown(yesterday), event("cleared", "10:01", { opening: "other" })],
      "ignored",
    ],
    [
      "put right on another record neither",
      [shown(), event("cleared", "10:01", { record: "org/Potentials/2" })],
      "open",
    ],
    ["a Save went through", [shown(), event("saved", "10:05")], "ignored"],
    [
      "a Save went through, and it was put right after",
      [shown(), event("saved", "10:05"), event("cleared", "10:06")],
      "mended",
    ],
    ["passed over", [shown(), event("held", "10:04"), event("overridden", "10:05")], "overridden"],
    [
      "passed over, and put right after",
      [shown(), event("overridden", "10:05"), event("cleared", "10:06")],
      "mended",
    ],
    [
      "put right, undone and passed over",
      [shown(), event("cleared", "10:01"), event("overridden", "10:05")],
      "overridden",
    ],
    [
      "passed over in an opening that nobody noted",
      [shown(), event("overridden", "10:05", { opening: null })],
      "overridden",
    ],
    [
      "held before it had stood",
      [event("held", "10:00", { opening: null }), event("overridden", "10:01", { opening: null })],
      "overridden",
    ],
    ["missing, then invalid: one prompt", [shown(), shown("10:02", { state: "invalid" })], "open"],
  ])("%s", (_name, events, fate, button = false) => {
    for (const some of [events, [...events].reverse()]) {
      const prompts = promptsOf(some, now)
      expect(prompts.map((one) => [one.fate, one.byButton])).toEqual([[fate, button]])
    }
  })
  it("of one instant, what shows a row comes first: a Save pressed at once has ignored it", () => {
    for (const events of [
      [event("saved", "10:00"), shown()],
      [shown(), event("saved", "10:00")],
    ])
      expect(promptsOf(events, now).map(({ fate }) => fate)).toEqual(["ignored"])
  })
  it("unseen rows, and what is put right of them, are no prompt", () => {
    const unseen = { level: "observe" }
    expect(
      promptsOf(
        [event("observed", "10:00", unseen), event("saved", "10:01", { ...unseen, would: true })],
        now,
      ),
    ).toEqual([])
    expect(
      promptsOf([event("cleared", "10:00"), event("saved", "10:01"), event("mended", "10:02")], now),
    ).toEqual([])
  })
  it("each opening of a record is one, and each browser's its own", () => {
    const three = [shown(), shown("11:00", { opening: "b" }), shown("11:00", { browser: "other" })]
    expect(
      promptsOf([...three, event("cleared", "11:01", { browser: "other" })], now).map(({ fate }) => fate),
    ).toEqual(["open", "open", "mended"])
  })
})

describe("the figures of a period", () => {
  it("count by rule and by day, with what is behind each", () => {
    const events = [
      shown("2026-11-13 23:59"),
      shown("2026-11-14 00:00", { opening: "a" }),
      shown("10:00", { rule: "bdc.opp.phone" }),
      event("cleared", "10:01", { rule: "bdc.opp.phone" }),
      event("opened", "09:00", { rule: null }),
      event("opened", "10:00", { rule: null, opening: "b" }),
      event("verdict", "10:00", { verdict: "open", rule: "callbacks.note-author" }),
      event("observed", "10:00", { level: "observe", rule: "bdc.x" }),
      event("observed", "10:05", { level: "observe", rule: "bdc.x", state: "invalid" }),
      event("saved", "10:06", { level: "observe", rule: "bdc.x", would: true }),
      shown("17:00", { opening: "to come" }),
    ]
    const view = overviewOf(events, now, 7, 5)
    expect(view).toMatchObject({
      since: 5,
      opened: 1,
      totals: { shown: 2, mended: 1, ignored: 1, overridden: 0, open: 0, byButton: 0 },
      verdicts: { open: 1, transfer: 0 },
    })
    expect(view.days.map(({ shown: n }) => n)).toEqual([1, 0, 0, 0, 0, 0, 1])
    expect(view.rules).toMatchObject([
      { rule, shown: 1, ignored: 1 },
      { rule: "bdc.opp.phone", shown: 1, mended: 1 },
      { rule: "bdc.x", shown: 0, observed: 1, would: 1 },
    ])
    expect(behind(events, now, 7, { figure: "shown" }).map(({ event: { rule: id } }) => id)).toEqual([
      "bdc.opp.phone",
      rule,
    ])
    expect(behind(events, now, 7, { figure: "ignored", day: "2026-11-14" })).toHaveLength(1)
    expect(behind(events, now, 7, { figure: "ignored", day: "2026-11-15" })).toEqual([])
    expect(behind(events, now, 7, { figure: "verdict", verdict: "open" })).toHaveLength(1)
    expect(behind(events, now, 7, { figure: "open" })).toEqual([])
    expect(behind(events, now, 7, { figure: "opened" }).map(({ event: { opening } }) => opening)).toEqual([
      "page",
    ])
  })

  test.each([
    [[], null],
    [[1, 2, 3, 4], null],
    [[5, 1, 4, 2, 3], 3],
    [[6, 1, 2, 3, 4, 5], 3.5],
  ])("the median of %j is %j: never of fewer than five", (values, expected) => {
    expect(median(values)).toBe(expected)
    expect(enough).toBe(5)
  })

  it("time to complete: from the first lack seen; none where that is not known", () => {
    const files = [1, 2, 3, 4, 50].map((minutes) =>
      event("complete", "12:00", {
        rule: null,
        record: `r${String(minutes)}`,
        from: montreal("2026-11-20", "12:00").getTime() - minutes * 60_000,
      }),
    )
    const early = event("complete", "12:00", { from: montreal("2026-11-20", "12:01").getTime() })
    expect(overviewOf([...files, event("complete", "12:00"), early], now, 7).complete).toEqual({
      files: 5,
      median: 180_000,
    })
    expect(behind(files, now, 7, { figure: "complete" })).toHaveLength(5)
  })

  it("only the overrides of seven days are held against a budget", () => {
    const events = [
      event("overridden", "2026-11-13 12:00"),
      event("overridden", "2026-11-14 12:00"),
      event("overridden", "12:00"),
    ]
    expect(overviewOf(events, now, 30).rules[0]?.week).toBe(2)
    expect(behind(events, now, 30, { figure: "week", rule })).toHaveLength(2)
  })

  const anything: fc.Arbitrary<EffectEvent> = fc
    .record({
      kind: fc.constantFrom(...effectKinds),
      minutes: fc.oneof(fc.integer({ min: -200_000, max: 500 }), fc.integer({ min: -3, max: 0 })),
      opening: fc.constantFrom("a", "b", null),
      record: fc.constantFrom("r1", "r2", null),
      rule: fc.constantFrom("x", "y", "z", null),
      level: fc.constantFrom("observe", "warn", "block"),
      would: fc.boolean(),
      verdict: fc.constantFrom(...verdictKinds, null),
      browser: fc.constantFrom("", "other"),
    })
    .map(({ minutes, ...given }) =>
      event("shown", "12:00", { ...given, at: now.getTime() + minutes * 60_000 }),
    )

  it("always add up, by rule, by day and in all, and each opens as many events as it says, in any order", () => {
    fc.assert(
      fc.property(fc.array(anything, { maxLength: 60 }), fc.constantFrom(...spans), (events, span) => {
        const view = overviewOf(events, now, span)
        for (const one of [view.totals, ...view.days, ...view.rules])
          expect(one.mended + one.overridden + one.ignored + one.open).toBe(one.shown)
        const sum = (some: readonly { shown: number }[]) => some.reduce((all, { shown: n }) => all + n, 0)
        expect([sum(view.days), sum(view.rules)]).toEqual([view.totals.shown, view.totals.shown])
        for (const figure of ["shown", ...fates] as const) {
          expect(behind(events, now, span, { figure })).toHaveLength(view.totals[figure])
          for (const day of view.days.filter((one) => one.shown > 0).slice(0, 4))
            expect(behind(events, now, span, { figure, day: day.day })).toHaveLength(day[figure])
        }
        for (const one of view.rules)
          for (const figure of ["shown", "observed", "would", "week", ...fates] as const)
            expect(behind(events, now, span, { figure, rule: one.rule })).toHaveLength(one[figure])
        for (const verdict of verdictKinds)
          expect(behind(events, now, span, { figure: "verdict", verdict })).toHaveLength(
            view.verdicts[verdict],
          )
        expect(overviewOf([...events].reverse(), now, span)).toEqual(view)
      }),
      { numRuns: 60 },
    )
  })
})

describe("a rule looked back on", () => {
  it("what it would have shown and held, event by event", () => {
    const at = { level: "observe" }
    const events = [
      event("opened", "09:00", { rule: null, record: "r2" }),
      event("opened", "09:00", { rule: null }),
      event("observed", "10:00", at),
      event("observed", "10:01", { ...at, state: "invalid" }),
      event("saved", "10:02", { ...at, would: true }),
      event("saved", "10:30", at),
      event("observed", "10:00", { ...at, rule: "other" }),
      event("saved", "10:02", { ...at, rule: "other", would: true }),
      event("held", "15:00", { level: "block" }),
      event("overridden", "15:01", { level: "block", reason: "Le client insiste" }),
      event("observed", "2026-11-01 10:00", at),
    ]
    const test = backtestOf(events, rule, now, 7)
    expect(test).toMatchObject({ rule, span: 7, stood: 1, would: 1, held: 1, opened: 2 })
    expect(test.lines.map(({ what }) => what)).toEqual([
      "overridden",
      "held",
      "passed",
      "would",
      "observed",
      "observed",
    ])
    expect(backtestOf(events, rule, now, 30).stood).toBe(1)
    expect(backtestOf([], rule, now, 90)).toMatchObject({ stood: 0, would: 0, held: 0, opened: 0, lines: [] })
  })

  it("reasons: those to pick grouped first, then what was typed", () => {
    const said = ["typé", "Le client insiste", "typé", "Urgent", "Le client insiste", null].map((reason) =>
      event("overridden", "10:00", { reason }),
    )
    expect(reasonsOf(said, ["Le client insiste", "Urgent"])).toEqual([
      { reason: "Le client insiste", times: 2, typed: false },
      { reason: "", times: 1, typed: false },
      { reason: "Urgent", times: 1, typed: false },
      { reason: "typé", times: 2, typed: true },
    ])
  })
})
