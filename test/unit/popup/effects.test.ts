import { expect, test } from "vitest"
import { canHold } from "../../../popup/effects/enforce"

test.each<[string, string, boolean]>([
  ["of a meeting", "bdc.meeting.subject", true],
  ["of the bdc's file, which holds its meeting", "bdc.opp.email", true],
  ["that holds the file's own Save", "followups.lost-allowed", true],
  ["of a file, in another pack", "callbacks.note-author", false],
  ["of what goes before a call", "law.calling-hours", false],
  ["that this version does not know", "bdc.removed", false],
])("a rule %s can be at block to some effect: %s, %s", (_name, id, expected) => {
  expect(canHold(id, { ownRules: [] })).toBe(expected)
})
