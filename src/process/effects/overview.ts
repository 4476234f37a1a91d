import { promptsOf } from "./prompts"
import { dayIndex, periodOf, type Period } from "./period"
import {
  verdictKinds,
  type Counts,
  type EffectEvent,
  type Overview,
  type Prompt,
  type RuleCounts,
  type Span,
  type VerdictKind,
  type Which,
} from "./types"

/** Files from which a median says something. */
export const enough = 5
/** Days over which overrides are held against their budget. */
export const week = 7

/** What a figure is made of: a prompt, or an event that is none. */
export type Behind = { event: EffectEvent; prompt: Prompt | null }

/** The middle of some numbers; null under `enough` of them. */
export function median(values: readonly number[]): number | null {
  if (values.length < enough) return null
  const sorted = [...values].sort((one, other) => one - other)
  const middle = sorted.length >> 1
  const upper = sorted[middle] ?? 0
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? 0) + upper) / 2
}

type Tally = { -readonly [K in keyof Counts]: Counts[K] }
const none = (): Tally => ({ shown: 0, mended: 0, overridden: 0, ignored: 0, open: 0 })
function count(tally: Tally, { fate }: Prompt): void {
  tally.shown += 1
  tally[fate] += 1
}

/** One opening of a record. A creation's record is not known: its opening alone names it. */
const placeOf = ({ browser, opening, record }: EffectEvent): string =>
  `${browser} ${opening ?? ""} ${record ?? ""}`

/** All that a period holds, each figure's parts together. */
export type Parts = {
  period: Period
  prompts: readonly Prompt[]
  /** The first of each rule in each opening where it failed unseen. */
  observed: readonly EffectEvent[]
  would: readonly EffectEvent[]
  overrides: readonly EffectEvent[]
  verdicts: readonly EffectEvent[]
  complete: readonly (EffectEvent & { from: number })[]
  /** The first opening of each record. */
  opened: readonly EffectEvent[]
  within: readonly EffectEvent[]
}

/** The first event of each name. */
function firstOf(events: readonly EffectEvent[], nameOf: (event: EffectEvent) => string): EffectEvent[] {
  const first = new Map<string, EffectEvent>()
  for (const event of events) {
    const before = first.get(nameOf(event))
    if (!before || before.at > event.at) first.set(nameOf(event), event)
  }
  return [...first.values()]
}

/** What a period holds, in any order; days are Montréal's. */
export function partsOf(events: readonly EffectEvent[], now: Date, span: number): Parts {
  const period = periodOf(now, span)
  const within = events.filter(({ at }) => at <= now.getTime() && dayIndex(period, at) >= 0)
  const of = (kind: EffectEvent["kind"]) => within.filter((event) => event.kind === kind)
  const weekly = periodOf(now, week)
  return {
    period,
    within,
    prompts: promptsOf(within, now),
    observed: firstOf(of("observed"), (event) => `${placeOf(event)} ${event.rule ?? ""}`),
    would: of("saved").filter((event) => event.would),
    overrides: of("overridden").filter(({ at }) => dayIndex(weekly, at) >= 0),
    verdicts: of("verdict"),
    complete: of("complete").flatMap((event) =>
      event.from === null || event.from > event.at ? [] : [{ ...event, from: event.from }],
    ),
    opened: firstOf(of("opened"), ({ record }) => record ?? ""),
  }
}

/**
 * The figures of the last `span` Montréal days, today included, from what was seen, in any order. What is older, or to come, is left aside.
 * Shown is always mended, overridden, ignored and still open together. Throws a RangeError when `now` is invalid.
 */
export function overviewOf(
  events: readonly EffectEvent[],
  now: Date,
  span: Span,
  since: number | null = null,
): Overview {
  const { period, prompts, observed, would, overrides, verdicts, complete, opened } = partsOf(
    events,
    now,
    span,
  )
  const totals = none()
  const days = period.days.map(none)
  const rules = new Map<string, Tally & Pick<RuleCounts, "observed" | "would" | "week">>()
  const ruleOf = (rule: string) => {
    const known = rules.get(rule) ?? { ...none(), observed: 0, would: 0, week: 0 }
    rules.set(rule, known)
    return known
  }
  for (const prompt of prompts) {
    const day = days[dayIndex(period, prompt.first.at)]
    for (const tally of [totals, ruleOf(prompt.rule), ...(day ? [day] : [])]) count(tally, prompt)
  }
  for (const { rule } of observed) if (rule !== null) ruleOf(rule).observed += 1
  for (const { rule } of would) if (rule !== null) ruleOf(rule).would += 1
  for (const { rule } of overrides) if (rule !== null) ruleOf(rule).week += 1
  const told = (kind: VerdictKind) => verdicts.filter(({ verdict }) => verdict === kind).length
  return {
    span,
    since,
    opened: opened.length,
    totals: { ...totals, byButton: prompts.filter(({ byButton }) => byButton).length },
    verdicts: Object.fromEntries(verdictKinds.map((kind) => [kind, told(kind)])) as Overview["verdicts"],
    complete: { files: complete.length, median: median(complete.map(({ at, from }) => at - from)) },
    days: period.days.map((day, index) => ({ day, ...(days[index] ?? none()) })),
    rules: [...rules]
      .map(([rule, counts]) => ({ rule, ...counts }))
      .sort((one, other) => other.shown - one.shown || one.rule.localeCompare(other.rule)),
  }
}

/** What is behind a figure of the same period, the latest first: as many as the figure says. */
export function behind(events: readonly EffectEvent[], now: Date, span: Span, which: Which): Behind[] {
  const { figure, rule, day } = which
  const parts = partsOf(events, now, span)
  const plain = (some: readonly EffectEvent[]): Behind[] => some.map((event) => ({ event, prompt: null }))
  const prompted = (some: readonly Prompt[]): Behind[] =>
    some.map((prompt) => ({ event: prompt.first, prompt }))
  const all = (): Behind[] => {
    if (figure === "shown") return prompted(parts.prompts)
    if (figure === "button") return prompted(parts.prompts.filter(({ byButton }) => byButton))
    if (figure === "complete") return plain(parts.complete)
    if (figure === "observed") return plain(parts.observed)
    if (figure === "opened") return plain(parts.opened)
    if (figure === "would") return plain(parts.would)
    if (figure === "week") return plain(parts.overrides)
    if (figure === "verdict") return plain(parts.verdicts.filter(({ verdict }) => verdict === which.verdict))
    return prompted(parts.prompts.filter(({ fate }) => fate === figure))
  }
  return all()
    .filter(({ event }) => rule === undefined || event.rule === rule)
    .filter(({ event }) => day === undefined || parts.period.days[dayIndex(parts.period, event.at)] === day)
    .sort((one, other) => other.event.at - one.event.at)
}
