import { say } from "../words"
import { en } from "../words/en/scripts/said"
import { fr } from "../words/fr/scripts/said"
import { filled, wordsAt } from "./text"
import type { Book, Language, Script, Values } from "./types"
import type { Place } from "./way"

const place = { script: "template.credit-request", step: "body" }

/** The e-mail of a credit request: the sources show it as a picture. */
export const creditRequest: Script = {
  id: place.script,
  kind: "template",
  departments: ["renewal", "credit"],
  steps: [{ id: place.step, kind: "do", draft: true }],
}

const reminder = { script: "script.aftersales-email", step: "body" }

/** The e-mail before a planned service: what the call says, with one contact and the booking link (aftersales.email-content). */
export const aftersalesEmail: Script = {
  id: reminder.script,
  kind: "template",
  departments: ["aftersales"],
  steps: [{ id: reminder.step, kind: "do" }],
}

const said = { fr, en }

/** The text between brackets that stands for a blank left open: found again before the e-mail goes. */
export const openBlank = /\[(?:à compléter|to complete)[^\]]*\]/gi

const textOf = (at: Place, book: Book, values: Values, language: Language): string =>
  filled(wordsAt(book, language, at)?.text ?? "", values, language, (label) =>
    say(said[language].open, { label }),
  )

/** The e-mail before a planned service, as the team words it; what is not known reads `[à compléter : …]`. */
export const aftersalesTemplate = (book: Book, values: Values, language: Language): string =>
  textOf(reminder, book, values, language)

/** The body of a credit request's e-mail, as the team words it; what is not known reads `[à compléter : …]`. */
export const creditTemplate = (book: Book, values: Values, language: Language = "fr"): string =>
  textOf(place, book, values, language)
