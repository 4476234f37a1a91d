import { empty, known, unknown, type Field } from "../../process/field"
import { fold } from "../../process/text"
import { attr, isShown, shown, textIn, tidy } from "../zoho/dom"

type Control = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement
export const controlNames =
  "input:not([type=hidden],[type=button],[type=submit],[type=reset],[type=image],[type=file]),select,textarea"
const pressed =
  "button,a,[role=button],[role=tab],[role=menuitem],[role=option],option,script,style,template,noscript"
const searches = /recherche|search|trouver/
/** A small form that looks for something: what is typed there is of no file. */
function isSearch(element: Element): boolean {
  const form = element.closest("form,[role=search]")
  if (!form) return false
  if (form.matches("[role=search]")) return true
  if (!(form instanceof HTMLFormElement) || form.elements.length > 8) return false
  const names = ["id", "name", "class", "action", "aria-label"].map((name) => attr(form, name))
  const buttons = [...form.querySelectorAll("button,input[type=submit],input[type=button]")]
  const said = buttons.map((button) => `${button.textContent} ${attr(button, "value")}`)
  return searches.test(fold([...names, ...said].join(" ")))
}
/** What is pressed, looked for with, or never seen, is neither a label nor a value. */
export const isAside = (element: Element): boolean => element.closest(pressed) !== null || isSearch(element)

export const isControl = (element: Element): element is Control => element.matches(controlNames)
export const controlsIn = (box: Element): Control[] => shown(box, controlNames).filter(isControl)

const nothing = /^(|-+|n\/?a|n\/?d|aucune?|non disponible|none|choisir.*|selectionne[rz].*|select)$/
const waiting =
  /^(…|\.\.\.|chargement.*|loading.*|en cours.*|veuillez patienter.*|patientez.*|un instant.*|please wait.*)$/

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

const icons = "[aria-hidden=true],[class*=material-icons],[class*=material-symbols],[class*=tooltip]"
const acts =
  /^\W*(voir|ouvrir|modifier|editer|changer|copier|details?|historique|plus|view|open|edit|change|copy)\W*$/
/** The text of a box without its icons, nor the links beside what it says. */
export function valueText(box: Element): string {
  const whole = textIn(box)
  const text = shown(box, `${icons},a`)
    .filter((one) => one !== box && (!one.matches("a") || acts.test(fold(one.textContent))))
    .reduce((left, one) => tidy(left.replace(tidy(one.textContent), " ")), whole)
  return text === "" ? whole : text
}
/** A mark beside a label, or a remark in brackets: not its value. */
export const isMark = (element: Element): boolean =>
  element.matches(icons) || /^([^\p{L}\d\s.…\p{Pd}•●]|\(.*\))$/u.test(tidy(element.textContent))

/** The longest text that is a value and not a part of the page. */
const longest = 160

/** What a box shows: its one control, else its text. Null for what is too much to be one value. */
export function boxField(box: Element): Field | null {
  if (!isShown(box)) return null
  if (isBusy(box)) return unknown("not-rendered")
  const controls = isControl(box) ? [box] : controlsIn(box)
  const [control, ...more] = controls
  const radios = controls.every((one) => one instanceof HTMLInputElement && one.type === "radio")
  if (control && (more.length === 0 || radios)) return controlField(control)
  if (more.length > 0) return unknown("unreadable")
  const value = valueText(box)
  return value.length > longest || box.querySelectorAll("*").length > 20 ? null : textField(value)
}
