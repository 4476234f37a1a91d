import { describe, expect, test } from "vitest"
import { copyOf, draftOf, freshDraft, isWhole, judged, ruleOf, type Draft } from "../../../popup/own/draft"
import { sentenceOf } from "../../../popup/own/sentence"
import type { OwnRule } from "../../../src/rules/own/types"
import { en as enWords } from "../../../src/words/en"
import { en } from "../../../src/words/en/own"
import { fr as frWords } from "../../../src/words/fr"
import { fr } from "../../../src/words/fr/own"

const base = { id: "own.a", field: "meeting.location", level: "block", title: "Salle" } as const
const rules: OwnRule[] = [
  { ...base, form: "required", why: "Pour l’accueil" },
  { ...base, form: "one-of", values: ["a", "b c"], when: { field: "opportunity.type" } },
  {
    ...base,
    form: "pattern",
    pattern: " salle ## ",
    when: { field: "meeting.type", values: ["Virtuel", "Autre"] },
  },
]

test.each(rules)("a rule of the form $form is written back as it was read", (rule) => {
  expect(ruleOf(draftOf(rule))).toEqual(rule)
})
test("a copy has its own id, and is observed first", () => {
  const copy = ruleOf(copyOf(rules[1] ?? { ...base, form: "required" }, "x".repeat(300)))
  expect(copy).toMatchObject({ form: "one-of", values: ["a", "b c"], level: "observe" })
  expect(copy.id).toMatch(/^own\.[\da-f]{8}$/)
  expect(copy.title).toHaveLength(200)
})
test("lines are values: blank ones and those said twice are none", () => {
  const draft: Draft = { ...freshDraft(), form: "one-of", field: "meeting.type", values: " a \n\n b\na\n" }
  expect(ruleOf(draft)).toMatchObject({ values: ["a", "b"] })
})

describe("what is not written is asked for, what is wrong is told", () => {
  const field = "meeting.location"
  test.each<[string, Partial<Draft>, string[], string[], boolean]>([
    ["nothing", {}, ["field", "title"], [], false],
    ["a field", { field }, ["title"], [], true],
    ["all of it", { field, title: "x" }, [], [], true],
    ["no values", { field, title: "x", form: "one-of" }, ["values"], [], false],
    ["no pattern", { field, title: "x", form: "pattern" }, ["pattern"], [], false],
    [
      "a broken pattern",
      { field, title: "x", form: "pattern", pattern: "[" },
      [],
      ["pattern-bracket"],
      false,
    ],
    ["no field of a condition", { field, title: "x", when: "any" }, ["when"], [], false],
    [
      "no values of it",
      { field, title: "x", when: "values", whenField: "meeting.type" },
      ["when"],
      [],
      false,
    ],
    ["a condition on itself", { field, title: "x", when: "any", whenField: field }, [], ["when-self"], false],
    [
      "one of another page",
      { field, title: "x", when: "any", whenField: "credit.status" },
      [],
      ["when-page"],
      false,
    ],
  ])("%s", (_what, part, missing, wrong, whole) => {
    const found = judged({ ...freshDraft(), ...part })
    expect(found.missing).toEqual(missing)
    expect(found.wrong.map(({ kind }) => kind)).toEqual(wrong)
    expect(isWhole(found)).toBe(whole)
  })
  test("what a rule is born with: observed", () => expect(freshDraft().level).toBe("observe"))
})

test("a rule is said in one sentence", () => {
  const said = (words: typeof fr, all: typeof frWords) => rules.map((rule) => sentenceOf(rule, words, all))
  expect(said(fr, frWords).map((text) => text.replaceAll("\u00a0", " "))).toEqual([
    "« Emplacement » est requis.",
    "« Emplacement » est « a » ou « b c » quand « Type (Opportunité) » est rempli.",
    "« Emplacement » suit le modèle «  salle ##  » quand « Type de rendez-vous » est « Virtuel » ou « Autre ».",
  ])
  expect(said(en, enWords)).toEqual([
    "“Location” is required.",
    "“Location” is “a” or “b c” when “Type (Opportunity)” is filled in.",
    "“Location” follows the pattern “ salle ## ” when “Appointment type” is “Virtuel” or “Autre”.",
  ])
  const strange: OwnRule = { ...base, form: "required", field: "visit.room" }
  expect(sentenceOf(strange, en, enWords)).toBe("“visit.room” is required.")
})
