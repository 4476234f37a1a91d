import { practiceRule } from "../rule"

export default practiceRule({
  id: "aftersales.answer",
  level: "hint",
  params: { rings: { kind: "number", default: 5, min: 1, max: 20, unit: "count" } },
})
