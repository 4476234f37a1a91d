import { practiceRule } from "../rule"

/** From the end of the call. */
export default practiceRule({
  id: "aftersales.confirm",
  level: "warn",
  params: { minutes: { kind: "number", default: 30, min: 5, max: 240, unit: "minutes" } },
})
