import { isField, isOwnField, pageOfField, readsBeside } from "./fields"
import { readPattern, type PatternProblem } from "./pattern"
import type { OwnRule } from "./types"

export type OwnProblemKind =
  | "twice"
  | "title"
  | "field"
  | "when-self"
  | "when-field"
  | "when-page"
  | "values"
  | "value-blank"
  | `pattern-${PatternProblem}`
/** What is wrong in a rule, and where: the names of its parts. */
export type OwnProblem = { path: readonly (string | number)[]; kind: OwnProblemKind }

const blankIn = (values: readonly string[], path: readonly string[]): OwnProblem[] => {
  if (values.length === 0) return [{ path, kind: "values" }]
  return values.flatMap((value, at): OwnProblem[] =>
    value.trim() === "" ? [{ path: [...path, at], kind: "value-blank" }] : [],
  )
}

/** What does not go together in one rule. A field that this version does not know is another version's business. */
export function problemsOf(rule: OwnRule): OwnProblem[] {
  const { field, when, title } = rule
  const problems: OwnProblem[] = []
  const wrong = (kind: OwnProblemKind, ...path: string[]) => problems.push({ path, kind })
  if (title.trim() === "") wrong("title", "title")
  if (isField(field) && !isOwnField(field)) wrong("field", "field")
  if (when) {
    const known = isField(field) && isField(when.field)
    if (when.field === field) wrong("when-self", "when", "field")
    else if (isField(when.field) && !isOwnField(when.field)) wrong("when-field", "when", "field")
    else if (known && !readsBeside(pageOfField(field), when.field)) wrong("when-page", "when", "field")
    if (when.values) problems.push(...blankIn(when.values, ["when", "values"]))
  }
  if (rule.form === "one-of") problems.push(...blankIn(rule.values, ["values"]))
  if (rule.form === "pattern") {
    const read = readPattern(rule.pattern)
    if (!read.ok) wrong(`pattern-${read.problem}`, "pattern")
  }
  return problems
}

/** What is wrong in a list of rules, each path starting with the rule's place. */
export function ownProblems(rules: readonly OwnRule[]): OwnProblem[] {
  const first = new Map<string, number>()
  rules.forEach(({ id }, at) => first.has(id) || first.set(id, at))
  return rules.flatMap((rule, at) => [
    ...(first.get(rule.id) === at ? [] : [{ path: [at, "id"], kind: "twice" as const }]),
    ...problemsOf(rule).map(({ path, kind }) => ({ path: [at, ...path], kind })),
  ])
}
