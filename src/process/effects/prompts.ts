import type { Day } from "../calendar"
import { dayOf } from "../calendar"
import type { EffectEvent, Fate, Prompt } from "./types"

const fileOf = ({ browser, record, rule }: EffectEvent): string => `${browser} ${record ?? ""} ${rule ?? ""}`

type Growing = {
  first: EffectEvent
  rule: string
  cleared: EffectEvent | null
  overridden: EffectEvent | null
  saved: EffectEvent | null
  button: EffectEvent | null
}

/** Of one instant, what shows a row comes before what becomes of it. */
const order = ({ kind }: EffectEvent): number =>
  kind === "shown" ? 0 : kind === "held" ? 1 : kind === "overridden" ? 2 : 3
const inTime = (one: EffectEvent, other: EffectEvent): number =>
  one.at - other.at || order(one) - order(other) || (one.key < other.key ? -1 : 1)

const later = (one: EffectEvent | null, other: EffectEvent): EffectEvent =>
  one !== null && one.at > other.at ? one : other

function ended(
  { cleared, overridden, saved, first }: Growing,
  today: Day,
  dayAt: (at: number) => Day,
): { fate: Fate; because: EffectEvent | null } {
  if (cleared && (overridden === null || cleared.at >= overridden.at))
    return { fate: "mended", because: cleared }
  if (overridden) return { fate: "overridden", because: overridden }
  if (saved) return { fate: "ignored", because: saved }
  return { fate: dayAt(first.at) === today ? "open" : "ignored", because: null }
}

/**
 * The prompts among events, in any order, and what became of each as of `now`. An event whose opening is not known goes to the latest
 * prompt of that rule on that record before it; what answers to no prompt is left aside, but for a Save held or passed over, which is one.
 * Throws a RangeError when `now` is invalid.
 */
export function promptsOf(events: readonly EffectEvent[], now: Date): Prompt[] {
  const sorted = [...events].sort(inTime)
  const byOpening = new Map<string, Growing>()
  const latest = new Map<string, Growing>()
  const all: Growing[] = []
  for (const event of sorted) {
    const { kind, rule, opening } = event
    if (rule === null || kind === "observed" || (kind === "saved" && event.level === "observe")) continue
    if (kind === "verdict" || kind === "undone" || kind === "opened" || kind === "complete") continue
    const file = fileOf(event)
    const here = opening === null ? null : `${file} ${opening}`
    let prompt = here === null ? latest.get(file) : byOpening.get(here)
    if (!prompt && (kind === "shown" || kind === "held" || kind === "overridden")) {
      prompt = { first: event, rule, cleared: null, overridden: null, saved: null, button: null }
      all.push(prompt)
      latest.set(file, prompt)
    }
    if (!prompt) continue
    if (here !== null && !byOpening.has(here)) byOpening.set(here, prompt)
    if (kind === "shown") latest.set(file, prompt)
    else if (kind === "cleared") prompt.cleared = later(prompt.cleared, event)
    else if (kind === "overridden") prompt.overridden = later(prompt.overridden, event)
    else if (kind === "saved") prompt.saved = later(prompt.saved, event)
    else if (kind === "mended") prompt.button = event
  }
  const today = dayOf(now)
  const days = new Map<number, Day>()
  // A day is asked once for each hour: a change of clocks never falls within one.
  const dayAt = (at: number): Day => {
    const hour = Math.floor(at / 3_600_000)
    const known = days.get(hour) ?? dayOf(new Date(at))
    days.set(hour, known)
    return known
  }
  return all.map((prompt) => {
    const { first, rule, button } = prompt
    const end = ended(prompt, today, dayAt)
    return { first, rule, ...end, byButton: button !== null && end.fate === "mended" }
  })
}
