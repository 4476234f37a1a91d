import { stageName } from "../../process/stages"
import { opportunityRule } from "../rule"
import { answerOf } from "./parts/former"
import { reapply } from "./parts/settings"

export default opportunityRule({
  ...reapply,
  reads: ["opportunity.stage", "opportunity.createdAt"],
  section: "follow-up",
  level: "warn",
  check: (input, asking) => answerOf("reapply", input, asking, stageName("void")),
})
