/** @jsxImportSource preact */
import { useState } from "preact/hooks"

import { followUpState, type FollowUpEntry } from "../process/followups"
import { writeNote, type Channel } from "../process/notes/note"
import type { OpportunityFacts } from "../rules/facts"
import { say } from "../words"
import { useSession } from "./boundary"
import { Composed } from "./composed"

/** Where the file stands, from the notes read; `sure` only when all of them are. */
function stateOf({ notes, notesComplete }: OpportunityFacts, now: Date) {
  const read = notes.state === "known" ? notes.value : []
  const history = read.flatMap(({ reading, author, at, ofThisRecord }): FollowUpEntry[] =>
    ofThisRecord && at.state === "known" && reading?.followUp
      ? [{ note: reading.followUp, author, at: at.value.at }]
      : [],
  )
  return { ...followUpState(history, now), sure: notes.state === "known" && notesComplete }
}

const whole = (text: string): number | null => (/^[1-9]\d{0,2}$/.test(text) ? Number(text) : null)

/** The agent clicks what was done; J and R come from the history; the note is shown exactly as it will stand. */
export function NoteComposer() {
  const session = useSession()
  const { note: words } = session.words.overlay
  const opportunity = session.model?.opportunity
  const [state] = useState(() => (opportunity ? stateOf(opportunity, new Date()) : null))
  const [reached, setReached] = useState(false)
  const [channels, setChannels] = useState<Channel[]>(["call"])
  const [closing, setClosing] = useState(false)
  const [day, setDay] = useState(String(state?.day ?? 1))
  const [round, setRound] = useState(String((state?.roundsToday ?? 0) + 1))
  if (!state) return null
  const toggle = (channel: Channel) =>
    setChannels((now) => (now.includes(channel) ? now.filter((one) => one !== channel) : [...now, channel]))
  const called = channels.includes("call")
  const text = writeNote({
    outcome: !called ? "unstated" : reached ? "reached" : "no-answer",
    day: whole(day),
    round: whole(round),
    channels,
    closing: closing && state.mayClose && !reached,
  })
  const pressed = (label: string, on: boolean, act: () => void) => (
    <button key={label} type="button" aria-pressed={on} onClick={act}>
      {label}
    </button>
  )
  const call = (wasReached: boolean) => () => {
    if (called && reached === wasReached) toggle("call")
    else {
      setReached(wasReached)
      if (!called) toggle("call")
    }
  }
  return (
    <div className="stack">
      <fieldset className="chips">
        <legend>{words.what}</legend>
        {pressed(words.noAnswer, called && !reached, call(false))}
        {pressed(words.reached, called && reached, call(true))}
        {pressed(words.text, channels.includes("text"), () => toggle("text"))}
        {pressed(words.email, channels.includes("email"), () => toggle("email"))}
        {pressed(words.voicemail, channels.includes("voicemail"), () => toggle("voicemail"))}
      </fieldset>
      <div className="two">
        <label>
          <span>{words.day}</span>
          <input inputMode="numeric" value={day} onInput={(event) => setDay(event.currentTarget.value)} />
        </label>
        <label>
          <span>{words.round}</span>
          <input inputMode="numeric" value={round} onInput={(event) => setRound(event.currentTarget.value)} />
        </label>
      </div>
      {!state.sure && <p className="count">{words.unsure}</p>}
      {state.mayClose && state.sure && !reached && (
        <label className="tick">
          <input
            type="checkbox"
            checked={closing}
            onChange={(event) => setClosing(event.currentTarget.checked)}
          />
          <span>
            {words.closing}
            <span className="count"> · {say(words.days, { n: state.consecutiveDays })}</span>
          </span>
        </label>
      )}
      {channels.length > 0 && <Composed text={text} />}
    </div>
  )
}
