import type { ShiftItem, ToolState } from "../process/renewal/shift"

/** One thing of a shift's start. `state`: how its tool stands, null for what only a person can say. */
export type ShiftRow = { id: ShiftItem; state: ToolState | null; byHand: boolean; done: boolean }
/** Null: not this person's work, or switched off. */
export type ShiftView = {
  rows: ShiftRow[]
  /** The match patterns of the telephone's page, where the browser does not let us see it. */
  hidden: string[]
  /** Who is at the keyboard, and where: for the messages. */
  agent: { name: string; branch: string } | null
} | null

export type ShiftRequests = {
  /** Looks at the open tabs now. */
  "shift.get": [undefined, ShiftView]
  "shift.tick": [{ item: ShiftItem; on: boolean }, ShiftView]
  "shift.order": [{ order: ShiftItem[] }, ShiftView]
}
