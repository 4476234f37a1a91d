import { readChannels } from "./notes/channels"
import { readMarks } from "./notes/marks"
import { CHANNELS, type FollowUpNote } from "./notes/note"
import { markOutcomes, readClosing, readContact } from "./notes/outcome"
import { plain } from "./notes/plain"
import { clausesOf } from "./notes/words"

export { writeNote, type Channel, type FollowUpNote } from "./notes/note"

/**
 * Reads a note as agents really type it, markup and all; null when it is not a follow-up note.
 * No answer, however it is said, carries the channel "call". "Pas rejoint" is no answer. A past ("rejoint hier") or conditional contact
 * is no outcome. The J and R are the first of each, 1 to 999 ("J0" is none). An intent to close counts, whenever it is
 * for; not when it is denied, conditional or asked. Never throws; time grows with the length read, of which there is a bound.
 */
export function readNote(text: string): FollowUpNote | null {
  const { day, round, together, rest } = readMarks(plain(text))
  const clauses = clausesOf(markOutcomes(rest))
  const { reached, call } = readContact(clauses)
  const noAnswer = clauses.some((clause) => / pdr (?!non $)/.test(clause))
  const found = readChannels(clauses)
  if (call || noAnswer) found.add("call")
  const channels = CHANNELS.filter((channel) => found.has(channel))
  const closing = readClosing(clauses)
  const outcome = reached ? "reached" : noAnswer ? "no-answer" : "unstated"
  const isNote = outcome !== "unstated" || closing || together || (day !== null && channels.length > 0)
  return isNote ? { outcome, day, round, channels, closing } : null
}
