import { writeAppointmentNote, type AppointmentNote } from "../../../src/process/appointment-note"
import { montreal } from "../../../src/process/calendar"
import { empty, known, unknown, type Field } from "../../../src/process/field"
import { readNoteText } from "../../../src/process/reading"
import { emptyRoster } from "../../../src/process/roster"
import { answerAll, inForce } from "../../../src/rules/engine"
import {
  meetingFields,
  type FieldKey,
  type MeetingFacts,
  type MeetingField,
  type Note,
  type OpportunityFacts,
  type Participant,
} from "../../../src/rules/facts"
import type { Context, Level, ParamValue, Row, Speaking } from "../../../src/rules/rule"

/** A Tuesday; the appointment of the good facts is on the Friday after. */
export const now = montreal("2026-12-15", "10:00")
export const appointmentAt = montreal("2026-12-18", "14:00")

type Given<T> = T | Field<T> | null
/** A value is known, null is empty, a Field is itself. */
const fieldOf = <T>(given: Given<T>): Field<T> =>
  given === null ? empty : typeof given === "object" && "state" in given ? given : known(given)

type FieldsGiven<F> = { [K in keyof F]?: F[K] extends Field<infer T> ? Given<T> : never }
const fieldsOf = <F extends object>(defaults: object, given: FieldsGiven<F>): F =>
  Object.fromEntries(
    Object.entries({ ...defaults, ...given }).map(([name, value]) => [name, fieldOf(value as Given<string>)]),
  ) as F

export const appointmentNote = (given: Partial<AppointmentNote> = {}): string =>
  writeAppointmentNote({
    place: "showroom",
    branch: "St-Hubert",
    at: appointmentAt,
    vehicle: "Kona 2024",
    tradeIn: false,
    payment: "cash",
    creditOk: null,
    deposit: false,
    livesAt: "Longueuil",
    other: "",
    ...given,
  })

export const note = (text: string, given: Partial<Note> = {}): Note => ({
  id: "1",
  text,
  author: "Alex Roy",
  authorCertain: true,
  at: known({ at: now, precision: "minute", zoneKnown: true, isModified: false }),
  ofThisRecord: true,
  reading: readNoteText(text, now),
  ...given,
})

type OpportunityGiven = Partial<Omit<OpportunityFacts, "fields">> & {
  fields?: FieldsGiven<OpportunityFacts["fields"]>
}
/** An opportunity that is ready for its meeting, with what differs. */
export const opportunityFacts = ({ fields = {}, ...given }: OpportunityGiven = {}): OpportunityFacts => ({
  record: { org: "org1", module: "Potentials", id: "1" },
  mode: "detail",
  from: "here",
  module: known("Potentials"),
  redLineEmpty: known([]),
  notes: known([note(appointmentNote())]),
  notesComplete: true,
  attachments: known([]),
  meetingStands: known(false),
  stageChange: empty,
  callBox: unknown("not-found"),
  ...given,
  fields: fieldsOf<OpportunityFacts["fields"]>(
    {
      owner: "Alex Roy",
      stage: "Contacté",
      contact: "Marie-Ève Tremblay",
      type: "Phone-Up",
      name: "Marie-Ève Tremblay",
      phone: "514 555-0142",
      email: "marie@exemple.ca",
      branch: "St-Hubert",
      language: "Français",
      specialist: "Julie Bouchard",
      salesDirector: "Luc Gagnon",
      expired: false,
      make: "Hyundai",
      model: "Kona",
      year: "2024",
      stock: "A1234",
      vehicleNotes: null,
      tradeMake: null,
      tradeModel: null,
      tradeYear: null,
      tradeOdometer: null,
      followUpDate: "2026-12-19",
      createdAt: unknown("not-found"),
      priority: unknown("not-found"),
      source: unknown("not-found"),
    },
    fields,
  ),
})

export const participant = (name: string, kind: Participant["kind"] = "unknown"): Participant => ({
  name,
  kind,
})

type MeetingGiven = Partial<Omit<MeetingFacts, "fields" | "changed">> & {
  fields?: FieldsGiven<MeetingFacts["fields"]>
  changed?: readonly MeetingField[]
}
/** A meeting that may be saved, with what differs. On an existing one, nothing changed unless said. */
export const meetingFacts = ({ fields = {}, changed, ...given }: MeetingGiven = {}): MeetingFacts => ({
  record: null,
  mode: "quick-create",
  fromOpportunity: known(true),
  changed: new Set(changed ?? (given.mode === "edit" ? [] : meetingFields)),
  ...given,
  fields: fieldsOf<MeetingFacts["fields"]>(
    {
      subject: "MARIE-ÈVE / A1234",
      location: null,
      start: appointmentAt,
      end: montreal("2026-12-18", "15:00"),
      leadFollowUps: null,
      priority: "Or",
      category: "Rendez-vous",
      type: "En concession",
      branch: "St-Hubert",
      language: "Français",
      deposit: null,
      docusign: null,
      transfer: "Non",
      status: "Rendez-vous planifié",
      description: null,
      participants: [participant("RDV St-Hubert", "contact"), participant("Julie Bouchard", "user")],
      related: "Marie-Ève Tremblay",
      contact: null,
    },
    fields,
  ),
})

export const context = (given: Partial<Omit<Context, "rows">> = {}): Omit<Context, "rows"> => ({
  now,
  agent: { name: "Alex Roy", department: "bdc", branch: "St-Hubert" },
  roster: emptyRoster,
  ticks: { cellphone: true },
  phoneValid: () => true,
  kept: [],
  others: undefined,
  ...given,
})

export type Situation = {
  opportunity?: OpportunityFacts | null
  meeting?: MeetingFacts | null
  context?: Partial<Omit<Context, "rows">>
  rules?: Record<string, { level?: Level; params?: Record<string, ParamValue> }>
  packs?: Record<string, boolean>
  unsettled?: readonly FieldKey[]
  pack?: Speaking
}
/** The rows of a situation; the good opportunity unless said, and no meeting. */
export const rowsOf = ({
  opportunity,
  meeting = null,
  rules = {},
  packs = {},
  unsettled = [],
  pack = "bdc",
  ...rest
}: Situation = {}): Row[] =>
  answerAll(
    { opportunity: opportunity === undefined ? opportunityFacts() : opportunity, meeting },
    context(rest.context),
    inForce({ rules, packs }),
    (field) => !unsettled.includes(field),
    pack,
  )
/** One rule's row in a situation. */
export const rowOf = (id: string, situation: Situation): Row | undefined =>
  rowsOf(situation).find((row) => row.id === id)

/** "state level problem", as tables say it; "-" when there is no row. */
export function told(row: Row | undefined): string {
  if (!row) return "-"
  const { answer } = row
  const detail = answer.state === "ok" ? (answer.ask ?? answer.note) : answer.problem
  return [row.state, row.level, ...(detail ? [detail] : [])].join(" ")
}
