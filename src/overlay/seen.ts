import type { JournalKind } from "../messages"
import { ask } from "../messages/client"
import { toWire } from "../messages/wire"
import type { RecordKey } from "../rules/facts"
import type { Row } from "../rules/rule"
import type { Model } from "./model"
import { isFailing } from "./text"

const eventOf = (kind: JournalKind, record: RecordKey | null, { id, state, level }: Row) => ({
  kind,
  ...(record && { record }),
  rule: id,
  state,
  level,
})

/** Tells the worker what was seen: what was done at once, what stands a moment later, each time that it changed. */
export class Seen {
  private readonly page = crypto.randomUUID()
  private timer: ReturnType<typeof setTimeout> | undefined
  private latest: [RecordKey | null, Model] | null = null
  private told = ""

  constructor(signal: AbortSignal) {
    signal.addEventListener("abort", () => clearTimeout(this.timer))
  }

  /** One journal line about a row. `reason` is what the agent typed. */
  row(kind: JournalKind, record: RecordKey | null, row: Row, reason?: string) {
    const event = { ...eventOf(kind, record, row), ...(reason !== undefined && { reason }) }
    void ask("journal.add", { key: crypto.randomUUID(), event })
  }

  /** The model in view; what still stands a moment later is told. */
  model(record: RecordKey | null, model: Model) {
    this.latest = [record, model]
    this.timer ??= setTimeout(() => {
      this.timer = undefined
      this.tell()
    }, 1200)
  }

  private tell() {
    if (!this.latest) return
    const [record, { rows, observed, caller }] = this.latest
    this.latest = null
    const events = [
      ...rows.filter(isFailing).map((row) => eventOf("shown", record, row)),
      ...observed.filter(isFailing).map((row) => eventOf("observed", record, row)),
    ]
    const verdict = record &&
      caller && { record, verdict: toWire(caller.verdict), facts: toWire(caller.facts) }
    const seen = { page: this.page, events, verdict }
    const text = JSON.stringify(seen)
    if (text === this.told) return
    this.told = text
    void ask("seen", seen)
  }
}
