import type { OrgName } from "../crm/fields"
import type { Procedure } from "../process/aftersales/procedures"
import type { Presence, Roster } from "../process/roster"
import type { NoteReading } from "../process/reading"
import type { Modules } from "../pages/zoho/modules"
import type { PageKind, SignMap } from "../pages/zoho/types"
import type { FieldSigns, Layer, Policy } from "../policy/types"
import type { CallerAnswer } from "../rules/callbacks/verdict"
import type {
  AftersalesFacts,
  CreditFacts,
  Elsewhere,
  FieldKey,
  MeetingFacts,
  OpportunityFacts,
  RecordKey,
  RenewalFacts,
} from "../rules/facts"
import type { OwnRule } from "../rules/own/types"
import type { Agent, Level, ParamValue, Row, RowState, Ticks } from "../rules/rule"
import type { Words } from "../words"
import type { CrmFieldsView } from "./crm-fields"
import type { ConnectionView } from "./connection"
import type { Fitting, FitView } from "./fit"
import type { DayView, KeptVerdict, RosterTaken, RosterView, TurnView } from "./team"
import type { FindAnswer, FoundFile } from "./find"
import type { TeamView } from "./board"
import type { CanaryRequests } from "./canary"
import type { ClockRequests } from "./clocks"
import type { CreditRequests } from "./credit"
import type { DoNotCallRequests } from "./do-not-call"
import type { EffectRequests } from "./effects"
import type { AftersalesSettingsRequests } from "./aftersales-settings"
import type { GivenRequests } from "./given"
import type { GmailRequests } from "./gmail"
import type { HistoryRequests, Recovered } from "./history"
import type { ImpaknetRequests } from "./impaknet"
import type { IndicatorRequests } from "./indicators"
import type { LoyaltyRequests } from "./loyalty"
import type { OrphanRequests } from "./orphans"
import type { OwnRequests } from "./own"
import type { PrivacyRequests } from "./privacy"
import type { PublishingRequests } from "./publishing"
import type { RunRequests } from "./runs"
import type { ScriptRequests } from "./scripts"
import type { ShiftRequests } from "./shift"

export type * from "./canary"
export type * from "./clocks"
export type * from "./crm-fields"
export type * from "./connection"
export type * from "./aftersales-settings"
export type * from "./board"
export type * from "./credit"
export type * from "./do-not-call"
export type * from "./effects"
export type * from "./fit"
export type * from "./given"
export type * from "./gmail"
export type * from "./history"
export type * from "./impaknet"
export type * from "./loyalty"
export type * from "./indicators"
export type * from "./orphans"
export type * from "./own"
export type * from "./privacy"
export type * from "./publishing"
export type * from "./runs"
export type * from "./scripts"
export type * from "./shift"
export type * from "./team"

/** Facts travel as JSON: dates as ISO text inside. */
export type Wire = string

export type PanelPrefs = {
  side: "left" | "right"
  top: number
  folded: boolean
  hidden: boolean
  openSections: string[]
}

/** The settings in force, plain data, made by the worker from the policy layers and the store. */
export type PageSettings = {
  /** Raised at each change, so that a late answer never undoes a newer one. */
  revision: number
  agent: (Agent & { role: "agent" | "lead"; managed: boolean }) | null
  language: "fr" | "en"
  /** Packs in force, by id: bdc, callbacks. */
  packs: Record<string, boolean>
  /** Level and parameters in force for each rule that differs from its default. */
  rules: Record<string, { level?: Level; params?: Record<string, ParamValue> }>
  /** The rules that the team made without code. */
  ownRules?: readonly OwnRule[]
  roster: Roster
  /** The person's own switch; informs this browser only. */
  myPresence: Presence
  /** Answers given to "present, busy or absent?", by person id, still good. */
  presenceAnswers: Record<string, Presence>
  /** The signs of each field: the built-in guesses with the policy over them. */
  fields: SignMap
  /** The organisation's own modules that are ours: what the policy names, or for its own pages what its CRM told. */
  modules?: Modules
  /** The same with what the CRM told, for pages of the organisation that it told of. */
  orgFields?: { org: OrgName; fields: SignMap; modules: Modules }
  /** Silent on organisations not listed, when any is. */
  organisations: string[]
  /** ISO instant until which the product is silent in this browser; null when it speaks. */
  pausedUntil: string | null
  /** Records (`org/module/id`) or addresses on which the agent asked for silence, for this session. */
  pausedPages: string[]
  panel: PanelPrefs
  /** False when the store is full or blocked: the page says that nothing is being kept. */
  keeping: boolean
  /** Every text about rules and pages, in the language in force. */
  words: Words
  /** The overlay's stylesheet: it comes with the words, so that pages we are silent on do not carry it. */
  css: string
}

