import fc from "fast-check"
import { describe, expect, it } from "vitest"
import {
  becauseKeys,
  callbackCases,
  decideAmong,
  decideCallback,
  type CallbackFacts,
} from "../../../src/process/callbacks"
import type { Presence } from "../../../src/process/roster"

const noteAt = new Date("2026-07-14T14:00:00Z")
const after = (seconds: number): Date => new Date(noteAt.getTime() + seconds * 1000)
const hours = (n: number): number => n * 3600
const owner = (presence: Presence, id = "alex"): NonNullable<CallbackFacts["owner"]> => ({ id, presence })
const note = (
  presence: Presence,
  author = "sam",
  at = noteAt,
): NonNullable<CallbackFacts["lastFollowUp"]> => ({
  author,
  at,
  presence,
})
const until = after(hours(3))
const invalid = new Date(NaN)

type Expected = { rule: string; verdict: string; to?: string; until?: Date }
type Case = [string, CallbackFacts, number | Date, Expected]
const check = (table: Case[], options?: { hours?: number; extended?: boolean }): void => {
  it.each(table)("%s", (_, facts, now, expected) => {
    const { because, ...verdict } = decideCallback(facts, now instanceof Date ? now : after(now), options)
    expect(verdict).toEqual(expected)
    expect(becauseKeys).toEqual(expect.arrayContaining(because))
  })
}

const openToAll: Expected = { rule: "callbacks.open-to-all", verdict: "open" }
const me = "me"

describe("the sources' cases", () => {
  check([
    [
      "mine",
      { me, owner: owner("off", "me"), lastFollowUp: null },
      0,
      { rule: "callbacks.mine", verdict: "open" },
    ],
    [
      "mine, whatever the note",
      { me, owner: owner("unknown", "me"), lastFollowUp: note("on-shift") },
      60,
      { rule: "callbacks.mine", verdict: "open", until },
    ],
    [
      "mine, note not read",
      { me, owner: owner("off", "me") },
      0,
      { rule: "callbacks.mine", verdict: "open" },
    ],
    [
      "owner on shift",
      { me, owner: owner("on-shift"), lastFollowUp: null },
      0,
      { rule: "callbacks.owner-on-shift", verdict: "transfer", to: "alex" },
    ],
    [
      "owner on shift, note of another in the window",
      { me, owner: owner("on-shift"), lastFollowUp: note("on-shift") },
      60,
      { rule: "callbacks.owner-on-shift", verdict: "transfer", to: "alex", until },
    ],
    [
      "owner on shift, my own note",
      { me, owner: owner("on-shift"), lastFollowUp: note("on-shift", me) },
      60,
      { rule: "callbacks.owner-on-shift", verdict: "transfer", to: "alex", until },
    ],
    [
      "owner on shift, old note",
      { me, owner: owner("on-shift"), lastFollowUp: note("on-shift") },
      hours(4),
      { rule: "callbacks.owner-on-shift", verdict: "transfer", to: "alex" },
    ],
    [
      "owner on shift, note not read",
      { me, owner: owner("on-shift") },
      0,
      { rule: "callbacks.owner-on-shift", verdict: "transfer", to: "alex" },
    ],
    [
      "owner on shift, note's date invalid",
      { me, owner: owner("on-shift"), lastFollowUp: note("on-shift", "sam", invalid) },
      0,
      { rule: "callbacks.owner-on-shift", verdict: "transfer", to: "alex" },
    ],
    [
      "author, owner off",
      { me, owner: owner("off"), lastFollowUp: note("on-shift") },
      60,
      { rule: "callbacks.note-author", verdict: "transfer", to: "sam", until },
    ],
    [
      "author, owner busy, K off",
      { me, owner: owner("busy"), lastFollowUp: note("on-shift") },
      60,
      { rule: "callbacks.note-author", verdict: "transfer", to: "sam", until },
    ],
    [
      "author, no owner",
      { me, owner: null, lastFollowUp: note("on-shift") },
      60,
      { rule: "callbacks.note-author", verdict: "transfer", to: "sam", until },
    ],
    [
      "3:00:00 is inside",
      { me, owner: owner("off"), lastFollowUp: note("on-shift") },
      hours(3),
      { rule: "callbacks.note-author", verdict: "transfer", to: "sam", until },
    ],
    ["3:00:01 is not", { me, owner: owner("off"), lastFollowUp: note("on-shift") }, hours(3) + 1, openToAll],
    [
      "2 min ahead is now",
      { me, owner: owner("off"), lastFollowUp: note("on-shift") },
      -120,
      { rule: "callbacks.note-author", verdict: "transfer", to: "sam", until },
    ],
    [
      "2 min 1 s ahead is not understood",
      { me, owner: owner("off"), lastFollowUp: note("on-shift") },
      -121,
      { rule: "callbacks.note-author", verdict: "ask", until },
    ],
    [
      "my own note",
      { me, owner: owner("off"), lastFollowUp: note("off", me) },
      60,
      { rule: "callbacks.note-author", verdict: "open", until },
    ],
    [
      "my own note, presence unknown",
      { me, owner: owner("busy"), lastFollowUp: note("unknown", me) },
      60,
      { rule: "callbacks.note-author", verdict: "open", until },
    ],
    [
      "my own note, past",
      { me, owner: owner("off"), lastFollowUp: note("on-shift", me) },
      hours(3) + 1,
      openToAll,
    ],
    [
      "author busy",
      { me, owner: owner("off"), lastFollowUp: note("busy") },
      60,
      { rule: "callbacks.author-unavailable", verdict: "book-own", until },
    ],
    [
      "author off",
      { me, owner: null, lastFollowUp: note("off") },
      hours(3),
      { rule: "callbacks.author-unavailable", verdict: "book-own", until },
    ],
    ["author off, past", { me, owner: null, lastFollowUp: note("off") }, hours(3) + 1, openToAll],
    ["no note", { me, owner: owner("off"), lastFollowUp: null }, 0, openToAll],
    ["no owner, no note", { me, owner: null, lastFollowUp: null }, 0, openToAll],
    [
      "ids are compared as words",
      { me: "Zoé Roy", owner: owner("off", "ZOE ROY"), lastFollowUp: null },
      0,
      { rule: "callbacks.mine", verdict: "open" },
    ],
  ])
})

