import { firstUnknown, missing, ok, unsure } from "../../answers"
import type { FieldKey } from "../../facts"
import { opportunityRule } from "../../rule"
import { appointmentNotes } from "../appointment"

const parts = ["tradeMake", "tradeModel", "tradeYear", "tradeOdometer"] as const

export default opportunityRule({
  id: "bdc.opp.trade-in",
  reads: [
    "opportunity.tradeMake",
    "opportunity.tradeModel",
    "opportunity.tradeYear",
    "opportunity.tradeOdometer",
  ],
  section: "trade-in",
  level: "warn",
  check: ({ opportunity }) => {
    const { fields } = opportunity
    const notes = appointmentNotes(opportunity)
    const said = notes.state === "known" ? notes.value[0]?.points.tradeIn : undefined
    const trades =
      parts.some((name) => fields[name].state === "known") || (said?.state === "known" && said.value)
    const absent = parts.filter((name) => fields[name].state === "empty")
    const [first] = absent
    if (trades && first) {
      const field: FieldKey = `opportunity.${first}`
      return missing("list", { field, terms: absent })
    }
    const why = firstUnknown(fields.tradeMake, fields.tradeModel, fields.tradeYear, fields.tradeOdometer)
    return why ? unsure(why) : ok
  },
})
