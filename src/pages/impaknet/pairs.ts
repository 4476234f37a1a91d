import { empty, unknown, type Field } from "../../process/field"
import { attr, isShown, textIn, tidy } from "../zoho/dom"
import { cells, columnOf, isHeader, isListed } from "./columns"
import { boxField, controlField, controlsIn, isAside, isMark, textField } from "./controls"
import { keyOf, type LabelIndex, type Named } from "./labels"
import { linePairs } from "./line"

/** A label of the page, what stands beside it, and the title of the group that it stands in. */
export type Sighting = { names: readonly Named[]; label: string; field: Field; group: string }

const headings = "h1,h2,h3,h4,h5,h6,legend,caption,summary,title,[role=heading]"
const groups = "fieldset,section,article,table,[role=group],[role=region]"
/** Longer than any label. */
const longest = 60

/** A row of one cell alone is the title of the rows under it. */
const isBand = (row: Element): boolean =>
  row.matches("tr,[role=row]") && row.childElementCount === 1 && tidy(row.textContent).length <= longest

/** The title of the nearest titled group around an element, or the nearest heading before it. */
function groupOf(element: Element): string {
  for (let at: Element | null = element; at; at = at.parentElement) {
    let title = at.matches(groups)
      ? [...at.children].find((child) => child.matches(`${headings},header`))
      : undefined
    let text = (title && tidy(title.textContent)) || (at.matches(groups) ? attr(at, "aria-label") : "")
    if (text !== "") return keyOf(text)
    title = at
    do title = title.previousElementSibling ?? undefined
    while (title && !title.matches(headings) && !isBand(title))
    text = tidy(title?.textContent)
    if (text !== "") return keyOf(text)
  }
  return ""
}

const isBold = (cell: Element): boolean =>
  tidy(cell.querySelector("b,strong")?.textContent) === tidy(cell.textContent) && cell.textContent !== ""

/** Whether values stand over their labels here ("14", "Mois restants", "84", "Terme"): what follows a label is then of another. */
function isUnder(holder: Element, isLabel: (text: string) => boolean): boolean {
  const [top, second] = holder.parentElement?.children ?? []
  if (!top || !second || top === holder || isLabel(tidy(top.textContent)) || top.matches(headings))
    return false
  return /^\W*\d/.test(tidy(top.textContent)) && isLabel(tidy(second.textContent))
}

/** Reads what every known label of the page stands for. */
export class Pairs {
  readonly #seen = new Set<Element>()
  readonly found: Sighting[] = []

  constructor(readonly index: LabelIndex) {}

  read(root: Element): Sighting[] {
    for (const control of controlsIn(root)) {
      const label = control.labels?.[0]
      if (label && this.isLabel(tidy(label.textContent))) continue
      const named = ["aria-label", "title", "placeholder"].map((name) => attr(control, name))
      const own = named.find(this.isLabel)
      if (own && !isAside(control)) this.#add(this.#names(own) ?? [], own, control, controlField(control))
    }
    const walker = root.ownerDocument.createTreeWalker(root, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node; node = walker.nextNode()) this.#take(node as Text)
    return this.found
  }

