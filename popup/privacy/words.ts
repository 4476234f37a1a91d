import { en } from "../../src/words/en/privacy"
import { fr } from "../../src/words/fr/privacy"

/** The desk's words, by language. */
export const both = { fr, en }
