import { isAbsent } from "../../process/roster"
import { opportunityRule } from "../rule"
import { isMe, ownerOf } from "./owner"

export default opportunityRule({
  id: "callbacks.absent-cover",
  field: null,
  reads: ["opportunity.owner"],
  section: "follow-up",
  level: "hint",
  check: ({ opportunity }, { agent, roster, now }) => {
    const owner = ownerOf(opportunity, roster)
    if (!owner || !isAbsent(roster, owner.id, now) || (agent && isMe(owner, agent, roster))) return null
    return { state: "ok", note: "cover", vars: { name: owner.name } }
  },
})
