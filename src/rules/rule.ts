import type { Term } from "../words/fr/fields"
import type { RuleId } from "../words/rules"
import type { OwnRuleId } from "./own/types"

import type { Field, UnknownReason } from "../process/field"
import type { FollowUpEntry } from "../process/followups"
import type { FormerFile } from "../process/reapply"
import type { Roster } from "../process/roster"
import type { Procedure, ProcedureItemId } from "../process/aftersales/procedures"
import type { Day } from "../process/calendar"
import type { OrphanProgress } from "../process/orphans/types"
import type { ReminderKind } from "../process/reminders"
import type { WorkingHours } from "../process/working-hours"
import type { Offer } from "../process/renewal/loyalty"
import type {
  ActivityFacts,
  AftersalesFacts,
  CreditFacts,
  FieldKey,
  MassUpdate,
  MeetingFacts,
  OpportunityFacts,
  RecordKey,
  RenewalFacts,
} from "./facts"

export type Level = "off" | "observe" | "hint" | "warn" | "block"
export const levels: readonly Level[] = ["off", "observe", "hint", "warn", "block"]

/** A rule of the product, or one that the team made without code. */
export type AnyRuleId = RuleId | OwnRuleId

/** What a lead may set on a rule. The default's type is the parameter's type. */
export type ParamSpec =
  | {
      kind: "number"
      default: number
      min: number
      max: number
      unit: "h" | "days" | "weeks" | "months" | "minutes" | "percent" | "count"
    }
  | { kind: "list"; default: readonly string[] }
export type ParamSpecs = Readonly<Record<string, ParamSpec>>
export type ParamValue = number | readonly string[]
type ParamOf<S> = S extends { kind: "number" } ? number : readonly string[]
export type Params<P extends ParamSpecs> = { readonly [K in keyof P]: ParamOf<P[K]> }

export type Agent = { name: string; department: string; branch: string }

/**
 * What the agent ticked on this record; `dossier`: items of a file's preparation, by name; `aftersales`: the procedure under way on a file
 * of after-sales, its items, and the two dates proposed (ISO instants), nothing of the client; `since`: when the procedure was opened (ISO,
 * UTC): what was said under another opening is not of this one.
 */
export type Ticks = {
  cellphone?: boolean
  dossier?: Readonly<Record<string, boolean>>
  aftersales?: AftersalesTicks
}
export type AftersalesTicks = {
  since?: string
  procedure?: Procedure
  done?: Readonly<Record<string, boolean>>
  proposals?: { first: string | null; second: string | null; mobility: boolean; urgent: boolean }
}
/** One thing of a list to tick: what the page shows is ticked by itself; its label stands in the words as a term. */
export type Check = { id: string; term: Term; state: "known" | "ticked" | "missing" | "unknown" }

/** What another page open now says of the same client's loan: figures for the moment of an answer, in no store. */
export type LiveLoan = Readonly<
  Record<"rate" | "termMonths" | "monthsLeft", Field<number>> &
    Record<"possessionDate" | "financingEnd", Field> &
    Record<"chance" | "make" | "model" | "fi", Field> & { buyBack: Field<unknown> }
>
/** What is known around a file of the renewal team. */
export type RenewalSurroundings = {
  live: LiveLoan | null
  /** In %, as the agent entered it for this opening of the page. */
  equity: number | null
  /** Those kept by the lead, past ones too. */
  offers: readonly Offer[]
}

/** A clock of after-sales on the record: `until` is its deadline; `id`: by which it is ended or put off; `doneAt`: when it was. */
export type RunningClock = {
  id?: string
  kind: ReminderKind
  from: Date
  until: Date
  done: boolean
  doneAt?: Date
}
/** What is known around a file of after-sales. */
export type AftersalesSurroundings = {
  clocks: readonly RunningClock[]
  hours: WorkingHours
}
/** Where a client given out as an orphan stands. */
export type OrphanStanding = { seller: string; day: Day; purchased?: Day } & OrphanProgress

/** Another file of the same client, as this browser has seen it or as the CRM gives it. */
export type OtherFile = FormerFile & {
  record: RecordKey
  matchedBy: "phone" | "email"
  /** As last seen on its page; null when it was never readable. */
  stage: string | null
  /** When this browser first saw it at a closed stage, or its closing note was written; null while it is open or not known. */
  closedAt: Date | null
  /** Its owner's name, where the CRM gives it. */
  owner?: string | null
  seenAt: Date
}

