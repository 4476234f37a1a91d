import { practiceRule } from "../rule"

export default practiceRule({
  id: "aftersales.email-content",
  level: "hint",
})
