import { valueOf } from "../../process/field"
import { isPursued, stageName, stageOf } from "../../process/stages"
import { missing, ok, unsure } from "../answers"
import { opportunityRule } from "../rule"
import { isCredsii } from "./parts/closing"
import { historyOfFile } from "./parts/history"

export default opportunityRule({
  id: "followups.credsii-no-phone",
  reads: ["opportunity.stage", "opportunity.type", "opportunity.source", "opportunity.phone"],
  section: "follow-up",
  level: "warn",
  check: ({ opportunity }, asking) => {
    const { phone, stage } = opportunity.fields
    if (!isCredsii(opportunity) || phone.state === "known") return null
    const to = valueOf(opportunity.stageChange)?.to ?? valueOf(stage)
    if (to === undefined) return stage.state === "unknown" ? unsure(stage.why) : null
    const binned = stageOf(to)?.key === "void"
    if (!binned && !isPursued(to)) return null
    if (phone.state === "unknown") return binned ? null : unsure(phone.why)
    const history = historyOfFile(opportunity, asking)
    const { entries = [], whole = false } = valueOf(history) ?? {}
    const sent = entries.some(({ note }) => note.channels.includes("email"))
    if (sent) return binned ? ok : missing("invalidate", { offer: stageName("void") })
    if (opportunity.mode === "create") return missing("send")
    if (!whole) return unsure(history.state === "unknown" ? history.why : "not-rendered", "unseen")
    return missing("send")
  },
})
