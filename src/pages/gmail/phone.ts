import { hasPhone } from "../../process/aftersales/email-content"
import type { Side } from "./people"
import { every } from "./selectors"
import { messagesIn } from "./thread"

/** What somebody wrote in a message, without what they quote. */
function written(body: HTMLElement): string {
  const copy = body.cloneNode(true) as HTMLElement
  for (const quote of copy.querySelectorAll(".gmail_quote,.gmail_attr,blockquote")) quote.remove()
  return copy.textContent
}

/**
 * Whether a client's phone number stands in the conversation that an answer is written in; null: not all that the client wrote is open,
 * or the answer stands in a window of its own.
 */
export function phoneIn(answer: HTMLElement, side: (address: string) => Side): boolean | null {
  const list = answer.closest("[role=list],.a98.iY,table.Bs,.if")
  if (!list) return null
  const theirs = messagesIn(list, new Date()).filter(({ sender }) => side(sender.email) === "theirs")
  const texts = theirs.map(({ element }) => every(element, "text").map(written).join("\n"))
  if (texts.some(hasPhone)) return true
  const folded = every(list, "foldedAway").some((one) => !one.closest(".a3s"))
  return theirs.length === 0 || folded || texts.some((text) => text.trim() === "") ? null : false
}
