import { empty, unknown, type Field } from "../../process/field"
import { attr, isShown, textIn, tidy } from "../zoho/dom"
import { boxField, controlField, controlsIn, isAside, textField } from "./controls"
import { keyOf, type LabelIndex, type Named } from "./labels"
import { cells, columnOf, isHeader } from "./columns"

/** A label of the page, what stands beside it, and the title of the group that it stands in. */
export type Sighting = { names: readonly Named[]; label: string; field: Field; group: string }

const headings = "h1,h2,h3,h4,h5,h6,legend,caption,summary,title,[role=heading]"
const groups = "fieldset,section,article,table,[role=group],[role=region]"
/** Longer than any label. */
const longest = 60

/** The title of the nearest titled group around an element. */
function groupOf(element: Element): string {
  for (let at = element.closest(groups); at; at = at.parentElement?.closest(groups) ?? null) {
    const title = [...at.children].find((child) => child.matches(`${headings},header`))
    const text = (title && tidy(title.textContent)) || attr(at, "aria-label")
    if (text !== "") return keyOf(text)
  }
  return ""
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
    if (!parent || text === "" || isAside(parent) || parent.closest(headings)) return
    // "Terme : 72 mois", in one piece.
    const [, label = "", rest = ""] = /^([^:]{2,60}?)\s*:\s*(\S.*)$/.exec(text) ?? []
    const inOne = rest !== "" && this.#names(label)
    const own = this.#names(text)
    if (!inOne && !own && !parent.matches("sup,sub,b,i,u,em,strong,font,span,abbr")) return
    if (!isShown(parent)) return
    if (inOne) {
      this.#add(inOne, label, parent, textField(rest))
      return
    }
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

  #box = (box: Element): Field | null => boxField(box, textIn)

  #beside(holder: Element, node: Text | null): Field | null {
    const label = holder.closest("label")
    if (label?.control) return isShown(label.control) ? this.#box(label.control) : null
    const term = holder.closest("dt")
    if (term) return this.#definition(term)
    const cell = holder.closest(cells)
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
    return more.length === 0 ? this.#box(only) : textField(values.map((one) => textIn(one)).join(", "))
  }

  /** What follows a label inside its own box; undefined where nothing does. */
  #after(holder: Element, node: Text | null, within: Element | null): Field | null | undefined {
    const inside = node && holder.contains(node) && node.parentElement === holder
    let next: Node | null = inside ? node.nextSibling : holder.nextSibling
    if (!next && inside && holder !== within) next = holder.nextSibling
    for (; next; next = next.nextSibling) {
      if (next.nodeType === Node.TEXT_NODE) {
        const text = tidy(next.nodeValue).replace(/^:\s*/, "")
        if (text !== "" && text !== ":") return this.isLabel(text) ? null : textField(text)
      } else if (next instanceof Element && !next.matches("br,script,style")) {
        if (!isShown(next)) continue
        return this.#value(next)
      }
    }
    return undefined
  }

  /** A box that may be the value of the label before it: never another label's. */
  #value(box: Element): Field | null {
    const field = this.#box(box)
    const text = textIn(box)
    if (field === null || this.isLabel(text)) return null
    const [, head = ""] = /^([^:]{2,60}?)\s*:/.exec(text) ?? []
    return head !== "" && this.isLabel(head) ? null : field
  }

  #cell(cell: Element): Field | null {
    const row = cell.parentElement
    if (!row) return null
    if (isHeader(cell, row, this.isLabel)) return this.#column(cell)
    const next = cell.nextElementSibling
    if (!next?.matches(cells)) return null
    return isShown(next) ? this.#value(next) : null
  }

  /** What a column holds: one value, however many rows say it. */
  #column(cell: Element): Field {
    const fields = columnOf(cell).map((box) => this.#box(box) ?? unknown("unreadable"))
    const said = new Map(
      fields.filter(({ state }) => state !== "empty").map((one) => [JSON.stringify(one), one]),
    )
    const [first = empty, ...others] = said.values()
    return others.length === 0 ? first : unknown("conflict")
  }
}
