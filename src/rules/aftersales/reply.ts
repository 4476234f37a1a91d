import { practiceRule } from "../rule"

/** Working hours, from when the e-mail came. */
export default practiceRule({
  id: "aftersales.reply",
  level: "warn",
  params: { hours: { kind: "number", default: 2, min: 1, max: 24, unit: "h" } },
})
