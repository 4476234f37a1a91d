import { practiceRule } from "../rule"

export default practiceRule({
  id: "renewal.call",
  level: "hint",
})
