import { callingHours } from "../../process/law"
import { invalid } from "../answers"
import { clientRule } from "../rule"

/** Outside the hours of the client's own day only; where their number does not tell it, the house's, as presumed. */
export default clientRule({
  id: "law.calling-hours",
  level: "warn",
  check: ({ client: { zones, field } }, { now }) => {
    const { open, next } = callingHours(now, zones)
    if (open) return null
    const vars = { at: next.toISOString() }
    return invalid(zones.length > 0 ? undefined : "presumed", { vars, ...(field && { field }) })
  },
})
