import { describe, expect, test } from "vitest"
import { followUpState } from "../../../src/process"
import type { Channel, FollowUpEntry } from "../../../src/process"
import { daily, entry, history, letters } from "./examiner-brief"

type Row = [string, string, string, string, Parameters<typeof followUpState>[2]?]
/** What it is; the history; now; "J rounds-today consecutive may-close | evidence as day:rounds:channels". */
const rows: Row[] = [
  ["no note at all", "", "05-12 18:00", "1 0 0 no |"],
  ["one today", "05-12 14:00 n1.1ct", "05-12 18:00", "1 1 1 no | 05-12:1:ct"],
  ["one yesterday", "05-11 14:00 n1.1c", "05-12 18:00", "2 0 1 no | 05-11:1:c"],
  ["one the day before yesterday: broken", "05-10 14:00 n1.1c", "05-12 18:00", "1 0 0 no |"],
  ["two days then today", daily(10, 12), "05-12 18:00", "3 1 3 no | 05-10:1:c 05-11:1:c 05-12:1:c"],
  [
    "a hole starts again",
    "05-08 14:00 n1.1c,05-09 14:00 n2.1c,05-11 14:00 n3.1c",
    "05-12 18:00",
    "2 0 1 no | 05-11:1:c",
  ],
  ["six to yesterday", daily(6, 11), "05-12 18:00", "7 0 6 no | *"],
  ["seven with today", daily(6, 12), "05-12 18:00", "7 1 7 yes | *"],
  ["seven to yesterday", daily(5, 11), "05-12 18:00", "8 0 7 yes | *"],
  ["six with today", daily(7, 12), "05-12 18:00", "6 1 6 no | *"],
  ["eight", daily(5, 12), "05-12 18:00", "8 1 8 yes | *"],
  // The typed J does not decide
  ["J7 typed on the first day", "05-12 14:00 n7.1c", "05-12 18:00", "1 1 1 no | 05-12:1:c"],
  ["J1 typed on all seven", daily(6, 12, "n1.1c"), "05-12 18:00", "7 1 7 yes | *"],
  ["J7 closing typed on the third day", `${daily(10, 11)},05-12 14:00 n7.-c!`, "05-12 18:00", "3 1 3 no | *"],
  // Rounds
  [
    "three rounds",
    "05-12 13:00 n1.1c,05-12 15:00 n1.2ct,05-12 17:00 n1.3cv",
    "05-12 18:00",
    "1 3 1 no | 05-12:3:ctv",
  ],
  ["the same R twice", "05-12 13:00 n1.1c,05-12 15:00 n1.1ct", "05-12 18:00", "1 1 1 no | 05-12:1:ct"],
  ["R3 alone is one round", "05-12 13:00 n1.3c", "05-12 18:00", "1 1 1 no | 05-12:1:c"],
  ["no R, two hours", "05-12 13:00 n1.-c,05-12 15:00 n1.-c", "05-12 18:00", "1 2 1 no | 05-12:2:c"],
  [
    "no R, the same minute",
    "05-12 13:00:00 n1.-c,05-12 13:00:59 u1.-t",
    "05-12 18:00",
    "1 1 1 no | 05-12:1:ct",
  ],
  [
    "no R, a minute apart",
    "05-12 13:00:59 n1.-c,05-12 13:01:00 u1.-t",
    "05-12 18:00",
    "1 2 1 no | 05-12:2:ct",
  ],
  ["an R and none", "05-12 13:00 n1.1c,05-12 15:00 n1.-c", "05-12 18:00", "1 2 1 no | 05-12:2:c"],
  ["two R in one minute", "05-12 13:00:01 n1.1c,05-12 13:00:02 n1.2c", "05-12 18:00", "1 2 1 no | 05-12:2:c"],
  [
    "yesterday's rounds are not today's",
    "05-11 13:00 n1.1c,05-11 15:00 n1.2c",
    "05-12 18:00",
    "2 0 1 no | 05-11:2:c",
  ],
  [
    "one round a day closes too: a target, not a gate",
    daily(6, 12),
    "05-12 18:00",
    "7 1 7 yes | *",
    { rounds: 3 },
  ],
  [
    "many rounds in one day are one day",
    Array.from({ length: 9 }, (_, i) => `05-12 ${10 + i}:00 n1.${i + 1}c`).join(","),
    "05-12 23:00",
    "1 9 1 no | 05-12:9:c",
  ],
  // What is an attempt
  ["a text with its J, outcome unstated", "05-11 13:00 u1.-t", "05-12 18:00", "2 0 1 no | 05-11:1:t"],
  ["J and R alone", "05-11 13:00 u1.1", "05-12 18:00", "2 0 1 no | 05-11:1:"],
  ["a bare closing note", "05-11 13:00 u-.-!", "05-12 18:00", "1 0 0 no |"],
  [
    "a bare closing note does not make the seventh day",
    `${daily(6, 11)},05-12 14:00 u-.-!`,
    "05-12 18:00",
    "7 0 6 no | *",
  ],
  ["a closing note with PDR does", `${daily(6, 11)},05-12 14:00 n7.-c!`, "05-12 18:00", "7 1 7 yes | *"],
  [
    "a bare closing note between does not fill the hole",
    `${daily(6, 8)},05-09 14:00 u-.-!,${daily(10, 12)}`,
    "05-12 18:00",
    "3 1 3 no | *",
  ],
  [
    "a closing note without a channel, but with PDR",
    "05-11 14:00 n7.-!",
    "05-12 18:00",
    "2 0 1 no | 05-11:1:",
  ],
  ["a closing note with a text", "05-11 14:00 u7.-t!", "05-12 18:00", "2 0 1 no | 05-11:1:t"],
  ["a closing note with a J and an R", "05-11 14:00 u7.3!", "05-12 18:00", "2 0 1 no | 05-11:1:"],
  ["a closing note with a J alone", "05-11 14:00 u7.-!", "05-12 18:00", "1 0 0 no |"],
  ["a closing note with an R alone", "05-11 14:00 u-.3!", "05-12 18:00", "1 0 0 no |"],
  [
    "a closing note that reached the client",
    "05-11 14:00 n1.1c,05-12 14:00 r-.-!",
    "05-12 18:00",
    "1 1 0 no |",
  ],
  // Reached
  ["reached today", "05-12 14:00 r1.1c", "05-12 18:00", "1 * 0 no |"],
  ["reached yesterday, none since", `${daily(5, 10)},05-11 14:00 r-.-`, "05-12 18:00", "1 0 0 no |"],
  ["reached, then PDR the same day", "05-12 13:00 r1.1c,05-12 15:00 n1.2c", "05-12 18:00", "1 * 1 no | *"],
  [
    "reached in the middle of seven",
    `${daily(6, 8)},05-09 15:00 r-.-,${daily(10, 12)}`,
    "05-12 18:00",
    "3 1 3 no | 05-10:1:c 05-11:1:c 05-12:1:c",
  ],
  ["reached after seven", `${daily(5, 11)},05-12 14:00 r-.-c`, "05-12 18:00", "1 * 0 no |"],
  ["reached, then seven", `05-05 14:00 r-.-,${daily(6, 12)}`, "05-12 18:00", "7 1 7 yes | *"],
  // A run once complete stays good
  ["seven, then nothing for days", daily(1, 7), "05-12 18:00", "* 0 * yes | *"],
  ["seven, a hole, two days", `${daily(1, 7)},${daily(11, 12)}`, "05-12 18:00", "* 1 * yes | *"],
  ["six, a hole, six", `05-01 14:00 n-.1c,${daily(2, 6)},${daily(8, 12)}`, "05-12 18:00", "5 1 5 no | *"],
  [
    "seven, reached, then one",
    `${daily(1, 7)},05-10 14:00 r-.-,05-12 14:00 n-.1c`,
    "05-12 18:00",
    "1 1 1 no | *",
  ],
  // Closed days neither count nor break (9 and 10 May are a week-end)
  [
    "over a closed day",
    "05-08 14:00 n1.1c,05-10 14:00 n2.1c,05-11 14:00 n3.1c",
    "05-12 18:00",
    "4 0 3 no | *",
    { closedDays: ["2026-05-09"] },
  ],
  [
    "over a closed week-end",
    "05-08 14:00 n1.1c,05-11 14:00 n2.1c",
    "05-11 18:00",
    "2 1 2 no | 05-08:1:c 05-11:1:c",
    { closedDays: ["2026-05-09", "2026-05-10"] },
  ],
  [
    "closed yesterday",
    "05-10 14:00 n1.1c",
    "05-12 18:00",
    "2 0 1 no | 05-10:1:c",
    { closedDays: ["2026-05-11"] },
  ],
  [
    "a note on a closed day does not count",
    daily(6, 12),
    "05-12 18:00",
    "6 1 6 no | *",
    { closedDays: ["2026-05-09"] },
  ],
  [
    "closed today, a note all the same",
    "05-11 14:00 n1.1c,05-12 14:00 n2.1c",
    "05-12 18:00",
    "2 1 1 no | 05-11:1:c",
    { closedDays: ["2026-05-12"] },
  ],
  [
    "closed today",
    "05-11 14:00 n1.1c",
    "05-12 18:00",
    "2 0 1 no | 05-11:1:c",
    { closedDays: ["2026-05-12"] },
  ],
  [
    "closed days alone are no run",
    "",
    "05-12 18:00",
    "1 0 0 no |",
    { closedDays: ["2026-05-10", "2026-05-11"] },
  ],
  [
    "closed days that are no date are ignored",
    daily(10, 12),
    "05-12 18:00",
    "3 1 3 no | *",
    { closedDays: ["", "x"] },
  ],
  // Parameters
  ["five days asked", daily(8, 12), "05-12 18:00", "5 1 5 yes | *", { days: 5 }],
  ["five days asked, four held", daily(9, 12), "05-12 18:00", "4 1 4 no | *", { days: 5 }],
  ["one day asked", "05-12 14:00 n1.1c", "05-12 18:00", "1 1 1 yes | *", { days: 1 }],
  ["ten days asked", daily(4, 12), "05-12 18:00", "9 1 9 no | *", { days: 10 }],
  ["no number of days to speak of: seven", daily(6, 12), "05-12 18:00", "7 1 7 yes | *", { days: 0 }],
  ["half a day: seven", daily(7, 12), "05-12 18:00", "6 1 6 no | *", { days: 0.5 }],
  ["fewer than none: seven", daily(7, 12), "05-12 18:00", "6 1 6 no | *", { days: -1 }],
  ["not a number: seven", daily(7, 12), "05-12 18:00", "6 1 6 no | *", { days: Number.NaN }],
  // In any order
  [
    "newest first",
    "05-12 14:00 n3.1c,05-11 14:00 n2.1t,05-10 14:00 n1.1e",
    "05-12 18:00",
    "3 1 3 no | 05-10:1:e 05-11:1:t 05-12:1:c",
  ],
  // Montréal's days, winter and summer
  ["23:59:59 is that day (EDT)", "05-12 03:59:59 n1.1c", "05-12 18:00", "2 0 1 no | 05-11:1:c"],
  ["midnight is the next day (EDT)", "05-12 04:00:00 n1.1c", "05-12 18:00", "1 1 1 no | 05-12:1:c"],
  ["23:59:59 is that day (EST)", "01-15 04:59:59 n1.1c", "01-15 18:00", "2 0 1 no | 01-14:1:c"],
  ["midnight is the next day (EST)", "01-15 05:00:00 n1.1c", "01-15 18:00", "1 1 1 no | 01-15:1:c"],
  ["now is still yesterday in Montréal", "05-12 14:00 n1.1c", "05-13 03:59:59", "1 1 1 no | 05-12:1:c"],
  ["now is tomorrow in Montréal", "05-12 14:00 n1.1c", "05-13 04:00", "2 0 1 no | 05-12:1:c"],
  [
    "two days of UTC, one of Montréal",
    "05-12 23:00 n1.1c,05-13 01:00 n1.2c",
    "05-13 02:00",
    "1 2 1 no | 05-12:2:c",
  ],
  // The clock changes
  ["before the spring change", "03-08 04:59:59 n1.1c", "03-08 18:00", "2 0 1 no | 03-07:1:c"],
  ["the spring day begins", "03-08 05:00:00 n1.1c", "03-08 18:00", "1 1 1 no | 03-08:1:c"],
  ["the spring day ends an hour early", "03-09 03:59:59 n1.1c", "03-09 18:00", "2 0 1 no | 03-08:1:c"],
  ["the day after", "03-09 04:00:00 n1.1c", "03-09 18:00", "1 1 1 no | 03-09:1:c"],
  [
    "seven days over the spring change",
    "03-03 14:00 n-.1c,03-04 14:00 n-.1c,03-05 14:00 n-.1c,03-06 14:00 n-.1c,03-07 14:00 n-.1c,03-08 14:00 n-.1c,03-09 14:00 n-.1c",
    "03-09 18:00",
    "7 1 7 yes | *",
  ],
  ["before the autumn day", "11-01 03:59:59 n1.1c", "11-01 18:00", "2 0 1 no | 10-31:1:c"],
  ["the autumn day begins", "11-01 04:00:00 n1.1c", "11-01 18:00", "1 1 1 no | 11-01:1:c"],
  ["the autumn day ends an hour late", "11-02 04:59:59 n1.1c", "11-02 18:00", "2 0 1 no | 11-01:1:c"],
  ["the day after it", "11-02 05:00:00 n1.1c", "11-02 18:00", "1 1 1 no | 11-02:1:c"],
  [
    "01:30 twice is two minutes",
    "11-01 05:30 n1.-c,11-01 06:30 n1.-c",
    "11-01 18:00",
    "1 2 1 no | 11-01:2:c",
  ],
  [
    "seven days over the autumn change",
    "10-27 03:30 n-.1c,10-28 14:00 n-.1c,10-29 14:00 n-.1c,10-30 14:00 n-.1c,10-31 14:00 n-.1c,11-01 14:00 n-.1c,11-02 14:00 n-.1c,10-27 14:00 n-.1c",
    "11-02 18:00",
    "8 1 8 yes | *",
  ],
  [
    "near midnight after the autumn change",
    "11-01 04:10 n-.1c,11-02 04:50 n-.2c",
    "11-02 05:10",
    "2 0 1 no | 11-01:2:c",
  ],
]

