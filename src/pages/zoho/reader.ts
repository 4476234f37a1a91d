import { empty, known, unknown } from "../../process/field"
import type { Field } from "../../process/field"
import {
  aftersalesFields,
  creditFields,
  meetingFields,
  opportunityFields,
  renewalFields,
} from "../../rules/facts"
import type {
  ActivityFacts,
  AftersalesFacts,
  ContactFacts,
  CreditFacts,
  FieldKey,
  MassUpdate,
  MeetingFacts,
  MeetingField,
  OpportunityFacts,
  OpportunityField,
  RenewalFacts,
  SignKey,
} from "../../rules/facts"
import { activityForm, readActivity, tiedTo } from "./activity"
import type { Cell, Cells } from "./cells"
import { dropGone, indexCells } from "./cells"
import type { DatePattern } from "./dates"
import { orderOf, readPattern } from "./dates"
import { all, attr, first, formRoots, isShown, shown, tidy } from "./dom"
import { notFound, notRendered } from "./fields"
import type { Signs } from "./field-map"
import { formOf, isDeal, isEvent, overlayOf, readRedLine } from "./forms"
import { meetingStands, readAttachments, readHistory, readMeetings } from "./lists"
import { readContact } from "./contact"
import { readNumber } from "./credit"
import { massDialog, readMass } from "./mass"
import type { Found } from "./match"
import { Scope } from "./match"
import { OwnModules } from "./modules"
import {
  readCountCell,
  readDayCell,
  readDayOfCell,
  readInstantCell,
  readMonthsCell,
  readYearsCell,
  readYesOrNo,
} from "./moments"
import { callBox, NotesReader, readCallBox, unread } from "./notes"
import { readParticipants } from "./participants"
import { readRoute, recordOf } from "./route"
import type { Route } from "./route"
import { StageWatch } from "./stage"
import type { PageKind, Role, SignMap } from "./types"
import { agree, readText, readTick } from "./value"

const ofOpportunity = new Set([null, "Potentials", "Deals"])
const ofMeeting = new Set([null, "Events", "Activities", "Meetings"])
const ofActivity = new Set([null, "Tasks", "Calls", "Activities"])
/** Pages of their own: what speaks of an opportunity or of a meeting there stands in a dialog over them. */
export const isApart = (kind: PageKind): boolean =>
  /^(other|list|contact|activity|renewal|credit|aftersales)/.test(kind)

/** Fields that hold more than a text. */
const typed: Partial<Record<FieldKey, (cell: Cell, pattern: DatePattern | null) => Field<unknown>>> = {
  "opportunity.expired": readTick,
  "opportunity.followUpDate": readDayCell,
  "opportunity.createdAt": readDayOfCell,
  "meeting.start": readInstantCell,
  "meeting.end": readInstantCell,
  "meeting.participants": readParticipants,
  "meeting.transfer": readYesOrNo,
  "renewal.possessionDate": readDayOfCell,
  "renewal.financingEnd": readDayOfCell,
  "renewal.termMonths": readMonthsCell,
  "renewal.monthsLeft": readMonthsCell,
  "renewal.purchases": readCountCell,
  "renewal.warrantyYears": readYearsCell,
  "credit.createdAt": readDayOfCell,
  "aftersales.plannedService": readDayOfCell,
  "aftersales.appointment": readInstantCell,
  "aftersales.createdAt": readDayOfCell,
}

/** What was read of one field; undefined where its part of the page is not in view. */
export const factOf = (read: Read, key: FieldKey): Field<unknown> | undefined => {
  const [part, name] = key.split(".") as ["opportunity", OpportunityField]
  return read[part]?.fields[name]
}

export const isDate = (key: FieldKey): boolean =>
  typed[key] === readDayCell || typed[key] === readDayOfCell || typed[key] === readInstantCell

export type Read = {
  route: Route
  kind: PageKind
  opportunity: OpportunityFacts | null
  meeting: MeetingFacts | null
  renewal: RenewalFacts | null
  credit: CreditFacts | null
  aftersales: AftersalesFacts | null
  activity: ActivityFacts | null
  contact: ContactFacts | null
  massUpdate: Field<MassUpdate> | null
  /** The meeting's form. */
  form: HTMLElement | null
  /** The opportunity's own form, where it is being edited. */
  own: HTMLElement | null
  mass: HTMLElement | null
}

