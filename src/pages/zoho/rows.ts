import { unknown } from "../../process/field"
import type { Field } from "../../process/field"
import { listColumns } from "../../rules/facts"
import type { ListColumn } from "../../rules/facts"
import { all, attr, labelKey, textIn } from "./dom"
import type { Signs } from "./field-map"
import type { ShownRow } from "./types"
import { asField, isWaiting, property } from "./value"

const tables = "lyte-exptable,lyte-table,[role=grid],table"
const rows = "lyte-exptable-tr,lyte-tr,tr,[role=row]"
const heads = "lyte-exptable-th,lyte-th,th"
const cells = "lyte-exptable-td,lyte-td,td"
const records = /\/tab\/(?:Potentials|Deals)\/(\d{5,})(?=$|[/?#])/
const prefix = /^value_listviewtable_/

/** The record that a row's id and its links name; null when they name none, or two. */
function recordIn(row: Element): string | null {
  const [, own] = /^(?:[A-Za-z_-]*[A-Za-z_-])?(\d{10,})$/.exec(row.id) ?? []
  const linked = all(row, "a[href*='/tab/']").flatMap((link) => records.exec(attr(link, "href"))?.[1] ?? [])
  const [id, other] = new Set([...(own ? [own] : []), ...linked])
  return id !== undefined && other === undefined ? id : null
}

const cellField = (cell: Element): Field => {
  if (isWaiting(cell) || all(cell, ".cxLoader").length > 0) return unknown("not-rendered")
  const text = textIn(cell)
  return asField(text || (property(attr(all(cell, "[lt-prop-value]")[0], "lt-prop-value")) ?? ""), true)
}

/** Follows the rows of a list: those in view are read, the others wait. Ends with `stop`. */
export class ListRows {
  readonly #inView = new Set<Element>()
  readonly #sight: IntersectionObserver
  readonly #changes: MutationObserver
  #read: ShownRow[] | null = null

  /** `onChange`: the rows in view, or what they show, may have changed. */
  constructor(
    readonly org: string | null,
    onChange: () => void,
  ) {
    const changed = (): void => {
      this.#read = null
      onChange()
    }
    this.#sight = new IntersectionObserver((entries) => {
      for (const { target, isIntersecting } of entries)
        if (isIntersecting) this.#inView.add(target)
        else this.#inView.delete(target)
      changed()
    })
    this.#changes = new MutationObserver(() => {
      this.#look()
      changed()
    })
    const told = { attributes: true, attributeFilter: ["lt-prop-value", "id", "href"] }
    this.#changes.observe(document.body, { childList: true, subtree: true, characterData: true, ...told })
    this.#look()
  }

  stop(): void {
    this.#sight.disconnect()
    this.#changes.disconnect()
  }

  /** Takes in the rows that have come. */
  #look(): void {
    for (const row of this.#inView) if (!row.isConnected) this.#inView.delete(row)
    for (const row of document.querySelectorAll(rows)) if (row.closest(tables)) this.#sight.observe(row)
  }

  /** The rows in view that name a record, each record once, in the order of the page. */
  rows(signs: (column: ListColumn) => Signs): ShownRow[] {
    if (this.#read) return this.#read
    const found = new Map<string, ShownRow>()
    const headed = new Map<Element, string[]>()
    for (const row of [...this.#inView].sort(inOrder)) {
      const id = row.isConnected && row instanceof HTMLElement ? recordIn(row) : null
      if (id === null || found.has(id)) continue
      const table = row.closest(tables) ?? row
      if (!headed.has(table))
        headed.set(
          table,
          all(table, heads).map((head) => attr(head, "data-zcqa") || textIn(head)),
        )
      const shown = [...row.children].filter((cell) => cell.matches(cells))
      const record = { org: this.org ?? "", module: "Potentials", id }
      found.set(id, { record, box: row as HTMLElement, ...columnsOf(shown, headed.get(table) ?? [], signs) })
    }
    return (this.#read = [...found.values()])
  }
}

const inOrder = (one: Element, other: Element): number =>
  one.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1

/** What a row shows of the columns that we know; two columns for one field: none. */
function columnsOf(
  shown: readonly Element[],
  heads: readonly string[],
  signs: (column: ListColumn) => Signs,
): Partial<Record<ListColumn, Field>> {
  const named = shown.map((cell, at) => ({
    cell,
    column: attr(cell, "cxcellcol").toLowerCase(),
    label: labelKey(
      attr(cell, "data-zcqa").replace(prefix, "") || (heads.length === shown.length ? (heads[at] ?? "") : ""),
    ),
  }))
  return Object.fromEntries(
    listColumns.flatMap((key) => {
      const { names, labels } = signs(key)
      const byName = named.filter(({ column }) => column !== "" && names.includes(column))
      const tiers = labels.map((tier) => named.filter(({ label }) => label !== "" && tier.includes(label)))
      const [one, other] = byName.length > 0 ? byName : (tiers.find(({ length }) => length > 0) ?? [])
      return one && !other ? [[key, cellField(one.cell)]] : []
    }),
  )
}
