import type { Day } from "../calendar"
import { valueOf, type Field } from "../field"
import { creditOf, leftOf, type Credit, type LoanFacts } from "./loan"
import { addMonths, addYears, monthsBetween, monthsUntil } from "./months"

/** The segments of renewal.segment, in the order in which they are worked. */
export const segmentKeys = [
  "specialised-late",
  "regular-ending",
  "warranty",
  "specialised",
  "equity-positive",
  "equity-negative",
  "loyal",
  "running",
  "finished",
] as const
export type SegmentKey = (typeof segmentKeys)[number]

export type SegmentFacts = LoanFacts & {
  /** Vehicles bought here, this one counted. */
  purchases: Field<number>
  warrantyYears: Field<number>
  /** A percentage, negative when more is owed than the vehicle is worth; entered by hand and never kept. */
  equity: Field<number>
}
/** What may be wanting to know a segment. */
export type SegmentFact = "possession" | "end" | "credit" | "purchases" | "warranty" | "equity"

export type SegmentOptions = {
  /** Months left of regular credit, or less. */
  months: number
  /** Specialised from this rate, in %. */
  rate: number
  /** Past this month after possession. */
  after: number
  /** National warranties, in years, and the months before their end that count as near it. */
  warranties: readonly number[]
  warrantySoon: number
  /** The bracket of equity, in %, both ends in. */
  equityFrom: number
  equityTo: number
}
export const standardSegments: SegmentOptions = {
  months: 12,
  rate: 14,
  after: 20,
  warranties: [3, 5],
  warrantySoon: 6,
  equityFrom: 14,
  equityTo: 23,
}

/** One segment: whether the client is of it, why in numbers, or what is wanting to tell. */
export type Segment = {
  key: SegmentKey
  state: "in" | "out" | "unknown"
  why: { months?: number; count?: number; years?: number; end?: Day }
  missing: readonly SegmentFact[]
}

export type Segments = {
  all: readonly Segment[]
  credit: Field<Credit>
  /** The script that follows; null while the kind of credit is not known. */
  script: "script.renewal-regular" | "script.renewal-specialised" | null
  /** The CRM's own views that the file falls in, by their own bounds; as the file says it first. */
  views: readonly string[]
}

const inOr = (
  key: SegmentKey,
  held: boolean,
  why: Segment["why"] = {},
  missing: readonly SegmentFact[] = [],
): Segment => ({ key, state: held ? "in" : "out", why, missing })
const notKnown = (key: SegmentKey, ...missing: SegmentFact[]): Segment => ({
  key,
  state: "unknown",
  why: {},
  missing,
})

/**
 * A segment held by several conditions together: out as soon as one known fails, in when all are known and hold, else unknown for
 * want of the others.
 */
function held(
  key: SegmentKey,
  conditions: readonly (readonly [SegmentFact, boolean | undefined])[],
  why: Segment["why"],
): Segment {
  if (conditions.some(([, holds]) => holds === false)) return inOr(key, false)
  const wanting = conditions.flatMap(([fact, holds]) => (holds === undefined ? [fact] : []))
  return wanting.length > 0 ? notKnown(key, ...new Set(wanting)) : inOr(key, true, why)
}

/** The CRM's views and their own bounds. */
const regularView = "Regulier 24-36 mois restants"
const specialisedView = "Spécialisé 18 mois +"

function warranty(facts: SegmentFacts, today: Day, options: SegmentOptions): Segment {
  const from = valueOf(facts.possessionDate)
  if (from === undefined) return notKnown("warranty", "possession")
  const near = (years: number): boolean => {
    const end = addYears(from, years)
    return today <= end && monthsUntil(end, today) <= options.warrantySoon
  }
  const { warrantyYears } = facts
  const nearOnes = options.warranties.filter(near)
  const of = (years: number): Segment["why"] => ({ years, end: addYears(from, years) })
  if (warrantyYears.state === "known") {
    const years = warrantyYears.value
    return inOr("warranty", options.warranties.includes(years) && near(years), of(years))
  }
  if (warrantyYears.state === "empty") return inOr("warranty", false)
  // Whichever it is, none ends soon.
  return nearOnes.length > 0 ? notKnown("warranty", "warranty") : inOr("warranty", false)
}

/** The segments of a client on a Montréal day (renewal.segment), each with why; what is not known leaves a segment unknown. */
export function segmentsOf(
  facts: SegmentFacts,
  today: Day,
  options: SegmentOptions = standardSegments,
): Segments {
  const credit = creditOf(facts, options.rate)
  const kind = valueOf(credit)
  const left = valueOf(leftOf(facts, today))
  const running = left?.running
  const from = valueOf(facts.possessionDate)
  const since = from === undefined || from > today ? undefined : monthsBetween(from, today)
  const past = from === undefined ? undefined : addMonths(from, options.after) <= today
  const months = left?.months
  const regular = kind === undefined ? undefined : kind === "regular"
  const specialised = kind === undefined ? undefined : kind === "specialised"
  const equity = valueOf(facts.equity)
  const inBracket =
    equity !== undefined && Math.abs(equity) >= options.equityFrom && Math.abs(equity) <= options.equityTo
  const purchases = valueOf(facts.purchases)
  const number = (name: "months" | "count", value: number | undefined): Segment["why"] =>
    value === undefined ? {} : { [name]: value }

  const all: Record<SegmentKey, Segment> = {
    running: held("running", [["end", running]], number("months", months)),
    finished: held("finished", [["end", running === undefined ? undefined : !running]], {}),
    "regular-ending": held(
      "regular-ending",
      [
        ["end", running],
        ["end", months === undefined ? undefined : months <= options.months],
        ["credit", regular],
      ],
      number("months", months),
    ),
    specialised: held(
      "specialised",
      [
        ["end", running],
        ["credit", specialised],
      ],
      number("months", months),
    ),
    "specialised-late": held(
      "specialised-late",
      [
        ["end", running],
        ["possession", past],
        ["credit", specialised],
      ],
      number("count", since),
    ),
    "equity-positive":
      equity === undefined
        ? notKnown("equity-positive", "equity")
        : inOr("equity-positive", inBracket && equity > 0),
    "equity-negative":
      equity === undefined
        ? notKnown("equity-negative", "equity")
        : inOr("equity-negative", inBracket && equity < 0),
    loyal:
      purchases === undefined
        ? notKnown("loyal", "purchases")
        : inOr("loyal", purchases >= 2, { count: purchases }),
    warranty: warranty(facts, today, options),
  }
  return {
    all: segmentKeys.map((key) => all[key]),
    credit,
    script:
      kind === undefined
        ? null
        : kind === "regular"
          ? "script.renewal-regular"
          : "script.renewal-specialised",
    views: viewsOf(facts, kind, months, running, since),
  }
}

function viewsOf(
  { kind: said }: SegmentFacts,
  credit: Credit | undefined,
  months: number | undefined,
  running: boolean | undefined,
  since: number | undefined,
): string[] {
  const shown = valueOf(said)
  if (shown !== undefined) return [shown]
  if (credit === "regular" && running && months !== undefined && months >= 24 && months <= 36)
    return [regularView]
  return credit === "specialised" && since !== undefined && since >= 18 ? [specialisedView] : []
}
