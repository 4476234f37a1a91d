import { practiceRule } from "../rule"

/** `days`: how long after the day it is still told. */
export default practiceRule({
  id: "loyalty.anniversary",
  level: "hint",
  params: {
    days: { kind: "number", default: 7, min: 0, max: 60, unit: "days" },
  },
})
