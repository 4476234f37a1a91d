import { empty, mapField, unknown } from "../../process/field"
import type { Field } from "../../process/field"
import type { Cell } from "./cells"
import { readClock, readDay, readInstant, readPattern } from "./dates"
import type { DatePattern } from "./dates"
import { all, attr, shown } from "./dom"
import { dropdownField, inputsOf, isWaiting, readText, readTick } from "./value"

/** The pattern of a cell's own input, else the one seen on this organisation's pages. */
const patternOf = ({ box }: Cell, seen: DatePattern | null): DatePattern | null =>
  readPattern(attr(inputsOf(box)[0], "placeholder")) ?? seen

/** A cell of a day, as `yyyy-mm-dd`. */
export function readDayCell(cell: Cell, seen: DatePattern | null): Field {
  const text = readText(cell)
  return text.state === "known" ? readDay(text.value, patternOf(cell, seen)) : text
}

/** A cell of a date and a time, however many controls hold them; on Montréal's clock. */
export function readInstantCell(cell: Cell, seen: DatePattern | null): Field<Date> {
  const { box } = cell
  const [date, second] = inputsOf(box)
  if (!date || isWaiting(box)) {
    const text = readText(cell)
    return text.state === "known" ? timed(readInstant(text.value, seen)) : text
  }
  if (date.type === "checkbox") return unknown("unreadable")
  if (date.value.trim() === "") return empty
  if (/[*•]{3,}/.test(date.value)) return unknown("masked")
  const parts = [
    second && second.type !== "checkbox" ? second.value.trim() : "",
    ...shown(box, "lyte-dropdown").map((one) => {
      const chosen = dropdownField(one)
      return chosen.state === "known" ? chosen.value : ""
    }),
    ...all<HTMLSelectElement>(box, "select").map((one) => one.selectedOptions[0]?.text.trim() ?? ""),
  ].filter(Boolean)
  // Hours and minutes in controls of their own: "2", "05", "PM".
  const time = parts.join(" ").replace(/^(\d{1,2}) (\d{1,2})(?!\d)/, "$1:$2")
  const pattern = patternOf(cell, seen)
  if (time === "") return timed(readInstant(date.value, pattern))
  return readClock(time) ? timed(readInstant(date.value, pattern, time)) : unknown("unreadable")
}

/** A meeting stands at a time of day: a bare date is not enough to judge. */
const timed = (read: ReturnType<typeof readInstant>): Field<Date> =>
  read.state === "known" && read.value.precision === "day"
    ? unknown("unreadable")
    : mapField(read, ({ at }) => at)

/** A choice of yes or no, which some organisations draw as a box to tick. */
export const readYesOrNo = (cell: Cell): Field => {
  const text = readText(cell)
  if (text.state !== "unknown" || text.why !== "unreadable") return text
  return mapField(readTick(cell), (ticked) => (ticked ? "Oui" : "Non"))
}
