import { ask } from "../messages/client"
import { fromWire } from "../messages/wire"
import type { NoteReading } from "../process/reading"
import type { Note, OpportunityFacts } from "../rules/facts"

/** Longer notes are read by their beginning: the grammar looks no further. */
const longest = 250_000

/** What "demain" counts from; a time that may be a later edit says nothing. */
const writtenAt = ({ at }: Note): string | null =>
  at.state === "known" && !at.value.isModified && !Number.isNaN(at.value.at.getTime())
    ? at.value.at.toISOString()
    : null

/** What the worker reads in the notes of the page: the grammars stay out of it. Asked once a note. */
export class Readings {
  private readonly known = new WeakMap<Note, NoteReading>()
  private readonly asked = new WeakSet<Note>()
  private last: { from: readonly Note[]; to: Note[] } | null = null
  /** Whether an answer is still awaited for a note of the page. */
  pending = false

  constructor(private readonly onAnswer: () => void) {}

  /** The same facts, with what is already read of their notes; the rest is asked for. */
  fill(facts: OpportunityFacts): OpportunityFacts {
    if (facts.notes.state !== "known") return facts
    const from = facts.notes.value
    if (this.last?.from !== from) this.last = { from, to: from.map((note) => this.filled(note)) }
    const wanted = from.filter((note) => note.reading === null && !this.asked.has(note))
    if (wanted.length > 0) void this.ask(wanted)
    return { ...facts, notes: { state: "known", value: this.last.to } }
  }

  private filled(note: Note): Note {
    const reading = note.reading ?? this.known.get(note) ?? null
    return reading === note.reading ? note : { ...note, reading }
  }

  private async ask(notes: Note[]) {
    for (const note of notes) this.asked.add(note)
    this.pending = true
    const answer = await ask("notes.read", {
      notes: notes.map((note) => ({ text: note.text.slice(0, longest), writtenAt: writtenAt(note) })),
    })
    const readings = answer.ok ? (fromWire(answer.value) as NoteReading[] | null) : null
    notes.forEach((note, index) => {
      const reading = readings?.[index]
      if (reading) this.known.set(note, reading)
    })
    this.pending = false
    this.last = null
    this.onAnswer()
  }
}
