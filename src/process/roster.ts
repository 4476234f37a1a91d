import type { Day } from "./calendar"

export type Presence = "on-shift" | "busy" | "off" | "unknown"
export type Department = "bdc" | "renewal" | "credit" | "aftersales" | "sales"
export type Role = "agent" | "lead" | "specialist" | "sales-director" | "analyst"

/** A person of the team. `id` is what the product stores; `names` are the ways the CRM shows them. */
export type Person = {
  id: string
  name: string
  aliases?: string[]
  role?: Role
  department?: Department
  branch?: string
}
/** A shift on one day, `HH:mm` on Montréal's wall clock; an end before the start runs past midnight. */
export type Shift = { person: string; day: Day; start: string; end: string; breaks?: { start: string; end: string }[] }
/** Whole days away, both ends included. */
export type Absence = { person: string; from: Day; to: Day }
export type Roster = { branches: string[]; people: Person[]; shifts: Shift[]; absences: Absence[] }

export const emptyRoster: Roster = { branches: [], people: [], shifts: [], absences: [] }
