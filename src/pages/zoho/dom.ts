import { fold } from "../../process/text"

export const dialogs = "lyte-modal,.lyteModal,lyte-popover,.lytePopover,[role=dialog]"
export const modals = `${dialogs},#createEntityForm,.modalWrapper,lyte-wormhole`
/** Boxes that the CRM lays over its page, outside of it: never part of the record's own page. */
export const overlays = `${modals},lyte-drop-box,.alertWrapper,#jalon-overlay`
export const formRoots = "form,crm-create-entity,crux-form-component"
export const pickers =
  "lyte-dropdown,lyte-autocomplete,crux-lookup-component,crux-user-component,.select2-container"
/** Lists of other records: their cells are not fields of this one. */
export const lists =
  "lyte-exptable,lyte-table,lyte-tbody,lyte-exptable-tbody,[role=grid],crm-related-list-view-header,crm-activity-rel-list,.cruxNotesList"
export const placeholders = ".cxLoadOnViewElement,#cruxLoadingElem"

/** Whether an element is drawn: closed menus and hidden copies are not. */
export const isShown = (element: Element): boolean => element.checkVisibility({ visibilityProperty: true })

export const first = (root: ParentNode, selector: string): HTMLElement | null => root.querySelector(selector)

/** As `querySelectorAll`, the root itself included. */
export const all = <T extends Element = HTMLElement>(root: ParentNode, selector: string): T[] => [
  ...(root instanceof Element && root.matches(selector) ? [root as T] : []),
  ...root.querySelectorAll<T>(selector),
]
export const shown = (root: ParentNode, selector: string): HTMLElement[] =>
  all(root, selector).filter(isShown)

/** The outermost element around this one, or itself, that a selector names. */
export function outermost(element: Element, selector: string): HTMLElement | null {
  let found = element.closest<HTMLElement>(selector)
  for (let up = found; up; up = up.parentElement?.closest<HTMLElement>(selector) ?? null) found = up
  return found
}

export const tidy = (text: string | null | undefined): string =>
  (text ?? "").replace(/[\s\u00a0\u200b]+/g, " ").trim()

/** An attribute's text; "" where there is none. */
export const attr = (element: Element | null | undefined, name: string): string =>
  tidy(element?.getAttribute(name))

/** A name's parts, in small letters: `pbPopup-Ringing` is "pb popup ringing". */
export const parted = (name: string): string =>
  name
    .replace(/([a-z])(?=[A-Z])/g, "$1 ")
    .replace(/[^A-Za-z]+/g, " ")
    .toLowerCase()

const noise =
  "script,style,svg,button,lyte-button,lyte-icon,select,textarea,template,[role=tooltip],.cxReadOnlyIcon,.cxDvFieldEditIcon,.cruxErrMsg,.errMsg,crux-error-message"

/**
 * The texts a person sees in an element, one a part; without buttons, messages, hidden parts and `skip`.
 * A component's own property comes before what it has drawn so far.
 */
export function piecesIn(element: Element, skip: Element | null = null): string[] {
  const held = element.localName === "lyte-text" ? attr(element, "lt-prop-value") : ""
  if (held !== "") return [held]
  if (element.childElementCount === 0) return [tidy(element.textContent)].filter((piece) => piece !== "")
  const pieces = [""]
  for (const node of element.childNodes) {
    if (node.nodeType === Node.TEXT_NODE) pieces.push((pieces.pop() ?? "") + (node.nodeValue ?? ""))
    else if (node instanceof Element && node !== skip && !node.matches(noise) && isShown(node))
      pieces.push(...piecesIn(node, skip), "")
  }
  return pieces.map(tidy).filter((piece) => piece !== "")
}
/** The same, on one line. */
export const textIn = (element: Element, skip: Element | null = null): string =>
  piecesIn(element, skip).join(" ")

/** The text of a rich note, its lines kept. */
export function linesIn(node: Node): string {
  if (node.nodeType === Node.TEXT_NODE) return node.nodeValue ?? ""
  if (!(node instanceof Element)) return ""
  if (node.tagName === "BR") return "\n"
  const text = [...node.childNodes].map(linesIn).join("")
  return /^(DIV|P|LI|UL|OL|TR|H\d|BLOCKQUOTE)$/.test(node.tagName) ? `${text}\n` : text
}

/** A label folded for comparison: no ":" or "*" around it, no "(obligatoire)", no article between its words. */
export const labelKey = (label: string): string =>
  fold(label)
    .replace(/\((obligatoire|required|mandatory)\)|[.:*°#?]+/g, " ")
    .replace(/ +(?:(?:de )?l'|d'|(?:de la|du|des?|la|le) )(?=.)/g, " ")
    .replace(/ +/g, " ")
    .trim()
