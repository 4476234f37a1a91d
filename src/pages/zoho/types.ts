import type { PageHealth, Wire } from "../../messages"
import type {
  ActivityFacts,
  AftersalesFacts,
  ContactFacts,
  CreditFacts,
  FieldKey,
  IncomingCall,
  ListRow,
  MassUpdate,
  MeetingFacts,
  OpportunityFacts,
  RecordKey,
  RenewalFacts,
  SignKey,
} from "../../rules/facts"
import type { Field } from "../../process/field"
import type { Signs } from "./field-map"
import type { Modules } from "./modules"
import type { Route } from "./route"

/** The signs by which each field is found; a field without any is not looked for. */
export type SignMap = Readonly<Partial<Record<SignKey, Signs>>>

/** A module of the organisation's own making that is ours, or that its policy names. */
export type Role = "renewal" | "credit" | "aftersales"
export type RoleOf = (route: Route) => Role | null

/** Which page of the CRM the address and the document show; "other" means: stay silent. */
export type PageKind =
  | "opportunity-detail"
  | "opportunity-create"
  | "opportunity-edit"
  | "meeting-create"
  | "meeting-edit"
  | "activity-create"
  | "contact-detail"
  | "list"
  | `${Role}-${"detail" | "create" | "edit"}`
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
  renewal: RenewalFacts | null
  credit: CreditFacts | null
  aftersales: AftersalesFacts | null
  /** The form of a call or of a task in view. */
  activity: ActivityFacts | null
  contact: ContactFacts | null
  /** The rows in view of a list of opportunities; null on other pages. */
  list: RecordKey[] | null
  /** A mass update of the stage, in a dialog over a list; null where there is none. */
  massUpdate: Field<MassUpdate> | null
  /** A call shown as coming in or under way, on any page of the CRM; null once it has ended. */
  incoming: (IncomingCall & { box: HTMLElement }) | null
  /** What is read, without the notes, as it travels to the worker (PageFacts). */
  facts: Wire
  /** Two snapshots with one mark say the same: facts, notes, address. */
  mark: string
  /** Fields not yet read twice alike. */
  unsettled: FieldKey[]
  /** The page's language, and the sign that found each field: a letter, in their order. */
  signs: string
}

/** Where a field stands on the page. */
export type Located = {
  /** The box of the value: what a hint must stay beside and never cover. */
  box: HTMLElement
  /** The control that takes focus, when the field can be edited now. */
  control: HTMLElement | null
  label: string | null
}

/** What an event would save. */
export type SaveTarget = {
  /** The control that it presses. */
  control: HTMLElement
  /** What that control saves: a form, a dialog, a field's box, the bar of stages. Passes are keyed by it. */
  form: HTMLElement
  of: "meeting" | "opportunity" | "mass-update"
  /** The press itself changes the stage; `from` is null when the stage that stands is not known. */
  stagePressed?: { from: string | null; to: string }
}

/** A row of a list, and where it stands: what is drawn beside it must not cover it. */
export type ShownRow = ListRow & { box: HTMLElement }

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
  /** What this event would save (pointer, mouse, click, Enter, Space, submit); null when it would not, or in doubt. */
  saveTarget: (event: Event) => SaveTarget | null
  /** The rows in view of a list of opportunities. */
  listRows: () => ShownRow[]
  /** The open meeting form's element; hold passes are keyed by it. */
  meetingForm: () => HTMLElement | null
  /** Where the text typed in the box after a call can be carried: the note editor of the record. */
  noteEditor: () => HTMLElement | null
  /** `modules`: those of the organisation that are ours, as its CRM told. */
  setFields: (fields: SignMap, modules?: Modules) => void
  health: () => PageHealth
}

export type WatchOptions = {
  fields: SignMap
  modules?: Modules | undefined
  /**
   * Called at most once a frame, after the page changed in a way that changed a fact, or the record; `byHand` when it follows
   * what someone typed, chose or clicked.
   */
  onChange: (snapshot: Snapshot, byHand: boolean) => void
  signal: AbortSignal
}
