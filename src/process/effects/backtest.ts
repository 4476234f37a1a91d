import { partsOf } from "./overview"
import type { EffectEvent, Span } from "./types"

/**
 * What happened around a rule: it failed before the agent, or unseen; a Save went through over it, which `block` would have held, or not;
 * a Save was held, or passed over.
 */
export type Happened = "shown" | "observed" | "would" | "passed" | "held" | "overridden"
/**
 * A rule looked back on. `stood`: openings of a record in which it failed; `would`: Saves that it would have held at `block`; `held`: those
 * that it did hold; `opened`: records open in that time; `lines`: event by event, the latest first.
 */
export type Backtest = {
  rule: string
  span: Span
  stood: number
  would: number
  held: number
  opened: number
  lines: readonly { what: Happened; event: EffectEvent }[]
}

const placeOf = ({ browser, opening, record }: EffectEvent): string =>
  `${browser} ${opening ?? ""} ${record ?? ""}`

function happened({ kind, would }: EffectEvent): Happened | null {
  if (kind === "saved") return would ? "would" : "passed"
  return kind === "shown" || kind === "observed" || kind === "held" || kind === "overridden" ? kind : null
}

/** What a rule did, and would have done at `block`, over the last `span` Montréal days. Throws a RangeError when `now` is invalid. */
export function backtestOf(events: readonly EffectEvent[], rule: string, now: Date, span: Span): Backtest {
  const own = events.filter((event) => event.rule === rule || event.kind === "opened")
  const { within, opened } = partsOf(own, now, span)
  const lines = within.flatMap((event) => {
    const what = event.rule === rule ? happened(event) : null
    return what === null ? [] : [{ what, event }]
  })
  const told = (...some: Happened[]) => lines.filter(({ what }) => some.includes(what))
  return {
    rule,
    span,
    stood: new Set(told("shown", "observed").map(({ event }) => placeOf(event))).size,
    would: told("would").length,
    held: told("held").length,
    opened: opened.length,
    lines: lines.sort((one, other) => other.event.at - one.event.at),
  }
}

/** The reasons given, each with how often: those to pick first, then what was typed, the most frequent first. */
export function reasonsOf(
  overrides: readonly EffectEvent[],
  picked: readonly string[],
): { reason: string; times: number; typed: boolean }[] {
  const times = new Map<string, number>()
  for (const { reason } of overrides) times.set(reason ?? "", (times.get(reason ?? "") ?? 0) + 1)
  return [...times]
    .map(([reason, n]) => ({ reason, times: n, typed: reason !== "" && !picked.includes(reason) }))
    .sort(
      (one, other) =>
        Number(one.typed) - Number(other.typed) ||
        other.times - one.times ||
        one.reason.localeCompare(other.reason),
    )
}
