import { invalid, ok, present, unsure } from "../../answers"
import { opportunityRule } from "../../rule"
import { samePerson } from "../people"

export default opportunityRule({
  id: "bdc.opp.owner",
  reads: ["opportunity.owner"],
  section: "information",
  level: "warn",
  check: ({ opportunity: { mode, fields } }, context) => {
    if (mode !== "create") return null
    return present("opportunity.owner", fields.owner, (owner) => {
      if (!context.agent) return unsure("no-agent")
      const { name } = context.agent
      return samePerson(owner, name, context.roster) ? ok : invalid("other", { vars: { owner }, offer: name })
    })
  },
})
