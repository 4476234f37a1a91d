import { describe, expect, test } from "vitest"
import { decideAmong, decideCallback } from "../../../src/process"
import type { CallbackFacts, Presence } from "../../../src/process"

const now = new Date("2026-05-12T18:00:00.000Z")
const hour = 3_600_000
const presences: Record<string, Presence> = { on: "on-shift", busy: "busy", off: "off", unk: "unknown" }
const invalid = new Date(Number.NaN)

/** "5:on" is owner 5 on shift; "null" known to be none; "?" not read. */
const owner = (text: string): Pick<CallbackFacts, "owner"> => {
  if (text === "?") return {}
  if (text === "null") return { owner: null }
  const [id = "", presence = ""] = text.split(":")
  return { owner: { id, presence: presences[presence] ?? "unknown" } }
}

/** "7:on@10800000" is a note of author 7, on shift, that many milliseconds old. */
const note = (text: string): Pick<CallbackFacts, "lastFollowUp"> => {
  if (text === "?") return {}
  if (text === "null") return { lastFollowUp: null }
  const [who = "", age = ""] = text.split("@")
  const [author = "", presence = ""] = who.split(":")
  const at = age === "bad" ? invalid : new Date(now.getTime() - Number(age))
  return { lastFollowUp: { author, at, presence: presences[presence] ?? "unknown" } }
}

