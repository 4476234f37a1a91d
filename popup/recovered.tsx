import type { LeadView } from "../src/messages"
import { ask } from "../src/messages/client"
import { en } from "../src/words/en/console"
import { fr } from "../src/words/fr/console"
import { download } from "./download"
import { useIn } from "./language"

/** A kept policy was found damaged: what stands in its place, and the damaged one to look into. */
export function RecoveredBar({ view, put }: { view: LeadView; put: (view: LeadView) => void }) {
  const words = useIn({ fr, en }).recovered
  const { recovered, readOnly } = view
  if (!recovered) return null
  const save = async () => {
    const answer = await ask("recovery.get")
    if (answer.ok && answer.value !== null) download("jalon-damaged.txt", answer.value, "text/plain")
  }
  const drop = async () => {
    const answer = await ask("recovery.drop")
    if (answer.ok) put(answer.value)
  }
  return (
    <div role="status" className="bar recovered">
      <p>
        {words.title[recovered.layer]} {words.from[recovered.from]}
      </p>
      {!readOnly && (
        <div className="acts">
          <button type="button" onClick={() => void save()}>
            {words.save}
          </button>
          <button type="button" onClick={() => void drop()}>
            {words.drop}
          </button>
        </div>
      )}
    </div>
  )
}
