import { afterSalesRules } from "./aftersales"
import callFromOpportunity from "./bdc/call/from-opportunity"
import { meetingRules } from "./bdc/meeting"
import { opportunityRules } from "./bdc/opportunity"
import { callbackRules } from "./callbacks"
import askEmail from "./callbacks/ask-email"
import absentCover from "./callbacks/absent-cover"
import shiftSoon from "./callbacks/shift-soon"
import { followUpRules } from "./followups"
import { impaknetRules } from "./impaknet"
import { lawRules } from "./law"
import { loyaltyRules } from "./loyalty"
import { orphanRules } from "./orphans"
import { renewalRules } from "./renewal"
import type { AnyRuleId, CheckedRule, Rule } from "./rule"

export const packs = [
  "bdc",
  "callbacks",
  "followups",
  "renewal",
  "loyalty",
  "impaknet",
  "aftersales",
  "orphans",
  "law",
] as const
export type Pack = (typeof packs)[number]
/** Whether each speaks where no policy says: `law` waits for its legal review, which the team's lead answers for. */
export const standardPacks: Readonly<Record<Pack, boolean>> = Object.fromEntries(
  packs.map((pack) => [pack, pack !== "law"]),
) as Record<Pack, boolean>
/** A pack, or the rules that the team made without code. */
export type AnyPack = Pack | "own"

const isChecked = (rule: Rule): rule is CheckedRule => "check" in rule

/** The rules that answer with rows, those of the opportunity first. */
export const checkedRules: readonly CheckedRule[] = [
  ...opportunityRules,
  ...followUpRules,
  shiftSoon,
  absentCover,
  ...meetingRules,
  askEmail,
  callFromOpportunity,
  ...[...renewalRules, ...loyaltyRules, ...afterSalesRules, ...orphanRules, ...lawRules].filter(isChecked),
]

/** Every rule of this version, in the order of the process. */
export const rules: readonly Rule[] = [
  ...checkedRules,
  ...callbackRules,
  ...[
    ...renewalRules,
    ...loyaltyRules,
    ...impaknetRules,
    ...afterSalesRules,
    ...orphanRules,
    ...lawRules,
  ].filter((rule) => !isChecked(rule)),
]

const byId = new Map<string, Rule>(rules.map((rule) => [rule.id, rule]))
/** The rule of an id; undefined for an id that this version does not know. */
export const ruleOf = (id: string): Rule | undefined => byId.get(id)

/** The pack of a rule: the first part of its id. */
export const packOf = (id: AnyRuleId): AnyPack =>
  id.startsWith("own.") ? "own" : (packs.find((pack) => id.startsWith(`${pack}.`)) ?? "bdc")
