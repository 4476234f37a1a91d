import { invalid, noneLike, ok, oneOf, unsure } from "../../answers"
import { meetingRule } from "../../rule"

export default meetingRule({
  id: "bdc.meeting.deposit",
  reads: ["meeting.deposit"],
  section: "meeting",
  level: "warn",
  params: { allowed: { kind: "list", default: ["Stripe", "Carte de crédit BDC", "Virement bancaire"] } },
  check: ({ meeting: { fields } }, _context, { allowed }) => {
    const { deposit } = fields
    if (deposit.state === "unknown") return unsure(deposit.why)
    if (deposit.state === "empty" || noneLike(deposit.value) || oneOf(deposit.value, allowed)) return ok
    return invalid("list", { vars: { allowed: allowed.join(", ") } })
  },
})
