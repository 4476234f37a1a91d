import { say } from "../../src/words"
import { dayWords } from "../../src/words/clock"
import { useAsked } from "../asked"
import { useIn, type Language } from "../language"
import { both } from "./words"

/** Said one by one; the others are in the register. */
const most = 3

/** In my day, the requests to answer soon: from their 20th day, then from their 28th. */
export function DueRequests({ language }: { language: Language }) {
  const words = useIn(both).requests
  const { value } = useAsked("privacy.due")
  if (!value || value.length === 0) return null
  return (
    <section className="due-requests">
      {value.slice(0, most).map(({ id, kind, label, due, stage }) => (
        <p key={id} className={stage === "soon" ? "bar quiet wrap" : "bar wrap"} data-request={id}>
          {say(words.day, { kind: words.kinds[kind].toLowerCase(), label })}
          {" · "}
          {words.stages[stage]}
          {" · "}
          {say(words.due, { day: dayWords(due, language) })} <a href="#privacy?requests">{words.see}</a>
        </p>
      ))}
      {value.length > most && (
        <p className="dim">
          {say(words.others, { n: value.length - most })} <a href="#privacy?requests">{words.see}</a>
        </p>
      )}
    </section>
  )
}
