import { dayOf } from "../../process/calendar"
import { known, mapField, valueOf } from "../../process/field"
import type { Field } from "../../process/field"
import type { Cell } from "./cells"
import { readClock, readDay, readInstant, readPattern } from "./dates"
import type { DatePattern, Instant } from "./dates"
import { all, attr, shown } from "./dom"
import { chain, unreadable } from "./fields"
import { asField, dropdownField, inputsOf, isWaiting, readText, readTick } from "./value"

/** The pattern of a cell's own input, else the one seen on this organisation's pages. */
export const patternOf = ({ box }: Cell, seen: DatePattern | null): DatePattern | null =>
  readPattern(attr(inputsOf(box)[0], "placeholder")) ?? seen

/** A cell of a day, as `yyyy-mm-dd`. */
export const readDayCell = (cell: Cell, seen: DatePattern | null): Field =>
  chain(readText(cell), (text) => readDay(text, patternOf(cell, seen)))

/** The Montréal day of a cell shown with or without its time. */
export const readDayOfCell = (cell: Cell, seen: DatePattern | null): Field =>
  chain(readText(cell), (text) => mapField(readInstant(text, patternOf(cell, seen)), ({ at }) => dayOf(at)))

/** A count, alone or with its unit; in another unit, or beside anything else, it is not read. */
const counted =
  (unit: string) =>
  (cell: Cell): Field<number> =>
    chain(readText(cell), (text) => {
      const [, digits] = new RegExp(`^(\\d{1,3})(?:[.,]0+)?(?: ?(?:${unit}))?$`, "i").exec(text) ?? []
      return digits === undefined ? unreadable : known(Number(digits))
    })
export const readMonthsCell = counted("mois|months?")
export const readYearsCell = counted("(?:ans?|années?|years?)(?: ?[/,(].*)?")
export const readCountCell = counted("e|ère?|ème|st|nd|rd|th|achats?|purchases?")

/** A cell of a date and a time, however many controls hold them; on Montréal's clock. */
export function readInstantCell(cell: Cell, seen: DatePattern | null): Field<Date> {
  const { box } = cell
  const [date, second] = inputsOf(box)
  if (!date || isWaiting(box)) return chain(readText(cell), (text) => timed(readInstant(text, seen)))
  if (date.type === "checkbox") return unreadable
  const written = asField(date.value)
  if (written.state !== "known") return written
  const parts = [
    second && second.type !== "checkbox" ? second.value.trim() : "",
    ...shown(box, "lyte-dropdown").map((one) => valueOf(dropdownField(one))),
    ...all<HTMLSelectElement>(box, "select").map((one) => one.selectedOptions[0]?.text.trim()),
  ].filter(Boolean)
  // Hours and minutes in controls of their own: "2", "05", "PM".
  const time = parts.join(" ").replace(/^(\d{1,2}) (\d{1,2})(?!\d)/, "$1:$2")
  const pattern = patternOf(cell, seen)
  return time !== "" && !readClock(time)
    ? unreadable
    : timed(readInstant(date.value, pattern, time || undefined))
}

/** A meeting stands at a time of day: a bare date is not enough to judge. */
const timed = (read: Field<Instant>): Field<Date> =>
  chain(read, ({ at, precision }) => (precision === "day" ? unreadable : known(at)))

/** A choice of yes or no, which some organisations draw as a box to tick. */
export const readYesOrNo = (cell: Cell): Field => {
  const text = readText(cell)
  if (text.state !== "unknown" || text.why !== "unreadable") return text
  return mapField(readTick(cell), (ticked) => (ticked ? "Oui" : "Non"))
}