/**
 * A client whom somebody may be about to call. `zones`: where their numbers are from, none where that is not known; `asked`: the day they
 * asked not to be called, null where they did not; `purchased`, `inquired`: as the page says, null where it says nothing, undefined for a
 * purchase of which nobody knows the day; `ended`: the end of their loan, null where there is none, undefined while it runs or may;
 * `field`: their number on the page.
 */
export type ClientToCall = {
  zones: readonly string[]
  asked: Day | null
  purchased: Day | null | undefined
  inquired: Day | null
  ended: Day | null | undefined
  field: FieldKey | null
}

/** Everything a check may look at. `now` is given, never taken. */
export type Context = {
  now: Date
  agent: Agent | null
  roster: Roster
  ticks: Ticks
  /** Whether a number is a valid North American one; undefined while the worker has not answered. */
  phoneValid: (raw: string) => boolean | undefined
  /** Follow-up notes of this record seen on earlier visits: the page renders only the latest. `id`: the note's. */
  kept: readonly (FollowUpEntry & { id?: string })[]
  /** When every note of this record was last seen at once; null or absent: never. */
  keptWhole?: Date | null
  /** Other files with the same phone or e-mail; undefined when the store does not say. */
  others: readonly OtherFile[] | undefined
  /** Whose turn it is among the specialists of a branch, as seen from here, by name; undefined when nobody knows. */
  turn?: ((branch: string) => { next: string | null; last: string | null }) | undefined
  /**
   * The look planned at this request for credit, once its e-mail went (renewal.credit-request); null when none is planned, undefined when
   * the store does not say.
   */
  creditCheck?: { from: Date; until: Date; done: boolean } | null
  /** Around a file of renewal. */
  renewal?: RenewalSurroundings
  /** Around a file of after-sales. */
  aftersales?: AftersalesSurroundings
  /** Whether the client of the page was given to a seller as an orphan; null: not, undefined when the store does not say. */
  orphan?: OrphanStanding | null
  /** The client of the page, where somebody may be about to call them and the pack `law` speaks. */
  client?: ClientToCall
  /** Between which instants a won file was won, as far as this browser saw; null: never seen won before now. */
  won?: { from: Date | null; to: Date } | null
  /** The rows already answered, for the few rules that look at the others (opportunity-ready). */
  rows: readonly Row[]
}

/** Whose way of working a page is looked at by: the renewal team's differs in its meetings (process.md 2.2). */
export type Speaking = "bdc" | "renewal"

/** The same with what the policy says of other rules, for the few whose cases or parameters go together. */
export type Asking = Context & {
  pack: Speaking
  paramsOf: <P extends ParamSpecs>(rule: { id: string; params?: P }) => Params<P>
  /** Whether a rule is in force above observe: one that is not never ends a search among cases. */
  speaks: (id: RuleId) => boolean
}

export type OpportunityInput = { opportunity: OpportunityFacts; meeting: MeetingFacts | null }
export type RenewalInput = { renewal: RenewalFacts }
export type CreditInput = { credit: CreditFacts }
export type AftersalesInput = { aftersales: AftersalesFacts }
export type ClientInput = { client: ClientToCall }
export type ActivityInput = { activity: ActivityFacts }
export type MeetingInput = { meeting: MeetingFacts; opportunity: OpportunityFacts | null }

/**
 * A check's answer; null when the rule does not apply (its row is not shown).
 * `problem` is a key of the rule's own `problems` in `src/words`; `vars` fill its blanks.
 * `fix` is the right value for a text or date field, offered with undo; `offer` a value to copy where the page's
 * field cannot be written. `at` caps the level for this answer (a right subject in the wrong case warns).
 * `items` lists what is wrong, for rules that sum up others. `record` is another file that the answer speaks of.
 */
export type Answer =
  | ({
      state: "ok"
      ask?: "cellphone"
      note?: string
      vars?: Vars
      offer?: string
      record?: RecordKey
      terms?: readonly Term[]
    } & Beside)
  | ({
      state: "missing" | "invalid"
      problem?: string
      vars?: Vars
      fix?: Fix
      offer?: string
      at?: Level
      field?: FieldKey
      items?: readonly FieldKey[]
      /** Names said in the text, as keys of `terms` in the words: they fill `{terms}`. */
      terms?: readonly Term[]
      /** The rules summed up, some of which have no field. */
      rules?: readonly AnyRuleId[]
      /** The fields that this answer rests on, when fewer than the rule's `reads`. */
      used?: readonly FieldKey[]
      record?: RecordKey
    } & Beside)
  | ({
      state: "unknown"
      why: UnknownReason
      problem?: string
      vars?: Vars
      terms?: readonly Term[]
    } & Beside)
  | null
