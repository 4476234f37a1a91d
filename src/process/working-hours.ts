import type { Day } from "./calendar"

export const weekdays = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"] as const
export type Weekday = (typeof weekdays)[number]
/** `HH:mm` on Montréal's wall clock, the end out. */
export type OpenSpan = { start: string; end: string }

/**
 * When a department is open. `hours`: each day of the week, none when closed; absent: Monday to Friday, 8:00 to 17:00. `closedDays` are
 * closed beside Québec's public holidays; `openDays` are holidays that are worked.
 */
export type WorkingHours = {
  hours?: Partial<Record<Weekday, OpenSpan[]>>
  closedDays?: Day[]
  openDays?: Day[]
}
