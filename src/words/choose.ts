import { fr } from "./fr"
import type { FieldWords } from "./fr/fields"
import type { OverlayWords } from "./fr/overlay"
import type { RuleId, RuleWords } from "./rules"
import type { VerdictWords } from "./verdicts"

export type Words = {
  rules: Readonly<Record<RuleId, RuleWords>>
  fields: FieldWords
  verdicts: VerdictWords
  overlay: OverlayWords
}

const french: Words = fr

/** The words of the language in force: French is built in, English comes with the settings. */
export const wordsOf = ({ language, words }: { language: "fr" | "en"; words: unknown }): Words =>
  language === "en" && typeof words === "object" && words !== null ? (words as Words) : french
