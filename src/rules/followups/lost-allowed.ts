import { valueOf } from "../../process/field"
import { stageOf } from "../../process/stages"
import { unsure } from "../answers"
import { opportunityRule } from "../rule"
import { closingAnswer } from "./parts/closing"
import { lostAllowed } from "./parts/settings"

/** Holds the opportunity's own Save, and only while its stage is being changed to "Perdu BDC" too early. */
export default opportunityRule({
  ...lostAllowed,
  reads: ["opportunity.stage", "opportunity.createdAt"],
  section: "follow-up",
  level: "block",
  holdsOwnSave: true,
  checkMass: (mass) =>
    mass.state === "unknown" || stageOf(valueOf(mass)?.to ?? "")?.key === "lost-bdc"
      ? unsure(mass.state === "unknown" ? mass.why : "not-rendered", "mass")
      : null,
  check: ({ opportunity }, asking, { days }) => closingAnswer(opportunity, asking, { to: "lost-bdc", days }),
})
