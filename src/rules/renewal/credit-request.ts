import { practiceRule } from "../rule"

/** `closedDays`: days that do not count, `yyyy-mm-dd` or a day of the week in French ("samedi"). */
export default practiceRule({
  id: "renewal.credit-request",
  level: "hint",
  params: {
    recipients: { kind: "list", default: ["approbation@automobileendirect.com"] },
    from: { kind: "number", default: 24, min: 1, max: 240, unit: "h" },
    to: { kind: "number", default: 48, min: 1, max: 240, unit: "h" },
    closedDays: { kind: "list", default: [] },
  },
})
