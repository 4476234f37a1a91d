import { practiceRule } from "../rule"

export default practiceRule({
  id: "aftersales.brand-desk",
  level: "hint",
})
