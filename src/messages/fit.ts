import type { UnknownReason } from "../process/field"
import type { Modules } from "../pages/zoho/modules"
import type { SignMap } from "../pages/zoho/types"
import type { FieldSigns } from "../policy/types"
import type { FieldKey } from "../rules/facts"
import type { FitWords } from "../words/fr/fit"

/** A field that the team's policy corrects, or the browser's. */
export type CorrectedField = { field: FieldKey; signs: FieldSigns; locked: boolean }
export type FitView = { readOnly: boolean; corrected: CorrectedField[] }

/** What a page needs to correct one field: the signs in force, those of the team for this field, and the words. */
export type Fitting = {
  field: FieldKey
  label: string
  signs: FieldSigns | null
  fields: SignMap
  modules?: Modules
  words: FitWords
  reasons: Readonly<Record<UnknownReason, string>>
}

/** What the worker says to the script of a correction: answered with the censored structure of the page, as text. */
export type DiagnosticCall = { jalonFit: "diagnostic"; fields: SignMap }
