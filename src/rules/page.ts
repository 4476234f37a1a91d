import type { PageFacts, RecordMemory } from "../messages"
import { known, valueOf } from "../process/field"
import { meterOf, type Meter } from "../process/meter"
import { cleanName } from "../process/opportunity"
import type { Presence } from "../process/roster"
import { isPursued, stages } from "../process/stages"
import { same } from "../process/text"
import { callerVerdict, type CallerAnswer } from "./callbacks/verdict"
import { answerAll, holding, wouldHold, type InForce } from "./engine"
import { opportunityFields, type FieldKey, type OpportunityFacts } from "./facts"
import { historyOfFile } from "./followups/parts/history"
import { countingOf } from "./followups/parts/settings"
import { fold } from "../process/text"
import type { Context, Row, Speaking } from "./rule"

export type PageInput = {
  facts: PageFacts
  /** Fields not yet read twice alike. */
  unsettled: readonly FieldKey[]
  memory: RecordMemory
  /** Facts of the opportunity last open in this tab; used by a meeting page of its own only. */
  carried: OpportunityFacts | null
  context: Omit<Context, "rows" | "ticks">
  presenceAnswers: Readonly<Record<string, Presence>>
  force: InForce
  /** The page, or the one that it rests on, is no longer read as before: nothing is held. */
  canary?: boolean
}

/** What is to be said of one page at one moment, without its words. */
export type PageSays = {
  /** In page order, those at observe too. */
  rows: Row[]
  caller: CallerAnswer | null
  /** First name of the client, else their number as the page shows it. */
  client: string | null
  /** The opportunity that the rows speak of: read here, or carried from the page before. */
  opportunity: OpportunityFacts | null
  /** The days without contact, where followups.daily counts them. */
  meter: Meter | null
  /** Whose way of working the rows follow. */
  speaking: Speaking
  /** Rows that would hold the change of the stage to one of these, pressed in the page at once (a stage bar). */
  ifStage: { names: readonly string[]; rows: Row[] }[]
  /** The same of rows below `block`, were they at it; for the journal. */
  ifBlocked: { names: readonly string[]; rows: Row[] }[]
}

/** The opportunity that the page speaks of: the one read here, else the one carried from the page before. */
export function opportunityOf({ facts, memory, carried }: PageInput): OpportunityFacts | null {
  const { opportunity: here, meeting } = facts
  if (here) {
    const unread = here.meetingStands.state === "unknown"
    return memory.meetingBooked && unread ? { ...here, meetingStands: known(true) } : here
  }
  if (!carried || meeting?.mode !== "create") return null
  const related = valueOf(meeting.fields.related)
  const name = valueOf(carried.fields.name)
  // A meeting that names another opportunity says nothing of the one carried.
  return related !== undefined && name !== undefined && !same(related, name)
    ? null
    : { ...carried, from: carried.from === "crm" ? "crm" : "earlier" }
}

const isRenewal = (name: string): boolean =>
  /^(renouvellement|renewal|demandes? de credit|credit)/.test(fold(name))

/** Whose way of working a page follows: the agent's department, else the page's module, else the bdc (process.md 2.2). */
export function speakingOf(
  { facts, context: { agent } }: Pick<PageInput, "facts" | "context">,
  opportunity: OpportunityFacts | null,
): Speaking {
  const department = fold(agent?.department ?? "")
  if (department === "bdc" || department === "renewal") return department
  const module = opportunity && valueOf(opportunity.module)
  const there = facts.renewal || facts.credit || (module && isRenewal(module)) || isRenewal(facts.kind)
  return there ? "renewal" : "bdc"
}

/** What is not on the page is read no second time there. */
const isElsewhere = (opportunity: OpportunityFacts | null): boolean =>
  opportunity?.from === "earlier" || opportunity?.from === "crm"

/** The first word of a name, "Unknown" and the like left out. */
const firstName = (name: string) => cleanName(name).split(/\s+/)[0] || null

/** The number that a page shows; one that the CRM told goes to no page. */
const ownPhone = ({ fields, crm }: OpportunityFacts): string | null =>
  crm?.of.includes("phone") ? null : (valueOf(fields.phone) ?? null)

