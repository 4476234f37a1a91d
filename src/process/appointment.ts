import { fold } from "./text"

export type Prefix = "DÉPÔT" | "TRANSFERT" | "VIRTUEL"
export const prefixes: readonly Prefix[] = ["DÉPÔT", "TRANSFERT", "VIRTUEL"]

/** What an appointment is. `stock` null: inventory, or several stock numbers. */
export type Situation = {
  firstName: string
  stock: string | null
  deposit: boolean
  virtual: boolean
  transfer: boolean
  prefixOrder?: Prefix[]
}
/** `form`: right but for case, accents, spacing or separators; the others are a wrong situation, name or stock. */
export type SubjectProblem = "empty" | "situation" | "name" | "stock" | "form"
export type SubjectCheck = { ok: boolean; expected: string; problems: SubjectProblem[] }

const tidy = (text: string): string => text.normalize("NFC").replace(/\s+/g, " ").trim()
const upper = (text: string): string => tidy(text).toUpperCase().normalize("NFC")

/** The prefix of a situation: the first that applies, one only; null when none does. */
function prefixOf(s: Situation): Prefix | null {
  const applies: Record<Prefix, boolean> = { DÉPÔT: s.deposit, TRANSFERT: s.transfer, VIRTUEL: s.virtual }
  // A parameter that leaves a prefix out only says what comes first.
  const wanted = (s.prefixOrder ?? []).flatMap((one) =>
    prefixes.filter((prefix) => fold(prefix) === fold(one)),
  )
  return [...wanted, ...prefixes].find((prefix) => applies[prefix]) ?? null
}

function partsOf(s: Situation): { prefix: Prefix | null; name: string; stock: string } {
  return { prefix: prefixOf(s), name: upper(s.firstName), stock: upper(s.stock ?? "") || "INVENTAIRE" }
}

/** The subject of a meeting, exact: upper case, NFC, parts joined by " / " (bdc.meeting.subject). */
export function suggestSubject(s: Situation): string {
  const { prefix, name, stock } = partsOf(s)
  return [prefix, name, stock].filter(Boolean).join(" / ")
}

/** Letters and digits alone, folded; the text itself where it has none. */
const key = (text: string): string =>
  fold(text).replace(/[^\p{L}\p{N}]+/gu, "") || text.normalize("NFC").trim()
const words = (text: string): string =>
  fold(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)
    .join(" ")

/**
 * Whether a subject is exactly the one of the situation (compared in NFC), what it should be, and what is wrong with it:
 * `["form"]` alone when only case, accents, spacing or separators differ.
 */
export function checkSubject(text: string, s: Situation): SubjectCheck {
  const expected = suggestSubject(s)
  if (text.normalize("NFC") === expected) return { ok: true, expected, problems: [] }
  const problem = (...problems: SubjectProblem[]): SubjectCheck => ({ ok: false, expected, problems })
  if (text.trim() === "") return problem("empty")

  const { prefix, name, stock } = partsOf(s)
  const right = [prefix, name, stock].filter((part): part is string => Boolean(part)).map(key)
  const written = text
    .split(/[/|\\]|\s[\p{Pd}:]\s/u)
    .map(tidy)
    .filter((part) => part !== "")
    .map(key)
  const alike = written.length === right.length && written.every((part, at) => part === right[at])
  const wordsAlike = words(text) !== "" && words(text) === words(expected)
  if (alike || wordsAlike) return problem("form")
  // The right parts in another order: neither the name nor the stock is wrong.
  if ([...written].sort().join("\n") === [...right].sort().join("\n")) return problem("situation")

  const problems: SubjectProblem[] = []
  const first = written.findIndex((part) => !prefixes.some((one) => key(one) === part))
  const prefixesWritten = first < 0 ? written : written.slice(0, first)
  const [nameWritten, ...stockWritten] = first < 0 ? [] : written.slice(first)
  if (prefixesWritten.join("/") !== (prefix ? key(prefix) : "")) problems.push("situation")
  if (nameWritten !== key(name)) problems.push("name")
  if (stockWritten.join("/") !== key(stock)) problems.push("stock")
  return problem(...(problems.length > 0 ? problems : (["form"] as const)))
}

