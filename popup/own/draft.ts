import type { Level } from "../../src/rules/rule"
import { problemsOf, type OwnProblem } from "../../src/rules/own/problems"
import type { OwnForm, OwnRule, OwnRuleId } from "../../src/rules/own/types"

/** A rule as it is being written: each form's part is kept while another is looked at. `when`: how the condition is met; null: none. */
export type Draft = {
  id: OwnRuleId
  form: OwnForm["form"]
  field: string
  when: "any" | "values" | null
  whenField: string
  whenValues: string
  values: string
  pattern: string
  title: string
  why: string
  level: Level
}

const freshId = (): OwnRuleId => `own.${crypto.randomUUID().slice(0, 8)}`
const lines = (text: string): string[] => [
  ...new Set(
    text
      .split("\n")
      .map((line) => line.trim())
      .filter((line) => line !== ""),
  ),
]

export const freshDraft = (): Draft => ({
  id: freshId(),
  form: "required",
  field: "",
  when: null,
  whenField: "",
  whenValues: "",
  values: "",
  pattern: "",
  title: "",
  why: "",
  // Observed first, enforced later.
  level: "observe",
})

export const draftOf = (rule: OwnRule): Draft => ({
  ...freshDraft(),
  id: rule.id,
  form: rule.form,
  field: rule.field,
  when: rule.when ? (rule.when.values ? "values" : "any") : null,
  whenField: rule.when?.field ?? "",
  whenValues: rule.when?.values?.join("\n") ?? "",
  ...(rule.form === "one-of" && { values: rule.values.join("\n") }),
  ...(rule.form === "pattern" && { pattern: rule.pattern }),
  title: rule.title,
  why: rule.why ?? "",
  level: rule.level,
})

/** The same rule under an id of its own, observed until someone raises it. */
export const copyOf = (rule: OwnRule, title: string): Draft => ({
  ...draftOf(rule),
  id: freshId(),
  title: title.slice(0, 200),
  level: "observe",
})

const formOf = ({ form, values, pattern }: Draft): OwnForm =>
  form === "required" ? { form } : form === "one-of" ? { form, values: lines(values) } : { form, pattern }

/** The rule that is written; its parts may not go together yet. */
export const ruleOf = (draft: Draft): OwnRule => ({
  id: draft.id,
  field: draft.field,
  ...(draft.when && {
    when: {
      field: draft.whenField,
      ...(draft.when === "values" && { values: lines(draft.whenValues) }),
    },
  }),
  level: draft.level,
  title: draft.title.trim(),
  ...(draft.why.trim() !== "" && { why: draft.why.trim() }),
  ...formOf(draft),
})

export type Part = "field" | "when" | "values" | "pattern" | "title"
/** What is not written yet, and what is wrong in what is. */
export function judged(draft: Draft): { rule: OwnRule; missing: Part[]; wrong: OwnProblem[] } {
  const rule = ruleOf(draft)
  const { when } = rule
  const missing: Part[] = [
    ...(draft.field === "" ? ["field" as const] : []),
    ...(when && (when.field === "" || when.values?.length === 0) ? ["when" as const] : []),
    ...(rule.form === "one-of" && rule.values.length === 0 ? ["values" as const] : []),
    ...(rule.form === "pattern" && rule.pattern.trim() === "" ? ["pattern" as const] : []),
    ...(rule.title === "" ? ["title" as const] : []),
  ]
  // What is not written is asked for, not called wrong.
  const isThere = ({ path }: OwnProblem): boolean => !missing.some((part) => part === path[0])
  return { rule, missing, wrong: problemsOf(rule).filter(isThere) }
}

/** Whether a rule can be tried: all but its title is there. */
export const isWhole = ({ missing, wrong }: ReturnType<typeof judged>): boolean =>
  missing.every((part) => part === "title") && wrong.length === 0
