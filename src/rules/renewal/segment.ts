import { dayOf } from "../../process/calendar"
import { segmentsOf, type Segment, type SegmentFact } from "../../process/renewal/segments"
import type { Term } from "../../words/fr/fields"
import { renewalRule, type Beside } from "../rule"
import { loanOf, segmentOptions } from "./parts/loan"

const factTerms: Readonly<Record<SegmentFact, Term>> = {
  possession: "possession",
  end: "loanEnd",
  credit: "chance",
  purchases: "purchases",
  warranty: "warranty",
  equity: "equity",
}
const lineOf = ({ key, state, why, missing }: Segment): NonNullable<Beside["lines"]>[number] => ({
  term: key,
  problem: state === "unknown" ? "wanting" : key,
  vars: { ...why },
  ...(state === "unknown" && { terms: missing.map((fact) => factTerms[fact]) }),
})

/**
 * `months`: left of regular credit, or less. `rate`: specialised from there, in %. `after`: the month after possession.
 * `warranties`: in years, counted from the possession; `warrantySoon`: how long before the end.
 */
export default renewalRule({
  id: "renewal.segment",
  field: "renewal.kind",
  reads: [
    "renewal.possessionDate",
    "renewal.termMonths",
    "renewal.monthsLeft",
    "renewal.financingEnd",
    "renewal.kind",
    "renewal.chance",
    "renewal.purchases",
    "renewal.warrantyYears",
  ],
  section: "dossier",
  level: "hint",
  params: {
    months: { kind: "number", default: 12, min: 0, max: 120, unit: "months" },
    rate: { kind: "number", default: 14, min: 0, max: 60, unit: "percent" },
    after: { kind: "number", default: 20, min: 0, max: 120, unit: "months" },
    warranties: { kind: "list", default: ["3", "5"] },
    warrantySoon: { kind: "number", default: 6, min: 0, max: 24, unit: "months" },
    equityFrom: { kind: "number", default: 14, min: 0, max: 100, unit: "percent" },
    equityTo: { kind: "number", default: 23, min: 0, max: 100, unit: "percent" },
  },
  check: ({ renewal }, { now, renewal: around }, params) => {
    const facts = loanOf(renewal, around)
    const { all, script, views, credit } = segmentsOf(facts, dayOf(now), segmentOptions(params))
    const within = all.filter(({ state }) => state === "in")
    // Equity is the agent's to enter: nobody is asked for it.
    const doubtful = all.filter(({ state, missing }) => state === "unknown" && !missing.includes("equity"))
    const lines = [...within, ...doubtful].map(lineOf)
    const view = views[0]
    if (view !== undefined) lines.push({ term: "crmView", problem: "view", vars: { view } })
    const beside: Beside = { lines, equity: around?.equity ?? null, ...(script && { script }) }
    const terms = within.map(({ key }): Term => key)
    if (terms.length > 0) return { state: "ok", note: "list", terms, ...beside }
    const wanting = [...new Set(doubtful.flatMap(({ missing }) => missing))].map((fact) => factTerms[fact])
    const why = credit.state === "unknown" ? credit.why : "not-found"
    return wanting.length > 0
      ? { state: "unknown", why, problem: "wanting", terms: wanting, ...beside }
      : { state: "ok", note: "none", ...beside }
  },
})
