import { all, attr, first, labelKey, lists, outermost, overlays, textIn, tidy } from "./dom"

/** A place of the page where a field stands, with every sign that names it. */
export type Cell = {
  /** The row or box that the cell was made from. */
  key: Element
  /** Where the value stands. */
  box: HTMLElement
  labelElement: Element | null
  label: string | null
  labelKey: string
  /** API names and columns in lower case, each with the kind of sign that gave it. */
  names: Map<string, "api" | "id" | "zcqa">
  module: string | null
  form: boolean
  /** A second place of the same field: the business card, the header. */
  second: boolean
  /** What the copies of one field share. */
  copyOf: string
  generation: "G1" | "G2" | "G3"
  /** The overlay (modal, popover) that it stands in; null: the page itself. */
  home: Element | null
}

const detail =
  "[data-zcqa*=dtVw_lbl_],[id*=field_label_],[id^=labelTD_],[id^=subvalue_],[id^=value_],[id^=headervalue_]"
const rows = "crux-create-field,[id*=_fldRow_],.custabDivCreate"
const combobox = "[role=combobox][aria-label]"
const loose = `[id^=Crm_],#task_subject,${combobox},.cxElementLabel,.customfieldLabel`
/** Anything that may be a field. */
export const anchors = `${detail},${rows},${loose}`
const labels =
  ".cxElementLabel,.customfieldLabel,.labelCreate,.labelTD,[id^=labelTD_],[id$=_label],label:not(.lyteCheckbox,.lyteRadio)"
const values = ".cxElementValue,.customfieldValue,.labelValCreate"

/** Module and column in an id: `Crm_Potentials_STAGE_LInput`, `Potentials_fldRow_STAGE`. */
function named({ id }: Element): { module: string; column: string } | null {
  if (id === "task_subject") return { module: "Tasks", column: "subject" }
  const [, one, other, rest] =
    /^(?:Crm_([A-Za-z0-9]+)_(?:fldRow_)?|([A-Za-z0-9]+)_fldRow_)(.+)$/.exec(id) ?? []
  const module = one ?? other
  const column = rest?.replace(/_(LInput|img|label|time|hours?|min(utes?)?|ampm|FValue|date)$/i, "")
  return module && column ? { module, column: column.toLowerCase() } : null
}

/** A cell made of a box and what is known of it. */
export const cellOf = (
  key: Element,
  box: HTMLElement,
  labelElement: Element | null,
  { label = null, ...rest }: Partial<Cell>,
): Cell => {
  const words = labelElement ? textIn(labelElement) : label
  return {
    key,
    box,
    labelElement,
    names: new Map(),
    module: null,
    form: false,
    second: false,
    copyOf: "",
    generation: "G3",
    home: key.closest(overlays),
    ...rest,
    label: words,
    labelKey: labelKey(words ?? ""),
  }
}

const quoted = (text: string): string => JSON.stringify(text)

/** The box of a label, looked for near it first: ids may stand twice on the page. */
function near(label: Element, id: string): HTMLElement | null {
  const top = document.getElementById(id)
  if (!top) return null
  const selector = `[id=${quoted(id)}]`
  let around = label.parentElement
  for (let step = 1; around?.parentElement && step < 3 && !around.contains(top); step++) {
    const found = first(around, selector)
    if (found) return found
    around = around.parentElement
  }
  return (around && first(around, selector)) ?? top
}

/** A field of a record shown for reading, known by its label's marks or its box's; `bc_`: in the business card. */
function detailCell(anchor: HTMLElement): Cell | null {
  const next = anchor.nextElementSibling as HTMLElement | null
  const [, card, column] = /^(bc_)?dtVw_lbl_(.+)$/.exec(attr(anchor, "data-zcqa")) ?? []
  const [, bc = card, kind, name] =
    /^(bc_)?(field_label|labelTD|subvalue|value|headervalue)_(.+)$/.exec(anchor.id) ?? []
  const second = bc !== undefined || kind === "headervalue"
  const cell = (
    box: HTMLElement | null,
    label: Element | null,
    col: string | null,
    sign: "zcqa" | "id",
    generation: Cell["generation"],
  ): Cell | null =>
    box &&
    cellOf(box, box, label, {
      names: new Map(col ? [[col.toLowerCase(), sign]] : []),
      second,
      copyOf: col?.toLowerCase() ?? `#${name ?? ""}`,
      generation,
    })
  if (column || kind === "field_label") {
    const box =
      (kind === "field_label" ? near(anchor, `${bc ?? ""}field_${name ?? ""}`) : null) ??
      (anchor.parentElement && first(anchor.parentElement, ".dvValueContainer,.cxDvInfoValue"))
    return cell(box ?? next, anchor, column ?? null, "zcqa", "G3")
  }
  if (!name) return null
  const label = kind === "labelTD" ? anchor : second ? null : near(anchor, `labelTD_${name}`)
  // The label makes the cell when there is one; its values then add nothing.
  if (label && label !== anchor) return detailCell(label)
  if (!label && anchor.parentElement?.closest("[id^=value_],[id^=field_]")) return null
  const mouse = anchor.closest<HTMLElement>("[id^=mouseArea__]")
  const box = label
    ? (near(label, `value_${name}`) ?? near(label, `subvalue_${name}`) ?? mouse ?? next)
    : anchor
  return cell(box, label, /^[A-Za-z_][\w*]*$/.test(name) ? name : null, "id", mouse ? "G2" : "G1")
}

