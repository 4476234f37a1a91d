import type { Roster } from "../src/process/roster"
import type { RosterProblem } from "../src/process/roster-check"
import { say } from "../src/words"
import type { Language } from "./language"
import { useRosterWords } from "./roster-parts"
import { showDay } from "./roster-text"

/** What is wrong in the roster in force: it is used all the same, without those parts. */
export function Problems({
  problems,
  roster,
  language,
}: {
  problems: readonly RosterProblem[]
  roster: Roster
  language: Language
}) {
  const words = useRosterWords()
  if (problems.length === 0) return null
  const nameOf = (id: string): string => roster.people.find((one) => one.id === id)?.name ?? id
  const where = ({ person, day }: RosterProblem): string => {
    const name = nameOf(person)
    const readable = day !== null && !Number.isNaN(Date.parse(day))
    return readable ? say(words.problem, { name, day: showDay(day, language) }) : name
  }
  return (
    <details className="refused">
      <summary>
        {words.problems} ({problems.length})
      </summary>
      <ul>
        {problems.slice(0, 50).map((one) => (
          <li key={`${one.path} ${one.kind}`}>
            <strong>{where(one)}</strong> {words.kinds[one.kind]}
          </li>
        ))}
      </ul>
    </details>
  )
}
