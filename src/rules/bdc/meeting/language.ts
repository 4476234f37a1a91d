import { same } from "../../../process/text"
import { invalid, ok, present, unsure } from "../../answers"
import { meetingRule } from "../../rule"

/** An opportunity without it has its own row: there is nothing to compare. */
export default meetingRule({
  id: "bdc.meeting.language",
  reads: ["meeting.language", "opportunity.language"],
  section: "meeting",
  level: "block",
  check: ({ meeting, opportunity }) =>
    present("meeting.language", meeting.fields.language, (value) => {
      const there = opportunity?.fields.language
      if (!there) return unsure("not-found")
      if (there.state === "unknown") return unsure(there.why)
      if (there.state === "empty" || same(there.value, value)) return ok
      return invalid("differs", { vars: { language: there.value }, offer: there.value })
    }),
})
