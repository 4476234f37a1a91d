import { empty, known, unknown } from "../../process/field"
import type { Field } from "../../process/field"
import { same } from "../../process/text"
import type { OpportunityFacts } from "../../rules/facts"
import type { Cell } from "./cells"
import { all, attr, dialogs, isShown, parted, shown, textIn } from "./dom"
import { unreadable } from "./fields"
import { inputsOf, readText } from "./value"

export type StageChange = OpportunityFacts["stageChange"]
const unsettled = unknown("not-settled")

/** The button that confirms what is edited in a field's box, by the number that they share, else inside the box. */
const confirmOf = ({ box }: Cell): HTMLElement | undefined => {
  const [, number = "-"] = /field_(\d+)$/.exec(box.id) ?? []
  const around = box.closest("[id^=mouseArea__]") ?? box
  return [...shown(around, "[id^=saveAjaxEdit_]"), ...shown(document, `[id="saveAjaxEdit_${number}"]`)][0]
}
/** Whether a value shown for reading is being edited in its place. */
const isEdited = (cell: Cell): boolean =>
  !cell.form && (inputsOf(cell.box).length > 0 || shown(cell.box, "lyte-dropdown,select").length > 0)

/** A selector given by a policy; one that is not valid finds nothing. */
export function selected(root: ParentNode, selector: string | undefined): HTMLElement[] {
  try {
    return selector ? all(root, selector) : []
  } catch {
    return []
  }
}
/** The stage that a button, an option or a text names. */
export const stageIn = (element: Element): string =>
  attr(element, "data-value") ||
  attr(element, "data-target-state") ||
  textIn(element) ||
  attr(element, "title")

/** Follows the stage of one record through its edits. */
export class StageWatch {
  #key = ""
  #before: string | null = null
  /** Where a change under way is confirmed. */
  confirm: { control: HTMLElement; form: HTMLElement } | null = null
  /** The dialog that asks to confirm a change, where a selector shows its text. */
  dialog: HTMLElement | null = null

  /** The stage that stood before any edit; null when it was never seen. */
  get before(): string | null {
    return this.#before
  }

  /**
   * The stage that stands, and the change under way. `key` names the record and the way it is open; `isHandled`: someone
   * typed, chose or clicked there. What the form fills in by itself is no change.
   */
  read(
    key: string,
    mode: OpportunityFacts["mode"],
    {
      cells,
      stage,
      selector,
      isHandled,
    }: {
      cells: readonly Cell[]
      stage: Field
      selector: string | undefined
      isHandled: (cell: Cell) => boolean
    },
  ): StageChange {
    if (this.#key !== key) this.#before = null
    this.#key = key
    this.confirm = this.dialog = null
    if (mode === "create") return empty
    if (mode === "edit") {
      if (cells.some(isHandled)) return this.#change(stage)
      this.#before = stage.state === "known" ? stage.value : null
      return empty
    }
    const edited = cells.find(isEdited)
    if (edited) {
      const control = confirmOf(edited)
      if (control) this.confirm = { control, form: edited.box }
      return this.#change(readText({ ...edited, form: true }))
    }
    if (stage.state === "known") this.#before = stage.value
    const asked = selected(document, selector).find((one) => one.closest(dialogs) && isShown(one))
    this.dialog = asked?.closest<HTMLElement>(dialogs) ?? null
    if (!asked) return empty
    const to = stageIn(asked)
    return to === "" ? unreadable : known({ from: this.#before, to })
  }

  #change(now: Field): StageChange {
    if (now.state !== "known") return now
    const from = this.#before
    if (from === null) return unsettled
    return same(from, now.value) ? empty : known({ from, to: now.value })
  }
}

const options = "lyte-drop-item,lyte-menu-item,[role=option],[role=menuitem]"
const items = `button,[role=button],[role=tab],[role=radio],li,a,${options}`
const lists = "lyte-drop-box,lyte-menu-box,[role=listbox],[role=menu]"
const opens = /(…|\.\.\.|[▾▼⌄])$/

const isCurrent = (element: Element): boolean =>
  /^(step|true|page)$/.test(attr(element, "aria-current")) ||
  attr(element, "aria-selected") === "true" ||
  /\b(on|current|active|selected)\b/.test(parted(attr(element, "class")))

/** The bar around one of its items: several alike, of which the one marked as current names the stage that stands. */
function barAround(item: HTMLElement, stage: string): HTMLElement | null {
  let path = item.localName
  for (let at = item.parentElement, step = 0; at && step < 3; at = at.parentElement, step++) {
    const alike = shown(at, `:scope > ${path}`)
    const isKin = (one: Element): boolean =>
      one.classList.length === 0 || [...one.classList].some((name) => item.classList.contains(name))
    if (alike.length > 2 && alike.some((one) => isCurrent(one) && isKin(one) && same(stageIn(one), stage)))
      return at
    path = `${at.localName} > ${path}`
  }
  return null
}

/** Tells a press on the bar of stages: there, the press is the change. */
export class StageBar {
  /** The bar pressed last: a list that it opened holds stages too. */
  #pressed: HTMLElement | null = null

  /** The stage that a press at `target` would set; null when it would set none, or in doubt. */
  press(
    target: HTMLElement,
    stage: string | null,
    selector: string | undefined,
  ): { control: HTMLElement; form: HTMLElement; to: string } | null {
    const list = target.closest(lists)
    if (list) {
      const control = target.closest<HTMLElement>(options)
      return control && this.#pressed?.isConnected ? this.#at(control, this.#pressed, stage) : null
    }
    this.#pressed = null
    const configured = selected(document, selector).find(
      (one) => one.contains(target) && !one.closest(dialogs),
    )
    const control = target.closest<HTMLElement>(items) ?? configured ?? null
    if (!control || control.closest(`${dialogs},form,[id^=field_],[id^=value_],[data-zcqa*=dtVw_lbl_]`))
      return null
    const form = configured ?? (stage === null ? null : barAround(control, stage))
    if (!form) return null
    this.#pressed = form
    return this.#at(form.contains(control) ? control : form, form, stage)
  }

  #at(control: HTMLElement, form: HTMLElement, stage: string | null) {
    const to = stageIn(control)
    const leads = control.hasAttribute("aria-haspopup") || opens.test(to)
    return to === "" || to.length > 80 || leads || (stage !== null && same(to, stage))
      ? null
      : { control, form, to }
  }
}
