import { opportunityRule } from "../rule"
import { answerOf, isReopened } from "./parts/former"
import { invalid } from "../answers"

/** Speaks on the new request, and on the old file itself while it is being reopened. */
export default opportunityRule({
  id: "followups.reapply-fni",
  field: null,
  reads: ["opportunity.stage", "opportunity.createdAt"],
  section: "follow-up",
  level: "block",
  check: (input, asking) =>
    isReopened(input.opportunity, "Perdu F&I")
      ? invalid("reopening")
      : answerOf("reapply-fni", input, asking),
})
