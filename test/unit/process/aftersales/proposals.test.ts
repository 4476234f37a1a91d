import { describe, expect, it } from "vitest"
import {
  checkProposals,
  proposalProblems,
  type Proposals,
} from "../../../../src/process/aftersales/proposals"
import type { WorkingHours } from "../../../../src/process/working-hours"
import twoProposals from "../../../../src/rules/aftersales/two-proposals"
import { en } from "../../../../src/words/en/procedures"
import { fr } from "../../../../src/words/fr/procedures"

const params = {
  weeks: twoProposals.params.weeks.default,
  days: twoProposals.params.days.default,
  urgentDays: twoProposals.params.urgentDays.default,
}
/** Monday 23 November 2026, 10 h 30. */
const now = new Date("2026-11-23T15:30:00Z")
const of = (first: string | null, second: string | null, more: Partial<Proposals> = {}): Proposals => ({
  first,
  second,
  mobility: true,
  urgent: false,
  ...more,
})
const urgent = { urgent: true }
/** Open every day: what is told of is the calendar alone. */
const everyDay: WorkingHours = {
  hours: Object.fromEntries(
    ["mon", "tue", "wed", "thu", "fri", "sat", "sun"].map((day) => [day, [{ start: "00:00", end: "24:00" }]]),
  ),
}

