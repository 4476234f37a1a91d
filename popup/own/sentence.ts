import { firstOf, pageOfField } from "../../src/rules/own/fields"
import type { OwnRule } from "../../src/rules/own/types"
import { say, type Words } from "../../src/words"
import type { OwnWords } from "../../src/words/fr/own"

/** How a field is called; `of`: with its page where it is not this one's. */
export function fieldName(key: string, words: OwnWords, said: Words, of: string | null = null): string {
  const label = (said.fields.labels as Readonly<Record<string, string | undefined>>)[key] ?? key
  const page = pageOfField(key)
  return page === null || page === pageOfField(of ?? "") ? label : `${label} (${words.pages[page]})`
}

/** What a rule says, in one sentence. */
export function sentenceOf(rule: OwnRule, words: OwnWords, said: Words): string {
  const { sentences } = words
  const any = (values: readonly string[]): string =>
    firstOf(values)
      .map((value) => (value === "…" ? value : say(sentences.quote, { value })))
      .join(sentences.or)
  const { field, when } = rule
  const condition =
    when &&
    say(when.values ? sentences.whenOne : sentences.whenAny, {
      field: fieldName(when.field, words, said, field),
      ...(when.values && { values: any(when.values) }),
    })
  return say(sentences[rule.form], {
    field: fieldName(field, words, said, field),
    when: condition ?? "",
    ...(rule.form === "one-of" && { values: any(rule.values) }),
    ...(rule.form === "pattern" && { pattern: say(sentences.quote, { value: rule.pattern }) }),
  })
}
