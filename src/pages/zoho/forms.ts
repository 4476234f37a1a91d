import type { Field } from "../../process/field"
import { known, unknown } from "../../process/field"
import type { Cell } from "./cells"
import { all, isShown, lists, overlays, tidy } from "./dom"
import { readText, readTick } from "./value"

/** Elements that only a meeting's form holds, and those that only an opportunity's form holds. */
export const eventSigns =
  '[id^="Crm_Events_"],[id^="Events_fldRow_"],' +
  ["Event_Title", "Start_DateTime", "End_DateTime", "Venue", "All_day", "Participants"].map((name) => `crux-create-field[data-cy="${name}"]`).join(",")
export const dealSigns = '[id^="Crm_Potentials_"],[id^="Potentials_fldRow_"],crux-create-field[data-cy="Deal_Name"]'
const containers = "form,crm-create-entity,crux-form-component,crm-create-layout"
const modals = "lyte-modal,.lyteModal,lyte-popover,.lytePopover,#createEntityForm,[role=dialog],.modalWrapper,lyte-wormhole"

function common(elements: readonly Element[]): Element | null {
  let root: Element | null = elements[0]?.parentElement ?? null
  while (root && !elements.every((element) => root?.contains(element))) root = root.parentElement
  return root
}

/** The form in view that holds such signs: the one laid over the page first, else the page's own. */
export function formOf(signs: string, where: "over" | "any"): HTMLElement | null {
  const found = all(document, signs).filter((element) => !element.closest(lists) && isShown(element))
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
export const openOverlays = (): HTMLElement[] =>
  all(document, "lyte-modal,.lyteModal,lyte-popover,.lytePopover,#createEntityForm,[role=dialog]").filter((element) => isShown(element) && !element.closest("#jalon-overlay"))

const marks = '.cxMandatoryType,.crm-star,.crc-form-mandatory,.cxMandatory,[class*="mandatory" i],[aria-required="true"],[required]'
const isRed = (color: string): boolean => {
  const [r = 0, g = 0, b = 0, a = 1] = (color.match(/[\d.]+/g) ?? []).map(Number)
  return a > 0 && r > 150 && g < 110 && b < 110 && r > g + 70
}
const redBorder = (element: Element): boolean => {
  const style = getComputedStyle(element)
  return parseFloat(style.borderLeftWidth) > 0 && style.borderLeftStyle !== "none" && isRed(style.borderLeftColor)
}
const known_ = new WeakMap<Element, boolean>()

/** Whether a form's field carries a sign that it is mandatory. A border that tells of an error is no such sign. */
function isMandatory({ key, box, labelElement }: Cell): boolean {
  const before = known_.get(key)
  if (before !== undefined) return before
  const stated = [key, ...all<Element>(key, "[cx-prop-mandatory]")].some((element) => /^(true|)$/.test(element.getAttribute("cx-prop-mandatory") ?? "false"))
  const marked = stated || key.matches(marks) || key.querySelector(marks) !== null || /\*\s*$|^\s*\*/.test(labelElement?.textContent ?? "")
  const failed = key.matches(".errorFieldP") || key.querySelector(".errMsg,.cruxErrMsg") !== null
  const input = box.querySelector("input,lyte-dropdown,.select2-selection,.lyteField,textarea")
  const result = marked || (!failed && [key, box, ...(input ? [input] : [])].some(redBorder))
  if (!failed) known_.set(key, result)
  return result
}

/** Labels of the mandatory fields that are empty; unknown when no field shows that it is mandatory. */
export function readRedLine(cells: readonly Cell[]): Field<string[]> {
  const mandatory = cells.filter((cell) => cell.form && isShown(cell.box) && isMandatory(cell))
  if (mandatory.length === 0) return unknown("not-found")
  const blank: string[] = []
  let doubt: Field<string[]> | null = null
  for (const cell of mandatory) {
    const read = readText(cell)
    if (read.state === "empty") blank.push(tidy(cell.label?.replace(/[*:]/g, "")) || (cell.columns[0]?.toUpperCase() ?? ""))
    else if (read.state === "unknown" && readTick(cell).state === "unknown") doubt = read
  }
  return blank.length > 0 || !doubt ? known(blank) : doubt
}
