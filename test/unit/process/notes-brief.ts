import { expect, it } from "vitest"
import { readNote } from "../../../src/process/notes"

/** A note in a few signs: outcome (- no answer, + reached, ? unstated), J/R, channels (c t e v), "!" for closing. */
export function brief(text: string): string {
  const note = readNote(text)
  if (!note) return "null"
  const mark = { "no-answer": "-", reached: "+", unstated: "?" }[note.outcome]
  const letters = { call: "c", text: "t", email: "e", voicemail: "v" }
  const said = `${note.channels.map((name) => letters[name]).join("")}${note.closing ? "!" : ""}`
  return `${mark}${note.day ?? "."}/${note.round ?? "."} ${said}`.trim()
}

/** One test a line: the text, a bar, and what it says. */
export const lines = (table: string): void =>
  it.each(
    table
      .trim()
      .split("\n")
      .map(
        (line) =>
          [line.slice(0, line.lastIndexOf("|")), line.slice(line.lastIndexOf("|") + 1).trim()] as const,
      ),
  )("%j is %s", (text, expected) => expect(brief(text)).toBe(expected))
