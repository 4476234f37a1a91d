import { useState } from "react"
import Refresh from "lucide-react/dist/esm/icons/refresh-cw.mjs"
import type { RosterView } from "../src/messages"
import { ask } from "../src/messages/client"
import { dayOf } from "../src/process/calendar"
import { say } from "../src/words"
import { en } from "../src/words/en/crm-people"
import { fr } from "../src/words/fr/crm-people"
import { clockTime, useIn, type Language } from "./language"
import { showDay } from "./roster-text"

/** The words of what the CRM says of people, in the language in force. */
export const usePeopleWords = () => useIn({ fr, en })

/** Whether the CRM gives the hours, as of when, and a way to ask it again. */
export function FromCrm({
  crm,
  language,
  done,
}: {
  crm: NonNullable<RosterView["crm"]>
  language: Language
  done: (view: RosterView) => void
}) {
  const words = usePeopleWords().roster
  const [busy, setBusy] = useState(false)
  const renew = async () => {
    setBusy(true)
    const answer = await ask("roster.renew")
    if (answer.ok) done(answer.value)
    setBusy(false)
  }
  const at = crm.at === null ? null : new Date(crm.at)
  const today = dayOf(new Date())
  const when = at && (dayOf(at) === today ? clockTime(at, language) : showDay(dayOf(at), language))
  const closed = crm.closedDays.filter((day) => day >= today).slice(0, 6)
  return (
    <div className="bar quiet from-crm" data-crm={crm.fault ?? (at ? "read" : "never")}>
      <div>
        <p>{when === null ? words.never : say(words.read, { when })}</p>
        {crm.fault && <p>{words[crm.fault]}</p>}
        {closed.length > 0 && (
          <p className="dim">
            {say(words.closed, { days: closed.map((day) => showDay(day, language, "date")).join(", ") })}
          </p>
        )}
      </div>
      <button
        type="button"
        className="icon"
        disabled={busy}
        aria-label={words.renew}
        title={words.renew}
        onClick={() => void renew()}
      >
        <Refresh size={16} aria-hidden />
      </button>
    </div>
  )
}
