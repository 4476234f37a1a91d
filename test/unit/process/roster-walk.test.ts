import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { shiftDay, ZONE } from "../../../src/process/calendar"
import {
  emptyRoster,
  nextShift,
  presenceOf,
  shiftEnd,
  startsSoon,
  type Absence,
  type Presence,
  type Shift,
} from "../../../src/process/roster"

// The slow, obvious way: walk every minute of five days with the clock of the browser's own calendar.
const MINUTE = 60_000
const clock = new Intl.DateTimeFormat("en-CA", {
  timeZone: ZONE,
  hourCycle: "h23",
  year: "numeric",
  month: "2-digit",
  day: "2-digit",
  hour: "2-digit",
  minute: "2-digit",
})

type Walk = {
  days: string[]
  at: (index: number) => Date
  dayAt: string[]
  indexOf: (day: string, time: string) => number
}

function walk(first: string): Walk {
  const days = [0, 1, 2, 3, 4, 5].map((count) => shiftDay(first, count))
  const start = Date.parse(`${first}T00:00:00Z`)
  const at = (index: number): Date => new Date(start + index * MINUTE)
  const dayAt: string[] = []
  const firstTime = new Map<string, number>()
  for (let index = 0; index < 7 * 1440; index += 1) {
    const [day = "", time = ""] = clock.format(at(index)).split(", ")
    dayAt.push(day)
    if (!firstTime.has(`${day} ${time}`)) firstTime.set(`${day} ${time}`, index)
  }
  const indexOf = (day: string, time: string): number => {
    const next = String(Number(time.slice(0, 2)) + 1).padStart(2, "0") + time.slice(2)
    return firstTime.get(`${day} ${time}`) ?? firstTime.get(`${day} ${next}`) ?? NaN
  }
  return { days, at, dayAt, indexOf }
}

const number = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3))
const sane = (start: string, end: string): boolean =>
  number(end) > number(start) || (number(end) < number(start) && 1440 - number(start) + number(end) <= 720)

function painted({ dayAt, indexOf }: Walk, shifts: Shift[], absences: Absence[]) {
  const away = (day: string): boolean => absences.some(({ from, to }) => from <= day && day <= to)
  const range = (day: string, start: string, end: string): [number, number] | null => {
    if (!sane(start, end)) return null
    const from = indexOf(day, start)
    const to = indexOf(number(end) < number(start) ? shiftDay(day, 1) : day, end)
    return from < to ? [from, to] : null
  }
  const listed = shifts.some(({ day, start, end }) => range(day, start, end))
  const states: Presence[] = dayAt.map((day) => (listed || away(day) ? "off" : "unknown"))
  const breaks: [number, number][] = []
  const spans: [number, number][] = []
  for (const { day, start, end, breaks: pauses = [] } of shifts) {
    const [from, end0] = range(day, start, end) ?? [0, 0]
    if (end0 === 0 || away(day)) continue
    let to = from
    while (to < end0 && !away(dayAt[to] ?? "")) to += 1
    spans.push([from, to])
    states.fill("on-shift", from, to)
    for (const pause of pauses) {
      const pauseDay = number(pause.start) < number(start) ? shiftDay(day, 1) : day
      const [a, b] = range(pauseDay, pause.start, pause.end) ?? [0, 0]
      if (Math.max(a, from) < Math.min(b, to)) breaks.push([Math.max(a, from), Math.min(b, to)])
    }
  }
  for (const [from, to] of breaks) states.fill("busy", from, to)
  return { states, spans }
}

const time = fc
  .oneof(
    fc.integer({ min: 0, max: 1439 }),
    fc.integer({ min: 0, max: 95 }).map((quarter) => quarter * 15),
  )
  .map((m) => `${String(Math.floor(m / 60)).padStart(2, "0")}:${String(m % 60).padStart(2, "0")}`)
