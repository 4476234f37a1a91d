import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { dayPlan, type DayFile, type DayPlan } from "../../../src/process/day"

const now = new Date("2026-12-16T15:00:00Z") // 10:00 in Montréal
const file = (over: Partial<DayFile> = {}): DayFile => ({
  record: "a",
  mine: true,
  open: true,
  daily: true,
  priority: null,
  createdAt: new Date("2026-12-10T15:00:00Z"),
  roundsToday: 0,
  reachedToday: false,
  followUpDate: null,
  pinned: false,
  ownerAbsent: false,
  ownerStartsAt: null,
  ...over,
})
const soon = new Date("2026-12-16T17:00:00Z")

/** Where a record stands: "round 2", or the group's name. */
function placesOf(plan: DayPlan): Map<string, string[]> {
  const places = new Map<string, string[]>()
  const put = ({ record }: DayFile, place: string) =>
    places.set(record, [...(places.get(record) ?? []), place])
  for (const [name, group] of Object.entries(plan))
    for (const one of group)
      if ("files" in one) one.files.forEach((inside) => put(inside, `round ${one.round}`))
      else put(one, name)
  return places
}
const place = (one: DayFile, options = {}): string | undefined =>
  placesOf(dayPlan([one], now, options))
    .get(one.record)
    ?.join()

describe("where a file goes", () => {
  it.each<[string, Partial<DayFile>]>([
    ["round 1", {}],
    ["round 2", { roundsToday: 1 }],
    ["round 3", { roundsToday: 2 }],
    ["done", { roundsToday: 3 }],
    ["done", { roundsToday: 7 }],
    ["done", { reachedToday: true }],
    ["round 1", { open: null }],
    ["closed", { open: false }],
    ["closed", { open: false, pinned: true, mine: null }],
    ["running", { pinned: true }],
    ["running", { pinned: true, mine: false }],
    // a follow-up date: of today and before, in Montréal
    ["due", { followUpDate: "2026-12-16" }],
    ["due", { followUpDate: "2026-12-01", roundsToday: 1 }],
    ["done", { followUpDate: "2026-12-01", reachedToday: true }],
    ["round 1", { followUpDate: "2026-12-17" }],
    ["later", { followUpDate: "2026-12-17", daily: false }],
    ["later", { daily: false }],
    ["due", { followUpDate: "2026-12-16", daily: false }],
    // colleagues
    ["others", { mine: false }],
    ["others", { mine: null, ownerAbsent: true }],
    ["cover", { mine: false, ownerAbsent: true }],
    ["cover", { mine: false, ownerAbsent: true, followUpDate: "2026-12-16" }],
    ["held", { mine: false, ownerStartsAt: soon }],
    ["held", { mine: false, ownerAbsent: true, ownerStartsAt: soon }],
    ["others", { mine: null, ownerStartsAt: soon }],
    ["done", { mine: false, ownerAbsent: true, ownerStartsAt: soon, reachedToday: true }],
    ["later", { mine: false, ownerAbsent: true, daily: false }],
    // I am on shift, whatever the roster says
    ["round 1", { ownerStartsAt: soon, ownerAbsent: true }],
  ])("%s: %o", (wanted, over) => expect(place(file(over))).toBe(wanted))

  it("follows the target of rounds, three unless told", () => {
    expect(place(file({ roundsToday: 2 }), { rounds: 2 })).toBe("done")
    expect(place(file({ roundsToday: 3 }), { rounds: 4 })).toBe("round 4")
    expect(place(file({ roundsToday: 2 }), { rounds: 0 })).toBe("round 3")
  })

  it("counts the day in Montréal", () => {
    const late = new Date("2026-12-17T04:59:00Z") // 23:59 on the 16th
    expect(dayPlan([file({ followUpDate: "2026-12-17" })], late).due).toEqual([])
    expect(
      dayPlan([file({ followUpDate: "2026-12-17" })], new Date(late.getTime() + 60_000)).due,
    ).toHaveLength(1)
  })
})

