import { invalid, ok, present, unsure } from "../../answers"
import { opportunityRule } from "../../rule"

/** A number does not tell whether it is a cellphone: the agent ticks it. */
export default opportunityRule({
  id: "bdc.opp.phone",
  reads: ["opportunity.phone"],
  section: "information",
  level: "block",
  check: ({ opportunity }, { phoneValid, ticks }) =>
    present("opportunity.phone", opportunity.fields.phone, (phone) => {
      const valid = phoneValid(phone)
      if (valid === undefined) return unsure("not-asked")
      if (!valid) return invalid("invalid")
      return ticks.cellphone ? ok : { state: "ok", ask: "cellphone" }
    }),
})
