import type { Cell } from "./cells"
import type { DatePattern } from "./dates"
import { writeDay } from "./dates"
import { pickers } from "./dom"
import { patternOf } from "./moments"
import { inputsOf } from "./value"

/**
 * Sets an input as typing would, then tells the page. A content script's setter is the browser's own, whatever the page has
 * put over it.
 */
function type(input: HTMLInputElement | HTMLTextAreaElement, value: string): void {
  input.value = value
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

const unfit = (input: HTMLInputElement | HTMLTextAreaElement): boolean =>
  input.readOnly ||
  input.disabled ||
  /checkbox|radio/.test(input.type) ||
  input.closest(`${pickers},lyte-input[lt-prop-type=datetime]`) !== null
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
  const inputOf = (cell: Cell | null): HTMLInputElement | HTMLTextAreaElement | null | undefined =>
    cell && inputsOf(cell.box)[0]
  const cell = find()
  const input = inputOf(cell)
  if (!cell || !input || unfit(input)) return "refused"
  let text = value
  if (isDate && value !== "" && input.type !== "date") {
    const pattern = patternOf(cell, seen)
    const day = pattern && writeDay(value, pattern)
    if (!day) return "refused"
    text = day
  }
  const before = input.value
  const failed = errors(cell)
  type(input, text)
  for (const wait of [120, 380, 450]) {
    await new Promise((done) => setTimeout(done, wait))
    const after = find()
    if (after && inputOf(after)?.value.trim() === text.trim() && errors(after) <= failed) return "taken"
  }
  const last = inputOf(find())
  if (last && last.value !== before) type(last, before)
  return "refused"
}
