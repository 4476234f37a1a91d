import { known, valueOf, type Field } from "../process/field"
import { readNoteText, type NoteReading } from "../process/reading"
import type { Note, OpportunityFacts } from "../rules/facts"
import type { CrmNote } from "./types"
import { isWay } from "./ways"

/** A note as the CRM keeps it, without its text: what was read in it counting from when it was written, and counting from nothing. */
export type FileNote = {
  id: string
  author: string | null
  at: Date
  modifiedAt: Date | null
  reading: NoteReading
  plain: NoteReading
}

/** A note of the CRM once its text is read: the text goes no further. */
export function fileNote({ id, title, text, createdBy, createdAt, modifiedAt }: CrmNote): FileNote {
  const whole = `${title}\n${text}`.trim()
  const author = createdBy?.name.trim() ?? ""
  return {
    id,
    author: author === "" ? null : author,
    at: createdAt,
    modifiedAt,
    reading: readNoteText(whole, createdAt),
    plain: readNoteText(whole),
  }
}

const written = ({ at }: FileNote): Note["at"] =>
  known({ at, precision: "second", zoneKnown: true, isModified: false })

/** A note that the page does not show. */
const unseen = (note: FileNote): Note => ({
  id: note.id,
  text: "",
  author: note.author ?? "",
  authorCertain: note.author !== null,
  at: written(note),
  ofThisRecord: true,
  reading: note.reading,
  source: "crm",
})

/** The notes of the CRM alone, oldest first. */
export const allNotes = (list: readonly FileNote[]): Note[] => inOrder(list.map(unseen))

const instant = ({ at }: Note): number => {
  const time = valueOf(at)?.at.getTime() ?? NaN
  return Number.isNaN(time) ? Infinity : time
}
/** Oldest first; one without a time was just written. */
const inOrder = (notes: readonly Note[]): Note[] => [...notes].sort((a, b) => compare(instant(a), instant(b)))
const compare = (a: number, b: number): number => (a === b ? 0 : a - b)

const told = (reading: NoteReading | null): string => JSON.stringify(reading)
/** Whether a note of the page says what the CRM's does, whichever instant "demain" was counted from. */
const saysSame = ({ reading }: Note, note: FileNote): boolean =>
  [note.reading, note.plain].some((one) => told(one) === told(reading))

/** Whether a note without an id may be this one of the CRM: the same words read, the same minute. */
function mayBe(note: Note, theirs: FileNote): boolean {
  const at = valueOf(note.at)?.at.getTime()
  if (at === undefined || !saysSame(note, theirs)) return false
  return [theirs.at, theirs.modifiedAt].some(
    (one) => one && Math.floor(one.getTime() / 60_000) === Math.floor(at / 60_000),
  )
}

/** Whose note of the CRM each note of the page is: by its id, else the only one that it may be. */
function matched(notes: readonly Note[], list: readonly FileNote[]): Map<Note, FileNote> {
  const byId = new Map(list.map((one) => [one.id, one]))
  const pairs = new Map<Note, FileNote>()
  for (const note of notes) {
    const [one, other] = note.id === "" ? list.filter((theirs) => mayBe(note, theirs)) : [byId.get(note.id)]
    if (one && !other) pairs.set(note, one)
  }
  const times = new Map<FileNote, number>()
  for (const one of pairs.values()) times.set(one, (times.get(one) ?? 0) + 1)
  for (const [note, one] of pairs) if ((times.get(one) ?? 0) > 1) pairs.delete(note)
  return pairs
}

const sharpen = (note: Note, theirs: FileNote): Note => ({
  ...note,
  ...(theirs.author !== null && isWay("noteAuthor", "crm") && { author: theirs.author, authorCertain: true }),
  ...(isWay("noteTime", "crm") && { at: written(theirs) }),
  reading: saysSame(note, theirs) ? theirs.reading : note.reading,
  source: "crm",
})

/**
 * The notes of a page with the CRM's: true authors and times on those that it shows, and those that it does not render. A note of the
 * page that the CRM does not list yet stays. `added`: some of it was in no way in the page. Where a note of the page cannot be told
 * among the CRM's, none is added, so that nothing counts twice.
 */
export function sharpened(
  page: Pick<OpportunityFacts, "notes" | "notesComplete">,
  list: readonly FileNote[],
): { notes: Field<Note[]>; complete: boolean; added: boolean } {
  if (page.notes.state === "unknown") return { notes: known(allNotes(list)), complete: true, added: true }
  const shown = valueOf(page.notes) ?? []
  const pairs = matched(shown, list)
  const seen = shown.map((note) => {
    const theirs = pairs.get(note)
    return theirs ? sharpen(note, theirs) : note
  })
  if (shown.some((note) => note.id === "" && note.ofThisRecord && !pairs.has(note)))
    return { notes: known(inOrder(seen)), complete: page.notesComplete, added: false }
  const taken = new Set(pairs.values())
  const others = list.filter((one) => !taken.has(one)).map(unseen)
  return {
    notes: known(inOrder([...seen, ...others])),
    complete: true,
    added: others.length > 0 || !page.notesComplete,
  }
}
