import { fold } from "../../process/text"

/**
 * A pattern is read like a model of the value: `#` a digit, `&` a letter, `?` any one character, `*` anything or nothing, `[…]` what may
 * be left out, `|` or, `\` before a sign that stands for itself. All else is itself; case, accents, spaces and dashes apart, as words are
 * compared everywhere. The whole value is held against it.
 */
export type Pattern = { matches: (value: string) => boolean; examples: Examples }
/** Values made from a pattern: some that follow it, some that do not. */
export type Examples = { good: readonly string[]; bad: readonly string[] }
export type PatternProblem = "blank" | "bracket" | "escape" | "anything"
export type ReadPattern = { ok: true; pattern: Pattern } | { ok: false; problem: PatternProblem }

/** `edge`: where an optional part starts or ends, which reads nothing. */
type Sign = "digit" | "letter" | "one" | "rest" | "edge"
/** A place of the value: a sign, or a character, folded; `raw`: as it is written. */
type Place = { sign: Sign | null; char: string; raw: string }
/** One alternative; `skip`: from where an optional part starts to where it ends. */
type Way = { places: Place[]; skip: Map<number, number> }

const signs: Readonly<Record<string, Sign>> = { "#": "digit", "&": "letter", "?": "one", "*": "rest" }
const separator = /[\s\p{Pd}\u2212_]/u
const letter = /^\p{L}$/u
const edge: Place = { sign: "edge", char: "", raw: "" }
const isGap = ({ sign, char }: Place): boolean => sign === null && char === " "

function add({ places }: Way, raw: string) {
  const last = places.at(-1)
  if (!separator.test(raw))
    [...fold(raw)].forEach((char, index) => places.push({ sign: null, char, raw: index === 0 ? raw : "" }))
  // Several in a row are one, as in a folded value.
  else if (last && isGap(last)) last.raw += raw
  else places.push({ sign: null, char: " ", raw })
}

function read(text: string): Way[] | PatternProblem {
  let way: Way = { places: [], skip: new Map() }
  const ways = [way]
  let open: number | null = null
  let escaped = false
  for (const char of text.normalize("NFC").trim()) {
    const sign = signs[char]
    if (escaped) {
      add(way, char)
      escaped = false
    } else if (char === "\\") escaped = true
    else if (sign) way.places.push({ sign, char: "", raw: char })
    else if (char === "|") {
      if (open !== null) return "bracket"
      way = { places: [], skip: new Map() }
      ways.push(way)
    } else if (char === "[") {
      if (open !== null) return "bracket"
      open = way.places.push(edge) - 1
    } else if (char === "]") {
      if (open === null || open === way.places.length - 1) return "bracket"
      way.skip.set(open, way.places.push(edge) - 1)
      open = null
    } else add(way, char)
  }
  return escaped ? "escape" : open === null ? ways : "bracket"
}

function fits({ sign, char }: Place, read: string): boolean {
  if (sign === null) return char === read
  if (sign === "edge") return false
  if (sign === "digit") return read.length === 1 && read >= "0" && read <= "9"
  return sign === "letter" ? letter.test(read) : true
}

/**
 * From each place reached, those reached without reading anything. `atEnd`: at an end of the value, which has no space there: one in the
 * pattern asks for nothing.
 */
function settle({ places, skip }: Way, reached: Uint8Array, atEnd: boolean) {
  places.forEach((place, at) => {
    if (reached[at] === 0) return
    if (place.sign === "rest" || place.sign === "edge" || (atEnd && isGap(place))) reached[at + 1] = 1
    const after = skip.get(at)
    if (after !== undefined) reached[after] = 1
  })
}

/**
 * Whether a folded value follows one alternative: all places are walked at once, none is come back to, so that the longest value takes
 * its length by the pattern's.
 */
function follows(way: Way, value: readonly string[]): boolean {
  const { places } = way
  let here = new Uint8Array(places.length + 1)
  let next = new Uint8Array(places.length + 1)
  here[0] = 1
  settle(way, here, true)
  for (const char of value) {
    next.fill(0)
    let any = false
    for (let at = 0; at < places.length; at++) {
      const place = places[at]
      if (here[at] === 0 || !place || !fits(place, char)) continue
      next[place.sign === "rest" ? at : at + 1] = 1
      any = true
    }
    if (!any) return false
    settle(way, next, false)
    ;[here, next] = [next, here]
  }
  settle(way, here, true)
  return here[places.length] === 1
}

const alphabet = "ABCDEFGHJKLMNPRSTUVWXYZ"
/** A value that follows one alternative, with its optional parts or without. */
function exampleOf({ places, skip }: Way, whole: boolean): string {
  let [digits, letters] = [0, 0]
  let text = ""
  for (let at = 0; at < places.length; at++) {
    const after = whole ? undefined : skip.get(at)
    const place = places[at]
    if (after !== undefined) at = after
    else if (place?.sign === "digit") text += String((digits++ % 9) + 1)
    else if (place?.sign === "letter") text += alphabet[letters++ % alphabet.length] ?? ""
    else if (place?.sign === "one") text += "x"
    else text += place?.sign === "rest" ? "…" : (place?.raw ?? "")
  }
  return text.trim()
}

const spoiled = (text: string): string[] => [
  text.slice(0, -1),
  text.replace(/\d/, "X"),
  text.replace(/\p{L}/u, "7"),
  `${text}9`,
  `X${text}`,
]

function examplesOf(ways: readonly Way[], matches: Pattern["matches"]): Examples {
  const made = new Set(ways.flatMap((way) => [exampleOf(way, true), exampleOf(way, false)]))
  const good = [...made].filter((value) => value !== "" && matches(value)).slice(0, 3)
  const wrong = new Set(good.flatMap(spoiled))
  return { good, bad: [...wrong].filter((value) => value.trim() !== "" && !matches(value)).slice(0, 2) }
}

/** What must stand in any value that follows: the places of no optional part. */
const needed = ({ places, skip }: Way): Place[] =>
  places.filter((_place, at) => ![...skip].some(([from, to]) => from <= at && at <= to))

/** Reads a pattern; never throws. One that is blank, or that anything follows, is none. */
export function readPattern(text: string): ReadPattern {
  const ways = read(text)
  if (typeof ways === "string") return { ok: false, problem: ways }
  if (ways.some(({ places }) => places.every((place) => isGap(place) || place.sign === "edge")))
    return { ok: false, problem: "blank" }
  const isRest = (place: Place): boolean => place.sign === "rest" || isGap(place)
  if (ways.some((way) => way.places.some(({ sign }) => sign === "rest") && needed(way).every(isRest)))
    return { ok: false, problem: "anything" }
  const matches = (value: string): boolean => {
    const chars = [...fold(value)]
    return ways.some((way) => follows(way, chars))
  }
  return { ok: true, pattern: { matches, examples: examplesOf(ways, matches) } }
}
