import { describe, expect, it } from "vitest"
import { atlas, dropPerson, newId, putAbsence, putDay, putPerson } from "../../../popup/roster-edit"
import type { Roster } from "../../../src/process/roster"
import { fr } from "../../../src/words/fr/roster"
import { en } from "../../../src/words/en/roster"
import { fr as frDay } from "../../../src/words/fr/day"
import { en as enDay } from "../../../src/words/en/day"
import { fr as frReplay } from "../../../src/words/fr/replay"
import { en as enReplay } from "../../../src/words/en/replay"

const away = { person: "a", from: "2026-12-24", to: "2026-12-26" }
const shift = (person: string, day: string, start: string) => ({ person, day, start, end: "20:00" })
const roster: Roster = {
  branches: [],
  people: [
    { id: "a", name: "Ann Bo" },
    { id: "z", name: "Zoé Li" },
  ],
  shifts: [
    shift("a", "2026-12-01", "13:00"),
    shift("a", "2026-12-01", "08:00"),
    shift("z", "2026-12-01", "09:00"),
  ],
  absences: [away],
}

describe("by hand", () => {
  it("gives a new person an id of their own", () => {
    expect(newId(roster, "Jean-Noël d’Arc")).toBe("darc-jean-noel")
    const twice = putPerson(putPerson(roster, { id: "roy-zoe", name: "Zoé Roy" }), {
      id: "x",
      name: "Roy Zoé",
    })
    expect(newId(twice, "Zoé Roy")).toBe("roy-zoe-2")
    expect(newId(roster, "…")).not.toBe("")
  })
  it("changes a person in their place, and adds one at the end", () => {
    expect(putPerson(roster, { id: "a", name: "Anne Bo" }).people.map(({ name }) => name)).toEqual([
      "Anne Bo",
      "Zoé Li",
    ])
    expect(putPerson(roster, { id: "n", name: "Noé" }).people.map(({ id }) => id)).toEqual(["a", "z", "n"])
  })
  it("takes a person away with all that is theirs, and nothing else", () =>
    expect(dropPerson(roster, "a")).toEqual({
      branches: [],
      people: [roster.people[1]],
      shifts: [roster.shifts[2]],
      absences: [],
    }))
  it("sets one day of one person", () => {
    const next = putDay(roster, "a", "2026-12-01", [{ start: "10:00", end: "11:00" }])
    expect(next.shifts).toEqual([roster.shifts[2], { ...shift("a", "2026-12-01", "10:00"), end: "11:00" }])
    expect(putDay(roster, "a", "2026-12-01", []).shifts).toEqual([roster.shifts[2]])
  })
  it("adds, moves and removes an absence", () => {
    const other = { person: "z", from: "2026-12-01", to: "2026-12-01" }
    expect(putAbsence(roster, null, other).absences).toEqual([other, away])
    expect(putAbsence(roster, away, { ...away, to: "2026-12-27" }).absences).toEqual([
      { ...away, to: "2026-12-27" },
    ])
    expect(putAbsence(roster, away, null).absences).toEqual([])
  })
  it("finds what stands on a day", () => {
    const map = atlas(roster)
    expect(map.shifts("a", "2026-12-01").map(({ start }) => start)).toEqual(["08:00", "13:00"])
    expect(map.shifts("a", "2026-12-02")).toEqual([])
    for (const [day, there] of [
      ["2026-12-23", true],
      ["2026-12-24", false],
      ["2026-12-26", false],
      ["2026-12-27", true],
    ] as const)
      expect(map.absence("a", day) === undefined, day).toBe(there)
    expect(map.absence("z", "2026-12-25")).toBeUndefined()
  })
})

const texts = (words: object): string[] =>
  Object.entries(words).flatMap(([key, value]) =>
    typeof value === "string"
      ? [`${key} ${[...value.matchAll(/\{\w+\}/g)].map(String).sort().join()}`]
      : texts(value as object),
  )
it.each([
  ["roster", fr, en],
  ["day", frDay, enDay],
  ["replay", frReplay, enReplay],
])("both languages of %s say the same things", (_topic, one, other) =>
  expect(texts(other)).toEqual(texts(one)),
)
