import { invalid, noneLike, ok, oneOf, unsure } from "../../answers"
import { meetingRule } from "../../rule"

export default meetingRule({
  id: "bdc.meeting.deposit",
  reads: ["meeting.deposit"],
  section: "meeting",
  level: "warn",
  params: {
    allowed: { kind: "list", default: ["Stripe", "Carte de crédit BDC", "Virement bancaire"] },
    /** The renewal team's (2.2). */
    renewal: { kind: "list", default: ["Paypal", "Carte de crédit", "Virement bancaire"] },
  },
  check: ({ meeting: { fields } }, { pack }, { allowed: bdc, renewal }) => {
    const allowed = pack === "renewal" ? renewal : bdc
    const { deposit } = fields
    if (deposit.state === "unknown") return unsure(deposit.why)
    if (deposit.state === "empty" || noneLike(deposit.value) || oneOf(deposit.value, allowed)) return ok
    return invalid("list", { vars: { allowed: allowed.join(", ") } })
  },
})
