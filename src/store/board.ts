import type { BoardFile } from "../crm/board"
import type { BoardChange } from "../crm/board-notes"
import type { Store } from "./database"

/** How far the team's board was read. Instants in ms; those of the CRM by its own clock. */
export type BoardLook = {
  /** The organisation and the person that it was read as: another one starts anew. */
  who: string
  /** The last change of an opportunity, and of a note, that it holds; null: none yet. */
  dealsAt: number | null
  notesAt: number | null
  /** Notes written since this instant were read; null: none. */
  readSince: number | null
  /** Reading back goes to `backTo`, and goes on from the page `next`; null: from the latest. */
  backTo: number | null
  next: string | null
  /** By this browser's clock: when the open files were last listed whole, and when the board was last right. */
  listedAt: number | null
  rightAt: number | null
  /** Calls made for it in a clock hour, by its first instant. */
  hour: number
  calls: number
}
export type LookRow = BoardLook & { key: "look" }

/** The board as it was last kept whole; null: never. Rejects when the store does. */
export async function readBoard(store: Store): Promise<{ look: BoardLook; files: BoardFile[] } | null> {
  return store.transaction("r", store.board, store.boardLook, async () => {
    const row = await store.boardLook.get("look")
    if (!row) return null
    const { key: _key, ...look } = row
    return { look, files: await store.board.toArray() }
  })
}

/** Keeps one step of a reading: the files it changed and how far it is now, together or not at all. */
export async function keepBoard(store: Store, look: BoardLook, { put, drop }: BoardChange): Promise<void> {
  await store.transaction("rw", store.board, store.boardLook, async () => {
    await store.board.bulkDelete(drop)
    await store.board.bulkPut(put)
    await store.boardLook.put({ ...look, key: "look" })
  })
}

/** Forgets the board. */
export async function clearBoard(store: Store): Promise<void> {
  await store.transaction("rw", store.board, store.boardLook, async () => {
    await store.board.clear()
    await store.boardLook.clear()
  })
}
