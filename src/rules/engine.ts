import type { PageSettings } from "../messages"
import { valueOf, type Field } from "../process/field"
import { fold, same } from "../process/text"
import { atLeast, atMost } from "./answers"
import {
  asides,
  type ActivityFacts,
  type AftersalesFacts,
  type CreditFacts,
  type FieldKey,
  type MassUpdate,
  type MeetingFacts,
  type MeetingField,
  type OpportunityFacts,
  type OpportunityPart,
  type RenewalFacts,
} from "./facts"
import { checkedRules, packOf, ruleOf, type AnyPack } from "./index"
import ready from "./bdc/meeting/opportunity-ready"
import { checkedOwn } from "./own/check"
import {
  levels,
  type Answer,
  type AnyRuleId,
  type Asking,
  type CheckedRule,
  type Context,
  type Level,
  type Params,
  type ParamSpec,
  type ParamSpecs,
  type ParamValue,
  type Row,
  type Rule,
  type Section,
  type Speaking,
} from "./rule"

/** What the policy sets, read once for a page's settings. */
export type InForce = {
  levelOf: (rule: Rule) => Level
  paramsOf: <P extends ParamSpecs>(rule: { id: string; params?: P }) => Params<P>
  packOn: (pack: string) => boolean
  /** Whether a rule is heard: its pack is on, and it stands above observe. An id that this version does not know is not. */
  speaks: (id: string) => boolean
  /** The rules that the team made without code. */
  own: readonly CheckedRule[]
}

function fits(spec: ParamSpec, value: ParamValue | undefined): value is ParamValue {
  if (spec.kind === "list") return Array.isArray(value)
  return typeof value === "number" && value >= spec.min && value <= spec.max
}

const noRules: NonNullable<PageSettings["ownRules"]> = []

/** Levels, parameters and packs in force; a value that does not fit its parameter leaves the default. */
export function inForce(settings: Pick<PageSettings, "rules" | "packs" | "ownRules">): InForce {
  const levelOf = (rule: Rule): Level => {
    const level = settings.rules[rule.id]?.level
    return level !== undefined && levels.includes(level) ? level : rule.level
  }
  const packOn = (pack: string): boolean => settings.packs[pack] ?? true
  return {
    levelOf,
    packOn,
    own: checkedOwn(settings.ownRules ?? noRules),
    speaks: (id) => {
      const rule = ruleOf(id)
      return rule !== undefined && packOn(packOf(rule.id)) && atLeast(levelOf(rule), "hint")
    },
    paramsOf<P extends ParamSpecs>(rule: { id: string; params?: P }) {
      const set = settings.rules[rule.id]?.params ?? {}
      const entries = Object.entries(rule.params ?? {}).map(([name, spec]) => {
        const value = set[name]
        return [name, fits(spec, value) ? value : spec.default]
      })
      return Object.fromEntries(entries) as Params<P>
    },
  }
}

export type Facts = {
  opportunity: OpportunityFacts | null
  meeting: MeetingFacts | null
  activity?: ActivityFacts | null
  massUpdate?: Field<MassUpdate> | null
  renewal?: RenewalFacts | null
  credit?: CreditFacts | null
  aftersales?: AftersalesFacts | null
  /** The page is no longer read as before: nothing of it may hold a Save. */
  canary?: boolean
}
type Settled = (field: FieldKey) => boolean

const sections: readonly Section[] = [
  "law",
  "dossier",
  "credit",
  "loyalty",
  "aftersales",
  "orphan",
  "information",
  "vehicle",
  "trade-in",
  "follow-up",
  "notes",
  "meeting",
  "participants",
  "after",
  "own",
]

/**
 * Whether the meeting is one that the pack speaks of: tied to an opportunity, or an appointment by its category; after-sales' own
 * (`service`) are the workshop's.
 */
function speaksOf({ fromOpportunity, fields }: MeetingFacts, service: boolean): boolean {
  const category = valueOf(fields.category)
  return (
    valueOf(fromOpportunity) === true || (!service && category !== undefined && same(category, "Rendez-vous"))
  )
}

const ofMeeting = (key: FieldKey): MeetingField | null =>
  key.startsWith("meeting.") ? (key.slice("meeting.".length) as MeetingField) : null

/** What a rule looks at beside fields, as it looks: only where the CRM told some of it. */
function watched(opportunity: OpportunityFacts): {
  opportunity: OpportunityFacts
  seen: Set<OpportunityPart>
} {
  const seen = new Set<OpportunityPart>()
  const told = asides.filter((part) => opportunity.crm?.of.includes(part))
  if (told.length === 0) return { opportunity, seen }
  const watch = told.map((part): [string, PropertyDescriptor] => [
    part,
    {
      enumerable: true,
      get: () => {
        seen.add(part)
        return opportunity[part]
      },
    },
  ])
  return { opportunity: Object.defineProperties({ ...opportunity }, Object.fromEntries(watch)), seen }
}

