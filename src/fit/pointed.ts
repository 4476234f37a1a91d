import type { Cell, Cells } from "../pages/zoho/cells"
import { all, isShown, lists, textIn } from "../pages/zoho/dom"

/** What was pointed at: an element, and the field that the reader sees around it, when it sees one. */
export type Pointed = { element: HTMLElement; cell: Cell | null }

const controls = "input:not([type=hidden]),select,textarea,lyte-dropdown,[contenteditable=true]"
const ours = "#jalon-fit,#jalon-overlay"
const unseen = `script,style,template,noscript,svg *,option,${ours}`
/** More than this many elements are not walked. */
const most = 40_000

/** The field around a node: its label, its value or its row; else the only one inside. */
export function pointedAt(element: HTMLElement, cells: Cells): Pointed {
  const marked = new Map<Element, Cell>()
  for (const cell of cells.values())
    for (const part of [cell.key, cell.box, cell.labelElement]) if (part) marked.set(part, cell)
  for (let at: Element | null = element; at; at = at.parentElement) {
    const cell = marked.get(at)
    if (cell) return { element, cell }
  }
  const inside = new Set(
    element === document.body
      ? []
      : [...marked].flatMap(([part, cell]) => (element.contains(part) ? cell : [])),
  )
  const [only] = inside
  return { element, cell: inside.size === 1 && only ? only : null }
}

const labels = "dt,th,label,[class*=label i]"
const isLabel = (element: Element): boolean => element.matches(labels) || /[::]\s*$/.test(element.textContent)

/** Where the value of a label that no reader knows may stand. */
export function besideLabel(element: HTMLElement): HTMLElement | null {
  const label = element.closest("label")
  if (label?.control) return label.control
  const own = element.closest<HTMLElement>(labels) ?? element
  const next = isLabel(own) ? own.nextElementSibling : null
  return next instanceof HTMLElement && isShown(next) ? next : null
}

/** The label of what was pointed at, when it shows that it is one; never a value. */
export function labelOf({ element, cell }: Pointed): string | null {
  if (cell) return cell.label
  const own = element.closest<HTMLElement>(labels) ?? element
  const label = [own, element.previousElementSibling].find((one) => one && isLabel(one))
  return label ? textIn(label) : null
}

const hasOwnText = (element: Element): boolean =>
  [...element.childNodes].some(
    (node) => node.nodeType === Node.TEXT_NODE && (node.nodeValue ?? "").trim() !== "",
  )

/** What the keyboard walks: every field that the reader sees, in the page's order, then what else may be one. */
export function candidates(cells: Cells): HTMLElement[] {
  const taken = new Set<Element>()
  const fields = [...cells.values()].flatMap(({ key, box, labelElement }) => {
    for (const part of [key, box, labelElement]) if (part) taken.add(part)
    const place = [labelElement, box, key].find((part) => part && isShown(part))
    return place instanceof HTMLElement ? [place] : []
  })
  const isTaken = (element: Element): boolean => {
    for (let at: Element | null = element; at; at = at.parentElement) if (taken.has(at)) return true
    return false
  }
  const others = all(document.body, "*")
    .slice(0, most)
    .filter(
      (element) =>
        (element.matches(controls) || hasOwnText(element)) &&
        !element.closest(`${unseen},${lists}`) &&
        !isTaken(element) &&
        isShown(element),
    )
  const inOrder = (some: HTMLElement[]): HTMLElement[] =>
    [...new Set(some)].sort((one, other) =>
      one.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1,
    )
  return [...inOrder(fields), ...inOrder(others)]
}

type Box = { left: number; top: number; width: number; height: number }

/** Where to draw the highlight: around the field, its label with its value; in CSS pixels of the window. */
export function boxAround({ element, cell }: Pointed): Box {
  const parts = cell ? [cell.box, cell.labelElement, cell.key] : [element]
  const boxes = parts
    .flatMap((part) => (part && isShown(part) ? [part.getBoundingClientRect()] : []))
    .filter(({ width, height }) => width > 0 && height > 0)
  if (boxes.length === 0) return { left: 0, top: 0, width: 0, height: 0 }
  const left = Math.min(...boxes.map((box) => box.left))
  const top = Math.min(...boxes.map((box) => box.top))
  return {
    left,
    top,
    width: Math.max(...boxes.map((box) => box.right)) - left,
    height: Math.max(...boxes.map((box) => box.bottom)) - top,
  }
}
