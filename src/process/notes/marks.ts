const ORDINALS = [
  "premiere?",
  "deuxieme|seconde?",
  "troisieme",
  "quatrieme",
  "cinquieme",
  "sixieme",
  "septieme",
]
const NUMBERS = ["une?", "deux", "trois", "quatre", "cinq", "six", "sept"]

/** Car names that end in a letter and a number: "Audi R8" is not a round. */
const CARS =
  /(?:audi|jaguar|jeep|renault|rivian|mercedes|benz|honda|jac|toyota|nissan|yamaha|suzuki|gladiator|winnebago|type|golf|modele|classe|serie) ?-?$/

// A digit group that is neither a decimal, a telephone number nor a model ("R1T"); "J3R1" and "J3PDR" stay.
const END = String.raw`(?!\d)(?![.,]\d)(?!(?<=\d{3})[ .-]\d{3})(?![a-ik-qs-z](?![a-z]))(?![jr](?![a-z]|[ .:#-]?\d))`

const markPattern = (letter: string, word: string): RegExp =>
  new RegExp(
    String.raw`(?<![a-z0-9'])(?:(?:${word}|${letter})[ .:#=°+-]{0,3}(?:n[o°]?|num|numero)?[ .:#°]{0,2}(\d{1,6})${END}` +
      String.raw`|(\d{1,3}) ?(?:ere?|ieme|e(?:me)?|re|nde?|d|st|th)[ -]?(?:${word})(?![a-z])` +
      String.raw`|(${ORDINALS.join("|")}) (?:${word})(?![a-z])` +
      String.raw`|(?:${word}) (${NUMBERS.join("|")})(?![a-z])(?! (?:client|autre)))`,
    "g",
  )

const DAY = markPattern("j", "jour|jr|day")
const ROUND = markPattern("r", "round|ronde|rnd|rd")

const place = (words: string[], word: string): number =>
  words.findIndex((pattern) => new RegExp(`^(?:${pattern})$`).test(word)) + 1

type Mark = { value: number; from: number; to: number }

function marksOf(text: string, pattern: RegExp): Mark[] {
  const marks: Mark[] = []
  for (const match of text.matchAll(pattern)) {
    const [all, digits, ordinal, ordinalWord, numberWord] = match
    const value = ordinalWord
      ? place(ORDINALS, ordinalWord)
      : numberWord
        ? place(NUMBERS, numberWord)
        : Number(digits ?? ordinal)
    const sane = value >= 1 && value <= 999
    if (sane && !CARS.test(text.slice(Math.max(0, match.index - 12), match.index)))
      marks.push({ value, from: match.index, to: match.index + all.length })
  }
  return marks
}

const BETWEEN = /^(?:[\s.,;:/+|&()#\d-]|suivi|relance|matin|soir|midi|avant|apres|am|pm|h|de|du|le|en)*$/

/**
 * The J and the R of a note (the first of each, 1 to 999), whether some J and R stand together, and the text without them.
 * "Jeep J10 et Renault R5" holds no J and R together.
 */
export function readMarks(text: string): {
  day: number | null
  round: number | null
  together: boolean
  rest: string
} {
  const spaced = text
    .replace(/(?<![a-z0-9])[a-z]\d[a-z] \d[a-z]\d(?![a-z0-9])/g, " ") // a postal code
    .replace(/(pdr|textos?|sms|txt|mv|courriel|mail)(?=[jr][ -]?\d)/g, "$1 ")
    .replace(/(?<![a-z0-9])((?:jour|round|ronde|[jr]) ?\d{1,3})(?=(?:jour|round|ronde|[jr]) ?\d)/g, "$1 ")
  const days = marksOf(spaced, DAY)
  const rounds = marksOf(spaced, ROUND)
  const all = [
    ...days.map((mark) => ({ ...mark, day: true })),
    ...rounds.map((mark) => ({ ...mark, day: false })),
  ].sort((a, b) => a.from - b.from)
  const together = all.some((mark, index) => {
    const next = all[index + 1]
    return (
      next !== undefined &&
      next.day !== mark.day &&
      BETWEEN.test(spaced.slice(mark.to, Math.min(next.from, mark.to + 40)))
    )
  })
  let rest = ""
  let at = 0
  for (const mark of all) {
    rest += `${spaced.slice(at, mark.from)} `
    at = Math.max(at, mark.to)
  }
  return {
    day: days[0]?.value ?? null,
    round: rounds[0]?.value ?? null,
    together,
    rest: rest + spaced.slice(at),
  }
}
