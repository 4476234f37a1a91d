import { opportunityRule } from "../rule"
import { answerOf, isReopened } from "./parts/former"
import { invalid } from "../answers"

/** As for "Perdu F&I". A bare "Perdu" is no stage of the opportunity: it is the approvers'. */
export default opportunityRule({
  id: "followups.reapply-approvers",
  field: null,
  reads: ["opportunity.stage", "opportunity.createdAt"],
  section: "follow-up",
  level: "block",
  check: (input, asking) =>
    isReopened(input.opportunity, "Perdu")
      ? invalid("reopening")
      : answerOf("reapply-approvers", input, asking),
})
