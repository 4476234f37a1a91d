import { practiceRule } from "../rule"

export default practiceRule({
  id: "loyalty.courtesy",
  level: "hint",
  params: {
    from: { kind: "number", default: 24, min: 1, max: 240, unit: "h" },
    to: { kind: "number", default: 48, min: 1, max: 240, unit: "h" },
    months: { kind: "number", default: 6, min: 1, max: 60, unit: "months" },
  },
})
