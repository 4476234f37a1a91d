import { expect, it } from "vitest"
import { composeNote } from "../../../background/compose-note"
import { montreal } from "../../../src/process/calendar"
import { known } from "../../../src/process/field"
import { say } from "../../../src/words"
import { fr } from "../../../src/words/fr/overlay"
import { note, now, opportunityFacts } from "../rules/facts-builder"

const written = (day: string, text: string) =>
  note(text, {
    at: known({ at: montreal(day, "09:00"), precision: "minute", zoneKnown: true, isModified: false }),
  })
const words = fr.note

it.each([
  ["PDR J1 R1", {}, true, null],
  ["PDR J4 R1", {}, true, say(words.otherwise, { typed: 4, n: 1 })],
  ["PDR J1 R1", { day: "5" }, true, say(words.counted, { n: 2 })],
  ["PDR J4 R1", {}, false, words.unsure],
])("after %s, with %j, all read %s: %s", (text, answers, notesComplete, remark) => {
  const facts = opportunityFacts({ notes: known([written("2026-12-14", text)]), notesComplete })
  expect(composeNote(facts, answers, words, now).remark).toBe(remark)
})
