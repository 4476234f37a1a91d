import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { fold } from "../../../../src/process/text"
import { readPattern } from "../../../../src/rules/own/pattern"

const matcher = (pattern: string): ((value: string) => boolean) => {
  const read = readPattern(pattern)
  if (!read.ok) throw new Error(`${pattern}: ${read.problem}`)
  return read.pattern.matches
}

describe.each<[pattern: string, good: string[], bad: string[]]>([
  [
    "ST-#####",
    ["ST-12345", "st 12345", "ST–12345", " St‑12345 "],
    ["ST-1234", "ST-123456", "XST-12345", "ST12345"],
  ],
  [
    "&#&[ ]#&#",
    ["J3V 5K1", "j3v5k1", "J3V-5K1", "É1É 1É1"],
    ["J3V  5K", "J3V 5K11", "3JV 5K1", "J3V\u30005K"],
  ],
  [
    "[(]###[)][ ]###[-]####",
    ["(514) 700-0199", "514-700-0199", "514 700 0199", "5147000199", "(514)700-0199"],
    ["514 700-019", "1 514 700-0199"],
  ],
  ["DÉPÔT - *", ["DÉPÔT - Luc", "depot luc", "DÉPÔT -"], ["TRANSFERT - Luc", "DÉPÔTS - Luc"]],
  ["OUI|NON|s/o", ["Oui", "non", "S/O"], ["oui non", "peut-être", "OUI|NON"]],
  ["*@*.com", ["a@b.com", "@.com"], ["a@b.ca", "ab.com"]],
  ["\\#\\*?", ["#*a", "#*7"], ["1*a", "#*", "#*ab"]],
  ["[AB ][CD-]##", ["12", "ab 12", "CD-12", "AB CD-12", "ab cd 12"], ["A12", "CDAB12"]],
  ["L’été", ["L'ETE", "l´été"], ["l été"]],
  ["Lecœur", ["LECOEUR", "Lecœur"], ["lecour"]],
  ["??*", ["ab", "a b c"], ["a", ""]],
  ["😀#", ["😀1"], ["😀😀", "1"]],
])("the pattern %s", (pattern, good, bad) => {
  const matches = matcher(pattern)
  test.each(good)("is followed by %s", (value) => expect(matches(value)).toBe(true))
  test.each(bad)("is not by %s", (value) => expect(matches(value)).toBe(false))
})

test.each([
  ["", "blank"],
  ["  ", "blank"],
  ["-", "blank"],
  ["A|", "blank"],
  ["[A", "bracket"],
  ["A]", "bracket"],
  ["[]A", "bracket"],
  ["[[A]]", "bracket"],
  ["[A|B]", "bracket"],
  ["A\\", "escape"],
  ["*", "anything"],
  ["A|**", "anything"],
  ["[A]*", "anything"],
])("%j is no pattern: %s", (pattern, problem) => expect(readPattern(pattern)).toEqual({ ok: false, problem }))

/** The same said the long way: every way of leaving out, then every way of reading, one after the other. */
function bruteForce(pattern: string, value: string): boolean {
  const text = fold(value)
  const walk = (rest: string[], at: number): boolean => {
    const [sign, ...others] = rest
    if (sign === undefined) return at === text.length
    const here = text[at]
    if (sign === "[") {
      const end = others.indexOf("]")
      return walk([...others.slice(0, end), ...others.slice(end + 1)], at) || walk(others.slice(end + 1), at)
    }
    if (sign === "*") return walk(others, at) || (here !== undefined && walk(rest, at + 1))
    if (sign === " " && (at === 0 || at === text.length) && walk(others, at)) return true
    if (here === undefined) return false
    const fits =
      sign === "?" || (sign === "#" ? /[0-9]/.test(here) : sign === "&" ? /[a-z]/.test(here) : sign === here)
    return fits && walk(others, at + 1)
  }
  // Separators in a row are one, in a pattern as in a value; not across the edge of an optional part.
  return pattern.split("|").some((way) => walk([...way.trim().replace(/ +/g, " ")], 0))
}

const part = fc.stringMatching(/^[ab1 #&?*]{1,3}$/)
const way = fc
  .array(
    fc.oneof(
      part,
      part.map((inner) => `[${inner}]`),
    ),
    { minLength: 1, maxLength: 4 },
  )
  .map((parts) => parts.join(""))
const patterns = fc.array(way, { minLength: 1, maxLength: 2 }).map((ways) => ways.join("|"))

test("it says what every way of reading, tried one by one, would say", () => {
  let followed = 0
  fc.assert(
    fc.property(patterns, fc.stringMatching(/^[ab12 -]{0,8}$/), (pattern, value) => {
      const read = readPattern(pattern)
      if (!read.ok) return
      const expected = bruteForce(pattern, value)
      if (expected) followed++
      expect(read.pattern.matches(value)).toBe(expected)
    }),
    { numRuns: 3_000 },
  )
  expect(followed).toBeGreaterThan(100)
})

test("what is shown as following does, what is shown as not following does not", () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 30 }), (pattern) => {
      const read = readPattern(pattern)
      if (!read.ok) return
      const { matches, examples } = read.pattern
      expect(examples.good.every(matches)).toBe(true)
      expect(examples.bad.some(matches)).toBe(false)
    }),
  )
  const read = readPattern("ST-###[#]|&&-*")
  expect(read).toMatchObject({ pattern: { examples: { good: ["ST-1234", "ST-123", "AB-…"] } } })
})

test.each([
  ["*a*a*a*a*a*a*a*a*a*b", "a".repeat(50_000)],
  ["[a][a][a][a][a][a][a][a][a][a]".repeat(6) + "b", "a".repeat(50_000)],
  ["*" + "?".repeat(180) + "#", "x".repeat(50_000)],
  ["*- *- *- #", "- ".repeat(25_000) + "a"],
  ["*é#", "e\u0301".repeat(25_000)],
])("a hostile value takes no longer than its length by the pattern’s: %s", (pattern, value) => {
  const matches = matcher(pattern)
  const start = performance.now()
  expect(matches(value)).toBe(false)
  // Backtracking would take hours.
  expect(performance.now() - start).toBeLessThan(3_000)
})
