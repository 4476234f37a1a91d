import type { Day } from "../calendar"

/** What of the journal these figures are made from. */
export const effectKinds = [
  "opened",
  "shown",
  "observed",
  "cleared",
  "mended",
  "undone",
  "held",
  "overridden",
  "saved",
  "verdict",
  "complete",
] as const
export type EffectKind = (typeof effectKinds)[number]

export const verdictKinds = ["transfer", "book-own", "book-credit", "open", "ask"] as const
export type VerdictKind = (typeof verdictKinds)[number]

/** The periods looked back on, in days, today included. */
export const spans = [7, 30, 90] as const
export type Span = (typeof spans)[number]

/**
 * Something seen in one browser. `at`: ms. `opening`: one opening of a page; null: not known. `record`: `org/module/id`; null: one being
 * created. `would`: of a Save that went through, it would have been held at `block`. `from`, ms: of a complete file, when it was first seen
 * incomplete.
 */
export type EffectEvent = {
  key: string
  browser: string
  at: number
  kind: EffectKind
  opening: string | null
  record: string | null
  rule: string | null
  state: string | null
  level: string | null
  reason: string | null
  would: boolean
  verdict: VerdictKind | null
  from: number | null
}

/**
 * What became of a prompt: put right in the same opening; passed over with a reason; neither, and a Save went through or the day ended;
 * not yet any of these.
 */
export const fates = ["mended", "overridden", "ignored", "open"] as const
export type Fate = (typeof fates)[number]

/** A rule that stood failing before the agent in one opening of a record; `because`: what decided its fate; `byButton`: with our own button. */
export type Prompt = {
  first: EffectEvent
  rule: string
  fate: Fate
  because: EffectEvent | null
  byButton: boolean
}

export type Counts = Readonly<Record<Fate, number>> & { shown: number }
/** `observed`: openings where it failed unseen; `would`: Saves that would have been held at `block`; `week`: overrides of the last 7 days. */
export type RuleCounts = Counts & { rule: string; observed: number; would: number; week: number }

/** The figures of a period. `since`: ms, the first event known, of any period; `median`: ms, null under `enough` files. */
export type Overview = {
  span: Span
  since: number | null
  opened: number
  totals: Counts & { byButton: number }
  verdicts: Readonly<Record<VerdictKind, number>>
  complete: { files: number; median: number | null }
  days: readonly (Counts & { day: Day })[]
  rules: readonly RuleCounts[]
}

export const figures = [
  "shown",
  ...fates,
  "button",
  "complete",
  "opened",
  "verdict",
  "observed",
  "would",
  "week",
] as const
/** A figure, of one rule, one day or one kind of verdict where these are given. */
export type Which = {
  figure: (typeof figures)[number]
  verdict?: VerdictKind
  rule?: string
  day?: Day
}
