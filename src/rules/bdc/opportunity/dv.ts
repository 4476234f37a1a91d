import { findPerson, presenceOf } from "../../../process/roster"
import { invalid, ok, present, sameBranch } from "../../answers"
import { opportunityRule } from "../../rule"
import { appointmentFacts } from "../appointment"

/** Speaks of the shift only when the roster knows both that this director is off and who is on. */
export default opportunityRule({
  id: "bdc.opp.dv",
  reads: ["opportunity.salesDirector", "meeting.branch", "meeting.start"],
  section: "information",
  level: "block",
  check: ({ opportunity, meeting }, { roster }) =>
    present("opportunity.salesDirector", opportunity.fields.salesDirector, (name) => {
      const { branch, at } = appointmentFacts(meeting, opportunity)
      const named = findPerson(roster, name)
      if (branch.state !== "known" || at.state !== "known" || named === null || named === "ambiguous")
        return ok
      if (presenceOf(roster, named.id, at.value) !== "off") return ok
      const others = roster.people.filter(
        (person) =>
          person.role === "sales-director" &&
          person.branch !== undefined &&
          sameBranch(person.branch, branch.value) &&
          presenceOf(roster, person.id, at.value) === "on-shift",
      )
      const [first] = others
      if (!first) return ok
      return invalid("off-shift", {
        at: "warn",
        vars: { name, others: others.map((person) => person.name).join(", ") },
        offer: first.name,
      })
    }),
})