const day = (date: string): string => date.slice(5)
const order = "ctev"
const short = (channels: Channel[]): string =>
  [...order].filter((letter) => channels.some((channel) => letters[letter] === channel)).join("")

describe("followUpState, by an examiner", () => {
  test.each(rows)("%s", (_, given, now, expected, options) => {
    const state = followUpState(history(given), entry(`${now} u-.-`).at, options)
    const [figures = "", evidence = ""] = expected.split("|").map((part) => part.trim())
    const [j = "", today = "", run = "", close = ""] = figures.split(" ")
    if (j !== "*") expect(state.day).toBe(Number(j))
    if (today !== "*") expect(state.roundsToday).toBe(Number(today))
    if (run !== "*") expect(state.consecutiveDays).toBe(Number(run))
    expect(state.mayClose).toBe(close === "yes")
    const shown = state.evidence.map((line) => `${day(line.date)}:${line.rounds}:${short(line.channels)}`)
    if (evidence !== "*") expect(shown.join(" ")).toBe(evidence)
    else
      expect(state.evidence.map((line) => line.date)).toEqual(
        [...new Set(state.evidence.map((line) => line.date))].sort(),
      )
    if (state.mayClose) expect(state.evidence.length).toBeGreaterThanOrEqual(options?.days ?? 7)
  })

  test("the history given is left as it was", () => {
    const given = history("05-12 14:00 n3.1c,05-10 14:00 n1.1e,05-11 14:00 n2.1t")
    const before = JSON.stringify(given)
    followUpState(given, new Date("2026-05-12T18:00:00Z"))
    expect(JSON.stringify(given)).toBe(before)
  })

  test("an entry without an instant counts for nothing", () => {
    const bad: FollowUpEntry = { ...entry("05-12 14:00 n1.1c"), at: new Date(Number.NaN) }
    expect(followUpState([bad, entry("05-11 14:00 n1.1c")], new Date("2026-05-12T18:00:00Z"))).toEqual(
      followUpState([entry("05-11 14:00 n1.1c")], new Date("2026-05-12T18:00:00Z")),
    )
  })

  test("an entry of tomorrow counts for nothing yet", () => {
    const state = followUpState(
      history("05-12 14:00 n1.1c,05-13 14:00 n2.1c"),
      new Date("2026-05-12T18:00:00Z"),
    )
    expect(state).toMatchObject({ day: 1, roundsToday: 1, consecutiveDays: 1 })
  })
})
