import { CHANNELS, readChannels, type Channel } from "./notes/channels"
import { readMarks } from "./notes/marks"
import { markOutcomes, readClosing, readContact } from "./notes/outcome"
import { plain } from "./notes/plain"
import { clausesOf } from "./notes/words"

export type { Channel }

/** What a follow-up note says. `day` and `round` are the typed J and R; `channels` hold no doubles and stand in the order of their type. */
export type FollowUpNote = {
  outcome: "no-answer" | "reached" | "unstated"
  day: number | null
  round: number | null
  channels: Channel[]
  closing: boolean
}

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

const WRITTEN: Record<Channel, string> = {
  call: "APPEL",
  text: "TEXTO",
  email: "COURRIEL",
  voicemail: "MSG VOCAL",
}

/**
 * Writes a note in the house form: `PDR J3 R1 + TEXTO + COURRIEL + MSG VOCAL`, closing as `, je ferme le dossier`.
 * PDR says the call; reached begins with REJOINT, unstated with the J and R, and both tell a call as APPEL.
 * `readNote` reads back the same note for whatever it can return: no answer with "call", J and R from 1 to 999 or null, channels in
 * order and without doubles, and unstated only with a closing, with J and R, or with a J and a channel.
 */
export function writeNote({ outcome, day, round, channels, closing }: FollowUpNote): string {
  const marks = [
    outcome === "no-answer" ? "PDR" : outcome === "reached" ? "REJOINT" : "",
    day === null ? "" : `J${day}`,
    round === null ? "" : `R${round}`,
  ]
  const said = CHANNELS.filter(
    (name) => channels.includes(name) && !(name === "call" && outcome === "no-answer"),
  )
  const done = [marks.filter(Boolean).join(" "), ...said.map((name) => WRITTEN[name])]
    .filter(Boolean)
    .join(" + ")
  return [done, closing ? "je ferme le dossier" : ""].filter(Boolean).join(", ")
}
