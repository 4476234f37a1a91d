import { same } from "../../../process/text"
import { invalid, ok, oneOf, present } from "../../answers"
import type { OpportunityFacts } from "../../facts"
import { opportunityRule } from "../../rule"

const booked = "Rendez-vous cédulé"
/** Stages that only come after the appointment: nothing to ask any more. */
const later = [
  "Rendez-vous présent",
  "Rendez-vous présent / Walk-in",
  "Walk-in",
  "Perdu salle de montre",
  "Pris en charge",
  "Perdu F&I",
  "Perdu FNI",
  "Vendu non livré",
  "Livré",
]

/** Whether a meeting that stands, or none, may ask anything of a file: not at a stage that an appointment calls for, nor past it. */
export const looksAtMeetings = ({ fields: { stage } }: Pick<OpportunityFacts, "fields">): boolean =>
  stage.state !== "known" || !(same(stage.value, booked) || oneOf(stage.value, later))

export default opportunityRule({
  id: "bdc.opp.stage-booked",
  reads: ["opportunity.stage"],
  section: "information",
  level: "warn",
  check: ({ opportunity: { fields, meetingStands } }) => {
    if (meetingStands.state !== "known" || !meetingStands.value) return null
    if (fields.stage.state === "known" && oneOf(fields.stage.value, later)) return null
    return present(
      "opportunity.stage",
      fields.stage,
      (stage) => (same(stage, booked) ? ok : invalid(undefined, { offer: booked })),
      { offer: booked },
    )
  },
})