/** Answers a page: its rows and whose caller it is. Pure: the same input gives the same answer. */
export function answerPage(input: PageInput): PageSays {
  const { facts, force, context, memory, canary = false } = input
  const opportunity = opportunityOf(input)
  const unsettled = new Set(input.unsettled)
  const settled = (field: FieldKey) =>
    (isElsewhere(opportunity) && field.startsWith("opportunity.")) || !unsettled.has(field)
  const { agent, roster, now } = context
  const speaking = speakingOf(input, opportunity)
  const answer = (about: OpportunityFacts | null) =>
    answerAll(
      { ...facts, opportunity: about, canary },
      { ...context, ticks: memory.ticks },
      force,
      settled,
      speaking,
    )
  const rows = answer(opportunity)
  const caller =
    opportunity && facts.kind === "opportunity-detail" && force.packOn("callbacks")
      ? callerVerdict({ opportunity, agent, roster, presenceAnswers: input.presenceAnswers, now, force })
      : null
  const file = opportunity ?? facts.renewal
  const person = file
    ? (valueOf(file.fields.contact) ?? valueOf(file.fields.name))
    : valueOf((facts.credit ?? facts.aftersales)?.fields.contact ?? notRead)
  const staged =
    opportunity?.mode === "detail" && opportunity.stageChange.state === "empty"
      ? stages.flatMap(({ name, aliases, open }) => {
          const from = valueOf(opportunity.fields.stage) ?? null
          // From one open stage to another, nothing is closed nor reopened.
          if (open && isPursued(from ?? "")) return []
          const stageChange = known({ from, to: name })
          return [{ names: [name, ...aliases], rows: answer({ ...opportunity, stageChange }) }]
        })
      : []
  return {
    rows,
    caller,
    client: (person ? firstName(person) : null) ?? (opportunity && ownPhone(opportunity)),
    opportunity,
    speaking,
    meter:
      opportunity && rows.some(({ id, state }) => id === "followups.daily" && state !== "unknown")
        ? meterFor(opportunity, input)
        : null,
    ifStage: staged.flatMap(({ names, rows: held }) => {
      const now = holding(held, "opportunity")
      return now.length > 0 ? [{ names, rows: now }] : []
    }),
    ifBlocked: staged.flatMap(({ names, rows: held }) => {
      const would = wouldHold(held, "opportunity")
      return would.length > 0 ? [{ names, rows: would }] : []
    }),
  }
}

const notRead = { state: "unknown", why: "not-found" } as const

/** A file of which only the owner and the stage are known, if these. */
const fileOf = (owner: string | null, stage: string | null): OpportunityFacts => ({
  record: null,
  mode: "detail",
  from: "here",
  module: notRead,
  fields: {
    ...(Object.fromEntries(opportunityFields.map((name) => [name, notRead])) as OpportunityFacts["fields"]),
    owner: owner === null ? notRead : known(owner),
    stage: stage === null ? notRead : known(stage),
  },
  redLineEmpty: notRead,
  notes: notRead,
  notesComplete: false,
  attachments: notRead,
  meetingStands: notRead,
  callBox: notRead,
  stageChange: notRead,
})
const aboutOwner = new Set<string>(["callbacks.shift-soon", "callbacks.absent-cover"])

/**
 * What goes with calling a client (callbacks.shift-soon, callbacks.absent-cover) on a page that shows no file of theirs: from the owner
 * of a file seen elsewhere.
 */
export function ownerRows(
  { owner, stage }: { owner: string; stage: string | null },
  { context, memory, force }: Pick<PageInput, "context" | "memory" | "force">,
): Row[] {
  const facts = { opportunity: fileOf(owner, stage), meeting: null }
  return answerAll(facts, { ...context, ticks: memory.ticks }, force, () => false).filter(({ id }) =>
    aboutOwner.has(id),
  )
}

/** Where a client given to a seller stands (orphans.status), on a page that shows no file of theirs. */
export function orphanRows({
  context,
  memory,
  force,
}: Pick<PageInput, "context" | "memory" | "force">): Row[] {
  const facts = { opportunity: fileOf(null, null), meeting: null }
  return answerAll(facts, { ...context, ticks: memory.ticks }, force, () => false).filter(
    ({ id }) => id === "orphans.status",
  )
}

function meterFor(opportunity: OpportunityFacts, { context, force }: PageInput): Meter | null {
  const history = valueOf(historyOfFile(opportunity, context))
  return history ? meterOf(history.entries, context.now, countingOf(force)) : null
}