/**
 * What a row offers whatever its state: a list to tick, the script that follows (its id), what may be done of a request for credit, a
 * table (a term or a name, and a key of the rule's own `problems`), the percentage that the agent may enter for this opening of the page, a call back asked for.
 */
export type Beside = {
  checks?: readonly Check[]
  lines?: readonly Line[]
  equity?: number | null
  script?: string
  credit?: { number: string; may: "send" | "wait" | "check" }
  /** The client may ask to be called back: the agent is reminded of it at that time. */
  callback?: true
  /** The clock of the row, where one runs, and what may be said of it: of `item`, in `procedure` where it takes another one. */
  clock?: { id?: string; item?: ProcedureItemId; procedure?: Procedure; may: readonly ClockAct[] }
  /** The two dates proposed to the client, `yyyy-mm-ddThh:mm` in Montréal, "" while there is none. */
  proposals?: { first: string; second: string; mobility: boolean; urgent: boolean }
}
/** What may be said of a clock: the first two start it, "later" puts it off, the others say its item done, or not after all. */
export type ClockAct =
  "callEnded" | "brokeDown" | "later" | "noAnswer" | "confirmed" | "reminded" | "diagnosed" | "undone"
export type Line = { problem: string; vars?: Vars; terms?: readonly Term[] } & (
  { term: Term } | { name: string }
)
export type Vars = Readonly<Record<string, string | number>>
export type Fix = { field: FieldKey; value: string }

export type Section =
  | "information"
  | "vehicle"
  | "trade-in"
  | "follow-up"
  | "notes"
  | "meeting"
  | "participants"
  | "after"
  | "dossier"
  | "credit"
  | "loyalty"
  | "aftersales"
  | "orphan"
  | "law"
  | "own"

type RuleBase<P extends ParamSpecs> = {
  id: AnyRuleId
  /** The field that the row jumps to and the hint stands beside: the first it reads, unless said; none for rules about the page. */
  field?: FieldKey | null
  /** Every field the answer depends on. Those read on another page earlier cap the level at `warn`. */
  reads: readonly FieldKey[]
  section: Section
  level: Level
  params?: P
  /** Never holds Save on an existing meeting (status, opportunity-ready). */
  neverHoldsExisting?: boolean
  /** It may hold the opportunity's own Save. */
  holdsOwnSave?: boolean
}
export type OpportunityRule<P extends ParamSpecs = ParamSpecs> = RuleBase<P> & {
  on: "opportunity"
  check: (input: OpportunityInput, context: Asking, params: Params<P>) => Answer
  /** What it says of several opportunities put at one stage together, over a list. */
  checkMass?: (mass: Field<MassUpdate>) => Answer
  /** What it says of a file of after-sales. */
  checkAftersales?: (input: AftersalesInput, context: Asking, params: Params<P>) => Answer
}
/** A form that makes a call or a task; it never holds it. */
export type ActivityRule<P extends ParamSpecs = ParamSpecs> = RuleBase<P> & {
  on: "activity"
  check: (input: ActivityInput, context: Asking, params: Params<P>) => Answer
}
export type MeetingRule<P extends ParamSpecs = ParamSpecs> = RuleBase<P> & {
  on: "meeting"
  check: (input: MeetingInput, context: Asking, params: Params<P>) => Answer
}
/** A file of the renewal team; it holds nothing. */
export type RenewalRule<P extends ParamSpecs = ParamSpecs> = RuleBase<P> & {
  on: "renewal"
  check: (input: RenewalInput, context: Asking, params: Params<P>) => Answer
  /** What it says of an opportunity, where the renewal team's way of working is followed. */
  checkOpportunity?: (input: OpportunityInput, context: Asking, params: Params<P>) => Answer
}
/** A request for credit; it holds nothing in the CRM. */
export type CreditRule<P extends ParamSpecs = ParamSpecs> = RuleBase<P> & {
  on: "credit"
  check: (input: CreditInput, context: Asking, params: Params<P>) => Answer
}
/** A file of after-sales; it holds nothing. */
export type AftersalesRule<P extends ParamSpecs = ParamSpecs> = RuleBase<P> & {
  on: "aftersales"
  check: (input: AftersalesInput, context: Asking, params: Params<P>) => Answer
}
/** What goes before a call to a client, whatever the page of theirs; it holds nothing. */
export type ClientRule<P extends ParamSpecs = ParamSpecs> = RuleBase<P> & {
  on: "client"
  check: (input: ClientInput, context: Asking, params: Params<P>) => Answer
}
/** A case of the callback decision (`src/process/callbacks.ts` decides); here for its level and parameters. */
export type CallRule<P extends ParamSpecs = ParamSpecs> = Omit<RuleBase<P>, "field" | "reads" | "section"> & {
  on: "call"
}
/** A practice that no page's facts answer; here for its level and parameters. */
export type PracticeRule<P extends ParamSpecs = ParamSpecs> = Omit<CallRule<P>, "on"> & { on: "practice" }
export type CheckedRule =
  OpportunityRule | MeetingRule | ActivityRule | RenewalRule | CreditRule | AftersalesRule | ClientRule
