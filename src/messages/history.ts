import type { Layer } from "../policy/types"
import type { Level } from "../rules/rule"
import type { LeadView } from "./index"

/** What stands on one side of a difference; null: nothing. */
export type DiffValue = string | number | boolean | readonly string[] | null
/**
 * One thing that two policies say otherwise. `rule` and `pack`: `id` names it; `own`: a rule made without code, by its title; `value`: another
 * key by its path; `count`: a list or table by how many entries it has, `changed` of which are not the same.
 */
export type Difference =
  | {
      kind: "rule"
      id: string
      name: "level" | "until" | "budget" | "silenced"
      before: DiffValue
      after: DiffValue
    }
  | { kind: "param"; id: string; name: string; before: DiffValue; after: DiffValue }
  | { kind: "pack"; id: string; before: boolean; after: boolean }
  | { kind: "own"; id: string; before: string | null; after: string | null }
  | { kind: "value"; id: string; before: DiffValue; after: DiffValue }
  | { kind: "count"; id: string; before: number; after: number; changed: number }

export type DiffAgainst = "defaults" | "published"
export type DiffView = {
  against: DiffAgainst
  /** The publication compared with (its date in ISO); null where there is none, or with the defaults. */
  published: { by: string; at: string } | null
  differences: Difference[]
}

/** A change of the team's layer made in this browser. `what`: how it came, "" by an ordinary change; `more`: differences not kept. */
export type HistoryEntry = {
  id: string
  at: string
  by: string
  what: "" | "start" | "import" | "reset" | "restore" | "published"
  changes: Difference[]
  more: number
  /** What is in force now. */
  current: boolean
  /** The roster of that moment is no longer kept: going back leaves today's. */
  rosterGone: boolean
}
export type HistoryView = { readOnly: boolean; entries: HistoryEntry[] }

/** A kept policy that was found damaged: which, when (ISO), and what was taken in its place. */
export type Recovered = {
  layer: Extract<Layer, "team" | "published" | "managed">
  at: string
  from: "history" | "before" | "parts" | "nothing"
}

export type HistoryRequests = {
  /** Many rules in one change; those that the organisation locks are passed over. `reset`: back to what lies below, parameters included. */
  "rules.set": [
    { ids: string[]; level?: Level; until?: string | null; reset?: true },
    { view: LeadView; changed: number; passed: number },
  ]
  /** Silences a rule everywhere, or lets it speak again. */
  "rule.silence": [{ id: string; on: boolean }, LeadView]
  "diff.get": [{ against: DiffAgainst }, DiffView]
  "history.get": [undefined, HistoryView]
  /** What going back to that moment would change now. */
  "history.preview": [{ id: string }, { differences: Difference[]; rosterGone: boolean }]
  "history.restore": [{ id: string }, HistoryView]
  /** The damaged policy as it was found, to look into; null: none is kept. */
  "recovery.get": [undefined, string | null]
  "recovery.drop": [undefined, LeadView]
}
