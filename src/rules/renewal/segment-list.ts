import { practiceRule } from "../rule"

export default practiceRule({
  id: "renewal.segment-list",
  level: "hint",
})
