import type { ClockKind } from "../../../process/aftersales/clocks"
import {
  procedurePlans,
  type Procedure,
  type ProcedureItem,
  type ProcedureItemId,
} from "../../../process/aftersales/procedures"
import { dayOf } from "../../../process/calendar"
import { valueOf } from "../../../process/field"
import type { RuleId } from "../../../words/rules"
import { missing, ok } from "../../answers"
import type { AftersalesFacts } from "../../facts"
import type { Answer, Asking, Beside, Check, ClockAct, RunningClock, Vars } from "../../rule"

/** Where the items of a procedure stand that no rule asks for, and where its script is offered. */
const homes: Readonly<Record<Procedure, RuleId>> = {
  "outbound-phone": "aftersales.reminder",
  "outbound-email": "aftersales.reminder",
  "outbound-app": "aftersales.connected",
  "no-answer": "aftersales.reminder",
  inbound: "aftersales.answer",
  "email-request": "aftersales.reply",
  accident: "aftersales.answer",
  breakdown: "aftersales.answer",
  diagnosis: "aftersales.diagnosis",
}
const ruleFor = (procedure: Procedure, { id, rule }: ProcedureItem): string =>
  rule ?? (procedure === "inbound" && id === "booked" ? "aftersales.two-proposals" : homes[procedure])

/** How long a clock that has ended is spoken of, ms. */
const afterwards = 24 * 3_600_000

/** The clock of a kind on the record: the one that runs, or one that ended lately; null when there is none. */
export function lastClock({ aftersales, now }: Asking, kind: ClockKind): RunningClock | null {
  const clock = aftersales?.clocks.find((one) => one.kind === kind)
  return clock && (!clock.done || clock.until.getTime() + afterwards > now.getTime()) ? clock : null
}
const openedAt = ({ ticks }: Asking): Date | null =>
  ticks.aftersales?.since === undefined ? null : new Date(ticks.aftersales.since)
/** When the procedure under way was opened, if on a day before this one. */
export function openedBefore(context: Asking): Date | null {
  const since = openedAt(context)
  return since && dayOf(since) < dayOf(context.now) ? since : null
}
/** The clock of a kind, unless it had ended before the procedure under way was opened. */
export function clockOf(context: Asking, kind: ClockKind): RunningClock | null {
  const clock = lastClock(context, kind)
  const since = openedAt(context)
  return clock?.doneAt && since && clock.doneAt < since ? null : clock
}

/** When a clock is over, and the time left until then, or gone since, ms. */
export const timeTo = (until: Date, { now }: Asking): Vars => ({
  at: until.toISOString(),
  span: Math.abs(until.getTime() - now.getTime()),
})

type Seen = Partial<Record<ProcedureItemId, boolean>>
/** What a page of a file shows done. An appointment that was over as the procedure was opened is of another visit. */
function shownBy({ fields }: AftersalesFacts, context: Asking): Seen {
  const appointment = valueOf(fields.appointment)
  const booked = appointment !== undefined && appointment > (openedAt(context) ?? context.now)
  return { booked, "phone-or-link": fields.phone.state === "known" }
}

/** Whether an item of the procedure under way is done: by hand, by the page, or by the clock that it starts or ends. */
function doneIn(facts: AftersalesFacts, context: Asking, also: Seen) {
  const seen: Seen = { ...shownBy(facts, context), ...also }
  return ({ id, starts, ends }: ProcedureItem): "known" | "ticked" | null => {
    if (seen[id]) return "known"
    if (context.ticks.aftersales?.done?.[id]) return "ticked"
    const clocked = (starts && clockOf(context, starts)) ?? ends?.some((kind) => clockOf(context, kind)?.done)
    return clocked ? "known" : null
  }
}

/** The part of the procedure under way that a rule asks for. */
export type List = { procedure: Procedure; checks: Check[]; wanting: boolean; beside: Beside }

/**
 * What of the procedure under way a rule asks for; null when none is under way, or when it asks for nothing there yet. `also`: what else is
 * known to be done.
 */
export function listOf(rule: RuleId, facts: AftersalesFacts, context: Asking, also: Seen = {}): List | null {
  const procedure = context.ticks.aftersales?.procedure
  if (!procedure) return null
  const { items, script } = procedurePlans[procedure]
  const done = doneIn(facts, context, also)
  const past = (id: ProcedureItemId): boolean => items.some((item) => item.id === id && done(item) !== null)
  const here = items.filter(
    (item) => ruleFor(procedure, item) === rule && (item.after === undefined || past(item.after)),
  )
  if (here.length === 0) return null
  const checks = here.map((item): Check => {
    const state = done(item) ?? (item.optional ? "unknown" : "missing")
    return { id: item.id, term: item.id, state }
  })
  const wanting = checks.some(({ state }) => state === "missing")
  return {
    procedure,
    checks,
    wanting,
    beside: { checks, ...(homes[procedure] === rule && script !== null && { script }) },
  }
}

const sayings: ReadonlySet<ClockAct> = new Set(["noAnswer", "confirmed", "reminded", "diagnosed"])
/** A list with its clock; what a button says of an item needs no box to tick. */
export function withClock({ checks, ...beside }: Beside, clock: NonNullable<Beside["clock"]>): Beside {
  const said = clock.may.some((act) => sayings.has(act)) ? clock.item : undefined
  const left = checks?.filter(({ id }) => id !== said) ?? []
  return { ...beside, ...(left.length > 0 && { checks: left }), clock }
}

/** Whether an item of the procedure under way is done, wherever it stands. */
export function isDone(id: ProcedureItemId, facts: AftersalesFacts, context: Asking): boolean {
  const procedure = context.ticks.aftersales?.procedure
  const item = procedure && procedurePlans[procedure].items.find((one) => one.id === id)
  return item !== undefined && doneIn(facts, context, {})(item) !== null
}

/** The answer of a rule that is a list and nothing more. */
export const listed = (list: List | null): Answer =>
  list && (list.wanting ? missing(undefined, list.beside) : { ...ok, ...list.beside })
