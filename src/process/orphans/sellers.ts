import { montreal, type Day } from "../calendar"
import { dayOf } from "../calendar"
import { hasLeft, isAbsent, nextShift, type Person, type Roster } from "../roster"
import { spanOf } from "../roster-hours"

/** A seller on a day: there, away, or not known; `until`: when their shift ends. */
export type SellerOn = {
  name: string
  branch: string
  presence: "on-shift" | "off" | "unknown"
  until: Date | null
}

/** Those who sell: the sales department without its directors, and specialists wherever they are. */
export const sells = ({ role, department }: Person): boolean =>
  role === "specialist" || (department === "sales" && (role === undefined || role === "agent"))

/** The sellers whom a roster lists, those who have left apart, and whether each works on a Montréal day; by name. Unknown without any shift that can be read. */
export function sellersOn(roster: Roster, day: Day): SellerOn[] {
  const eve = new Date(montreal(day, "00:00").getTime() - 1)
  const noon = montreal(day, "12:00")
  return roster.people
    .filter((one) => sells(one) && !hasLeft(roster, one, noon))
    .map(({ id, name, branch = "" }): SellerOn => {
      const shift = isAbsent(roster, id, noon) ? null : nextShift(roster, id, eve)
      if (shift && dayOf(shift.from) === day) return { name, branch, presence: "on-shift", until: shift.to }
      const listed =
        isAbsent(roster, id, noon) ||
        roster.shifts.some((one) => one.person === id && spanOf(one.day, one.start, one.end) !== null)
      return { name, branch, presence: listed ? "off" : "unknown", until: null }
    })
    .sort((one, other) => one.name.localeCompare(other.name, "fr"))
}
