import type { RowText, SaidRow } from "../src/messages"
import { stages } from "../src/process/stages"
import type { OwnRule } from "../src/rules/own/types"
import type { Row, Vars } from "../src/rules/rule"
import { sources } from "../src/rules/sources"
import type { Term } from "../src/words/fr/fields"
import { say, type Words } from "../src/words"
import type { RuleId, RuleWords } from "../src/words/rules"
import { clockTime, dayWords, momentWords, spanWords } from "../src/words/clock"

const isDay = /^\d{4}-\d{2}-\d{2}$/
/** Days in words; the rest as it is. */
const wordedVars = (vars: Vars | undefined, language: "fr" | "en"): Vars =>
  Object.fromEntries(
    Object.entries(vars ?? {}).map(([name, value]) => [
      name,
      typeof value === "string" && isDay.test(value) ? dayWords(value, language) : value,
    ]),
  )

/** What a rule is called, and what it says; the team's own bring their words, which are text and no model of one. */
function wordsOf({ id }: Row, words: Words, own: readonly OwnRule[]): RuleWords {
  if (!id.startsWith("own.")) return words.rules[id as RuleId]
  const made = own.find((rule) => rule.id === id)
  const { why, ...problems } = words.own
  return {
    title: made?.title ?? id,
    do: problems.required,
    why: made?.why ?? why,
    problems,
  }
}

/** The words of a row in the language in force. Blanks are filled from the answer; text of the page stays text. */
export function textOf(row: Row, words: Words, language: "fr" | "en", own: readonly OwnRule[] = []): RowText {
  const rule = wordsOf(row, words, own)
  const isOwn = row.id.startsWith("own.")
  const { answer } = row
  const terms = ("terms" in answer ? answer.terms : undefined) ?? []
  const at = answer.vars?.["at"]
  const span = answer.vars?.["span"]
  const named = (some: readonly Term[]): string => some.map((term) => words.fields.terms[term]).join(", ")
  const vars: Vars = {
    ...wordedVars(answer.vars, language),
    terms: named(terms),
    ...(typeof at === "string" && {
      time: clockTime(new Date(at), language),
      when: momentWords(new Date(at), language),
    }),
    ...(typeof span === "number" && { span: spanWords(span, language) }),
  }
  const problem = answer.state === "ok" ? answer.note : answer.problem
  const said = problem === undefined ? undefined : rule.problems?.[problem]
  const unread = answer.state === "unknown" ? words.fields.unknown[answer.why] : ""
  const todo =
    row.state === "ok" ? (said ?? "") : row.state === "unknown" ? (said ?? unread) : (said ?? rule.do)
  const source = say(words.overlay.row.source, {
    source: isOwn ? words.own.source : (sources[row.id] ?? "+"),
  })
  const meanings: Readonly<Record<string, string>> = rule.problems ?? {}
  return {
    title: rule.title,
    todo: say(todo, vars),
    why: [isOwn ? rule.why : say(rule.why, vars), ...(row.crm ? [words.crm.row] : []), source].join(" "),
    doubt: row.softened && row.softened !== "unknown" ? words.fields.softened[row.softened] : "",
    ...(row.id === "followups.stage-meaning" && {
      table: {
        title: words.overlay.row.stages,
        lines: stages.map(({ key, name }): [string, string] => [name, meanings[key] ?? ""]),
      },
    }),
    ...(answer.lines?.length && {
      table: {
        title: words.overlay.row.details,
        lines: answer.lines.map((line): [string, string] => [
          "term" in line ? words.fields.terms[line.term] : line.name,
          say(meanings[line.problem] ?? "", {
            ...wordedVars(line.vars, language),
            terms: named(line.terms ?? []),
          }),
        ]),
      },
    }),
  }
}

/** Rows with their words. */
export const saidRows = (
  rows: readonly Row[],
  words: Words,
  language: "fr" | "en",
  own: readonly OwnRule[] = [],
): SaidRow[] => rows.map((row) => ({ ...row, said: textOf(row, words, language, own) }))
