import { afterEach, beforeEach, describe, expect, it, vi } from "vitest"

import type { PageQuestion } from "../../../src/messages"
import { fromWire } from "../../../src/messages/wire"
import { known } from "../../../src/process/field"
import { readNoteText } from "../../../src/process/reading"
import type { Note } from "../../../src/rules/facts"
import { note, opportunityFacts } from "../rules/facts-builder"
import { bench } from "./asked"
import { answer, snapshot } from "./pages"

beforeEach(() => {
  vi.useFakeTimers({ now: Date.parse("2026-11-20T15:00:10Z") })
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

type Asked = { question: PageQuestion } | undefined
const notesOf = (asked: Asked) => fromWire(asked?.question.notes ?? "null") as { value: Note[] }
const texts = (asked: Asked) => notesOf(asked).value.map(({ text }) => text)

describe("questions", () => {
  it("go one at a time, and the latest facts win", async () => {
    const b = bench()
    for (const mark of ["1", "2", "3"]) b.want(mark)
    expect(b.asked.map(({ question }) => question.facts)).toEqual(["1"])
    await b.reply()
    expect(b.asked.map(({ question }) => question.facts)).toEqual(["1", "3"])
    await b.reply()
    expect(b.marks()).toEqual(["1", "3"])
    expect(b.asked).toHaveLength(2)
  })
  it("are of one opening, and of another once reopened", async () => {
    const b = bench()
    for (const mark of ["1", "2", "3"]) {
      if (mark === "3") b.answers.reopen()
      b.want(mark)
      await b.reply()
    }
    const [one, same, other] = b.asked.map(({ question: { page } }) => page)
    expect(same).toBe(one)
    expect(other).not.toBe(one)
  })
  it("are not asked twice alike, not even while the first waits", async () => {
    const b = bench()
    b.want("1")
    b.want("1")
    await b.reply()
    b.want("1")
    expect(b.asked).toHaveLength(1)
  })
  it("facts that came back to what is being asked ask nothing more", async () => {
    const b = bench()
    b.want("1")
    b.want("2")
    b.want("1")
    await b.reply()
    expect(b.asked).toHaveLength(1)
    expect(b.marks()).toEqual(["1"])
  })
  it.each<[string, (b: ReturnType<typeof bench>) => void, number]>([
    ["nothing", (b) => b.want("1"), 1],
    ["the settings", (b) => b.want("1", {}, 2), 2],
    ["what is unsettled", (b) => b.want("1", { unsettled: ["opportunity.phone"] }), 2],
    [
      "what the agent did",
      (b) => {
        b.answers.own = { ticks: { cellphone: true } }
        b.want("1")
      },
      2,
    ],
    [
      "the minute alone",
      (b) => {
        vi.setSystemTime(Date.parse("2026-11-20T15:01:00Z"))
        b.want("1")
      },
      1,
    ],
    [
      "something that the page does not see",
      (b) => {
        b.answers.forget()
        b.want("1")
      },
      2,
    ],
  ])("with a change of %s", async (_, change, times) => {
    const b = bench()
    b.want("1")
    await b.reply()
    change(b)
    expect(b.asked).toHaveLength(times)
  })
  it("carry what the agent did, the fields unsettled, and one name for the page", async () => {
    const b = bench()
    b.answers.own = { meetingBooked: true }
    b.want("1", { unsettled: ["opportunity.phone"] })
    await b.reply()
    b.want("2")
    const [first, second] = b.asked.map(({ question }) => question)
    expect(first).toMatchObject({ own: { meetingBooked: true }, unsettled: ["opportunity.phone"] })
    expect(second?.page).toBe(first?.page)
    expect(first?.page).not.toBe("")
  })
  it("have no notes where there is no opportunity", () => {
    const b = bench()
    b.want("1", { opportunity: null })
    expect(b.asked[0]?.question.notes).toBeNull()
  })
})

describe("an answer", () => {
  it("about facts since changed is handed over with those it is about, and their settings", async () => {
    const b = bench()
    b.want("1", {}, 3)
    b.want("2", {}, 4)
    await b.reply({ client: "Zoé" })
    const about = snapshot({ mark: "1", facts: "1" })
    expect(b.heard).toEqual([{ snapshot: about, revision: 3, answer: answer({ client: "Zoé" }) }])
  })
  it.each<[string, unknown]>([
    ["fails", { ok: false, error: "failed" }],
    ["is not JSON", { ok: true, value: "{" }],
    ["is nothing", { ok: true, value: "null" }],
    ["never came", undefined],
  ])("that %s is asked for again at the next change, and once", async (_, value) => {
    const b = bench()
    b.want("1")
    while (b.asked.length > 0 && b.heard.length === 0) {
      const before = b.asked.length
      await b.asked.at(-1)?.reply(value)
      if (b.asked.length === before) break
    }
    const failed = b.asked.length
    expect(b.heard).toEqual([])
    b.want("1")
    expect(b.asked).toHaveLength(failed + 1)
    await b.reply()
    expect(b.marks()).toEqual(["1"])
    b.want("1")
    expect(b.asked).toHaveLength(failed + 1)
  })
  it("that fails does not keep the facts that came meanwhile from being asked about", async () => {
    const b = bench()
    b.want("1")
    b.want("2")
    await b.fail()
    expect(b.asked.map(({ question }) => question.facts)).toEqual(["1", "2"])
    await b.reply()
    b.want("2")
    expect(b.asked).toHaveLength(2)
  })
})

describe("notes", () => {
  const first = note("PDR J1 R1", { id: "1", reading: null })
  const second = note("Joint", { id: "2", reading: null })
  const page = (...value: Note[]) => ({ opportunity: opportunityFacts({ notes: known(value) }) })
  const readings = (...all: Note[]) => ({ readings: all.map(({ text }) => readNoteText(text)) })

  it("a text travels once, then what was read in it", async () => {
    const b = bench()
    b.want("1", page(first))
    expect(texts(b.asked[0])).toEqual(["PDR J1 R1"])
    await b.reply(readings(first))
    b.want("2", page(second, first))
    expect(texts(b.asked[1])).toEqual(["Joint", ""])
    expect(notesOf(b.asked[1])).toMatchObject({
      value: [{ reading: null }, { reading: { followUp: { day: 1, round: 1 } } }],
    })
    await b.reply(readings(second))
    b.want("3", page(first, second))
    expect(texts(b.asked[2])).toEqual(["", ""])
    expect(notesOf(b.asked[2])).toMatchObject({
      value: [{ reading: readNoteText(first.text) }, { reading: readNoteText(second.text) }],
    })
  })
  it("travels again after a failure, and where the page was read anew", async () => {
    const b = bench()
    b.want("1", page(first))
    await b.fail()
    b.want("1", page(first))
    expect(texts(b.asked[1])).toEqual(["PDR J1 R1"])
    await b.reply(readings(first))
    b.want("2", page({ ...first, text: "PDR J2 R1" }))
    expect(texts(b.asked[2])).toEqual(["PDR J2 R1"])
  })
  it("what was read belongs to the notes that were sent, whatever the page shows by then", async () => {
    const b = bench()
    b.want("1", page(first))
    b.want("2", page(second, first))
    await b.reply(readings(first))
    expect(texts(b.asked[1])).toEqual(["Joint", ""])
  })
})

describe("what the page draws by itself", () => {
  const unsettled = { unsettled: ["opportunity.phone" as const] }
  it("waits for the rest at first, but no longer than that, and is asked about once", async () => {
    const b = bench()
    for (const mark of ["1", "2", "3"]) {
      b.want(mark, unsettled, 1, true)
      await vi.advanceTimersByTimeAsync(16)
    }
    await vi.advanceTimersByTimeAsync(300 - 3 * 16 - 1)
    expect(b.asked).toEqual([])
    await vi.advanceTimersByTimeAsync(1)
    expect(b.asked.map(({ question }) => question.facts)).toEqual(["3"])
  })
  it("is asked about as soon as it is read twice alike; what it draws later waits a moment", async () => {
    const b = bench()
    b.want("1", unsettled, 1, true)
    b.want("1", {}, 1, true)
    expect(b.asked.map(({ question }) => question.unsettled)).toEqual([[]])
    await b.reply()
    b.want("4", {}, 1, true)
    await vi.advanceTimersByTimeAsync(49)
    expect(b.asked).toHaveLength(1)
    await vi.advanceTimersByTimeAsync(1)
    expect(b.asked).toHaveLength(2)
  })
  it("goes with what a hand does, at once", async () => {
    const b = bench()
    b.want("1", unsettled, 1, true)
    b.want("2")
    expect(b.asked.map(({ question }) => question.facts)).toEqual(["2"])
    await b.reply()
    await vi.advanceTimersByTimeAsync(1_000)
    expect(b.asked).toHaveLength(1)
  })
  it("is not asked when the facts came back meanwhile", async () => {
    const b = bench()
    b.want("1")
    await b.reply()
    b.want("2", {}, 1, true)
    b.want("1", {}, 1, true)
    await vi.advanceTimersByTimeAsync(1_000)
    expect(b.asked).toHaveLength(1)
  })
})

describe("the end of the page's life", () => {
  it("asks nothing more: neither what waits for the rest nor what waits for its turn", async () => {
    const b = bench()
    b.want("1")
    b.want("2")
    b.life.abort()
    await b.reply()
    expect(b.asked).toHaveLength(1)
    const other = bench()
    other.want("1", { unsettled: ["opportunity.phone"] }, 1, true)
    other.life.abort()
    await vi.advanceTimersByTimeAsync(1_000)
    expect(other.asked).toEqual([])
  })
  it("hands nothing over after it", async () => {
    const b = bench()
    b.want("1")
    b.life.abort()
    await b.reply()
    expect(b.heard).toEqual([])
  })
})
