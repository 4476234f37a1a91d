import { practiceRule } from "../rule"

/** Hours after the breakdown; else working days. */
export default practiceRule({
  id: "aftersales.diagnosis",
  level: "warn",
  params: {
    hours: { kind: "number", default: 24, min: 1, max: 168, unit: "h" },
    days: { kind: "number", default: 3, min: 1, max: 14, unit: "days" },
  },
})
