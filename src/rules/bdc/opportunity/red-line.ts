import { missing, ok, unsure } from "../../answers"
import { opportunityRule } from "../../rule"

export default opportunityRule({
  id: "bdc.opp.red-line",
  reads: [],
  section: "information",
  level: "warn",
  check: ({ opportunity: { redLineEmpty } }) => {
    if (redLineEmpty.state === "unknown") return unsure(redLineEmpty.why)
    const labels = redLineEmpty.state === "known" ? redLineEmpty.value : []
    return labels.length === 0 ? ok : missing("list", { vars: { fields: labels.join(", ") } })
  },
})
