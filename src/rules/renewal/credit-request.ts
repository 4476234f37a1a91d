import { practiceRule } from "../rule"

/**
 * The e-mail of a request for credit, filled in Gmail and held before Send when its recipient, its subject or a blank is wrong.
 * `recipients`: any of them will do, the first is filled in. `from`, `to`: when its file is looked at, after it went. `closedDays`: days that do not count, `yyyy-mm-dd` or a day of the week in French ("samedi"). */
export default practiceRule({
  id: "renewal.credit-request",
  level: "block",
  params: {
    recipients: { kind: "list", default: ["approbation@automobileendirect.com"] },
    from: { kind: "number", default: 24, min: 1, max: 240, unit: "h" },
    to: { kind: "number", default: 48, min: 1, max: 240, unit: "h" },
    closedDays: { kind: "list", default: [] },
  },
})
