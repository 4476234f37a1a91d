import { practiceRule } from "../rule"

export default practiceRule({
  id: "orphans.debrief",
  level: "hint",
  params: { minutes: { kind: "number", default: 60, min: 15, max: 240, unit: "minutes" } },
})
