import type { ScriptRow } from "../src/messages"
import { fold } from "../src/process/text"
import type { Book, Script } from "../src/scripts/types"
import type { Settings } from "./settings"
import type { Around, Told } from "./run-facts"

/** The rule whose parameter says the number that a client may call back. */
const callRule = "renewal.call"

/** Who else is known when a script is said: the agent, the team, the number to call back. */
export async function aroundOf(settings: Settings, _told: Told, chance: string | undefined): Promise<Around> {
  const { agent } = await settings.page()
  const { roster, rules } = settings.policy()
  const callback = rules[callRule]?.params?.["callback"]
  return {
    agent,
    roster,
    callback: Array.isArray(callback) ? (callback as readonly string[])[0] : undefined,
    chance,
    offer: undefined,
  }
}

const isFor = ({ departments }: Script, department: string | undefined): boolean =>
  departments === undefined || department === undefined || departments.includes(department)

/**
 * Scripts and guides whose title or words hold every word typed, titles first; for the agent's department when nothing is typed, all
 * where it is not known.
 */
export async function findScripts(book: Book, query: string, settings: Settings): Promise<ScriptRow[]> {
  const { agent, language } = await settings.page()
  const wanted = fold(query).split(/\s+/).filter(Boolean)
  const rows = Object.values(book.scripts).flatMap((script) => {
    const { id, kind, steps } = script
    if (kind === "template" || (wanted.length === 0 && !isFor(script, agent?.department))) return []
    const words = book.words[language][id] ?? book.words.fr[id]
    const title = words?.title ?? id
    const inTitle = wanted.every((word) => fold(title).includes(word))
    const all = fold([title, id, ...Object.values(words?.steps ?? {}).map(({ text }) => text)].join(" "))
    if (!inTitle && !wanted.every((word) => all.includes(word))) return []
    return [{ id, kind, title, draft: steps.some(({ draft }) => draft === true), rank: inTitle ? 0 : 1 }]
  })
  return rows
    .sort(
      (one, other) =>
        one.rank - other.rank ||
        // What is said before what is followed.
        other.kind.localeCompare(one.kind) ||
        one.title.localeCompare(other.title, "fr"),
    )
    .map(({ rank: _rank, ...row }) => row)
}
