import * as fc from "fast-check"
import { describe, expect, test } from "vitest"
import { givenMarks, withMark, withoutMark } from "../../../src/process/orphans/marks"
import { orphanStatus, type OrphanFile, type Written } from "../../../src/process/orphans/status"
import type { OrphanProgress } from "../../../src/process/orphans/types"

const at = (day: number): Date => new Date(Date.UTC(2026, 5, day, 15))
const by = (writer: Written["by"], day: number | null, spoke = true): Written => ({
  by: writer,
  at: day === null ? null : at(day),
  spoke,
})
const file = (over: Partial<OrphanFile> = {}): OrphanFile => ({
  sellers: ["unknown"],
  notes: [],
  whole: true,
  purchase: { from: at(10), to: at(10) },
  given: null,
  ...over,
})
const said = (over: Partial<OrphanFile>): string => {
  const found = orphanStatus(file(over))
  return [found.status, "by" in found ? found.by : "because" in found ? found.because : ""].join(" ").trim()
}

describe("orphans.status", () => {
  test.each<[what: string, Partial<OrphanFile>, string]>([
    ["nothing is known", {}, "unknown"],
    ["the seller wrote since", { notes: [by("seller", 12)] }, "kept seller"],
    ["the seller wrote before the purchase", { notes: [by("seller", 9)] }, "unknown"],
    ["the seller called without an answer", { notes: [by("seller", 12, false)] }, "unknown"],
    ["the seller wrote, nobody knows when", { notes: [by("seller", null)] }, "unknown"],
    [
      "no purchase date, the seller wrote",
      { purchase: { from: null, to: null }, notes: [by("seller", 12)] },
      "unknown",
    ],
    ["the seller has left", { sellers: ["left"] }, "orphan left"],
    ["one of two has left", { sellers: ["left", "unknown"] }, "unknown"],
    ["one of two has left, the other is here", { sellers: ["left", "here"] }, "unknown"],
    ["both have left", { sellers: ["left", "left"] }, "orphan left"],
    ["no seller is known", { sellers: [] }, "unknown"],
    [
      "left, and whoever follows wrote since",
      { sellers: ["left", "here"], notes: [by("seller", 12)] },
      "kept seller",
    ],
    ["customer relations alone wrote since", { notes: [by("relations", 12)] }, "orphan relations"],
    [
      "the seller before, relations since",
      { notes: [by("seller", 9), by("relations", 12)] },
      "orphan relations",
    ],
    ["relations before the purchase alone", { notes: [by("relations", 9)] }, "unknown"],
    ["relations, and someone else", { notes: [by("relations", 12), by("other", 13)] }, "unknown"],
    ["relations, and a note without a date", { notes: [by("relations", 12), by("other", null)] }, "unknown"],
    ["relations, but not all notes are there", { whole: false, notes: [by("relations", 12)] }, "unknown"],
    [
      "relations, the purchase has no date",
      { purchase: { from: null, to: null }, notes: [by("relations", 12)] },
      "unknown",
    ],
    [
      "relations alone ever, won by the tenth",
      { purchase: { from: null, to: at(10) }, notes: [by("relations", 2), by("relations", 12)] },
      "orphan relations",
    ],
    [
      "a seller's note between the two bounds",
      { purchase: { from: at(5), to: at(10) }, notes: [by("seller", 7), by("relations", 12)] },
      "unknown",
    ],
    ["given out", { given: { reached: false } }, "orphan given"],
    ["given out, and reached", { given: { reached: true } }, "kept given"],
    [
      "given out, though its owner wrote since",
      { given: { reached: false }, notes: [by("seller", 12)] },
      "kept seller",
    ],
  ])("%s", (_what, over, expected) => {
    expect(said(over)).toBe(expected)
  })

  test("a client whose seller wrote to them since is never called an orphan, whatever else stands there", () => {
    const notes = fc.array(
      fc.record({
        by: fc.constantFrom<Written["by"]>("seller", "relations", "other"),
        at: fc.option(fc.integer({ min: 1, max: 28 }).map(at)),
        spoke: fc.boolean(),
      }),
    )
    const standings = fc.array(fc.constantFrom<OrphanFile["sellers"][0]>("left", "here", "unknown"))
    fc.assert(
      fc.property(notes, standings, fc.boolean(), (some, sellers, whole) => {
        expect(said({ notes: [...some, by("seller", 20)], sellers, whole })).toBe("kept seller")
        // Notes that are not all there, of sellers not known to have left, never make an orphan.
        const doubt = orphanStatus(file({ notes: some, whole: false, sellers: [...sellers, "unknown"] }))
        expect(doubt.status).not.toBe("orphan")
      }),
    )
  })
})

const none: OrphanProgress = {
  calledAt: null,
  reachedAt: null,
  notedAt: null,
  ownedAt: null,
  appointmentAt: null,
}
test("marks keep their first instant; reached is called; undone, nothing stands that rests on it", () => {
  const reached = withMark(none, "reachedAt", 5)
  expect(reached).toEqual({ ...none, calledAt: 5, reachedAt: 5 })
  expect(withMark(withMark(none, "calledAt", 3), "reachedAt", 5)).toMatchObject({ calledAt: 3, reachedAt: 5 })
  expect(withMark(reached, "reachedAt", 9)).toEqual(reached)
  const owned = withMark(withMark(reached, "ownedAt", 7), "notedAt", 8)
  expect(withoutMark(owned, "calledAt")).toEqual({ ...none, notedAt: 8 })
  expect(withoutMark(owned, "reachedAt")).toEqual({ ...none, calledAt: 5, notedAt: 8 })
  expect(withoutMark(owned, "notedAt")).toEqual({ ...owned, notedAt: null })
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.constantFrom(...givenMarks), fc.boolean())), (acts) => {
      const end = acts.reduce(
        (it, [mark, on], n) => (on ? withMark(it, mark, n) : withoutMark(it, mark)),
        none,
      )
      if (end.reachedAt !== null) expect(end.calledAt).toBeLessThanOrEqual(end.reachedAt)
    }),
  )
})
