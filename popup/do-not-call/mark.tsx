import type { Day } from "../../src/process/calendar"
import { say } from "../../src/words"
import { dayWords } from "../../src/words/clock"
import { en } from "../../src/words/en/do-not-call"
import { fr } from "../../src/words/fr/do-not-call"
import { useIn, type Language } from "../language"

/** Beside a client who asked not to be called: when they did (law.do-not-call). Nothing for any other. */
export function DoNotCallMark({ day, language }: { day: Day | undefined; language: Language }) {
  const words = useIn({ fr, en })
  return day === undefined ? null : (
    <span className="due" data-do-not-call={day}>
      {say(words.asked, { day: dayWords(day, language) })}
    </span>
  )
}
