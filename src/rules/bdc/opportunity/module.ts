import { oneOf, ok, invalid, unsure } from "../../answers"
import { opportunityRule } from "../../rule"

export default opportunityRule({
  id: "bdc.opp.module",
  reads: [],
  section: "information",
  level: "hint",
  check: ({ opportunity: { mode, module } }) => {
    if (mode !== "create") return null
    if (module.state !== "known") return unsure(module.state === "unknown" ? module.why : "not-found")
    return oneOf(module.value, ["Potentials", "Deals", "Opportunités", "Opportunities"]) ? ok : invalid()
  },
})
