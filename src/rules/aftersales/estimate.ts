import { practiceRule } from "../rule"

export default practiceRule({
  id: "aftersales.estimate",
  level: "hint",
})
