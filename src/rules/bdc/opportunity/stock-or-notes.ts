import { firstUnknown, missing, ok, unsure } from "../../answers"
import { opportunityRule } from "../../rule"

export default opportunityRule({
  id: "bdc.opp.stock-or-notes",
  reads: ["opportunity.stock", "opportunity.vehicleNotes"],
  section: "vehicle",
  level: "block",
  check: ({ opportunity: { fields } }) => {
    if (fields.stock.state === "known" || fields.vehicleNotes.state === "known") return ok
    const why = firstUnknown(fields.stock, fields.vehicleNotes)
    return why ? unsure(why) : missing()
  },
})
