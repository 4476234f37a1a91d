import type { Day } from "../process/calendar"

/** Where an organisation's data live; each has its own addresses for people, accounts and the API. */
export const centres = ["com", "eu", "in", "com.au", "jp", "ca", "sa", "uk", "com.cn"] as const
export type Centre = (typeof centres)[number]

/** Why the CRM did not answer. */
export type CrmFault =
  /** Nobody is signed in, or the token is no longer taken. */
  | "signed-out"
  /** The scope or the person's profile does not allow it. */
  | "forbidden"
  /** The module or the field is not in this organisation or edition. */
  | "absent"
  /** No such record. */
  | "gone"
  /** The CRM asks to wait (429, credits of the organisation). */
  | "limited"
  /** This browser's own budget of calls for the hour is spent. */
  | "budget"
  /** No network, or no answer in time. */
  | "unreachable"
  /** The CRM failed (5xx). */
  | "failed"
  /** An answer that is not what its description says: cut short, wrong types. */
  | "malformed"
  /** Cancelled: the page that asked is gone. */
  | "cancelled"

/** Thrown by every reading of the CRM that did not succeed; never holds a token nor an answer's text. */
export class CrmError extends Error {
  constructor(
    readonly fault: CrmFault,
    /** What was asked: a module's API name, or the kind of setting. */
    readonly about: string,
    /** When asking again may be of use. */
    readonly again: Date | null = null,
  ) {
    super(`${fault}: ${about}`)
    this.name = "CrmError"
  }
}

export type CrmPerson = { id: string; name: string }

/** One record of a module as the CRM keeps it: `values` by API name. */
export type CrmRecord = {
  id: string
  module: string
  values: Readonly<Record<string, unknown>>
  owner: CrmPerson | null
  createdAt: Date | null
  modifiedAt: Date | null
  createdBy: CrmPerson | null
  modifiedBy: CrmPerson | null
}

/** A note with who wrote it and when, which is not who edited it last. */
export type CrmNote = {
  id: string
  parent: { id: string; module: string | null }
  title: string
  text: string
  createdBy: CrmPerson | null
  createdAt: Date
  modifiedBy: CrmPerson | null
  modifiedAt: Date | null
}

export type CrmUser = CrmPerson & {
  email: string | null
  /** False: no longer one of the organisation's people. */
  active: boolean
  role: string | null
  profile: string | null
  timeZone: string | null
}
export type CrmOrg = {
  id: string
  zgid: string
  name: string
  timeZone: string | null
  /** What stands for it in the addresses of its pages, where that is not `org<zgid>`. */
  domain?: string
}
export type CrmModule = {
  id: string
  apiName: string
  singular: string
  plural: string
  /** The name in the addresses of pages: `Potentials`, `CustomModule12`. */
  moduleName: string
  custom: boolean
  readable: boolean
}
export type CrmChoice = { shown: string; actual: string }
export type CrmField = {
  id: string
  apiName: string
  /** As the person reads it on the pages. */
  label: string
  /** As the organisation wrote it, where that is not what the person reads: another language. */
  ownLabel?: string
  /** The column in the pages' marks, where the CRM tells it. */
  column: string | null
  type: string
  custom: boolean
  visible: boolean
  choices: readonly CrmChoice[]
}
export type CrmLayout = {
  id: string
  name: string
  fields: readonly { apiName: string; required: boolean }[]
}
/** Weekly hours of some people; `days` by English weekday in capitals, minutes from midnight of the shift's zone. */
export type CrmShift = {
  id: string
  name: string
  timeZone: string | null
  days: Readonly<Record<string, readonly { start: number; end: number }[]>>
  breaks: Readonly<Record<string, readonly { start: number; end: number }[]>>
  people: readonly CrmPerson[]
}
export type CrmUnavailability = { id: string; person: CrmPerson; from: Date; to: Date }
export type CrmHoliday = { id: string; name: string; day: Day }
export type CrmAttachment = { id: string; name: string; createdBy: CrmPerson | null; createdAt: Date }
export type CrmStageChange = { stage: string; at: Date; by: CrmPerson | null }
export type CrmEvent = {
  id: string
  action: string
  at: Date
  by: CrmPerson | null
  fields: readonly string[]
}

/**
 * `signal`: aborts when the page that asked is left. `since`: only what changed after it.
 * `background`: nobody waits for it, so it leaves a share of the hour's calls to what a person asks.
 */
export type Ask = { signal?: AbortSignal; since?: Date; background?: boolean }
export type Unchanged = "unchanged"

/**
 * The CRM's REST API (v8), read only. Every answer is parsed; each method throws a `CrmError` and nothing else. Times are instants.
 * The same question asked twice at once makes one call.
 */
export type Crm = {
  /** The CRM's clock less this browser's, ms, as its last answer told it (to the second); null before. */
  ahead?: () => number | null
  org: (ask?: Ask) => Promise<CrmOrg>
  /** Who is signed in. */
  me: (ask?: Ask) => Promise<CrmUser>
  modules: (ask?: Ask) => Promise<CrmModule[]>
  fields: (module: string, ask?: Ask) => Promise<CrmField[]>
  layouts: (module: string, ask?: Ask) => Promise<CrmLayout[]>
  users: (ask?: Ask) => Promise<CrmUser[] | Unchanged>
  shifts: (ask?: Ask) => Promise<CrmShift[]>
  unavailability: (ask?: Ask) => Promise<CrmUnavailability[]>
  holidays: (year: number, ask?: Ask) => Promise<CrmHoliday[]>
  record: (module: string, id: string, ask?: Ask) => Promise<CrmRecord | Unchanged>
  /** Records found by a phone number (as typed or digits), an e-mail, or words; none: []. The CRM may give some that are only like it. */
  search: (
    module: string,
    by: { phone: string } | { email: string } | { word: string },
    fields: readonly string[],
    ask?: Ask,
  ) => Promise<CrmRecord[]>
  /** One page of a query; `more` when there is another (`offset`, at most 200 rows a page). */
  query: (module: string, select: string, ask?: Ask) => Promise<{ rows: CrmRecord[]; more: boolean }>
  /** Every note of a record, oldest first; pages are followed to the end. */
  notes: (module: string, id: string, ask?: Ask) => Promise<CrmNote[]>
  /** The organisation's notes changed since, newest first, pages followed until `since`. */
  notesSince: (since: Date, ask?: Ask) => Promise<CrmNote[]>
  /** One page of `notesSince`, so that a long reading can stop and go on: `page` is null for the first, then the `next` of the one before; a null `next` ends it. */
  notesPage: (
    since: Date,
    page: string | null,
    ask?: Ask,
  ) => Promise<{ notes: CrmNote[]; next: string | null }>
  timeline: (module: string, id: string, ask?: Ask) => Promise<CrmEvent[]>
  attachments: (module: string, id: string, ask?: Ask) => Promise<CrmAttachment[]>
  stages: (id: string, ask?: Ask) => Promise<CrmStageChange[]>
}
