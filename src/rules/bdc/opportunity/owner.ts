import { compareNames } from "../../../process/opportunity"
import { findPerson } from "../../../process/roster"
import { invalid, ok, present, unsure } from "../../answers"
import { opportunityRule, type Context } from "../../rule"

/** Whether two shown names are one person: the same words, or the same person of the roster. */
function samePerson(one: string, other: string, { roster }: Context): boolean {
  if (compareNames(one, other) === "same") return true
  const person = findPerson(roster, one)
  const twin = findPerson(roster, other)
  return typeof person === "object" && typeof twin === "object" && person !== null && person.id === twin?.id
}

export default opportunityRule({
  id: "bdc.opp.owner",
  field: "opportunity.owner",
  reads: ["opportunity.owner"],
  section: "information",
  level: "warn",
  source: "S0, S2",
  check: ({ opportunity: { mode, fields } }, context) => {
    if (mode !== "create") return null
    return present("opportunity.owner", fields.owner, (owner) => {
      if (!context.agent) return unsure("no-agent")
      const { name } = context.agent
      return samePerson(owner, name, context) ? ok : invalid("other", { vars: { owner }, offer: name })
    })
  },
})
