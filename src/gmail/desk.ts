import type { GmailDone, GmailView } from "../messages"
import { ask, orphaned } from "../messages/client"
import { makeHold, type Held } from "../overlay/hold"
import type { Compose, GmailPage, SendTarget } from "../pages/gmail"
import { sendButton } from "../pages/gmail/send"
import {
  blanksIn,
  creditEmailProblems,
  creditRequest,
  type CreditEmail,
  type CreditEmailContext,
  type CreditEmailProblem,
} from "../process/renewal/credit-email"
import { Letters } from "./letters"
import { Replies } from "./replies"

/** After a Send that went through, a window that leaves within this long has sent its e-mail, ms. */
const leaving = 15_000

/** How long a worker that gave no answer is left alone, at first and at most, ms. */
const patience = { first: 2_000, most: 30_000 }

/** What we know of one window: the file that it was filled from, and where that stands. */
export type Sheet = {
  key: string
  phase: "offer" | "asking" | "filling" | "filled" | "failed"
  bound: CreditEmailContext["bound"]
  /** What Gmail did not take, to be copied. */
  lacking: readonly ("recipient" | "subject" | "text")[]
  undo: (() => boolean) | null
  hidden: boolean
  /** One line said once. */
  said: string | null
  going: { number: string | null; at: number; iso: string } | null
}
export type HeldSend = Held<SendTarget, CreditEmailProblem>

const blank = (key: string): Sheet => ({
  key,
  phase: "offer",
  bound: null,
  lacking: [],
  undo: null,
  hidden: false,
  said: null,
  going: null,
})

const everyone = (row: Compose["to"]): readonly string[] => (row ? [...row.chips, ...row.typed] : [])
export const emailOf = ({ to, cc, bcc, subject, subjectVisible, text, reply }: Compose): CreditEmail => ({
  // Among those that are not read may stand the right one.
  to: [to, cc, bcc].some((row) => row?.chips.some((chip) => !chip.includes("@"))) ? null : to && everyone(to),
  copied: [...everyone(cc), ...everyone(bcc)],
  subject: subjectVisible ? subject : null,
  text,
  reply,
})

/**
 * The credit requests written in this page: what is offered, what is held, what went; beside it, the replies that wait and the letters to
 * clients of an after-sales mailbox. It reads the page, and asks nothing while it decides.
 */
export class Desk {
  view: GmailView | null = null
  held: HeldSend | null = null
  readonly sheets = new Map<string, Sheet>()
  readonly holder
  readonly replies: Replies
  readonly letters: Letters
  private mailbox: string | null = null
  private asked = 0
  private patience = patience.first

  constructor(
    readonly page: GmailPage,
    readonly signal: AbortSignal,
    ours: (event: Event) => boolean,
    private readonly draw: () => void,
  ) {
    this.holder = makeHold<SendTarget, CreditEmailProblem>({
      alive: () => !signal.aborted && !orphaned() && this.view?.holds === true,
      ours,
      saveTarget: (event) => page.sendTarget(event),
      standing: ({ form }) => form.isConnected,
      record: () => "",
      failing: ({ form }) => this.problems(page.keyOf(form)),
      onHeld: (held) => {
        this.held = held
        this.tell("held", page.keyOf(held.target.form), held.rows)
        this.draw()
      },
      onPassed: ({ form }) => this.passed(page.keyOf(form)),
      onSpent: () => this.draw(),
    })
    this.replies = new Replies(page, signal, () => this.view?.service ?? null, draw)
    this.letters = new Letters(this, draw)
    window.addEventListener("pagehide", () => this.leaveAll(), { signal })
  }

  async ask(): Promise<void> {
    const turn = ++this.asked
    this.mailbox = this.page.account().address
    const answer = await ask("gmail.view", { mailbox: this.mailbox })
    // An older answer than one already asked for says nothing.
    if (this.signal.aborted || turn !== this.asked) return
    if (!answer.ok) {
      // Refused, it is for good; else the store or the worker was busy.
      if (answer.error === "refused" || orphaned()) return
      setTimeout(() => turn === this.asked && !this.signal.aborted && void this.ask(), this.patience)
      this.patience = Math.min(2 * this.patience, patience.most)
      return
    }
    this.patience = patience.first
    this.view = answer.value
    this.replies.again()
    this.update()
  }

