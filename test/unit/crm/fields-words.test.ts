import { expect, test } from "vitest"
import { en } from "../../../src/words/en/crm-fields"
import { fr } from "../../../src/words/fr/crm-fields"

const texts = (words: object, path = ""): [string, string][] =>
  Object.entries(words).flatMap(([key, value]: [string, unknown]) =>
    typeof value === "string" ? [[path + key, value]] : texts(value as object, `${path}${key}.`),
  )
const english = new Map(texts(en))

test.each(texts(fr))("%s: typography, and the same blanks in both languages", (key, text) => {
  const blanks = (one: string): string[] => (one.match(/\{\w+\}/g) ?? []).sort()
  expect(blanks(english.get(key) ?? "")).toEqual(blanks(text))
  expect(text).not.toMatch(/'|\.\.\.|[^\u00a0]:|«[^\u00a0]|[^\u00a0]»|\s[?!;]/)
})
