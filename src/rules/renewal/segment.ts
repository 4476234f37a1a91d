import { practiceRule } from "../rule"

/** `months`: left of regular credit, or less. `rate`: specialised from there. `after`: the month after possession. `warranties`: years; `warrantySoon`: how long before the end. */
export default practiceRule({
  id: "renewal.segment",
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
})