/** What a page of the CRM needs of them: it answers nothing by itself, so it carries no rule, roster or policy. */
export type OverlaySettings = Omit<
  PageSettings,
  "packs" | "rules" | "ownRules" | "roster" | "myPresence" | "presenceAnswers" | "orgFields" | "words"
> & {
  words: Pick<Words, "fields" | "overlay">
}

/** What was read on a page; its notes travel beside it. */
export type PageFacts = {
  kind: PageKind
  opportunity: OpportunityFacts | null
  meeting: MeetingFacts | null
  /** A file of the renewal team, and a request for credit. */
  renewal: RenewalFacts | null
  credit: CreditFacts | null
  /** A file of after-sales reception. */
  aftersales?: AftersalesFacts | null
} & Elsewhere
/** A page's question to the worker: its facts (PageFacts) and its notes (Note[], the text of those already read left out). */
export type PageQuestion = {
  /** One opening of a page. */
  page: string
  record: RecordKey | null
  facts: Wire
  notes: Wire | null
  /** Fields not yet read twice alike: they hold no Save. */
  unsettled: FieldKey[]
  /** Once all is read twice alike: the page's language, and the sign that found each field, by their order (Snapshot). */
  signs?: string
  /** What the agent did here, which counts even where nothing is kept; `equity`: in %, never kept. */
  own: { ticks?: Ticks; meetingBooked?: true; composedNote?: true; equity?: number | null }
}
/** What a row says: its name, what to do (or what could not be read), why and from which source, and what is not certain. */
export type RowText = {
  title: string
  todo: string
  why: string
  doubt: string
  /** A table to unfold: what each stage means. */
  table?: { title: string; lines: [name: string, meaning: string][] }
}
/** A row of a list of opportunities: where its file stands today, and the whole of it in words. */
export type ListChip = { record: RecordKey; text: string; label: string; due: boolean }
/** Who is calling, or whose page this is: the files found for the number. `title`: in words, with the number. */
export type CallsView = { title: string; none: string | null; files: FoundFile[] }
/** A row with its words. */
export type SaidRow = Row & { said: RowText }
/** One day of the run without contact; `label` says it all, `channels` are a letter each. */
export type MeterDay = { number: number; rounds: number; today: boolean; channels: string; label: string }
/** The days without contact of a file, as a small picture; `evidence`: the same as text to copy. */
export type MeterView = { label: string; target: number; days: MeterDay[]; evidence: string | null }
/** All that the overlay shows of a page. */
export type PageAnswer = {
  /** The pack that the rows are shown under; null without rows. */
  pack: string | null
  /** At hint or above, in page order. */
  rows: SaidRow[]
  caller: CallerCard | null
  meter: MeterView | null
  /** Rows that hold the press of a closed stage in the page's own stage bar, by that stage's names. */
  ifStage: { names: readonly string[]; rows: SaidRow[] }[]
  /** Whose a call coming in is, or a client's page; null where there is neither. */
  calls: CallsView | null
  /** Beside the rows of a list; empty elsewhere. */
  list: ListChip[]
  client: string | null
  memory: RecordMemory
  /** Whether the opportunity was read on a page open earlier. */
  earlier: boolean
  /** Where else it was read, in words; null where the page, or the one before, showed it. */
  source: string | null
  /** What was read in the notes whose text was sent, in their order. */
  readings: NoteReading[]
  /** On a file of after-sales, the procedures that the agent may say is under way; empty elsewhere. */
  procedures: ProcedureChoice[]
  /** When the same page may be answered otherwise: a shift begins, a day ends (ISO). */
  again: string | null
}
/** A procedure of after-sales, with its name; `suggested`: the file points to it. */
export type ProcedureChoice = { id: Procedure; name: string; chosen: boolean; suggested: boolean }