  /** Something of the page came, went, or was written in. */
  update(): void {
    const roots = this.page.roots()
    const refusing = [...this.sheets.values()].some(({ going }) => going) && this.page.refusing()
    for (const [key, sheet] of this.sheets) {
      // Gmail itself asks for something: nothing went.
      if (refusing) sheet.going = null
      if (roots.has(key)) continue
      this.sheets.delete(key)
      this.left(sheet)
    }
    for (const key of roots.keys()) if (!this.sheets.has(key)) this.sheets.set(key, blank(key))
    if (this.held && !this.held.target.form.isConnected) this.held = null
    this.holder.check()
    this.letters.keep(new Set(roots.keys()))
    this.follow()
    this.draw()
  }

  /** The mailbox in view, which the page may tell late: what is said in one is not said in another. */
  private follow(): void {
    if (this.view && this.page.account().address !== this.mailbox) {
      this.view = { ...this.view, service: null }
      void this.ask()
    }
    this.replies.changed()
  }

  /** What is known of requests for one window. */
  context(key: string): CreditEmailContext {
    const { recipients = [], waiting = [], blanks = [] } = this.view ?? {}
    return {
      recipients,
      blanks,
      bound: this.sheets.get(key)?.bound ?? null,
      waiting: waiting.map(({ number }) => number),
    }
  }

  /** Why a window's e-mail is held; none for any e-mail that is not surely a request. */
  problems(key: string): CreditEmailProblem[] {
    const compose = this.page.read(key)
    if (!compose) return []
    const email = emailOf(compose)
    const context = this.context(key)
    const request = creditRequest(email, context)
    return request ? creditEmailProblems(email, request, context) : []
  }

  /** The number of the request that a window's e-mail is; null where it is none, or its file is not known. */
  numberOf(key: string): string | null {
    const compose = this.page.read(key)
    return (compose && creditRequest(emailOf(compose), this.context(key))?.number) ?? null
  }

  /** The requests that may be filled in a window: those that no other window holds. */
  offers(key: string): readonly string[] {
    const taken = [...this.page.roots().keys()].flatMap((other) =>
      other === key ? [] : (this.numberOf(other) ?? []),
    )
    return this.context(key).waiting.filter((number) => !taken.includes(number))
  }

  blanksLeft(key: string): string[] {
    return blanksIn(this.page.read(key)?.text ?? "", this.view?.blanks ?? [])
  }

  closeSheet(): void {
    const { held } = this
    this.held = null
    this.draw()
    if (held) (sendButton(held.target.form) ?? held.target.control).focus()
  }

  /** Lets the held e-mail through, once: the person presses Send again. */
  passOver(reason: string): void {
    const { held } = this
    if (!held) return
    const key = this.page.keyOf(held.target.form)
    this.tell("overridden", key, held.rows, reason)
    this.holder.arm(held)
    const sheet = this.sheets.get(key)
    if (sheet) sheet.said = this.view?.words.hold.again ?? null
    this.closeSheet()
  }

  tell(kind: GmailDone["kind"], key: string, rows: readonly CreditEmailProblem[], reason?: string): void {
    const done: GmailDone = {
      kind,
      number: this.sheets.get(key)?.bound?.number ?? this.numberOf(key),
      problems: rows.map((row) => row.kind),
      ...(reason !== undefined && { reason }),
    }
    void ask("gmail.done", { key: crypto.randomUUID(), done })
  }

  private passed(key: string): void {
    const sheet = this.sheets.get(key)
    const compose = this.page.read(key)
    if (!sheet || !compose || !this.view?.speaks) return
    const request = creditRequest(emailOf(compose), this.context(key))
    const number = request && (request.number ?? compose.subject?.trim() ?? null)
    sheet.going = request && { number, at: performance.now(), iso: new Date().toISOString() }
  }

  private left({ going }: Sheet): void {
    if (!going?.number || performance.now() - going.at > leaving) return
    void ask("gmail.sent", { number: going.number, at: going.iso })
  }

  /** A window of its own closes with its message. */
  private leaveAll(): void {
    for (const sheet of this.sheets.values()) {
      this.left(sheet)
      sheet.going = null
    }
  }
}
