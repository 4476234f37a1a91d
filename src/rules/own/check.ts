import { valueOf, type Field } from "../../process/field"
import { invalid, missing, ok, oneOf, sameBranch, unsure } from "../answers"
import type { Answer, CheckedRule } from "../rule"
import { firstOf, isOwnField, pageOfField, readsBeside, textsOf, type OwnPage } from "./fields"
import { readPattern } from "./pattern"
import type { OwnCondition, OwnRule } from "./types"

/** The field of a rule, and the one of its condition, as they are read on the page at hand. */
export type FieldReader = (key: string) => Field<unknown>

/** Whether a value is one of a list, as such values are compared everywhere; a branch under any of its spellings. */
function isAmong(key: string, value: unknown, list: readonly string[]): boolean {
  const texts = textsOf(value)
  if (key.endsWith(".branch")) return texts.some((text) => list.some((one) => sameBranch(one, text)))
  return texts.some((text) => oneOf(text, list))
}

/** Whether a condition holds; null when that cannot be known. */
function holds({ field, values }: OwnCondition, read: FieldReader): boolean | null {
  const found = read(field)
  if (found.state === "unknown") return null
  if (found.state === "empty") return false
  return values === undefined || isAmong(field, found.value, values)
}

const listed = (values: readonly string[]): string => firstOf(values).join(", ")

type Judge = (value: unknown) => Answer
/** What a known value is worth. */
function judgeOf(rule: OwnRule): Judge | null {
  if (rule.form === "required") return () => ok
  if (rule.form === "one-of") {
    const { field, values } = rule
    const [only, ...others] = values
    if (only === undefined) return null
    const told = { vars: { values: listed(values) }, ...(others.length === 0 && { offer: only }) }
    return (value) => (isAmong(field, value, values) ? ok : invalid("one-of", told))
  }
  const { pattern } = rule
  const read = readPattern(pattern)
  if (!read.ok) return null
  return (value) =>
    textsOf(value).some(read.pattern.matches) ? ok : invalid("pattern", { vars: { pattern } })
}

/**
 * What a rule answers of a page: null where its condition does not hold, or where an empty field is none of its business (only `required`
 * asks for a value); unknown where either field is.
 */
function answerOf({ field, when, form }: OwnRule, judge: Judge, read: FieldReader): Answer {
  const applies = when ? holds(when, read) : true
  if (applies === false) return null
  const doubt = [...(when ? [read(when.field)] : []), read(field)].find(({ state }) => state === "unknown")
  if (doubt?.state === "unknown") return unsure(doubt.why)
  const found = read(field)
  if (found.state === "empty") return form === "required" ? missing("required") : null
  return judge(valueOf(found))
}

/** The rule as those that are built in; null when it cannot be asked: a field that this version does not know, parts that do not go together. */
export function checkedOf(rule: OwnRule): CheckedRule | null {
  const { id, field, when, level } = rule
  const page = pageOfField(field)
  const judge = judgeOf(rule)
  if (!page || !judge || !isOwnField(field)) return null
  if (when && !(isOwnField(when.field) && readsBeside(page, when.field))) return null
  const reads = [field, ...(when && isOwnField(when.field) ? [when.field] : [])]
  return asked(page, { id, field, reads, section: "own", level }, (read) => answerOf(rule, judge, read))
}

const nowhere: Field<unknown> = { state: "unknown", why: "not-found" }
type Fields = { fields: Readonly<Record<string, Field<unknown>>> } | null
/** Reads a field by its name in the facts of the pages at hand. */
const readerOf =
  (pages: Partial<Record<OwnPage, Fields>>): FieldReader =>
  (key) => {
    const page = pageOfField(key)
    return (page && pages[page]?.fields[key.slice(page.length + 1)]) ?? nowhere
  }

function asked(
  page: OwnPage,
  base: Pick<CheckedRule, "id" | "field" | "reads" | "section" | "level">,
  answer: (read: FieldReader) => Answer,
): CheckedRule {
  // Each kind of page hands its own facts: all are read by the same names.
  const check = (input: Partial<Record<OwnPage, Fields>>): Answer => answer(readerOf(input))
  return { ...base, on: page, check }
}

const made = new WeakMap<readonly OwnRule[], readonly CheckedRule[]>()
/** The team's own rules, ready to be asked; made once for a list. */
export function checkedOwn(rules: readonly OwnRule[]): readonly CheckedRule[] {
  const before = made.get(rules)
  if (before) return before
  const fresh = rules.flatMap((rule) => checkedOf(rule) ?? [])
  made.set(rules, fresh)
  return fresh
}
