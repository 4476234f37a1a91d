import type { CallerCard } from "../src/messages"
import type { CallerAnswer } from "../src/rules/callbacks/verdict"
import { say, type Words } from "../src/words"

/** The verdict with its words, ready to show: one verb and one name, the rule and what was found, the doubts. */
export function cardOf(answer: CallerAnswer, words: Words): CallerCard {
  const { verdict, names, doubt, personToAsk } = answer
  const { verdicts: said, rules, doubts } = words.verdicts
  const because: Readonly<Record<string, string>> = words.verdicts.because
  const name = verdict.to === undefined ? "" : (names[verdict.to] ?? verdict.to)
  const vars = { name, ...answer.vars }
  const found = (count: number) =>
    verdict.because
      .slice(-count)
      .map((reason) => say(because[reason] ?? "", vars))
      .join(" ")
  // Who is at the keyboard is asked beside the card: one quiet line until then.
  if (verdict.because.includes("me-unnamed")) return { ...answer, said: { verb: "", lines: [found(1)] } }
  const asks = verdict.verdict === "ask"
  const mine = verdict.because.includes("owner-me") || verdict.because.includes("author-me")
  const key = verdict.verdict === "open" && mine ? "mine" : verdict.verdict
  return {
    ...answer,
    said: {
      verb: say(said[key], vars),
      lines: [
        asks ? found(1) : `${say(rules[verdict.rule], vars)} ${found(2)}`,
        ...doubt.map((one) => doubts[one]),
        ...(answer.noteFrom && verdict.because.includes("note-in-window") ? [words.crm.note] : []),
        ...(asks && personToAsk ? [say(words.overlay.verdict.ask, { name: personToAsk.name })] : []),
      ],
    },
  }
}
