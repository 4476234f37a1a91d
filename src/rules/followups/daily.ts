import { dayOf } from "../../process/calendar"
import { valueOf } from "../../process/field"
import { meterOf } from "../../process/meter"
import { isPursued } from "../../process/stages"
import { missing, unsure } from "../answers"
import { opportunityRule } from "../rule"
import { historyOfFile, stageIn, standingStage } from "./parts/history"
import { countingOf, daily } from "./parts/settings"

/** The meter of an open file. Three rounds are a target: they gate nothing. */
export default opportunityRule({
  ...daily,
  field: null,
  reads: ["opportunity.stage"],
  section: "follow-up",
  level: "hint",
  check: ({ opportunity }, asking) => {
    if (opportunity.mode !== "detail") return null
    const standing = standingStage(opportunity)
    if (standing.state === "unknown") return unsure(standing.why)
    if (!stageIn(opportunity)?.open) return null
    const read = historyOfFile(opportunity, asking)
    if (read.state !== "known") return read.state === "unknown" ? unsure(read.why) : null
    const { entries, whole, reached } = read.value
    if (!whole && !reached && asking.kept.length === 0) return unsure("not-rendered", "incomplete")
    const counting = countingOf(asking)
    const meter = meterOf(entries, asking.now, counting)
    const vars = {
      day: meter.day,
      of: meter.days,
      days: meter.consecutiveDays,
      rounds: meter.roundsToday,
      target: meter.rounds,
    }
    const isClosedDay = counting.closedDays.includes(dayOf(asking.now))
    if (meter.roundsToday === 0 && !isClosedDay && isPursued(valueOf(standing) ?? ""))
      return missing("today", { vars })
    const other = meter.cells.findLast(({ typed }) => typed !== null)
    if (other?.typed)
      return { state: "ok", note: "typed", vars: { ...vars, counted: other.number, typed: other.typed } }
    return { state: "ok", note: meter.mayClose ? "complete" : "meter", vars }
  },
})
