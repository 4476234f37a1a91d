import { valueOf } from "../../process/field"
import { invalid, missing, ok } from "../answers"
import { aftersalesRule, type Beside, type ClockAct } from "../rule"
import { clockOf, isDone, listOf, timeTo, withClock } from "./parts/list"

/** From the end of the call, once an appointment was made. */
export default aftersalesRule({
  id: "aftersales.confirm",
  field: null,
  reads: ["aftersales.appointment", "aftersales.channel"],
  section: "aftersales",
  level: "warn",
  params: { minutes: { kind: "number", default: 30, min: 5, max: 240, unit: "minutes" } },
  check: ({ aftersales }, context, { minutes }) => {
    const list = listOf("aftersales.confirm", aftersales, context)
    const clock = clockOf(context, "confirm")
    if (!list && !clock) return null
    const beside = (...may: ClockAct[]): Beside =>
      withClock({ ...list?.beside }, { ...(clock?.id && { id: clock.id }), item: "confirmation", may })
    if (clock?.done) return { ...ok, note: "done", ...beside("undone") }
    if (isDone("confirmation", aftersales, context)) return { ...ok, note: "done", ...list?.beside }
    if (!clock) return missing("start", { vars: { minutes }, ...beside("callEnded") })
    const channel = valueOf(aftersales.fields.channel)
    const vars = { ...timeTo(clock.until, context), ...(channel !== undefined && { channel }) }
    const acts = beside("confirmed", "later")
    if (clock.until < context.now) return invalid("late", { vars, ...acts })
    return channel === undefined ? missing("due", { vars, ...acts }) : missing("by", { vars, ...acts })
  },
})
