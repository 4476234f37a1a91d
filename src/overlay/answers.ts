import type { PageAnswer, PageQuestion } from "../messages"
import { ask } from "../messages/client"
import { fromWire, toWire } from "../messages/wire"
import { valueOf } from "../process/field"
import type { NoteReading } from "../process/reading"
import type { Snapshot } from "../pages/zoho/types"
import type { Note } from "../rules/facts"

const minute = 60_000
/** How long what the page draws by itself waits for the rest, ms. */
const together = 50

/** What the worker said, and the mark of the facts that it spoke of. */
export type Answered = { mark: string; answer: PageAnswer }

/**
 * Asks the worker what to say of the page in view: the latest facts, one question at a time. Asked anew when what the answer
 * rests on has changed: the facts, the settings, what the agent did here, or the minute (shifts begin and end).
 */
export class Answers {
  /** What the agent did on this record, which counts even where nothing is kept. */
  own: PageQuestion["own"] = {}
  private readonly page = crypto.randomUUID()
  /** The grammars stay in the worker: a note's text travels once. */
  private readonly readings = new WeakMap<Note, NoteReading>()
  private asked = ""
  private asking = false
  private wanted: [snapshot: Snapshot, key: string] | null = null
  private timer: ReturnType<typeof setTimeout> | undefined

  constructor(
    private readonly onAnswer: (answered: Answered) => void,
    private readonly signal: AbortSignal,
  ) {
    signal.addEventListener("abort", () => {
      clearTimeout(this.timer)
      this.wanted = null
    })
  }

  /** The question about a page as it stands. */
  question({ record, facts, opportunity, unsettled }: Snapshot): PageQuestion {
    const notes = opportunity && valueOf(opportunity.notes)
    const sent = notes?.map((note) => {
      const reading = this.readings.get(note)
      return reading ? { ...note, text: "", reading } : note
    })
    return {
      page: this.page,
      record,
      facts,
      notes: opportunity && toWire(sent ? { state: "known", value: sent } : opportunity.notes),
      unsettled,
      own: this.own,
    }
  }

  /** `soon`: with what else changes in the next moment. */
  want(snapshot: Snapshot, revision: number, soon: boolean): void {
    const key = [
      snapshot.mark,
      String(snapshot.unsettled),
      revision,
      JSON.stringify(this.own),
      Math.floor(Date.now() / minute),
    ].join("\n")
    if (key === this.asked) {
      this.wanted = null
      return
    }
    this.wanted = [snapshot, key]
    clearTimeout(this.timer)
    if (soon) this.timer = setTimeout(() => void this.run(), together)
    else void this.run()
  }

  /** The next question is asked whatever it rests on: something that the page does not see has changed. */
  forget(): void {
    this.asked = ""
  }

  private async run() {
    if (this.asking || !this.wanted) return
    this.asking = true
    const [snapshot, key] = this.wanted
    this.wanted = null
    this.asked = key
    const notes = (snapshot.opportunity && valueOf(snapshot.opportunity.notes)) ?? []
    const unread = notes.filter((note) => !this.readings.has(note))
    const reply = await ask("page.answer", this.question(snapshot))
    this.asking = false
    if (this.signal.aborted) return
    const answer = reply.ok ? (fromWire(reply.value) as PageAnswer | null) : null
    if (answer) {
      unread.forEach((note, index) => {
        const reading = answer.readings[index]
        if (reading) this.readings.set(note, reading)
      })
      this.onAnswer({ mark: snapshot.mark, answer })
    } else if (this.asked === key) this.asked = "" // asked again at the next change
    void this.run()
  }
}
