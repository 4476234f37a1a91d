import type { PageAnswer, PageQuestion } from "../messages"
import { ask } from "../messages/client"
import { fromWire, toWire } from "../messages/wire"
import { valueOf } from "../process/field"
import type { NoteReading } from "../process/reading"
import type { SaveTarget, Snapshot } from "../pages/zoho/types"
import { fileIn, type Note } from "../rules/facts"

/** How long what the page draws by itself waits for the rest, ms; at first, until it is read twice alike, and no longer than this. */
const together = { first: 300, then: 50 }
/** How long a worker that failed is left before it is asked again: at first and at most, ms. */
const patience = { first: 3_000, most: 30_000 }
/** The longest that a timer can wait, ms. */
const longest = 2 ** 31 - 1

/** What the worker said, of which reading of the page, under which settings. */
export type Answered = { snapshot: Snapshot; revision: number; answer: PageAnswer }

/**
 * Asks the worker what to say of the page in view: the latest facts, one question at a time. Asked anew when what the answer
 * rests on has changed: the facts, the settings, what the agent did here, or the time at which it may differ.
 */
export class Answers {
  /** What the agent did on this record, which counts even where nothing is kept. */
  own: PageQuestion["own"] = {}
  private page = crypto.randomUUID()
  /** The grammars stay in the worker: a note's text travels once. */
  private readonly readings = new WeakMap<Note, NoteReading>()
  private asked = ""
  private asking = false
  private wanted: { snapshot: Snapshot; revision: number; key: string } | null = null
  private soon: ReturnType<typeof setTimeout> | 0 = 0
  private again: ReturnType<typeof setTimeout> | 0 = 0
  private patience = patience.first

  /** `onStale`: an answer has come to its end, or did not come. */
  constructor(
    private readonly onAnswer: (answered: Answered) => void,
    private readonly onStale: () => void,
    private readonly signal: AbortSignal,
  ) {
    signal.addEventListener("abort", () => {
      clearTimeout(this.soon)
      clearTimeout(this.again)
      this.wanted = null
    })
  }

  /** The question about a page as it stands. */
  question(snapshot: Snapshot): PageQuestion {
    const { record, facts, unsettled, signs } = snapshot
    const noted = fileIn(snapshot)
    const notes = noted && valueOf(noted.notes)
    const sent = notes?.map((note) => {
      const reading = this.readings.get(note)
      return reading ? { ...note, text: "", reading } : note
    })
    return {
      page: this.page,
      record,
      facts,
      notes: noted && toWire(sent ? { state: "known", value: sent } : noted.notes),
      unsettled,
      ...(unsettled.length === 0 && { signs }),
      own: this.own,
    }
  }

  /** `soon`: with what else changes in the next moment. */
  want(snapshot: Snapshot, revision: number, soon: boolean): void {
    const key = [snapshot.mark, String(snapshot.unsettled), revision, JSON.stringify(this.own)].join("\n")
    if (key === this.asked) {
      this.wanted = null
      return
    }
    this.wanted = { snapshot, revision, key }
    const first = this.asked === ""
    if (soon && !(first && snapshot.unsettled.length === 0))
      this.soon ||= setTimeout(() => void this.run(), first ? together.first : together.then)
    else void this.run()
  }

  /** Tells that a Save went through: of what, and to which stage. */
  saved(of: SaveTarget["of"], stage = ""): void {
    void ask("page.saved", { page: this.page, of, stage })
  }

  /** What is asked from now on is of another opening: a record being created has no other name. */
  reopen(): void {
    this.page = crypto.randomUUID()
  }

  /** The next question is asked whatever it rests on: something that the page does not see has changed. */
  forget(): void {
    this.asked = ""
    this.wanted = null
  }

  private async run() {
    clearTimeout(this.soon)
    this.soon = 0
    if (this.asking || !this.wanted) return
    this.asking = true
    const { snapshot, revision, key } = this.wanted
    this.wanted = null
    this.asked = key
    clearTimeout(this.again)
    const noted = fileIn(snapshot)
    const notes = (noted && valueOf(noted.notes)) ?? []
    const unread = notes.filter((note) => !this.readings.has(note))
    const reply = await ask("page.answer", this.question(snapshot))
    this.asking = false
    if (this.signal.aborted) return
    const answer = reply.ok ? (fromWire(reply.value) as PageAnswer | null) : null
    if (answer) {
      this.patience = patience.first
      unread.forEach((note, index) => {
        const reading = answer.readings[index]
        if (reading) this.readings.set(note, reading)
      })
      if (answer.again !== null) this.later(Date.parse(answer.again) - Date.now())
      this.onAnswer({ snapshot, revision, answer })
    } else {
      if (this.asked === key) this.asked = ""
      this.later(this.patience)
      this.patience = Math.min(2 * this.patience, patience.most)
    }
    void this.run()
  }

  private later(ms: number) {
    this.again = setTimeout(() => this.onStale(), Math.max(0, Math.min(ms, longest)))
  }
}
