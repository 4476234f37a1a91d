import type { PageHealth, Wire } from "../../messages"
import type { FieldKey, MeetingFacts, OpportunityFacts, RecordKey } from "../../rules/facts"
import type { Signs } from "./field-map"

/** The signs by which each field is found; a field without any is not looked for. */
export type SignMap = Readonly<Partial<Record<FieldKey, Signs>>>

/** Which page of the CRM the address and the document show; "other" means: stay silent. */
export type PageKind =
  | "opportunity-detail"
  | "opportunity-create"
  | "opportunity-edit"
  | "meeting-create"
  | "meeting-edit"
  | "other"

/**
 * What the page says at one moment. A meeting quick-create over an opportunity keeps the kind of the page under it:
 * `meeting` is then set with mode "quick-create" and `opportunity.from` is "under".
 * A snapshot names the record it was read from; it is dropped when the address has moved on.
 */
export type Snapshot = {
  kind: PageKind
  url: string
  org: string | null
  record: RecordKey | null
  opportunity: OpportunityFacts | null
  meeting: MeetingFacts | null
  /** What is read, without the notes, as it travels to the worker (PageFacts). */
  facts: Wire
  /** Two snapshots with one mark say the same: facts, notes, address. */
  mark: string
  /** Fields not yet read twice alike. */
  unsettled: FieldKey[]
}

/** Where a field stands on the page. */
export type Located = {
  /** The box of the value: what a hint must stay beside and never cover. */
  box: HTMLElement
  /** The control that takes focus, when the field can be edited now. */
  control: HTMLElement | null
  label: string | null
}

/** A page of the CRM under watch. Everything ends when the signal given to `watchZoho` aborts. */
export type ZohoPage = {
  /** The last snapshot. */
  snapshot: () => Snapshot
  /** Reads the open form anew, now (for the instant of a Save). */
  refresh: () => Snapshot
  locate: (field: FieldKey) => Located | null
  /** Brings the field into view and focuses it. False when it cannot be found any more. */
  jump: (field: FieldKey) => boolean
  /**
   * Writes a text or date field as typing would, then reads it back for at most 1 s.
   * "refused": the page did not take it; what stood there was put back.
   */
  write: (field: FieldKey, value: string) => Promise<"taken" | "refused">
  /** The meeting form's Save control that this event would press (pointer, mouse, click, Enter, Space, submit), else null. */
  saveTarget: (event: Event) => HTMLElement | null
  /** The open meeting form's element; hold passes are keyed by it. */
  meetingForm: () => HTMLElement | null
  /** Where the text typed in the box after a call can be carried: the note editor of the record. */
  noteEditor: () => HTMLElement | null
  setFields: (fields: SignMap) => void
  health: () => PageHealth
}

export type WatchOptions = {
  fields: SignMap
  /**
   * Called at most once a frame, after the page changed in a way that changed a fact, or the record; `byHand` when it follows
   * what someone typed, chose or clicked.
   */
  onChange: (snapshot: Snapshot, byHand: boolean) => void
  signal: AbortSignal
}
