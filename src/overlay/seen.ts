import type { JournalKind } from "../messages"
import { ask } from "../messages/client"
import type { Note, RecordKey } from "../rules/facts"
import type { Row } from "../rules/rule"
import { recordText, type Model } from "./model"
import { toWire } from "../messages/wire"

const idle = (work: () => void) =>
  "requestIdleCallback" in globalThis ? requestIdleCallback(work, { timeout: 4000 }) : setTimeout(work, 200)

/** Follow-up notes of a list, as the worker keeps them: ids, instants, J and R; never their text. */
function followUpsIn(notes: readonly Note[]) {
  return notes.flatMap(({ id, author, at, ofThisRecord, reading }) => {
    const read = ofThisRecord && at.state === "known" ? reading?.followUp : null
    if (!read || at.state !== "known" || Number.isNaN(at.value.at.getTime())) return []
    return [{ noteId: id, author, ...read, at: at.value.at.toISOString() }]
  })
}

/** Tells the worker what was seen, at idle, each thing once a page and record. */
export class Seen {
  private readonly run = crypto.randomUUID()
  private readonly told = new Set<string>()
  private queue: (() => unknown)[] = []
  private timer: ReturnType<typeof setTimeout> | undefined
  private latest: { record: RecordKey | null; model: Model } | null = null
  private notes: unknown = null
  private count = 0

  constructor(private readonly signal: AbortSignal) {
    signal.addEventListener("abort", () => clearTimeout(this.timer))
  }

  /** The model in view; what still stands a moment later is told. */
  model(record: RecordKey | null, model: Model) {
    this.latest = { record, model }
    this.soon()
  }

  /** One journal line about a row. `reason` is what the agent typed. */
  row(kind: JournalKind, record: RecordKey | null, row: Row, reason?: string) {
    const key = `${this.run}/${++this.count}`
    this.queue.push(() =>
      ask("journal.add", {
        key,
        event: {
          kind,
          ...(record && { record }),
          rule: row.id,
          state: row.state,
          level: row.level,
          ...(reason !== undefined && { reason }),
        },
      }),
    )
    this.soon()
  }

  private soon() {
    if (this.signal.aborted) return
    this.timer ??= setTimeout(() => {
      this.timer = undefined
      idle(() => this.flush())
    }, 1200)
  }

  private flush() {
    if (this.signal.aborted) return
    if (this.latest) this.look(this.latest)
    this.latest = null
    const queue = this.queue
    this.queue = []
    for (const tell of queue) tell()
  }

  private once(key: string, tell: () => unknown) {
    if (this.told.has(key)) return
    this.told.add(key)
    this.queue.push(tell)
  }

  private look({ record, model }: { record: RecordKey | null; model: Model }) {
    const at = recordText(record)
    const failing = ({ state }: Row) => state === "missing" || state === "invalid"
    const rows = (kind: "shown" | "observed", list: readonly Row[]) => {
      for (const row of list.filter(failing)) {
        const key = `${kind} ${at} ${row.id} ${row.state}`
        const event = { kind, rule: row.id, state: row.state, level: row.level, ...(record && { record }) }
        this.once(key, () => ask("journal.add", { key: `${this.run} ${key}`, event }))
      }
    }
    rows("shown", model.rows)
    rows("observed", model.observed)
    if (!record || !model.opportunity) return
    const { notes } = model.opportunity
    if (notes.state === "known" && notes.value !== this.notes) {
      this.notes = notes.value
      const entries = followUpsIn(notes.value)
      const key = `notes ${at} ${JSON.stringify(entries)}`
      if (entries.length > 0) this.once(key, () => ask("followups.seen", { record, entries }))
    }
    const caller = model.caller
    if (caller) {
      const verdict = toWire(caller.verdict)
      this.once(`verdict ${at} ${verdict}`, () =>
        ask("verdict.seen", { record, verdict, facts: toWire(caller.facts) }),
      )
    }
  }
}
