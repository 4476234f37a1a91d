import { practiceRule } from "../rule"

export default practiceRule({
  id: "aftersales.connected",
  level: "hint",
})
