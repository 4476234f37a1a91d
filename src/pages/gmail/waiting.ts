import { inPage, type Layout } from "./compose"
import { addressIn } from "./address"
import { isMessageMere, isRowMere, isSubjectAutomatic, isSubjectMere } from "./courtesy"
import type { Side } from "./people"
import { every, first } from "./selectors"
import { messagesIn, receivedBy, visibleThread, type Message } from "./thread"

type SideOf = (address: string) => Side

/** An e-mail of somebody else, by its own id (hexadecimal). `answered` null: what is in view does not tell. */
export type Incoming = {
  message: string
  at: Date
  answered: boolean | null
  /** When the first answer in view went. */
  answeredAt: Date | null
  url: string
}
/** The conversation in view, by the last e-mail of somebody else; `earlier`: those before it that one of ours surely follows. */
export type Conversation = Incoming & { element: HTMLElement; earlier: Incoming[] }
/** A row of the list, by its last message. `answered` false: that is surely somebody else's, still to be answered. */
export type WaitingRow = Incoming & { element: HTMLElement }

/** Conversations that nobody is to answer. */
const apart =
  /^#(spam|trash|drafts|scheduled|chat|space)|^#search.*(:|%3a)(spam|trash|anywhere)|[/&?]subset=(spam|trash|any)\b/i
