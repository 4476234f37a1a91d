import { present } from "../../answers"
import { opportunityRule } from "../../rule"

export default opportunityRule({
  id: "bdc.opp.language",
  reads: ["opportunity.language"],
  section: "information",
  level: "block",
  check: ({ opportunity }) => present("opportunity.language", opportunity.fields.language),
})
