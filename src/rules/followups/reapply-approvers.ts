import { opportunityRule } from "../rule"
import { askFirst } from "./parts/former"

/** As for "Perdu F&I". A bare "Perdu" is no stage of the opportunity: it is the approvers'. */
export default opportunityRule({
  id: "followups.reapply-approvers",
  field: null,
  reads: ["opportunity.stage", "opportunity.createdAt"],
  section: "follow-up",
  level: "block",
  holdsOwnSave: true,
  check: (input, asking) => askFirst("reapply-approvers", "Perdu", input, asking),
})