describe("what is not known", () => {
  check([
    [
      "owner not read",
      { me, lastFollowUp: note("on-shift") },
      60,
      { rule: "callbacks.mine", verdict: "ask", until },
    ],
    [
      "owner blank",
      { me, owner: owner("on-shift", " "), lastFollowUp: null },
      0,
      { rule: "callbacks.mine", verdict: "ask" },
    ],
    [
      "owner's presence",
      { me, owner: owner("unknown"), lastFollowUp: note("on-shift") },
      60,
      { rule: "callbacks.owner-on-shift", verdict: "ask", until },
    ],
    [
      "owner's presence, the clock all the same",
      { me, owner: owner("unknown"), lastFollowUp: note("on-shift") },
      hours(4),
      { rule: "callbacks.owner-on-shift", verdict: "ask", until },
    ],
    [
      "author's presence",
      { me, owner: owner("off"), lastFollowUp: note("unknown") },
      60,
      { rule: "callbacks.note-author", verdict: "ask", until },
    ],
    [
      "author's presence, past: no matter",
      { me, owner: owner("off"), lastFollowUp: note("unknown") },
      hours(3) + 1,
      openToAll,
    ],
    ["note not read", { me, owner: owner("off") }, 0, { rule: "callbacks.note-author", verdict: "ask" }],
    [
      "author blank",
      { me, owner: owner("off"), lastFollowUp: note("on-shift", " ") },
      60,
      { rule: "callbacks.note-author", verdict: "ask", until },
    ],
    [
      "note's date invalid",
      { me, owner: owner("off"), lastFollowUp: note("on-shift", "sam", invalid) },
      0,
      { rule: "callbacks.note-author", verdict: "ask" },
    ],
    [
      "now invalid",
      { me, owner: owner("off"), lastFollowUp: note("on-shift") },
      invalid,
      { rule: "callbacks.note-author", verdict: "ask", until },
    ],
    [
      "me unnamed, an owner",
      { me: " ", owner: owner("on-shift"), lastFollowUp: null },
      0,
      { rule: "callbacks.mine", verdict: "ask" },
    ],
    [
      "me unnamed, an author",
      { me: "", owner: null, lastFollowUp: note("on-shift") },
      60,
      { rule: "callbacks.note-author", verdict: "ask", until },
    ],
    ["me unnamed, open to all anyhow", { me: "", owner: null, lastFollowUp: null }, 0, openToAll],
  ])
})

