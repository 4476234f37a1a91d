import { expect, it } from "vitest"

import { composeFirst } from "../../../background/compose-first"
import { cardOf } from "../../../background/verdict-card"
import type { CallerAnswer } from "../../../src/rules/callbacks/verdict"
import { fr } from "../../../src/words/fr"

const answer = (verdict: object, part: object = {}): CallerAnswer =>
  ({
    verdict,
    doubt: [],
    personToAsk: null,
    names: { p1: "Zoé Roy" },
    vars: { hours: 3, noShowHours: 72 },
    ...part,
  }) as unknown as CallerAnswer
const { because, doubts } = fr.verdicts

it.each([
  [
    "a transfer names the person, its rule, its last two reasons and its doubts",
    answer(
      {
        verdict: "transfer",
        to: "p1",
        rule: "callbacks.note-author",
        because: ["owner-off", "note-in-window", "author-on-shift"],
      },
      { doubt: ["minute"] },
    ),
    "Transférez à Zoé Roy",
    [
      /^Dans les 3.*auteur de la note\. La dernière note date de 3.*auteur de la note est en poste\.$/u,
      doubts.minute,
    ],
  ],
  [
    "my own file",
    answer({ verdict: "open", rule: "callbacks.mine", because: ["owner-me"] }),
    fr.verdicts.verdicts.mine,
    [/La fiche est la vôtre/],
  ],
  [
    "a question asks for one person, without a rule",
    answer(
      { verdict: "ask", rule: "callbacks.owner-on-shift", because: ["owner-unknown"] },
      { personToAsk: { id: "p1", name: "Zoé Roy" } },
    ),
    fr.verdicts.verdicts.ask,
    [because["owner-unknown"], "Zoé Roy est en poste?"],
  ],
  [
    "who is at the keyboard: one quiet line",
    answer({ verdict: "ask", rule: "callbacks.mine", because: ["me-unnamed"] }),
    "",
    [because["me-unnamed"]],
  ],
])("%s", (_, given, verb, lines) => {
  const { said } = cardOf(given, fr)
  expect(said.verb).toBe(verb)
  expect(said.lines).toHaveLength(lines.length)
  lines.forEach((line, index) => expect(said.lines[index]).toMatch(line))
})

it("the first question offers the team's branches, else the usual ones, and keeps what is answered", () => {
  const branch = (answers: Record<string, string>, list: string[]) => {
    const field = composeFirst(answers, list, fr.overlay).fields.find(({ name }) => name === "branch")
    return field && "choices" in field ? [field.value, field.choices.length] : null
  }
  expect(branch({}, [])).toEqual(["Laval", 4])
  expect(branch({}, ["Granby", "Laval Nord"])).toEqual(["Granby", 2])
  expect(branch({ branch: "Laval Nord" }, ["Granby", "Laval Nord"])).toEqual(["Laval Nord", 2])
})
