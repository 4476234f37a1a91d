import type { Field } from "../process/field"
import type { Day } from "../process/calendar"
import type { NoteReading } from "../process/reading"

/** The opportunity's fields, by our names. Their names in an organisation are the field map's business. */
export const opportunityFields = [
  "owner",
  "stage",
  "contact",
  "type",
  "name",
  "phone",
  "email",
  "branch",
  "language",
  "specialist",
  "salesDirector",
  "expired",
  "make",
  "model",
  "year",
  "stock",
  "vehicleNotes",
  "tradeMake",
  "tradeModel",
  "tradeYear",
  "tradeOdometer",
  "followUpDate",
  "createdAt",
  "priority",
  "source",
] as const
export type OpportunityField = (typeof opportunityFields)[number]

export const meetingFields = [
  "subject",
  "location",
  "start",
  "end",
  "leadFollowUps",
  "priority",
  "category",
  "type",
  "branch",
  "language",
  "deposit",
  "docusign",
  "transfer",
  "status",
  "description",
  "participants",
  "related",
  "contact",
] as const
export type MeetingField = (typeof meetingFields)[number]

/** The fields of a file of the module "Renouvellement". Money is read, and never kept. */
export const renewalFields = [
  "name",
  "contact",
  "owner",
  "status",
  "kind",
  "phone",
  "email",
  "branch",
  "language",
  "possessionDate",
  "termMonths",
  "monthsLeft",
  "financingEnd",
  "chance",
  "make",
  "model",
  "year",
  "stock",
  "buyBack",
  "fi",
  "salesDirector",
  "protection",
  "purchases",
  "warrantyYears",
] as const
export type RenewalField = (typeof renewalFields)[number]

/** The fields of a file of the module "Demandes de crédits". `number`: CRE… */
export const creditFields = ["number", "contact", "owner", "status", "phone", "email", "createdAt"] as const
export type CreditField = (typeof creditFields)[number]

/**
 * The fields of a file of after-sales reception, in the module that the policy names. `explanation`: what the client said of their
 * vehicle; `kind`: what the request is, or how it came; `channel`: how the client wants to be reached; `plannedService`: when their next
 * service is due; `appointment`: when the vehicle comes in; `seller`: who sold it.
 */
export const aftersalesFields = [
  "name",
  "contact",
  "owner",
  "status",
  "kind",
  "phone",
  "email",
  "branch",
  "language",
  "make",
  "model",
  "year",
  "explanation",
  "channel",
  "plannedService",
  "appointment",
  "seller",
  "createdAt",
] as const
export type AftersalesField = (typeof aftersalesFields)[number]

/** `opportunity.phone`, `meeting.subject`: how a field is named in rules, marks, policy and journal. */
export type FieldKey =
  | `opportunity.${OpportunityField}`
  | `meeting.${MeetingField}`
  | `renewal.${RenewalField}`
  | `credit.${CreditField}`
  | `aftersales.${AftersalesField}`

/** Every field, the opportunity's first. */
export const fieldKeys: readonly FieldKey[] = [
  ...opportunityFields.map((name) => `opportunity.${name}` as const),
  ...meetingFields.map((name) => `meeting.${name}` as const),
  ...renewalFields.map((name) => `renewal.${name}` as const),
  ...creditFields.map((name) => `credit.${name}` as const),
  ...aftersalesFields.map((name) => `aftersales.${name}` as const),
]

/** What else is found by signs that a policy may give. `stage.bar`: the buttons that change the stage, or the text of the one asked for. */
export const placeKeys = [
  "call.banner",
  "stage.bar",
  "contact.name",
  "contact.firstName",
  "contact.lastName",
  "contact.phone",
  "contact.email",
] as const
export type PlaceKey = (typeof placeKeys)[number]
export type SignKey = FieldKey | PlaceKey

/** What names a record: never more than the address says. */
export type RecordKey = { org: string; module: string; id: string }

/** A person or a group shown in a meeting, as written there. */
export type Participant = { name: string; kind: "contact" | "user" | "group" | "unknown" }

/** An instant read from a page, with what is not certain about it. */
export type Moment = {
  at: Date
  precision: "second" | "minute" | "day"
  zoneKnown: boolean
  isModified: boolean
}

/** A note of the record ("Remarques"). */
export type Note = {
  id: string
  text: string
  /** As shown. */
  author: string
  /** False when the page shows only the last editor. */
  authorCertain: boolean
  at: Field<Moment>
  /** False when the note belongs to a related record and is only listed here. */
  ofThisRecord: boolean
  /** What the worker read in the text; null until it has answered. */
  reading: NoteReading | null
  /** Set where the author and the time are those that the CRM keeps. */
  source?: "crm"
}

/** Text fields are known as strings, trimmed; the few others are typed here. */
type Typed = {
  expired: boolean
  followUpDate: Day
  createdAt: Day
  start: Date
  end: Date
  participants: Participant[]
  possessionDate: Day
  plannedService: Day
  appointment: Date
  financingEnd: Day
  termMonths: number
  monthsLeft: number
  purchases: number
  warrantyYears: number
}
/** The names of the fields that hold a day or an instant. */
export type MomentName = {
  [N in keyof Typed]: Typed[N] extends Day | Date ? N : never
}[keyof Typed]
type FieldsOf<K extends string> = { readonly [N in K]: Field<N extends keyof Typed ? Typed[N] : string> }

