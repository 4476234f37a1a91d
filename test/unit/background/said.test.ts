import { describe, expect, test } from "vitest"
import { saidRows, textOf } from "../../../background/said"
import type { Row } from "../../../src/rules/rule"
import { sources } from "../../../src/rules/sources"
import { en } from "../../../src/words/en"
import { fr } from "../../../src/words/fr"

const row = (part: Partial<Row>): Row => ({
  id: "bdc.opp.phone",
  on: "opportunity",
  section: "information",
  field: "opportunity.phone",
  state: "missing",
  level: "warn",
  answer: { state: "missing" },
  ...part,
})

describe.each([
  ["fr", fr],
  ["en", en],
] as const)("in %s", (language, words) => {
  test("a row says its name, what to do, why it does not hold, and its source", () => {
    const { title, todo, why, doubt } = textOf(row({ softened: "section-one" }), words, language)
    const rule = words.rules["bdc.opp.phone"]
    expect([title, todo, doubt]).toEqual([rule.title, rule.do, words.fields.softened["section-one"]])
    expect(why.startsWith(rule.why)).toBe(true)
    expect(why).toContain(sources["bdc.opp.phone"] ?? "+")
  })
  test("an unknown says what could not be read, never what to do", () => {
    const unread = row({
      state: "unknown",
      softened: "unknown",
      answer: { state: "unknown", why: "masked" },
    })
    expect(textOf(unread, words, language)).toMatchObject({ todo: words.fields.unknown.masked, doubt: "" })
  })
  test("what is right says nothing to do", () => {
    expect(textOf(row({ state: "ok", answer: { state: "ok" } }), words, language).todo).toBe("")
  })
  test("a problem says itself, its blanks filled; the page's text stays text", () => {
    const answer = { state: "invalid", problem: "other", vars: { owner: "{why} <b>$&" } } as const
    const { todo } = textOf(row({ id: "bdc.opp.owner", state: "invalid", answer }), words, language)
    expect(todo).toContain("{why} <b>$&")
    expect(todo).not.toContain("{owner}")
  })
  test("a problem without words of its own falls back to what to do", () => {
    const answer = { state: "invalid", problem: "nothing-known" } as const
    expect(textOf(row({ state: "invalid", answer }), words, language).todo).toBe(
      words.rules["bdc.opp.phone"].do,
    )
  })
})

test("rows keep all that they were, in their order", () => {
  const rows = [row({ holds: "meeting" }), row({ id: "bdc.opp.email", softened: "earlier-page" })]
  const said = saidRows(rows, fr, "fr")
  expect(said).toMatchObject(rows)
  expect(said.map(({ said: { title } }) => title)).toEqual([
    fr.rules["bdc.opp.phone"].title,
    fr.rules["bdc.opp.email"].title,
  ])
})
