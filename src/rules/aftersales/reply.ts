import { invalid, missing, ok } from "../answers"
import { aftersalesRule } from "../rule"
import { clockOf, listed, listOf, timeTo } from "./parts/list"

/** Working hours, from when the e-mail came. */
export default aftersalesRule({
  id: "aftersales.reply",
  field: null,
  reads: ["aftersales.phone"],
  section: "aftersales",
  level: "warn",
  params: { hours: { kind: "number", default: 2, min: 1, max: 24, unit: "h" } },
  check: ({ aftersales }, context) => {
    const list = listOf("aftersales.reply", aftersales, context)
    const clock = clockOf(context, "reply")
    if (!clock) return listed(list)
    const vars = timeTo(clock.until, context)
    const beside = { ...list?.beside, clock: { ...(clock.id && { id: clock.id }), may: [] } }
    if (clock.done) return list?.wanting ? missing(undefined, beside) : { ...ok, ...beside }
    return clock.until < context.now
      ? invalid("late", { vars, ...beside })
      : missing("due", { vars, ...beside })
  },
})
