import { bodyOf, chipsOf, fieldOf, subjectOf, type Layout, inPage } from "./compose"
import { first } from "./selectors"

/** How long Gmail may take to wipe what was put in the recipients of a window just opened, ms. */
const settle = 100
const wait = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms))

type Old = { execCommand: (name: string, ui?: boolean, value?: string) => boolean }
/** Old, and the one way to write in a rich editor so that its own undo and its drafts hear of it. */
const command = (page: Old, name: "insertText" | "undo", value?: string): boolean =>
  page.execCommand(name, false, value)

function put(field: HTMLInputElement | HTMLTextAreaElement, value: string): void {
  const made = field instanceof HTMLTextAreaElement ? HTMLTextAreaElement : HTMLInputElement
  Object.getOwnPropertyDescriptor(made.prototype, "value")?.set?.call(field, value)
  for (const type of ["input", "change"]) field.dispatchEvent(new Event(type, { bubbles: true }))
}

const isAddressed = (root: HTMLElement, address: string): boolean =>
  chipsOf(root, "to").some((chip) => chip.address === address)

/** Adds an address to those an e-mail goes to, as a paste would; again where Gmail wiped it. False: not taken. */
export async function addRecipient(root: HTMLElement, address: string): Promise<boolean> {
  for (let attempt = 0; attempt < 2 && root.isConnected; attempt++) {
    if (!isAddressed(root, address)) {
      first(root, "folded")?.focus()
      const field = fieldOf(root, "to")
      if (!field) return false
      field.focus()
      paste(field, address)
      if (!isAddressed(root, address) && attempt > 0) put(field, address)
    }
    await wait(settle)
    const typed = fieldOf(root, "to")?.value.trim().toLowerCase()
    if (isAddressed(root, address) || typed === address) return true
  }
  return false
}
function paste(field: HTMLElement, text: string): void {
  const clipboardData = new DataTransfer()
  clipboardData.setData("text/plain", text)
  field.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }))
}

/** Takes addresses out of those an e-mail goes to; false where one of them stayed. */
export function removeRecipients(root: HTMLElement, which: (address: string) => boolean): boolean {
  for (const { address, element } of chipsOf(root, "to")) {
    if (!which(address)) continue
    const cross = element.querySelector<HTMLElement>(".afX,.vM")
    if (!cross) return false
    for (const type of ["mousedown", "mouseup", "click"])
      cross.dispatchEvent(new MouseEvent(type, { bubbles: true, cancelable: true }))
  }
  const field = fieldOf(root, "to")
  if (field && field.value !== "" && which(field.value.trim().toLowerCase())) put(field, "")
  return !chipsOf(root, "to").some(({ address }) => which(address))
}

/** Writes the subject where it shows: in a reply it is there, hidden, and writing it breaks the conversation. False: not written. */
export function writeSubject(root: HTMLElement, value: string, { shown }: Layout = inPage): boolean {
  const field = subjectOf(root)
  if (!field || !shown(field)) return false
  put(field, value)
  return field.value === value
}

/** Puts the caret back where it was in the body; at its very start where it never was. */
function place(body: HTMLElement, range: Range | null): void {
  const page = body.ownerDocument
  const selection = page.getSelection()
  body.focus({ preventScroll: true })
  const caret = range && body.contains(range.commonAncestorContainer) ? range : page.createRange()
  if (caret !== range) {
    const [start = body] = body.children
    caret.setStart(start.matches("div,p") && start.textContent === "" ? start : body, 0)
    caret.collapse(true)
  }
  selection?.removeAllRanges()
  selection?.addRange(caret)
}

/** Writes text at the caret of the body; signature and quote stay. What undoes it, or null where it was not taken. */
export function insertText(root: HTMLElement, text: string, range: Range | null): (() => boolean) | null {
  const body = bodyOf(root)
  if (!body) return null
  const page = body.ownerDocument
  const former = body.textContent
  place(body, range)
  command(page, "insertText", text)
  const now = body.textContent
  if (now === former) return null
  return () => {
    // Something was written since: undoing would take that.
    if (body.textContent !== now) return false
    body.focus({ preventScroll: true })
    for (let left = 3; left > 0 && body.textContent !== former; left--) command(page, "undo")
    return body.textContent === former
  }
}

/** Selects the first place of the body where a text stands, whatever its spaces are, and shows it. */
export function selectText(root: HTMLElement, text: string): boolean {
  const body = bodyOf(root)
  if (!body) return false
  const page = body.ownerDocument
  const walk = page.createTreeWalker(body, NodeFilter.SHOW_TEXT)
  for (let node = walk.nextNode(); node; node = walk.nextNode()) {
    const at = (node.nodeValue ?? "").replace(/\s/g, " ").indexOf(text)
    if (at < 0) continue
    const range = page.createRange()
    range.setStart(node, at)
    range.setEnd(node, at + text.length)
    body.focus({ preventScroll: true })
    const selection = page.getSelection()
    selection?.removeAllRanges()
    selection?.addRange(range)
    node.parentElement?.scrollIntoView({ block: "nearest" })
    return true
  }
  return false
}
