import { toWire } from "../../src/messages/wire"
import type { PageQuestion } from "../../src/messages"
import { empty, known, unknown, type Field } from "../../src/process/field"
import {
  meetingFields,
  type MeetingFacts,
  type MeetingField,
  type Note,
  type OpportunityFacts,
  type OpportunityField,
  type RecordKey,
} from "../../src/rules/facts"
import type { CrmRecord } from "../sandbox/world"

const columns: Partial<Record<OpportunityField, string>> = {
  owner: "SMOWNERID",
  stage: "STAGE",
  contact: "CONTACTID",
  type: "POTENTIALTYPE",
  name: "POTENTIALNAME",
  phone: "POTENTIALCF1",
  email: "POTENTIALCF2",
  branch: "POTENTIALCF3",
  language: "POTENTIALCF4",
  specialist: "POTENTIALCF5",
  salesDirector: "POTENTIALCF6",
  priority: "POTENTIALCF7",
  expired: "POTENTIALCF101",
  make: "POTENTIALCF11",
  model: "POTENTIALCF12",
  year: "POTENTIALCF13",
  stock: "POTENTIALCF14",
  vehicleNotes: "POTENTIALCF15",
  tradeMake: "POTENTIALCF21",
  tradeModel: "POTENTIALCF22",
  tradeYear: "POTENTIALCF23",
  tradeOdometer: "POTENTIALCF24",
  followUpDate: "POTENTIALCF31",
  createdAt: "CREATEDTIME",
  source: "LEADSOURCE",
}

function valueIn({ values }: CrmRecord, name: OpportunityField): Field<unknown> {
  const raw = values[columns[name] ?? ""] ?? null
  const value = raw !== null && typeof raw === "object" && "name" in raw ? raw.name : raw
  if (typeof value === "boolean") return known(value)
  if (typeof value !== "string" || value === "") return empty
  return known(name === "createdAt" ? value.slice(0, 10) : value)
}

const minute = 60_000
const noteOf = (
  { id, title, content, modifiedBy, modifiedAt, parent }: CrmRecord["notes"][number],
  of: string,
): Note => ({
  id,
  text: title === undefined ? content : `${title}\n${content}`,
  author: modifiedBy,
  authorCertain: false,
  at: known({
    at: new Date(Math.floor(Date.parse(modifiedAt) / minute) * minute),
    precision: "minute",
    zoneKnown: true,
    isModified: true,
  }),
  ofThisRecord: parent.id === of,
  reading: null,
})

export type PageShown = {
  record: CrmRecord
  mode: "detail" | "edit"
  typed: Partial<Record<OpportunityField, string>>
}

/** What the page of a record shows, as its reader tells it. */
export function questionOf(page: string, org: string, { record, mode, typed }: PageShown): PageQuestion {
  const key: RecordKey = { org, module: "Potentials", id: record.id }
  const names = Object.keys(columns) as OpportunityField[]
  const fields = Object.fromEntries(
    names.map((name) => [name, typed[name] === undefined ? valueIn(record, name) : known(typed[name])]),
  ) as OpportunityFacts["fields"]
  const notes: Field<Note[]> =
    mode === "detail" ? known(record.notes.map((note) => noteOf(note, record.id))) : unknown("not-rendered")
  const opportunity: Omit<OpportunityFacts, "notes"> = {
    record: key,
    mode,
    from: "here",
    module: known("Potentials"),
    fields,
    redLineEmpty: mode === "edit" ? known([]) : unknown("not-rendered"),
    notesComplete: mode === "detail",
    attachments:
      mode === "detail" ? known(record.attachments.map(({ name }) => name)) : unknown("not-rendered"),
    meetingStands: unknown("not-rendered"),
    stageChange: empty,
    callBox: unknown("not-found"),
  }
  const kind = mode === "edit" ? "opportunity-edit" : "opportunity-detail"
  return {
    page,
    record: key,
    facts: toWire({ kind, opportunity, meeting: null }),
    notes: toWire(notes),
    unsettled: [],
    own: {},
  }
}

/** What the page of a meeting being made shows, its subject as far as it is typed. */
export function meetingOf(subject: string): MeetingFacts {
  const fields = Object.fromEntries(meetingFields.map((name) => [name, empty]))
  const typed: Partial<Record<MeetingField, Field>> = {
    subject: known(subject),
    category: known("Rendez-vous"),
    type: known("En concession"),
  }
  return {
    record: null,
    mode: "create",
    fields: { ...fields, ...typed } as MeetingFacts["fields"],
    changed: new Set(["subject"]),
    fromOpportunity: known(true),
  }
}
