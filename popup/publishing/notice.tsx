import type { PageSettings } from "../../src/messages"
import { say } from "../../src/words"
import { en } from "../../src/words/en/publishing"
import { fr } from "../../src/words/fr/publishing"
import { useIn } from "../language"
import { dayIn, isQuiet, whyIn } from "./said"
import { usePublishing } from "./use"

/** One line where the rules are: a published file was refused, or what is in force has expired. Nothing otherwise. */
export function PublishingNotice({ settings }: { settings: PageSettings }) {
  const words = useIn({ fr, en })
  const { value: view } = usePublishing(settings.revision)
  if (!view || view.address === null) return null
  const { refusal, inForce } = view
  const text =
    refusal && !isQuiet(view)
      ? say(words.notice.refused, { why: whyIn(refusal, words) })
      : inForce?.expired
        ? say(words.state.expired, { day: dayIn(inForce.expires, settings.language) })
        : null
  if (text === null) return null
  return (
    <p role="status" className="bar publishing-notice">
      <span>
        {text} <a href="#publishing">{words.notice.see}</a>
      </span>
    </p>
  )
}
