import fc from "fast-check"
import { describe, expect, it } from "vitest"
import {
  contactOutcomes,
  indicatorIds,
  indicators,
  type ContactOutcome,
  type Figure,
  type IndicatorId,
  type ServiceEvent,
} from "../../../../src/process/aftersales/indicators"

const now = new Date("2026-11-22T15:00:00Z")
const at = (text: string): number => Date.parse(text)
const contacted = (
  when: string,
  record: string | null,
  outcome: ContactOutcome = "reached",
): ServiceEvent => ({
  what: "contacted",
  at: at(when),
  record,
  outcome,
})
const booked = (when: string, record: string | null, appointment: string | null = null): ServiceEvent => ({
  what: "booked",
  at: at(when),
  record,
  appointment,
})
type Clock = Extract<ServiceEvent, { what: "clock" }>
const clock = (
  when: string,
  record: string,
  kind: Clock["clock"],
  event: Clock["event"] = "done",
): ServiceEvent => ({ what: "clock", at: at(when), record, clock: kind, event })
const of = (id: IndicatorId, events: ServiceEvent[], month = "2026-11"): Omit<Figure, "events" | "month"> => {
  const { value, good, of } = indicators(events, now)[id].find((one) => one.month === month) ?? {
    value: NaN,
    good: NaN,
    of: NaN,
  }
  return { value, good, of }
}

it("are told over twelve months, the present one last", () => {
  const months = indicators([], now).contacted.map(({ month }) => month)
  expect(months).toHaveLength(12)
  expect([months[0], months.at(-1)]).toEqual(["2025-12", "2026-11"])
})
it("of nothing seen tell nothing, but for none contacted", () => {
  const all = indicators([], now)
  for (const id of indicatorIds)
    expect(
      all[id].every(
        ({ value, of, events }) =>
          value === (id === "contacted" ? 0 : null) && of === 0 && events.length === 0,
      ),
    ).toBe(true)
})
it("throw on a clock that is none", () => expect(() => indicators([], new Date(NaN))).toThrow(RangeError))

describe("clients contacted", () => {
  it.each<[string, ServiceEvent[], number]>([
    ["one", [contacted("2026-11-03T15:00:00Z", "a")], 1],
    ["one, twice", [contacted("2026-11-03T15:00:00Z", "a"), contacted("2026-11-09T15:00:00Z", "a")], 1],
    ["two", [contacted("2026-11-03T15:00:00Z", "a"), contacted("2026-11-03T15:00:00Z", "b")], 2],
    ["one who did not answer", [contacted("2026-11-03T15:00:00Z", "a", "no-answer")], 0],
    ["one written to", [contacted("2026-11-03T15:00:00Z", "a", "sent")], 1],
    ["one who called", [contacted("2026-11-03T15:00:00Z", "a", "inbound")], 0],
    ["one of whom nothing is known", [contacted("2026-11-03T15:00:00Z", null)], 0],
    ["on the last evening of October, in Montréal", [contacted("2026-11-01T03:59:00Z", "a")], 0],
    ["on the first of November, in Montréal", [contacted("2026-11-01T04:00:00Z", "a")], 1],
    ["to come", [contacted("2026-11-23T15:00:00Z", "a")], 0],
  ])("%s", (_, events, value) => expect(of("contacted", events).value).toBe(value))
})

describe("appointment rate", () => {
  const call = contacted("2026-09-15T15:00:00Z", "a")
  it.each<[string, ServiceEvent[], number | null]>([
    ["nobody contacted", [booked("2026-09-15T15:00:00Z", "a")], null],
    ["booked in the call", [call, booked("2026-09-15T14:59:00Z", "a")], 1],
    ["booked the next month", [call, booked("2026-10-15T15:00:00Z", "a")], 1],
    ["booked on the last of the thirty days", [call, booked("2026-10-16T03:59:00Z", "a")], 1],
    ["booked after", [call, booked("2026-10-16T04:00:00Z", "a")], 0],
    ["booked the day before", [call, booked("2026-09-15T03:59:00Z", "a")], 0],
    ["booked by another", [call, booked("2026-09-16T15:00:00Z", "b")], 0],
    ["one of two", [call, contacted("2026-09-16T15:00:00Z", "b"), booked("2026-09-16T15:00:00Z", "b")], 0.5],
    [
      "one who called, and one who did not answer",
      [
        contacted("2026-09-15T15:00:00Z", "a", "inbound"),
        contacted("2026-09-15T15:00:00Z", "b", "no-answer"),
        booked("2026-09-15T15:01:00Z", "a"),
      ],
      1,
    ],
    ["booked twice", [call, booked("2026-09-16T15:00:00Z", "a"), booked("2026-09-17T15:00:00Z", "a")], 1],
  ])("%s", (_, events, value) => expect(of("appointment-rate", events, "2026-09").value).toBe(value))
  it("shows the contacts and the appointments behind it, in time", () => {
    const events = [booked("2026-10-02T15:00:00Z", "a"), call, contacted("2026-09-20T15:00:00Z", "b")]
    const figure = indicators(events, now)["appointment-rate"].find(({ month }) => month === "2026-09")
    expect(figure?.events).toEqual([call, events[2], events[0]])
  })
})

