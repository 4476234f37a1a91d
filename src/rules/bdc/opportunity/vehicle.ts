import { firstUnknown, missing, ok, unsure } from "../../answers"
import type { FieldKey } from "../../facts"
import { opportunityRule } from "../../rule"

const parts = ["make", "model", "year"] as const

export default opportunityRule({
  id: "bdc.opp.vehicle",
  reads: [
    "opportunity.make",
    "opportunity.model",
    "opportunity.year",
    "opportunity.stock",
    "opportunity.vehicleNotes",
  ],
  section: "vehicle",
  level: "block",
  check: ({ opportunity: { fields } }) => {
    const absent = parts.filter((name) => fields[name].state === "empty")
    const [first] = absent
    if (!first) {
      const why = firstUnknown(fields.make, fields.model, fields.year)
      return why ? unsure(why) : ok
    }
    // Criteria alone are enough for a client who comes for no vehicle in particular; in doubt, they may be there.
    const firm = fields.stock.state === "known" || fields.vehicleNotes.state === "empty"
    const field: FieldKey = `opportunity.${first}`
    return missing("list", {
      field,
      terms: absent,
      ...(firm ? {} : { at: "warn" }),
    })
  },
})
