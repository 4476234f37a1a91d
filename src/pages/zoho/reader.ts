import { known, unknown } from "../../process/field"
import type { Field } from "../../process/field"
import { fold } from "../../process/text"
import type { FieldMap } from "../../policy/types"
import { meetingFields, opportunityFields } from "../../rules/facts"
import type { FieldKey, MeetingFacts, MeetingField, OpportunityFacts } from "../../rules/facts"
import type { Cell, Cells } from "./cells"
import { dropGone, indexCells } from "./cells"
import type { DatePattern } from "./dates"
import { readPattern } from "./dates"
import { all, isShown, textIn } from "./dom"
import { signsOf, fieldKeys } from "./field-map"
import type { Signs } from "./field-map"
import { formOf, isDeal, isEvent, overlayOf, readRedLine } from "./forms"
import { meetingStands, readAttachments, readMeetings } from "./lists"
import type { Found } from "./match"
import { nowhere, Scope } from "./match"
import { readDayCell, readInstantCell, readYesOrNo } from "./moments"
import { callBox, NotesReader, readCallBox } from "./notes"
import { readParticipants } from "./participants"
import { readRoute, recordOf } from "./route"
import type { Route } from "./route"
import type { PageKind } from "./types"
import { agree, readText, readTick } from "./value"

const ofOpportunity = new Set([null, "Potentials", "Deals"])
const ofMeeting = new Set([null, "Events", "Activities", "Meetings"])

/** Fields that hold more than a text. */
const typed: Partial<Record<FieldKey, (cell: Cell, pattern: DatePattern | null) => Field<unknown>>> = {
  "opportunity.expired": readTick,
  "opportunity.followUpDate": readDayCell,
  "meeting.start": readInstantCell,
  "meeting.end": readInstantCell,
  "meeting.participants": readParticipants,
  "meeting.transfer": readYesOrNo,
}

export const isDate = (key: FieldKey): boolean => typed[key] === readDayCell || typed[key] === readInstantCell

export type Read = {
  route: Route
  kind: PageKind
  opportunity: OpportunityFacts | null
  meeting: MeetingFacts | null
  form: HTMLElement | null
}

/** Reads the document in view: an index of what may be fields, kept up by what changed, and the facts made of it. */
export class Reader {
  readonly cells: Cells = new Map()
  readonly notes = new NotesReader()
  readonly found = new Map<FieldKey, Found>()
  #signs = new Map<FieldKey, Signs>()
  #patterns = new Map<string, DatePattern>()
  #stale = new WeakSet<Element>()
  #hasStale = false
  #aside: ReturnType<typeof readAside> | null = null
  #opened: { form: Element; first: Map<MeetingField, string> } | null = null

  setFields(policy: FieldMap): void {
    for (const key of fieldKeys) this.#signs.set(key, signsOf(key, policy))
  }

  /** Takes what stands in `root` into the index. */
  index(root: Element): void {
    dropGone(this.cells)
    indexCells(this.cells, root)
    const { org } = readRoute(location.href)
    for (const input of all(root, "input[placeholder]")) {
      const pattern = readPattern(input.getAttribute("placeholder"))
      if (pattern) this.#patterns.set(org ?? "", pattern)
    }
  }

  /** What stands beside the fields may have changed. */
  lookAside(): void {
    this.#aside = null
    this.notes.look()
  }

  /** The address has changed: what still stands here may be the previous record's. */
  moved(): void {
    this.linger(() => true)
    this.#aside = null
    this.#hasStale = true
    this.#opened = null
    this.notes.forget()
  }

  linger(which: (cell: Cell) => boolean): void {
    for (const cell of this.cells.values()) if (which(cell)) this.#stale.add(cell.box)
  }

  /** The content of a cell was drawn anew. */
  redrawn(cell: Cell): void {
    this.#stale.delete(cell.box)
  }

