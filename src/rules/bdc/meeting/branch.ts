import { invalid, ok, present, sameBranch, unsure } from "../../answers"
import { meetingRule } from "../../rule"

/** An opportunity without it has its own row: there is nothing to compare. */
export default meetingRule({
  id: "bdc.meeting.branch",
  reads: ["meeting.branch", "opportunity.branch"],
  section: "meeting",
  level: "block",
  check: ({ meeting, opportunity }) =>
    present("meeting.branch", meeting.fields.branch, (value) => {
      const there = opportunity?.fields.branch
      if (!there) return unsure("not-found")
      if (there.state === "unknown") return unsure(there.why)
      if (there.state === "empty" || sameBranch(there.value, value)) return ok
      return invalid("differs", { vars: { branch: there.value }, offer: there.value })
    }),
})
