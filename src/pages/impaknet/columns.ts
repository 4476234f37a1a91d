import { isShown, textIn } from "../zoho/dom"

export const cells = "td,th,[role=cell],[role=gridcell],[role=columnheader],[role=rowheader]"
const rows = "tr,[role=row]"
const cellsOf = (row: Element): Element[] => [...row.children].filter((child) => child.matches(cells))
const isHeads = (own: readonly Element[]): boolean =>
  own.every((one) => one.matches("th,[role=columnheader]"))

/** Whether a cell is the body of a table with a heading over it that is not its first: a word of a list, and no label. */
export function isListed(cell: Element): boolean {
  const row = cell.parentElement
  const table = cell.closest("table,[role=table],[role=grid]")
  if (!row || !table || !cell.matches("td,[role=cell],[role=gridcell]") || !cell.previousElementSibling)
    return false
  const head = [...table.querySelectorAll(rows)].map(cellsOf).find((own) => own.length > 1 && isHeads(own))
  return head !== undefined && head.length === cellsOf(row).length
}

/** Whether a cell heads a column: its row is all headings, or all labels with no room for a value between them. */
export function isHeader(cell: Element, row: Element, isLabel: (text: string) => boolean): boolean {
  const own = cellsOf(row)
  if (own.length < 2 || cell.getAttribute("scope") === "row" || cell.getAttribute("role") === "rowheader")
    return false
  if (row.closest("thead") || isHeads(own)) return true
  return own.every((one) => isLabel(textIn(one)))
}

/** The cells under a heading, in the rows in view that are as wide as its own. */
export function columnOf(cell: Element): Element[] {
  const row = cell.parentElement
  const table = cell.closest("table,[role=table],[role=grid]")
  if (!row || !table) return []
  const own = cellsOf(row)
  const at = own.indexOf(cell)
  const all = [...table.querySelectorAll(rows)]
  return all.slice(all.indexOf(row) + 1).flatMap((next) => {
    const there = cellsOf(next)
    const under = there[at]
    const isOther = isHeads(there) || next.closest("tfoot") !== null
    return under && there.length === own.length && !isOther && isShown(next) ? [under] : []
  })
}
