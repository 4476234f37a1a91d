import { valueOf } from "../../process/field"
import { firstCourtesy, secondCourtesy } from "../../process/renewal/loyalty"
import { renewalRule } from "../rule"

/** Told while it is time for one of the two calls; a delivery is known by its day. */
export default renewalRule({
  id: "loyalty.courtesy",
  reads: ["renewal.possessionDate"],
  section: "loyalty",
  level: "hint",
  params: {
    from: { kind: "number", default: 24, min: 1, max: 240, unit: "h" },
    to: { kind: "number", default: 48, min: 1, max: 240, unit: "h" },
    months: { kind: "number", default: 6, min: 1, max: 60, unit: "months" },
  },
  check: ({ renewal: { fields } }, { now }, { from, to, months }) => {
    const delivered = valueOf(fields.possessionDate)
    if (delivered === undefined) return null
    const due = [firstCourtesy(delivered, { from, to }), secondCourtesy(delivered, months)].find(
      (call) => call.from <= now && now < call.until,
    )
    return due ? { state: "ok", note: "due", vars: { at: due.until.toISOString() } } : null
  },
})
