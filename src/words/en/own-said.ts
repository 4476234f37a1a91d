import type { OwnSaid } from "../fr/own-said"

/** What a row says of a rule that the team made without code, beside its own title and reason. */
export const en: OwnSaid = {
  required: "Fill in this field.",
  "one-of": "Expected: {values}.",
  pattern: "Expected form: {pattern}",
  why: "The team chose this rule.",
  source: "the team’s own rule",
}
