import type { Backtest } from "../process/effects/backtest"
import type { Behind } from "../process/effects/overview"
import type { EffectEvent, Overview, Span, Which } from "../process/effects/types"

/** A rule looked back on, its lines the first 300 of `total`; `overrides`: those of the period, with their reasons. */
export type RuleEffects = Backtest & { total: number; overrides: EffectEvent[] }

export type EffectRequests = {
  /** From a page of the CRM: a Save went through, over what was last answered to it. `stage`: the press changes it to that one, else "". */
  "page.saved": [{ page: string; of: "meeting" | "opportunity" | "mass-update"; stage: string }, null]
  /** What the rules did, as this browser saw it. */
  "effects.get": [{ days: Span }, Overview]
  "effects.rule": [{ days: Span; rule: string }, RuleEffects]
  /** The events behind a figure, the latest first: the first 200 of `total`. */
  "effects.behind": [{ days: Span; which: Which }, { rows: Behind[]; total: number }]
  /** The addresses of records (`org/module/id`), where they are still known. */
  "effects.places": [{ records: string[] }, Record<string, string>]
  /** The same journal as a file; typed reasons only where asked for. */
  "effects.export": [{ days: Span; reasons: boolean }, string]
}
