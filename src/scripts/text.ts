import type { Piece } from "../messages/runs"
import { en } from "../words/en/scripts/said"
import { fr } from "../words/fr/scripts/said"
import { isVariable, type Book, type Language, type StepWords, type Values } from "./types"
import type { Place } from "./way"

const said = { fr, en }
const braces = /\{([^{}]*)\}/g

/** What stands in braces, or is a brace alone, and is no variable: as written. Empty where the text is sound. */
export function brokenIn(text: string): string[] {
  const named = [...text.matchAll(braces)].flatMap(([whole, name = ""]) => (isVariable(name) ? [] : [whole]))
  const alone = text.replace(braces, "").match(/[{}]/g) ?? []
  return [...new Set([...named, ...alone])]
}

/** A text in pieces: words, and blanks with what fills them. A value is laid in as text, never read for blanks. */
export function piecesOf(text: string, values: Values, language: Language): Piece[] {
  const pieces: Piece[] = []
  let from = 0
  for (const match of text.matchAll(braces)) {
    const [whole, name = ""] = match
    if (!isVariable(name)) continue
    if (match.index > from) pieces.push({ text: text.slice(from, match.index) })
    const value = values[name]
    pieces.push({
      blank: name,
      label: said[language].blanks[name],
      value: value === undefined || value.trim() === "" ? null : value,
    })
    from = match.index + whole.length
  }
  if (from < text.length) pieces.push({ text: text.slice(from) })
  return pieces
}

/** A text with its blanks filled; those left read as `open` writes them from their label. */
export const filled = (
  text: string,
  values: Values,
  language: Language,
  open: (label: string) => string,
): string =>
  piecesOf(text, values, language)
    .map((piece) => ("text" in piece ? piece.text : (piece.value ?? open(piece.label))))
    .join("")

/** The words of a step, in French where the language has none; undefined where neither has. */
export const wordsAt = (book: Book, language: Language, { script, step }: Place): StepWords | undefined =>
  book.words[language][script]?.steps[step] ?? book.words.fr[script]?.steps[step]

export const titleOf = (book: Book, language: Language, script: string): string =>
  (book.words[language][script] ?? book.words.fr[script])?.title ?? script

/** Letters of a text that stand for a step without a label. */
const short = 60

/** What a step is called in a note and in a list: its label, else the beginning of its words, without anyone's name. */
export function labelAt(book: Book, language: Language, place: Place): string {
  const words = wordsAt(book, language, place)
  if (!words) return place.step
  if (words.label !== undefined) return words.label
  const text = filled(words.text, {}, language, (label) => `[${label}]`)
  return text.length <= short ? text : `${text.slice(0, short).replace(/\s+\S*$/, "")}…`
}
