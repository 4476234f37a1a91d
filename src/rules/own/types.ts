import type { Level } from "../rule"

export type OwnRuleId = `own.${string}`

/**
 * Where a rule applies: where another field has one of these values; none given: where it has any. A field that this version does not
 * know is kept, and the rule has no effect.
 */
export type OwnCondition = { field: string; values?: string[] }

/**
 * A rule that a lead made without code, in one of three forms: a field is required (when), is one of some values, follows a pattern.
 * Its words are the team's own. What does not go together is told by `ownProblems`.
 */
export type OwnRule = {
  id: OwnRuleId
  field: string
  when?: OwnCondition
  level: Level
  title: string
  why?: string
} & OwnForm
export type OwnForm =
  { form: "required" } | { form: "one-of"; values: string[] } | { form: "pattern"; pattern: string }
export const ownForms: readonly OwnForm["form"][] = ["required", "one-of", "pattern"]