const later = (start: string, length: number): string => {
  const m = (number(start) + length) % 1440
  return `${String(Math.floor(m / 60)).padStart(2, "0")}:${String(m % 60).padStart(2, "0")}`
}
const lengths = fc.oneof(fc.integer({ min: 1, max: 600 }), fc.constantFrom(0, 719, 720, 721, 1439))
const stretch = fc.tuple(time, lengths).map(([start, length]) => ({ start, end: later(start, length) }))
const shiftsOf = (days: string[]): fc.Arbitrary<Shift[]> =>
  fc.array(
    fc
      .tuple(
        fc.constantFrom(...days.slice(1, 4)),
        stretch,
        fc.array(fc.tuple(fc.integer({ min: -30, max: 700 }), fc.integer({ min: 0, max: 90 })), {
          maxLength: 2,
        }),
      )
      .map(([day, { start, end }, pauses]) => ({
        person: "1",
        day,
        start,
        end,
        breaks: pauses.map(([after, length]) => {
          const from = later(start, after + 1440)
          return { start: from, end: later(from, length) }
        }),
      })),
    { maxLength: 5 },
  )
const absencesOf = (days: string[]): fc.Arbitrary<Absence[]> =>
  fc.array(
    fc
      .tuple(fc.constantFrom(...days), fc.constantFrom(...days))
      .map(([from, to]) => ({ person: "1", from, to })),
    { maxLength: 1 },
  )

describe.each([
  ["an ordinary week", "2026-07-12"],
  ["the night that spring shortens", "2026-03-06"],
  ["the night that autumn lengthens", "2026-10-30"],
])("minute by minute over %s", (_name, first) => {
  const week = walk(first)
  const rosters = fc.record({ shifts: shiftsOf(week.days), absences: absencesOf(week.days) })
  // Every edge on both sides, and a comb in between.
  const minutesToTry = (states: Presence[], offset: number): number[] =>
    states.flatMap((state, index) =>
      state !== states[index - 1] || state !== states[index + 1] || index % 31 === offset ? [index] : [],
    )

  it("presence is as painted", () => {
    fc.assert(
      fc.property(rosters, fc.nat(30), (given, offset) => {
        const { states } = painted(week, given.shifts, given.absences)
        const roster = { ...emptyRoster, ...given }
        for (const index of minutesToTry(states, offset))
          expect([index, presenceOf(roster, "1", week.at(index))]).toEqual([index, states[index]])
      }),
      { numRuns: 60 },
    )
  })

  it("the end of the shift, the next one, and whether it is soon, are as painted", () => {
    fc.assert(
      fc.property(rosters, fc.nat(30), fc.integer({ min: 1, max: 12 }), (given, offset, hours) => {
        const { states, spans } = painted(week, given.shifts, given.absences)
        const roster = { ...emptyRoster, ...given }
        for (const index of minutesToTry(states, offset)) {
          const now = week.at(index)
          const ends = spans.filter(([from, to]) => from <= index && index < to).map(([, to]) => to)
          expect(shiftEnd(roster, "1", now)).toEqual(ends.length > 0 ? week.at(Math.max(...ends)) : null)
          const [next] = spans.filter(([from]) => from > index).sort((a, b) => a[0] - b[0] || b[1] - a[1])
          expect(nextShift(roster, "1", now)).toEqual(
            next ? { from: week.at(next[0]), to: week.at(next[1]) } : null,
          )
          const soon = states[index] === "off" && next && next[0] - index < hours * 60
          expect(startsSoon(roster, "1", now, hours)).toEqual(soon ? week.at(next[0]) : null)
        }
      }),
      { numRuns: 40 },
    )
  })

  it("neither the order of the shifts nor what is mistaken among them changes anything", () => {
    fc.assert(
      fc.property(rosters, fc.nat(6 * 1440), (given, index) => {
        const now = week.at(index)
        const answers = (shifts: Shift[]): unknown[] => {
          const roster = { ...emptyRoster, ...given, shifts }
          return [presenceOf, shiftEnd, nextShift].map((ask) => ask(roster, "1", now))
        }
        const said = answers(given.shifts)
        expect(answers(given.shifts.toReversed())).toEqual(said)
        expect(answers(given.shifts.filter(({ start, end }) => sane(start, end)))).toEqual(said)
      }),
    )
  })
})