describe("the working order", () => {
  const at = (day: number) => new Date(Date.UTC(2026, 11, day))
  const files = [
    file({ record: "bronze", priority: "Bronze", createdAt: at(1) }),
    file({ record: "none", createdAt: at(2) }),
    file({ record: "or", priority: "OR", createdAt: at(5) }),
    file({ record: "or-older", priority: "Or", createdAt: at(4) }),
    file({ record: "platine", priority: "Platine", createdAt: at(9) }),
    file({ record: "argent", priority: "Argent", createdAt: null }),
    file({ record: "argent-dated", priority: "Argent", createdAt: at(9) }),
  ]
  const ids = (plan: DayPlan) => plan.rounds[0]?.files.map(({ record }) => record)

  it("is the oldest first, those of no known date last", () =>
    expect(ids(dayPlan(files, now))).toEqual([
      "bronze",
      "none",
      "or-older",
      "or",
      "argent-dated",
      "platine",
      "argent",
    ]))
  it("is Platine, Or, Argent, Bronze, then the oldest, once that order speaks", () =>
    expect(ids(dayPlan(files, now, { queue: true }))).toEqual([
      "platine",
      "or-older",
      "or",
      "argent-dated",
      "argent",
      "bronze",
      "none",
    ]))
  it("puts the longest due and the soonest to start first", () => {
    const due = [
      file({ record: "today", followUpDate: "2026-12-16", createdAt: at(1) }),
      file({ record: "late", followUpDate: "2026-12-02" }),
    ]
    expect(dayPlan(due, now).due.map(({ record }) => record)).toEqual(["late", "today"])
    const held = [
      file({ record: "noon", mine: false, ownerAbsent: true, ownerStartsAt: soon, createdAt: at(1) }),
      file({ record: "eleven", mine: false, ownerAbsent: true, ownerStartsAt: new Date(soon.getTime() - 1) }),
    ]
    expect(dayPlan(held, now).held.map(({ record }) => record)).toEqual(["eleven", "noon"])
  })
})

describe("whatever the files", () => {
  const one = fc.record<DayFile>({
    record: fc.uuid(),
    mine: fc.option(fc.boolean()),
    open: fc.option(fc.boolean()),
    daily: fc.boolean(),
    priority: fc.option(fc.constantFrom("Platine", "Or", "argent", "Bronze", "autre")),
    createdAt: fc.option(fc.date({ noInvalidDate: false })),
    roundsToday: fc.nat(6),
    reachedToday: fc.boolean(),
    followUpDate: fc.option(fc.constantFrom("2026-12-01", "2026-12-16", "2026-12-17")),
    pinned: fc.boolean(),
    ownerAbsent: fc.boolean(),
    ownerStartsAt: fc.option(fc.constantFrom(soon, now)),
  })
  const files = fc.uniqueArray(one, { selector: ({ record }) => record, maxLength: 40 })
  const options = fc.record({
    rounds: fc.option(fc.integer({ min: 1, max: 6 }), { nil: undefined }),
    queue: fc.boolean(),
  })

  it("each is in one group and one only", () =>
    fc.assert(
      fc.property(files, options, (some, how) => {
        const places = placesOf(dayPlan(some, now, how))
        expect([...places.keys()].sort()).toEqual(some.map(({ record }) => record).sort())
        for (const where of places.values()) expect(where).toHaveLength(1)
      }),
    ))
  it("their order changes nothing, and twice is the same", () =>
    fc.assert(
      fc.property(files, options, fc.infiniteStream(fc.nat()), (some, how, dice) => {
        const shuffled = some
          .map((item) => [dice.next().value ?? 0, item] as const)
          .sort(([a], [b]) => a - b)
          .map(([, item]) => item)
        expect(dayPlan(shuffled, now, how)).toEqual(dayPlan(some, now, how))
      }),
    ))
  it("the queue moves files within a group, never to another", () =>
    fc.assert(
      fc.property(files, (some) => {
        expect(placesOf(dayPlan(some, now, { queue: true }))).toEqual(placesOf(dayPlan(some, now)))
      }),
    ))
})
