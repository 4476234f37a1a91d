import { addressIn } from "./address"
import type { Layout } from "./compose"
import { inPage } from "./compose"
import { every, first } from "./selectors"

/** When a message came: from its own id (to the ms), or from the date as the page words it (to the minute, in the reader's zone). */
export type Received = { at: Date; from: "id" | "title" } | null
export type Message = {
  element: HTMLElement
  sender: { name: string; email: string }
  /** Addresses shown among its recipients. */
  to: string[]
  expanded: boolean
  dateTitle: string | null
  received: Received
  /** Its own id, hexadecimal, where one stands that holds when it came. */
  id: string | null
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
    const dateTitle = first(element, "date")?.getAttribute("title") ?? null
    return {
      element,
      sender: { name: sender.getAttribute("name") ?? sender.textContent, email },
      to: [...element.querySelectorAll(".hb span[email]")].flatMap(
        (one) => addressIn(one.getAttribute("email") ?? "") ?? [],
      ),
      expanded: !element.matches(".kv,.ky,.adf") && element.querySelector(".adf") === null,
      dateTitle,
      received: receivedOf(element, dateTitle, now),
      id: idOf(element, now)?.toString(16) ?? null,
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

function receivedOf(element: HTMLElement, title: string | null, now: Date): Received {
  const id = idOf(element, now)
  if (id !== undefined) return { at: instantIn(id), from: "id" }
  const at = title === null ? null : dateInTitle(title)
  return at && isPlausible(at, now) ? { at, from: "title" } : null
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

const monthsOf = (language: string, month: "long" | "short"): string[] =>
  Array.from({ length: 12 }, (_none, at) =>
    new Intl.DateTimeFormat(language, { month, timeZone: "UTC" }).format(Date.UTC(2024, at, 15)),
  )
const plain = (text: string): string =>
  text
    .normalize("NFD")
    .replace(/\p{M}|\./gu, "")
    .toLowerCase()
let months: Map<string, number> | null = null
/** The months by name, French and English, long and short. */
const monthNames = (): Map<string, number> =>
  (months ??= new Map(
    ["fr-CA", "en-CA", "en-US"].flatMap((language) =>
      (["long", "short"] as const).flatMap((form) =>
        monthsOf(language, form).map((name, at): [string, number] => [plain(name), at]),
      ),
    ),
  ))

/**
 * The instant in a date as Gmail words it in French or in English ("Sep 3, 2025, 10:57 AM", "20 août 2025, 13 h 19"), by the machine's
 * own zone, as the page's; null for any other language or shape.
 */
export function dateInTitle(title: string): Date | null {
  const words = plain(title)
  const name = words.match(/\p{L}{3,}/gu)?.find((word) => monthNames().has(word))
  const month = name === undefined ? undefined : monthNames().get(name)
  const [, year] = /\b(20\d\d)\b/.exec(words) ?? []
  const [, hours, minutes, half] = /\b(\d{1,2})\s*[:h]\s*(\d{2})\s*(am|pm)?/.exec(words) ?? []
  const rest = words.replace(/\b\d{1,2}\s*[:h]\s*\d{2}.*/, "")
  const [, day] = /\b(\d{1,2})\b(?!\d)/.exec(rest) ?? []
  if (month === undefined || !year || !hours || !minutes || !day) return null
  const hour = half ? (Number(hours) % 12) + (half === "pm" ? 12 : 0) : Number(hours)
  const at = new Date(Number(year), month, Number(day), hour, Number(minutes))
  return at.getMonth() === month && at.getDate() === Number(day) && hour < 24 ? at : null
}
