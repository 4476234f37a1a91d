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
    const [first] = open
    return first ? invalid("open", { vars: { count: open.length }, record: first.record }) : null
  },
})
