import { addressIn } from "./address"
import type { Layout } from "./compose"
import { inPage } from "./compose"
import { every, first } from "./selectors"

export type Message = {
  element: HTMLElement
  sender: { name: string; email: string }
  /** Addresses shown among its recipients. */
  to: string[]
  expanded: boolean
  /** Its own id, hexadecimal, and when it came, to the ms, as that holds it: a date in words is neither exact nor in one language. */
  id: string | null
  received: Date | null
}

/** The conversation in view: those left behind stay in the page, hidden. Null: none, or it is still loading. */
export function visibleThread(page: ParentNode, { shown }: Layout = inPage): HTMLElement | null {
  return every(page, "thread").find(shown) ?? null
}

/** The messages under a root, in the page's order; those folded away into a number are not there. `now`: for what is plausible. */
export function messagesIn(root: ParentNode, now: Date): Message[] {
  return every(root, "message").flatMap((element) => {
    // What somebody wrote may look like anything.
    if (element.closest(".a3s")) return []
    const sender = first(element, "sender")
    const email = addressIn(sender?.getAttribute("email") ?? "")
    if (!sender || !email) return []
    const id = idOf(element, now)
    return {
      element,
      sender: { name: sender.getAttribute("name") ?? sender.textContent, email },
      to: [...element.querySelectorAll(".hb span[email]")].flatMap(
        (one) => addressIn(one.getAttribute("email") ?? "") ?? [],
      ),
      expanded: !element.matches(".kv,.ky,.adf") && element.querySelector(".adf") === null,
      id: id?.toString(16) ?? null,
      received: id === undefined ? null : instantIn(id),
    }
  })
}

/** When a message came, by its number: that holds the instant, in ms. */
const instantIn = (id: bigint): Date => new Date(Number(id >> 20n))
/** The instant that a message's own id (hexadecimal) holds; null where it holds none that is plausible. */
export function receivedBy(id: string, now: Date): Date | null {
  const at = /^[0-9a-f]{15,16}$/i.test(id) ? instantIn(BigInt(`0x${id}`)) : null
  return at && isPlausible(at, now) ? at : null
}
const idOf = (element: HTMLElement, now: Date): bigint | undefined => {
  for (const id of idsOf(element)) if (isPlausible(instantIn(id), now)) return id
  return undefined
}

/** Between Gmail's first day and tomorrow. */
const isPlausible = (at: Date, now: Date): boolean =>
  at.getTime() > Date.UTC(2004, 3, 1) && at.getTime() < now.getTime() + 86_400_000

const self = (element: HTMLElement, name: string): string[] =>
  [element, ...element.querySelectorAll<HTMLElement>(`[${name}]`)].flatMap(
    (one) => one.getAttribute(name) ?? [],
  )

/** The numbers that a message goes by, the surest first; a conversation's is its first message's, so never taken. */
function* idsOf(element: HTMLElement): Generator<bigint> {
  for (const hex of self(element, "data-legacy-message-id"))
    if (/^[0-9a-f]{15,16}$/i.test(hex)) yield BigInt(`0x${hex}`)
  for (const text of self(element, "data-message-id")) yield* inMessageId(text)
  for (const body of element.querySelectorAll(".a3s")) {
    const hex = /(?:^|\s)m([0-9a-f]{15,16})(?:\s|$)/.exec(body.className)?.[1]
    if (hex) yield BigInt(`0x${hex}`)
  }
  for (const log of self(element, "jslog"))
    for (const [packed] of log.matchAll(/[A-Za-z0-9+/]{20,}/g)) yield* inMessageId(unpacked(packed))
}
function* inMessageId(text: string): Generator<bigint> {
  const digits = /msg-f:(\d{15,20})/.exec(text)?.[1]
  if (digits) yield BigInt(digits)
}
function unpacked(text: string): string {
  try {
    return atob(text)
  } catch {
    return ""
  }
}
