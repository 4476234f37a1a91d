import { empty, known, mapField, unknown, type Field } from "../../process/field"
import { fold } from "../../process/text"
import { noneLike } from "../answers"
import type { NoteReading } from "../../process/reading"
import type { MeetingFacts, OpportunityFacts } from "../facts"

/** What the rules need to know of the appointment, wherever it is said. */
export type AppointmentFacts = {
  branch: Field
  at: Field<Date>
  deposit: Field<boolean>
  virtual: Field<boolean>
  transfer: Field<boolean>
}

/** A deposit is named by its means; nothing chosen is no deposit. */
const depositOf = (field: Field): Field<boolean> =>
  field.state === "empty" ? known(false) : mapField(field, (text) => !noneLike(text))

/** Whether a type of appointment is a virtual one; empty while none is chosen. */
export const virtualOf = (field: Field): Field<boolean> =>
  mapField(field, (text) => /virtu|iphone|android|facetime|video|visio/.test(fold(text)))

/** "Oui" or "Non"; empty while none is chosen, unknown when it says something else. */
export const transferOf = (field: Field): Field<boolean> => {
  if (field.state !== "known") return field
  const text = fold(field.value)
  if (text === "oui" || text === "yes") return known(true)
  return text === "non" || text === "no" ? known(false) : unknown("unreadable")
}

/** Whether a field stands on the form: one that has no sign there is not asked of the renewal team (2.2). */
export const onForm = (field: Field): boolean => !(field.state === "unknown" && field.why === "not-found")

/** What the fields of a meeting's form say of the appointment. */
export const appointmentOfForm = ({ fields }: MeetingFacts): AppointmentFacts => ({
  branch: fields.branch,
  at: fields.start,
  deposit: depositOf(fields.deposit),
  virtual: virtualOf(fields.type),
  transfer: transferOf(fields.transfer),
})

export type FoundNote = NonNullable<NoteReading["appointment"]>

/** The appointment notes of a record, newest first; empty when it certainly has none. */
export function appointmentNotes({ notes, notesComplete }: OpportunityFacts): Field<FoundNote[]> {
  if (notes.state === "unknown") return notes
  const own = notes.state === "known" ? notes.value.filter((note) => note.ofThisRecord) : []
  if (own.some(({ reading }) => reading === null)) return unknown("not-asked")
  const found = own.flatMap(({ reading }) => reading?.appointment ?? []).reverse()
  if (found.length > 0) return known(found)
  return notesComplete ? empty : unknown("not-rendered")
}

/** What the newest appointment note says; everything unknown without one. */
export function appointmentOfNote(opportunity: OpportunityFacts | null): AppointmentFacts {
  const notes = opportunity ? appointmentNotes(opportunity) : unknown("not-found")
  const newest = notes.state === "known" ? notes.value[0] : undefined
  if (!newest) {
    const none = notes.state === "unknown" ? notes : unknown("not-found")
    return { branch: none, at: none, deposit: none, virtual: none, transfer: none }
  }
  const { branch, at, deposit, place } = newest.points
  return {
    branch,
    at,
    deposit,
    virtual: mapField(place, (value) => value === "virtual"),
    transfer: unknown("not-found"),
  }
}

/** The meeting's form decides when one is open, else the appointment note. */
export const appointmentFacts = (
  meeting: MeetingFacts | null,
  opportunity: OpportunityFacts | null,
): AppointmentFacts => (meeting ? appointmentOfForm(meeting) : appointmentOfNote(opportunity))
