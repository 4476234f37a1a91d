import { practiceRule } from "../rule"

export default practiceRule({
  id: "loyalty.benefits",
  level: "hint",
})
