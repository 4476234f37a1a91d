import { present } from "../../answers"
import { opportunityRule } from "../../rule"

export default opportunityRule({
  id: "bdc.opp.contact-linked",
  reads: ["opportunity.contact"],
  section: "information",
  level: "block",
  check: ({ opportunity }) => present("opportunity.contact", opportunity.fields.contact),
})
