import { stageName } from "../../process/stages"
import { opportunityRule } from "../rule"
import { answerOf } from "./parts/former"
import { neverReached } from "./parts/settings"

/** The credit side's own case: the age of the last request decides, not when it was closed. */
export default opportunityRule({
  ...neverReached,
  reads: ["opportunity.stage", "opportunity.createdAt"],
  section: "follow-up",
  level: "warn",
  check: (input, asking) => answerOf("never-reached", input, asking, stageName("void")),
})
