import type { ScriptRow } from "../messages/runs"
import { fold } from "../process/text"
import { titleOf } from "./text"
import type { Book, Language, PagePlace, Script } from "./types"

/** All that a script says in a language, to be searched. */
function textOf(book: Book, language: Language, id: string): string {
  const words = book.words[language][id] ?? book.words.fr[id]
  const steps = Object.values(words?.steps ?? {}).flatMap(({ text, label = "", coach = "" }) => [
    text,
    label,
    coach,
  ])
  return fold([id, words?.title ?? "", ...steps].join(" "))
}

/**
 * Scripts, guides and templates whose title or words hold every word typed, those that hold them in their title first; case
 * and accents do not count.
 */
export function matching(book: Book, language: Language, query: string): Script[] {
  const parts = fold(query).split(" ")
  const holds = (text: string): boolean => parts.every((part) => text.includes(part))
  const found = Object.values(book.scripts).filter(({ id }) => holds(textOf(book, language, id)))
  const titled = (script: Script): boolean => holds(fold(titleOf(book, language, script.id)))
  return [...found.filter(titled), ...found.filter((script) => !titled(script))]
}

const forDepartment = ({ departments }: Script, department: string): boolean =>
  department === "" || departments === undefined || departments.includes(department)
const rowOf = (book: Book, language: Language, { id, kind, steps }: Script): ScriptRow[] =>
  kind === "template"
    ? []
    : [
        {
          id,
          kind,
          title: titleOf(book, language, id),
          draft: steps.some((step) => step.draft === true),
        },
      ]

/** Guides that are of use on a page, those of the agent's department ("" for all), in the order of the book. */
export const guidesAt = (
  book: Book,
  place: PagePlace,
  department: string,
  language: Language = "fr",
): ScriptRow[] =>
  Object.values(book.scripts)
    .filter((script) => script.at?.includes(place) === true && forDepartment(script, department))
    .flatMap((script) => rowOf(book, language, script))

/**
 * Scripts and guides that may be started: those that hold what is typed; where nothing is, those for the department
 * ("" for all).
 */
export function findScripts(
  book: Book,
  query: string,
  department: string,
  language: Language = "fr",
): ScriptRow[] {
  const asked = query.trim() !== ""
  return matching(book, language, query).flatMap((script) =>
    asked || forDepartment(script, department) ? rowOf(book, language, script) : [],
  )
}