export const controls = "input,select,textarea,lyte-dropdown"

/** A row of a form, with every name that it holds. */
function rowCell(row: HTMLElement): Cell {
  const head = row.firstElementChild
  const notLabel = `${controls},${values}`
  const words = head && all(head, notLabel).length === 0 && tidy(head.textContent) !== "" ? head : null
  const ids = all(row, "[id*=_fldRow_],[id^=Crm_]").flatMap((element) => named(element) ?? [])
  const crux = all(row, "crux-create-field[data-cy]").slice(0, 1)
  return cellOf(row, first(row, values) ?? row, first(row, labels) ?? words, {
    label: first(row, combobox)?.getAttribute("aria-label") ?? null,
    names: new Map([
      ...crux.map((one) => [(one.getAttribute("data-cy") ?? "").toLowerCase(), "api"] as const),
      ...ids.map(({ column }) => [column, "id"] as const),
    ]),
    module: ids[0]?.module ?? null,
    form: true,
    generation: crux.length > 0 ? "G3" : first(row, ".customfieldValue,[id$=_LInput]") ? "G2" : "G1",
  })
}

/** A control that stands in no row, known by its id. */
function controlCell(control: HTMLElement, { module, column }: { module: string; column: string }): Cell {
  const same = (other: Element): boolean => named(other)?.column === column
  const parent = control.parentElement
  const scope: ParentNode = control.closest(`form,${overlays}`) ?? document
  const label =
    first(scope, `label[for=${quoted(control.id)}]`) ??
    all(scope, `[id^=Crm_${module}_][id$=_label]`).find(same) ??
    (parent?.matches("td") ? parent : control).previousElementSibling
  const sole = parent && !parent.matches("form,body") && all(parent, "[id^=Crm_]").every(same)
  const box = sole ? parent : control
  return cellOf(box, box, label?.matches(controls) ? null : label, {
    names: new Map([[column, "id"]]),
    module,
    form: true,
    label: control.getAttribute("aria-label"),
    generation: control.id.endsWith("_LInput") ? "G2" : "G1",
  })
}

function formCell(anchor: HTMLElement): Cell | null {
  let row = outermost(anchor, rows)
  if (!row && anchor.matches(".cxElementLabel,.customfieldLabel")) row = anchor.parentElement
  if (row) return rowCell(row)
  const id = named(anchor)
  if (id) return anchor.matches("input[type=hidden],img,a,span,[id$=_label]") ? null : controlCell(anchor, id)
  if (!anchor.matches(combobox)) return null
  const box = anchor.closest<HTMLElement>("lyte-dropdown,lyte-autocomplete") ?? anchor
  return cellOf(box, box, null, { label: anchor.getAttribute("aria-label"), form: true, generation: "G2" })
}

/** The index of what may be a field: built once for the page, then from what was added. */
export type Cells = Map<Element, Cell>

/** Reads the cells of `root` into `cells`; those that stood there before are made anew. */
export function indexCells(cells: Cells, root: Element): void {
  if (root.closest(`${lists},#jalon-overlay`)) return
  const covered = new Set<Element>()
  for (const anchor of all(root, anchors)) {
    if (anchor.closest(lists)) continue
    const cell = anchor.matches(detail) && !anchor.matches(rows) ? detailCell(anchor) : formCell(anchor)
    if (!cell || (cell.names.size === 0 && cell.labelKey === "")) continue
    const before = covered.has(cell.key) ? cells.get(cell.key) : undefined
    if (before) for (const [name, sign] of cell.names) before.names.set(name, sign)
    else cells.set(cell.key, cell)
    covered.add(cell.key)
  }
}

/** Forgets the cells whose elements have left the page. */
export function dropGone(cells: Cells): void {
  for (const [key] of cells) if (!key.isConnected) cells.delete(key)
}
