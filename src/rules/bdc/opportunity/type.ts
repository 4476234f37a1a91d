import { invalid, ok, oneOf, present } from "../../answers"
import { opportunityRule } from "../../rule"

export default opportunityRule({
  id: "bdc.opp.type",
  reads: ["opportunity.type"],
  section: "information",
  level: "warn",
  params: { allowed: { kind: "list", default: ["Lead Internet", "Phone-Up", "Clavardage", "SMS"] } },
  check: ({ opportunity }, _context, { allowed }) =>
    present("opportunity.type", opportunity.fields.type, (type) =>
      oneOf(type, allowed) ? ok : invalid("other", { vars: { allowed: allowed.join(", ") } }),
    ),
})
