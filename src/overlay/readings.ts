import { ask } from "../messages/client"
import { fromWire } from "../messages/wire"
import type { NoteReading } from "../process/reading"
import type { Note, OpportunityFacts } from "../rules/facts"
import { Asked } from "./asked"

/** Longer notes are read by their beginning: the grammar looks no further. */
const longest = 250_000

/** What "demain" counts from; a time that may be a later edit says nothing. */
const writtenAt = ({ at }: Note): string | null =>
  at.state === "known" && !at.value.isModified && !Number.isNaN(at.value.at.getTime())
    ? at.value.at.toISOString()
    : null

async function read(notes: readonly Note[]) {
  const answer = await ask("notes.read", {
    notes: notes.map((note) => ({ text: note.text.slice(0, longest), writtenAt: writtenAt(note) })),
  })
  return answer.ok ? (fromWire(answer.value) as NoteReading[] | null) : null
}

/** What the worker reads in the notes of the page: the grammars stay out of it. */
export class Readings extends Asked<Note, NoteReading> {
  private last: { from: readonly Note[]; pending: number; to: Note[] } | null = null

  constructor(onAnswer: () => void) {
    super(new WeakMap<Note, NoteReading | undefined>(), read, onAnswer)
  }

  /** The same facts with what is read of their notes; the same list as long as nothing new is. */
  fill(facts: OpportunityFacts): OpportunityFacts {
    if (facts.notes.state !== "known") return facts
    const from = facts.notes.value
    if (this.last?.from !== from || this.last.pending !== this.pending) {
      const to = from.map((note) => ({ ...note, reading: note.reading ?? this.of(note) ?? null }))
      this.last = { from, pending: this.pending, to }
    }
    return { ...facts, notes: { state: "known", value: this.last.to } }
  }
}
