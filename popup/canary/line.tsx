import { en } from "../../src/words/en/canary"
import { fr } from "../../src/words/fr/canary"
import { useAsked } from "../asked"
import { useIn } from "../language"

/** One line above the rules, where some page is no longer read as before; it leads to the page's screen. */
export function ChangedLine() {
  const words = useIn({ fr, en })
  const { value } = useAsked("canary.get")
  if (!value || value.pages.length === 0) return null
  return (
    <p className="bar" data-changed-line>
      <span>{words.rules}</span> <a href="#page">{words.see}</a>
    </p>
  )
}
