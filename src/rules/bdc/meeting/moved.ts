import { invalid, ok, unsure } from "../../answers"
import { meetingRule } from "../../rule"

/** A second meeting for one opportunity: most often the first should have moved. */
export default meetingRule({
  id: "bdc.meeting.moved",
  reads: [],
  section: "after",
  level: "observe",
  check: ({ meeting, opportunity }) => {
    if (meeting.mode === "edit") return null
    if (!opportunity) return unsure("not-found")
    const { meetingStands } = opportunity
    if (meetingStands.state === "unknown") return unsure(meetingStands.why)
    return meetingStands.state === "known" && meetingStands.value ? invalid() : ok
  },
})
