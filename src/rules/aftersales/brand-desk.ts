import { practiceRule } from "../rule"

/** `days`: how long a look holds; `before`: days before a public holiday that the booking is looked over anew. */
export default practiceRule({
  id: "aftersales.brand-desk",
  level: "hint",
  params: {
    days: { kind: "number", default: 90, min: 1, max: 365, unit: "days" },
    before: { kind: "number", default: 14, min: 1, max: 60, unit: "days" },
  },
})
