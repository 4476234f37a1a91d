import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { montreal, shiftDay } from "../../../src/process/calendar"
import { followUpState, type FollowUpEntry } from "../../../src/process/followups"
import { historyOf } from "../../../src/process/history"
import { readNote } from "../../../src/process/notes"

/** An entry from a day, a time on Montréal's clock, and the text of the note. */
const entry = (day: string, time: string, text: string): FollowUpEntry => {
  const note = readNote(text)
  if (!note) throw new Error(`not a note: ${text}`)
  return { at: montreal(day, time), author: "a1", note }
}
/** One PDR at noon on each of `count` days from `first`. */
const daily = (first: string, count: number, text = "PDR R1"): FollowUpEntry[] =>
  Array.from({ length: count }, (_, index) => entry(shiftDay(first, index), "12:00", text))

const at = (day: string, time = "15:00"): Date => montreal(day, time)
const short = (history: FollowUpEntry[], now: Date, options?: Parameters<typeof followUpState>[2]) => {
  const { day, roundsToday, consecutiveDays, mayClose } = followUpState(history, now, options)
  return `J${day} r${roundsToday} ${consecutiveDays}${mayClose ? " close" : ""}`
}

describe("the run", () => {
  it.each<[string, string, string]>([
    ["nothing yet", short([], at("2026-03-02")), "J1 r0 0"],
    ["first day", short(daily("2026-03-02", 1), at("2026-03-02")), "J1 r1 1"],
    ["the day after, nothing yet", short(daily("2026-03-02", 1), at("2026-03-03")), "J2 r0 1"],
    ["a day missed", short(daily("2026-03-02", 1), at("2026-03-04")), "J1 r0 0"],
    ["six days", short(daily("2026-03-02", 6), at("2026-03-07")), "J6 r1 6"],
    ["seven days", short(daily("2026-03-02", 7), at("2026-03-08")), "J7 r1 7 close"],
    ["seven days across the spring change", short(daily("2026-03-05", 7), at("2026-03-11")), "J7 r1 7 close"],
    ["seven days across the autumn change", short(daily("2026-10-28", 7), at("2026-11-03")), "J7 r1 7 close"],
    ["complete, then silence: stays good", short(daily("2026-03-02", 7), at("2026-04-08")), "J8 r0 7 close"],
    [
      "six and two with a hole",
      short([...daily("2026-03-02", 6), ...daily("2026-03-09", 2)], at("2026-03-10")),
      "J2 r1 2",
    ],
    ["three asked for", short(daily("2026-03-02", 3), at("2026-03-04"), { days: 3 }), "J3 r1 3 close"],
    ["any order", short(daily("2026-03-02", 7).reverse(), at("2026-03-08")), "J7 r1 7 close"],
    ["typed J is not believed", short(daily("2026-03-02", 2, "PDR J7 R1"), at("2026-03-03")), "J2 r1 2"],
    ["rounds are no gate", short(daily("2026-03-02", 7), at("2026-03-08"), { rounds: 3 }), "J7 r1 7 close"],
  ])("%s", (_, got, expected) => expect(got).toBe(expected))

  it.each<[string, string, string]>([
    [
      "a closed day does not break",
      short([...daily("2026-03-06", 2), ...daily("2026-03-09", 1)], at("2026-03-09"), {
        closedDays: ["2026-03-08"],
      }),
      "J3 r1 3",
    ],
    [
      "a closed day does not count",
      short(daily("2026-03-02", 7), at("2026-03-08"), { closedDays: ["2026-03-08"] }),
      "J7 r1 6",
    ],
    [
      "closed until today",
      short(daily("2026-03-02", 3), at("2026-03-07"), { closedDays: ["2026-03-05", "2026-03-06"] }),
      "J4 r0 3",
    ],
  ])("%s", (_, got, expected) => expect(got).toBe(expected))

  it.each<[string, string, string]>([
    [
      "reached ends the run",
      short([...daily("2026-03-02", 6), entry("2026-03-07", "12:00", "rejoint R1")], at("2026-03-07")),
      "J1 r1 0",
    ],
    [
      "reached ends a complete run",
      short([...daily("2026-03-02", 7), entry("2026-03-09", "12:00", "rejoint")], at("2026-03-09")),
      "J1 r1 0",
    ],
    [
      "attempts after the contact begin a new run",
      short(
        [
          ...daily("2026-03-02", 3),
          entry("2026-03-04", "13:00", "rejoint R2"),
          entry("2026-03-04", "18:00", "PDR R3"),
        ],
        at("2026-03-04", "19:00"),
      ),
      "J1 r3 1",
    ],
    [
      "at the same instant the contact wins",
      short(
        [entry("2026-03-04", "13:00", "PDR R1"), entry("2026-03-04", "13:00", "rejoint R1")],
        at("2026-03-04"),
      ),
      "J1 r1 0",
    ],
    [
      "a bare closing is no attempt",
      short(
        [...daily("2026-03-02", 6), entry("2026-03-08", "12:00", "je ferme le dossier")],
        at("2026-03-08"),
      ),
      "J7 r0 6",
    ],
    [
      "a J and a closing are no attempt",
      short(
        [...daily("2026-03-02", 6), entry("2026-03-08", "12:00", "J7 je ferme le dossier")],
        at("2026-03-08"),
      ),
      "J7 r0 6",
    ],
    [
      "PDR and closing are",
      short(
        [...daily("2026-03-02", 6), entry("2026-03-08", "12:00", "PDR J7 je ferme le dossier")],
        at("2026-03-08"),
      ),
      "J7 r1 7 close",
    ],
  ])("%s", (_, got, expected) => expect(got).toBe(expected))
})

