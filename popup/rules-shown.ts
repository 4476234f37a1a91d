import type { LeadView, RequestOf, RuleView } from "../src/messages"
import { fold } from "../src/process/text"
import type { Level } from "../src/rules/rule"
import type { Words } from "../src/words"
import type { RuleWords } from "../src/words/rules"
import { differs } from "./differs"

/** What of the list is shown. */
export type Filter = {
  search: string
  level: Level | ""
  changed: boolean
  silenced: boolean
  ending: boolean
}
export const all: Filter = { search: "", level: "", changed: false, silenced: false, ending: false }

export const wordsFor = (words: Words, id: string): RuleWords | undefined =>
  (words.rules as Record<string, RuleWords | undefined>)[id]

const texts = new WeakMap<RuleWords, string>()
function textOf(id: string, words: RuleWords | undefined): string {
  const known = words && texts.get(words)
  if (known !== undefined) return known
  const text = fold(`${id} ${words?.title ?? ""} ${words?.why ?? ""}`)
  if (words) texts.set(words, text)
  return text
}

/** The rules that a filter lets through; of the search, case, accents and order do not count. */
export function shownOf(rules: readonly RuleView[], words: Words, filter: Filter): RuleView[] {
  const parts = fold(filter.search).split(/\s+/).filter(Boolean)
  return rules.filter((rule) => {
    if (filter.level !== "" && rule.level !== filter.level) return false
    if (filter.changed && !differs(rule)) return false
    if (filter.silenced && !rule.silenced) return false
    if (filter.ending && rule.until === null) return false
    const text = textOf(rule.id, wordsFor(words, rule.id))
    return parts.every((part) => text.includes(part))
  })
}

/** What the view becomes when a change is taken, shown before the worker says so. */
export const hoped = (
  view: LeadView,
  { id, level, until, params, budget }: RequestOf<"rule.set">,
): LeadView => ({
  ...view,
  rules: view.rules.flatMap((rule) => {
    if (rule.id !== id) return [rule]
    if (!rule.known && level === null) return []
    return [
      {
        ...rule,
        level: level === undefined ? rule.level : (level ?? rule.defaultLevel),
        until: until === undefined ? (level === undefined ? rule.until : null) : until,
        budget: budget === undefined ? rule.budget : budget,
        params: rule.params.map((param) => ({
          ...param,
          value: params === null && !param.locked ? param.default : (params?.[param.name] ?? param.value),
        })),
      },
    ]
  }),
})

/** The same once a rule is silenced, or speaks again. */
export const hushed = (view: LeadView, id: string, on: boolean): LeadView => ({
  ...view,
  rules: view.rules.map((rule) =>
    rule.id === id ? { ...rule, silenced: on, silencedFrom: on ? "team" : null } : rule,
  ),
})