/** What a composer starts from. */
export type CompositionFacts = { opportunity: OpportunityFacts; meeting: MeetingFacts | null }

/** What the worker remembers of one record. */
export type RecordMemory = {
  ticks: Ticks
  /** Callback clock pinned by the agent on this record: ISO instant, or null. */
  pinnedUntil: string | null
  /** True once a meeting of this record was saved from this browser. */
  meetingBooked: boolean
  /** The layout of the appointment note that our composer wrote here, to tell a removed point from one never written. */
  composedNote: boolean
}

export type JournalKind =
  | "shown" // a row turned missing or invalid before the agent's eyes
  | "observed" // the same at level observe: never shown
  | "mended"
  | "undone"
  | "opened" // a record's page stood before the agent, once for one opening of it
  | "cleared" // a row that was shown failing is ok, in the same opening
  | "saved" // a Save went through over a failing row: details { would: it would have been held at block }
  | "complete" // a file's own rows are all ok for the first time: details { from: when one was first seen failing }
  | "held"
  | "overridden"
  | "verdict"
  | "answered" // presence asked and answered
  | "pinned"
  | "sent" // the e-mail of a credit request
  | "orphan" // what was done of a client given out, or undone
  | "contacted" // a client of after-sales, by a channel, with an outcome
  | "booked" // an appointment of after-sales, by a channel
  | "clock" // of after-sales: details { clock, event: "started" | "done" (in time) | "late" | "snoozed" }
  | "canary" // a page is no longer read as before, or is again: details { event: "begun" | "ended", org, area, field }
  | "do-not-call" // the list changed: details { event }, never the number
  | "policy" // a rule, pack or policy was changed
export type JournalEvent = {
  kind: JournalKind
  record?: RecordKey
  rule?: string
  state?: RowState
  level?: Level
  /** Typed reason of an override; never a client's data. */
  reason?: string
  /** Ids, instants, verdicts: no names, no phone numbers. `page`: the opening, where the key does not begin with it. */
  details?: Record<string, string | number | boolean | null>
}

export type RuleView = {
  id: string
  pack: string
  level: Level
  defaultLevel: Level
  levelFrom: Layer
  locked: boolean
  /** Until when that level holds (ISO), null: for good. */
  until: string | null
  /** Silenced everywhere, whatever its level; and by which layer. */
  silenced: boolean
  silencedFrom: Layer | null
  /** Overrides a week that the team finds normal; null: not said. */
  budget: number | null
  params: { name: string; value: ParamValue; default: ParamValue; from: Layer; locked: boolean }[]
  /** A lead changed something of it in this browser. */
  here: boolean
  /** Who changed it last and when (ISO); null: nobody that is known. */
  changed: { by: string; at: string } | null
  /** False: an id of the policy that this version does not know; kept, without effect. */
  known: boolean
}
export type LeadView = {
  readOnly: boolean
  /** A kept policy was found damaged, and what stands in its place. */
  recovered: Recovered | null
  managed: boolean
  team: string | null
  packs: { id: string; on: boolean; default: boolean; locked: boolean }[]
  rules: RuleView[]
  organisations: string[]
}
export type PolicyProblem = { path: string; expected: string }

