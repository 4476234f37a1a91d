import { sendButton } from "../pages/gmail/send"
import { addRecipient, insertText, removeRecipients, selectText, writeSubject } from "../pages/gmail/insert"
import type { CreditEmailProblem } from "../process/renewal/credit-email"
import { emailOf, type Desk, type Sheet } from "./desk"

/** What already stands in a window and is not ours to change unasked. */
export function standing(desk: Desk, key: string, number: string): { to: string[]; subject: string | null } {
  const compose = desk.page.read(key)
  const { recipients } = desk.context(key)
  const email = compose && emailOf(compose)
  const subject = email?.subject?.trim() ?? ""
  return {
    to: (email?.to ?? []).filter((address) => !recipients.includes(address)),
    subject: subject === "" || subject === number ? null : subject,
  }
}

/**
 * Fills the e-mail of a request in a window: address, subject, message at the caret. `sure`: the person has said that what stands there
 * may go. A window that closes meanwhile is left; the request stays to be filled.
 */
export async function fill(desk: Desk, sheet: Sheet, number: string, sure: boolean): Promise<void> {
  const { key } = sheet
  const mail = desk.view?.waiting.find((one) => one.number === number)
  const compose = desk.page.read(key)
  const [recipient] = desk.view?.recipients ?? []
  if (!mail || !compose) return
  const others = standing(desk, key, number)
  const { text } = mail
  sheet.bound = { number, text }
  if (!sure && (others.to.length > 0 || others.subject !== null)) {
    show(desk, sheet, "asking")
    return
  }
  show(desk, sheet, "filling")
  const { root } = compose
  const addressed = compose.to?.chips.some((address) => address === recipient) ?? false
  const added =
    recipient === undefined || addressed || (await addRecipient(root, recipient).catch(() => false))
  const now = desk.page.read(key)
  if (!now) return
  const subject = now.subject ?? ""
  const titled = writeSubject(now.root, number)
  const unwrite = text === "" ? () => true : insertText(now.root, text, desk.page.caret(key))
  sheet.lacking = [
    ...(added ? [] : (["recipient"] as const)),
    ...(titled ? [] : (["subject"] as const)),
    ...(unwrite ? [] : (["text"] as const)),
  ]
  sheet.undo = () => {
    const unwritten = unwrite?.() ?? true
    const untitled = !titled || desk.page.read(key)?.subject !== number || writeSubject(now.root, subject)
    const removed = addressed || !added || removeRecipients(now.root, (address) => address === recipient)
    return unwritten && untitled && removed
  }
  sheet.said = null
  desk.tell("mended", key, [])
  show(desk, sheet, sheet.lacking.length > 0 ? "failed" : "filled")
}

/** Puts back what stood before the e-mail was filled. */
export function undo(desk: Desk, sheet: Sheet): void {
  const back = sheet.undo?.() ?? true
  desk.tell("undone", sheet.key, [])
  sheet.undo = null
  sheet.bound = null
  sheet.said = back ? null : (desk.view?.words.undoLeft ?? null)
  show(desk, sheet, "offer")
}

/** Leaves a window as it stands: the request may be filled there later. */
export function leave(desk: Desk, sheet: Sheet): void {
  sheet.bound = null
  show(desk, sheet, "offer")
}

/** Puts the card of a window away; what its e-mail lacks is held all the same. */
export function hide(desk: Desk, sheet: Sheet): void {
  sheet.hidden = true
  desk.update()
}

/** Shows the first blank left in the message. */
export function toBlank(desk: Desk, key: string): void {
  const root = desk.page.roots().get(key)
  const [blank] = desk.blanksLeft(key)
  if (root && blank !== undefined) selectText(root, blank)
}

/** Mends one point of a held e-mail. False: Gmail did not take it. When nothing is left, Send takes the focus. */
export async function mend(desk: Desk, problem: CreditEmailProblem): Promise<boolean> {
  const { held } = desk
  if (!held) return true
  const root = held.target.form
  const key = desk.page.keyOf(root)
  if (problem.kind === "blanks") {
    desk.held = null
    desk.update()
    toBlank(desk, key)
    return true
  }
  const taken =
    problem.kind === "recipient"
      ? await readdress(root, desk.context(key).recipients)
      : writeSubject(root, problem.right)
  if (taken) desk.tell("mended", key, [problem])
  const left = desk.problems(key)
  if (left.length > 0) desk.held = { ...held, rows: left }
  else {
    desk.held = null
    const sheet = desk.sheets.get(key)
    if (sheet) sheet.said = desk.view?.words.hold.clear ?? null
  }
  desk.update()
  if (left.length === 0) sendButton(root)?.focus()
  return taken
}

/** Puts the right address in the place of those that stand there. */
async function readdress(root: HTMLElement, recipients: readonly string[]): Promise<boolean> {
  const [right] = recipients
  if (right === undefined) return false
  removeRecipients(root, (address) => !recipients.includes(address))
  return addRecipient(root, right).catch(() => false)
}

function show(desk: Desk, sheet: Sheet, phase: Sheet["phase"]): void {
  sheet.phase = phase
  desk.update()
}
