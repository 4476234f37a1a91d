import type { GuessReason, GuessState, ModuleKey, Part } from "../crm/fields"
import type { CrmFault } from "../crm/types"
import type { FieldSigns } from "../policy/types"
import type { FieldKey } from "../rules/facts"

/** A field of the organisation, as its CRM tells it. */
export type TheirField = { api: string; label: string; column: string | null; type: string }

/** One of our fields, and theirs. `told`: the names and labels, folded, that we know of it from the CRM alone. */
export type CrmFieldRow = {
  field: FieldKey
  state: GuessState
  theirs: TheirField | null
  candidates: TheirField[]
  because: GuessReason[]
  told: string[]
  /** What the team, or the browser's policy, set instead. */
  corrected: FieldSigns | null
  locked: boolean
}
export type CrmModuleRow = {
  key: ModuleKey
  state: "found" | "conflict" | "absent"
  /** As the organisation calls those that fit. */
  labels: string[]
}
export type CrmFieldsView = {
  readOnly: boolean
  /** Whether the CRM can be asked now. */
  connected: boolean
  /** When the CRM last told (ISO); null: never, and the rest is empty. */
  at: string | null
  /** What the last asking did not get, by module, or by kind of setting. */
  problems: { about: string; fault: CrmFault | "empty" }[]
  rows: CrmFieldRow[]
  modules: CrmModuleRow[]
  /** Every field that a lead may name instead. */
  theirs: Record<Part, TheirField[]>
}