/** Where the facts come from: the page in view, the record still open under a dialog, a page read earlier, or the CRM as it stands. */
export type Provenance = "here" | "under" | "earlier" | "crm"

/** What of an opportunity the CRM may tell where its page does not. */
export const asides = ["notes", "attachments", "meetingStands"] as const
export type Aside = (typeof asides)[number]
export type OpportunityPart = OpportunityField | Aside

export type OpportunityFacts = {
  record: RecordKey | null
  mode: "detail" | "create" | "edit"
  from: Provenance
  /** The module of the address on which it is being created or shown. */
  module: Field
  fields: FieldsOf<OpportunityField>
  /** Labels of the mandatory fields (red line) that are empty; known([]) when all are filled. */
  redLineEmpty: Field<string[]>
  /** Oldest first. `known([])` only when the page shows that there are none. */
  notes: Field<Note[]>
  /** True when every note of the record is rendered. */
  notesComplete: boolean
  /** Names of the attached files. */
  attachments: Field<string[]>
  /** Whether a meeting stands on this opportunity. */
  meetingStands: Field<boolean>
  /**
   * A change of the stage under way in this edit, not saved yet: empty when there is none, unknown when it cannot be read.
   * `from` is null when the stage that stood before is not known.
   */
  stageChange: Field<{ from: string | null; to: string }>
  /** Text in the box that opens after a call: empty when the box is there and blank, unknown "not-found" when there is none. */
  callBox: Field
  /**
   * What of these facts the CRM told where the page did not (the time of a note, which never changes, is not said here); `old`: what
   * was read too long ago to hold a Save.
   */
  crm?: { of: readonly OpportunityPart[]; old: readonly OpportunityPart[] }
}

export type MeetingFacts = {
  record: RecordKey | null
  mode: "quick-create" | "create" | "edit"
  fields: FieldsOf<MeetingField>
  /** Fields whose value was changed since the form opened (all of them on creation). */
  changed: ReadonlySet<MeetingField>
  /** Known true when the form was opened from an opportunity, or names one. */
  fromOpportunity: Field<boolean>
}

/** What the notes of a record say, where its page shows them: oldest first, `known([])` only when it shows that there are none. */
type Noted = {
  notes: Field<Note[]>
  /** True when every note of the record is rendered. */
  notesComplete: boolean
}

/** A file of the renewal team. */
export type RenewalFacts = {
  record: RecordKey | null
  mode: "detail" | "create" | "edit"
  fields: FieldsOf<RenewalField>
} & Noted

/**
 * A request for credit. `attempted`: whether anyone tried to reach the client since it was made, by its notes (as the worker reads them)
 * and its activities; known false only when all of both are in view.
 */
export type CreditFacts = {
  record: RecordKey | null
  mode: "detail" | "create" | "edit"
  fields: FieldsOf<CreditField>
  attempted: Field<boolean>
} & Noted

/** A file of after-sales reception. */
export type AftersalesFacts = {
  record: RecordKey | null
  mode: "detail" | "create" | "edit"
  fields: FieldsOf<AftersalesField>
} & Noted

/** The record that a page is of, whatever its module. */
export const fileIn = (page: {
  opportunity: OpportunityFacts | null
  renewal: RenewalFacts | null
  credit: CreditFacts | null
  aftersales?: AftersalesFacts | null
}): OpportunityFacts | RenewalFacts | CreditFacts | AftersalesFacts | null =>
  page.opportunity ?? page.renewal ?? page.credit ?? page.aftersales ?? null

/** A form that makes a call or a task. */
export type ActivityFacts = {
  what: "call" | "task"
  mode: "quick-create" | "create"
  related: Field
  contact: Field
  /** Known true when opened from an opportunity, or when it names one; known false when it names nothing, or a contact's page is under it. */
  fromOpportunity: Field<boolean>
}

/** A client's page. */
export type ContactFacts = { record: RecordKey | null; name: Field; phones: Field<string[]>; email: Field }

/** A row of a list of opportunities: what its columns show; without the column, undefined. */
export type ListRow = { record: RecordKey } & Partial<Record<ListColumn, Field>>
export const listColumns = ["stage", "owner", "priority", "stock"] as const satisfies OpportunityField[]
export type ListColumn = (typeof listColumns)[number]

/** The stage that several opportunities would get at once; `records`: how many, where it is said. */
export type MassUpdate = { to: string; records: number | null }

/** A call shown as coming in, or under way; the number as it is written there. */
export type IncomingCall = { number: string; state: "ringing" | "answered" | "unknown" }

/** What a page holds beside an opportunity and a meeting; each is null or absent where there is none. */
export type Elsewhere = {
  activity?: ActivityFacts | null
  contact?: ContactFacts | null
  /** The rows in view of a list of opportunities. */
  list?: RecordKey[] | null
  /** The stage of several opportunities about to be changed; unknown when it cannot be read. */
  massUpdate?: Field<MassUpdate> | null
  incoming?: IncomingCall | null
}
