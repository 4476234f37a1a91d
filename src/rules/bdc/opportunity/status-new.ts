import { same } from "../../../process/text"
import { invalid, ok, present } from "../../answers"
import { opportunityRule } from "../../rule"

const fresh = "En traitement"

export default opportunityRule({
  id: "bdc.opp.status-new",
  reads: ["opportunity.stage"],
  section: "information",
  level: "warn",
  check: ({ opportunity: { mode, fields } }) =>
    mode === "create"
      ? present(
          "opportunity.stage",
          fields.stage,
          (stage) => (same(stage, fresh) ? ok : invalid(undefined, { offer: fresh })),
          { offer: fresh },
        )
      : null,
})