/** Field health of the page in view, made by the page reader. */
export type FieldHealth = {
  field: FieldKey
  found: boolean
  /** The sign that found it: selector, api, column, id, zcqa, label, or null. */
  sign: string | null
  /** What the sign matched, for the lead (a column, a label): never the value. */
  match: string | null
  state: "known" | "empty" | "unknown"
  why: string | null
}
export type PageHealth = {
  kind: string
  org: string | null
  generation: string | null
  fields: FieldHealth[]
  notes: string
  attachments: string
  participants: string
  datePattern: string | null
}

/** Whose caller it is, with the words to show; without a verb: one quiet line. */
export type CallerCard = CallerAnswer & { said: { verb: string; lines: string[] } }

/** One thing that a composer asks; `half`: as wide as half the card. */
export type ComposeField = { name: string; label: string; value: string; half?: true; required?: true } & (
  | { kind: "text" | "long" | "date" | "time" | "number" | "tick" }
  /** `many`: any of the choices, their names apart by a space. */
  | { kind: "one" | "many"; choices: { value: string; label: string }[] }
)
export type ComposerKind = "note" | "appointment" | "first"
/** A composer's form, and the exact note, or null while something is missing; `remark` says what, or what to check. */
export type Composition = { fields: ComposeField[]; text: string | null; remark: string | null }

/** Requests to the worker: what goes in, what comes back. One row a request; unknown ones are refused at once. */
export type Requests = CoreRequests &
  CanaryRequests &
  ClockRequests &
  CreditRequests &
  DoNotCallRequests &
  EffectRequests &
  GivenRequests &
  GmailRequests &
  HistoryRequests &
  ImpaknetRequests &
  IndicatorRequests &
  AftersalesSettingsRequests &
  LoyaltyRequests &
  OrphanRequests &
  OwnRequests &
  PrivacyRequests &
  PublishingRequests &
  RunRequests &
  ScriptRequests &
  ShiftRequests