describe("the K cases", () => {
  const off = owner("off")
  const missed = after(-hours(20))
  const asExtended = { extended: true }
  check(
    [
      [
        "owner busy",
        { me, owner: owner("busy"), lastFollowUp: note("on-shift") },
        60,
        { rule: "callbacks.owner-busy", verdict: "book-credit", to: "alex", until },
      ],
      [
        "owner busy before my own note",
        { me, owner: owner("busy"), lastFollowUp: note("on-shift", me) },
        60,
        { rule: "callbacks.owner-busy", verdict: "book-credit", to: "alex", until },
      ],
      [
        "K never before note-author",
        { me, owner: off, lastFollowUp: note("on-shift"), stage: "Perdu BDC", noShowAt: missed },
        60,
        { rule: "callbacks.note-author", verdict: "transfer", to: "sam", until },
      ],
      [
        "untreated",
        { me, owner: null, lastFollowUp: null, stage: "EN TRAITEMENT" },
        0,
        { rule: "callbacks.untreated", verdict: "open" },
      ],
      [
        "contacted without a note",
        { me, owner: off, lastFollowUp: null, stage: "Contacté", noShowAt: null },
        0,
        openToAll,
      ],
      [
        "lost returns",
        { me, owner: off, lastFollowUp: note("on-shift"), stage: "perdu  bdc", noShowAt: null },
        hours(100),
        { rule: "callbacks.lost-returns", verdict: "open" },
      ],
      [
        "lost returns, no note",
        { me, owner: off, lastFollowUp: null, stage: "Perdu BDC" },
        0,
        { rule: "callbacks.lost-returns", verdict: "open" },
      ],
      [
        "no-show, first agent on shift, 72:00:00",
        { me, owner: off, lastFollowUp: note("on-shift"), noShowAt: missed },
        hours(72),
        { rule: "callbacks.no-show", verdict: "transfer", to: "sam" },
      ],
      [
        "no-show, 72:00:01",
        { me, owner: off, lastFollowUp: note("on-shift"), noShowAt: missed },
        hours(72) + 1,
        openToAll,
      ],
      [
        "no-show, first agent off",
        { me, owner: off, lastFollowUp: note("off"), noShowAt: missed },
        hours(10),
        openToAll,
      ],
      [
        "no-show, first agent unknown",
        { me, owner: off, lastFollowUp: note("unknown"), noShowAt: missed },
        hours(10),
        { rule: "callbacks.no-show", verdict: "ask", until },
      ],
      [
        "no-show, first agent me",
        { me, owner: off, lastFollowUp: note("off", me), noShowAt: missed },
        hours(10),
        { rule: "callbacks.no-show", verdict: "open" },
      ],
      [
        "no-show, never followed up",
        { me, owner: off, lastFollowUp: null, noShowAt: missed },
        hours(10),
        { rule: "callbacks.no-show", verdict: "open" },
      ],
      [
        "no-show, note from before it",
        { me, owner: off, lastFollowUp: note("on-shift"), noShowAt: after(hours(5)) },
        hours(10),
        { rule: "callbacks.no-show", verdict: "open" },
      ],
      [
        "no-show not read, where it decides",
        { me, owner: off, lastFollowUp: note("on-shift") },
        hours(10),
        { rule: "callbacks.no-show", verdict: "ask", until },
      ],
      ["no-show not read, no matter", { me, owner: off, lastFollowUp: note("off") }, hours(10), openToAll],
    ],
    asExtended,
  )
  const quiet = { me, owner: off, lastFollowUp: note("on-shift"), stage: "Perdu BDC", noShowAt: missed }
  it("stay silent unless asked", () =>
    expect(decideCallback(quiet, after(hours(10)))).toMatchObject(openToAll))
})

