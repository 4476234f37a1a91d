import { validEmail } from "../../../process/opportunity"
import { invalid, ok, present } from "../../answers"
import { opportunityRule } from "../../rule"

export default opportunityRule({
  id: "bdc.opp.email",
  reads: ["opportunity.email"],
  section: "information",
  level: "block",
  check: ({ opportunity }) =>
    present("opportunity.email", opportunity.fields.email, (email) =>
      validEmail(email) ? ok : invalid("invalid"),
    ),
})
