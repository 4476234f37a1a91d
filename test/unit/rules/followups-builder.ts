import { expect, it } from "vitest"
import { montreal, shiftDay } from "../../../src/process/calendar"
import { known, unknown, type Field } from "../../../src/process/field"
import { readNote } from "../../../src/process/notes"
import { readNoteText } from "../../../src/process/reading"
import type { Note } from "../../../src/rules/facts"
import type { Context, OtherFile } from "../../../src/rules/rule"
import { note, opportunityFacts, rowOf, told, type Situation } from "./facts-builder"

export const today = "2026-12-15"
export const at = (ago: number, time = "09:00"): Date => montreal(shiftDay(today, -ago), time)
let ids = 0
/** A note written `ago` days before today; "?" where only its last edit is dated. */
export const noted = (ago: number, text: string, given: Partial<Note> = {}): Note =>
  note(text.replace("?", ""), {
    id: `n${++ids}`,
    reading: readNoteText(text.replace("?", "")),
    at: known({ at: at(ago), precision: "minute", zoneKnown: true, isModified: text.includes("?") }),
    ...given,
  })
export const days = (from: number, to = 0, text = "PDR R1 + TEXTO"): Note[] =>
  Array.from({ length: from - to + 1 }, (_, index) =>
    noted(from - index, text.replace("#", String(index + 1))),
  )
export const kept = (ago: number, text = "PDR R1", id?: string): Context["kept"][number] => {
  const read = readNote(text)
  if (!read) throw new Error(text)
  return { at: at(ago), author: "Alex Roy", note: read, ...(id !== undefined && { id }) }
}

export type Given = NonNullable<Parameters<typeof opportunityFacts>[0]>
export const file = (stage: Field | string | null, notes: Note[] = [], given: Given = {}): Situation => ({
  opportunity: opportunityFacts({
    notes: known(notes),
    ...given,
    fields: { ...given.fields, stage },
  }),
})
/** The stage is being changed. */
export const change = (from: string | null, to: string, notes: Note[] = [], given: Given = {}): Situation =>
  file(unknown("not-settled"), notes, { stageChange: known({ from, to }), ...given })
export const withContext = (situation: Situation, context: Situation["context"]): Situation => ({
  ...situation,
  ...(context && { context }),
})

export const check = (id: string, rows: [string, Situation, string][]): void => {
  it.each(rows)("%s", (_, situation, expected) => expect(told(rowOf(id, situation))).toBe(expected))
}

/** Another file of the client. */
export const other = (given: Partial<OtherFile> = {}): OtherFile => ({
  record: { org: "org1", module: "Potentials", id: "2" },
  matchedBy: "phone",
  stage: "Perdu BDC",
  closedAt: at(10),
  lastFollowUpAt: at(10),
  seenAt: at(5),
  ...given,
})
