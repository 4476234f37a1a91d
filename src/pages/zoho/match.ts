import type { UnknownReason } from "../../process/field"
import type { Cell } from "./cells"
import { cellOf, controls } from "./cells"
import { all, first, isShown } from "./dom"
import type { Signs } from "./field-map"

export type Found = {
  /** The place of the field, and its copies. Empty: see `why`. */
  cells: Cell[]
  sign: string | null
  match: string | null
  why: UnknownReason | null
}

export const nowhere: Found = { cells: [], sign: null, match: null, why: "not-found" }

const copies = (one: Cell, other: Cell): boolean =>
  one === other || ((one.second || other.second) && one.copyOf !== "" && one.copyOf === other.copyOf)

/** The cells of one scope, by each of their names. */
export class Scope {
  readonly #named = new Map<string, Cell[]>()
  readonly #labelled = new Map<string, Cell[]>()
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
      for (const name of cell.names.keys()) put(this.#named, name, cell)
      if (cell.labelKey !== "") put(this.#labelled, cell.labelKey, cell)
    }
  }

  #selected(selector: string): Cell[] {
    try {
      return all(this.root, selector)
        .filter(isShown)
        .map(
          (element) =>
            this.cells.find(
              ({ key, box, labelElement }) =>
                key.contains(element) || box.contains(element) || labelElement === element,
            ) ??
            cellOf(element, element, null, {
              form: element.matches(controls) || first(element, controls) !== null,
              generation: "G1",
            }),
        )
    } catch {
      return []
    }
  }

  /** Finds a field by all its signs. Two that point apart, or a label that stands twice, is a conflict. */
  find({ selector, names, labels, sure }: Signs): Found {
    const bySelector = selector ? this.#selected(selector) : []
    const strict = [...bySelector, ...hits(this.#named, names)]
    const byLabel = labels.map((tier) => hits(this.#labelled, tier)).find(({ length }) => length > 0) ?? []
    const main = strict[0] ?? byLabel[0]
    if (!main) {
      // In a section that someone folded.
      const folded = [this.#named, this.#labelled].some((map) =>
        [names, ...labels].some((list) => list.some((name) => map.has(name))),
      )
      return folded ? { ...nowhere, why: "not-rendered" } : nowhere
    }
    const name = names.find((one) => main.names.has(one)) ?? ""
    const by = main.names.get(name)
    const [sign, match] =
      bySelector.length > 0
        ? ["selector", selector ?? null]
        : by
          ? [by, by === "api" ? name : name.toUpperCase()]
          : ["label", main.label]
    // A lead's correction settles a label that stands twice, as long as it names one of the two.
    const settled = sure && (byLabel.length === 0 || byLabel.some((cell) => copies(cell, main)))
    const found = [...new Set(settled ? strict : [...strict, ...byLabel])]
    const apart =
      found.some((cell) => !copies(cell, main)) || found.filter(({ second }) => !second).length > 1
    // Copies that the signs did not name: the business card under another label.
    const others = found
      .flatMap(({ copyOf }) => this.#named.get(copyOf) ?? [])
      .filter((cell) => cell.second && isShown(cell.box))
    return apart
      ? { cells: [], sign, match, why: "conflict" }
      : { cells: [...new Set([...found, ...others])], sign, match, why: null }
  }
}

const hits = (map: ReadonlyMap<string, Cell[]>, names: readonly string[]): Cell[] =>
  [...new Set(names.flatMap((name) => map.get(name) ?? []))].filter(
    ({ box, key }) => isShown(box) || isShown(key),
  )
