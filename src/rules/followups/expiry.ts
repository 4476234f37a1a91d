import { valueOf } from "../../process/field"
import { expiryOf, isPursued } from "../../process/stages"
import { isDay } from "../../process/roster-hours"
import { invalid } from "../answers"
import { opportunityRule } from "../rule"
import { atOdds } from "./parts/former"
import { standingStage } from "./parts/history"
import { expiry } from "./parts/settings"

/** Days before the end from which the days left are shown. */
const near = 14

/** Silent without a creation date: many pages do not show it. */
export default opportunityRule({
  ...expiry,
  reads: ["opportunity.stage", "opportunity.createdAt"],
  section: "follow-up",
  level: "warn",
  check: ({ opportunity }, asking, { weeks }) => {
    const created = valueOf(opportunity.fields.createdAt) ?? ""
    if (!isDay(created) || !isPursued(valueOf(standingStage(opportunity)) ?? "")) return null
    const left = expiryOf(created, asking.now, weeks)
    if (!left || left.daysLeft > near) return null
    if (!left.expired) return { state: "ok", note: "left", vars: { days: left.daysLeft } }
    if (asking.speaks("followups.expiry-vs-90") && atOdds(opportunity, asking) !== "no") return null
    return invalid("expired", { vars: { days: -left.daysLeft } })
  },
})
