import { all, attr, dialogs, first, formRoots, labelKey, pickers, tidy } from "./dom"
import { overlayOf } from "./forms"
import type { Read } from "./reader"
import type { StageBar, StageWatch } from "./stage"
import type { SaveTarget } from "./types"

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

/** Whether a Save control belongs to the form: inside it, in its own modal, or in the bar of its page (`paged`). */
function belongs(control: Element, form: Element, paged: boolean): boolean {
  const [over, home] = [overlayOf(control), overlayOf(form)]
  // The oldest forms have the same root on a page of their own as over another.
  if (paged && over === null && home?.id === "createEntityForm") return control.closest(bars) !== null
  if (over !== home) return false
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

const firstSave = (form: HTMLElement, paged: boolean): HTMLElement | null =>
  all((paged ? null : overlayOf(form)) ?? document, clickable).find(
    (control) => isSave(control) && belongs(control, form, paged),
  ) ?? null

const special = `${pickers},lyte-drop-box,lyte-calendar,[role=combobox],[role=listbox],lyte-input[lt-prop-type^=date]`

const isPress = (event: Event): boolean =>
  !(event instanceof KeyboardEvent) ||
  (/^(Enter| |Spacebar)$/.test(event.key) &&
    !(event.isComposing || event.ctrlKey || event.metaKey || event.altKey))
const isIn = (event: Event, one: HTMLElement): boolean => event.composedPath().includes(one)

/** What an event would save, of what is open; null when it would save none of it, or in doubt. */
export function saveTarget(
  event: Event,
  { form, own, mass, kind, opportunity }: Read,
  { confirm, dialog, before }: StageWatch,
  bar: StageBar,
  barSelector: string | undefined,
): SaveTarget | null {
  if (!isPress(event)) return null
  const of = (form: HTMLElement | null, of: SaveTarget["of"], paged: boolean): SaveTarget | null => {
    const control = form?.isConnected ? formSave(event, form, paged) : null
    return control && form && { control, form, of }
  }
  const saved =
    of(form, "meeting", kind.startsWith("meeting")) ??
    of(own, "opportunity", true) ??
    of(dialog, "opportunity", false)
  if (saved) return saved
  if (mass?.isConnected) {
    const control = massSave(event, mass)
    return control && { control, form: mass, of: "mass-update" }
  }
  if (kind !== "opportunity-detail" || form || !opportunity) return null
  if (confirm?.control.isConnected && (isIn(event, confirm.control) || enters(event, confirm.form)))
    return { ...confirm, of: "opportunity" }
  const [target] = event.composedPath()
  if (!(target instanceof HTMLElement) || event.type === "submit") return null
  const pressed = bar.press(target, before, barSelector)
  return (
    pressed && {
      control: pressed.control,
      form: pressed.form,
      of: "opportunity",
      stagePressed: { from: before, to: pressed.to },
    }
  )
}

/** The button of a mass update's dialog that an event would press. */
const massSave = (event: Event, dialog: HTMLElement): HTMLElement | null => {
  const [target] = event.composedPath()
  const control =
    target instanceof Element
      ? target.closest<HTMLElement>("button,input[type=button],[role=button],lyte-button")
      : null
  if (!control || !dialog.contains(control) || event.type === "submit") return null
  if (control.matches(":disabled") || first(control, ":disabled")) return null
  const text = control instanceof HTMLInputElement ? control.value : control.textContent
  return /^(mettre a jour|update|mass update|enregistrer|save|appliquer|apply)$/.test(labelKey(tidy(text)))
    ? control
    : null
}

/** The form's Save control that an event would press, else null. */
function formSave(event: Event, form: HTMLElement, paged: boolean): HTMLElement | null {
  const [target] = event.composedPath()
  const within = target instanceof HTMLElement && form.contains(target) && innermost(target, form)
  if (event.type === "submit")
    return target instanceof HTMLElement && (within || target.contains(form))
      ? (firstSave(form, paged) ?? target)
      : null
  for (const node of event.composedPath()) {
    if (!(node instanceof HTMLElement) || node === document.body || node === form) break
    if (node.matches(clickable) && isSave(node)) return belongs(node, form, paged) ? node : null
  }
  return within && enters(event, form) ? firstSave(form, paged) : null
}

/** Whether Enter was pressed in a plain input of a form, which may save it. */
function enters(event: Event, form: HTMLElement): boolean {
  const [target] = event.composedPath()
  return (
    event instanceof KeyboardEvent &&
    event.key === "Enter" &&
    target instanceof HTMLInputElement &&
    form.contains(target) &&
    /^(text|email|tel|number|url|search)$/.test(target.type) &&
    attr(target, "aria-expanded") !== "true" &&
    !target.closest(special)
  )
}
