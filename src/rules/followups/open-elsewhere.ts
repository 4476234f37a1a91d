import { valueOf } from "../../process/field"
import { isPursued, stageOf } from "../../process/stages"
import { invalid } from "../answers"
import { opportunityRule } from "../rule"
import { standingStage } from "./parts/history"

export default opportunityRule({
  id: "followups.open-elsewhere",
  field: null,
  reads: ["opportunity.stage"],
  section: "follow-up",
  level: "observe",
  check: ({ opportunity }, { others = [] }) => {
    if (opportunity.mode !== "create" && !isPursued(valueOf(standingStage(opportunity)) ?? "")) return null
    const open = others.filter(({ stage }) => stage !== null && stageOf(stage)?.open)
    const [first, second] = open
    if (!first) return null
    const { owner, stage, record } = first
    // One whose owner is known is theirs to be asked about.
    const named = !second && owner !== null && owner !== undefined && stage !== null
    return named
      ? invalid("owned", { vars: { owner, stage }, record })
      : invalid("open", { vars: { count: open.length }, record })
  },
})
