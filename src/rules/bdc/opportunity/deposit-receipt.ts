import { fold } from "../../../process/text"
import { missing, ok, unsure } from "../../answers"
import { opportunityRule } from "../../rule"
import { appointmentFacts } from "../appointment"

const receipt =
  /recu|receipt|depot|deposit|paiement|payment|stripe|virement|transaction|facture|invoice|preuve|confirm/

/** Shown only when a deposit is known. A file whose name says nothing may be the receipt: it is not called missing. */
export default opportunityRule({
  id: "bdc.opp.deposit-receipt",
  field: null,
  reads: ["meeting.deposit"],
  section: "notes",
  level: "warn",
  check: ({ opportunity, meeting }) => {
    const { deposit } = appointmentFacts(meeting, opportunity)
    if (deposit.state !== "known" || !deposit.value) return null
    const { attachments } = opportunity
    if (attachments.state === "unknown") return unsure(attachments.why)
    const names = attachments.state === "known" ? attachments.value : []
    if (names.length === 0) return missing()
    return names.some((name) => receipt.test(fold(name))) ? ok : unsure("ambiguous", "unsure")
  },
})
