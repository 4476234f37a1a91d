import { instantText } from "../../src/crm/ask-text"
import { fieldsOf, minute, type CrmFile, type TheirFields } from "../../src/crm/facts"
import { fileNote } from "../../src/crm/notes"
import { CrmError, type Crm } from "../../src/crm/types"

export type Part = keyof CrmFile

type Asked = {
  crm: Crm
  id: string
  file: CrmFile
  theirs: TheirFields
  signal: AbortSignal
  now: () => Date
}

/** Asks one part of a file; each throws a CrmError. `at` is when it was asked, not when it was answered. */
export const askPart: { [P in Part]: (asked: Asked) => Promise<Partial<Pick<CrmFile, P>>> } = {
  fields: async ({ crm, id, file, theirs, signal, now }) => {
    const at = now()
    const since = file.fields?.modifiedAt
    const record = await crm.record("Deals", id, { signal, ...(since && { since }) })
    if (record === "unchanged") return file.fields ? { fields: { ...file.fields, at } } : {}
    return { fields: { at, modifiedAt: record.modifiedAt, values: fieldsOf(record, theirs) } }
  },
  notes: async ({ crm, id, signal, now }) => {
    const at = now()
    const notes = await crm.notes("Deals", id, { signal })
    return { notes: { at, list: notes.filter(({ parent }) => parent.id === id).map(fileNote) } }
  },
  attachments: async ({ crm, id, signal, now }) => {
    const at = now()
    const all = await crm.attachments("Deals", id, { signal })
    return { attachments: { at, names: all.map(({ name }) => name) } }
  },
  meetings: async ({ crm, id, signal, now }) => {
    const at = now()
    const select = `select id from Events where What_Id = '${id}' and End_DateTime >= '${instantText(at)}' limit 1`
    const { rows } = await crm.query("Events", select, { signal, background: true })
    return { meetings: { at, stands: rows.length > 0 } }
  },
}

/** What an error says of asking again: which parts wait, until when, and whether what was known of them still stands. */
export type Wait = { of: Part | "all" | "record"; until: number; forget: boolean }

/** Null: nothing to wait for, whoever asked is gone. */
export function waitOf(error: unknown, part: Part, now: Date): Wait | null {
  const later = (minutes: number): number => now.getTime() + minutes * minute
  const fault = error instanceof CrmError ? error.fault : "failed"
  const again = error instanceof CrmError ? error.again : null
  switch (fault) {
    case "cancelled":
      return null
    case "forbidden":
    case "absent":
      return { of: part, until: again?.getTime() ?? later(10), forget: true }
    case "gone":
      return { of: "record", until: later(10), forget: true }
    // Some parts may be asked when others, for which nobody waits, may no longer.
    case "budget":
      return { of: part, until: again?.getTime() ?? later(1), forget: false }
    case "limited":
    case "signed-out":
      return { of: "all", until: again?.getTime() ?? later(1), forget: false }
    default:
      return { of: part, until: again?.getTime() ?? later(0.5), forget: false }
  }
}