/** Reads the document in view: an index of what may be fields, kept up by what changed, and the facts made of it. */
export class Reader {
  readonly cells: Cells = new Map()
  readonly notes = new NotesReader()
  readonly found = new Map<FieldKey, Found>()
  /** The signs of each field; one without any is not found. */
  fields: SignMap = {}
  /** Patterns seen in the placeholders of an organisation's date inputs. */
  #order: DatePattern | null | undefined
  #patterns = new Map<string | null, DatePattern>()
  #stale = new WeakSet<Element>()
  #hasStale = false
  #aside: ReturnType<typeof readAside> | null = null
  readonly stage = new StageWatch()
  #opened: { form: Element; first: Map<MeetingField, string> } | null = null
  #handled = new WeakSet<Element>()
  readonly modules = new OwnModules()

  /** The signs of a field. */
  signs(key: SignKey): Signs {
    return this.fields[key] ?? { selector: undefined, names: [], labels: [], sure: false }
  }

  route(): Route {
    return readRoute(location.href, this.modules.roleOf)
  }

  /** Takes what stands in `root` into the index. */
  index(root: Element): void {
    this.#order = undefined
    dropGone(this.cells)
    indexCells(this.cells, root)
    for (const input of all(root, "input[placeholder]")) {
      const pattern = readPattern(attr(input, "placeholder"))
      if (pattern) this.#patterns.set(readRoute(location.href).org, pattern)
    }
  }

  /** What stands beside the fields may have changed. */
  lookAside(): void {
    this.#order = undefined
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
    this.#order = undefined
    this.#stale.delete(cell.box)
  }

  /** Someone typed, chose or clicked in a cell. */
  handled(cell: Cell): void {
    this.#handled.add(cell.key)
  }

  /** The user's own pattern of dates, as an input of the page tells it. */
  pattern(): DatePattern | null {
    return this.#patterns.get(readRoute(location.href).org) ?? null
  }

