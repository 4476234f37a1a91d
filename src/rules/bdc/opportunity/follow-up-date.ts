import { dayAfter } from "../../../process/opportunity"
import { invalid, missing, ok, unsure } from "../../answers"
import { opportunityRule } from "../../rule"
import { appointmentFacts } from "../appointment"

const field = "opportunity.followUpDate"

export default opportunityRule({
  id: "bdc.opp.follow-up-date",
  reads: [field, "meeting.start"],
  section: "follow-up",
  level: "block",
  check: ({ opportunity, meeting }) => {
    const { followUpDate } = opportunity.fields
    if (followUpDate.state === "unknown") return unsure(followUpDate.why)
    const { at } = appointmentFacts(meeting, opportunity)
    const day = at.state === "known" ? dayAfter(at.value) : null
    const mend = day ? { vars: { day }, fix: { field, value: day } as const } : {}
    if (followUpDate.state === "empty") return missing(day ? "day" : undefined, { used: [field], ...mend })
    if (!day) return unsure(at.state === "unknown" ? at.why : "not-found")
    return followUpDate.value === day ? ok : invalid("day", mend)
  },
})
