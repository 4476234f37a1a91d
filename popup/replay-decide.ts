import { fromWire } from "../src/messages/wire"
import type { KeptVerdict } from "../src/messages"
import {
  callbackCases,
  decideAmong,
  type CallbackCase,
  type CallbackFacts,
  type CaseVerdict,
} from "../src/process/callbacks"
import { dayOf, minuteOfDay, montreal } from "../src/process/calendar"
import type { Presence } from "../src/process/roster"

/** A verdict with what it was decided on. */
export type Played = { facts: CallbackFacts; verdict: CaseVerdict; at: Date }

/** What may be set otherwise. */
export type Otherwise = {
  hours: number
  noShowHours: number
  skewMinutes: number
  speaks: ReadonlySet<CallbackCase>
  owner: Presence | null
  author: Presence | null
  at: Date
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null

/** A kept verdict as it was; null when it cannot be read any more. */
export function played({ verdict, facts, at }: Pick<KeptVerdict, "verdict" | "facts" | "at">): Played | null {
  const [said, read] = [fromWire(verdict), fromWire(facts)]
  if (!isObject(said) || !isObject(read) || typeof read["me"] !== "string") return null
  if (!(callbackCases as readonly unknown[]).includes(said["rule"]) || !Array.isArray(said["because"]))
    return null
  return { facts: read as CallbackFacts, verdict: said as CaseVerdict, at: new Date(at) }
}

/** The verdict on the same facts, set otherwise; null when no case that speaks applies. */
export function replay({ facts }: Played, set: Otherwise): CaseVerdict | null {
  const { owner, lastFollowUp: last } = facts
  const changed: CallbackFacts = { ...facts }
  if (owner && set.owner) changed.owner = { ...owner, presence: set.owner }
  if (last && set.author) changed.lastFollowUp = { ...last, presence: set.author }
  const { hours, noShowHours, skewMinutes } = set
  return decideAmong(changed, set.at, {
    speaks: (rule) => set.speaks.has(rule),
    hours,
    noShowHours,
    skewMinutes,
  })
}

export type Part = "verdict" | "to" | "rule" | "until"

/** The parts in which two verdicts differ; a clock that one of them left out, for doubt, is no difference. */
export function differences(one: CaseVerdict | null, other: CaseVerdict | null): ReadonlySet<Part> {
  const found = new Set<Part>()
  if (!one || !other) return one === other ? found : found.add("verdict").add("rule")
  if (one.verdict !== other.verdict) found.add("verdict")
  if (one.to !== other.to) found.add("to")
  if (one.rule !== other.rule) found.add("rule")
  if (one.until && other.until && +one.until !== +other.until) found.add("until")
  return found
}

const two = (n: number): string => String(n).padStart(2, "0")
/** An instant as a field of date and time holds it, on Montréal's clock; and back. */
export const fieldOf = (at: Date): string =>
  `${dayOf(at)}T${two(Math.floor(minuteOfDay(at) / 60))}:${two(minuteOfDay(at) % 60)}`
export function instantOf(text: string): Date | null {
  const [, day, time] = /^(\d{4}-\d\d-\d\d)T(\d\d:\d\d)/.exec(text) ?? []
  const at = day && time ? montreal(day, time) : null
  return at && !Number.isNaN(at.getTime()) ? at : null
}
