import { empty, known, mapField, unknown } from "../../process/field"
import type { Field } from "../../process/field"
import type { Moment, Note } from "../../rules/facts"
import { all, isShown, linesIn, placeholders, tidy } from "./dom"
import type { DatePattern } from "./dates"
import { readInstant } from "./dates"

const lists = "ul.cruxNotesList,[data-zcqa=cruxNotesListHolder]"
/** Longer than any note that a person writes; what follows is not read. */
const longest = 100_000

export type NotesRead = { notes: Field<Note[]>; complete: boolean }
const unread: NotesRead = { notes: unknown("not-rendered"), complete: false }

/** Reads the notes of a record; a note is read again only once it has changed. */
export class NotesReader {
  #read = new WeakMap<Element, Note>()
  #last: { key: string; result: NotesRead } | null = null
  #dirty = true

  /** Tells that something changed at `node`. True when it stands among the notes. */
  changed(node: Element): boolean {
    const item = node.closest("li.cxNotesLi")
    if (item) this.#read.delete(item)
    const near = item ?? node.closest(`${lists},.cxNotes,.cxShowMoreNotes,.cxTotalNotesCount`)
    if (near) this.#dirty = true
    return near !== null
  }
  /** A list of notes may have come, gone, shown or hidden. */
  look(): void {
    this.#dirty = true
  }

  forget(): void {
    this.#read = new WeakMap()
    this.#last = null
    this.#dirty = true
  }

  read(id: string | null, pattern: DatePattern | null): NotesRead {
    const key = `${id ?? ""} ${pattern?.text ?? ""}`
    if (this.#last && !this.#dirty && this.#last.key === key) return this.#last.result
    if (this.#last?.key !== key) this.#read = new WeakMap()
    this.#dirty = false
    const result = this.#list(id, pattern)
    this.#last = { key, result }
    return result
  }

  #list(id: string | null, pattern: DatePattern | null): NotesRead {
    const list = all(document, lists).find(isShown)
    const total = all(document, ".cxTotalNotesCount").find(isShown)
    const count = total ? Number(/\d+/.exec(total.textContent)?.[0] ?? NaN) : NaN
    if (!list) return count === 0 ? { notes: known([]), complete: true } : unread
    const items = all(list, "li.cxNotesLi")
    const waiting = all(list, placeholders).some(isShown)
    if (items.length === 0) {
      const area = list.parentElement
      const opened = area?.querySelector("[data-zcqa=notesProcess],[data-zcqa=notesContentTxt]")
      const none =
        !waiting && (count === 0 || (Number.isNaN(count) && opened !== null && opened !== undefined))
      return none ? { notes: known([]), complete: true } : unread
    }
    const notes = items.map((item) => {
      const note = this.#read.get(item) ?? readNote(item, id, pattern)
      this.#read.set(item, note)
      return note
    })
    const more = all(list.parentElement ?? list, ".cxShowMoreNotes").some(isShown)
    return {
      notes: known(oldestFirst(notes, list)),
      complete: !more && !waiting && (Number.isNaN(count) || count <= items.length),
    }
  }
}

function oldestFirst(notes: Note[], list: Element): Note[] {
  if (list.classList.contains("cxNoteRecentLast")) return notes
  if (list.classList.contains("cxNoteRecentFirst")) return notes.reverse()
  const at = ({ at: read }: Note): number => (read.state === "known" ? read.value.at.getTime() : NaN)
  return notes.every((note) => !Number.isNaN(at(note)))
    ? notes.sort((a, b) => at(a) - at(b))
    : notes.reverse()
}

function textOf(item: Element): string {
  const title = item.querySelector(".cxNoteTitleSpan")
  const heading = tidy(title?.getAttribute("lt-prop-value")) || tidy(title?.textContent)
  const content = item.querySelector(".cxNotesAddedContent,[data-zcqa=cruxNoteContent]")
  const plain = content?.querySelector("pre.showFullContent") ?? content?.querySelector("pre")
  const body = plain ? plain.textContent : content ? linesIn(content) : ""
  return `${heading === "" ? "" : `${heading}\n`}${body}`
    .slice(0, longest)
    .replace(/[ \t\u00a0]+/g, " ")
    .trim()
}

const titled = (element: Element | null): string => tidy(element?.getAttribute("data-title")) || ""

function readNote(item: Element, record: string | null, pattern: DatePattern | null): Note {
  const created = item.querySelector("[class*=NotesCreatedTime][data-title]")
  const creator = item.querySelector("[class*=NotesCreatedName],[class*=NotesCreatedBy]")
  const editor = item.querySelector(".cxNotesModifiedName")
  const when = titled(created ?? item.querySelector(".cxNotesModifiedTimeInfo"))
  const parent = item.querySelector("a.cxNotesModuleRecordName")?.getAttribute("href") ?? ""
  const owner = /[?&]id=(\d+)/.exec(parent)?.[1] ?? /\/tab\/[^/]+\/(\d+)/.exec(parent)?.[1]
  const at: Field<Moment> =
    when === ""
      ? unknown("not-rendered")
      : mapField(readInstant(when, pattern), (instant) => ({
          ...instant,
          zoneKnown: true,
          isModified: created === null,
        }))
  return {
    id: /(?:^|\s)cx_(\S+)/.exec(item.className)?.[1] ?? "",
    text: textOf(item),
    author: titled(creator) || tidy(creator?.textContent) || titled(editor) || tidy(editor?.textContent),
    authorCertain: creator !== null,
    at,
    ofThisRecord: owner === undefined || record === null || owner === record,
    reading: null,
  }
}

/** Where a note is typed: the open editor, else the collapsed one. */
export function noteEditor(): HTMLElement | null {
  const open = all(document, "[data-zcqa=notesContentTxt]").find(isShown)
  const inner = open?.querySelector<HTMLElement>("textarea,[contenteditable=true]")
  return (
    inner ??
    open ??
    all(document, "[data-zcqa=notesProcess] input,[data-zcqa=notesProcess]").find(isShown) ??
    null
  )
}

/** The box of text that opens after a call, or null. */
export function callBox(): HTMLTextAreaElement | null {
  const box = all<HTMLTextAreaElement>(
    document,
    'textarea[id^="Crm_Calls_DESCRIPTION"],[id^="Crm_Calls_DESCRIPTION"] textarea,[id^="Calls_fldRow_DESCRIPTION"] textarea',
  ).find(isShown)
  const calls = ["Call_Type", "Call_Result", "Call_Start_Time"]
    .map((name) => `crux-create-field[data-cy="${name}"]`)
    .join(",")
  const around = all(document, calls)
    .find(isShown)
    ?.closest("lyte-modal,.lyteModal,lyte-popover,.lytePopover,form,crux-form-component")
  return (
    box ??
    around?.querySelector<HTMLTextAreaElement>('crux-create-field[data-cy="Description"] textarea') ??
    null
  )
}
/** What is typed there; "not-found" when there is none. */
export function readCallBox(box: HTMLTextAreaElement | null): Field {
  if (!box?.isConnected) return unknown("not-found")
  const text = box.value.trim()
  return text === "" ? empty : known(text)
}
