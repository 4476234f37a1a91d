import { readContactNote, type ContactReading } from "./contact"
import type { AppointmentPoints } from "./appointment-note"
import { isAppointmentNote, readAppointmentNote } from "./appointment-note-read"
import { readNote } from "./notes"
import type { FollowUpNote } from "./notes/note"
import { fold } from "./text"

/** What a note of the record says. Read in the worker: the grammars are too heavy for a page. */
export type NoteReading = {
  followUp: FollowUpNote | null
  /** Null when the note does not speak of an appointment. */
  appointment: { points: AppointmentPoints; composed: boolean } | null
  /** Whether it says that the client missed an appointment. */
  noShow: boolean
  /** Absent where only the other parts were kept. */
  contact?: ContactReading
}

const missed = /(?<![\p{L}])no ?show(?![\p{L}])|ne s'est pas presentee?|rdv manque|rendez vous manque/u

/** Reads a note's text for all of it; `writtenAt` is what "demain" counts from, when it is certain. Never throws. */
export function readNoteText(text: string, writtenAt?: Date): NoteReading {
  const options = { writtenAt }
  const followUp = readNote(text)
  return {
    followUp,
    appointment: isAppointmentNote(text, options) ? readAppointmentNote(text, options) : null,
    noShow: missed.test(fold(text.slice(0, 20_000))),
    contact: readContactNote(text, followUp),
  }
}
