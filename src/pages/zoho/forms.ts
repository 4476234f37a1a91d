import type { Field } from "../../process/field"
import { known } from "../../process/field"
import type { Cell } from "./cells"
import { all, first, formRoots, isShown, modals, outermost, overlays, tidy } from "./dom"
import { notFound } from "./fields"
import { readText, readTick } from "./value"

const eventApi = ["event_title", "start_datetime", "end_datetime", "venue", "all_day", "participants"]

/** Cells that only a meeting's form holds, and those that only an opportunity's form holds. */
export const isEvent = ({ form, module, names }: Cell): boolean =>
  form && (module === "Events" || (module === null && eventApi.some((name) => names.has(name))))
export const isDeal = ({ form, module, names }: Cell): boolean =>
  form && (module === "Potentials" || (module === null && names.has("deal_name")))

/** The form in view that holds such cells: the one laid over the page first, else the page's own. */
export function formOf(
  cells: Iterable<Cell>,
  holds: (cell: Cell) => boolean,
  where: "over" | "any",
): HTMLElement | null {
  const found = [...cells].filter((cell) => holds(cell) && isShown(cell.box)).map(({ key }) => key)
  const top = found.flatMap((element) => element.closest<HTMLElement>(modals) ?? []).pop()
  if (top || where === "over") return top ?? null
  let root = found[0]?.parentElement ?? null
  while (root && !found.every((element) => root?.contains(element))) root = root.parentElement
  return root?.closest<HTMLElement>(`${formRoots},crm-create-layout`) ?? root
}

/** The outermost overlay around an element, or null. */
export const overlayOf = (element: Element): Element | null => outermost(element, overlays)

/** Whether a left border is drawn in red. */
function redBorder(element: Element): boolean {
  const { borderLeftWidth, borderLeftStyle, borderLeftColor } = getComputedStyle(element)
  const [r = 0, g = 0, b = 0, a = 1] = (borderLeftColor.match(/[\d.]+/g) ?? []).map(Number)
  const isRed = a > 0 && r > 150 && g < 110 && b < 110 && r > g + 70
  return isRed && parseFloat(borderLeftWidth) > 0 && borderLeftStyle !== "none"
}
const seen = new WeakMap<Element, boolean>()

/** Whether a form's field carries a sign that it is mandatory. A border that tells of an error is no such sign. */
function isMandatory({ key, box, labelElement }: Cell): boolean {
  const before = seen.get(key)
  if (before !== undefined) return before
  const failed = key.matches(".errorFieldP") || first(key, ".errMsg,.cruxErrMsg") !== null
  const input = first(box, "input,lyte-dropdown,.select2-selection,.lyteField,textarea")
  const result =
    all(
      key,
      '.crm-star,[class*="mandatory" i],[aria-required=true],[required],[cx-prop-mandatory=true],[cx-prop-mandatory=""]',
    ).length > 0 ||
    /^\s*\*|\*\s*$/.test(labelElement?.textContent ?? "") ||
    (!failed && [key, box, input ?? key].some(redBorder))
  if (!failed) seen.set(key, result)
  return result
}

/** Labels of the mandatory fields that are empty; unknown when no field shows that it is mandatory. */
export function readRedLine(cells: readonly Cell[]): Field<string[]> {
  const mandatory = cells.filter((cell) => cell.form && isMandatory(cell) && isShown(cell.box))
  if (mandatory.length === 0) return notFound
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
