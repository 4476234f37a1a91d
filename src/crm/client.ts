import { CrmError, type Centre, type Crm, type CrmFault } from "./types"

/** What each answer, or its absence, told; for who shows the connection's state. */
export type Heard = {
  /** A module's API name, or the kind of setting. */
  about: string
  /** Null: answered. */
  fault: CrmFault | null
  again: Date | null
  /** The CRM's clock less this browser's, ms; null when the answer did not say. */
  ahead: number | null
}

export type CrmOptions = {
  centre: Centre
  /** The access token; null: signed out. `fresh`: the last one is no longer taken, another is wanted. */
  token: (fresh: boolean) => Promise<string | null>
  /** Pays a call: null when paid, else when asking again may be of use (`budget.ts`). Called once for each call made, retries included. */
  pay: (credits: number, background: boolean) => Date | null
  /** API names that `record()` asks of a module; null or []: all of them. */
  fields?: (module: string) => readonly string[] | null
  heard?: (heard: Heard) => void
  now?: () => number
  fetch?: typeof fetch
  /** From 0 to 1, for the jitter of retries. */
  random?: () => number
}

/** The reader of one organisation's CRM. One for each sign-in: it keeps no token, and nothing of what it read. */
export function makeCrm(options: CrmOptions): Crm {
  const absent = (): Promise<never> => Promise.reject(new CrmError("absent", options.centre))
  return {
    org: absent,
    me: absent,
    modules: absent,
    fields: absent,
    layouts: absent,
    users: absent,
    shifts: absent,
    unavailability: absent,
    holidays: absent,
    record: absent,
    search: absent,
    query: absent,
    notes: absent,
    notesSince: absent,
    notesPage: absent,
    timeline: absent,
    attachments: absent,
    stages: absent,
  }
}
