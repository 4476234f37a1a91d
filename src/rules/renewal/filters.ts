import { practiceRule } from "../rule"

export default practiceRule({
  id: "renewal.filters",
  level: "hint",
})
