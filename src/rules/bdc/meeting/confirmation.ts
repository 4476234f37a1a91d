import { atLeast } from "../../answers"
import { meetingRule } from "../../rule"

/** Said once nothing holds the form any more; only of a meeting that is being created. */
export default meetingRule({
  id: "bdc.meeting.confirmation",
  reads: [],
  section: "after",
  level: "hint",
  check: ({ meeting: { mode } }, { rows, pack }) => {
    const failing = rows.some(
      ({ on, state, level }) =>
        on === "meeting" && (state === "missing" || state === "invalid") && atLeast(level, "block"),
    )
    if (mode === "edit" || failing) return null
    return { state: "ok", note: pack === "renewal" ? "teams" : "after" }
  },
})