/**
 * The first names that a full name may hold, the likeliest first: its first word, then each longer run of leading words
 * short of the whole. A single word is all there is; "Tremblay, Marie Ève" says itself where the first name stands.
 */
export function firstNamesIn(fullName: string): string[] {
  const [last = "", ...given] = fullName.split(",")
  if (given.length > 0 && tidy(last) !== "" && tidy(given.join(" ")) !== "") {
    const whole = tidy(given.join(" ")).split(" ")
    return whole.map((_, at) => whole.slice(0, at + 1).join(" "))
  }
  const all = tidy(fullName.replace(/,/g, " ")).split(" ").filter(Boolean)
  if (all.length < 2) return all
  return all.slice(0, -1).map((_, at) => all.slice(0, at + 1).join(" "))
}

/**
 * `checkSubject` where only the full name is known: any of its first names is accepted, and the one meant is kept in
 * `expected` when only the form is wrong; otherwise the first word is offered.
 */
export function checkSubjectOfFullName(
  text: string,
  fullName: string,
  rest: Omit<Situation, "firstName">,
): SubjectCheck {
  const names = firstNamesIn(fullName)
  const checks = (names.length > 0 ? names : [""]).map((firstName) =>
    checkSubject(text, { ...rest, firstName }),
  )
  const light = (check: SubjectCheck): boolean => check.problems.every((problem) => problem === "form")
  const nameRight = (check: SubjectCheck): boolean =>
    !check.problems.some((one) => one === "name" || one === "empty")
  return (
    checks.find((check) => check.ok) ??
    checks.find(light) ??
    checks.find(nameRight) ??
    (checks[0] as SubjectCheck)
  )
}

/** Platine with a deposit, Or for one stock number, Argent for several or for inventory (bdc.meeting.priority). */
export function suggestPriority(s: Situation): "Platine" | "Or" | "Argent" {
  if (s.deposit) return "Platine"
  return s.stock !== null && tidy(s.stock) !== "" ? "Or" : "Argent"
}

/**
 * The stock numbers in a field's text: "A1234, B5678", "A1234 et B5678", "A1234/B5678" hold two. Words without a digit
 * beside a number are not numbers ("A1234 rouge"); a text that says there is none ("inventaire", "N/A") holds none.
 */
export function stockNumbersIn(text: string): string[] {
  if (/^(|n ?\/? ?a|aucune?|non|none|inventaire|plusieurs|divers|[\p{P}\s]*)$/u.test(fold(text))) return []
  const digit = /\p{N}/u
  const parts = tidy(text)
    .split(/[,;/&+|]|\s(?:et|ou|and|or)\s/iu)
    .map((part) => tidy(part).replace(/^(?:(?:no\.?|stock|#)\s*:?\s*)+(?=\S*\p{N})/iu, ""))
    .filter((part) => part !== "")
    .flatMap((part) => {
      const inside = part.split(" ")
      const numbers = inside.filter((word) => (word.match(/\p{N}/gu) ?? []).length > 1)
      // "A 1234" is one number written loosely; "A1234 B5678" is two.
      return numbers.length > 1
        ? numbers
        : numbers.length === 1 && inside.length > 1 && (inside[0]?.length ?? 0) > 2
          ? numbers
          : [part]
    })
  const numbers = parts.some((part) => digit.test(part)) ? parts.filter((part) => digit.test(part)) : parts
  const seen = new Map(numbers.map((number) => [key(number), number]))
  return [...seen.values()]
}

/** The one stock number of a field's text, as written; null for none (inventory) or several. */
export function oneStockIn(text: string): string | null {
  const numbers = stockNumbersIn(text)
  return numbers.length === 1 ? (numbers[0] ?? null) : null
}
