import { valueOf } from "../../process/field"
import { stageOf } from "../../process/stages"
import { opportunityRule } from "../rule"

export default opportunityRule({
  id: "followups.stage-meaning",
  reads: ["opportunity.stage"],
  section: "follow-up",
  level: "hint",
  check: ({ opportunity: { fields, stageChange } }) => {
    const stage = stageOf(valueOf(stageChange)?.to ?? valueOf(fields.stage) ?? "")
    return stage && { state: "ok", note: stage.key }
  },
})
