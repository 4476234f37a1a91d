import type { ClockView, SeenMail, ServiceMail } from "../messages"
import { ask, orphaned } from "../messages/client"
import type { GmailPage } from "../pages/gmail"
import { sides } from "../pages/gmail/people"
import {
  conversationIn,
  rowsIn,
  type Conversation,
  type Incoming,
  type WaitingRow,
} from "../pages/gmail/waiting"

/** The page is read again at most this often, ms. */
const pace = 250
/** E-mail that waits for longer than this was dealt with otherwise, ms. */
const horizon = 14 * 86_400_000
/** As many at once. */
const most = 50
/** How long a worker that gave no answer is left alone, at first and at most, ms. */
const patience = { first: 2_000, most: 60_000 }
const minute = 60_000
/** For how long "later" puts the reminder off, minutes. */
export const later = 15

/** What waits for an answer in this page, and the clocks that the worker keeps of it. It reads and tells; the worker counts. */
export class Replies {
  conversation: Conversation | null = null
  rows: readonly WaitingRow[] = []
  /** By the message. */
  readonly clocks = new Map<string, ClockView>()
  /** Marked as answered by hand, in this page. */
  readonly handled = new Map<string, ClockView>()
  /** What could not be kept, by its message. */
  failed: string | null = null
  private told = new Map<string, boolean | null>()
  private reading: ReturnType<typeof setTimeout> | undefined
  private ticking: ReturnType<typeof setTimeout> | undefined
  private retry: ReturnType<typeof setTimeout> | undefined
  private telling = false
  /** Something was to be told meanwhile. */
  private missed = false
  private refused = false
  private patience = patience.first

  constructor(
    private readonly page: GmailPage,
    private readonly signal: AbortSignal,
    private readonly service: () => ServiceMail | null,
    private readonly draw: () => void,
  ) {
    document.addEventListener("visibilitychange", () => this.tick(), { signal })
    signal.addEventListener("abort", () => {
      for (const timer of [this.reading, this.ticking, this.retry]) clearTimeout(timer)
    })
  }

  /** Something of the page changed. */
  changed(): void {
    if (!this.service()?.clocks) {
      if (this.conversation || this.rows.length > 0) this.forget()
      return
    }
    this.reading ??= setTimeout(() => {
      this.reading = undefined
      this.read()
    }, pace)
  }

  /** What the worker keeps may have changed. */
  again(): void {
    this.told.clear()
    this.refused = false
    this.changed()
  }

  /** The clock of the conversation in view, while nobody has answered. */
  current(): ClockView | null {
    const { conversation } = this
    if (!conversation || conversation.answered === true) return null
    return this.clocks.get(conversation.message) ?? this.handled.get(conversation.message) ?? null
  }
  /** The rows in view that a clock runs for. */
  waiting(): { row: WaitingRow; clock: ClockView }[] {
    return this.rows.flatMap((row) => {
      const clock = row.element.isConnected ? this.clocks.get(row.message) : undefined
      return clock ? [{ row, clock }] : []
    })
  }

  /** Answered some other way, or not after all. */
  async done(message: string, clock: ClockView, done: boolean): Promise<void> {
    const answer = await ask("clock.done", { id: clock.id, done })
    this.failed = answer.ok ? null : message
    if (answer.ok) {
      const [from, to] = done ? [this.clocks, this.handled] : [this.handled, this.clocks]
      from.delete(message)
      to.set(message, clock)
    }
    this.draw()
  }
  /** Reminds of it later. */
  async snooze(message: string, clock: ClockView): Promise<void> {
    const answer = await ask("clock.snooze", { id: clock.id, minutes: later })
    this.failed = answer.ok ? null : message
    if (answer.ok) {
      const snoozedUntil = new Date(Date.now() + later * minute).toISOString()
      this.clocks.set(message, { ...clock, snoozedUntil })
    }
    this.draw()
  }

  private forget(): void {
    this.conversation = null
    this.rows = []
    this.clocks.clear()
    this.handled.clear()
    this.told.clear()
    this.draw()
  }

  private read(): void {
    const service = this.service()
    const { address } = this.page.account()
    if (!service?.clocks || address === null || this.signal.aborted || document.hidden) return
    const now = new Date()
    const side = sides([address, ...service.ours])
    this.conversation = conversationIn(document, side, now)
    const { rows, answered } = rowsIn(document, side, now)
    this.rows = rows
    const seen = new Map<string, Incoming>()
    const open = this.conversation ? [...this.conversation.earlier, this.conversation] : []
    for (const one of [...answered, ...rows, ...open]) {
      const age = now.getTime() - one.at.getTime()
      // One that this machine's clock holds for the future would start nothing: it is told once its time has come.
      if (age > -minute && age < horizon) seen.set(one.message, one)
    }
    for (const { message, answered: over } of seen.values()) if (over === true) this.clocks.delete(message)
    this.draw()
    this.tick()
    void this.tell(address, [...seen.values()])
  }

  /** Tells the worker what it was not told yet. */
  private async tell(mailbox: string, all: readonly Incoming[]): Promise<void> {
    const fresh = all.filter(({ message, answered }) => this.told.get(message) !== answered)
    this.missed = this.telling
    if (this.telling || this.refused || fresh.length === 0 || orphaned()) return
    this.telling = true
    const some = fresh.slice(0, most)
    const seen = some.map(({ message, at, url, answered, answeredAt }): SeenMail => ({
      message,
      at: at.toISOString(),
      url,
      answered,
      ...(answeredAt && { answeredAt: answeredAt.toISOString() }),
    }))
    const answer = await ask("clock.mail", { mailbox, seen })
    this.telling = false
    if (this.signal.aborted) return
    if (!answer.ok) {
      this.refused = answer.error === "refused"
      if (this.refused) return
      clearTimeout(this.retry)
      this.retry = setTimeout(() => this.changed(), this.patience)
      this.patience = Math.min(2 * this.patience, patience.most)
      return
    }
    this.patience = patience.first
    for (const { message, answered } of some) {
      this.told.set(message, answered)
      this.clocks.delete(message)
    }
    for (const { message, ...clock } of answer.value) if (!clock.done) this.clocks.set(message, clock)
    for (const message of this.clocks.keys()) this.handled.delete(message)
    this.draw()
    this.tick()
    if (this.missed || fresh.length > most) this.changed()
  }

  /** Drawn again at each new minute, while something counts and is looked at. */
  private tick(): void {
    clearTimeout(this.ticking)
    if (document.hidden || this.signal.aborted || this.clocks.size === 0) return
    this.ticking = setTimeout(() => this.changed(), minute - (Date.now() % minute) + 20)
  }
}
