import { invalid, unsure } from "../answers"
import { opportunityRule } from "../rule"
import { answerOf, atOdds } from "./parts/former"

/** Two answers of the house that disagree: named, with whom to ask; blocks nothing. */
export default opportunityRule({
  id: "followups.expiry-vs-90",
  field: null,
  reads: ["opportunity.stage", "opportunity.createdAt", "opportunity.expired"],
  section: "follow-up",
  level: "warn",
  check: (input, asking) => {
    const own = atOdds(input.opportunity, asking)
    if (own === "perhaps") return unsure("ambiguous", "date")
    return own === "yes" ? invalid("own", { at: "warn" }) : warned(answerOf("expiry-vs-90", input, asking))
  },
})

/** Whatever level a lead sets, it blocks nothing. */
const warned = (answer: ReturnType<typeof answerOf>): typeof answer =>
  answer?.state === "invalid" ? { ...answer, at: "warn" } : answer
