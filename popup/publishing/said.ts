import { dayOf } from "../../src/process/calendar"
import { dayWords } from "../../src/words/clock"

/** The last whole day before an instant that is a midnight of Montréal, else its day: "20 février 2027". */
export const dayIn = (iso: string, language: "fr" | "en"): string =>
  dayWords(dayOf(new Date(new Date(iso).getTime() - 1)), language)