describe("two proposals", () => {
  it.each<[string, Proposals, string[] | null, WorkingHours?, string?]>([
    ["nothing entered", of(null, null), null],
    ["nothing but mobility and urgency", of("", " ", { mobility: false, urgent: true }), null],
    ["one within three days, one within two weeks", of("2026-11-25T15:00:00Z", "2026-12-02T15:00:00Z"), []],
    ["the other way round", of("2026-12-02T15:00:00Z", "2026-11-25T15:00:00Z"), []],
    ["the last day of both limits", of("2026-11-26T15:00:00Z", "2026-12-07T15:00:00Z"), []],
    ["the very end of the third day, in Montréal", of("2026-11-27T04:59:00Z", "2026-12-02T15:00:00Z"), []],
    ["a minute into the fourth", of("2026-11-27T05:00:00Z", "2026-12-02T15:00:00Z"), ["none-soon"]],
    ["the very end of the fourteenth day", of("2026-11-25T15:00:00Z", "2026-12-08T04:59:00Z"), []],
    ["a minute into the fifteenth", of("2026-11-25T15:00:00Z", "2026-12-08T05:00:00Z"), ["too-far"]],
    ["later today counts", of("2026-11-23T15:30:00Z", "2026-11-24T15:00:00Z"), []],
    ["a minute ago", of("2026-11-23T15:29:00Z", "2026-11-24T15:00:00Z"), ["past"]],
    ["two times of one day", of("2026-11-24T14:00:00Z", "2026-11-24T19:00:00Z"), ["same-day"]],
    ["one day of Montréal, two of UTC", of("2026-11-24T14:00:00Z", "2026-11-25T01:00:00Z"), ["same-day"]],
    [
      "without mobility",
      of("2026-11-25T15:00:00Z", "2026-12-02T15:00:00Z", { mobility: false }),
      ["no-mobility"],
    ],
    ["one alone, soon", of("2026-11-25T15:00:00Z", null), ["one-missing"]],
    ["one alone, later: the other may be the soon one", of(null, "2026-12-02T15:00:00Z"), ["one-missing"]],
    ["one unreadable", of("mardi", "2026-12-02T15:00:00Z"), ["unreadable"]],
    ["a day that does not exist", of("2026-02-30T15:00:00Z", "2026-11-25T15:00:00Z"), ["unreadable"]],
    ["an hour that does not exist", of("2026-11-26T25:00", "2026-11-25T15:00:00Z"), ["unreadable"]],
    ["a Saturday", of("2026-11-25T15:00:00Z", "2026-11-28T15:00:00Z"), ["closed"]],
    ["a Saturday that is open", of("2026-11-25T15:00:00Z", "2026-11-28T15:00:00Z"), [], everyDay],
    [
      "a day closed by the team",
      of("2026-11-25T15:00:00Z", "2026-12-02T15:00:00Z"),
      ["closed"],
      { closedDays: ["2026-12-02"] },
    ],
    ["a department that never opens", of("2026-11-25T15:00:00Z", "2026-12-02T15:00:00Z"), [], { hours: {} }],
    ["Christmas", of("2026-12-22T15:00:00Z", "2026-12-25T15:00:00Z"), ["closed"], {}, "2026-12-21T15:00:00Z"],
    [
      "Christmas, worked",
      of("2026-12-22T15:00:00Z", "2026-12-25T15:00:00Z"),
      [],
      { openDays: ["2026-12-25"] },
      "2026-12-21T15:00:00Z",
    ],
    ["days alone", of("2026-11-23", "2026-12-07"), []],
    ["a day alone, past", of("2026-11-22", "2026-12-02"), ["past"], everyDay],
    ["without a zone, Montréal's clock", of("2026-11-23T10:30", "2026-11-24T10:00"), []],
    ["without a zone, a minute ago", of("2026-11-23T10:29", "2026-11-24T10:00"), ["past"]],
    ["with another zone", of("2026-11-24T10:00:00-05:00", "2026-12-02T10:00-05:00"), []],
    [
      "over the spring change",
      of("2026-03-09T03:59:00Z", "2026-03-20T03:59:00Z"),
      [],
      everyDay,
      "2026-03-05T15:00:00Z",
    ],
    [
      "a day further",
      of("2026-03-09T04:00:00Z", "2026-03-20T04:00:00Z"),
      ["too-far", "none-soon"],
      everyDay,
      "2026-03-05T15:00:00Z",
    ],
    [
      "out of the hours that were set",
      of("2026-11-25T15:00", "2026-12-02T18:00"),
      ["closed-hour"],
      { hours: { wed: [{ start: "08:00", end: "17:00" }] } },
    ],
    [
      "at the very closing",
      of("2026-11-25T17:00", "2026-12-02T08:00"),
      ["closed-hour"],
      { hours: { wed: [{ start: "08:00", end: "17:00" }] } },
    ],
    ["late, where no hours were set", of("2026-11-25T20:00", "2026-12-02T18:00"), []],
    [
      "a day alone has no hour",
      of("2026-11-25", "2026-12-02"),
      [],
      { hours: { wed: [{ start: "08:00", end: "17:00" }] } },
    ],
    [
      "all at once",
      of("2026-11-20T15:00:00Z", "2026-12-26T15:00:00Z", { mobility: false }),
      ["past", "closed", "too-far", "no-mobility"],
    ],
  ])("%s", (_, given, problems, w = {}, when) =>
    expect(checkProposals(given, when ? new Date(when) : now, params, w)).toEqual(problems),
  )
  it.each<[string, Proposals, string[], WorkingHours?, string?]>([
    ["within three working days", of("2026-11-26T15:00:00Z", "2026-12-02T15:00:00Z", urgent), []],
    ["the fourth", of("2026-11-27T15:00:00Z", "2026-12-02T15:00:00Z", urgent), ["none-urgent"]],
    [
      "over a weekend, from a Friday",
      of("2026-12-02T15:00:00Z", "2026-12-04T15:00:00Z", urgent),
      [],
      {},
      "2026-11-27T15:00:00Z",
    ],
    [
      "and no longer",
      of("2026-12-03T15:00:00Z", "2026-12-04T15:00:00Z", urgent),
      ["none-urgent"],
      {},
      "2026-11-27T15:00:00Z",
    ],
    [
      "over Christmas",
      of("2026-12-29T15:00:00Z", "2027-01-04T15:00:00Z", urgent),
      [],
      {},
      "2026-12-23T15:00:00Z",
    ],
    ["never open", of("2026-12-04T15:00:00Z", "2026-12-05T15:00:00Z", urgent), [], { hours: {} }],
    [
      "closing at midnight",
      of("2026-11-26T15:00:00Z", "2026-12-02T15:00:00Z", urgent),
      [],
      {
        hours: Object.fromEntries(
          ["mon", "tue", "wed", "thu", "fri"].map((day) => [day, [{ start: "08:00", end: "00:00" }]]),
        ),
      },
    ],
  ])("urgent: %s", (_, given, problems, w = {}, when) =>
    expect(checkProposals(given, when ? new Date(when) : now, params, w)).toEqual(problems),
  )
  it("says each problem in both languages, with the team's own limits", () => {
    for (const key of proposalProblems)
      expect((fr.proposals[key].match(/\{\w+\}/g) ?? []).sort()).toEqual(
        en.proposals[key].match(/\{\w+\}/g) ?? [],
      )
    const blanks = Object.values(fr.proposals).flatMap((text) => text.match(/\w+(?=\})/g) ?? [])
    expect(blanks.sort()).toEqual(Object.keys(params).sort())
  })
})
