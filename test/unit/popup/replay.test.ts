import { describe, expect, it } from "vitest"
import { differences, fieldOf, instantOf, played, replay, type Otherwise } from "../../../popup/replay-decide"
import { toWire } from "../../../src/messages/wire"
import {
  callbackCases,
  decideCallback,
  type CallbackFacts,
  type CaseVerdict,
} from "../../../src/process/callbacks"

const at = new Date("2026-11-20T15:00:00Z")
const facts: CallbackFacts = {
  me: "me",
  owner: { id: "zoe", presence: "busy" },
  lastFollowUp: { author: "noe", at: new Date("2026-11-20T13:00:00Z"), presence: "on-shift" },
  stage: "Perdu BDC",
  noShowAt: null,
}
const verdict = decideCallback(facts, at) as CaseVerdict
const one = played({ verdict: toWire(verdict), facts: toWire(facts), at: at.toISOString() })
if (!one) throw new Error("not read")
const plain = callbackCases.filter((id) => !/busy|untreated|no-show|lost/.test(id))
const base: Otherwise = {
  hours: 3,
  noShowHours: 72,
  skewMinutes: 2,
  speaks: new Set(plain),
  owner: "busy",
  author: "on-shift",
  at,
}
const said = (over: Partial<Otherwise>) => replay(one, { ...base, ...over })

it("says again what it said, dates and all", () => {
  expect(one).toEqual({ verdict, facts, at })
  expect(said({})).toEqual(verdict)
  expect(differences(verdict, said({})).size).toBe(0)
})

describe("set otherwise", () => {
  it.each<[string, Partial<Otherwise>, Partial<CaseVerdict>, string[]]>([
    ["the author off", { author: "off" }, { verdict: "book-own" }, ["verdict", "to", "rule"]],
    ["the author unknown", { author: "unknown" }, { verdict: "ask" }, ["verdict", "to"]],
    ["the owner there", { owner: "on-shift" }, { verdict: "transfer", to: "zoe" }, ["to", "rule"]],
    ["two hours: included", { hours: 2 }, { verdict: "transfer" }, ["until"]],
    ["less than two hours", { hours: 1.99 }, { verdict: "open" }, ["verdict", "to", "rule"]],
    ["an hour later: included", { at: new Date("2026-11-20T16:00:00Z") }, { verdict: "transfer" }, []],
    [
      "a minute more",
      { at: new Date("2026-11-20T16:01:00Z") },
      { verdict: "open" },
      ["verdict", "to", "rule"],
    ],
    [
      "busy owners credited",
      { speaks: new Set(callbackCases) },
      { verdict: "book-credit", to: "zoe" },
      ["verdict", "to", "rule"],
    ],
  ])("%s", (_name, over, wanted, parts) => {
    const other = said(over)
    expect(other).toMatchObject(wanted)
    expect([...differences(verdict, other)].sort()).toEqual([...parts].sort())
  })
  it("nothing speaks: no verdict, and that differs", () => {
    const other = said({ speaks: new Set() })
    expect(other).toBeNull()
    expect([...differences(verdict, other)]).toEqual(["verdict", "rule"])
    expect(differences(null, null).size).toBe(0)
  })
  it("a person who was not read is not made up", () => {
    const { owner: _owner, ...unread } = facts
    const blind = played({
      verdict: toWire(verdict),
      facts: toWire({ ...unread, lastFollowUp: null }),
      at: at.toISOString(),
    })
    expect(blind && replay(blind, base)).toMatchObject({ verdict: "ask", because: ["owner-not-read"] })
  })
  it("a clock left out for doubt is no difference", () => {
    const { until: _until, ...doubtful } = verdict
    expect(differences(doubtful, verdict).size).toBe(0)
  })
})

it.each([
  ["", "{}"],
  ["{}", "{}"],
  ["[]", toWire(facts)],
  [toWire({ ...verdict, rule: "callbacks.later" }), toWire(facts)],
  [toWire(verdict), "null"],
])("what cannot be read is not replayed: %s", (text, read) =>
  expect(played({ verdict: text, facts: read, at: at.toISOString() })).toBeNull(),
)

it("a moment is set on Montréal's clock", () => {
  expect(fieldOf(at)).toBe("2026-11-20T10:00")
  expect(instantOf("2026-11-20T10:00")).toEqual(at)
  expect(instantOf("2026-07-01T00:30")).toEqual(new Date("2026-07-01T04:30:00Z"))
  expect(instantOf("")).toBeNull()
})
