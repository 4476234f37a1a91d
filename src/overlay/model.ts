import type { CallerCard, PageSettings, RecordMemory } from "../messages"
import type { Snapshot } from "../pages/zoho/types"
import { known, valueOf } from "../process/field"
import { cleanName } from "../process/opportunity"
import { same } from "../process/text"
import { answerAll, holding, progressOf, type InForce } from "../rules/engine"
import type { FieldKey, MeetingFacts, OpportunityFacts, RecordKey } from "../rules/facts"
import type { Context, Row } from "../rules/rule"
import { isFailing } from "./text"

/** What is remembered of a record not yet asked for. */
export const noMemory: RecordMemory = {
  ticks: {},
  pinnedUntil: null,
  meetingBooked: false,
  composedNote: false,
}

export type ModelInput = {
  snapshot: Snapshot
  settings: PageSettings
  force: InForce
  memory: RecordMemory
  /** Facts of the opportunity last open in this tab; used by a meeting page of its own only. */
  carried: OpportunityFacts | null
  phoneValid: Context["phoneValid"]
  /** Adds what is read of the notes. */
  fill: (facts: OpportunityFacts) => OpportunityFacts
  /** Whose caller it is; null while that is not known. */
  caller: (facts: OpportunityFacts) => CallerCard | null
  /** Rules passed over for the open form. */
  overridden: ReadonlySet<string>
  now: Date
}

/** What the overlay shows of one page at one moment. */
export type Model = {
  pack: "bdc" | "callbacks"
  about: "opportunity" | "meeting"
  /** At hint or above, in page order. */
  rows: Row[]
  /** At observe: journalled, never shown. */
  observed: Row[]
  /** Rows that hold a meeting's Save now. */
  holds: Row[]
  progress: { ok: number; total: number }
  client: string | null
  caller: CallerCard | null
  opportunity: OpportunityFacts | null
  meeting: MeetingFacts | null
}

/** `org/module/id`: how a record is named in pauses, passes and journal keys. */
export const recordText = (record: RecordKey | null): string =>
  record ? `${record.org}/${record.module}/${record.id}` : ""

/** Whether the product may speak here: organisation, pause, silenced page. */
export function speaks(settings: PageSettings, snapshot: Snapshot, now: Date): boolean {
  const { organisations, pausedUntil, pausedPages } = settings
  if (snapshot.kind === "other" && !snapshot.meeting) return false
  if (organisations.length > 0 && !(snapshot.org !== null && organisations.includes(snapshot.org)))
    return false
  if (pausedUntil !== null && Date.parse(pausedUntil) > now.getTime()) return false
  const here = [snapshot.url, snapshot.url.replace(/[?#].*$/, ""), recordText(snapshot.record)]
  return !pausedPages.some((page) => page !== "" && here.includes(page))
}

/** The opportunity that the page speaks of: the one read here, else the one carried from the page before. */
function opportunityOf({ snapshot, carried, memory, fill }: ModelInput): OpportunityFacts | null {
  const here = snapshot.opportunity && fill(snapshot.opportunity)
  if (here) {
    const unread = here.meetingStands.state === "unknown"
    return memory.meetingBooked && unread ? { ...here, meetingStands: known(true) } : here
  }
  if (!carried || snapshot.meeting?.mode !== "create") return null
  const related = valueOf(snapshot.meeting.fields.related)
  const name = valueOf(carried.fields.name)
  // A meeting that names another opportunity says nothing of the one carried.
  return related !== undefined && name !== undefined && !same(related, name)
    ? null
    : { ...carried, from: "earlier" }
}

/** The first word of a name, "Unknown" and the like left out. */
const firstName = (name: string) => cleanName(name).split(/\s+/)[0] || null

/** The model of a page, or null when there is nothing to say. Pure: the same input gives the same model. */
export function modelOf(input: ModelInput): Model | null {
  const { snapshot, settings, force, memory, now } = input
  if (!speaks(settings, snapshot, now)) return null
  const opportunity = opportunityOf(input)
  const meeting = snapshot.meeting
  const settled = (field: FieldKey) =>
    opportunity?.from === "earlier" && field.startsWith("opportunity.") ? true : snapshot.settled(field)
  const context = {
    now,
    agent: settings.agent,
    roster: settings.roster,
    ticks: memory.ticks,
    phoneValid: input.phoneValid,
    kept: [],
    others: undefined,
  }
  const answered = force.packOn("bdc") ? answerAll({ opportunity, meeting }, context, force, settled) : []
  const holds = holding(answered).filter(({ id }) => !input.overridden.has(id))
  const rows = answered
    .filter(({ level }) => level !== "observe" && level !== "off")
    .map((row): Row => {
      return isFailing(row) && input.overridden.has(row.id) ? { ...row, state: "overridden" } : row
    })
  const caller =
    opportunity && snapshot.kind === "opportunity-detail" && force.packOn("callbacks")
      ? input.caller(opportunity)
      : null
  if (rows.length === 0 && !caller) return null
  const person = opportunity && (valueOf(opportunity.fields.contact) ?? valueOf(opportunity.fields.name))
  return {
    pack: rows.length > 0 ? "bdc" : "callbacks",
    about: meeting ? "meeting" : "opportunity",
    rows,
    observed: answered.filter(({ level }) => level === "observe"),
    holds,
    progress: progressOf(rows),
    client:
      (person ? firstName(person) : null) ?? (opportunity && (valueOf(opportunity.fields.phone) ?? null)),
    caller,
    opportunity,
    meeting,
  }
}
