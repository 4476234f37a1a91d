import { invalid, ok, present, sameBranch } from "../../answers"
import { opportunityRule } from "../../rule"
import { appointmentFacts } from "../appointment"

export default opportunityRule({
  id: "bdc.opp.branch",
  reads: ["opportunity.branch", "meeting.branch"],
  section: "information",
  level: "block",
  params: { branches: { kind: "list", default: ["Laval", "St-Constant", "St-Hubert", "Île-Perrot"] } },
  check: ({ opportunity, meeting }, _context, { branches }) =>
    present("opportunity.branch", opportunity.fields.branch, (branch) => {
      if (!branches.some((allowed) => sameBranch(allowed, branch)))
        return invalid("list", { vars: { allowed: branches.join(", ") }, used: ["opportunity.branch"] })
      const there = appointmentFacts(meeting, opportunity).branch
      if (there.state !== "known" || sameBranch(there.value, branch)) return ok
      return invalid("meeting", { vars: { branch: there.value } })
    }),
})
