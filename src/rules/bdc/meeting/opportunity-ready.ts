import { missing, ok, unsure } from "../../answers"
import type { FieldKey } from "../../facts"
import { meetingRule, type Row } from "../../rule"

/** The rows of the opportunity that would be `block` if they could hold their own page. */
const decides = (row: Row): boolean => row.on === "opportunity" && row.softened !== undefined

/** Sums up the rows of the opportunity. Those read earlier, or not yet read twice alike, only advise. */
export default meetingRule({
  id: "bdc.meeting.opportunity-ready",
  reads: [],
  section: "meeting",
  level: "block",
  neverHoldsExisting: true,
  check: ({ opportunity }, { rows }) => {
    if (!opportunity) return unsure("not-found")
    const deciding = rows.filter(decides)
    const failing = deciding.filter(({ state }) => state === "missing" || state === "invalid")
    if (failing.length > 0)
      return missing("list", {
        vars: { count: failing.length },
        items: [...new Set(failing.flatMap(({ field }): FieldKey[] => (field ? [field] : [])))],
        rules: failing.map(({ id }) => id),
        ...(failing.some(({ softened }) => softened === "section-one") ? {} : { at: "warn" }),
      })
    const doubt = deciding.find(({ state }) => state === "unknown")
    return doubt?.answer.state === "unknown" ? unsure(doubt.answer.why) : ok
  },
})
