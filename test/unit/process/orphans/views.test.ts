import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { addedUp, progressOf, together, type Followed } from "../../../../src/process/orphans/progress"
import { segmentsOf } from "../../../../src/process/orphans/segments"
import { sellersOn } from "../../../../src/process/orphans/sellers"
import type { Orphan, OrphanProgress } from "../../../../src/process/orphans/types"
import { emptyRoster, type Roster } from "../../../../src/process/roster"

const day = "2026-11-20"

describe("segments", () => {
  const client = (id: string, part: Partial<Orphan>): Orphan => ({ id, name: `Client ${id}`, ...part })
  const pool = [
    client("1", {
      year: 2019,
      make: "Toyota",
      model: "Corolla",
      area: "Laval",
      branch: "St-Hubert",
      seller: "Ana Roy",
    }),
    client("2", {
      year: 2019,
      make: "TOYOTA",
      model: "COROLLA",
      area: "laval",
      branch: "Saint-Hubert",
      seller: "Roy, Ana",
    }),
    client("3", { year: 2021, make: "Honda", model: "Civic", area: "J4W", email: "zoe@a.ca" }),
    client("4", {}),
  ]
  const ids = (filter: Parameters<typeof segmentsOf>[1], search = "") =>
    segmentsOf(pool, filter, search).found.map(({ id }) => id)
  it("counts each value as people mean it, unknown apart", () => {
    const { counts } = segmentsOf(pool, {}, "")
    expect(counts.year.map(({ label, count }) => [label, count])).toEqual([
      ["2021", 1],
      ["2019", 2],
      ["", 1],
    ])
    expect(counts.model[0]).toMatchObject({ label: "Toyota Corolla", count: 2 })
    expect(counts.area[0]).toMatchObject({ label: "Laval", count: 2 })
    expect(counts.branch.map(({ count }) => count)).toEqual([2, 2])
    expect(counts.seller[1]).toMatchObject({ label: "Ana Roy", count: 2 })
  })
  it.each([
    [{}, "", ["1", "2", "3", "4"]],
    [{ year: ["2019"] }, "", ["1", "2"]],
    [{ year: ["2019", "2021"] }, "", ["1", "2", "3"]],
    [{ year: ["2019"], area: ["j4w"] }, "", []],
    [{ model: [""] }, "", ["4"]],
    [{}, "corolla LAVAL", ["1", "2"]],
    [{ year: ["2021"] }, "zoe@", ["3"]],
  ])("%j and %j leave %j", (filter, search, left) => expect(ids(filter, search)).toEqual(left))
  it("a segment is counted as if nothing of it was chosen", () => {
    const { counts } = segmentsOf(pool, { year: ["2019"] }, "")
    expect(counts.year.map(({ count }) => count)).toEqual([1, 2, 1])
    expect(counts.model).toEqual([{ key: "toyota corolla", label: "Toyota Corolla", count: 2 }])
  })
})

describe("who sells on a day", () => {
  const roster: Roster = {
    ...emptyRoster,
    people: [
      { id: "z", name: "Zoé Roy", department: "sales", branch: "Laval" },
      { id: "a", name: "Ana Roy", role: "specialist", branch: "Laval" },
      { id: "b", name: "Bob Roy", role: "agent", department: "sales" },
      { id: "c", name: "Cléo Roy", role: "specialist", department: "sales" },
      { id: "d", name: "Dan Roy", role: "sales-director", department: "sales" },
      { id: "e", name: "Eve Roy", role: "agent", department: "bdc" },
    ],
    shifts: [
      { person: "z", day, start: "09:00", end: "17:00" },
      { person: "a", day: "2026-11-19", start: "22:00", end: "04:00" },
      { person: "c", day, start: "09:00", end: "17:00" },
    ],
    absences: [{ person: "c", from: day, to: day }],
  }
  it("those of sales and the specialists, by name, with the end of their shift", () =>
    expect(
      sellersOn(roster, day).map(({ name, presence, until }) => [
        name,
        presence,
        until?.toISOString() ?? null,
      ]),
    ).toEqual([
      ["Ana Roy", "off", null],
      ["Bob Roy", "unknown", null],
      ["Cléo Roy", "off", null],
      ["Zoé Roy", "on-shift", "2026-11-20T22:00:00.000Z"],
    ]))
})

describe("progress", () => {
  const none: OrphanProgress = {
    calledAt: null,
    reachedAt: null,
    notedAt: null,
    ownedAt: null,
    appointmentAt: null,
  }
  const row = (part: Partial<Followed>): Followed => ({
    ...none,
    day,
    branch: "Laval",
    seller: "Zoé Roy",
    client: { id: "1", name: "A" },
    ...part,
  })
  it("counts by list, the latest day first, never by rank", () => {
    const lines = progressOf([
      row({ calledAt: 1, reachedAt: 2, notedAt: 3, ownedAt: 4, appointmentAt: 5 }),
      row({}),
      row({ reachedAt: 2 }),
      row({ seller: "Ana Roy", calledAt: 1 }),
      row({ day: "2026-11-21", seller: "Roy, Zoé" }),
    ])
    expect(lines.map(({ day, seller }) => [day, seller])).toEqual([
      ["2026-11-21", "Roy, Zoé"],
      [day, "Ana Roy"],
      [day, "Zoé Roy"],
    ])
    expect(lines[2]?.figures).toEqual({ given: 3, called: 2, reached: 2, noted: 1, owned: 1, appointment: 1 })
    expect(addedUp(lines, "seller").map(({ label, figures }) => [label, figures.given])).toEqual([
      ["Ana Roy", 1],
      ["Roy, Zoé", 4],
    ])
    expect(addedUp(lines, "branch")).toMatchObject([{ label: "Laval", figures: { given: 5, called: 3 } }])
  })
  it("what two places know is one, in any order, as often as may be", () => {
    const instant = fc.option(fc.nat(), { nil: null })
    const some = fc.record({
      calledAt: instant,
      reachedAt: instant,
      notedAt: instant,
      ownedAt: instant,
      appointmentAt: instant,
    })
    fc.assert(
      fc.property(some, some, (one, other) => {
        const both = together(one, other)
        expect(together(other, one)).toEqual(both)
        expect(together(both, other)).toEqual(both)
        for (const key of Object.keys(one) as (keyof OrphanProgress)[])
          expect(both[key] === null).toBe(one[key] === null && other[key] === null)
      }),
    )
  })
})
