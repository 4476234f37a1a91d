import { inPage, type Layout } from "./compose"
import { addressIn } from "./address"
import type { Side } from "./people"
import { every, first } from "./selectors"
import { messagesIn, receivedBy, visibleThread, type Message } from "./thread"

type SideOf = (address: string) => Side

/** An e-mail of somebody else, by its own id (hexadecimal). `answered` null: what is in view does not tell. */
export type Incoming = { message: string; at: Date; answered: boolean | null; url: string }
/** The conversation in view. */
export type Conversation = Incoming & { element: HTMLElement }
/** A row of the list whose last message is somebody else's, still to be answered. */
export type WaitingRow = Incoming & { element: HTMLElement }

/** Conversations that nobody is to answer. */
const apart = /^#(spam|trash|drafts|scheduled|chat|space)/
/** Lists whose rows name who wrote: elsewhere they name who it was sent to. */
const lists = /^(#(inbox|label|category|imp|starred)(\/|$|\?)|#?$)/

/** The page of a conversation, by its number: never the words of a search. */
const pageOf = (number: string): string => `${location.origin}${location.pathname}#all/${number}`
/** What the address in view calls the conversation. */
const calledHere = (): string => location.hash.split(/[?&]/)[0]?.split("/").at(-1) ?? ""

/** The number in the title of a conversation, which stands in it or above it. */
function numberOf(thread: HTMLElement): string | null {
  const boxes = [thread, thread.parentElement, thread.parentElement?.parentElement]
  const heads = boxes.map((box) => box?.querySelector("h2[data-legacy-thread-id]"))
  const number = heads.find((head) => head)?.getAttribute("data-legacy-thread-id") ?? ""
  return /^[0-9a-f]{15,16}$/i.test(number) ? number.toLowerCase() : null
}

/** Whether a message of ours went to somebody outside; what does not show its recipients is taken to. */
const wentOut = ({ to }: Message, side: SideOf): boolean =>
  to.length === 0 || to.some((address) => side(address) !== "ours")

/**
 * The last e-mail of somebody else in the conversation in view, and whether one of ours follows it. Null: no conversation, nobody else
 * wrote, or it has no id that tells when it came.
 */
export function conversationIn(
  page: ParentNode,
  side: SideOf,
  now: Date,
  layout: Layout = inPage,
): Conversation | null {
  const thread = apart.test(location.hash) ? null : visibleThread(page, layout)
  if (!thread) return null
  const messages = messagesIn(thread, now)
  const at = messages.findLastIndex(({ sender }) => side(sender.email) === "theirs")
  const last = messages[at]
  if (!last?.id || last.received?.from !== "id") return null
  return {
    element: thread,
    message: last.id,
    at: last.received.at,
    answered: answeredAfter(thread, last, messages.slice(at + 1), side),
    url: pageOf(numberOf(thread) ?? calledHere()),
  }
}

function answeredAfter(
  thread: HTMLElement,
  last: Message,
  later: readonly Message[],
  side: SideOf,
): boolean | null {
  const ours = later.filter((one) => side(one.sender.email) === "ours" && wentOut(one, side))
  // A draft has no number of its own yet; nor has a message that is still on its way.
  if (
    ours.some(
      ({ id, received }) => id !== null && received && last.received && received.at > last.received.at,
    )
  )
    return true
  const after = (element: Element): boolean =>
    (last.element.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0 &&
    !last.element.contains(element)
  const read = new Set(later.map(({ element }) => element))
  const unread = every(thread, "message").some(
    (element) =>
      after(element) &&
      !read.has(element) &&
      !element.closest(".a3s") &&
      ![...read].some((one) => one.contains(element)),
  )
  const hidden = every(thread, "foldedAway").some((element) => after(element) && !element.closest(".a3s"))
  return ours.length > 0 || unread || hidden ? null : false
}

/** What shows in a cell beside the names of its people, counts and commas: "To:", "..", a draft's mark. */
const besideNames = (cell: HTMLElement): string => {
  let text = ""
  const walk = (node: Node): void => {
    if (node.nodeType === Node.TEXT_NODE) text += node.nodeValue ?? ""
    if (node instanceof Element && !node.matches("span[email]")) node.childNodes.forEach(walk)
  }
  cell.childNodes.forEach(walk)
  return text.replace(/[\s,()\d\u200b-\u200f\u202a-\u202e\u2066-\u2069]/gu, "")
}

/** One value that every mark of a row agrees on; null: none, or two. */
function agreed(row: HTMLElement, name: string): string | null {
  const own = row.getAttribute(name)
  const all = new Set([
    ...(own === null ? [] : [own]),
    ...[...row.querySelectorAll(`[${name}]`)].flatMap((one) => one.getAttribute(name) ?? []),
  ])
  const [only = ""] = all
  return all.size === 1 && only !== "" ? only.toLowerCase() : null
}

/**
 * What the rows of the list in view tell: those whose last message is surely somebody else's, and the first messages that one of ours
 * surely follows. A row that is not sure is left out.
 */
export function rowsIn(
  page: ParentNode,
  side: SideOf,
  now: Date,
  { shown }: Layout = inPage,
): { waiting: WaitingRow[]; answered: Incoming[] } {
  const waiting: WaitingRow[] = []
  const answered: Incoming[] = []
  if (!lists.test(location.hash)) return { waiting, answered }
  for (const element of every(page, "row")) {
    const people = first(element, "rowPeople")
    if (!people || !shown(element)) continue
    const message =
      agreed(element, "data-legacy-last-non-draft-message-id") ??
      agreed(element, "data-legacy-last-message-id")
    const at = message === null ? null : receivedBy(message, now)
    const senders = [...people.querySelectorAll("span[email]")].map((one) =>
      addressIn(one.getAttribute("email") ?? ""),
    )
    if (message === null || !at || senders.length === 0 || besideNames(people) !== "") continue
    const who = new Set(senders.map((one) => (one === null ? null : side(one))))
    const thread = agreed(element, "data-legacy-thread-id")
    const url = pageOf(thread ?? message)
    if (who.size === 1 && who.has("theirs")) waiting.push({ element, message, at, answered: false, url })
    const began = thread === null || thread === message ? null : receivedBy(thread, now)
    // The conversation’s number is its first message’s: all that one of ours wrote there came after.
    if (thread !== null && began && who.has("ours"))
      answered.push({ message: thread, at: began, answered: true, url })
  }
  return { waiting, answered }
}
