import { invalid, ok, unsure } from "../../answers"
import { opportunityRule } from "../../rule"

/** Often shown to administrators only: what cannot be read says nothing. */
export default opportunityRule({
  id: "bdc.opp.not-expired",
  reads: ["opportunity.expired"],
  section: "information",
  level: "block",
  check: ({ opportunity: { fields } }) => {
    const { expired } = fields
    if (expired.state === "unknown") return unsure(expired.why)
    return expired.state === "known" && expired.value ? invalid() : ok
  },
})
