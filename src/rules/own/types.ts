import type { FieldKey } from "../facts"
import type { Level } from "../rule"

export type OwnRuleId = `own.${string}`

/** Where a rule applies: everywhere, or where another field has one of these values (none given: any). */
export type OwnCondition = { field: FieldKey; values?: string[] }

/**
 * A rule that a lead made without code, in one of three forms: a field is required (when), is one of some values, follows a pattern.
 * Its words are the team's own.
 */
export type OwnRule = {
  id: OwnRuleId
  field: FieldKey
  when?: OwnCondition
  level: Level
  title: string
  why?: string
} & ({ form: "required" } | { form: "one-of"; values: string[] } | { form: "pattern"; pattern: string })
