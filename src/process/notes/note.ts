export type Channel = "call" | "text" | "email" | "voicemail"

/** The order in which channels are told, always the same. */
export const CHANNELS: readonly Channel[] = ["call", "text", "email", "voicemail"]

/** What a follow-up note says. `day` and `round` are the typed J and R; `channels` hold no doubles and stand in the order of their type. */
export type FollowUpNote = {
  outcome: "no-answer" | "reached" | "unstated"
  day: number | null
  round: number | null
  channels: Channel[]
  closing: boolean
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
