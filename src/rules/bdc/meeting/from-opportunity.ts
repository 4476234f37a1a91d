import { invalid, ok, unsure } from "../../answers"
import { meetingRule } from "../../rule"

export default meetingRule({
  id: "bdc.meeting.from-opportunity",
  reads: ["meeting.related"],
  section: "meeting",
  level: "warn",
  check: ({ meeting: { fromOpportunity } }) => {
    if (fromOpportunity.state === "unknown") return unsure(fromOpportunity.why)
    return fromOpportunity.state === "known" && fromOpportunity.value ? ok : invalid()
  },
})
