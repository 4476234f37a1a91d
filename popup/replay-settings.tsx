import Undo from "lucide-react/dist/esm/icons/rotate-ccw.mjs"
import type { PageSettings } from "../src/messages"
import { callbackCases, type CallbackCase } from "../src/process/callbacks"
import type { Presence } from "../src/process/roster"
import { sources } from "../src/rules/sources"
import { en } from "../src/words/en/replay"
import { fr } from "../src/words/fr/replay"
import { useIn } from "./language"
import { fieldOf, instantOf, type Otherwise } from "./replay-decide"

/** The words of the replay in the language in force. */
export const useReplayWords = () => useIn({ fr, en })

/** The cases of the further procedures: those that a lead may let speak. */
const extended = callbackCases.filter((id) => sources[id] === "K")

const presences: readonly Presence[] = ["on-shift", "busy", "off", "unknown"]

/** What may be set otherwise, and the way back. */
export function ReplaySettings({
  set,
  base,
  change,
  settings,
}: {
  set: Otherwise
  base: Otherwise
  change: (next: Otherwise) => void
  settings: PageSettings
}) {
  const words = useReplayWords()
  const toggle = (id: CallbackCase) => {
    const speaks = new Set(set.speaks)
    if (!speaks.delete(id)) speaks.add(id)
    change({ ...set, speaks })
  }
  const who = (label: string, value: Presence | null, put: (presence: Presence) => void) =>
    value !== null && (
      <label>
        <span>{label}</span>
        <select value={value} onChange={(event) => put(event.currentTarget.value as Presence)}>
          {presences.map((presence) => (
            <option key={presence} value={presence}>
              {words.presences[presence]}
            </option>
          ))}
        </select>
      </label>
    )
  const number = (label: string, value: number, most: number, put: (hours: number) => void) => (
    <label>
      <span>{label}</span>
      <input
        type="number"
        min={0}
        max={most}
        step="any"
        value={value}
        onInput={(event) => {
          const hours = event.currentTarget.valueAsNumber
          if (hours >= 0 && hours <= most) put(hours)
        }}
      />
    </label>
  )
  return (
    <form className="otherwise" aria-label={words.settings} onSubmit={(event) => event.preventDefault()}>
      <h3>{words.settings}</h3>
      {who(words.ownerLabel, set.owner, (owner) => change({ ...set, owner }))}
      {who(words.authorLabel, set.author, (author) => change({ ...set, author }))}
      {number(words.hoursLabel, set.hours, 72, (hours) => change({ ...set, hours }))}
      <label>
        <span>{words.nowLabel}</span>
        <input
          type="datetime-local"
          value={fieldOf(set.at)}
          onInput={(event) => {
            const at = instantOf(event.currentTarget.value)
            if (at) change({ ...set, at })
          }}
        />
      </label>
      <fieldset>
        <legend>{words.extended}</legend>
        {extended.map((id) => (
          <label key={id} className="tick">
            <input type="checkbox" checked={set.speaks.has(id)} onChange={() => toggle(id)} />
            {settings.words.rules[id].title}
          </label>
        ))}
      </fieldset>
      {set.speaks.has("callbacks.no-show") &&
        number(words.noShowLabel, set.noShowHours, 720, (noShowHours) => change({ ...set, noShowHours }))}
      <div className="acts">
        <button type="button" disabled={set === base} onClick={() => change(base)}>
          <Undo size={14} aria-hidden />
          {words.reset}
        </button>
      </div>
    </form>
  )
}
