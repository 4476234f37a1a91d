import { known, unknown, type Field } from "../../../src/process/field"
import { readNoteText } from "../../../src/process/reading"
import type { Note, RecordKey } from "../../../src/rules/facts"
import type { Sighting } from "../../../src/store/dossiers"
import type { Client } from "../../../src/store/keys"

export const now = new Date("2026-11-20T15:00:00Z")
export const ago = (ms: number): Date => new Date(now.getTime() - ms)
export const HOUR = 3_600_000
export const DAY = 24 * HOUR
export const unread = unknown("not-found")

export const record = (id = "42", org = "org1"): RecordKey => ({ org, module: "Potentials", id })

/** A note of the file, certain to the second. */
export const written = (text: string, at: Date, author = "Alex Roy"): Note => ({
  id: `${text} ${at.toISOString()}`,
  text,
  author,
  authorCertain: true,
  at: known({ at, precision: "second", zoneKnown: true, isModified: false }),
  ofThisRecord: true,
  reading: readNoteText(text, at),
})

type Given = Partial<{
  id: string
  org: string
  stage: string | Field
  owner: string | Field
  stock: string | Field
  notes: Field<Note[]>
  complete: boolean
  client: Partial<Client>
}>
const field = (value: string | Field): Field => (typeof value === "string" ? known(value) : value)

/** A file as its page shows it; what is not given was not read. */
export const seen = (given: Given = {}): Sighting => ({
  record: record(given.id, given.org),
  url: `https://crm.zoho.com/crm/${given.org ?? "org1"}/tab/Potentials/${given.id ?? "42"}`,
  facts: {
    notes: given.notes ?? unread,
    notesComplete: given.complete ?? true,
    fields: {
      stage: field(given.stage ?? unread),
      owner: field(given.owner ?? unread),
      stock: field(given.stock ?? unread),
      followUpDate: unread,
    },
  },
  client: { phones: [], emails: [], names: [], ...given.client },
})
