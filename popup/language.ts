import { createContext, useContext } from "react"
import { en } from "../src/words/en/popup"
import { fr, type PopupWords } from "../src/words/fr/popup"

export { clockTime } from "../src/words/clock"

export type Language = "fr" | "en"
export const wordsIn = (language: Language): PopupWords => (language === "en" ? en : fr)

/** The language that the last window spoke: the first paint does not wait for the worker. */
export const lastLanguage = (): Language => (localStorage.getItem("language") === "en" ? "en" : "fr")
export const rememberLanguage = (language: Language): void => localStorage.setItem("language", language)

export const Speech = createContext<Language>("fr")
/** The popup's words in the language in force. */
export const useWords = (): PopupWords => wordsIn(useContext(Speech))

/** A topic's own words in the language in force. */
export const useIn = <T>(words: Readonly<Record<Language, T>>): T => words[useContext(Speech)]
