import { valueOf } from "../../../process/field"
import { present } from "../../answers"
import { opportunityRule } from "../../rule"

/** Says whose turn it is, where somebody knows; whoever is chosen is right. */
export default opportunityRule({
  id: "bdc.opp.spex",
  reads: ["opportunity.specialist", "opportunity.branch"],
  section: "information",
  level: "block",
  check: ({ opportunity: { fields } }, { turn }) => {
    const answer = present("opportunity.specialist", fields.specialist)
    const branch = valueOf(fields.branch)
    const next = (branch === undefined ? undefined : turn?.(branch).next) ?? null
    if (next === null || answer === null) return answer
    if (answer.state === "ok") return { ...answer, note: "next", vars: { next } }
    return answer.state === "missing" ? { ...answer, problem: "choose", vars: { next }, offer: next } : answer
  },
})
