import { empty, known, unknown } from "../../process/field"
import type { Field } from "../../process/field"
import { fold } from "../../process/text"
import type { Cell } from "./cells"
import { all, attr, first, isShown, placeholders, shown, textIn, tidy } from "./dom"
import { notFound, notRendered, unreadable } from "./fields"

type Input = HTMLInputElement | HTMLTextAreaElement

/** What the CRM shows where nothing is chosen; dashes fold to nothing. */
const isNothing = (text: string): boolean =>
  /^(none|aucune?|aucun ?\(?e\)?|select|selectionne[rz]|choisir)?$/.test(fold(text))

/** A text as a field: blank, masked or known. `picked`: chosen in a list, where a word may say that nothing is. */
export function asField(text: string, picked = false): Field {
  const value = tidy(text)
  if (fold(value) === "" || ((picked || /^[-–—].*[-–—]$/.test(value)) && isNothing(value))) return empty
  return /[*•●∗∙]{3,}|^x{4,}/i.test(value) ? unknown("masked") : known(value)
}

/** A component's property: a name, or an object that holds one; null when it says nothing readable. */
export function property(value: string): string | null {
  if (/^(null|undefined|\[object Object\]|\{\}|\[\]|)$/.test(value)) return null
  if (!/^[{[]/.test(value)) return value
  try {
    const parsed: unknown = JSON.parse(value)
    const one: unknown = Array.isArray(parsed) ? parsed[0] : parsed
    const held = Object.entries(one as object).find(
      ([name, part]) =>
        /^(name|full_name|display_value|value)$/i.test(name) && part && typeof part === "string",
    )
    return held ? String(held[1]) : null
  } catch {
    return value
  }
}

const controls = "input:not([type=hidden],[type=button],[type=submit],[type=image],[type=file]),textarea"
const menus = "lyte-drop-box,lyte-search,.lyteDropdownSearch,.select2-search,.select2-dropdown,lyte-dropdown"
const editors = "lyte-texteditor,iframe,[contenteditable=true]"
const combobox = "[role=combobox]"

/** The text inputs and boxes to tick that a person can see in a box, without those of its menus. */
export const inputsOf = (box: Element): Input[] =>
  shown(box, controls).filter((input): input is Input => {
    const menu = input.parentElement?.closest(menus)
    return !menu || !box.contains(menu)
  })
const isTick = ({ type }: Input): boolean => type === "checkbox" || type === "radio"

/** Whether the box, or what stands around it, still waits to be drawn. */
export const isWaiting = (box: Element): boolean =>
  box.closest(placeholders) !== null || shown(box, placeholders).length > 0

/** What a dropdown shows chosen. */
export function dropdownField(dropdown: Element): Field {
  const many = all(dropdown, "ul.lyteMultipleSelect > li").map(
    (item) => textIn(item) || attr(item, "data-value"),
  )
  if (many.length > 0) return asField(many.filter(Boolean).join(", "))
  const selected = property(attr(dropdown, "lt-prop-selected"))
  const [face] = shown(dropdown, ".lyteDropdownLabel")
  const [blank] = shown(dropdown, ".lyteDropPlaceholderNormal,.lyteDropPlaceholder")
  const [combo] = all(dropdown, combobox)
  const seen = asField(face ? tidy(face.textContent) : combo && !blank ? textIn(combo) : "", true)
  if (seen.state !== "empty") return seen
  if (selected !== null && !isNothing(selected))
    return face || blank ? unknown("conflict") : asField(selected, true)
  return face || blank || combo || dropdown.hasAttribute("lt-prop-selected") ? empty : notRendered
}

function selectField(select: HTMLSelectElement): Field {
  const chosen = [...select.selectedOptions].map(({ text, value }) =>
    value === "" && isNothing(text) ? "" : text,
  )
  const native = asField(chosen.join(", "), true)
  const face = select.parentElement?.querySelector(
    ".select2-selection__rendered,[id^=select2-][id$=-container]",
  )
  if (!face) return select.options.length === 0 ? notRendered : native
  const many = all(face, ".select2-selection__choice").map((one) => attr(one, "title") || textIn(one))
  const one = first(face, ".select2-selection__placeholder") ? "" : textIn(face) || attr(face, "title")
  const seen = asField(many.join(", ") || one.replace(/^×\s*/, ""), true)
  return seen.state === "empty" && native.state === "known" ? unknown("conflict") : seen
}

function inputField(input: Input, box: Element): Field {
  const written = asField(input.value)
  if (written.state !== "empty") return written
  // A lookup may show what was chosen as a chip beside its emptied search input.
  const [chip] = first(
    box,
    "crux-lookup-component,crux-user-component,crux-multi-module-lookup-component,lyte-autocomplete,[id$=_img]",
  )
    ? shown(
        box,
        ".cxLookupValue,.lyteMultipleSelect > li,.lyteDropdownVisible,lyte-text[lt-prop-value],a[href*='/tab/']",
      )
    : []
  const text = chip ? textIn(chip) : ""
  if (text !== "") return asField(text)
  const chosen = property(
    attr(first(box, "[cx-prop-value]"), "cx-prop-value") ||
      attr(first(box, "lyte-autocomplete[lt-prop-value]"), "lt-prop-value"),
  )
  // The component holds a value that its input does not show: still coming, or just erased by hand.
  return chosen === null || isNothing(chosen) || input.defaultValue !== "" ? empty : notRendered
}

const drawn =
  ".cxElemCompViewValue,.cxElementViewValue,.cxPhoneViewValue,.numberDivNumberView,.cxEmailViewLink,crm-rl-share-email[email],lyte-text[lt-prop-value]"

/** A value shown for reading. */
function viewField({ box, labelElement, form, generation }: Cell): Field {
  const skip = labelElement && box.contains(labelElement) ? labelElement : null
  const pieces = shown(box, drawn).filter((piece) => !skip?.contains(piece))
  const text = pieces.map((piece) => textIn(piece) || attr(piece, "email")).find(Boolean) ?? textIn(box, skip)
  if (text !== "") return asField(text)
  const stated = property(
    attr(first(box, "crux-user-component[name]"), "name") ||
      attr(first(box, "[cx-prop-value]"), "cx-prop-value"),
  )
  // A lookup may give no more than a record's number.
  if (stated !== null) return /^\d{10,}$/.test(stated) ? notRendered : asField(stated, true)
  if (all(box, "*").some(({ localName }) => /^crux-.+-component$/.test(localName))) return empty
  // Older pages show an empty value as an empty box; in the newest an empty box has not been drawn yet.
  const older =
    first(box, "[id^=subvalue_]") ??
    (generation !== "G3" && !form && box.matches("[id^=value_],[id^=subvalue_],[id^=headervalue_]"))
  if (!older) return notRendered
  return first(box, "img,canvas") ? unreadable : empty
}

/** The text of a cell, whatever its component. */
export function readText(cell: Cell): Field {
  const { box, form } = cell
  if (isWaiting(box)) return notRendered
  const [select] = all<HTMLSelectElement>(box, "select")
  const [dropdown] = shown(box, "lyte-dropdown")
  const inputs = inputsOf(box)
  const input = inputs.find((one) => !isTick(one))
  // An edit in progress on a record shown for reading is not the record's value yet.
  if (!form && (dropdown || input || (select && isShown(select)))) return unknown("not-settled")
  if (select) return selectField(select)
  const written = input && inputField(input, box)
  // An emptied search box says nothing where a menu beside it holds the value.
  if (dropdown && (!written || written.state === "empty")) return dropdownField(dropdown)
  if (written) return written
  if (inputs.length > 0) return unreadable
  const [combo] = form ? all(box, combobox) : []
  if (combo) return asField(textIn(combo), true)
  const [editor] = all(box, editors)
  if (!editor) return viewField(cell)
  const [rich] = all(box, "[contenteditable=true]")
  return rich ? asField(textIn(rich)) : unreadable
}

/** A tick: `criteria-yes` or a checkbox; nothing means no only where the value's component stands. */
export function readTick(cell: Cell): Field<boolean> {
  const { box } = cell
  if (isWaiting(box)) return notRendered
  const [input] = all<HTMLInputElement>(box, "input[type=checkbox]")
  if (input) return known(input.checked)
  if (first(box, ".criteria-yes")) return known(true)
  const host = first(box, "lyte-checkbox[lt-prop-checked]")
  if (host) return known(attr(host, "lt-prop-checked") === "true")
  const text = readText(cell)
  if (text.state !== "known") return text.state === "empty" ? known(false) : text
  const word = fold(text.value)
  if (/^(oui|yes|true|vrai|1)$/.test(word)) return known(true)
  return /^(non|no|false|faux|0)$/.test(word) ? known(false) : unreadable
}

/** The control that takes focus, when the field can be edited now. */
export const controlOf = ({ box }: Cell): HTMLElement | null =>
  inputsOf(box)[0] ??
  shown(box, `.select2-selection,${combobox},lyte-drop-button,select,[contenteditable=true]`)[0] ??
  null

/** Several places of one field: those that can be read must agree. */
export function agree<T>(reads: readonly Field<T>[]): Field<T> {
  const [one = reads[0] ?? notFound, ...others] = reads.filter(({ state }) => state !== "unknown")
  const told = (field: Field<T>): string => fold(JSON.stringify(field))
  return others.every((field) => told(field) === told(one)) ? one : unknown("conflict")
}
