import { dayOf } from "../../process/calendar"
import { valueOf } from "../../process/field"
import { anniversary } from "../../process/renewal/loyalty"
import { renewalRule } from "../rule"

/** `days`: how long after the day it is still told. */
export default renewalRule({
  id: "loyalty.anniversary",
  reads: ["renewal.possessionDate"],
  section: "loyalty",
  level: "hint",
  params: { days: { kind: "number", default: 7, min: 0, max: 60, unit: "days" } },
  check: ({ renewal: { fields } }, { now }, { days }) => {
    const delivered = valueOf(fields.possessionDate)
    if (delivered === undefined) return null
    const { years, from, until } = anniversary(delivered, dayOf(now), days)
    return from <= now && now < until ? { state: "ok", note: "due", vars: { years } } : null
  },
})
