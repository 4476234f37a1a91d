import { shiftDay, type Day } from "../calendar"

/** Who does what in after-sales (S1): the adviser, customer relations and reception, the brand manager. */
export const roles = ["adviser", "reception", "brand"] as const
export type Role = (typeof roles)[number]

/** The lists of clients to contact (aftersales.bacs). */
export const contactLists = ["maintenance", "offers", "hybrid", "tour", "anniversary"] as const
/** What is asked once a day (aftersales.roadside-daily, aftersales.connected). */
export const dailies = ["roadside", "connected"] as const
/** What the brand manager looks over (aftersales.brand-desk). */
export const deskItems = [
  "contact-point",
  "details",
  "complaints",
  "reachable",
  "holidays",
  "real-time",
] as const
export type ContactList = (typeof contactLists)[number]
export type Daily = (typeof dailies)[number]
export type DeskItem = (typeof deskItems)[number]
export const practiceItems = [...contactLists, ...dailies, ...deskItems] as const
export type PracticeItem = (typeof practiceItems)[number]
export const isDeskItem = (item: PracticeItem): item is DeskItem =>
  (deskItems as readonly string[]).includes(item)

/** `days`: how long a look holds; `before`: days before a public holiday that the booking is looked over anew. */
export type DeskTimes = { days: number; before: number }

/**
 * The day from which an item of the brand's desk is to be looked over again, `last` being the day it last was; null: it never was.
 * The booking in holidays is asked again before each of `publicHolidays` too (aftersales.brand-desk).
 */
export function lookAgain(
  item: DeskItem,
  last: Day | null,
  publicHolidays: readonly Day[],
  { days, before }: DeskTimes,
): Day | null {
  if (last === null) return null
  const asked = item === "holidays" ? publicHolidays.map((day) => shiftDay(day, -before)) : []
  return [shiftDay(last, days), ...asked.filter((day) => day > last)].sort()[0] ?? null
}