const h3 = 3 * hour
/** owner, last note, rule, verdict, to ("" for none), until: in (note + 3 h), out (none). */
const rows: [string, string, string, string, string, "in" | "out"][] = [
  // The file is mine
  ["me:on", "null", "mine", "open", "", "out"],
  ["me:off", "null", "mine", "open", "", "out"],
  ["me:unk", "?", "mine", "open", "", "out"],
  ["me:busy", "7:on@1000", "mine", "open", "", "in"],
  ["me:on", "7:bad@bad", "mine", "open", "", "out"],
  ["me:on", `7:on@${h3}`, "mine", "open", "", "in"],
  ["me:on", `7:on@${h3 + 1}`, "mine", "open", "", "out"],
  // Its owner is on shift
  ["5:on", "null", "owner-on-shift", "transfer", "5", "out"],
  ["5:on", "?", "owner-on-shift", "transfer", "5", "out"],
  ["5:on", "7:on@1000", "owner-on-shift", "transfer", "5", "in"],
  ["5:on", "me:on@1000", "owner-on-shift", "transfer", "5", "in"],
  ["5:on", "5:on@1000", "owner-on-shift", "transfer", "5", "in"],
  ["5:on", "7:on@99999999", "owner-on-shift", "transfer", "5", "out"],
  ["5:on", "7:on@bad", "owner-on-shift", "transfer", "5", "out"],
  ["5:on", "7:unk@1000", "owner-on-shift", "transfer", "5", "in"],
  // The owner away, the author of the note there
  ["5:off", "7:on@1000", "note-author", "transfer", "7", "in"],
  ["5:busy", "7:on@1000", "note-author", "transfer", "7", "in"],
  ["null", "7:on@1000", "note-author", "transfer", "7", "in"],
  ["5:off", `7:on@${h3 - 1000}`, "note-author", "transfer", "7", "in"],
  ["5:off", `7:on@${h3}`, "note-author", "transfer", "7", "in"],
  ["5:off", `7:on@${h3 + 1}`, "open-to-all", "open", "", "out"],
  ["5:off", `7:on@${h3 + 1000}`, "open-to-all", "open", "", "out"],
  ["5:off", "7:on@0", "note-author", "transfer", "7", "in"],
  // My own note
  ["5:off", "me:on@1000", "note-author", "open", "", "in"],
  ["5:off", "me:off@1000", "note-author", "open", "", "in"],
  ["5:off", "me:busy@1000", "note-author", "open", "", "in"],
  ["5:off", "me:unk@1000", "note-author", "open", "", "in"],
  ["5:busy", "me:unk@1000", "note-author", "open", "", "in"],
  ["null", `me:off@${h3}`, "note-author", "open", "", "in"],
  ["5:off", `me:on@${h3 + 1}`, "open-to-all", "open", "", "out"],
  // The author away
  ["5:off", "7:off@1000", "author-unavailable", "book-own", "", "in"],
  ["5:off", "7:busy@1000", "author-unavailable", "book-own", "", "in"],
  ["5:busy", "7:off@1000", "author-unavailable", "book-own", "", "in"],
  ["null", "7:busy@1000", "author-unavailable", "book-own", "", "in"],
  ["5:off", "5:off@1000", "author-unavailable", "book-own", "", "in"],
  ["5:off", `7:off@${h3}`, "author-unavailable", "book-own", "", "in"],
  ["5:off", `7:off@${h3 + 1}`, "open-to-all", "open", "", "out"],
  // Open to all
  ["5:off", "null", "open-to-all", "open", "", "out"],
  ["5:busy", "null", "open-to-all", "open", "", "out"],
  ["null", "null", "open-to-all", "open", "", "out"],
  ["null", "7:unk@20000000", "open-to-all", "open", "", "out"],
  ["5:off", "7:unk@20000000", "open-to-all", "open", "", "out"],
  // What decides is not known
  ["?", "null", "*", "ask", "", "out"],
  ["?", "?", "*", "ask", "", "out"],
  ["?", "7:on@1000", "*", "ask", "", "in"],
  ["?", "me:on@1000", "*", "ask", "", "in"],
  ["5:unk", "null", "*", "ask", "", "out"],
  ["5:unk", "?", "*", "ask", "", "out"],
  ["5:unk", "7:on@1000", "*", "ask", "", "in"],
  ["5:unk", "7:off@1000", "*", "ask", "", "in"],
  ["5:unk", "me:on@1000", "*", "ask", "", "in"],
  ["5:off", "7:unk@1000", "*", "ask", "", "in"],
  ["null", "7:unk@1000", "*", "ask", "", "in"],
  ["5:off", `7:unk@${h3}`, "*", "ask", "", "in"],
  ["5:off", "?", "*", "ask", "", "out"],
  ["5:busy", "?", "*", "ask", "", "out"],
  ["null", "?", "*", "ask", "", "out"],
  // Ask shows the clock of the note all the same, even run out
  ["?", "7:on@20000000", "*", "ask", "", "in"],
  ["5:unk", "7:on@20000000", "*", "ask", "", "in"],
  // What cannot be right
  ["5:off", "7:on@bad", "*", "ask", "", "out"],
  ["null", "7:on@bad", "*", "ask", "", "out"],
  ["5:off", ":on@1000", "*", "ask", "", "in"],
  ["null", ":off@1000", "*", "ask", "", "in"],
  [":on", "null", "*", "ask", "", "out"],
  // From the near future
  ["5:off", "7:on@-60000", "note-author", "transfer", "7", "in"],
  ["5:off", "7:on@-120000", "note-author", "transfer", "7", "in"],
  ["5:off", "me:on@-120000", "note-author", "open", "", "in"],
  ["5:off", "7:off@-1", "author-unavailable", "book-own", "", "in"],
]

