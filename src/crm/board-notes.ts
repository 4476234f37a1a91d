import { readNote } from "../process/notes"
import type { BoardFile, BoardNote } from "./board"
import type { CrmNote } from "./types"

/** What of a note of the CRM the board keeps, dated by its creation, whoever edited it since; null: no follow-up note. */
function boardNote({ id, title, text, createdAt, createdBy, modifiedAt }: CrmNote): BoardNote | null {
  const note = readNote(`${title}\n${text}`)
  const at = createdAt.getTime()
  return (
    note && { ...note, id, at, modified: (modifiedAt ?? createdAt).getTime(), author: createdBy?.id ?? "" }
  )
}

/** When a note last changed, ms. */
export const changedAt = ({ createdAt, modifiedAt }: CrmNote): number => (modifiedAt ?? createdAt).getTime()

/** Files changed and gone by one step, to be kept together. */
export type BoardChange = { put: BoardFile[]; drop: string[] }

/** The open files of the team with their follow-ups: each note on one file only, the one that the CRM last said. */
export class BoardFiles {
  readonly #files = new Map<string, BoardFile>()
  readonly #fileOf = new Map<string, string>()

  constructor(files: readonly BoardFile[] = []) {
    for (const file of files) this.#set(file)
  }
  #set(file: BoardFile): void {
    for (const { id } of this.#files.get(file.id)?.notes ?? []) this.#fileOf.delete(id)
    this.#files.set(file.id, file)
    for (const { id } of file.notes) this.#fileOf.set(id, file.id)
  }

  get all(): BoardFile[] {
    return [...this.#files.values()]
  }
  get size(): number {
    return this.#files.size
  }
  has(id: string): boolean {
    return this.#files.has(id)
  }
  get(id: string): BoardFile | undefined {
    return this.#files.get(id)
  }

  /** Puts files as listed, with the follow-ups already kept; `gone` leave. */
  list(files: readonly Omit<BoardFile, "notes">[], gone: readonly string[]): BoardChange {
    const put = files.map((file) => {
      const kept = this.#files.get(file.id)
      return { ...file, readSince: kept ? kept.readSince : file.readSince, notes: kept?.notes ?? [] }
    })
    put.forEach((file) => this.#set(file))
    const drop = gone.filter((id) => this.#files.has(id))
    for (const id of drop) {
      for (const note of this.#files.get(id)?.notes ?? []) this.#fileOf.delete(note.id)
      this.#files.delete(id)
    }
    return { put, drop }
  }

  /**
   * Takes notes as the CRM now gives them: edited, moved to another file, or no longer a follow-up.
   * @param wholeSince these are all the notes that changed after this instant (ms): one kept that is not among them was deleted
   */
  take(notes: readonly CrmNote[], wholeSince: number | null = null): BoardChange {
    const changed = new Map<string, BoardNote[]>()
    const notesOf = (file: string): BoardNote[] => {
      const list = changed.get(file) ?? [...(this.#files.get(file)?.notes ?? [])]
      changed.set(file, list)
      return list
    }
    const remove = (id: string): void => {
      const file = this.#fileOf.get(id)
      if (file === undefined) return
      const list = notesOf(file)
      const at = list.findIndex((note) => note.id === id)
      if (at >= 0) list.splice(at, 1)
      this.#fileOf.delete(id)
    }
    const seen = new Set(notes.map(({ id }) => id))
    if (wholeSince !== null)
      for (const file of this.#files.values())
        for (const { id, modified } of file.notes) if (modified > wholeSince && !seen.has(id)) remove(id)
    for (const note of notes) {
      remove(note.id)
      const row = this.#files.has(note.parent.id) ? boardNote(note) : null
      if (!row) continue
      notesOf(note.parent.id).push(row)
      this.#fileOf.set(row.id, note.parent.id)
    }
    return this.#changed(changed)
  }

  /** Every note of one file, read at once: those kept that are not among them are gone. */
  takeAll(file: string, notes: readonly CrmNote[]): BoardChange {
    const kept = this.#files.get(file)
    if (!kept) return { put: [], drop: [] }
    this.#set({ ...kept, readSince: 0, notes: [] })
    const { put } = this.take(notes)
    return {
      put: put.some(({ id }) => id === file) ? put : [...put, { ...kept, readSince: 0, notes: [] }],
      drop: [],
    }
  }

  #changed(changed: ReadonlyMap<string, BoardNote[]>): BoardChange {
    const put = [...changed].flatMap(([id, notes]): BoardFile[] => {
      const file = this.#files.get(id)
      return file ? [{ ...file, notes }] : []
    })
    for (const file of put) this.#files.set(file.id, file)
    return { put, drop: [] }
  }
}
