import { valueOf } from "../../process/field"
import { fittingStage, isPursued, stageName, stageOf } from "../../process/stages"
import { invalid, ok, unsure } from "../answers"
import { opportunityRule } from "../rule"
import { historyOfFile } from "./parts/history"

/**
 * Only between the stages that come before an appointment. "Contacté" is taken back only when every note of the file is a
 * follow-up: words that are none may tell of a contact.
 */
export default opportunityRule({
  id: "followups.stage-fits",
  reads: ["opportunity.stage"],
  section: "follow-up",
  level: "hint",
  check: ({ opportunity }, asking) => {
    const { mode, fields, stageChange } = opportunity
    const name = valueOf(stageChange)?.to ?? valueOf(fields.stage) ?? ""
    if (mode !== "detail" || !isPursued(name)) return null
    const read = historyOfFile(opportunity, asking)
    if (read.state !== "known") return read.state === "unknown" ? unsure(read.why) : null
    const { entries, whole, notes } = read.value
    const past = entries.filter(({ at }) => at.getTime() <= asking.now.getTime() + 2 * 60_000)
    const fit = fittingStage(past)
    if (!fit) return null
    if (!whole && fit !== "contacted" && asking.kept.length === 0) return unsure("not-rendered", "incomplete")
    const stage = stageOf(name)?.key
    if (stage === fit) return ok
    if (stage === "contacted" && !(whole && notes.every(({ reading }) => reading?.followUp))) return null
    return invalid("fit", { vars: { stage: stageName(fit) }, offer: stageName(fit) })
  },
})
