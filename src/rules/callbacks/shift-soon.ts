import { startsSoon } from "../../process/roster"
import { invalid, unsure } from "../answers"
import { opportunityRule } from "../rule"
import { isMe, ownerOf } from "./owner"

export default opportunityRule({
  id: "callbacks.shift-soon",
  field: null,
  reads: ["opportunity.owner"],
  section: "follow-up",
  level: "warn",
  params: { hours: { kind: "number", default: 3, min: 0, max: 24, unit: "h" } },
  check: ({ opportunity }, { agent, roster, now }, { hours }) => {
    const owner = ownerOf(opportunity, roster)
    const at = owner && startsSoon(roster, owner.id, now, hours)
    if (!at) return null
    if (!agent) return unsure("no-agent")
    if (isMe(owner, agent, roster)) return null
    return invalid("soon", { vars: { name: owner.name, at: at.toISOString() } })
  },
})
