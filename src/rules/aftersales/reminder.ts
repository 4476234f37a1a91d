import { dayOf } from "../../process/calendar"
import { valueOf } from "../../process/field"
import { addMonths } from "../../process/renewal/months"
import { invalid, missing, ok } from "../answers"
import { aftersalesRule, type Beside, type Check, type RunningClock } from "../rule"
import { clockOf, lastClock, listOf, openedBefore, timeTo, withClock } from "./parts/list"

/** What may be said of the call before a service, and of the one a week later. */
const noAnswer = { item: "reminded-again", procedure: "no-answer", may: ["noAnswer"] } as const
const again = ({ id }: RunningClock) =>
  ({ ...(id !== undefined && { id }), item: "again-by-phone", procedure: "no-answer" }) as const

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
    // Under another procedure, nothing is said of this one that day.
    if (!list && ticks.aftersales?.procedure && !openedBefore(context)) return null
    const preferred: Check = {
      id: "channel",
      term: "channel",
      state: channel.state === "known" ? "known" : ticks.aftersales?.done?.["channel"] ? "ticked" : "unknown",
    }
    const beside = (clock?: Beside["clock"]): Beside => {
      const plain = { ...list?.beside, ...(list && { checks: [preferred, ...list.checks] }) }
      return clock ? withClock(plain, clock) : plain
    }
    const second = clockOf(context, "service-again")
    if (second && !second.done) {
      const waits = second.from > now
      const told = waits ? second.from : second.until
      const vars = { ...timeTo(told, context), day: dayOf(told) }
      const acts = beside({ ...again(second), may: waits ? ["reminded"] : ["reminded", "later"] })
      if (waits) return { ...ok, note: "planned", vars, ...acts }
      return second.until < now ? invalid("late", { vars, ...acts }) : missing("again", { vars, ...acts })
    }
    if (second && !list?.wanting)
      return { ...ok, note: "reached", ...beside({ ...again(second), may: ["undone"] }) }
    const day = valueOf(plannedService)
    const today = dayOf(now)
    const from = day && addMonths(day, -months)
    const due = day !== undefined && from !== undefined && from <= today && today <= day
    // Nobody is reminded of a service that has its appointment, nor twice; an appointment from before was of another service.
    const met = valueOf(appointment)
    const quiet =
      (met !== undefined && from !== undefined && dayOf(met) >= from) ||
      lastClock(context, "service")?.done === true
    if (list && !list.wanting) return { ...ok, ...beside() }
    if (due && !quiet) return missing("service", { vars: { day }, ...beside(noAnswer) })
    return list && missing(undefined, beside(list.procedure === "outbound-phone" ? noAnswer : undefined))
  },
})
