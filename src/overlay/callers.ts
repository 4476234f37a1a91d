import { ask } from "../messages/client"
import { fromWire, toWire } from "../messages/wire"
import type { CallerCard } from "../messages"
import { valueOf } from "../process/field"
import type { CallerFacts } from "../rules/callbacks/verdict"
import type { OpportunityFacts } from "../rules/facts"

const minute = 60_000

/** The same facts without the texts of notes, which stay in the page: what was read in them is enough. */
export const bareNotes = <T extends Pick<OpportunityFacts, "notes">>(facts: T): T =>
  facts.notes.state === "known"
    ? {
        ...facts,
        notes: { ...facts.notes, value: facts.notes.value.map((note) => ({ ...note, text: "" })) },
      }
    : facts

/**
 * Whose caller it is, as the worker says. Asked anew when what it rests on has changed: the facts, the settings, the
 * minute (shifts begin and end), or its own clock has run out. Meanwhile the former answer of the same record stands.
 */
export class Callers {
  private answer: CallerCard | null = null
  private record = ""
  /** What the last question rested on: a new list of notes is another list. */
  private on: readonly unknown[] = []
  /** How many questions still wait for their answer. */
  pending = 0

  constructor(private readonly onAnswer: () => void) {}

  /** The answer for an opportunity's page. `reading`: its notes are still being read, and the question waits for them. */
  of(
    record: string,
    facts: OpportunityFacts,
    revision: number,
    now: Date,
    reading: boolean,
  ): CallerCard | null {
    if (record !== this.record) this.answer = null
    this.record = record
    const { owner, stage } = facts.fields
    const on = [
      record,
      valueOf(facts.notes) ?? facts.notes.state,
      facts.notesComplete,
      valueOf(owner) ?? owner.state,
      valueOf(stage) ?? stage.state,
      revision,
      Math.floor(now.getTime() / minute),
      (this.answer?.verdict.until ?? now) < now,
    ]
    const same = on.length === this.on.length && on.every((part, index) => part === this.on[index])
    if (!same && !reading) void this.ask(on, facts)
    return this.answer
  }

  private async ask(
    on: readonly unknown[],
    { record, notes, notesComplete, fields: { owner, stage } }: OpportunityFacts,
  ) {
    this.on = on
    const facts: CallerFacts = bareNotes({ notes, notesComplete, fields: { owner, stage } })
    this.pending++
    const reply = await ask("verdict.get", { record, facts: toWire(facts) })
    this.pending--
    if (this.on !== on) return
    if (!reply.ok) {
      // Asked again at the next change.
      this.on = []
      return
    }
    this.answer = fromWire(reply.value) as CallerCard | null
    this.onAnswer()
  }
}
