import { labelKey, overlays, tidy } from "./dom"
import { overlayOf } from "./forms"

const clickable =
  "button,lyte-button,input[type=button],input[type=submit],[role=button],[role=menuitem],lyte-menu-item,a,[data-zcqa]"
const words = new Set([
  "enregistrer",
  "enregistrer et nouveau",
  "enregistrer et creer",
  "save",
  "save and new",
  "save & new",
  "enregistrer & nouveau",
])
const bars = "#createFixedButtonDiv,.lyteModalFooter,.footer,[class*=FixedButton],[class*=fixedButton]"

/** Whether a control is a Save, by its id, its name, its QA hook or its words; a Cancel never is. */
function isSave(element: Element): boolean {
  const zcqa = element.getAttribute("data-zcqa") ?? ""
  if (
    /cancel|annul/i.test(`${element.id} ${zcqa}`) ||
    element.querySelector("input:not([type=hidden]),select,textarea")
  )
    return false
  if (/^save[A-Za-z]*Btn/.test(element.id) || /^crm_create_savebut/i.test(element.id) || /save/i.test(zcqa))
    return true
  if (element.getAttribute("name") === "save") return true
  const text = element instanceof HTMLInputElement ? element.value : element.textContent
  const value =
    element.childElementCount > 8 ? "" : tidy(text === "" ? element.getAttribute("aria-label") : text)
  return value.length < 40 && words.has(labelKey(value))
}

/** Whether a Save control belongs to the form: inside it, in its own modal, or in the bar of its page. */
function belongs(control: Element, form: Element): boolean {
  if (form.contains(control))
    return (
      control.closest(overlays) === null ||
      (overlayOf(control) === overlayOf(form) && innermost(control, form))
    )
  const over = overlayOf(form)
  if (over) {
    return over.contains(control) ? innermost(control, form) : false
  }
  if (control.closest(overlays) || control.closest("[data-zcqa=notesSaveComment],.cxNotes")) return false
  const owner = control.closest("form,crm-create-entity,crux-form-component")
  return owner === null || owner.contains(form) || control.closest(bars) !== null
}
/** No other dialog stands between the control and the form's own. */
function innermost(control: Element, form: Element): boolean {
  const dialogs = "lyte-modal,.lyteModal,lyte-popover,.lytePopover,[role=dialog]"
  const nearest = control.closest(dialogs)
  return nearest === null || nearest.contains(form) || form === nearest
}

const menuOpen = (input: Element): boolean => input.getAttribute("aria-expanded") === "true"
const plain = /^(text|email|tel|number|url|search|)$/

/** The meeting form's Save control that an event would press, else null. */
export function saveTarget(event: Event, form: HTMLElement | null): HTMLElement | null {
  if (!form) return null
  if (event.type === "submit") {
    const target = event.target
    if (!(target instanceof HTMLElement)) return null
    return target === form || target.contains(form) || (form.contains(target) && innermost(target, form))
      ? (firstSave(form) ?? target)
      : null
  }
  const key = event instanceof KeyboardEvent ? event : null
  if (
    key &&
    (key.isComposing || key.ctrlKey || key.metaKey || key.altKey || !/^(Enter| |Spacebar)$/.test(key.key))
  )
    return null
  for (const node of event.composedPath()) {
    if (!(node instanceof HTMLElement) || node === document.body || node === form) break
    if (node.matches(clickable) && isSave(node)) return belongs(node, form) ? node : null
  }
  return key?.key === "Enter" ? entered(event, form) : null
}

/** Enter in a plain input of the form may save it. */
function entered(event: Event, form: HTMLElement): HTMLElement | null {
  const [target] = event.composedPath()
  if (!(target instanceof HTMLInputElement) || !form.contains(target) || !innermost(target, form)) return null
  const special =
    "lyte-dropdown,lyte-autocomplete,crux-lookup-component,crux-user-component,lyte-drop-box,lyte-calendar,#lyteCalendar,.select2-container,[role=combobox],[role=listbox]"
  const dated = target.closest("lyte-input[lt-prop-type=datetime],lyte-input[lt-prop-type=date]")
  if (!plain.test(target.type) || target.closest(special) || dated || menuOpen(target)) return null
  return firstSave(form)
}

function firstSave(form: HTMLElement): HTMLElement | null {
  const scope = overlayOf(form) ?? document.body
  return (
    [...scope.querySelectorAll<HTMLElement>(clickable)].find(
      (control) => isSave(control) && belongs(control, form),
    ) ?? null
  )
}