describe("Montréal's days and the edges of time", () => {
  it("counts 23:59 and 00:01 as two days, whatever the UTC date", () => {
    const history = [entry("2026-07-01", "23:59", "PDR"), entry("2026-07-02", "00:01", "PDR")]
    expect(short(history, at("2026-07-02", "00:02"))).toBe("J2 r1 2")
  })
  it.each([
    [2 * 60_000, "J1 r1 1"],
    [2 * 60_000 + 1, "J1 r0 0"],
  ])("a note %d ms ahead", (ahead, expected) => {
    const now = at("2026-03-02", "23:59")
    const history = [{ ...entry("2026-03-02", "12:00", "PDR"), at: new Date(now.getTime() + ahead) }]
    expect(short(history, now)).toBe(expected)
  })
  it("leaves invalid dates out", () => {
    expect(short([{ ...entry("2026-03-02", "12:00", "PDR"), at: new Date(NaN) }], at("2026-03-02"))).toBe(
      "J1 r0 0",
    )
  })
  it("refuses an invalid now", () => expect(() => followUpState([], new Date(NaN))).toThrow(RangeError))
})

describe("rounds and evidence", () => {
  const today = "2026-03-02"
  it.each<[string, [string, string][], number]>([
    [
      "distinct R",
      [
        ["09:00", "PDR R1"],
        ["12:00", "PDR R2"],
        ["15:00", "PDR R2 + TEXTO"],
      ],
      2,
    ],
    [
      "without R one each",
      [
        ["09:00", "PDR"],
        ["12:00", "PDR"],
      ],
      2,
    ],
    [
      "without R in one minute together",
      [
        ["09:00", "PDR"],
        ["09:00", "J1 texto"],
      ],
      1,
    ],
    [
      "with and without R",
      [
        ["09:00", "PDR R1"],
        ["12:00", "PDR"],
      ],
      2,
    ],
    [
      "two R in one minute",
      [
        ["09:00", "PDR R1"],
        ["09:00", "PDR R2"],
      ],
      2,
    ],
  ])("%s", (_, notes, rounds) => {
    const history = notes.map(([time, text]) => entry(today, time, text))
    expect(followUpState(history, at(today)).roundsToday).toBe(rounds)
  })

  it("tells days, rounds and channels, oldest first", () => {
    const history = [
      entry("2026-03-03", "09:00", "PDR R1 + courriel"),
      entry("2026-03-02", "12:00", "PDR R2 + texto"),
      entry("2026-03-02", "09:00", "PDR R1 + MV"),
    ]
    expect(followUpState(history, at("2026-03-04")).evidence).toEqual([
      { date: "2026-03-02", rounds: 2, channels: ["call", "text", "voicemail"] },
      { date: "2026-03-03", rounds: 1, channels: ["call", "email"] },
    ])
  })

  it("keeps the follow-ups of a list of notes, oldest first", () => {
    const notes = [
      { text: "PDR R2", author: "b", at: at("2026-03-03") },
      { text: "Bonjour", author: "c", at: at("2026-03-01") },
      { text: "PDR R1", author: "a", at: at("2026-03-02") },
      { text: "PDR R1", author: "d", at: new Date(NaN) },
    ]
    expect(historyOf(notes).map(({ author }) => author)).toEqual(["a", "b"])
  })
})

describe("against a slow reference", () => {
  const base = "2026-03-01" // the spring change is on the 8th
  type Spec = { day: number; minute: number; text: string }

  /** Walks every calendar day one by one. */
  function reference(specs: Spec[], todayIndex: number, closed: number[], needed: number) {
    const sorted = [...specs].sort((a, b) => a.day * 1440 + a.minute - (b.day * 1440 + b.minute))
    let run: number[] = []
    for (let day = 0; day <= todayIndex; day += 1) {
      const notes = sorted.filter((spec) => spec.day === day)
      const reached = notes.filter(({ text }) => text.startsWith("rejoint")).at(-1)
      const kept = reached ? notes.filter(({ minute }) => minute > reached.minute) : notes
      if (reached) run = []
      const attempts = kept.filter(({ text }) => text.startsWith("PDR"))
      if (closed.includes(day)) continue
      if (attempts.length > 0) run = [...run, day]
      else if (day !== todayIndex && run.length < needed) run = []
    }
    return run
  }

  it("agrees", () => {
    const spec = fc.record({
      day: fc.integer({ min: 0, max: 14 }),
      minute: fc.integer({ min: 240, max: 1430 }),
      text: fc.constantFrom(
        "PDR R1",
        "PDR",
        "PDR R2 + texto",
        "PDR",
        "PDR",
        "PDR",
        "rejoint",
        "je ferme le dossier",
      ),
    })
    const specs = fc.array(spec, { maxLength: 40 })
    fc.assert(
      fc.property(
        specs,
        fc.uniqueArray(fc.integer({ min: 0, max: 14 }), { maxLength: 4 }),
        fc.integer({ min: 1, max: 7 }),
        (all, closed, days) => {
          const history = all.map(({ day, minute, text }) =>
            entry(shiftDay(base, day), `${Math.floor(minute / 60)}:${minute % 60}`, text),
          )
          const state = followUpState(history, at(shiftDay(base, 14), "23:59"), {
            days,
            closedDays: closed.map((day) => shiftDay(base, day)),
          })
          const run = reference(all, 14, closed, days)
          expect(state.evidence.map(({ date }) => date)).toEqual(run.map((day) => shiftDay(base, day)))
          expect(state.consecutiveDays).toBe(run.length)
          expect(state.mayClose).toBe(run.length >= days)
          expect(state.day).toBe(run.length + (run.at(-1) === 14 ? 0 : 1))
        },
      ),
      { numRuns: 300 },
    )
  })
})
