import { dayOf, shiftDay, type Day } from "./calendar"
import { fold } from "./text"

const placeholder = /^(?:unknown|undefined|inconnue?s?|n\/a|none|null|nan|no name|sans nom)$/
const bare = (word: string): string => fold(word).replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, "")
const isPlaceholder = (word: string): boolean => placeholder.test(bare(word))

/** A name without its "Unknown", "Undefined", "Inconnu" or "N/A" parts: "Unknown Tremblay" → "Tremblay". */
export function cleanName(name: string): string {
  return name
    .normalize("NFC")
    .split(/\s+/)
    .map((word) => {
      const parts = word.split(/(?<=\p{L})\p{Pd}(?=\p{L})/u)
      return parts.some(isPlaceholder) ? parts.filter((part) => !isPlaceholder(part)).join("-") : word
    })
    .filter((word) => /[\p{L}\p{N}\p{S}]/u.test(word))
    .join(" ")
}

const civilities = new Set([
  "m",
  "mr",
  "mrs",
  "ms",
  "mme",
  "mlle",
  "monsieur",
  "madame",
  "mademoiselle",
  "dr",
  "dre",
  "me",
])
/** The words of a name, folded, apostrophes and dots dropped, without placeholders. */
const wordsOf = (name: string): string[] =>
  fold(cleanName(name))
    .replace(/['.]/g, "")
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)
/** Those that are nobody's name nor initial, wherever they stand: "Tremblay, Mme Julie". */
const titles = new Set(["mr", "mrs", "mme", "mlle", "monsieur", "madame", "mademoiselle"])
/** A civility is kept out, unless nothing else stands there; one that may be an initial, at the beginning alone, or after a comma. */
const nameWords = (name: string): string[] => {
  const words = wordsOf(name.replace(/,\s*(?:m|ms|me|dre?)\.?\s+(?=\p{L}{2})/giu, ", "))
  const rest = words.filter((word, at) => !titles.has(word) && !(at === 0 && civilities.has(word)))
  return rest.length > 0 ? rest : words
}

const company =
  /(?:^|\s)(?:inc|ltee|ltd|limitee|limited|enr|enrg|senc|sencrl|srl|corp|corporation|llc|cie|compagnie|company|entreprises?|societe)(?:\s|$)|^(?:les )?(?:gestions?|groupe|garage|transports?|constructions?|services|placements|investissements|ferme)\s|\d{4} ?\d{4} (?:quebec|canada)/

/** What a client's name is. A name that holds a placeholder part, or nothing, is a placeholder whatever else stands in it. */
export function nameKind(name: string): "full" | "one-word" | "company" | "placeholder" {
  const words = nameWords(name)
  if (words.length === 0 || hasPlaceholder(name)) return "placeholder"
  if (company.test(wordsOf(name).join(" "))) return "company"
  return words.length > 1 && /\p{L}/u.test(words.join("")) ? "full" : "one-word"
}

const hasPlaceholder = (name: string): boolean =>
  name.split(/\s+/).some((word) => word.split(/(?<=\p{L})\p{Pd}(?=\p{L})/u).some(isPlaceholder))

/**
 * Whether two names are one person's. "same": the same words in any order, but for case, accents, apostrophes, dashes,
 * spaces and a civility. "disjoint": not a word in common, both readable in one script; an initial shares the word that it
 * begins. All else is "different": too little to say that they are not one person.
 */
export function compareNames(one: string, other: string): "same" | "different" | "disjoint" {
  const first = new Set(nameWords(one))
  const second = new Set(nameWords(other))
  if (first.size === 0 || second.size === 0) return "different"
  const sorted = (words: Set<string>): string => [...words].sort().join(" ")
  const glued = (words: Set<string>): string => [...words].join("")
  if (sorted(first) === sorted(second) || glued(first) === glued(second)) return "same"
  const latin = (words: Set<string>): boolean => /\p{Script=Latin}/u.test(glued(words))
  if (latin(first) !== latin(second)) return "different"
  const shares = [...first].some((a) =>
    [...second].some(
      (b) => a === b || (a.length === 1 && b.startsWith(a)) || (b.length === 1 && a.startsWith(b)),
    ),
  )
  return shares ? "different" : "disjoint"
}

/** Whether two names may be one person's: every word of the shorter stands in the longer, be it by its initial. A surname shared is not enough. */
export function mayBeOne(one: string, other: string): boolean {
  const [few = [], many = []] = [nameWords(one), nameWords(other)].sort((a, b) => a.length - b.length)
  const initial = (a: string, b: string): boolean => a.length === 1 && b.startsWith(a)
  return (
    compareNames(one, other) === "same" ||
    few.every((a) => many.some((b) => a === b || initial(a, b) || initial(b, a)))
  )
}

/** Whether a text is a well-formed e-mail address (its form only). */
export function validEmail(text: string): boolean {
  const address = text.trim()
  return (
    address.length <= 254 &&
    /^[^\s@<>()[\]\\,;:"]{1,64}@(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?\.)+\p{L}{2,63}$/u.test(
      address,
    ) &&
    !/^\.|\.\.|\.@/.test(address)
  )
}

/** The Montréal day after the one that an instant falls on (bdc.opp.follow-up-date). Throws a RangeError on an invalid date. */
export const dayAfter = (instant: Date): Day => shiftDay(dayOf(instant), 1)
