import { expect, test } from "vitest"
import { builtIn } from "../../../src/scripts"
import { checkScript } from "../../../src/scripts/check"
import type { Language, Script } from "../../../src/scripts/types"

const ids = Object.keys(builtIn.scripts)

test.each(ids)("%s: words in both languages, targets, ways and ends", (id) => {
  expect(checkScript(id, builtIn)).toEqual([])
})

test.each(ids)("%s: typography, and the same variables in both languages", (id) => {
  const texts = (language: Language): [string, string][] => {
    const { title, steps } = builtIn.words[language][id] ?? { title: "", steps: {} }
    const said = Object.entries(steps).flatMap(([step, { text, label = "", coach = "", answers = {} }]) =>
      [text, label, coach, ...Object.values(answers)].map((one): [string, string] => [step, one]),
    )
    return [["title", title], ...said]
  }
  for (const [step, text] of texts("fr"))
    expect(text, step).not.toMatch(/'|\.\.\.|[^\u00a0]:|«[^\u00a0]|[^\u00a0]»|\s[?!;]|\d (?:h|%|\$)/)
  for (const [step, text] of texts("en")) expect(text, step).not.toMatch(/'|\.\.\.|\s[:?!;]/)
  const blanks = (language: Language, step: string): string[] =>
    [...new Set(builtIn.words[language][id]?.steps[step]?.text.match(/\{\w+\}/g))].sort()
  for (const { id: step } of builtIn.scripts[id]?.steps ?? [])
    expect(blanks("en", step), step).toEqual(blanks("fr", step))
})

test("what is wrong with a script is found", () => {
  const base = builtIn.scripts["script.voice-message"] as Script
  const words = builtIn.words.fr[base.id] ?? { title: "", steps: {} }
  const check = (steps: Script["steps"], fr = words): string[] =>
    checkScript(base.id, {
      scripts: { ...builtIn.scripts, [base.id]: { ...base, steps } },
      words: { ...builtIn.words, fr: { ...builtIn.words.fr, [base.id]: fr } },
    })
  const [message, left] = base.steps
  if (!left) throw new Error("one step")
  expect(check([message, left])).toEqual([])
  expect(check([{ ...message, to: "nowhere" }, left])).toContain("message: leads to nowhere")
  expect(check([{ ...message, to: "script.nowhere" }, left])).toContain("message: leads to script.nowhere")
  expect(check([{ ...message, to: "end" }, left])).toContain("left: never reached")
  expect(check([message, { ...left, to: "message" }])).toContain("left: never ends")
  expect(check([message, left, left])).toContain("left: twice")
  expect(check([message])).toContain("fr: left: words of no step")
  expect(check([message, left, { id: "more", kind: "say" }])).toContain("en: more: no words")
  expect(check([message, { ...left, answers: [{ id: "a", to: "end" }] }])).toContain(
    "fr: left: no label of a",
  )
  const broken = { ...words, steps: { ...words.steps, left: { text: "{modle}", label: "x" } } }
  expect(check([message, left], broken)).toContain("fr: left: {modle}")
})
