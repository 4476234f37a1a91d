import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { montreal, shiftDay } from "../../../src/process/calendar"
import { followUpState } from "../../../src/process/followups"
import { runCertainty, type DatedEntry, type RunHistory } from "../../../src/process/followups-sure"
import { readNote } from "../../../src/process/notes"

const today = "2026-03-12"
const now = montreal(today, "15:00")
/** A note written `ago` days before today; with "?" its date may only be that of an edit. */
const entry = (ago: number, text = "PDR R1"): DatedEntry => {
  const note = readNote(text.replace("?", ""))
  if (!note) throw new Error(text)
  return { at: montreal(shiftDay(today, -ago), "12:00"), author: "a", note, doubtful: text.includes("?") }
}
const days = (from: number, to: number, text = "PDR R1"): DatedEntry[] =>
  Array.from({ length: from - to + 1 }, (_, index) =>
    entry(from - index, text.replace("#", String(index + 1))),
  )

describe("whether the run is complete, whatever the doubt", () => {
  it.each<[string, RunHistory, string]>([
    ["nothing", { entries: [] }, "incomplete"],
    ["seven sure days", { entries: days(6, 0) }, "complete"],
    ["six sure days", { entries: days(5, 0) }, "incomplete"],
    ["six, and older notes not seen", { entries: days(5, 0), whole: false }, "unsure"],
    ["seven, and older notes not seen", { entries: days(6, 0), whole: false }, "complete"],
    [
      "older notes not seen of a file made five days ago",
      { entries: days(3, 0), whole: false, notBefore: shiftDay(today, -5) },
      "incomplete",
    ],
    [
      "of one made six days ago",
      { entries: days(3, 0), whole: false, notBefore: shiftDay(today, -6) },
      "unsure",
    ],
    ["seven days, each only as last edited", { entries: days(6, 0, "PDR R1?") }, "unsure"],
    ["six of them cannot make seven", { entries: days(5, 0, "PDR R1?") }, "incomplete"],
    ["the same, the typed J agreeing", { entries: days(6, 0, "PDR J# R1?") }, "complete"],
    [
      "eight notes on four days, the typed J agreeing",
      { entries: [...days(3, 0, "PDR J# R1?"), ...days(3, 0, "PDR J# R2?")] },
      "incomplete",
    ],
    [
      "eight notes on four days, without J",
      { entries: [...days(3, 0, "PDR R1?"), ...days(3, 0, "PDR R2?")] },
      "unsure",
    ],
    [
      "a hole that an edited note may have filled",
      { entries: [...days(7, 5), ...days(3, 1), entry(0, "PDR R2?")] },
      "unsure",
    ],
    [
      "a hole later than the edited note",
      { entries: [...days(7, 5), entry(5, "PDR R2?"), ...days(3, 1)] },
      "incomplete",
    ],
    [
      "two holes, one edited note",
      { entries: [...days(7, 5), ...days(3, 3), ...days(1, 1), entry(0, "PDR R2?")] },
      "incomplete",
    ],
    [
      "a hole that a note without a date may have filled",
      { entries: [...days(7, 5), ...days(3, 1)], undated: 1 },
      "unsure",
    ],
    [
      "a bare closing fills nothing",
      { entries: [...days(7, 5), ...days(3, 1), entry(0, "je ferme le dossier?")] },
      "incomplete",
    ],
    [
      "the first day of the file, that an edited note may have filled",
      { entries: [...days(5, 0), entry(0, "PDR R2?")], notBefore: shiftDay(today, -6) },
      "unsure",
    ],
    [
      "a file a day too young for it",
      { entries: [...days(5, 0), entry(0, "PDR R2?")], notBefore: shiftDay(today, -5) },
      "incomplete",
    ],
    [
      "seven edited notes since the file was made, each on its own day",
      { entries: days(6, 0, "PDR R1?"), notBefore: shiftDay(today, -6) },
      "unsure",
    ],
    [
      "a hole before the file was made",
      {
        entries: [
          ...days(3, 1),
          entry(0, "PDR R2?"),
          entry(0, "PDR R3?"),
          entry(0, "PDR R4?"),
          entry(0, "PDR R5?"),
        ],
        notBefore: shiftDay(today, -3),
      },
      "incomplete",
    ],
  ])("%s", (_, history, expected) => {
    expect(runCertainty(history, now)).toBe(expected)
    expect(runCertainty({ ...history, entries: [...history.entries].reverse() }, now)).toBe(expected)
  })

  it("closed days are passed over, and another number of days counts", () => {
    const closedDays = [shiftDay(today, -4)]
    expect(runCertainty({ entries: [...days(7, 5), ...days(3, 0)] }, now, { closedDays })).toBe("complete")
    expect(runCertainty({ entries: days(2, 0) }, now, { days: 3 })).toBe("complete")
    expect(runCertainty({ entries: days(2, 0, "PDR?") }, now, { days: 3 })).toBe("unsure")
    expect(runCertainty({ entries: days(1, 0, "PDR?") }, now, { days: 3 })).toBe("incomplete")
  })
})

it("no real date behind the doubt makes it lie", () => {
  const note = fc.record({
    ago: fc.integer({ min: 0, max: 10 }),
    text: fc.constantFrom("PDR R1", "PDR R1?", "PDR R2 + texto?", "je ferme le dossier?"),
    earlier: fc.integer({ min: 0, max: 6 }),
  })
  fc.assert(
    fc.property(
      fc.array(note, { maxLength: 14 }),
      fc.integer({ min: 2, max: 7 }),
      fc.uniqueArray(fc.integer({ min: 0, max: 10 }), { maxLength: 3 }),
      (notes, asked, closed) => {
        const options = { days: asked, closedDays: closed.map((ago) => shiftDay(today, -ago)) }
        const said = runCertainty({ entries: notes.map(({ ago, text }) => entry(ago, text)) }, now, options)
        const real = notes.map(({ ago, text, earlier }) =>
          entry(text.includes("?") ? ago + earlier : ago, text),
        )
        const { mayClose } = followUpState(real, now, options)
        if (said === "complete") expect(mayClose).toBe(true)
        if (said === "incomplete") expect(mayClose).toBe(false)
        if (notes.every(({ text }) => !text.includes("?"))) expect(said).not.toBe("unsure")
      },
    ),
    { numRuns: 400 },
  )
})