describe("decideCallback, by an examiner", () => {
  test.each(rows)("owner %s, note %s: %s %s %s, clock %s", (who, last, rule, verdict, to, clock) => {
    const facts: CallbackFacts = { me: "me", ...owner(who), ...note(last) }
    const given = decideCallback(facts, now)
    expect(given.verdict).toBe(verdict)
    if (rule !== "*") expect(given.rule).toBe(`callbacks.${rule}`)
    expect(given.rule).toMatch(/^callbacks\./)
    expect("to" in given ? given.to : "").toBe(to)
    expect("until" in given).toBe(clock === "in")
    const at = facts.lastFollowUp?.at.getTime() ?? Number.NaN
    expect(given.until?.toISOString() ?? "none").toBe(
      clock === "in" ? new Date(at + h3).toISOString() : "none",
    )
    expect(given.because.length).toBeGreaterThan(0)
    expect(new Set(given.because).size).toBe(given.because.length)
  })

  test("beyond two minutes ahead, a note is not believed", () => {
    const verdict = decideCallback({ me: "me", owner: null, ...note("7:on@-120001") }, now)
    expect(verdict.verdict).toBe("ask")
  })

  test.each(["", "  "])("without knowing who I am (%j): ask", (me) => {
    expect(decideCallback({ me, owner: null, ...note("7:on@1000") }, now).verdict).toBe("ask")
  })

  test("a now that is no instant: ask", () => {
    expect(decideCallback({ me: "me", owner: null, ...note("7:on@1000") }, invalid).verdict).toBe("ask")
  })

  test.each([
    // Spring: 01:30 EST, three elapsed hours later it is 05:30 EDT
    ["2026-03-08T06:30:00Z", "2026-03-08T09:30:00Z", "note-author"],
    ["2026-03-08T06:30:00Z", "2026-03-08T09:30:00.001Z", "open-to-all"],
    ["2026-03-08T06:30:00Z", "2026-03-08T08:30:00Z", "note-author"],
    // Autumn: 00:30 EDT, three elapsed hours later it is 02:30 EST
    ["2026-11-01T04:30:00Z", "2026-11-01T07:30:00Z", "note-author"],
    ["2026-11-01T04:30:00Z", "2026-11-01T07:30:01Z", "open-to-all"],
    ["2026-11-01T04:30:00Z", "2026-11-01T08:30:00Z", "open-to-all"],
    // Over midnight and over the year
    ["2026-12-31T23:59:59+00:00", "2027-01-01T02:59:59Z", "note-author"],
    ["2026-12-31T23:59:59+00:00", "2027-01-01T03:00:00Z", "open-to-all"],
  ])("a note of %s at %s: %s", (at, when, rule) => {
    const verdict = decideCallback(
      { me: "me", owner: null, lastFollowUp: { author: "7", at: new Date(at), presence: "on-shift" } },
      new Date(when),
    )
    expect(verdict.rule).toBe(`callbacks.${rule}`)
    expect(verdict.until?.getTime()).toBe(rule === "note-author" ? new Date(at).getTime() + h3 : undefined)
  })

  test.each([
    [1, hour, "note-author"],
    [1, hour + 1, "open-to-all"],
    [0.5, hour / 2, "note-author"],
    [0.5, hour / 2 + 1, "open-to-all"],
    [0, 0, "note-author"],
    [0, 1, "open-to-all"],
    [24, 24 * hour, "note-author"],
    [4, h3 + 1, "note-author"],
  ])("with a window of %s h, a note %s ms old: %s", (hours, age, rule) => {
    const verdict = decideCallback({ me: "me", owner: null, ...note(`7:on@${age}`) }, now, { hours })
    expect(verdict.rule).toBe(`callbacks.${rule}`)
    if (rule === "note-author") expect(verdict.until?.getTime()).toBe(now.getTime() - age + hours * hour)
  })
})