/** Rules of pages whose Save is never held. */
const isAdvice = ({ on }: CheckedRule): boolean => on !== "opportunity" && on !== "meeting"

/** Why an answer that would block is only advice here; null when it may hold a Save: the meeting's, or its own opportunity's. */
function softening(
  rule: CheckedRule,
  answer: Exclude<Answer, null>,
  { opportunity, meeting }: Facts,
  parts: readonly OpportunityPart[],
  settled: Settled,
): NonNullable<Row["softened"]> | null {
  if (answer.state === "unknown") return "unknown"
  const reads = readsOf(rule, answer)
  if (isAdvice(rule)) return "advice"
  const there = reads.filter((key) => (ofMeeting(key) ? meeting !== null : opportunity !== null))
  const onOpportunity = there.some((key) => !ofMeeting(key)) || rule.on === "opportunity"
  if (onOpportunity && opportunity?.from === "earlier") return "earlier-page"
  if (parts.some((part) => opportunity?.crm?.old.includes(part))) return "crm-old"
  if (!there.every(settled)) return "not-settled"
  if (rule.on === "opportunity")
    return rule.holdsOwnSave ? null : packOf(rule.id) === "bdc" ? "section-one" : "advice"
  if (meeting?.mode !== "edit") return null
  const touched = rule.reads.some((key) => {
    const field = ofMeeting(key)
    return field !== null && meeting.changed.has(field)
  })
  return rule.neverHoldsExisting || !touched ? "unchanged" : null
}

const readsOf = (rule: CheckedRule, answer: Exclude<Answer, null>): readonly FieldKey[] =>
  ("used" in answer ? answer.used : undefined) ?? rule.reads

/** What of the opportunity an answer rests on that the CRM told. */
function toldByCrm(
  rule: CheckedRule,
  answer: Exclude<Answer, null>,
  { opportunity }: Facts,
  seen: ReadonlySet<OpportunityPart>,
): OpportunityPart[] {
  const reads = readsOf(rule, answer)
  return (opportunity?.crm?.of ?? []).filter(
    (part) => seen.has(part) || reads.some((key) => key === `opportunity.${part}`),
  )
}

function rowOf(
  rule: CheckedRule,
  answer: Exclude<Answer, null>,
  configured: Level,
  facts: Facts,
  seen: ReadonlySet<OpportunityPart>,
  settled: Settled,
  summed: boolean,
): Row {
  const failing = answer.state === "missing" || answer.state === "invalid"
  const level = failing && answer.at ? atMost(configured, answer.at) : configured
  const told = toldByCrm(rule, answer, facts, seen)
  const soften = (by: Settled) => {
    const why = softening(rule, answer, facts, told, by)
    return facts.canary && (why === null || why === "not-settled") ? "canary" : why
  }
  const softened = level === "block" ? soften(settled) : null
  const reason = softened === "not-settled" ? soften(() => true) : softened
  const saves = rule.on === "opportunity" || rule.on === "meeting" ? rule.on : null
  const holds = failing && level === "block" && !reason
  const would = failing && configured !== "block" && (answer.at ?? "block") === "block"
  const free = would ? soften(settled) : "advice"
  const wouldHold = free === null ? saves : summed && free === "section-one" ? "meeting" : null
  return {
    id: rule.id,
    on: rule.on,
    section: rule.section,
    field: (failing ? answer.field : undefined) ?? rule.field ?? null,
    state: answer.state,
    level: softened ? "warn" : level,
    answer,
    ...(softened ? { softened } : {}),
    ...(holds && saves ? { holds: saves } : {}),
    ...(wouldHold ? { wouldHold } : {}),
    ...(told.length > 0 && facts.opportunity?.from !== "crm" ? { crm: true } : {}),
  }
}

