import "./chrome"
import { describe, expect, it } from "vitest"
import { factsOf } from "../../../background/answer"
import { toWire } from "../../../src/messages/wire"
import { empty, known, unknown, type Field } from "../../../src/process/field"
import { creditFields, type CreditFacts, type Note } from "../../../src/rules/facts"

const record = { org: "org1", module: "CustomModule15", id: "7" }
const written = (text: string, ofThisRecord = true): Note => ({
  id: text,
  text,
  author: "Alex",
  authorCertain: true,
  at: unknown("not-rendered"),
  ofThisRecord,
  reading: null,
})
type Given = { notes: Field<Note[]>; whole?: boolean; here?: Field<boolean> }
/** What the worker makes of a request's page: whether anyone tried to reach the client. */
function attempted({ notes, whole = true, here = known(false) }: Given): Field<boolean> | undefined {
  const fields = Object.fromEntries(creditFields.map((name) => [name, empty])) as CreditFacts["fields"]
  const credit = { record, mode: "detail", fields, attempted: here, notesComplete: whole }
  const facts = toWire({ kind: "credit-detail", opportunity: null, meeting: null, renewal: null, credit })
  const question = { page: "p", record, facts, notes: toWire(notes), unsettled: [], own: {} }
  return factsOf(question).facts.credit?.attempted
}

describe("whether anyone tried to reach the client of a request", () => {
  it.each<[what: string, given: Given, read: Field<boolean>]>([
    ["no note, no call", { notes: known([]) }, known(false)],
    ["a note of a try", { notes: known([written("PDR J1 R1 + TEXTO")]) }, known(true)],
    ["a note of another thing", { notes: known([written("Budget 500 $")]) }, known(false)],
    [
      "a note that may be of one",
      { notes: known([written("Message laissé au client")]) },
      unknown("unreadable"),
    ],
    ["a try noted on another record", { notes: known([written("PDR J1 R1", false)]) }, known(false)],
    ["a call over, the notes not read", { notes: unknown("not-rendered"), here: known(true) }, known(true)],
    ["the notes not read", { notes: unknown("not-rendered") }, unknown("not-rendered")],
    ["not every note in view", { notes: known([]), whole: false }, unknown("not-rendered")],
    [
      "not every note in view, one of them a try",
      { notes: known([written("Rejoint le client")]), whole: false },
      known(true),
    ],
    [
      "no note, the calls not in view",
      { notes: known([]), here: unknown("not-rendered") },
      unknown("not-rendered"),
    ],
  ])("%s", (_what, given, read) => {
    expect(attempted(given)).toEqual(read)
  })
})
