import { practiceRule } from "../rule"

/** Two dates within calendar weeks, one of them within days, with mobility; urgent: one within working days. */
export default practiceRule({
  id: "aftersales.two-proposals",
  level: "warn",
  params: {
    weeks: { kind: "number", default: 2, min: 1, max: 8, unit: "weeks" },
    days: { kind: "number", default: 3, min: 1, max: 14, unit: "days" },
    urgentDays: { kind: "number", default: 3, min: 1, max: 14, unit: "days" },
  },
})
