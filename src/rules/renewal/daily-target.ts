import { practiceRule } from "../rule"

/** Out-bound calls of a shift; how many is said by hand, for the shift. */
export default practiceRule({
  id: "renewal.daily-target",
  level: "hint",
})
