import { branchKey } from "../process/roster"
import { fold, same } from "../process/text"
import type { Field, UnknownReason } from "../process/field"
import type { Term } from "../words/fr/fields"
import type { FieldKey } from "./facts"
import type { Answer, Level, Row } from "./rule"

type Invalid = Extract<Answer, { state: "missing" | "invalid" }>
export type Extra = Partial<Omit<Invalid, "state" | "problem">>

export const ok: Extract<Answer, { state: "ok" }> = { state: "ok" }
export const missing = (problem?: string, extra: Extra = {}): Invalid => ({
  state: "missing",
  ...(problem ? { problem } : {}),
  ...extra,
})
export const invalid = (problem?: string, extra: Extra = {}): Invalid => ({
  state: "invalid",
  ...(problem ? { problem } : {}),
  ...extra,
})
export const unsure = (
  why: UnknownReason,
  problem?: string,
  terms?: readonly Term[],
): Extract<Answer, { state: "unknown" }> => ({
  state: "unknown",
  why,
  ...(problem ? { problem } : {}),
  ...(terms ? { terms } : {}),
})

/** The reason of the first field that is unknown, else null. */
export function firstUnknown(...fields: Field<unknown>[]): UnknownReason | null {
  for (const field of fields) if (field.state === "unknown") return field.why
  return null
}

/**
 * The common shape: empty is missing, unknown is unknown, and a known value is judged by `check`.
 * A missing field rests on that field alone, whatever else the rule reads.
 */
export function present<T>(
  key: FieldKey,
  field: Field<T>,
  check: (value: T) => Answer = () => ok,
  extra: Extra = {},
): Answer {
  if (field.state === "unknown") return unsure(field.why)
  if (field.state === "empty") return missing(undefined, { used: [key], ...extra })
  return check(field.value)
}

/** Whether a text is one of a list; case, accents, spaces and dashes apart. */
export const oneOf = (text: string, list: readonly string[]): boolean => list.some((item) => same(item, text))

const none = new Set(["", "none", "non", "no", "aucun", "aucune", "n/a", "s/o", "sans"])
/** Whether a picklist's value stands for nothing chosen: "-None-", "Aucun", "Non". */
export const noneLike = (text: string): boolean => none.has(fold(text))

/** Whether two texts name the same branch: "Ile-Perrot" is "Île-Perrot", "Saint-Hubert" is "St-Hubert". */
export const sameBranch = (one: string, other: string): boolean => branchKey(one) === branchKey(other)

const rank: readonly Level[] = ["off", "observe", "hint", "warn", "block"]
/** The lower of two levels. */
export const atMost = (level: Level, cap: Level): Level =>
  rank.indexOf(level) <= rank.indexOf(cap) ? level : cap
export const atLeast = (level: Level, floor: Level): boolean => rank.indexOf(level) >= rank.indexOf(floor)

/** How many rows are right, of those shown. */
export function progressOf(rows: readonly Row[]): { ok: number; total: number } {
  const shown = rows.filter(({ level }) => atLeast(level, "hint"))
  return { ok: shown.filter(({ state }) => state === "ok").length, total: shown.length }
}