  /**
   * The same, else the order that the dates in view agree on: enough to tell when a note was written, which holds nothing; a field
   * read so might hold a Save.
   */
  #noted(): DatePattern | null {
    const known = this.pattern()
    if (known) return known
    // Costly to find: once for all the reads that no change comes between.
    if (this.#order === undefined)
      this.#order = orderOf(
        all(document, ".cxElementViewValue,.cxNotesModifiedTimeInfo").map(
          (shown) => attr(shown, "data-title") || tidy(shown.textContent),
        ),
      )
    return this.#order
  }

  read(): Read {
    dropGone(this.cells)
    this.found.clear()
    const route = this.route()
    const form = this.#meetingForm(route)
    const over = isApart(route.kind) ? formOf(this.cells.values(), isDeal, "over") : null
    const created = over !== form ? over : null
    const kind = created ? "opportunity-create" : route.kind
    const opportunity = kind.startsWith("opportunity") ? this.#opportunity(route, kind, form, created) : null
    const meeting = form ? this.#meeting(route, form, opportunity) : null
    const renewal = kind.startsWith("renewal") ? this.#own("renewal", renewalFields, route) : null
    const credit = kind.startsWith("credit") ? this.#credit(route) : null
    const aftersales = kind.startsWith("after") ? this.#own("aftersales", aftersalesFields, route) : null
    const activity = form ? null : this.#activity(route)
    const contact = kind === "contact-detail" ? this.#contact(route) : null
    const mass = kind === "list" ? massDialog() : null
    const massUpdate = mass && readMass(mass, this.signs("opportunity.stage"))
    const own = kind === "opportunity-edit" ? formOf(this.cells.values(), isDeal, "any") : null
    return {
      route,
      kind,
      form,
      opportunity,
      meeting,
      renewal,
      credit,
      aftersales,
      activity,
      contact,
      massUpdate,
      own,
      mass,
    }
  }

  /** A record of a module of the organisation's own making. */
  #own(part: "renewal", names: typeof renewalFields, route: Route): RenewalFacts | null
  #own(part: "credit", names: typeof creditFields, route: Route): Omit<CreditFacts, "attempted"> | null
  #own(part: "aftersales", names: typeof aftersalesFields, route: Route): AftersalesFacts | null
  #own(part: Role, names: readonly string[], route: Route): object | null {
    const mode = route.kind.slice(part.length + 1)
    const shown = mode === "detail"
    const { names: records } = (this.#aside ??= readAside())
    if (shown && !this.#isHere(records, route)) return null
    const all = this.#cells(!shown, new Set([null, route.module]))
    const paged = all.filter(({ home }) => home === null)
    // The oldest forms have a root that is a dialog's elsewhere.
    const cells = shown || paged.length > 0 ? paged : all.filter(({ module }) => module === route.module)
    const fields = this.#fields(part, names, new Scope(cells, document))
    const { notes, complete } = shown && !this.#hasStale ? this.notes.read(route.id, this.#noted()) : unread
    return { record: recordOf(route), mode, fields, notes, notesComplete: complete }
  }

  #credit(route: Route): CreditFacts | null {
    const read = this.#own("credit", creditFields, route)
    if (!read) return null
    const shown = read.mode === "detail" && !this.#hasStale
    const number = readNumber(read.fields.number, this.signs("credit.number").sure, shown)
    return {
      ...read,
      fields: { ...read.fields, number },
      attempted: shown && this.#aside ? this.#aside.history : notRendered,
    }
  }

  /** Whether what stands here is the record of the address; what is being replaced is not read. */
  #isHere(names: readonly string[], { id }: Route): boolean {
    if (names.length === 0) return true
    if (names.some((name) => name !== id)) return false
    if (this.#hasStale) {
      this.#stale = new WeakSet()
      this.#hasStale = false
    }
    return true
  }

  #readCell = (cell: Cell): Field => (this.#stale.has(cell.box) ? notRendered : readText(cell))

  #activity(route: Route): ActivityFacts | null {
    const found = activityForm(route, this.cells.values())
    if (!found) return null
    const cells = this.#cells(true, ofActivity).filter(({ key }) => found.form.contains(key))
    const scope = new Scope(cells, found.form)
    const find = (key: FieldKey): Found => scope.find(this.signs(key))
    return readActivity(route, found, find, this.#readCell)
  }

  #contact(route: Route): ContactFacts | null {
    this.#aside ??= readAside()
    if (!this.#isHere(this.#aside.names, route)) return null
    const cells = [...this.cells.values()].filter(({ form, home }) => !form && home === null)
    const scope = new Scope(cells, document)
    return { record: recordOf(route), ...readContact(scope, (key) => this.signs(key), this.#readCell) }
  }

  #meetingForm({ kind }: Route): HTMLElement | null {
    const page = kind.startsWith("meeting")
    const form = formOf(this.cells.values(), isEvent, page || isApart(kind) ? "any" : "over")
    if (form) return form
    const pair = (cells: Cell[], root: ParentNode): boolean => {
      const scope = new Scope(cells, root)
      const has = (name: MeetingField): boolean => scope.find(this.signs(`meeting.${name}`)).cells.length > 0
      return has("start") && has("end") && (page || has("subject") || has("category") || has("participants"))
    }
    const forms = this.#cells(true, ofMeeting)
    const homes = new Set(
      forms.flatMap(({ home }) => (home instanceof HTMLElement && isShown(home) ? [home] : [])),
    )
    for (const overlay of [...homes].reverse()) {
      const cells = forms.filter(({ key }) => overlay.contains(key))
      if (cells.length > 2 && pair(cells, overlay)) return overlay
    }
    const own = forms.filter(({ home }) => home === null)
    if (!page || !pair(own, document)) return null
    const around = own[0]?.key.closest<HTMLElement>(formRoots)
    return around ?? first(document, "lyte-tab-body,main") ?? document.body
  }

  #cells(inForm: boolean, modules: ReadonlySet<string | null>): Cell[] {
    return [...this.cells.values()].filter(({ form, module }) => form === inForm && modules.has(module))
  }

  /** The fields of one part, each read as what it holds. */
  #fields(
    part: "opportunity" | "meeting" | Role,
    names: readonly string[],
    scope: Scope,
  ): Record<string, Field<unknown>> {
    const pattern = this.pattern()
    return Object.fromEntries(
      names.map((name) => {
        const key = `${part}.${name}` as FieldKey
        const found = scope.find(this.signs(key))
        this.found.set(key, found)
        const read = typed[key] ?? readText
        const one = (cell: Cell): Field<unknown> =>
          this.#stale.has(cell.box) ? notRendered : read(cell, pattern)
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
    if (mode === "detail" && !this.#isHere(names, route)) return null
    const own = this.#cells(mode !== "detail", ofOpportunity).filter(({ key }) => !form?.contains(key))
    const paged = own.filter(({ home }) => home === null)
    const box =
      over ?? (mode !== "detail" && paged.length === 0 ? formOf(this.cells.values(), isDeal, "over") : null)
    const scope = new Scope(box ? own.filter(({ key }) => box.contains(key)) : paged, box ?? document)
    const fields = this.#fields("opportunity", opportunityFields, scope) as OpportunityFacts["fields"]
    const stageChange = this.stage.read(`${mode} ${location.pathname}`, mode, {
      cells: this.found.get("opportunity.stage")?.cells.filter(({ box }) => !this.#stale.has(box)) ?? [],
      stage: fields.stage,
      selector: this.signs("stage.bar").selector,
      isHandled: this.#isHandled,
    })
    const detail = mode === "detail" && !this.#hasStale
    const { notes, complete } = detail ? this.notes.read(route.id, this.#noted()) : unread
    return {
      record,
      mode,
      from: form ? "under" : "here",
      module: route.module === null ? notFound : known(route.module),
      fields,
      redLineEmpty: mode === "detail" ? notFound : readRedLine(scope.cells),
      notes,
      notesComplete: complete,
      attachments: detail ? aside.attachments : notRendered,
      meetingStands: meetingStands(detail ? aside.meetings : notRendered, fields.stage),
      stageChange,
      callBox: readCallBox(aside.callBox),
    }
  }

  #meeting(route: Route, form: HTMLElement, under: OpportunityFacts | null): MeetingFacts {
    const cells = this.#cells(true, ofMeeting).filter(({ key }) => form.contains(key))
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
      fromOpportunity:
        under && under.mode !== "create"
          ? known(true)
          : tiedTo(fields.related, this.place("meeting.related")),
    }
  }

  #isHandled = ({ key }: Cell): boolean => this.#handled.has(key)

  /** A form may fill itself after it opened: a blank that nobody touched has not been changed. */
  #changed(form: Element, fields: MeetingFacts["fields"]): Set<MeetingField> {
    if (this.#opened?.form !== form) this.#opened = { form, first: new Map() }
    const changed = new Set<MeetingField>()
    for (const name of meetingFields) {
      const field = fields[name]
      if (field.state === "unknown") continue
      const now = JSON.stringify(field)
      const first = this.#opened.first.get(name)
      const late = first === blank && !this.found.get(`meeting.${name}`)?.cells.some(this.#isHandled)
      if (first === undefined || late) this.#opened.first.set(name, now)
      else if (first !== now) changed.add(name)
    }
    return changed
  }

  /** Where a field was found at the last read. */
  place(key: FieldKey): Cell | null {
    const cells = this.found.get(key)?.cells ?? []
    return cells.find(({ second, box }) => !second && isShown(box)) ?? cells[0] ?? null
  }
}

const blank = JSON.stringify(empty)

/** What is read of the page beside its fields: costly to find, so found again only when the page's structure changed. */
const readAside = () => ({
  names: shown(document, "crm-related-list-label[entity-id]").map((label) => attr(label, "entity-id")),
  attachments: readAttachments(),
  meetings: readMeetings(),
  history: readHistory(),
  callBox: callBox(),
})
