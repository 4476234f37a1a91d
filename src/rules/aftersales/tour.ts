import { practiceRule } from "../rule"

export default practiceRule({
  id: "aftersales.tour",
  level: "hint",
  params: { minutes: { kind: "number", default: 10, min: 1, max: 60, unit: "minutes" } },
})
