import { invalid, noneLike, ok, unsure } from "../../answers"
import { meetingRule } from "../../rule"
import { onForm } from "../appointment"

/** On creation everything counts as changed: a value that stands there is what tells. */
export default meetingRule({
  id: "bdc.meeting.relances-untouched",
  reads: ["meeting.leadFollowUps"],
  section: "meeting",
  level: "warn",
  check: ({ meeting: { mode, fields, changed } }, { pack }) => {
    const { leadFollowUps } = fields
    if (pack === "renewal" && !onForm(leadFollowUps)) return null
    if (mode === "edit") return changed.has("leadFollowUps") ? invalid() : ok
    if (leadFollowUps.state === "unknown") return unsure(leadFollowUps.why)
    return leadFollowUps.state === "empty" || noneLike(leadFollowUps.value) ? ok : invalid()
  },
})
