import { minute, tokenOf, type CrmFile, type Sight, type TheirFields } from "../../src/crm/facts"
import type { CrmField } from "../../src/crm/types"
import type { PageFacts } from "../../src/messages"
import { readRoute } from "../../src/pages/zoho/route"
import { unknown, valueOf } from "../../src/process/field"
import { appointmentFacts } from "../../src/rules/bdc/appointment"
import { looksAtMeetings } from "../../src/rules/bdc/opportunity/stage-booked"
import {
  opportunityFields,
  type FieldKey,
  type OpportunityFacts,
  type OpportunityField,
  type RecordKey,
} from "../../src/rules/facts"
import type { Part } from "./file-parts"

/**
 * How old what the CRM said may be before it is asked again, ms: on a page that was just opened (a meeting's own page asks at once), while
 * it stays open, and while a Save is being prepared there or the two differ. Whether a meeting stands, longer: one that was made here is
 * known without the CRM, and another's is only spoken of, it holds nothing.
 */
const oldest = { opened: minute / 6, open: 5 * minute, saving: (3 * minute) / 4, meetings: 10 * minute }

/** The opportunity read earlier in this tab, for a meeting opened on a page of its own. */
export type Earlier = { record: RecordKey; facts: OpportunityFacts; at: Date }

/** One opening of a record's page in one tab. */
export type View = {
  tab: number
  page: string
  url: string
  record: RecordKey
  opened: Date
  facts: PageFacts
  earlier: Earlier | null
  theirs: TheirFields
  sights: Map<OpportunityField, Sight & { token: string }>
  /** Notes that the page has shown, and those that were asked for. */
  shown: Set<string>
  sought: Set<string>
  /** The notes that it showed last, which its own form hides. */
  notes: Pick<OpportunityFacts, "notes" | "notesComplete"> | null
  /** The facts last answered. */
  answered: string
  /** A row said that the CRM was asked too long ago to hold. */
  waits: boolean
  life: AbortController
  busy: boolean
  /** Something was asked of us meanwhile. */
  again: boolean
}

export const newView = (
  given: Pick<View, "tab" | "page" | "url" | "record" | "opened" | "facts" | "earlier" | "theirs">,
): View => ({
  ...given,
  sights: new Map(),
  shown: new Set(),
  sought: new Set(),
  notes: null,
  answered: "",
  waits: false,
  life: new AbortController(),
  busy: false,
  again: false,
})

/** What every organisation has, where the CRM did not tell its fields; nothing with choices, whose shown and kept texts may differ. */
const standard: TheirFields = {
  name: { apiName: "Deal_Name", type: "text", choices: [] },
  contact: { apiName: "Contact_Name", type: "lookup", choices: [] },
}

/** The organisation's fields that are the opportunity's. */
export function oursOf(theirs: Partial<Record<FieldKey, CrmField>>): TheirFields {
  if (Object.keys(theirs).length === 0) return standard
  return Object.fromEntries(
    opportunityFields.flatMap((name) => {
      const field = theirs[`opportunity.${name}`]
      return field ? [[name, field]] : []
    }),
  )
}

const notesOf = (opportunity: OpportunityFacts | null) => (opportunity && valueOf(opportunity.notes)) ?? []

const being = unknown("not-settled")

/** Notes what the page shows: since when each value, or each edit of one, and which notes. */
export function look(view: View, now: Date): void {
  const { sights, shown } = view
  const { opportunity } = view.facts
  if (!opportunity) return
  for (const name of opportunityFields) {
    const field = opportunity.fields[name]
    const token = tokenOf(field)
    if (field.state === "unknown" && token !== tokenOf(being)) continue
    const before = sights.get(name)
    if (before?.token !== token || field.state === "unknown")
      sights.set(name, {
        token,
        since: now,
        changed: before !== undefined || field.state === "unknown",
        askedAgain: null,
      })
  }
  for (const { id } of notesOf(opportunity)) shown.add(id)
  const { notes, notesComplete } = opportunity
  if (notes.state !== "unknown") view.notes = { notes, notesComplete }
}

/** The page's facts with the notes that it showed last, where a form of the same file hides them and the CRM tells the rest. */
export function withShown({ notes }: View, page: OpportunityFacts, file: CrmFile): OpportunityFacts {
  if (page.notes.state !== "unknown" || !notes || !file.notes) return page
  return { ...page, ...notes, notesComplete: false }
}

/** Whether a tab that goes to an address, or loads again, leaves the page. */
export const isLeft = ({ earlier, record }: View, url: string | undefined): boolean =>
  url === undefined || (earlier ? readRoute(url).kind !== "meeting-create" : !url.includes(record.id))

/** The file as this page may show it: a note that it showed, and no longer does, was erased. */
export function fileFor({ facts: { opportunity }, shown }: View, file: CrmFile): CrmFile {
  if (!opportunity?.notesComplete || !file.notes) return file
  const here = new Set(notesOf(opportunity).map(({ id }) => id))
  const list = file.notes.list.filter(({ id }) => here.has(id) || !shown.has(id))
  return { ...file, notes: { ...file.notes, list } }
}

/**
 * The parts to ask now: never asked, or too long ago for what is going on in the page; none that no answer rests on. The saved values say
 * nothing in a form, where what is typed counts; no Save of its own is held there but on a change of stage. `about`: the facts as answered.
 */
export function needsOf(view: View, file: CrmFile, about: OpportunityFacts | null, now: Date): Part[] {
  const { opportunity, meeting } = view.facts
  const isForm = opportunity?.mode === "edit"
  const saving = meeting || opportunity?.stageChange.state === "known"
  const differs = Object.values(about?.fields ?? {}).some(
    (field) => field.state === "unknown" && field.why === "sources-differ",
  )
  const patience = saving || differs ? oldest.saving : oldest.open
  const opened = view.opened.getTime() - (view.earlier || isForm ? 0 : oldest.opened)
  const late = now.getTime() - patience
  const long = now.getTime() - oldest.meetings
  const after: Partial<Record<Part, number>> = {
    ...(!(meeting && view.waits) && { meetings: view.earlier ? Math.max(long, opened) : long }),
    ...(opportunity?.mode === "detail" && !saving && { attachments: late }),
  }
  const listed = new Set(file.notes?.list.map(({ id }) => id))
  const unlisted = notesOf(opportunity).some(
    ({ id, ofThisRecord }) => ofThisRecord && id !== "" && !listed.has(id) && !view.sought.has(id),
  )
  const wanted: Part[] = isForm ? ["notes"] : ["fields", "notes"]
  if (opportunity?.attachments.state !== "known" && valueOf(appointmentFacts(meeting, about).deposit))
    wanted.push("attachments")
  if (opportunity?.meetingStands.state !== "known" && (meeting || !about || looksAtMeetings(about)))
    wanted.push("meetings")
  return wanted.filter(
    (part) =>
      (file[part]?.at.getTime() ?? -Infinity) < (after[part] ?? Math.max(late, opened)) ||
      (part === "notes" && unlisted),
  )
}

/** Notes what is being asked for, so that a note that the CRM does not list is sought once. */
export function seek({ facts: { opportunity }, sought }: View): void {
  for (const { id } of notesOf(opportunity)) sought.add(id)
}
