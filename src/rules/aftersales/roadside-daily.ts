import { practiceRule } from "../rule"

export default practiceRule({
  id: "aftersales.roadside-daily",
  level: "hint",
})
