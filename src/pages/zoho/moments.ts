import { empty, mapField, unknown } from "../../process/field"
import type { Field } from "../../process/field"
import type { Cell } from "./cells"
import { readClock, readDay, readInstant, readPattern } from "./dates"
import type { DatePattern } from "./dates"
import { all, isShown, placeholders } from "./dom"
import { dropdownField, inputsOf, readText, readTick } from "./value"

/** The pattern of a cell's own input, else the one seen on this organisation's pages. */
function patternOf({ box }: Cell, seen: DatePattern | null): DatePattern | null {
  return readPattern(inputsOf(box)[0]?.getAttribute("placeholder")) ?? seen
}

/** A cell of a day, as `yyyy-mm-dd`. */
export function readDayCell(cell: Cell, seen: DatePattern | null): Field {
  const text = readText(cell)
  return text.state === "known" ? readDay(text.value, patternOf(cell, seen)) : text
}

/** A cell of a date and a time, however many controls hold them; on Montréal's clock. */
export function readInstantCell(cell: Cell, seen: DatePattern | null): Field<Date> {
  const inputs = inputsOf(cell.box)
  const [date, second] = inputs
  if (!date || all(cell.box, placeholders).some(isShown)) {
    const text = readText(cell)
    return text.state === "known" ? timed(readInstant(text.value, seen)) : text
  }
  if (date.value.trim() === "") return date.type === "checkbox" ? unknown("unreadable") : empty
  if (/[*•]{3,}/.test(date.value)) return unknown("masked")
  const dropdowns = all(cell.box, "lyte-dropdown")
    .filter(isShown)
    .map((one) => dropdownField(one))
  const selects = all<HTMLSelectElement>(cell.box, "select").map(
    (one) => one.selectedOptions[0]?.text.trim() ?? "",
  )
  const parts = [
    ...(second && second.type !== "checkbox" ? [second.value.trim()] : []),
    ...dropdowns.flatMap((one) => (one.state === "known" ? [one.value] : [])),
    ...selects,
  ].filter((part) => part !== "")
  const half = parts.find((part) => /^[ap]\.?m\.?$/i.test(part))
  const digits = parts.filter((part) => part !== half)
  const time =
    `${digits.every((part) => /^\d{1,2}$/.test(part)) && digits.length > 1 ? digits.slice(0, 2).join(":") : digits.join(" ")} ${half ?? ""}`.trim()
  const pattern = patternOf(cell, seen)
  return timed(
    time === ""
      ? readInstant(date.value, pattern)
      : readClock(time)
        ? readInstant(date.value, pattern, time)
        : unknown("unreadable"),
  )
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
