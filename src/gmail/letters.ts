import { bodyOf, inPage, ownText, type Compose } from "../pages/gmail/compose"
import { insertText } from "../pages/gmail/insert"
import { sides } from "../pages/gmail/people"
import { phoneIn } from "../pages/gmail/phone"
import { emailContent, type EmailPoint, type EmailPointState } from "../process/aftersales/email-content"
import { copyText } from "./copy"
import type { Desk } from "./desk"

/** What we know of one e-mail being written to a client. */
export type Letter = {
  /** Null: as its window is made for. */
  open: boolean | null
  ticked: Set<EmailPoint>
  undo: (() => boolean) | null
  said: string | null
}
const fresh = (): Letter => ({ open: null, ticked: new Set(), undo: null, said: null })

/** The e-mails written to clients from a mailbox of after-sales reception (aftersales.email-content). Nothing is held. */
export class Letters {
  private readonly known = new Map<string, Letter>()

  constructor(
    private readonly desk: Desk,
    private readonly draw: () => void,
  ) {}

  /** Those of the windows that stand. */
  keep(keys: ReadonlySet<string>): void {
    for (const key of this.known.keys()) if (!keys.has(key)) this.known.delete(key)
  }
  of(key: string): Letter {
    const letter = this.known.get(key) ?? fresh()
    this.known.set(key, letter)
    return letter
  }

  /** The points of a window's e-mail; null where there is nothing to go through: nobody outside, or another matter. */
  points(key: string): (EmailPointState & { ticked: boolean })[] | null {
    const { service } = this.desk.view ?? {}
    const compose = service?.content ? this.desk.page.read(key) : null
    if (!service || !compose || compose.kind === "minimised" || !this.isToClient(compose)) return null
    // Left behind in a conversation that is out of view.
    if (!inPage.shown(compose.root)) return null
    if (this.desk.numberOf(key) !== null || this.desk.offers(key).length > 0) return null
    const body = bodyOf(compose.root)
    const own = (element: Element): boolean => element.closest(".gmail_quote") === null
    const signature = [...(body?.querySelectorAll(".gmail_signature") ?? [])].filter(own)
    const links = [...(body?.querySelectorAll<HTMLAnchorElement>("a[href]") ?? [])].filter(own)
    const email = {
      text: body ? ownText(body) : "",
      signature: signature.map(({ textContent }) => textContent).join("\n"),
      links: links.map(({ href }) => href),
      reply: compose.reply,
      phone: compose.reply ? phoneIn(compose.root, this.side()) : null,
    }
    const { ticked } = this.of(key)
    return emailContent(email, service).map((one) => ({ ...one, ticked: ticked.has(one.point) }))
  }
  /** Whether any window's e-mail is gone through. */
  any(): boolean {
    return this.desk.view?.service?.content === true && this.desk.page.roots().size > 0
  }

  tick(key: string, point: EmailPoint, on: boolean): void {
    const { ticked } = this.of(key)
    if (on) ticked.add(point)
    else ticked.delete(point)
    this.draw()
  }
  fold(key: string, open: boolean): void {
    this.of(key).open = open
    this.draw()
  }

  /** Puts the link or the contact at the caret; on the clipboard where Gmail takes nothing. */
  async insert(key: string, what: "link" | "contact"): Promise<void> {
    const { service } = this.desk.view ?? {}
    const root = this.desk.page.roots().get(key)
    const text = service?.[what]
    if (!service || !root || !text) return
    const letter = this.of(key)
    const { content } = service.words
    const caret = ownPlace(this.desk.page.caret(key))
    letter.undo = insertText(root, spaced(text, caret), caret)
    letter.said = letter.undo ? content.inserted : (await copyText(text)) ? content.copied : content.failed
    this.desk.update()
  }
  undo(key: string): void {
    const letter = this.of(key)
    const back = letter.undo?.() ?? true
    letter.undo = null
    letter.said = back ? null : (this.desk.view?.service?.words.content.undoLeft ?? null)
    this.desk.update()
  }

  private side() {
    const { address } = this.desk.page.account()
    return sides([...(address === null ? [] : [address]), ...(this.desk.view?.service?.ours ?? [])])
  }
  private isToClient({ to, cc, bcc }: Compose): boolean {
    const side = this.side()
    return [to, cc, bcc]
      .flatMap((row) => (row ? [...row.chips, ...row.typed] : []))
      .some((address) => /@.+\../.test(address) && side(address) === "theirs")
  }
}

/** Where the caret was, unless in what is quoted, or in the signature. */
function ownPlace(caret: Range | null): Range | null {
  const node = caret?.startContainer
  const element = node instanceof Element ? node : node?.parentElement
  return element?.closest(".gmail_quote,.gmail_signature") ? null : caret
}
/** A space before a text that would touch the word before the caret. */
function spaced(text: string, caret: Range | null): string {
  const { startContainer, startOffset } = caret ?? {}
  const before = startContainer?.nodeType === Node.TEXT_NODE ? (startContainer.nodeValue ?? "") : ""
  return /\S/.test(before.charAt((startOffset ?? 0) - 1)) ? ` ${text}` : text
}

/** How many of the points are settled. */
export const settled = (points: readonly (EmailPointState & { ticked: boolean })[]): number =>
  points.filter(({ state, ticked }) => state === "ok" || ticked).length
