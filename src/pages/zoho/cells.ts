import { all, labelKey, lists, overlays, textIn, tidy, within } from "./dom"

/** A place of the page where a field stands, with every sign that names it. */
export type Cell = {
  /** The row or box that the cell was made from. */
  key: Element
  /** Where the value stands. */
  box: HTMLElement
  labelElement: Element | null
  label: string | null
  labelKey: string
  /** Names, in lower case. */
  api: string[]
  columns: string[]
  /** The kind of sign that gave the column. */
  columnBy: "id" | "zcqa"
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
  '[data-zcqa^="dtVw_lbl_"],[data-zcqa^="bc_dtVw_lbl_"],[id^="field_label_"],[id^="bc_field_label_"],[id^="labelTD_"],[id^="subvalue_"],[id^="value_"],[id^="headervalue_"]'
const rows = 'crux-create-field,[id*="_fldRow_"],.custabDivCreate'
const loose = '[id^="Crm_"],[role="combobox"][aria-label],.cxElementLabel,.customfieldLabel'
/** Anything that may be a field. */
export const anchors = `${detail},${rows},${loose}`
const labels =
  '.cxElementLabel,.customfieldLabel,.labelCreate,.labelTD,[id^="labelTD_"],[id$="_label"],label:not(.lyteCheckbox):not(.lyteRadio)'
const values = ".cxElementValue,.customfieldValue,.labelValCreate"

/** Module and column in an id: `Crm_Potentials_STAGE_LInput`, `Potentials_fldRow_STAGE`. */
function named(id: string): { module: string; column: string } | null {
  const match = /^(?:Crm_)?([A-Za-z0-9]+)_fldRow_(.+)$/.exec(id) ?? /^Crm_([A-Za-z0-9]+)_(.+)$/.exec(id)
  const column = match?.[2]?.replace(/_(LInput|img|label|time|hours?|min(utes?)?|ampm|FValue|date)$/i, "")
  return match?.[1] && column ? { module: match[1], column: column.toLowerCase() } : null
}

function make(key: Element, box: Element, labelElement: Element | null, rest: Partial<Cell>): Cell | null {
  if (!(box instanceof HTMLElement)) return null
  const label = labelElement ? textIn(labelElement) : (rest.label ?? null)
  return {
    key,
    box,
    labelElement,
    api: [],
    columns: [],
    columnBy: "id",
    module: null,
    form: false,
    second: false,
    copyOf: "",
    generation: "G3",
    home: key.closest(overlays),
    ...rest,
    label,
    labelKey: labelKey(label ?? ""),
  }
}

const isColumn = (name: string): boolean => /^[A-Za-z_][\w*]*$/.test(name)

const quoted = (text: string): string => text.replace(/["\\]/g, "\\$&")

/** The box of a label, looked for near it first: ids may stand twice on the page. */
function near(label: Element, id: string): Element | null {
  const selector = `[id="${quoted(id)}"]`
  for (let at = label.parentElement, step = 0; at && step < 3; at = at.parentElement, step++) {
    const found = at.querySelector(selector)
    if (found) return found
  }
  return label.getRootNode() instanceof Document ? document.querySelector(selector) : null
}

function detailCell(anchor: Element): Cell | null {
  const qa = /^(bc_)?dtVw_lbl_(.+)$/.exec(anchor.getAttribute("data-zcqa") ?? "")
  const crux = /^(bc_)?field_label_(.+)$/.exec(anchor.id)
  if (qa || crux) {
    const bc = qa?.[1] ?? crux?.[1] ?? ""
    const boxed =
      anchor.parentElement?.querySelector(".dvValueContainer,.cxDvInfoValue") ?? anchor.nextElementSibling
    const box = (crux?.[2] === undefined ? null : near(anchor, `${bc}field_${crux[2]}`)) ?? boxed
    if (!box) return null
    const column = qa?.[2]?.toLowerCase()
    return make(box, box, anchor, {
      columns: column === undefined ? [] : [column],
      columnBy: "zcqa",
      second: bc !== "",
      copyOf: column ?? `#${crux?.[2] ?? ""}`,
    })
  }
  const legacy = /^(labelTD|subvalue|value|headervalue)_(.+)$/.exec(anchor.id)
  const name = legacy?.[2] ?? ""
  if (!legacy || name === "") return null
  const column = isColumn(name) ? name.toLowerCase() : null
  const mouse = anchor.closest('[id^="mouseArea__"]')
  const isHeader = legacy[1] === "headervalue"
  const label = legacy[1] === "labelTD" ? anchor : isHeader ? null : near(anchor, `labelTD_${name}`)
  // The label makes the cell when there is one; its values then add nothing.
  if (label && label !== anchor) return detailCell(label)
  const box =
    label === null
      ? anchor
      : (near(label, `value_${name}`) ?? near(label, `subvalue_${name}`) ?? mouse ?? label.nextElementSibling)
  if (!box || (label === null && anchor.parentElement?.closest('[id^="value_"],[id^="field_"]'))) return null
  return make(box, box, label, {
    columns: column === null ? [] : [column],
    second: isHeader,
    copyOf: column ?? `#${name}`,
    generation: mouse ? "G2" : "G1",
  })
}

/** The first part of a row that holds words and no control. */
function firstWords(row: Element): Element | null {
  const first = row.firstElementChild
  return first &&
    !first.matches("input,select,textarea") &&
    !first.querySelector("input,select,textarea,lyte-dropdown") &&
    tidy(first.textContent) !== ""
    ? first
    : null
}

function formCell(anchor: Element, host: Element): Cell | null {
  const combo = anchor.matches('[role="combobox"]') ? anchor.getAttribute("aria-label") : null
  let row = anchor.closest(rows)
  for (let up = row?.parentElement?.closest(rows); up; up = up.parentElement?.closest(rows)) row = up
  if (!row && anchor.matches(".cxElementLabel,.customfieldLabel")) row = anchor.parentElement
  if (row) {
    const labelElement = row.querySelector(labels) ?? firstWords(row)
    const cruxRow = row.matches("crux-create-field") ? row : row.querySelector("crux-create-field")
    const ids = [row, ...all<Element>(row, '[id*="_fldRow_"],[id^="Crm_"]')].flatMap(
      ({ id }) => named(id) ?? [],
    )
    const api = [row.getAttribute("data-cy"), cruxRow?.getAttribute("data-cy")].flatMap((name) =>
      name ? [name.toLowerCase()] : [],
    )
    const aria = row.querySelector('[role="combobox"][aria-label]')?.getAttribute("aria-label") ?? null
    return make(row, row.querySelector(values) ?? row, labelElement, {
      label: aria,
      api: [...new Set(api)],
      columns: [...new Set(ids.map(({ column }) => column))],
      module: ids[0]?.module ?? null,
      form: true,
      copyOf: "",
      generation: cruxRow
        ? "G3"
        : row.matches("crm-create-fields,.custabDivCreate") || row.querySelector('[id$="_LInput"]')
          ? "G2"
          : "G1",
    })
  }
  const id = named(anchor.id)
  if (id) {
    const stem = `Crm_${id.module}_`
    if (/_label$/.test(anchor.id)) return null
    const control = anchor.matches("input[type=hidden],img,a,span") ? null : anchor
    if (!control) return null
    const scope = control.closest(`form,${overlays}`) ?? host
    const label =
      [...scope.querySelectorAll(`label[for="${quoted(anchor.id)}"]`)][0] ??
      all<Element>(scope, `[id^="${stem}"][id$="_label"]`).find(
        (found) => named(found.id)?.column === id.column,
      ) ??
      (control.parentElement?.matches("td") ? control.parentElement.previousElementSibling : null) ??
      control.previousElementSibling
    const sole = control.parentElement
    const same = sole
      ? all<Element>(sole, '[id^="Crm_"]').every(({ id: other }) => named(other)?.column === id.column)
      : false
    const words = label && !label.matches("input,select,textarea") ? label : null
    const box = same && sole && !sole.matches("form,body") ? sole : control
    return make(box, box, words, {
      columns: [id.column],
      module: id.module,
      form: true,
      label: control.getAttribute("aria-label"),
      generation: /_LInput$/.test(anchor.id) ? "G2" : "G1",
    })
  }
  if (combo) {
    const box = anchor.closest("lyte-dropdown,lyte-autocomplete") ?? anchor
    return make(box, box, null, { label: combo, form: true, generation: "G2" })
  }
  return null
}

/** The index of what may be a field: built once for the page, then from what was added. */
export type Cells = Map<Element, Cell>

/** Reads the cells of `root` into `cells`; those that stood there before are made anew. */
export function indexCells(cells: Cells, root: Element): void {
  const host = root.ownerDocument.body
  if (root.closest(lists) || root.closest("#jalon-overlay")) return
  const covered = new Set<Element>()
  for (const anchor of within(root, anchors)) {
    if (anchor.closest(lists)) continue
    const cell = anchor.matches(detail) && !anchor.matches(rows) ? detailCell(anchor) : formCell(anchor, host)
    if (!cell || covered.has(cell.key)) {
      const found = cell ? cells.get(cell.key) : undefined
      if (cell && found) {
        found.columns = [...new Set([...found.columns, ...cell.columns])]
        found.api = [...new Set([...found.api, ...cell.api])]
      }
      continue
    }
    if (cell.columns.length === 0 && cell.api.length === 0 && cell.labelKey === "") continue
    covered.add(cell.key)
    cells.set(cell.key, cell)
  }
}

/** Forgets the cells whose elements have left the page. */
export function dropGone(cells: Cells): void {
  for (const [key] of cells) if (!key.isConnected) cells.delete(key)
}
