import { practiceRule } from "../rule"

/** `months`: before the planned service; `again`: after a call that got no answer. */
export default practiceRule({
  id: "aftersales.reminder",
  level: "hint",
  params: {
    months: { kind: "number", default: 1, min: 1, max: 6, unit: "months" },
    again: { kind: "number", default: 1, min: 1, max: 8, unit: "weeks" },
  },
})