const h72 = 72 * hour
const ago = (ms: number): Date => new Date(now.getTime() - ms)
/** owner, last note, the rest; with the K rules off, then on: rule, verdict, to. */
const extended: [string, string, Partial<CallbackFacts>, string, string, string][] = [
  ["5:busy", "7:on@1000", {}, "note-author transfer 7", "owner-busy book-credit 5", "in"],
  ["5:busy", "null", {}, "open-to-all open ", "owner-busy book-credit 5", "out"],
  ["5:busy", "me:on@1000", {}, "note-author open ", "owner-busy book-credit 5", "in"],
  ["me:busy", "null", {}, "mine open ", "mine open ", "out"],
  ["5:on", "null", { stage: "Perdu BDC" }, "owner-on-shift transfer 5", "owner-on-shift transfer 5", "out"],
  ["5:off", "7:on@1000", { stage: "Perdu BDC" }, "note-author transfer 7", "note-author transfer 7", "in"],
  [
    "5:off",
    "7:on@20000000",
    { stage: "Perdu BDC" },
    "open-to-all open ",
    "lost-returns book-own|open ",
    "out",
  ],
  ["5:off", "null", { stage: "perdu bdc" }, "open-to-all open ", "lost-returns book-own|open ", "out"],
  [
    "5:off",
    "7:on@20000000",
    { stage: "Contacté", noShowAt: null },
    "open-to-all open ",
    "open-to-all open ",
    "out",
  ],
  [
    "5:off",
    "7:on@20000000",
    { stage: "Perdu F&I", noShowAt: null },
    "open-to-all open ",
    "open-to-all open ",
    "out",
  ],
  ["5:off", `7:on@${h3 + 1}`, { noShowAt: ago(2 * h72) }, "open-to-all open ", "no-show transfer 7|5", "out"],
  ["5:off", `7:on@${h72}`, { noShowAt: ago(2 * h72) }, "open-to-all open ", "no-show transfer 7|5", "out"],
  ["5:off", `7:on@${h72 + 1}`, { noShowAt: ago(2 * h72) }, "open-to-all open ", "open-to-all open ", "out"],
  [
    "5:off",
    `7:off@${h72}`,
    { noShowAt: ago(2 * h72) },
    "open-to-all open ",
    "open-to-all|no-show open|book-own ",
    "out",
  ],
  ["5:off", "null", { noShowAt: ago(h72) }, "open-to-all open ", "no-show book-own|open ", "out"],
  ["5:off", `7:on@${h72}`, { noShowAt: null }, "open-to-all open ", "open-to-all open ", "out"],
  ["null", "null", {}, "open-to-all open ", "untreated book-own|open ", "out"],
]

describe("the K rules", () => {
  test.each(extended)("owner %s, note %s, %j: %s, extended %s", (who, last, rest, off, on, clock) => {
    const facts: CallbackFacts = { me: "me", ...owner(who), ...note(last), ...rest }
    for (const [options, expected] of [
      [{}, off],
      [{ extended: false }, off],
      [{ extended: true }, on],
    ] as const) {
      const given = decideCallback(facts, now, options)
      const [rule = "", verdict = "", to = ""] = expected.split(" ")
      expect(rule.split("|").map((id) => `callbacks.${id}`)).toContain(given.rule)
      expect(verdict.split("|")).toContain(given.verdict)
      expect(to.split("|")).toContain(given.to ?? "")
      expect(given.until !== undefined).toBe(clock === "in")
      expect(given.because.length).toBeGreaterThan(0)
    }
  })
})

describe("one case alone", () => {
  test.each([
    ["mine", "me:off", "null", "mine"],
    ["owner-on-shift", "5:on", "null", "owner-on-shift"],
    ["owner-busy", "5:busy", "null", "owner-busy"],
    ["mine", "5:on", "7:on@1000", ""],
    ["owner-on-shift", "me:on", "7:on@1000", ""],
    ["owner-busy", "5:on", "7:on@1000", ""],
    ["note-author", "?", "7:on@1000", "note-author"],
    ["note-author", "5:on", "me:off@1000", "note-author"],
    ["note-author", "5:on", "7:off@1000", ""],
    ["author-unavailable", "5:on", "7:off@1000", "author-unavailable"],
    ["author-unavailable", "5:on", "7:on@1000", ""],
    ["author-unavailable", "5:on", "me:on@1000", ""],
    ["open-to-all", "?", "?", "open-to-all"],
  ])("%s, owner %s, note %s: %s", (only, who, last, rule) => {
    const speaks = (id: string): boolean => id === `callbacks.${only}`
    const given = decideAmong({ me: "me", ...owner(who), ...note(last) }, now, { speaks })
    expect(given?.rule ?? "").toBe(rule && `callbacks.${rule}`)
  })
})
