import { invalid, missing, ok } from "../answers"
import { aftersalesRule, type Beside, type ClockAct } from "../rule"
import { clockOf, isDone, listOf, timeTo, withClock } from "./parts/list"

/** Hours after the breakdown; else working days. */
export default aftersalesRule({
  id: "aftersales.diagnosis",
  field: null,
  reads: [],
  section: "aftersales",
  level: "warn",
  params: {
    hours: { kind: "number", default: 24, min: 1, max: 168, unit: "h" },
    days: { kind: "number", default: 3, min: 1, max: 14, unit: "days" },
  },
  check: ({ aftersales }, context, { hours }) => {
    const list = listOf("aftersales.diagnosis", aftersales, context)
    const clock = clockOf(context, "diagnosis")
    if (!list && !clock) return null
    const beside = (...may: ClockAct[]): Beside =>
      withClock({ ...list?.beside }, { ...(clock?.id && { id: clock.id }), item: "diagnosis-date", may })
    const given = clock?.done ?? isDone("diagnosis-date", aftersales, context)
    if (given) {
      const done = clock ? beside("undone") : list?.beside
      return list?.wanting ? missing(undefined, done) : { ...ok, note: "done", ...done }
    }
    if (!clock) return missing("start", { vars: { hours }, ...beside("brokeDown") })
    const acts = beside("diagnosed", "later")
    const aim = new Date(clock.from.getTime() + hours * 3_600_000)
    const timed = (until: Date) => ({ vars: timeTo(until, context), ...acts })
    if (context.now <= aim) return missing("due", timed(aim))
    return context.now <= clock.until
      ? missing("last", timed(clock.until))
      : invalid("late", timed(clock.until))
  },
})
