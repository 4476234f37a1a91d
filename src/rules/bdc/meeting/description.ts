import { ok } from "../../answers"
import { meetingRule } from "../../rule"

/** Optional: never flagged. */
export default meetingRule({
  id: "bdc.meeting.description",
  field: "meeting.description",
  reads: [],
  section: "meeting",
  level: "off",
  check: () => ok,
})
