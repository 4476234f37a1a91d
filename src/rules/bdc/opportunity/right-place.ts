import { invalid, ok, unsure } from "../../answers"
import { opportunityRule } from "../../rule"

/** No row without the box. The text of the box is offered, to carry over to the notes. */
export default opportunityRule({
  id: "bdc.note.right-place",
  reads: [],
  section: "notes",
  level: "warn",
  check: ({ opportunity: { callBox } }) => {
    if (callBox.state === "empty") return ok
    if (callBox.state === "known") return invalid(undefined, { offer: callBox.value })
    return callBox.why === "not-found" ? null : unsure(callBox.why)
  },
})
