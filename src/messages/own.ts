import type { UnknownReason } from "../process/field"
import type { Layer } from "../policy/types"
import type { OwnRule, OwnRuleId } from "../rules/own/types"
import type { Row } from "../rules/rule"

/** A rule that the team made without code. `below`: the layer whose rule it replaces; `known`: this version may ask it. */
export type OwnRuleView = {
  rule: OwnRule
  from: Layer
  below: Layer | null
  /** Set by the browser's policy: it does not change here. */
  locked: boolean
  /** Silenced everywhere, whatever its level. */
  silenced: boolean
  known: boolean
}
export type OwnView = { readOnly: boolean; rules: OwnRuleView[] }

/**
 * What a rule would say of the page in view, now; nothing of it is kept. `silent`: the page did not answer; `elsewhere`: its fields are of
 * another page; `broken`: its parts do not go together; `apart`: it
 * has nothing to say, its condition does not hold, its field is empty and it asks for no value, or no rule speaks there.
 */
export type OwnTrial =
  | { state: "silent" }
  | { state: "elsewhere" }
  | { state: "broken" }
  | ({ state: "ok" | "missing" | "invalid" | "unknown" } & OwnSeen)
  | ({ state: "apart"; apart: "when" | "empty" | "page" } & OwnSeen)
export type OwnSeen = {
  /** As read; null: empty or not read. */
  value: string | null
  /** The same of the condition's field; null without a condition too. */
  when: string | null
  why: UnknownReason | null
  /** At block, it would hold the meeting's Save now; else why it would not. */
  holds: boolean
  softened: NonNullable<Row["softened"]> | null
}

export type OwnRequests = {
  "own.get": [undefined, OwnView]
  /** Makes a rule, or puts it in the place of the one of its id. */
  "own.set": [{ rule: OwnRule }, OwnView]
  "own.remove": [{ id: OwnRuleId }, OwnView]
  "own.try": [{ rule: OwnRule; tab: number }, OwnTrial]
}