  #names(text: string): readonly Named[] | undefined {
    return text.length <= longest ? this.index.get(keyOf(text)) : undefined
  }
  isLabel = (text: string): boolean => this.#names(text) !== undefined

  #add(names: readonly Named[], label: string, at: Element, field: Field): void {
    this.found.push({ names, label: label.replace(/[\s:*]+$/, ""), field, group: groupOf(at) })
  }

  #take(node: Text): void {
    const text = tidy(node.nodeValue)
    const parent = node.parentElement
    if (!parent || text === "" || isAside(parent) || parent.closest(`${headings},textarea,nav,[role=menu]`))
      return
    // "Terme : 72 mois", in one piece.
    const inOne = linePairs(text, this.isLabel)
    const own = this.#names(text)
    if (inOne.length === 0 && !own && !parent.matches("sup,sub,b,i,u,em,strong,font,span,abbr")) return
    if (!isShown(parent)) return
    for (const [label, rest] of inOne) this.#add(this.#names(label) ?? [], label, parent, textField(rest))
    if (inOne.length > 0) return
    // A label of several pieces: "N", "o" raised, " de stock".
    const whole = own ? parent : (parent.parentElement ?? parent)
    const names = own ?? this.#names(tidy(whole.textContent))
    if (!names || isAside(whole) || whole.closest(headings)) return
    let holder = whole
    while (
      !holder.matches(`${cells},dt,label,body`) &&
      holder.parentElement &&
      tidy(holder.parentElement.textContent) === tidy(holder.textContent) &&
      controlsIn(holder.parentElement).length === 0
    )
      holder = holder.parentElement
    if (this.#seen.has(holder) && holder === whole && !own) return
    this.#seen.add(holder)
    if (this.#isStrip(holder)) return
    const field = this.#beside(holder, own ? node : null)
    if (field) this.#add(names, tidy(holder.textContent), holder, field)
  }

  /** A row of names and nothing else is a bar of tabs, unless it heads a table. */
  #isStrip(holder: Element): boolean {
    if (holder.matches(cells)) return false
    const around = holder.closest("li") ?? holder
    const siblings = [...(around.parentElement?.children ?? [])].map((one) => tidy(one.textContent))
    return (
      siblings.length > 2 &&
      siblings.every((text) => /^(vehicule|client|sommaire|f&i|memo|reprise)$/.test(keyOf(text)))
    )
  }

  #beside(holder: Element, node: Text | null): Field | null {
    const label = holder.closest("label")
    if (label?.control) return isShown(label.control) ? boxField(label.control) : null
    const term = holder.closest("dt")
    if (term) return this.#definition(term)
    const cell = holder.closest(cells)
    if (cell && isListed(cell)) return null
    const rest = this.#after(holder, node, cell ?? holder.parentElement)
    if (rest !== undefined) return rest
    return cell ? this.#cell(cell) : null
  }

  #definition(term: Element): Field | null {
    const values: Element[] = []
    let next = term.nextElementSibling ?? term.parentElement?.nextElementSibling ?? null
    for (; next?.matches("dd"); next = next.nextElementSibling) values.push(next)
    const [only, ...more] = values
    if (!only) return null
    return more.length === 0 ? boxField(only) : textField(values.map((one) => textIn(one)).join(", "))
  }

  /** What follows a label inside its own box; undefined where nothing does. */
  #after(holder: Element, node: Text | null, within: Element | null): Field | null | undefined {
    const inside = node && holder.contains(node) && node.parentElement === holder
    if (!inside && holder === within) return undefined
    let next: Node | null = inside ? node.nextSibling : holder.nextSibling
    if (!next && inside && holder !== within) next = holder.nextSibling
    if (next && isUnder(holder, this.isLabel)) return null
    for (; next; next = next.nextSibling) {
      if (next.nodeType === Node.TEXT_NODE) {
        const text = tidy(next.nodeValue).replace(/^:\s*/, "")
        if (text !== "" && text !== ":") return this.isLabel(text) ? null : textField(text)
      } else if (next instanceof Element && !next.matches("br,script,style")) {
        if (!isShown(next) || (isMark(next) && controlsIn(next).length === 0)) continue
        return this.#value(next)
      }
    }
    return undefined
  }

  /** A box that may be the value of the label before it: never another label's. */
  #value(box: Element): Field | null {
    const field = boxField(box)
    const text = textIn(box)
    if (field === null || this.isLabel(text)) return null
    const [, head = ""] = /^([^:]{2,60}?)\s*:/.exec(text) ?? []
    return head !== "" && this.isLabel(head) ? null : field
  }

  #cell(cell: Element): Field | null {
    const row = cell.parentElement
    if (!row) return null
    if (isHeader(cell, row, this.isLabel)) return this.#column(cell)
    let next = cell.nextElementSibling
    if (next && isMark(next)) next = next.nextElementSibling
    if (!next?.matches(cells) || !isShown(next)) return null
    // Two headings of a column.
    if (isBold(cell) && isBold(next)) return null
    return this.#several(next) ?? this.#value(next)
  }

  /** What several cells in a row say after one label: measures, each of them; else nothing is sure. Null for a single one. */
  #several(first: Element): Field | null {
    const texts = [textIn(first)]
    for (let next = first.nextElementSibling; next?.matches("td,[role=cell],[role=gridcell]");) {
      const text = textIn(next)
      if (this.isLabel(text) || linePairs(text, this.isLabel).length > 0) break
      if (isShown(next) && text !== "" && !/^(%|\$|mois|ans?|km)$/i.test(text)) texts.push(text)
      next = next.nextElementSibling
    }
    if (texts.length < 2 || /^(|oui|non|yes|no|x)$/i.test(texts[0] ?? "")) return null
    return texts.every((text) => /^\d+([.,]\d+)?\s*(%|mm|\/\s*\d+)$/.test(text))
      ? textField(texts.join(" / "))
      : unknown("conflict")
  }

  /** What a column holds: one value, however many rows say it. */
  #column(cell: Element): Field {
    const fields = columnOf(cell).map((box) => boxField(box) ?? unknown("unreadable"))
    const said = new Map(
      fields.filter(({ state }) => state !== "empty").map((one) => [JSON.stringify(one), one]),
    )
    const [first = empty, ...others] = said.values()
    return others.length === 0 ? first : unknown("conflict")
  }
}
