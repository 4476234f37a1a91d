import { useContext } from "react"
import { en } from "../src/words/en/find"
import { fr, type FindWords } from "../src/words/fr/find"
import { Speech } from "./language"

/** The look-up's words in the language in force. */
export const useFindWords = (): FindWords => (useContext(Speech) === "en" ? en : fr)
