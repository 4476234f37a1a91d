import { compareNames } from "../../../process/opportunity"
import { firstUnknown, invalid, ok, unsure } from "../../answers"
import { opportunityRule } from "../../rule"

/** An empty contact or name has its own row: there is nothing to compare. */
export default opportunityRule({
  id: "bdc.opp.contact-matches-name",
  reads: ["opportunity.contact", "opportunity.name"],
  section: "information",
  level: "block",
  check: ({ opportunity: { fields } }) => {
    const { contact, name } = fields
    if (contact.state === "empty" || name.state === "empty") return null
    if (contact.state === "unknown" || name.state === "unknown")
      return unsure(firstUnknown(contact, name) ?? "not-found")
    const likeness = compareNames(contact.value, name.value)
    if (likeness === "same") return ok
    return likeness === "disjoint" ? invalid("disjoint") : invalid("different", { at: "warn" })
  },
})
