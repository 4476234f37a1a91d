import { empty, known, unknown } from "../../process/field"
import type { Field } from "../../process/field"
import { fold } from "../../process/text"
import type { Cell } from "./cells"
import { all, isShown, labelKey, placeholders, shown, textIn, tidy } from "./dom"

const mask = /[*•●∗∙]{3,}|^x{4,}/i
/** What the CRM shows where nothing is chosen. */
const nothing = new Set([
  "",
  "none",
  "aucun",
  "aucune",
  "aucun(e)",
  "aucun e",
  "selectionner",
  "selectionnez",
  "select",
  "choisir",
])
const isNothing = (text: string): boolean => nothing.has(fold(text)) || /^[-–—]+$/.test(text)

/** A text as a field: blank, masked or known. */
function asField(text: string, picked = false): Field {
  const value = tidy(text)
  if (
    value === "" ||
    /^[-–—]+$/.test(value) ||
    ((picked || /^[-–—].*[-–—]$/.test(value)) && isNothing(value))
  )
    return empty
  return mask.test(value) ? unknown("masked") : known(value)
}

/** A component's property: a name, or an object that holds one; null when it says nothing readable. */
function property(text: string | null): string | null {
  const value = tidy(text)
  if (value === "" || /^(null|undefined|\[object Object\]|\{\}|\[\])$/.test(value)) return null
  if (!/^[{[]/.test(value)) return value
  try {
    const parsed: unknown = JSON.parse(value)
    const one: unknown = Array.isArray(parsed) ? parsed[0] : parsed
    for (const [name, part] of Object.entries(one as Record<string, unknown>))
      if (/^(name|full_name|display_value|value)$/i.test(name) && typeof part === "string" && part !== "")
        return part
    return null
  } catch {
    return value
  }
}
const isId = (text: string): boolean => /^\d{10,}$/.test(text)

const isControl =
  "input:not([type=hidden]):not([type=button]):not([type=submit]):not([type=image]):not([type=file]),textarea"
const menus = "lyte-drop-box,lyte-search,.lyteDropdownSearch,.select2-search,.select2-dropdown,lyte-dropdown"

/** The text inputs of a box that a person can see, without those of its menus. */
export const inputsOf = (box: Element): (HTMLInputElement | HTMLTextAreaElement)[] => {
  const found = box.matches(isControl) ? [box] : all<Element>(box, isControl)
  return found.filter(
    (input): input is HTMLInputElement | HTMLTextAreaElement =>
      (input instanceof HTMLInputElement || input instanceof HTMLTextAreaElement) &&
      (!input.parentElement?.closest(menus) || !box.contains(input.parentElement.closest(menus))) &&
      isShown(input),
  )
}
const dropdownsOf = (box: Element): Element[] =>
  box.matches("lyte-dropdown") ? [box] : all<Element>(box, "lyte-dropdown").filter(isShown)
const isTick = (input: Element): input is HTMLInputElement =>
  input instanceof HTMLInputElement && (input.type === "checkbox" || input.type === "radio")

/** Whether the box, or what stands around it, still waits to be drawn. */
export const isWaiting = (box: Element): boolean =>
  box.closest(placeholders) !== null || all<Element>(box, placeholders).some(isShown)

/** What a dropdown shows chosen. */
export function dropdownField(dropdown: Element): Field {
  const many = all(dropdown, "ul.lyteMultipleSelect > li")
  if (many.length > 0)
    return asField(
      many
        .map((item) => textIn(item) || (item.getAttribute("data-value") ?? ""))
        .filter(Boolean)
        .join(", "),
    )
  const selected = property(dropdown.getAttribute("lt-prop-selected"))
  const face = shown(dropdown, ".lyteDropdownLabel")[0]
  const blank = shown(dropdown, ".lyteDropPlaceholderNormal,.lyteDropPlaceholder")[0]
  const combo = dropdown.matches("[role=combobox]") ? dropdown : dropdown.querySelector("[role=combobox]")
  const seen = face ? tidy(face.textContent) : blank ? "" : combo ? textIn(combo) : ""
  const field = asField(seen, true)
  if (field.state !== "empty") return field
  if (selected === null || isNothing(selected)) {
    const drawn = face ?? blank ?? combo ?? (dropdown.hasAttribute("lt-prop-selected") ? dropdown : null)
    return drawn ? empty : unknown("not-rendered")
  }
  return face || blank ? unknown("conflict") : asField(selected, true)
}

function selectField(select: HTMLSelectElement, box: Element): Field {
  const chosen = [...select.selectedOptions]
  const native = asField(
    chosen.map(({ text, value }) => (value === "" && isNothing(text) ? "" : tidy(text))).join(", "),
    true,
  )
  const face = box.querySelector(".select2-selection__rendered,[id^='select2-'][id$='-container']")
  if (!face) return select.options.length === 0 ? unknown("not-rendered") : native
  const many = all(face, ".select2-selection__choice")
  const text =
    many.length > 0
      ? many.map((item) => item.getAttribute("title") ?? textIn(item)).join(", ")
      : face.querySelector(".select2-selection__placeholder")
        ? ""
        : (face.getAttribute("title") ?? textIn(face).replace(/^×\s*/, ""))
  const seen = asField(text, true)
  return seen.state === "empty" && native.state === "known" ? unknown("conflict") : seen
}

const componentOf = (box: Element): Element | null =>
  [...box.querySelectorAll("*")].find(({ localName }) => /^crux-.+-component$/.test(localName)) ?? null
const lookups =
  "crux-lookup-component,crux-user-component,crux-multi-module-lookup-component,lyte-autocomplete,[id$='_img']"

function inputField(input: HTMLInputElement | HTMLTextAreaElement, box: Element): Field {
  const written = asField(input.value)
  if (written.state !== "empty") return written
  const stated = box.querySelector("[cx-prop-value]")?.getAttribute("cx-prop-value") ?? ""
  const chosen = property(stated)
  // The component holds a value that its input does not show: still coming, or just erased by hand.
  if (chosen === null || isNothing(chosen) || input.defaultValue !== "") return lookupChip(box) ?? empty
  return lookupChip(box) ?? unknown("not-rendered")
}

/** A lookup may show what was chosen as a chip beside its emptied search input. */
function lookupChip(box: Element): Field | null {
  if (!box.querySelector(lookups)) return null
  const chip = shown(
    box,
    ".cxLookupValue,.lyteMultipleSelect > li,.lyteDropdownVisible,lyte-text[lt-prop-value],a[href*='/tab/']",
  )[0]
  if (!chip) return null
  const text = tidy(chip.getAttribute("lt-prop-value")) || textIn(chip)
  return text === "" ? null : asField(text)
}

const drawn =
  ".cxElemCompViewValue,.cxElementViewValue,.cxPhoneViewValue,.numberDivNumberView,a.cxEmailViewLink,crm-rl-share-email[email],lyte-text[lt-prop-value]"

/** A value shown for reading. */
function viewField({ box, labelElement, form, generation }: Cell): Field {
  const skip = labelElement && box.contains(labelElement) ? labelElement : null
  for (const piece of shown(box, drawn)) {
    if (skip?.contains(piece)) continue
    const held = piece.matches("lyte-text") ? piece : piece.querySelector("lyte-text[lt-prop-value]")
    const text =
      tidy(held?.getAttribute("lt-prop-value")) || textIn(piece) || tidy(piece.getAttribute("email"))
    if (text !== "") return asField(text)
  }
  const text = textIn(box, skip)
  if (text !== "") return asField(text)
  const component = componentOf(box)
  const user = box.querySelector("crux-user-component[name]")?.getAttribute("name")
  const stated = property(user ?? box.querySelector("[cx-prop-value]")?.getAttribute("cx-prop-value") ?? null)
  if (stated !== null) return isId(stated) ? unknown("not-rendered") : asField(stated, true)
  if (component) return empty
  // Older pages show an empty value as an empty box; in the newest an empty box has not been drawn yet.
  const bareBox =
    generation !== "G3" && !form && box.matches('[id^="value_"],[id^="subvalue_"],[id^="headervalue_"]')
  if (!bareBox && !box.querySelector('[id^="subvalue_"]')) return unknown("not-rendered")
  return box.querySelector("img,iframe,canvas") ? unknown("unreadable") : empty
}

/** The text of a cell, whatever its component. */
export function readText(cell: Cell): Field {
  const { box, form } = cell
  if (isWaiting(box)) return unknown("not-rendered")
  const select = box instanceof HTMLSelectElement ? box : box.querySelector("select")
  const inputs = inputsOf(box)
  const dropdown = dropdownsOf(box)[0]
  // An edit in progress on a record shown for reading is not the record's value yet.
  if (
    !form &&
    (dropdown ?? (select && isShown(select) ? select : null) ?? inputs.find((input) => !isTick(input)))
  )
    return unknown("not-settled")
  const ticks = inputs.filter(isTick)
  if (select) return selectField(select, select.parentElement ?? box)
  const texts = inputs.filter((input) => !isTick(input))
  if (texts.length === 0 && dropdown) return dropdownField(dropdown)
  const [input] = texts
  if (input) {
    // An emptied search box says nothing where a menu beside it holds the value.
    const written = inputField(input, box)
    return dropdown && written.state === "empty" ? dropdownField(dropdown) : written
  }
  if (ticks.length > 0) return unknown("unreadable")
  const combo = form ? (box.matches("[role=combobox]") ? box : box.querySelector("[role=combobox]")) : null
  if (combo) return asField(textIn(combo), true)
  if (box.querySelector("lyte-texteditor,iframe,[contenteditable=true]")) {
    const editor = box.querySelector("[contenteditable=true]")
    return editor ? asField(textIn(editor)) : unknown("unreadable")
  }
  return viewField(cell)
}

/** A tick: `criteria-yes` or a checkbox; nothing means no only where the value's component stands. */
export function readTick(cell: Cell): Field<boolean> {
  const { box } = cell
  if (isWaiting(box)) return unknown("not-rendered")
  const input = box.matches("input[type=checkbox]") ? box : box.querySelector("input[type=checkbox]")
  if (input instanceof HTMLInputElement) return known(input.checked)
  if (shown(box, ".criteria-yes")[0] ?? box.querySelector(".criteria-yes")) return known(true)
  const host = box.querySelector("lyte-checkbox[lt-prop-checked]")
  if (host) return known(host.getAttribute("lt-prop-checked") === "true")
  const text = readText(cell)
  if (text.state === "empty") return known(false)
  if (text.state === "unknown") return text
  const word = labelKey(text.value)
  if (/^(oui|yes|true|vrai|1)$/.test(word)) return known(true)
  return /^(non|no|false|faux|0)$/.test(word) ? known(false) : unknown("unreadable")
}

/** The control that takes focus, when the field can be edited now. */
export function controlOf({ box, form }: Cell): HTMLElement | null {
  const control =
    inputsOf(box)[0] ??
    (box.matches("select,[role=combobox]") ? box : null) ??
    shown(box, ".select2-selection,[role=combobox],lyte-drop-button,select,[contenteditable=true]")[0] ??
    null
  return form || control ? control : null
}

/** Several places of one field: those that can be read must agree. */
export function agree<T>(reads: readonly Field<T>[], key: (value: T) => string): Field<T> {
  const read = reads.filter((field) => field.state !== "unknown")
  const [first = reads[0] ?? unknown("not-found"), ...others] = read
  const name = (field: Field<T>): string => (field.state === "known" ? key(field.value) : field.state)
  return others.every((field) => name(field) === name(first)) ? first : unknown("conflict")
}
