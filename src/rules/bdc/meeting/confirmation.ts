import { atLeast } from "../../answers"
import { meetingRule } from "../../rule"

/** Said once nothing holds the form any more; only of a meeting that is being created. */
export default meetingRule({
  id: "bdc.meeting.confirmation",
  reads: [],
  section: "after",
  level: "hint",
  check: ({ meeting: { mode } }, { rows }) => {
    const failing = rows.some(
      ({ on, state, level }) =>
        on === "meeting" && (state === "missing" || state === "invalid") && atLeast(level, "block"),
    )
    return mode === "edit" || failing ? null : { state: "ok", note: "after" }
  },
})
