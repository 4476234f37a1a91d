import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { montreal, shiftDay } from "../../../src/process/calendar"
import { reapplicationOf, type FormerFile, type ReapplyOptions } from "../../../src/process/reapply"

const today = "2026-12-15"
const now = montreal(today, "10:00")
const ago = (days: number, time = "12:00"): Date => montreal(shiftDay(today, -days), time)
const file = (given: Partial<FormerFile> = {}): FormerFile => ({
  stage: "Perdu BDC",
  closedAt: ago(10),
  lastFollowUpAt: ago(10),
  ...given,
})
/** "cases, days of count", "?" when not sure; "-" for none. */
const told = (files: FormerFile[], options: ReapplyOptions = {}): string => {
  const found = reapplicationOf(files, now, options)
  if (!found) return "-"
  return `${found.cases.join(" ")}${found.sure ? "" : "?"} ${String(found.days)} of ${found.count}`
}

describe("the branches", () => {
  it.each<[string, FormerFile[], string, ReapplyOptions?]>([
    ["none", [], "-"],
    ["lost", [file()], "reapply 10 of 1"],
    ["lost in the showroom", [file({ stage: "Perdu salle de montre" })], "reapply 10 of 1"],
    ["lost by the F&I", [file({ stage: "Perdu F&I" })], "reapply-fni reapply 10 of 1"],
    ["the same, named FNI", [file({ stage: "perdu fni" })], "reapply-fni reapply 10 of 1"],
    ["a bare lost is the approvers'", [file({ stage: "PERDU" })], "reapply-approvers reapply 10 of 1"],
    ["on the approvers' side", [file({ side: "approvers" })], "reapply-approvers reapply 10 of 1"],
    ["binned: as if it had never been", [file({ stage: "INVALIDE" })], "-"],
    ["sold", [file({ stage: "Livré" })], "-"],
    ["open", [file({ stage: "Contacté", closedAt: null })], "-"],
    ["a stage never read", [file({ stage: null })], "-"],
    ["a stage of somewhere else", [file({ stage: "Traité" })], "-"],
    // the boundary, in Montréal's days
    [
      "89 days",
      [file({ closedAt: ago(89), createdAt: null, lastFollowUpAt: null })],
      "expiry-vs-90 reapply 89 of 1",
    ],
    ["90 days are within", [file({ closedAt: ago(90) })], "reapply 90 of 1"],
    ["90 days ago, at the first minute", [file({ closedAt: ago(90, "00:00") })], "reapply 90 of 1"],
    ["91 days ago, at the last minute", [file({ closedAt: ago(91, "23:59") })], "-"],
    ["other days", [file({ closedAt: ago(31) })], "-", { days: 30 }],
    ["other days, that one", [file({ closedAt: ago(30) })], "reapply 30 of 1", { days: 30 }],
    // two answers
    [
      "over 8 weeks old, closed 10 days ago",
      [file({ createdAt: shiftDay(today, -57) })],
      "expiry-vs-90 reapply 10 of 1",
    ],
    ["8 weeks old that day", [file({ createdAt: shiftDay(today, -56) })], "reapply 10 of 1"],
    ["old by its last note alone", [file({ lastFollowUpAt: ago(60) })], "expiry-vs-90 reapply 10 of 1"],
    [
      "closed 57 days ago is older than 8 weeks",
      [file({ closedAt: ago(57), lastFollowUpAt: null })],
      "expiry-vs-90 reapply 57 of 1",
    ],
    ["other weeks", [file({ createdAt: shiftDay(today, -57) })], "reapply 10 of 1", { weeks: 9 }],
    // never reached, on the credit side
    [
      "for want of contact",
      [file({ lastOutcome: "no-answer", createdAt: shiftDay(today, -40) })],
      "never-reached reapply 10 of 1",
      { credit: true },
    ],
    [
      "not on the credit side",
      [file({ lastOutcome: "no-answer", createdAt: shiftDay(today, -40) })],
      "reapply 10 of 1",
    ],
    [
      "by the file's own side",
      [file({ lastOutcome: "no-answer", createdAt: ago(40), side: "credit" })],
      "never-reached reapply 10 of 1",
    ],
    ["reached", [file({ lastOutcome: "reached", createdAt: ago(40) })], "reapply 10 of 1", { credit: true }],
    ["outcome not known", [file({ createdAt: ago(40) })], "reapply 10 of 1", { credit: true }],
    [
      "age of the request not known",
      [file({ lastOutcome: "no-answer" })],
      "reapply 10 of 1",
      { credit: true },
    ],
    [
      "a request of 90 days",
      [file({ lastOutcome: "no-answer", createdAt: ago(90) })],
      "expiry-vs-90 never-reached reapply 10 of 1",
      { credit: true },
    ],
    [
      "of 91",
      [file({ lastOutcome: "no-answer", createdAt: ago(91) })],
      "expiry-vs-90 reapply 10 of 1",
      { credit: true },
    ],
    // dates that are not known
    ["closed nobody knows when", [file({ closedAt: null })], "reapply? null of 1"],
    ["the same by the F&I", [file({ stage: "Perdu F&I", closedAt: null })], "reapply-fni reapply? null of 1"],
    ["a date that is none", [file({ closedAt: new Date(NaN) })], "reapply? null of 1"],
    [
      "closed between two visits, both within",
      [file({ closedAfter: ago(60), lastFollowUpAt: null })],
      "reapply 10 of 1",
    ],
    [
      "closed since a visit too long ago",
      [file({ closedAfter: ago(120), lastFollowUpAt: null })],
      "reapply? 10 of 1",
    ],
    ["closed since nobody knows", [file({ closedAfter: null })], "reapply? 10 of 1"],
    // several
    [
      "the last closed decides",
      [file({ closedAt: ago(40) }), file({ stage: "Perdu F&I", closedAt: ago(5) })],
      "reapply-fni reapply 5 of 2",
    ],
    [
      "whatever the others",
      [file({ stage: "Perdu F&I", closedAt: ago(40) }), file({ closedAt: ago(5) })],
      "reapply 5 of 2",
    ],
    [
      "one too old does not hide the other",
      [file({ closedAt: ago(200) }), file({ closedAt: ago(5) })],
      "reapply 5 of 2",
    ],
    [
      "one of an unknown date may be the last",
      [file({ closedAt: ago(5) }), file({ closedAt: null })],
      "reapply? null of 2",
    ],
    // what came first
    ["closed after this request was made", [file()], "-", { requestedOn: shiftDay(today, -11) }],
    ["closed the day it was made", [file()], "reapply 10 of 1", { requestedOn: shiftDay(today, -10) }],
    [
      "made after this request",
      [file({ closedAt: ago(1), createdAt: ago(3) })],
      "-",
      { requestedOn: shiftDay(today, -4) },
    ],
    [
      "seen open before it, closed by now",
      [file({ closedAfter: ago(20) })],
      "reapply 10 of 1",
      { requestedOn: shiftDay(today, -12) },
    ],
  ])("%s", (_, files, expected, options) => {
    expect(told(files, options)).toBe(expected)
    expect(told([...files].reverse(), options)).toBe(expected)
  })
})

it("total, and within its days only", () => {
  const date = fc.oneof(
    fc.constant(null),
    fc.integer({ min: -5, max: 400 }).map((days) => ago(days)),
    fc.constant(new Date(NaN)),
  )
  const any = fc.record({
    stage: fc.constantFrom("Perdu BDC", "Perdu F&I", "Perdu", "INVALIDE", "Livré", "Contacté", "?", null),
    closedAt: date,
    lastFollowUpAt: date,
    createdAt: fc.oneof(date, fc.constantFrom("2026-10-01", "soon")),
    lastOutcome: fc.constantFrom("no-answer", "reached", null),
    side: fc.constantFrom("credit", "approvers", null),
  })
  fc.assert(
    fc.property(fc.array(any, { maxLength: 5 }), fc.boolean(), (files, credit) => {
      const found = reapplicationOf(files as FormerFile[], now, { credit })
      if (!found) return
      expect(found.cases.at(-1)).toBe("reapply")
      if (found.sure) expect(found.days).toBeLessThanOrEqual(90)
      expect(["INVALIDE", "Livré", "Contacté", "?", null]).not.toContain(found.file.stage)
    }),
    { numRuns: 300 },
  )
})