/** A rule's answer. One that throws is unknown, and the others go on. */
function ask(rule: CheckedRule, facts: Facts, context: Asking, force: InForce): Answer {
  const { opportunity, meeting, activity, massUpdate, renewal, credit, aftersales } = facts
  try {
    const params = force.paramsOf(rule)
    if (rule.on === "renewal") {
      if (renewal) return rule.check({ renewal }, context, params)
      const here = opportunity?.from === "here" && !meeting && context.pack === "renewal" ? opportunity : null
      return (here && rule.checkOpportunity?.({ opportunity: here, meeting }, context, params)) ?? null
    }
    if (rule.on === "client")
      return context.client ? rule.check({ client: context.client }, context, params) : null
    if (rule.on === "credit") return credit ? rule.check({ credit }, context, params) : null
    if (rule.on === "aftersales") return aftersales ? rule.check({ aftersales }, context, params) : null
    if (rule.on === "activity") return activity ? rule.check({ activity }, context, params) : null
    if (rule.on === "opportunity") {
      if (opportunity) return rule.check({ opportunity, meeting }, context, params)
      if (aftersales) return rule.checkAftersales?.({ aftersales }, context, params) ?? null
      return massUpdate ? (rule.checkMass?.(massUpdate) ?? null) : null
    }
    return meeting ? rule.check({ meeting, opportunity }, context, params) : null
  } catch {
    return { state: "unknown", why: "unreadable" }
  }
}

/** Whether a rule has something to say of these facts: the meeting's of an appointment, the bdc's wherever, others on the file alone. */
function isAbout(
  rule: CheckedRule,
  { opportunity, meeting, massUpdate, aftersales }: Facts,
  service: boolean,
): boolean {
  if (rule.on === "meeting") return meeting !== null && speaksOf(meeting, service)
  if (rule.on === "client" || rule.on === "renewal" || rule.on === "credit" || rule.on === "aftersales")
    return true
  if (massUpdate && !opportunity) return rule.on === "opportunity"
  if (aftersales && rule.on === "opportunity" && rule.checkAftersales) return true
  return packOf(rule.id) === "bdc" || (meeting === null && opportunity?.from === "here")
}

/**
 * The pack in whose name a rule speaks on a page: sections 1 and 2 of the process are the bdc's, and the renewal team's where that
 * one speaks (2.2), under the same ids.
 */
const packFor = (id: AnyRuleId, speaking: Speaking): AnyPack => {
  const pack = packOf(id)
  return pack === "bdc" ? speaking : pack
}

const nothing = { opportunity: null, seen: new Set<OpportunityPart>() }

/**
 * Every rule's row, in the order of the page. Rules at `off`, and those of a pack that is off, are not asked; rows at `observe` are
 * for the journal only. `pack`: whose meetings these are. `settled` says whether a field was read twice alike: only settled facts may hold a Save.
 */
export function answerAll(
  facts: Facts,
  context: Omit<Context, "rows">,
  force: InForce,
  settled: Settled,
  pack: Speaking = "bdc",
): Row[] {
  const rows: Row[] = []
  const asking: Asking = {
    ...context,
    rows,
    pack,
    paramsOf: force.paramsOf,
    speaks: (id) => {
      const rule = ruleOf(id)
      return rule !== undefined && force.packOn(packFor(id, pack)) && atLeast(force.levelOf(rule), "hint")
    },
  }
  const service = Boolean(facts.aftersales) || fold(context.agent?.department ?? "") === "aftersales"
  const { meeting, canary = false } = facts
  // Whether what section one lacks holds the Save of the meeting in view.
  const summed =
    meeting !== null &&
    meeting.mode !== "edit" &&
    !canary &&
    isAbout(ready, facts, service) &&
    force.packOn(packFor(ready.id, pack)) &&
    force.levelOf(ready) === "block"
  for (const rule of [...checkedRules, ...force.own]) {
    const configured = force.levelOf(rule)
    if (configured === "off" || !force.packOn(packFor(rule.id, pack)) || !isAbout(rule, facts, service))
      continue
    const { opportunity, seen } = facts.opportunity ? watched(facts.opportunity) : nothing
    const answer = ask(rule, { ...facts, opportunity }, asking, force)
    if (answer) rows.push(rowOf(rule, answer, configured, facts, seen, settled, summed))
  }
  return rows.sort((one, other) => sections.indexOf(one.section) - sections.indexOf(other.section))
}

/** The pack that a page's rows are shown under: the one that speaks as soon as it has one there. Null without rows. */
export function packShown(rows: readonly Row[], speaking: Speaking = "bdc"): AnyPack | null {
  const shown = rows.map(({ id }) => packFor(id, speaking))
  // What goes before any call gives no name to the work of a page.
  return shown.includes(speaking) ? speaking : (shown.find((pack) => pack !== "law") ?? shown[0] ?? null)
}

/** The rows below `block` that would hold this Save now, were they at it. */
export const wouldHold = (rows: readonly Row[], save: Row["wouldHold"]): Row[] =>
  rows.filter((row) => save !== undefined && row.wouldHold === save)

/** The rows that hold a Save now; only those of one Save, when it is named. */
export const holding = (rows: readonly Row[], save?: Row["holds"]): Row[] =>
  rows.filter(({ holds, softened }) => holds && !softened && (save === undefined || holds === save))