  pattern(): DatePattern | null {
    return this.#patterns.get(readRoute(location.href).org ?? "") ?? null
  }

  read(): Read {
    dropGone(this.cells)
    this.found.clear()
    const route = readRoute(location.href)
    const form = this.#meetingForm(route)
    const shownKind = route.kind
    const dealForm = /^opportunity/.test(shownKind) ? null : formOf(this.cells.values(), isDeal, "over")
    const kind: PageKind =
      dealForm && shownKind === "other" && dealForm !== form ? "opportunity-create" : shownKind
    const opportunity = /^opportunity/.test(kind)
      ? this.#opportunity(route, kind, form, kind === shownKind ? null : dealForm)
      : null
    return { route, kind, form, opportunity, meeting: form ? this.#meeting(route, form, opportunity) : null }
  }

  #meetingForm(route: Route): HTMLElement | null {
    const page = route.kind === "meeting-create" || route.kind === "meeting-edit"
    const form = formOf(this.cells.values(), isEvent, page || route.kind === "other" ? "any" : "over")
    if (form) return form
    const pair = (cells: Cell[], root: ParentNode): boolean => {
      const scope = new Scope(cells, root)
      const has = (name: MeetingField): boolean => scope.find(this.#sign(`meeting.${name}`)).cells.length > 0
      return has("start") && has("end") && (page || has("subject") || has("category") || has("participants"))
    }
    const forms = [...this.cells.values()].filter((cell) => cell.form && ofMeeting.has(cell.module))
    const homes = new Set(
      forms.flatMap(({ home }) => (home instanceof HTMLElement && isShown(home) ? [home] : [])),
    )
    for (const overlay of [...homes].reverse()) {
      const cells = forms.filter(({ key }) => overlay.contains(key))
      if (cells.length > 2 && pair(cells, overlay)) return overlay
    }
    const own = forms.filter(({ home }) => home === null)
    if (!page || !pair(own, document)) return null
    const first = own[0]?.key.closest<HTMLElement>("form,crm-create-entity,crux-form-component")
    return first ?? document.querySelector<HTMLElement>("lyte-tab-body,main") ?? document.body
  }

  #sign(key: FieldKey): Signs {
    return this.#signs.get(key) ?? signsOf(key, {})
  }

