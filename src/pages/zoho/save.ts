import { all, attr, dialogs, first, formRoots, labelKey, pickers, tidy } from "./dom"
import { overlayOf } from "./forms"

const clickable =
  "button,lyte-button,input[type=button],input[type=submit],[role=button],[role=menuitem],lyte-menu-item,a,[data-zcqa]"
const bars = "#createFixedButtonDiv,.lyteModalFooter,.footer,[class*=fixedButton i]"

/** Whether a control is a Save, by its id, its name, its QA hook or its words; a Cancel never is. */
function isSave(element: Element): boolean {
  const zcqa = attr(element, "data-zcqa")
  if (
    /cancel|annul/i.test(`${element.id} ${zcqa}`) ||
    first(element, "input:not([type=hidden]),select,textarea")
  )
    return false
  if (/^save[A-Za-z]*Btn|^crm_create_savebut/i.test(element.id) || /save/i.test(zcqa)) return true
  if (attr(element, "name") === "save") return true
  if (element.childElementCount > 8) return false
  const text = element instanceof HTMLInputElement ? element.value : element.textContent
  return /^(enregistrer|save)( (et|and|&) (nouveau|creer|new))?$/.test(
    labelKey(tidy(text) || attr(element, "aria-label")),
  )
}

/** Whether a Save control belongs to the form: inside it, in its own modal, or in the bar of its page. */
function belongs(control: Element, form: Element): boolean {
  const over = overlayOf(control)
  if (over !== overlayOf(form)) return false
  if (over) return innermost(control, form)
  if (form.contains(control)) return true
  if (control.closest("[data-zcqa=notesSaveComment],.cxNotes")) return false
  const owner = control.closest(formRoots)
  return owner === null || owner.contains(form) || control.closest(bars) !== null
}
/** No other dialog stands between the control and the form's own. */
function innermost(control: Element, form: Element): boolean {
  const nearest = control.closest(dialogs)
  return nearest === null || nearest.contains(form)
}

const firstSave = (form: HTMLElement): HTMLElement | null =>
  all(overlayOf(form) ?? document, clickable).find((control) => isSave(control) && belongs(control, form)) ??
  null

const special = `${pickers},lyte-drop-box,lyte-calendar,[role=combobox],[role=listbox],lyte-input[lt-prop-type^=date]`

/** The meeting form's Save control that an event would press, else null. */
export function saveTarget(event: Event, form: HTMLElement | null): HTMLElement | null {
  if (!form) return null
  const [target] = event.composedPath()
  const within = target instanceof HTMLElement && form.contains(target) && innermost(target, form)
  if (event.type === "submit")
    return target instanceof HTMLElement && (within || target.contains(form))
      ? (firstSave(form) ?? target)
      : null
  const key = event instanceof KeyboardEvent ? event : null
  const plain = key && !key.isComposing && !key.ctrlKey && !key.metaKey && !key.altKey
  if (key && !(plain && /^(Enter| |Spacebar)$/.test(key.key))) return null
  for (const node of event.composedPath()) {
    if (!(node instanceof HTMLElement) || node === document.body || node === form) break
    if (node.matches(clickable) && isSave(node)) return belongs(node, form) ? node : null
  }
  // Enter in a plain input of the form may save it.
  const typing =
    within && target instanceof HTMLInputElement && /^(text|email|tel|number|url|search)$/.test(target.type)
  return key?.key === "Enter" &&
    typing &&
    attr(target, "aria-expanded") !== "true" &&
    !target.closest(special)
    ? firstSave(form)
    : null
}
