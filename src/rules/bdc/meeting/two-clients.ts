import { meetingRule } from "../../rule"
import { appointmentOfForm } from "../appointment"

/** A reminder beside a deposit: whether two clients want one vehicle cannot be seen here. */
export default meetingRule({
  id: "bdc.deposit.two-clients",
  reads: ["meeting.deposit"],
  section: "after",
  level: "hint",
  check: ({ meeting }) => {
    const { deposit } = appointmentOfForm(meeting)
    return deposit.state === "known" && deposit.value ? { state: "ok", note: "reminder" } : null
  },
})
