import { invalid, ok, unsure } from "../../answers"
import { meetingRule } from "../../rule"

export default meetingRule({
  id: "bdc.meeting.location-empty",
  reads: ["meeting.location"],
  section: "meeting",
  level: "warn",
  check: ({ meeting: { fields } }) => {
    if (fields.location.state === "unknown") return unsure(fields.location.why)
    return fields.location.state === "empty"
      ? ok
      : invalid(undefined, { fix: { field: "meeting.location", value: "" } })
  },
})
