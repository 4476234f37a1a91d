import { say } from "../words"
import { fr } from "../words/fr/scripts/said"
import { labelAt, titleOf, wordsAt } from "./text"
import type { Book } from "./types"
import { standing, type Run } from "./walk"
import { keyOf, wayLeft, type Place } from "./way"

/** Notes and hand-overs are for colleagues: in French, whatever the client speaks; what the agent typed stays as typed. */
const language = "fr"

/** The places passed, each once, in order. */
function passed({ path }: Run): Place[] {
  const places = path.flatMap(({ at }) => (at ? [at] : []))
  return [...new Map(places.map((place) => [keyOf(place), place])).values()]
}

/** Where something was written down, passed or not, in the order of the call. */
function written(run: Run, also: readonly Place[]): Place[] {
  const known = new Set(also.map(keyOf))
  const others = Object.keys(run.notes)
    .filter((key) => !known.has(key))
    .map((key): Place => {
      const [script = "", step = ""] = key.split("/")
      return { script, step }
    })
  return [...also, ...others]
}

/** "Label : answer. What was typed", as much of it as there is. */
function line(run: Run, book: Book, place: Place, answered: boolean): string {
  const key = keyOf(place)
  const chosen = answered ? run.answers[key] : undefined
  const answer =
    chosen === undefined ? undefined : (wordsAt(book, language, place)?.answers?.[chosen] ?? chosen)
  const typed = run.notes[key]?.trim()
  const label = labelAt(book, language, place)
  if (answer === undefined && typed === undefined) return label
  const both = answer !== undefined && typed !== undefined
  const gap = typed?.includes("\n") === true ? "\n" : " "
  const text = both ? `${answer}.${gap}${typed}` : (answer ?? typed ?? "")
  return say(fr.noted, { label, text })
}

/** The answers and what was written down, to be put in the file; empty where there is nothing. */
export function noteOf(run: Run, book: Book): string {
  const way = passed(run)
  const on = new Set(way.map(keyOf))
  const lines = written(run, way)
    .filter((place) => (on.has(keyOf(place)) && keyOf(place) in run.answers) || keyOf(place) in run.notes)
    .map((place) => line(run, book, place, on.has(keyOf(place))))
  return lines.length === 0 ? "" : [titleOf(book, language, run.script), ...lines].join("\n")
}

/** The whole for a colleague: where it stands, what was said and noted, what is left. It names no client by itself. */
export function handoverOf(run: Run, book: Book): string {
  const at = standing(run, book)
  const way = passed(run)
  const on = new Set(way.map(keyOf))
  const done = written(run, way).map((place) => `- ${line(run, book, place, on.has(keyOf(place)))}`)
  const [, ...left] = wayLeft(book, { at, returns: run.returns })
  const list = (title: string, lines: readonly string[]): string[] =>
    lines.length > 0 ? [title, ...lines] : []
  return [
    titleOf(book, language, run.script),
    at ? say(fr.at, { step: labelAt(book, language, at) }) : fr.over,
    ...list(fr.done, done),
    ...list(
      fr.left,
      left.map((place) => `- ${labelAt(book, language, place)}`),
    ),
  ].join("\n")
}