describe("parameters", () => {
  const facts: CallbackFacts = { me, owner: null, lastFollowUp: note("on-shift") }
  it("counts the hours it is given", () => {
    expect(decideCallback(facts, after(hours(1)), { hours: 1 })).toMatchObject({
      verdict: "transfer",
      until: after(hours(1)),
    })
    expect(decideCallback(facts, after(hours(1) + 1), { hours: 1 }).verdict).toBe("open")
  })
  it.each([NaN, -1, Infinity])("takes %s hours for the default", (odd) => {
    expect(decideCallback(facts, after(hours(3)), { hours: odd }).until).toEqual(until)
  })
  it("counts elapsed time over a change of clock", () => {
    const at = new Date("2026-11-01T00:30:00-04:00")
    const facts: CallbackFacts = { me, owner: null, lastFollowUp: note("on-shift", "sam", at) }
    expect(decideCallback(facts, new Date("2026-11-01T02:30:00-05:00")).verdict).toBe("transfer")
    expect(decideCallback(facts, new Date("2026-11-01T02:30:01-05:00")).verdict).toBe("open")
  })
})

describe("cases switched off one by one", () => {
  const among = (facts: CallbackFacts, ...off: string[]): string | null =>
    decideAmong(facts, after(60), { speaks: (rule) => !off.includes(rule) })?.rule ?? null
  const both: CallbackFacts = { me, owner: owner("on-shift"), lastFollowUp: note("on-shift"), noShowAt: null }
  it("never end the search", () => {
    expect(among(both, "callbacks.owner-on-shift")).toBe("callbacks.note-author")
    expect(among(both, "callbacks.owner-on-shift", "callbacks.note-author")).toBe("callbacks.open-to-all")
    expect(among({ ...both, owner: owner("on-shift", me) }, "callbacks.mine")).toBe("callbacks.note-author")
    expect(
      among(
        { ...both, lastFollowUp: note("off") },
        "callbacks.owner-on-shift",
        "callbacks.author-unavailable",
      ),
    ).toBe("callbacks.open-to-all")
    expect(among(both, ...callbackCases)).toBeNull()
  })
  it("ask nothing that only they need", () =>
    expect(
      among(
        { me: "", noShowAt: null },
        "callbacks.mine",
        "callbacks.owner-on-shift",
        "callbacks.owner-busy",
        "callbacks.note-author",
        "callbacks.author-unavailable",
      ),
    ).toBe("callbacks.open-to-all"))
})

const presences = fc.constantFrom<Presence>("on-shift", "busy", "off", "unknown")
const ids = fc.constantFrom("", " ", "me", "alex", "sam")
const dates = fc.oneof(
  fc.date({ noInvalidDate: false }),
  fc.integer({ min: -hours(1), max: hours(80) }).map(after),
)
const facts: fc.Arbitrary<CallbackFacts> = fc.record(
  {
    me: ids,
    owner: fc.option(fc.record({ id: ids, presence: presences })),
    lastFollowUp: fc.option(fc.record({ author: ids, at: dates, presence: presences })),
    stage: fc.constantFrom("Perdu BDC", "En traitement", "Contacté", ""),
    noShowAt: fc.option(dates),
  },
  { requiredKeys: ["me"] },
)

describe("always", () => {
  it("answers, alike each time, with known reasons and no invalid date", () =>
    fc.assert(
      fc.property(facts, dates, fc.boolean(), (given, now, extended) => {
        const verdict = decideCallback(given, now, { extended })
        expect(decideCallback(given, now, { extended })).toEqual(verdict)
        expect(verdict.because.every((key) => (becauseKeys as readonly string[]).includes(key))).toBe(true)
        expect(verdict.until === undefined || !Number.isNaN(verdict.until.getTime())).toBe(true)
        expect(verdict.to !== undefined).toBe(
          verdict.verdict === "transfer" || verdict.verdict === "book-credit",
        )
        expect(verdict.to).not.toBe(given.me)
      }),
    ))
  it("never closes a file again that time has opened to all", () =>
    fc.assert(
      fc.property(facts, fc.nat(hours(90)), fc.nat(hours(90)), (given, early, more) => {
        const now = decideCallback(given, after(early)).rule
        const later = decideCallback(given, after(early + more)).rule
        if (now === "callbacks.open-to-all") expect(later).toBe(now)
      }),
    ))
  it("without the K cases, changes with time only by opening to all", () =>
    fc.assert(
      fc.property(facts, fc.nat(hours(90)), fc.nat(hours(90)), (given, early, more) => {
        const at = given.lastFollowUp?.at.getTime()
        fc.pre(at === undefined || Number.isNaN(at) || at <= after(early).getTime())
        const [now, later] = [early, early + more].map((s) => decideCallback(given, after(s)).rule)
        expect([now, "callbacks.open-to-all"]).toContain(later)
      }),
    ))
})
