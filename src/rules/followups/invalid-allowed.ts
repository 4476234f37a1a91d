import { opportunityRule } from "../rule"
import { closingAnswer, isCredsii } from "./parts/closing"
import { takenBack } from "./parts/former"
import { invalidAllowed } from "./parts/settings"

/** A Credsii without a phone, or whose client had a file to take back, has a rule of its own. */
export default opportunityRule({
  ...invalidAllowed,
  reads: [
    "opportunity.stage",
    "opportunity.type",
    "opportunity.source",
    "opportunity.phone",
    "opportunity.createdAt",
  ],
  section: "follow-up",
  level: "warn",
  holdsOwnSave: true,
  check: ({ opportunity }, asking, { days }) => {
    if (!isCredsii(opportunity) || takenBack(opportunity, asking)) return null
    const { phone } = opportunity.fields
    if (phone.state === "empty" && asking.speaks("followups.credsii-no-phone")) return null
    const sure = asking.others !== undefined && phone.state === "known"
    return closingAnswer(opportunity, asking, { to: "void", days, ...(!sure && { at: "warn" }) })
  },
})
