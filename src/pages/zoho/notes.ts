import { empty, known, mapField } from "../../process/field"
import type { Field } from "../../process/field"
import type { Note } from "../../rules/facts"
import { all, attr, dialogs, first, formRoots, linesIn, placeholders, shown, textIn, tidy } from "./dom"
import { notFound, notRendered } from "./fields"
import type { DatePattern } from "./dates"
import { readInstant } from "./dates"

const lists = "ul.cruxNotesList,[data-zcqa=cruxNotesListHolder]"
/** What tells of notes, on the page of a record. */
export const noteSigns = `${lists},.cxNotes,.cxShowMoreNotes,.cxTotalNotesCount,[data-zcqa=notesProcess]`
/** Longer than any note that a person writes; what follows is not read. */
const longest = 100_000

export type NotesRead = { notes: Field<Note[]>; complete: boolean }
export const unread: NotesRead = { notes: notRendered, complete: false }
const none: NotesRead = { notes: known([]), complete: true }

/** Reads the notes of a record; a note is read again only once it has changed. */
export class NotesReader {
  #read = new WeakMap<Element, Note>()
  #key = ""
  #items: Note[] = []
  #last: NotesRead | null = null
  #dirty = true

  /** Tells that something changed at `node`. True when it stands among the notes. */
  changed(node: Element): boolean {
    const item = node.closest("li.cxNotesLi")
    if (item) this.#read.delete(item)
    const near = item ?? node.closest(noteSigns)
    if (near) this.#dirty = true
    return near !== null
  }
  /** A list of notes may have come, gone, shown or hidden. */
  look(): void {
    this.#dirty = true
  }
  /** What stands here may be the previous record's. */
  forget(): void {
    this.#read = new WeakMap()
    this.#last = null
  }

  /** The same result again, the same object, while no note has changed. */
  read(id: string | null, pattern: DatePattern | null): NotesRead {
    const key = JSON.stringify([id, pattern])
    if (this.#key !== key) this.forget()
    this.#key = key
    if (this.#last && !this.#dirty) return this.#last
    this.#dirty = false
    const [before, last] = [this.#items, this.#last]
    const now = this.#list(id, pattern)
    const alike = now.complete === last?.complete && now.notes.state === last.notes.state
    if (!alike || before.length !== this.#items.length || this.#items.some((note, at) => note !== before[at]))
      this.#last = now
    return this.#last ?? now
  }

  #list(id: string | null, pattern: DatePattern | null): NotesRead {
    this.#items = []
    const [list] = shown(document, lists)
    const [total] = shown(document, ".cxTotalNotesCount")
    const count = Number(/\d+/.exec(total?.textContent ?? "")?.[0] ?? NaN)
    if (!list) return count === 0 ? none : unread
    const around = list.parentElement ?? list
    const items = all(list, "li.cxNotesLi")
    const waiting = shown(list, placeholders).length > 0
    if (items.length === 0) {
      const opened = first(around, "[data-zcqa=notesProcess],[data-zcqa=notesContentTxt]")
      return !waiting && (count === 0 || (Number.isNaN(count) && opened)) ? none : unread
    }
    this.#items = items.map((item) => {
      const note = this.#read.get(item) ?? readNote(item, id, pattern)
      this.#read.set(item, note)
      return note
    })
    return {
      notes: known(oldestFirst(this.#items, list.classList)),
      complete: !waiting && !(count > items.length) && shown(around, ".cxShowMoreNotes").length === 0,
    }
  }
}

/** In the order that the list states, else by time; a list usually stands with the latest first. */
function oldestFirst(notes: readonly Note[], order: DOMTokenList): Note[] {
  const at = ({ at: read }: Note): number => (read.state === "known" ? read.value.at.getTime() : NaN)
  if (order.contains("cxNoteRecentLast")) return [...notes]
  return order.contains("cxNoteRecentFirst") || notes.some((note) => Number.isNaN(at(note)))
    ? [...notes].reverse()
    : [...notes].sort((a, b) => at(a) - at(b))
}

function textOf(item: Element): string {
  const title = first(item, ".cxNoteTitleSpan")
  const content = first(item, ".cxNotesAddedContent,[data-zcqa=cruxNoteContent]")
  // A long note stands twice, cut and whole; the whole one is hidden until it is asked for.
  const plain = first(item, "pre.showFullContent") ?? (content && all(content, "pre")[0])
  return `${title ? textIn(title) : ""}\n${plain?.textContent ?? (content ? linesIn(content) : "")}`
    .slice(0, longest)
    .replace(/[ \t\u00a0]+/g, " ")
    .trim()
}

function readNote(item: Element, record: string | null, pattern: DatePattern | null): Note {
  const created = first(item, "[class*=NotesCreatedTime][data-title]")
  const creator = first(item, "[class*=NotesCreatedName],[class*=NotesCreatedBy]")
  const author = creator ?? first(item, ".cxNotesModifiedName")
  const when = attr(created ?? first(item, ".cxNotesModifiedTimeInfo"), "data-title")
  const owner = /(?:[?&]id=|\/tab\/[^/]+\/)(\d+)/.exec(
    attr(first(item, "a.cxNotesModuleRecordName"), "href"),
  )?.[1]
  return {
    id: /(?:^|\s)cx_(\S+)/.exec(item.className)?.[1] ?? "",
    text: textOf(item),
    author: attr(author, "data-title") || tidy(author?.textContent),
    authorCertain: creator !== null,
    at:
      when === ""
        ? notRendered
        : mapField(readInstant(when, pattern), (instant) => ({
            ...instant,
            // The CRM shows each user times in the zone of their account and names it nowhere on the page; the house works
            // on Montréal's clock alone, so that is the zone read. A page that named another would make this false.
            zoneKnown: true,
            isModified: created === null,
          })),
    ofThisRecord: owner === undefined || record === null || owner === record,
    reading: null,
  }
}

/** Where a note is typed: the open editor, else the collapsed one. */
export function noteEditor(): HTMLElement | null {
  const [open] = shown(document, "[data-zcqa=notesContentTxt]")
  return (
    (open && first(open, "textarea,[contenteditable=true]")) ??
    open ??
    shown(document, "[data-zcqa=notesProcess] input")[0] ??
    shown(document, "[data-zcqa=notesProcess]")[0] ??
    null
  )
}

/** The box of text that opens after a call, or null. */
export function callBox(): HTMLTextAreaElement | null {
  const [own] = shown(document, "textarea[id^=Crm_Calls_DESCRIPTION],[id*=Calls_][id*=DESCRIPTION] textarea")
  const form = shown(
    document,
    "[data-cy=Call_Type],[data-cy=Call_Result],[data-cy=Call_Start_Time]",
  )[0]?.closest(`${dialogs},${formRoots}`)
  const box = own ?? (form && first(form, "[data-cy=Description] textarea"))
  return box instanceof HTMLTextAreaElement ? box : null
}
/** What is typed there; "not-found" when there is none. */
export function readCallBox(box: HTMLTextAreaElement | null): Field {
  if (!box?.isConnected) return notFound
  const text = box.value.trim()
  return text === "" ? empty : known(text)
}
