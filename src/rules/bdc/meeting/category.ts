import { same } from "../../../process/text"
import { invalid, ok, present } from "../../answers"
import { meetingRule } from "../../rule"

const expected = "Rendez-vous"

export default meetingRule({
  id: "bdc.meeting.category",
  reads: ["meeting.category"],
  section: "meeting",
  level: "block",
  check: ({ meeting }) =>
    present(
      "meeting.category",
      meeting.fields.category,
      (value) => (same(value, expected) ? ok : invalid(undefined, { offer: expected })),
      { offer: expected },
    ),
})
