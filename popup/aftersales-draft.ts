import type { PolicyAftersales } from "../src/policy/types"
import { dayOf, daysBetween, montreal, shiftDay, type Day } from "../src/process/calendar"
import {
  afterWorkingHours,
  office,
  weekdays,
  type OpenSpan,
  type Weekday,
} from "../src/process/working-hours"

export const texts = ["brand", "city", "contact", "bookingLink", "inactive", "module"] as const
type Text = (typeof texts)[number]
/** The settings of after-sales as they stand in the form. */
export type Draft = Record<Text, string> & {
  /** One a line. */
  mailboxes: string
  hours: Record<Weekday, OpenSpan[]>
  openDays: Day[]
  closedDays: Day[]
}

const hoursOf = (hours: PolicyAftersales["hours"] = office): Draft["hours"] =>
  Object.fromEntries(weekdays.map((day) => [day, hours[day] ?? []])) as Draft["hours"]

export const draftOf = (kept: PolicyAftersales): Draft => ({
  ...(Object.fromEntries(texts.map((name) => [name, kept[name] ?? ""])) as Record<Text, string>),
  mailboxes: (kept.mailboxes ?? []).join("\n"),
  hours: hoursOf(kept.hours),
  openDays: kept.openDays ?? [],
  closedDays: kept.closedDays ?? [],
})

/** What the form says, as the policy keeps it: nothing of what is empty, nor of hours that nobody set. `kept`: what stood before. */
export function settingsOf(draft: Draft, kept: PolicyAftersales): PolicyAftersales {
  const said = texts.map((name) => [name, draft[name].trim()] as const).filter(([, text]) => text !== "")
  const mailboxes = draft.mailboxes
    .split("\n")
    .map((line) => line.trim())
    .filter(Boolean)
  const sorted = (days: readonly Day[]): Day[] => [...new Set(days)].sort()
  const standard = JSON.stringify(draft.hours) === JSON.stringify(hoursOf())
  return {
    ...Object.fromEntries(said),
    ...(mailboxes.length > 0 && { mailboxes }),
    ...((kept.hours || !standard) && { hours: draft.hours }),
    ...(draft.openDays.length > 0 && { openDays: sorted(draft.openDays) }),
    ...(draft.closedDays.length > 0 && { closedDays: sorted(draft.closedDays) }),
  }
}

/** An e-mail that comes on the next Friday at 16:30, and when it is to be answered by; null: never. */
export function example(
  { hours, openDays, closedDays }: Pick<Draft, "hours" | "openDays" | "closedDays">,
  replyHours: number,
  now: Date,
): { received: Date; until: Date | null } {
  const today = dayOf(now)
  // 1970-01-02 was a Friday.
  const friday = shiftDay(today, (7 - (daysBetween("1970-01-02", today) % 7)) % 7)
  const received = montreal(friday, "16:30")
  return { received, until: afterWorkingHours(received, replyHours, { hours, openDays, closedDays }) }
}
