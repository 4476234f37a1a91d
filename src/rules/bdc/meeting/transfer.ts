import { invalid, ok, present } from "../../answers"
import { meetingRule } from "../../rule"
import { transferOf } from "../appointment"

export default meetingRule({
  id: "bdc.meeting.transfer",
  reads: ["meeting.transfer"],
  section: "meeting",
  level: "warn",
  check: ({ meeting: { fields } }) =>
    present("meeting.transfer", fields.transfer, () => {
      const said = transferOf(fields.transfer)
      if (said.state !== "known") return invalid()
      return said.value ? { state: "ok", note: "request" } : ok
    }),
})
