import { useState } from "react"
import Download from "lucide-react/dist/esm/icons/download.mjs"
import { ask } from "../../src/messages/client"
import { dayOf } from "../../src/process/calendar"
import { en } from "../../src/words/en/effects"
import { fr } from "../../src/words/fr/effects"
import { download } from "../download"
import { useIn, useWords } from "../language"

/** This browser's journal as a file for the team's view; what was typed goes only where the person ticks it. */
export function Export() {
  const words = useIn({ fr, en }).export
  const shared = useWords()
  const [reasons, setReasons] = useState(false)
  const [said, setSaid] = useState<"done" | "failed" | null>(null)
  const save = async () => {
    const answer = await ask("effects.export", { days: 90, reasons })
    if (answer.ok) download(`jalon-${dayOf(new Date())}.json`, answer.value, "application/json")
    setSaid(answer.ok ? "done" : "failed")
  }
  return (
    <section aria-label={words.title} className="effect-part effect-export">
      <h3>{words.title}</h3>
      <p className="dim">{words.why}</p>
      <label className="effect-tick">
        <input
          type="checkbox"
          checked={reasons}
          onChange={({ currentTarget }) => setReasons(currentTarget.checked)}
        />
        {words.reasons}
      </label>
      <div className="acts">
        <button type="button" onClick={() => void save()}>
          <Download size={14} aria-hidden />
          {words.button}
        </button>
      </div>
      {said === "failed" && (
        <p role="alert" className="bar">
          {shared.failed}
        </p>
      )}
      <p role="status" className={said === "done" ? "bar quiet" : "live"}>
        {said === "done" ? words.done : ""}
      </p>
    </section>
  )
}
