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
const later = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms))
const errors = (cell: Cell): number => cell.key.querySelectorAll(".errMsg,.cruxErrMsg").length

/**
 * Writes a text or date field, then reads it back for at most 1 s. `find` gives the field's cell anew, since the page may
 * have replaced it. Refused: what stood there is put back.
 */
export async function writeField(
  find: () => Cell | null,
  value: string,
  date: { pattern: DatePattern | null } | null,
): Promise<"taken" | "refused"> {
  const cell = find()
  const input = cell ? inputsOf(cell.box)[0] : undefined
  if (
    !cell ||
    !input ||
    input.readOnly ||
    input.disabled ||
    input.closest(special) ||
    /checkbox|radio/.test(input.type)
  )
    return "refused"
  const pattern = readPattern(input.getAttribute("placeholder")) ?? date?.pattern ?? null
  const iso = /^\d{4}-\d{2}-\d{2}$/.test(value)
  const text =
    date && iso && input.type !== "date" && value !== "" ? (pattern ? writeDay(value, pattern) : null) : value
  if (text === null) return "refused"
  const before = input.value
  const failed = errors(cell)
  type(input, text)
  for (const wait of [120, 380, 450]) {
    await later(wait)
    const now = find()
    const read = now ? inputsOf(now.box)[0] : undefined
    if (now && read?.value.trim() === text.trim() && errors(now) <= failed) return "taken"
  }
  const now = find()
  const last = now ? inputsOf(now.box)[0] : undefined
  if (last && last.value !== before) type(last, before)
  return "refused"
}
