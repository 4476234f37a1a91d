import { dayOf } from "../../process/calendar"
import { valueOf } from "../../process/field"
import { addMonths } from "../../process/renewal/months"
import { invalid, missing, ok } from "../answers"
import { aftersalesRule, type Beside, type Check, type ClockAct } from "../rule"
import { clockOf, listOf, timeTo } from "./parts/list"

/** `months`: before the planned service; `again`: after a call that got no answer. */
export default aftersalesRule({
  id: "aftersales.reminder",
  field: null,
  reads: ["aftersales.plannedService", "aftersales.channel", "aftersales.appointment"],
  section: "aftersales",
  level: "hint",
  params: {
    months: { kind: "number", default: 1, min: 1, max: 6, unit: "months" },
    again: { kind: "number", default: 1, min: 1, max: 8, unit: "weeks" },
  },
  check: ({ aftersales: file }, context, { months }) => {
    const { plannedService, channel, appointment } = file.fields
    const { now, ticks } = context
    const list = listOf("aftersales.reminder", file, context)
    // Under another procedure, nothing is said of this one.
    if (!list && ticks.aftersales?.procedure) return null
    const [first, again] = [clockOf(context, "service"), clockOf(context, "service-again")]
    const day = valueOf(plannedService)
    const today = dayOf(now)
    const due = day !== undefined && addMonths(day, -months) <= today && today <= day
    const said: Check = {
      id: "channel",
      term: "channel",
      state: channel.state === "known" ? "known" : ticks.aftersales?.done?.["channel"] ? "ticked" : "unknown",
    }
    const beside = (id: string | undefined, ...may: ClockAct[]): Beside => ({
      ...list?.beside,
      ...(list && { checks: [said, ...list.checks] }),
      clock: { ...(id !== undefined && { id }), may },
    })
    if (again && !again.done) {
      const acts = beside(again.id, "reminded", ...(again.from <= now ? (["later"] as const) : []))
      const told = again.from <= now ? again.until : again.from
      const vars = { ...timeTo(told, context), day: dayOf(told) }
      if (again.until < now) return invalid("late", { vars, ...acts })
      return again.from <= now
        ? missing("again", { vars, ...acts })
        : { ...ok, note: "planned", vars, ...acts }
    }
    if (again?.done && !list?.wanting) return { ...ok, note: "reached", ...beside(again.id, "undone") }
    // Nobody is reminded of a service that has its appointment.
    const open = first !== null && !first.done && first.from <= now && now < first.until
    const quiet = appointment.state === "known" || first?.done === true
    if (!list) {
      if (!due || quiet) return null
      const acts = beside(first?.id, "noAnswer", ...(open ? (["reminded"] as const) : []))
      return missing("service", { vars: { day }, ...acts })
    }
    if (!list.wanting) return { ...ok, ...beside(undefined) }
    const acts = beside(first?.id, "noAnswer")
    return due ? missing("service", { vars: { day }, ...acts }) : missing(undefined, acts)
  },
})
