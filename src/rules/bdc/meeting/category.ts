import { same } from "../../../process/text"
import { invalid, ok, present } from "../../answers"
import { meetingRule } from "../../rule"
import { onForm } from "../appointment"

const expected = "Rendez-vous"

export default meetingRule({
  id: "bdc.meeting.category",
  reads: ["meeting.category"],
  section: "meeting",
  level: "block",
  check: ({ meeting }, { pack }) =>
    pack === "renewal" && !onForm(meeting.fields.category)
      ? null
      : present(
          "meeting.category",
          meeting.fields.category,
          (value) => (same(value, expected) ? ok : invalid(undefined, { offer: expected })),
          { offer: expected },
        ),
})
