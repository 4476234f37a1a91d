import { fold } from "../../process/text"
import type { IncomingCall } from "../../rules/facts"
import { anchors } from "./cells"
import { all, attr, formRoots, isShown, overlays, parted, textIn } from "./dom"
import { selected } from "./stage"

type Shown = IncomingCall & { box: HTMLElement }

const speaks = /\b(incoming|calls?|caller|(soft|tele)?phone|telephony|ring|ringing|cti)\b/
/** What its names and its text say; the first that does counts. A call that has ended, or goes out, is none. */
const states: [Shown["state"] | null, RegExp][] = [
  [null, /\b(ended|completed|missed|rejected|declined|termine|manque|outgoing|outbound|dialing|sortant)\b/],
  ["answered", /\b(answered|connected|in call|on call|talking|en communication)\b/],
  ["ringing", /\b(incoming|inbound|ring|ringing|entrant|sonne)\b/],
]
/** A box that holds more than this is no banner. */
const most = 120
/** A North American number: ten digits, or eleven with a 1 before. */
const apart = "[\\s.\\u200e\\u200f\\u202a-\\u202e\\u2066-\\u2069\\u2010-\\u2015-]{0,4}"
const number = new RegExp(
  `(?<!\\d)(?:\\+?1${apart})?\\(?([2-9]\\d\\d)\\)?${apart}([2-9]\\d\\d)${apart}(\\d{4})(?!\\d)`,
  "g",
)

/** What an element and its only children are said to be, from the outside in: a box in its wrappers. */
function saysOf(element: Element): string {
  const says: string[] = []
  for (let at: Element | null = element; at && says.length < 60;) {
    for (const { name, value } of at.attributes) says.push(name, value.slice(0, 200))
    const [only, other]: Element[] = [...at.children]
    at = other || !only?.firstElementChild ? null : only
  }
  return parted(says.join(" "))
}

/** Tells of a call that the page shows as coming in: a box of its own at the end of the body. */
export class CallBanner {
  readonly #boxes = new Set<HTMLElement>()
  readonly #changes: MutationObserver
  /** The sign of the box that a policy gives. */
  selector: string | undefined

  /** `onChange`: what the box shows may have changed. */
  constructor(private readonly onChange: () => void) {
    this.#changes = new MutationObserver(() => {
      for (const box of this.#boxes) if (this.#isLarge(box)) this.gone(box)
      onChange()
    })
  }

  stop(): void {
    this.#changes.disconnect()
  }

  /** Takes in an element that stands right under the body. */
  take(node: Node): void {
    if (!(node instanceof HTMLElement) || node.id === "jalon-overlay" || this.#boxes.has(node)) return
    if (this.#isLarge(node) || !(this.#given(node) || speaks.test(saysOf(node)))) return
    this.#boxes.add(node)
    this.#follow(node)
    this.onChange()
  }

  #given = (node: Element): HTMLElement | undefined => selected(node, this.selector)[0]
  #isLarge = (node: Element): boolean => !this.selector && node.getElementsByTagName("*").length > most
  #follow(node: Element): void {
    this.#changes.observe(node, { childList: true, subtree: true, characterData: true, attributes: true })
  }

  /** True when an element that went away was such a box. */
  gone(node: Node): boolean {
    if (!this.#boxes.delete(node as HTMLElement)) return false
    this.#changes.disconnect()
    for (const box of this.#boxes) this.#follow(box)
    return true
  }

  /** The call in view; null when none is, once it has ended, or in doubt. */
  read(): Shown | null {
    for (const box of [...this.#boxes].reverse()) {
      const call = box.isConnected ? this.#call(box) : null
      if (call) return call
    }
    return null
  }

  #call(node: HTMLElement): Shown | null {
    const given = this.#given(node)
    const box = given ?? node
    if (!isShown(box) || (!given && all(box, `${anchors},${formRoots}`).length > 0)) return null
    const text = textIn(box)
    const linked = all(box, "a[href^='tel:']").map((link) => attr(link, "href"))
    const found = new Map<string, string>()
    for (const [whole, ...parts] of [...linked, text].join("\n").matchAll(number))
      found.set(parts.join(""), whole.trim())
    const [one, other] = found.values()
    if (one === undefined || other !== undefined) return null
    const told = `${saysOf(box)} ${parted(fold(text))}`
    const [state] = states.find(([, words]) => words.test(told)) ?? ["unknown" as const]
    // A box of the CRM's that says no more than a number may be a menu or a card.
    const doubt = !given && state === "unknown" && box.closest(overlays)
    return state === null || doubt ? null : { number: one, state, box }
  }
}
