import { valueOf } from "../../process/field"
import { isPursued } from "../../process/stages"
import { same } from "../../process/text"
import { opportunityRule } from "../rule"
import { standingStage } from "./parts/history"

/** The work order: the rarest first. */
const order = ["Platine", "Or", "Argent", "Bronze"]

export default opportunityRule({
  id: "followups.queue",
  reads: ["opportunity.priority", "opportunity.stage"],
  section: "follow-up",
  level: "observe",
  check: ({ opportunity }) => {
    const priority = valueOf(opportunity.fields.priority) ?? ""
    const rank = order.findIndex((name) => same(name, priority)) + 1
    if (rank === 0 || !isPursued(valueOf(standingStage(opportunity)) ?? "")) return null
    return { state: "ok", note: "rank", vars: { priority, rank } }
  },
})
