import type { DoNotCallView } from "../../src/messages"
import { ask } from "../../src/messages/client"
import { en } from "../../src/words/en/do-not-call"
import { fr } from "../../src/words/fr/do-not-call"
import { useIn, useWords } from "../language"

type Props = { view: DoNotCallView; again: () => void; tell: (text: string, wrong: boolean) => void }

/** Whether anybody is warned, and whether calls are recorded: the lead's to say. */
export function LawSettings({ view, again, tell }: Props) {
  const words = useIn({ fr, en }).pack
  const shared = useWords()
  const tick = (name: "on" | "recorded", help: string, send: (on: boolean) => Promise<{ ok: boolean }>) => {
    const locked = view.locked[name]
    return (
      <label className="tick" data-law={name}>
        <input
          type="checkbox"
          checked={view[name]}
          disabled={!view.mayLead || locked}
          onChange={(event) => {
            void send(event.currentTarget.checked).then((answer) => {
              if (!answer.ok) tell(shared.notTaken, true)
              again()
            })
          }}
        />
        <span>
          {words[name]}
          <small className="dim">{locked ? words.locked : view.mayLead ? help : words.lead}</small>
        </span>
      </label>
    )
  }
  return (
    <fieldset className="law-settings">
      <legend>{words.title}</legend>
      {tick("on", view.on ? words.onHelp : words.off, (on) => ask("pack.set", { id: "law", on }))}
      {tick("recorded", words.recordedHelp, (recorded) => ask("law.set", { recorded }))}
    </fieldset>
  )
}
