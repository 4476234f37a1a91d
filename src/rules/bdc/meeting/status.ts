import { same } from "../../../process/text"
import { invalid, ok, present } from "../../answers"
import { meetingRule } from "../../rule"

const expected = "Rendez-vous planifié"

export default meetingRule({
  id: "bdc.meeting.status",
  reads: ["meeting.status"],
  section: "meeting",
  level: "block",
  neverHoldsExisting: true,
  check: ({ meeting }) =>
    present(
      "meeting.status",
      meeting.fields.status,
      (value) => (same(value, expected) ? ok : invalid(undefined, { offer: expected })),
      { offer: expected },
    ),
})
