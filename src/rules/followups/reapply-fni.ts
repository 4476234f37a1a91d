import { opportunityRule } from "../rule"
import { askFirst } from "./parts/former"

/** Speaks on the new request, and holds the old file's own Save while it is being reopened. */
export default opportunityRule({
  id: "followups.reapply-fni",
  field: null,
  reads: ["opportunity.stage", "opportunity.createdAt"],
  section: "follow-up",
  level: "block",
  holdsOwnSave: true,
  check: (input, asking) => askFirst("reapply-fni", "Perdu F&I", input, asking),
})
