import type { FollowUpEntry } from "./followups"
import { readNote } from "./notes"

/** Only the notes that are follow-ups, oldest first; those with an invalid date are left out. */
export const historyOf = (notes: { text: string; author: string; at: Date }[]): FollowUpEntry[] =>
  notes
    .flatMap(({ text, author, at }) => {
      const note = Number.isNaN(at.getTime()) ? null : readNote(text)
      return note ? [{ at, author, note }] : []
    })
    .sort((a, b) => a.at.getTime() - b.at.getTime())
