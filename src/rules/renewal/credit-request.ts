import { dayOf, shiftDay } from "../../process/calendar"
import { valueOf } from "../../process/field"
import { invalid, missing, ok, unsure } from "../answers"
import { creditRule } from "../rule"

/**
 * A request for credit: its e-mail, filled in Gmail and held before Send when its recipient, its subject or a blank is wrong; then,
 * on its own page, whether anyone tried to reach the client. `recipients`: any of them will do, the first is filled in. `from`, `to`:
 * when its file is looked at, after the e-mail went. `closedDays`: days that do not count, `yyyy-mm-dd` or a day of the week in
 * French ("samedi").
 */
export default creditRule({
  id: "renewal.credit-request",
  reads: ["credit.number", "credit.createdAt"],
  section: "credit",
  level: "block",
  params: {
    recipients: { kind: "list", default: ["approbation@automobileendirect.com"] },
    from: { kind: "number", default: 24, min: 1, max: 240, unit: "h" },
    to: { kind: "number", default: 48, min: 1, max: 240, unit: "h" },
    closedDays: { kind: "list", default: [] },
  },
  check: ({ credit: { mode, fields, attempted } }, { now, creditCheck: check }, params) => {
    if (mode === "create") return null
    const { number } = fields
    if (number.state === "unknown") return unsure(number.why)
    if (number.state === "empty") return missing("number")
    if (valueOf(attempted) === true) return { state: "ok", note: "tried" }
    // A request made elsewhere is known by its day alone: past all its hours, whatever the hour at which it was made.
    const made = valueOf(fields.createdAt)
    const due = check
      ? now >= check.from
      : made !== undefined && dayOf(now) > shiftDay(made, Math.ceil(params.from / 24))
    const may = (what: "send" | "wait" | "check") => ({ credit: { number: number.value, may: what } })
    if (due && !check?.done)
      return attempted.state === "known"
        ? { ...invalid("analyst", { at: "warn" }), ...may("check") }
        : unsure(attempted.state === "unknown" ? attempted.why : "not-found", "look")
    if (!check) return { ...unsure("not-found", "send"), ...may("send") }
    return check.done
      ? ok
      : { state: "ok", note: "waits", vars: { at: check.from.toISOString() }, ...may("wait") }
  },
})
