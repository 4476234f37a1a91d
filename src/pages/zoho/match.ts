import type { UnknownReason } from "../../process/field"
import type { Cell } from "./cells"
import { isShown } from "./dom"
import type { Signs } from "./field-map"

export type Found = {
  /** The place of the field, and its copies. Empty: see `why`. */
  cells: Cell[]
  sign: string | null
  match: string | null
  why: UnknownReason | null
}

const none = (why: UnknownReason, sign: string | null = null, match: string | null = null): Found => ({
  cells: [],
  sign,
  match,
  why,
})

/** The cells of one scope, by each of their names. */
export class Scope {
  readonly #by = {
    api: new Map<string, Cell[]>(),
    column: new Map<string, Cell[]>(),
    label: new Map<string, Cell[]>(),
  }
  constructor(
    readonly cells: readonly Cell[],
    readonly root: ParentNode,
  ) {
    const put = (map: Map<string, Cell[]>, name: string, cell: Cell): void => {
      const list = map.get(name)
      if (list) list.push(cell)
      else map.set(name, [cell])
    }
    for (const cell of cells) {
      for (const name of cell.api) put(this.#by.api, name, cell)
      for (const name of cell.columns) put(this.#by.column, name, cell)
      if (cell.labelKey !== "") put(this.#by.label, cell.labelKey, cell)
    }
  }

  #hits(by: "api" | "column" | "label", names: readonly string[]): Cell[] {
    const hits = names.flatMap((name) => this.#by[by].get(name) ?? [])
    return [...new Set(hits)].filter(({ box, key }) => isShown(box) || (key !== box && isShown(key)))
  }

  #selected(selector: string): Cell[] {
    let elements: Element[]
    try {
      elements = [...this.root.querySelectorAll(selector)].filter(isShown)
    } catch {
      return []
    }
    return elements.map(
      (element) =>
        this.cells.find(
          ({ key, box, labelElement }) =>
            key.contains(element) || box.contains(element) || labelElement === element,
        ) ?? bare(element as HTMLElement),
    )
  }

  /** Finds a field by all its signs. Two that point apart, or a label that stands twice, is a conflict. */
  find(signs: Signs): Found {
    const { selector } = signs
    const bySelector = selector === null ? [] : this.#selected(selector)
    const byApi = this.#hits("api", signs.api)
    const byColumn = this.#hits("column", signs.column)
    const byLabel =
      signs.labels.map((tier) => this.#hits("label", tier)).find((tier) => tier.length > 0) ?? []
    const strict = [...bySelector, ...byApi, ...byColumn]
    const first = strict[0] ?? byLabel[0]
    if (!first) return none("not-found")
    const [sign, match] =
      bySelector.length > 0
        ? ["selector", selector]
        : byApi.length > 0
          ? ["api", first.api[0] ?? null]
          : byColumn.length > 0
            ? [first.columnBy, first.columns[0]?.toUpperCase() ?? null]
            : ["label", first.label]
    // A lead's correction settles a label that stands twice, as long as it names one of the two.
    const settled = signs.sure && (byLabel.length === 0 || byLabel.some((cell) => copies(cell, first)))
    const hits = [...new Set(settled ? strict : [...strict, ...byLabel])]
    const apart = hits.some((cell) => !copies(cell, first)) || hits.filter((cell) => !cell.second).length > 1
    return apart
      ? none("conflict", sign, match)
      : { cells: [...hits, ...this.#others(hits)], sign, match, why: null }
  }

  /** Copies of a found field that its signs did not name: the business card under another label. */
  #others(hits: readonly Cell[]): Cell[] {
    const names = hits.flatMap(({ copyOf }) => (copyOf === "" ? [] : [copyOf]))
    return names
      .flatMap((name) => this.#by.column.get(name) ?? [])
      .filter((cell) => !hits.includes(cell) && cell.second && isShown(cell.box))
  }
}

const copies = (one: Cell, other: Cell): boolean =>
  one === other || ((one.second || other.second) && one.copyOf !== "" && one.copyOf === other.copyOf)

function bare(box: HTMLElement): Cell {
  const form =
    box.matches("input,select,textarea,lyte-dropdown") ||
    box.querySelector("input,select,textarea,lyte-dropdown") !== null
  return {
    key: box,
    box,
    labelElement: null,
    label: null,
    labelKey: "",
    api: [],
    columns: [],
    columnBy: "id",
    module: null,
    form,
    second: false,
    copyOf: "",
    generation: "G1",
    home: null,
  }
}
