import type { Cell } from "./cells"
import type { DatePattern } from "./dates"
import { readPattern, writeDay } from "./dates"
import { inputsOf } from "./value"

/** Sets an input as typing would: the native setter, then the events that the page listens to. */
function type(input: HTMLInputElement | HTMLTextAreaElement, value: string): void {
  const prototype =
    input instanceof HTMLTextAreaElement ? HTMLTextAreaElement.prototype : HTMLInputElement.prototype
  Object.getOwnPropertyDescriptor(prototype, "value")?.set?.call(input, value)
  input.dispatchEvent(
    new InputEvent("input", {
      bubbles: true,
      composed: true,
      inputType: "insertReplacementText",
      data: value,
    }),
  )
  input.dispatchEvent(new Event("change", { bubbles: true }))
  if (document.activeElement !== input) {
    input.dispatchEvent(new FocusEvent("blur"))
    input.dispatchEvent(new FocusEvent("focusout", { bubbles: true }))
  }
}

const special =
  "lyte-dropdown,lyte-autocomplete,crux-lookup-component,crux-user-component,.select2-container,lyte-input[lt-prop-type=datetime]"
const unfit = (input: HTMLInputElement | HTMLTextAreaElement): boolean =>
  input.readOnly || input.disabled || /checkbox|radio/.test(input.type) || input.closest(special) !== null
const later = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms))
const errors = (cell: Cell): number => cell.key.querySelectorAll(".errMsg,.cruxErrMsg").length

/**
 * Writes a text field, or a day (`yyyy-mm-dd`, or "") in the user's pattern, then reads it back for at most 1 s. `find` gives
 * the field's cell anew, since the page may have replaced it. Refused: what stood there is put back.
 */
export async function writeField(
  find: () => Cell | null,
  value: string,
  isDate: boolean,
  seen: DatePattern | null,
): Promise<"taken" | "refused"> {
  const now = (): { cell: Cell; input: HTMLInputElement | HTMLTextAreaElement } | null => {
    const cell = find()
    const input = cell && inputsOf(cell.box)[0]
    return input ? { cell, input } : null
  }
  const first = now()
  if (!first || unfit(first.input)) return "refused"
  const { input, cell } = first
  let text = value
  if (isDate && value !== "" && input.type !== "date") {
    const pattern = readPattern(input.getAttribute("placeholder")) ?? seen
    if (!pattern || !/^\d{4}-\d{2}-\d{2}$/.test(value)) return "refused"
    text = writeDay(value, pattern) ?? ""
    if (text === "") return "refused"
  }
  const before = input.value
  const failed = errors(cell)
  type(input, text)
  for (const wait of [120, 380, 450]) {
    await later(wait)
    const after = now()
    if (after && after.input.value.trim() === text.trim() && errors(after.cell) <= failed) return "taken"
  }
  const last = now()?.input
  if (last && last.value !== before) type(last, before)
  return "refused"
}
