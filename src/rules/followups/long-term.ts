import { dayOf, shiftDay } from "../../process/calendar"
import { valueOf } from "../../process/field"
import { stageOf } from "../../process/stages"
import { invalid, missing, ok, unsure } from "../answers"
import { opportunityRule } from "../rule"

/** The date may come near with time: it is only judged while the stage is being chosen. */
export default opportunityRule({
  id: "followups.long-term",
  reads: ["opportunity.followUpDate", "opportunity.stage"],
  section: "follow-up",
  level: "hint",
  params: { weeks: { kind: "number", default: 4, min: 1, max: 52, unit: "weeks" } },
  check: ({ opportunity: { fields, stageChange } }, { now }, { weeks }) => {
    const to = valueOf(stageChange)?.to
    if (stageOf(to ?? valueOf(fields.stage) ?? "")?.key !== "long-term") return null
    const { followUpDate: date } = fields
    if (date.state === "unknown") return unsure(date.why)
    if (date.state === "empty") return missing("date")
    const beyond = date.value > shiftDay(dayOf(now), weeks * 7)
    return to !== undefined && !beyond ? invalid("soon", { vars: { weeks } }) : ok
  },
})