describe("appointment delay", () => {
  it.each<[string, ServiceEvent[], number | null, number]>([
    ["not known", [booked("2026-11-03T15:00:00Z", "a")], null, 0],
    ["unreadable", [booked("2026-11-03T15:00:00Z", "a", "mardi")], null, 0],
    ["the same day", [booked("2026-11-03T15:00:00Z", "a", "2026-11-03")], 0, 1],
    ["from the evening, in Montréal", [booked("2026-11-04T03:00:00Z", "a", "2026-11-05")], 2, 1],
    ["over the change of the clock", [booked("2026-10-31T15:00:00Z", "a", "2026-11-02")], null, 0],
    ["before it was booked", [booked("2026-11-03T15:00:00Z", "a", "2026-11-02")], null, 0],
    [
      "on average",
      [
        booked("2026-11-03T15:00:00Z", "a", "2026-11-04"),
        booked("2026-11-03T15:00:00Z", null, "2026-11-07"),
        booked("2026-11-03T15:00:00Z", "c"),
      ],
      2.5,
      2,
    ],
  ])("%s", (_, events, value, count) =>
    expect(of("appointment-delay", events)).toEqual({ value, good: count, of: count }),
  )
})

describe("conversion of maintenance reminders", () => {
  it.each<[string, ServiceEvent[], number | null]>([
    ["none made", [booked("2026-11-03T15:00:00Z", "a")], null],
    ["led to one", [clock("2026-11-03T15:00:00Z", "a", "service"), booked("2026-11-03T16:00:00Z", "a")], 1],
    ["led nowhere", [clock("2026-11-03T15:00:00Z", "a", "service")], 0],
    [
      "made late counts",
      [clock("2026-11-03T15:00:00Z", "a", "service", "late"), booked("2026-11-05T16:00:00Z", "a")],
      1,
    ],
    [
      "not made does not",
      [clock("2026-11-03T15:00:00Z", "a", "service", "overdue"), booked("2026-11-05T16:00:00Z", "a")],
      null,
    ],
    [
      "both reminders, one client",
      [
        clock("2026-11-03T15:00:00Z", "a", "service"),
        clock("2026-11-10T15:00:00Z", "a", "service-again"),
        booked("2026-11-12T16:00:00Z", "a"),
      ],
      1,
    ],
    [
      "another clock",
      [clock("2026-11-03T15:00:00Z", "a", "confirm"), booked("2026-11-05T16:00:00Z", "a")],
      null,
    ],
  ])("%s", (_, events, value) => expect(of("reminder-conversion", events).value).toBe(value))
})

describe.each(["confirm", "reply", "diagnosis"] as const)("%s kept", (kind) => {
  const id = `${kind}-kept` as const
  it.each<[string, Clock["event"][], number | null, number]>([
    ["none", [], null, 0],
    ["in time", ["done"], 1, 1],
    ["late", ["late"], 0, 1],
    ["still running, past its deadline", ["overdue"], 0, 1],
    ["three in four", ["done", "done", "done", "late"], 0.75, 4],
  ])("%s", (_, all, value, count) => {
    const events = all.map((event, index) => clock("2026-11-03T15:00:00Z", String(index), kind, event))
    expect(of(id, [...events, clock("2026-11-03T15:00:00Z", "z", "service")])).toMatchObject({
      value,
      of: count,
    })
  })
})

const event: fc.Arbitrary<ServiceEvent> = fc
  .record({
    at: fc.integer({ min: at("2025-10-01T00:00:00Z"), max: at("2026-12-01T00:00:00Z") }),
    record: fc.constantFrom(null, "a", "b", "c", "d"),
  })
  .chain((base) =>
    fc.oneof(
      fc
        .constantFrom(...contactOutcomes)
        .map((outcome): ServiceEvent => ({ ...base, what: "contacted", outcome })),
      fc
        .constantFrom(null, "2026-06-01", "")
        .map((appointment): ServiceEvent => ({ ...base, what: "booked", appointment })),
      fc
        .tuple(
          fc.constantFrom(...(["confirm", "reply", "service", "service-again", "diagnosis"] as const)),
          fc.constantFrom(...(["done", "late", "overdue"] as const)),
        )
        .map(([kind, end]): ServiceEvent => ({ ...base, what: "clock", clock: kind, event: end })),
    ),
  )
describe("whatever was seen", () => {
  it("the order does not matter, what is good is among what is counted, and every figure has its events", () =>
    fc.assert(
      fc.property(fc.array(event, { maxLength: 40 }), (events) => {
        const all = indicators(events, now)
        const plain = (one: typeof all) =>
          indicatorIds.map((id) => one[id].map(({ value, good, of }) => [value, good, of]))
        expect(plain(indicators([...events].reverse(), now))).toEqual(plain(all))
        for (const figure of indicatorIds.flatMap((id) => all[id])) {
          expect(figure.good).toBeLessThanOrEqual(figure.of)
          expect(figure.events.length).toBeGreaterThanOrEqual(figure.of)
          if (figure.value === null) expect(figure.of).toBe(0)
          expect(figure.events.every((one) => events.includes(one) && one.at <= now.getTime())).toBe(true)
        }
      }),
    ))
  it("twenty thousand events are counted in no time", () => {
    const events = Array.from({ length: 20_000 }, (_, index) =>
      index % 2
        ? contacted("2026-11-03T15:00:00Z", String(index))
        : booked("2026-11-04T15:00:00Z", String(index + 1)),
    )
    const start = performance.now()
    expect(of("appointment-rate", events)).toEqual({ value: 1, good: 10_000, of: 10_000 })
    expect(performance.now() - start).toBeLessThan(2_000)
  })
})