/** Lists whose rows name who wrote: elsewhere they name who it was sent to. */
const lists = /^(#(inbox|label|category|imp|starred)(\/|$|\?)|#?$)/

/** Whether each message stands alone: no answer is ever seen beside what it answers. */
const standAlone = (page: ParentNode): boolean => first(page, "alone") !== null

/** The page of a conversation, by its number: never the words of a search. */
const pageOf = (number: string): string => `${location.origin}${location.pathname}#all/${number}`
/** What the address in view calls the conversation; beside a list, it names the list. */
const calledHere = (): string | undefined =>
  /\/([0-9a-f]{15,16}|[a-z]{20,})(?=[?&]|$)/i.exec(location.hash)?.[1]

/** The title of a conversation, which stands in it or above it: its number and its words. */
function titleOf(thread: HTMLElement): { number: string | null; subject: string } {
  const boxes = [thread, thread.parentElement, thread.parentElement?.parentElement]
  const find = (sel: string) => boxes.map((box) => box?.querySelector(sel)).find((head) => head)
  const number = find("h2[data-legacy-thread-id]")?.getAttribute("data-legacy-thread-id") ?? ""
  return {
    number: /^[0-9a-f]{15,16}$/i.test(number) ? number.toLowerCase() : null,
    subject: find("h2.hP,.ha h2")?.textContent ?? "",
  }
}

/** Whether a message of ours went to somebody outside; what does not show its recipients is taken to. */
const wentOut = ({ to }: Message, side: SideOf): boolean =>
  to.length === 0 || to.some((address) => side(address) !== "ours")

/**
 * The last e-mail of somebody else in the conversation in view, mere courtesy passed over, and whether one of ours follows it; courtesy
 * alone neither waits nor was answered. Null: no conversation, nobody else wrote, or it has no id that tells when it came.
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
  const { number, subject } = titleOf(thread)
  const isTheirs = ({ sender }: Message): boolean => side(sender.email) === "theirs"
  const asked = messages.findLastIndex(
    (one, index) => isTheirs(one) && !((index > 0 || isSubjectMere(subject)) && isMessageMere(one)),
  )
  const at = asked < 0 ? messages.findLastIndex(isTheirs) : asked
  const last = messages[at]
  if (!last?.id || !last.received) return null
  const url = pageOf(number ?? calledHere() ?? last.id)
  const earlier = messages.flatMap((one, index): Incoming[] => {
    const { id, received } = one
    if (index === at || id === null || !received || !isTheirs(one)) return []
    const answeredAt = firstAnswer(one, oursIn(messages.slice(index + 1), side))
    return answeredAt ? [{ message: id, at: received, answered: true, answeredAt, url }] : []
  })
  return {
    element: thread,
    message: last.id,
    at: last.received,
    ...(asked < 0 || standAlone(page) || isSubjectAutomatic(subject)
      ? { answered: null, answeredAt: null }
      : answeredAfter(thread, last, messages.slice(at + 1), side)),
    url,
    earlier,
  }
}

const oursIn = (messages: readonly Message[], side: SideOf): Message[] =>
  messages.filter((one) => side(one.sender.email) === "ours" && wentOut(one, side))

/** When the first of ours went after an e-mail; a draft has no number of its own yet, nor has a message that is still on its way. */
const firstAnswer = ({ received: since }: Message, ours: readonly Message[]): Date | null =>
  ours.find(({ received }) => received && since && received > since)?.received ?? null

function answeredAfter(
  thread: HTMLElement,
  asked: Message,
  later: readonly Message[],
  side: SideOf,
): Pick<Incoming, "answered" | "answeredAt"> {
  const ours = oursIn(later, side)
  const answeredAt = firstAnswer(asked, ours)
  if (answeredAt) return { answered: true, answeredAt }
  const read = later.map(({ element }) => element)
  const follows = (element: Element): boolean =>
    (asked.element.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0 &&
    !asked.element.contains(element) &&
    !element.closest(".a3s")
  const unread = every(thread, "message").some(
    (element) => follows(element) && !read.some((one) => one.contains(element)),
  )
  const hidden = every(thread, "foldedAway").some(follows)
  return { answered: ours.length > 0 || unread || hidden ? null : false, answeredAt: null }
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
 * What the rows of the list in view tell: the last message of each, and the first messages that one of ours surely follows. Whose a last
 * message is is told only where it is sure.
 */
export function rowsIn(
  page: ParentNode,
  side: SideOf,
  now: Date,
  { shown }: Layout = inPage,
): { rows: WaitingRow[]; answered: Incoming[] } {
  const rows: WaitingRow[] = []
  const answered: Incoming[] = []
  const named = lists.test(location.hash) && !standAlone(page)
  for (const element of every(page, "row")) {
    if (!shown(element)) continue
    const last =
      agreed(element, "data-legacy-last-non-draft-message-id") ??
      agreed(element, "data-legacy-last-message-id")
    const cameAt = last === null ? null : receivedBy(last, now)
    if (last === null || !cameAt) continue
    const who = named ? whoIn(element, side) : new Set()
    const thread = agreed(element, "data-legacy-thread-id")
    const url = pageOf(thread ?? last)
    // The conversation’s number is its first message’s: all that one of ours wrote there came after.
    const began = thread === null || thread === last ? null : receivedBy(thread, now)
    const subject = first(element, "rowSubject")?.textContent ?? ""
    const theirs = who.size === 1 && who.has("theirs") && !isSubjectAutomatic(subject)
    const polite = theirs && isRowMere(element)
    const mere = polite && isSubjectMere(subject)
    // Courtesy after it leaves what was asked first to be answered.
    const [message, at] = polite && !mere && thread !== null && began ? [thread, began] : [last, cameAt]
    rows.push({ element, message, at, answered: theirs && !mere ? false : null, answeredAt: null, url })
    if (thread !== null && began && who.has("ours"))
      answered.push({ message: thread, at: began, answered: true, answeredAt: null, url })
  }
  return { rows, answered }
}

/** The sides that a row names; none where it says more than names, and how many messages. */
function whoIn(row: HTMLElement, side: SideOf): Set<Side | null> {
  const cell = first(row, "rowPeople")
  if (!cell || besideNames(cell) !== "") return new Set()
  const people = [...cell.querySelectorAll("span[email]")]
  return new Set(
    people.map((one) => {
      const address = addressIn(one.getAttribute("email") ?? "")
      return address === null ? null : side(address)
    }),
  )
}
