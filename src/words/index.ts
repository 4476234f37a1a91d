import type { Vars } from "../rules/rule"
import type { CrmFactWords } from "./fr/crm-facts"
import type { FieldWords } from "./fr/fields"
import type { OverlayWords } from "./fr/overlay"
import type { OwnSaid } from "./fr/own-said"
import type { RuleId, RuleWords } from "./rules"
import type { VerdictWords } from "./verdicts"

/** All that the overlay says, in one language; the worker sends it to the pages with their settings. */
export type Words = {
  rules: Readonly<Record<RuleId, RuleWords>>
  fields: FieldWords
  verdicts: VerdictWords
  overlay: OverlayWords
  crm: CrmFactWords
  own: OwnSaid
}

/** Fills the `{blanks}` of a text; a blank without a value stays visible. A value's own full stop ("2:05 p.m.") ends the sentence too. */
export const say = (text: string, vars: Vars = {}): string =>
  text.replace(/\{(\w+)\}(\.(?!\.))?/g, (blank, name: string, stop = "") => {
    const value = vars[name]
    if (value === undefined) return blank
    const said = String(value)
    return said.endsWith(".") ? said : said + String(stop)
  })
