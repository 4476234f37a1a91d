import { empty, known, unknown, type Field } from "../../process/field"
import { fold } from "../../process/text"
import { attr, isShown, shown, tidy } from "../zoho/dom"

type Control = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement
export const controlNames =
  "input:not([type=hidden],[type=button],[type=submit],[type=reset],[type=image],[type=file]),select,textarea"
const pressed =
  "button,a,[role=button],[role=tab],[role=menuitem],[role=option],option,script,style,template,noscript"
/** What is pressed, or never seen, is neither a label nor a value. */
export const isAside = (element: Element): boolean => element.closest(pressed) !== null

export const isControl = (element: Element): element is Control => element.matches(controlNames)
export const controlsIn = (box: Element): Control[] => shown(box, controlNames).filter(isControl)

const nothing = /^(|-+|n\/?a|n\/?d|aucune?|non disponible|none|choisir.*|selectionne[rz].*|select)$/
const waiting = /^(…|\.\.\.|chargement.*|loading.*|en cours.*)$/

/** A text as a field: blank, waiting, masked or known. */
export function textField(text: string): Field {
  const value = tidy(text)
  const folded = fold(value)
  if (waiting.test(folded)) return unknown("not-rendered")
  if (nothing.test(folded)) return empty
  return /[*•●]{3,}|^x{4,}$/i.test(value) ? unknown("masked") : known(value)
}

export const isBusy = (element: Element): boolean => element.closest("[aria-busy=true]") !== null

/** The words beside a box to tick. */
const nameOf = (input: HTMLInputElement): string =>
  tidy(input.labels?.[0]?.textContent) || attr(input, "aria-label") || tidy(input.nextSibling?.textContent)

/** What a control holds; a box to tick says yes or no. */
export function controlField(control: Control): Field {
  if (isBusy(control)) return unknown("not-rendered")
  if (control instanceof HTMLSelectElement) {
    const chosen = [...control.selectedOptions].map(({ text }) => text).join(", ")
    return control.options.length === 0 ? unknown("not-rendered") : textField(chosen)
  }
  if (control instanceof HTMLTextAreaElement) return textField(control.value)
  if (control.type === "password") return unknown("masked")
  if (control.type === "checkbox") return known(control.checked ? "Oui" : "Non")
  if (control.type !== "radio") return textField(control.value)
  const root = control.closest("form") ?? control.ownerDocument
  const group = [...root.querySelectorAll<HTMLInputElement>("input[type=radio]")].filter(
    ({ name }) => name === control.name,
  )
  const on = group.find(({ checked }) => checked)
  return on ? textField(nameOf(on)) : empty
}

/** The longest text that is a value and not a part of the page. */
const longest = 160

/** What a box shows: its one control, else its text. Null for what is too much to be one value. */
export function boxField(box: Element, text: (box: Element) => string): Field | null {
  if (!isShown(box)) return null
  if (isBusy(box)) return unknown("not-rendered")
  const controls = isControl(box) ? [box] : controlsIn(box)
  const [control, ...more] = controls
  const radios = controls.every((one) => one instanceof HTMLInputElement && one.type === "radio")
  if (control && (more.length === 0 || radios)) return controlField(control)
  if (more.length > 0) return unknown("unreadable")
  const value = text(box)
  return value.length > longest || box.querySelectorAll("*").length > 20 ? null : textField(value)
}