type CoreRequests = {
  "settings.get": [undefined, PageSettings]
  /** What a page of the CRM starts with. */
  "page.start": [undefined, OverlaySettings]
  /** What to say of a page (PageAnswer). What still stands a moment later is journalled and kept. */
  "page.answer": [PageQuestion, Wire]
  "agent.set": [{ name: string; department: string; branch: string }, PageSettings]
  "language.set": [{ language: "fr" | "en" }, PageSettings]
  "presence.set": [{ presence: Presence }, PageSettings]
  "presence.answer": [{ person: string; presence: "on-shift" | "busy" | "off" }, PageSettings]
  "panel.set": [Partial<PanelPrefs>, null]
  "pause.set": [{ minutes: number } | { page: string } | { resume: true }, PageSettings]
  /** A note to compose from a page and what the agent answered so far; or who the agent is ("first"), from no page. */
  compose: [{ kind: ComposerKind; on: PageQuestion | null; answers: Record<string, string> }, Composition]
  "ticks.set": [{ record: RecordKey; ticks: Ticks }, RecordMemory]
  "record.mark": [{ record: RecordKey; meetingBooked?: true; composedNote?: true }, RecordMemory]
  "journal.add": [{ key: string; event: JournalEvent }, null]
  "callback.pin": [{ record: RecordKey; until: string; url: string }, RecordMemory]
  "callback.unpin": [{ record: RecordKey }, RecordMemory]
  "callbacks.list": [undefined, { record: RecordKey; until: string; url: string }[]]
  /** The files of a caller, by phone, e-mail, name or stock number: at most 20, whole matches first. */
  "callers.find": [{ query: string }, FindAnswer]
  // the popup's
  /** The same with what the CRM knows; a newer question of the same window ends it. */
  "callers.more": [{ query: string }, FindAnswer]
  "lead.get": [undefined, LeadView]
  /** Null goes back to what lies below. `until`: ISO, within a year; `budget`: overrides a week found normal. */
  "rule.set": [
    {
      id: string
      level?: Level | null
      until?: string | null
      params?: Record<string, ParamValue> | null
      budget?: number | null
    },
    LeadView,
  ]
  "pack.set": [{ id: string; on: boolean }, LeadView]
  "policy.reset": [undefined, LeadView]
  "policy.import": [{ text: string }, { ok: true; view: LeadView } | { ok: false; problems: PolicyProblem[] }]
  "policy.export": [undefined, Policy]
  "roster.get": [undefined, RosterView]
  /** The same, the CRM asked anew. */
  "roster.renew": [undefined, RosterView]
  /** The roster whole. `imported`: it comes from a file, and what stood before is kept for `roster.undo`. */
  "roster.set": [{ roster: Roster; imported: boolean }, RosterTaken]
  "roster.undo": [undefined, RosterView]
  /** Those kept, the latest first. */
  "verdicts.list": [undefined, KeptVerdict[]]
  "day.get": [undefined, DayView]
  /** The tour de gun of each branch. */
  "turn.get": [undefined, TurnView]
  /** The connection to the CRM; `crm.check` asks it everything once first. */
  "crm.get": [undefined, ConnectionView]
  "crm.check": [undefined, ConnectionView]
  /** Opens the CRM's sign-in; answers when it is over, however it went. */
  "crm.sign-in": [undefined, ConnectionView]
  "crm.sign-out": [undefined, ConnectionView]
  /** The team's follow-up board; a look at the CRM begins when one is due. */
  "team.get": [undefined, TeamView]
  /** The names of files, by id, as the CRM gives them now. */
  "team.names": [{ ids: string[] }, Record<string, string>]
  "fit.view": [undefined, FitView]
  /** Our fields in the organisation, as the CRM told them; `crm.fields.check` asks it anew first. */
  "crm.fields": [undefined, CrmFieldsView]
  "crm.fields.check": [undefined, CrmFieldsView]
  /** Opens a correction of this field in a tab of the CRM. */
  "fit.start": [{ tab: number; field: FieldKey }, null]
  /** The structure of a tab's page, without any text or value. */
  "fit.diagnose": [{ tab: number }, string]
  // the correction's, from its page
  "fit.get": [undefined, Fitting | null]
  "fit.end": [undefined, null]
  /** The team's signs of a field; null: the built-in ones. From a page, only for the field that is being corrected there. */
  "field.set": [{ field: FieldKey; signs: FieldSigns | null }, null]
}
export type RequestType = keyof Requests
export type RequestOf<T extends RequestType> = Requests[T][0]
export type ReplyOf<T extends RequestType> = Requests[T][1]
export type Envelope<T extends RequestType = RequestType> = { jalon: T; payload: RequestOf<T> }
export type Answered<T> =
  | { ok: true; value: T }
  | { ok: false; error: "refused" | "unknown" | "shape" | "store" | "failed"; detail?: string }

/** What the worker, or the popup, says to an open page. */
export type Push =
  | { jalonPush: "settings"; settings: PageSettings } // to our own pages
  | { jalonPush: "page"; settings: OverlaySettings } // to the CRM's
  | { jalonPush: "command"; command: "toggle-panel" | "open-list" }
  | { jalonPush: "health" } // answered with PageHealth
  | { jalonPush: "publishing" } // to our own pages: publishing.get has something new
  | { jalonPush: "connection" } // to our own pages: crm.get has something new
  | { jalonPush: "impaknet" } // to a page of Impaknet: it starts anew, or tells again what it shows
  | { jalonPush: "carry" } // to a page of the CRM that something is carried to: answered true where it is shown
  | { jalonPush: "run" } // to the player: more is known of the client
  | { jalonPush: "ask" } // what the page rests on has changed elsewhere: it asks again
  | { jalonPush: "mailbox" } // answered with whose mailbox it is (Mailbox without its tab)
