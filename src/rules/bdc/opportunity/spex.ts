import { present } from "../../answers"
import { opportunityRule } from "../../rule"

export default opportunityRule({
  id: "bdc.opp.spex",
  reads: ["opportunity.specialist"],
  section: "information",
  level: "block",
  check: ({ opportunity }) => present("opportunity.specialist", opportunity.fields.specialist),
})
