import { invalid, ok, unsure } from "../../answers"
import { atOdds } from "../../followups/parts/former"
import { opportunityRule } from "../../rule"

/** Often shown to administrators only: what cannot be read says nothing. Does not block what another rule disputes. */
export default opportunityRule({
  id: "bdc.opp.not-expired",
  reads: ["opportunity.expired"],
  section: "information",
  level: "block",
  check: ({ opportunity }, asking) => {
    const { expired } = opportunity.fields
    if (expired.state === "unknown") return unsure(expired.why)
    if (expired.state === "empty" || !expired.value) return ok
    const disputed = asking.speaks("followups.expiry-vs-90") && atOdds(opportunity, asking) !== "no"
    return invalid(undefined, disputed ? { at: "warn" } : {})
  },
})
