import { dayOf, minuteOfDay } from "../../../process/calendar"
import { firstUnknown, invalid, missing, ok, unsure } from "../../answers"
import { meetingRule } from "../../rule"

const minutes = (time: string): number => {
  const [hour = 0, minute = 0] = time.split(":").map(Number)
  return hour * 60 + minute
}

/** 1 for Monday … 7 for Sunday, in Montréal. */
const weekday = (instant: Date): number => new Date(`${dayOf(instant)}T12:00:00Z`).getUTCDay() || 7

/**
 * Whether an appointment stands inside the opening hours, written "1-5 09:00-21:00" (1 = Monday … 7 = Sunday).
 * Days that no line names are closed; without a line that can be read, the hours are not known: true.
 */
export function isOpen(start: Date, end: Date, hours: readonly string[]): boolean {
  const lines = hours.flatMap((line) => {
    const found = /^([1-7])(?:-([1-7]))? (\d{1,2}:\d{2})-(\d{1,2}:\d{2})$/.exec(line.trim())
    if (!found) return []
    const [, first, last = first, opens = "", closes = ""] = found
    return [{ first: Number(first), last: Number(last), opens: minutes(opens), closes: minutes(closes) }]
  })
  if (lines.length === 0) return true
  const day = weekday(start)
  return lines.some(
    (line) =>
      line.first <= day &&
      day <= line.last &&
      line.opens <= minuteOfDay(start) &&
      minuteOfDay(end) <= line.closes &&
      dayOf(start) === dayOf(end),
  )
}

export default meetingRule({
  id: "bdc.meeting.datetime",
  reads: ["meeting.start", "meeting.end"],
  section: "meeting",
  level: "warn",
  params: { openingHours: { kind: "list", default: [] } },
  check: ({ meeting }, { now }, { openingHours }) => {
    const { start, end } = meeting.fields
    if (start.state === "empty") return missing()
    if (end.state === "empty") return missing(undefined, { field: "meeting.end" })
    const planned = meeting.mode !== "edit" || meeting.changed.has("start")
    if (start.state === "known" && planned && start.value <= now) return invalid("past")
    if (start.state === "unknown" || end.state === "unknown")
      return unsure(firstUnknown(start, end) ?? "not-found")
    if (end.value <= start.value) return invalid("order", { field: "meeting.end" })
    return isOpen(start.value, end.value, openingHours) ? ok : invalid("closed")
  },
})
