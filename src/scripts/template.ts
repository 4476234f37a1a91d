import { say } from "../words"
import { en } from "../words/en/scripts/said"
import { fr } from "../words/fr/scripts/said"
import { filled, wordsAt } from "./text"
import type { Book, Language, Script, Values } from "./types"

const place = { script: "template.credit-request", step: "body" }

/** The e-mail of a credit request: the sources show it as a picture. */
export const creditRequest: Script = {
  id: place.script,
  kind: "template",
  departments: ["renewal", "credit"],
  steps: [{ id: place.step, kind: "do", draft: true }],
}

const said = { fr, en }

/** The text between brackets that stands for a blank left open: found again before the e-mail goes. */
export const openBlank = /\[(?:à compléter|to complete)[^\]]*\]/gi

/** The body of a credit request's e-mail, as the team words it; what is not known reads `[à compléter : …]`. */
export const creditTemplate = (book: Book, values: Values, language: Language = "fr"): string =>
  filled(wordsAt(book, language, place)?.text ?? "", values, language, (label) =>
    say(said[language].open, { label }),
  )