  /** The fields of one part, each read as what it holds. */
  #fields(
    part: "opportunity" | "meeting",
    names: readonly string[],
    scope: Scope,
  ): Record<string, Field<unknown>> {
    const pattern = this.pattern()
    return Object.fromEntries(
      names.map((name) => {
        const key = `${part}.${name}` as FieldKey
        const found = scope.find(this.#sign(key))
        this.found.set(key, found)
        const read = typed[key] ?? readText
        const one = (cell: Cell): Field<unknown> =>
          this.#stale.has(cell.box) ? unknown("not-rendered") : read(cell, pattern)
        return [name, found.why ? unknown(found.why) : agree(found.cells.map(one))]
      }),
    )
  }

  #opportunity(
    route: Route,
    kind: PageKind,
    form: HTMLElement | null,
    over: HTMLElement | null,
  ): OpportunityFacts | null {
    const record = over ? null : recordOf(route)
    const mode = kind.slice("opportunity-".length) as OpportunityFacts["mode"]
    const aside = (this.#aside ??= readAside())
    const { names } = aside
    if (mode === "detail" && names.length > 0) {
      if (names.some((name) => name !== route.id)) return null
      if (this.#hasStale) {
        this.#stale = new WeakSet()
        this.#hasStale = false
      }
    }
    const own = [...this.cells.values()].filter(
      (cell) =>
        cell.form === (mode !== "detail") && ofOpportunity.has(cell.module) && !form?.contains(cell.key),
    )
    const paged = own.filter(({ home }) => home === null)
    const box =
      over ?? (mode !== "detail" && paged.length === 0 ? formOf(this.cells.values(), isDeal, "over") : null)
    const scope = new Scope(box ? own.filter(({ key }) => box.contains(key)) : paged, box ?? document)
    const fields = this.#fields("opportunity", opportunityFields, scope) as OpportunityFacts["fields"]
    const detail = mode === "detail" && !this.#hasStale
    const { notes, complete } = detail
      ? this.notes.read(route.id, this.pattern())
      : { notes: unknown("not-rendered"), complete: false }
    return {
      record,
      mode,
      from: form ? "under" : "here",
      module: route.module === null ? unknown("not-found") : known(route.module),
      fields,
      redLineEmpty: mode === "detail" ? unknown("not-found") : readRedLine(scope.cells),
      notes,
      notesComplete: complete,
      attachments: detail ? aside.attachments : unknown("not-rendered"),
      meetingStands: meetingStands(detail ? aside.meetings : unknown("not-rendered"), fields.stage),
      callBox: readCallBox(aside.callBox),
    }
  }

  #meeting(route: Route, form: HTMLElement, under: OpportunityFacts | null): MeetingFacts {
    const cells = [...this.cells.values()].filter(
      (cell) => cell.form && ofMeeting.has(cell.module) && form.contains(cell.key),
    )
    const scope = new Scope(cells, form)
    const fields = this.#fields("meeting", meetingFields, scope) as MeetingFacts["fields"]
    const own = route.module === "Events"
    const mode =
      own && route.id !== null
        ? "edit"
        : route.kind === "meeting-create" && overlayOf(form) === null
          ? "create"
          : "quick-create"
    return {
      record: mode === "edit" ? recordOf(route) : null,
      mode,
      fields,
      changed: mode === "edit" ? this.#changed(form, fields) : new Set(meetingFields),
      fromOpportunity: under && under.mode !== "create" ? known(true) : this.#tied(fields.related),
    }
  }

  /** Whether the form itself names an opportunity. */
  #tied(related: Field): Field<boolean> {
    if (related.state !== "known") return related.state === "empty" ? known(false) : related
    const cell = this.found.get("meeting.related")?.cells[0]
    const text = cell
      ? fold(
          `${textIn(cell.box)} ${cell.label ?? ""} ${all(cell.key, "select,lyte-dropdown,a")
            .map(
              (one) =>
                `${one.getAttribute("lt-prop-selected") ?? ""} ${one.getAttribute("href") ?? ""} ${one instanceof HTMLSelectElement ? one.value : ""}`,
            )
            .join(" ")}`,
        )
      : ""
    return /opportunit|potential|\bdeals?\b|\baffaires?\b|\btransactions?\b/.test(text)
      ? known(true)
      : unknown("unreadable")
  }

  #changed(form: Element, fields: MeetingFacts["fields"]): Set<MeetingField> {
    if (this.#opened?.form !== form) this.#opened = { form, first: new Map() }
    const changed = new Set<MeetingField>()
    for (const name of meetingFields) {
      const field = fields[name]
      if (field.state === "unknown") continue
      const now = JSON.stringify(field)
      const first = this.#opened.first.get(name)
      if (first === undefined) this.#opened.first.set(name, now)
      else if (first !== now) changed.add(name)
    }
    return changed
  }

  /** Where a field was found at the last read. */
  place(key: FieldKey): Cell | null {
    const cells = this.found.get(key)?.cells ?? []
    return cells.find(({ second, box }) => !second && isShown(box)) ?? cells[0] ?? null
  }
  foundAt(key: FieldKey): Found {
    return this.found.get(key) ?? nowhere
  }
}

/** What is read of the page beside its fields: costly to find, so found again only when the page's structure changed. */
const readAside = () => ({
  names: all(document, "crm-related-list-label[entity-id]")
    .filter(isShown)
    .map((label) => label.getAttribute("entity-id")),
  attachments: readAttachments(),
  meetings: readMeetings(),
  callBox: callBox(),
})
