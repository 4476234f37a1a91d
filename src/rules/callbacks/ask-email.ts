import { missing, noneLike } from "../answers"
import { meetingRule } from "../rule"

/** While a deposit is taken, the client's e-mail is asked for: it reveals an e-mail lead. */
export default meetingRule({
  id: "callbacks.ask-email",
  field: "opportunity.email",
  reads: ["meeting.deposit", "opportunity.email"],
  section: "meeting",
  level: "hint",
  check: ({ meeting, opportunity }) => {
    const { deposit } = meeting.fields
    const taken = deposit.state === "known" && !noneLike(deposit.value)
    return taken && opportunity?.fields.email.state === "empty" ? missing() : null
  },
})
