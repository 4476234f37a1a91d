import type { Field } from "../../process/field"
import { known, unknown } from "../../process/field"
import type { Cell } from "./cells"
import { all, isShown, overlays, tidy } from "./dom"
import { readText, readTick } from "./value"

const eventApi = ["event_title", "start_datetime", "end_datetime", "venue", "all_day", "participants"]
const containers = "form,crm-create-entity,crux-form-component,crm-create-layout"
const modals =
  "lyte-modal,.lyteModal,lyte-popover,.lytePopover,#createEntityForm,[role=dialog],.modalWrapper,lyte-wormhole"

/** Cells that only a meeting's form holds, and those that only an opportunity's form holds. */
export const isEvent = ({ form, module, names }: Cell): boolean =>
  form && (module === "Events" || (module === null && eventApi.some((name) => names.has(name))))
export const isDeal = ({ form, module, names }: Cell): boolean =>
  form && (module === "Potentials" || (module === null && names.has("deal_name")))

function common(elements: readonly Element[]): Element | null {
  let root: Element | null = elements[0]?.parentElement ?? null
  while (root && !elements.every((element) => root?.contains(element))) root = root.parentElement
  return root
}

/** The form in view that holds such cells: the one laid over the page first, else the page's own. */
export function formOf(
  cells: Iterable<Cell>,
  holds: (cell: Cell) => boolean,
  where: "over" | "any",
): HTMLElement | null {
  const found = [...cells].filter((cell) => holds(cell) && isShown(cell.box)).map(({ key }) => key)
  const over = found.flatMap((element) => element.closest<HTMLElement>(modals) ?? [])
  const top = over[over.length - 1]
  if (top || where === "over") return top ?? null
  const root = common(found)?.closest<HTMLElement>(containers) ?? common(found)
  return root instanceof HTMLElement ? root : null
}

/** The outermost overlay around an element, or null. */
export function overlayOf(element: Element): Element | null {
  let at = element.closest(overlays)
  for (let up = at?.parentElement?.closest(overlays); up; up = up.parentElement?.closest(overlays)) at = up
  return at
}
const marks =
  '.cxMandatoryType,.crm-star,.crc-form-mandatory,.cxMandatory,[class*="mandatory" i],[aria-required="true"],[required]'
const isRed = (color: string): boolean => {
  const [r = 0, g = 0, b = 0, a = 1] = (color.match(/[\d.]+/g) ?? []).map(Number)
  return a > 0 && r > 150 && g < 110 && b < 110 && r > g + 70
}
const redBorder = (element: Element): boolean => {
  const style = getComputedStyle(element)
  return (
    parseFloat(style.borderLeftWidth) > 0 && style.borderLeftStyle !== "none" && isRed(style.borderLeftColor)
  )
}
const seen = new WeakMap<Element, boolean>()

/** Whether a form's field carries a sign that it is mandatory. A border that tells of an error is no such sign. */
function isMandatory({ key, box, labelElement }: Cell): boolean {
  const before = seen.get(key)
  if (before !== undefined) return before
  const stated = [key, ...all<Element>(key, "[cx-prop-mandatory]")].some((element) =>
    /^(true|)$/.test(element.getAttribute("cx-prop-mandatory") ?? "false"),
  )
  const marked =
    stated ||
    key.matches(marks) ||
    key.querySelector(marks) !== null ||
    /\*\s*$|^\s*\*/.test(labelElement?.textContent ?? "")
  const failed = key.matches(".errorFieldP") || key.querySelector(".errMsg,.cruxErrMsg") !== null
  const input = box.querySelector("input,lyte-dropdown,.select2-selection,.lyteField,textarea")
  const result = marked || (!failed && [key, box, ...(input ? [input] : [])].some(redBorder))
  if (!failed) seen.set(key, result)
  return result
}

/** Labels of the mandatory fields that are empty; unknown when no field shows that it is mandatory. */
export function readRedLine(cells: readonly Cell[]): Field<string[]> {
  const mandatory = cells.filter((cell) => cell.form && isMandatory(cell) && isShown(cell.box))
  if (mandatory.length === 0) return unknown("not-found")
  const blank: string[] = []
  let doubt: Field<string[]> | null = null
  for (const cell of mandatory) {
    const read = readText(cell)
    if (read.state === "empty")
      blank.push(tidy(cell.label?.replace(/[*:]/g, "")) || ([...cell.names.keys()][0]?.toUpperCase() ?? ""))
    else if (read.state === "unknown" && readTick(cell).state === "unknown") doubt = read
  }
  return blank.length > 0 || !doubt ? known(blank) : doubt
}
