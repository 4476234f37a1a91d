import type { CallerAnswer } from "../rules/callbacks/verdict"
import { say, type Words } from "../words"

export type VerdictText = { verb: string; rule: string; why: string; doubt: string[] }

/** The card's words: one verb and one name, the rule quoted, what was found, and the doubts. */
export function verdictText({ verdict, names, doubt, vars: hours }: CallerAnswer, words: Words): VerdictText {
  const { verdicts: said, rules, doubts } = words.verdicts
  const because: Readonly<Record<string, string>> = words.verdicts.because
  const mine = verdict.because.includes("owner-me") || verdict.because.includes("author-me")
  const key = verdict.verdict === "open" && mine ? "mine" : verdict.verdict
  const vars = {
    name: verdict.to === undefined ? "" : (names[verdict.to] ?? verdict.to),
    ...hours,
  }
  const found = verdict.because.slice(verdict.verdict === "ask" ? -1 : -2)
  return {
    verb: say(said[key], vars),
    rule: verdict.verdict === "ask" ? "" : say(rules[verdict.rule], vars),
    why: found.map((reason) => say(because[reason] ?? "", vars)).join(" "),
    doubt: doubt.map((one) => doubts[one]),
  }
}