export type Rule = CheckedRule | CallRule | PracticeRule

/** One rule, one file: `export default opportunityRule({ … })`. */
export const opportunityRule = <const P extends ParamSpecs>(
  definition: Omit<OpportunityRule<P>, "on">,
): OpportunityRule => ({ on: "opportunity", field: definition.reads[0], ...definition }) as OpportunityRule
export const meetingRule = <const P extends ParamSpecs>(
  definition: Omit<MeetingRule<P>, "on">,
): MeetingRule => ({ on: "meeting", field: definition.reads[0], ...definition }) as MeetingRule
export const activityRule = <const P extends ParamSpecs>(
  definition: Omit<ActivityRule<P>, "on">,
): ActivityRule => ({ on: "activity", ...definition }) as ActivityRule

export const renewalRule = <const P extends ParamSpecs>(
  definition: Omit<RenewalRule<P>, "on">,
): RenewalRule & { params: P } =>
  ({ on: "renewal", field: definition.reads[0], ...definition }) as RenewalRule & { params: P }
export const creditRule = <const P extends ParamSpecs>(
  definition: Omit<CreditRule<P>, "on">,
): CreditRule & { params: P } =>
  ({ on: "credit", field: definition.reads[0], ...definition }) as CreditRule & { params: P }

export const aftersalesRule = <const P extends ParamSpecs>(
  definition: Omit<AftersalesRule<P>, "on">,
): AftersalesRule & { params: P } =>
  ({ on: "aftersales", field: definition.reads[0], ...definition }) as AftersalesRule & { params: P }

export const clientRule = (
  definition: Omit<ClientRule, "on" | "reads" | "section" | "field">,
): ClientRule => ({
  on: "client",
  reads: [],
  section: "law",
  field: null,
  ...definition,
})

export const callRule = <const P extends ParamSpecs>(definition: Omit<CallRule<P>, "on">): CallRule => ({
  on: "call",
  ...definition,
})

export const practiceRule = <const P extends ParamSpecs>(
  definition: Omit<PracticeRule<P>, "on">,
): PracticeRule<P> => ({ on: "practice", ...definition })

export type RowState = "ok" | "missing" | "invalid" | "unknown" | "overridden"
/** Whether something is to be done: it is not there, or not right. */
export const isFailing = ({ state }: { state: RowState }): boolean =>
  state === "missing" || state === "invalid"

/** A line of the checklist: one rule's answer at the level in force for it. */
export type Row = {
  id: AnyRuleId
  on: CheckedRule["on"]
  section: Section
  field: FieldKey | null
  state: RowState
  level: Level
  answer: Exclude<Answer, null>
  /** Why a `block` row is only advice here, when it is. */
  softened?:
    "section-one" | "unknown" | "earlier-page" | "crm-old" | "not-settled" | "unchanged" | "advice" | "canary"
  /** The Save that this row holds, when it holds one: now, or once what it rests on is read twice alike ("not-settled"). */
  holds?: "meeting" | "opportunity"
  /** The Save that it would hold now, were it at `block`; of what fails below that level only. */
  wouldHold?: "meeting" | "opportunity"
  /** What it rests on is not all in the page: the CRM told some of it. Not said where the whole file is the CRM's. */
  crm?: true
}
