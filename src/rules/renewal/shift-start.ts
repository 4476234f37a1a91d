import { practiceRule } from "../rule"

export default practiceRule({
  id: "renewal.shift-start",
  level: "hint",
})
