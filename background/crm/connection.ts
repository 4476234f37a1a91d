import type { Crm, CrmOrg, CrmPerson } from "../../src/crm/types"

/** Whether this browser reads the CRM, and what of it. */
export type ConnectionState = {
  /** `unset`: the policy names no application or no data centre. */
  standing: "unset" | "signed-out" | "connected"
  /** Who is signed in; null before the CRM has said it. */
  who: CrmPerson | null
  org: CrmOrg | null
  /** Modules by API name that the CRM refused, or that the organisation does not have. The others were not refused. */
  modules: Readonly<Record<string, "refused" | "absent">>
  /** Until when nothing is asked: the CRM said to wait, or this hour's calls are spent. */
  limitedUntil: Date | null
  spentUntil: Date | null
  lastSuccess: Date | null
}

/** The page that facts are wanted for: its organisation as the address writes it ("" when it does not), its address. */
export type CrmPage = { org: string; url?: string | null }

/** What the worker's parts hold of the connection. */
export type CrmDoor = {
  /** Resolves once the tokens of this browser session are read: `crm()` is null before. Never rejects, no network. */
  ready: () => Promise<void>
  /** The reader; null: not connected. Ask for it anew each time. */
  crm: () => Crm | null
  /** The reader, where the page is of the organisation and data centre that it reads; else null. */
  crmFor: (page: CrmPage) => Crm | null
  state: () => ConnectionState
  /** Calls after each change of `state()`: signed in, out, refused, limited. Returns what stops it. */
  onChange: (listener: () => void) => () => void
}

export const noState: ConnectionState = {
  standing: "unset",
  who: null,
  org: null,
  modules: {},
  limitedUntil: null,
  spentUntil: null,
  lastSuccess: null,
}

/** Never connected: everything knows less. */
export const offline: CrmDoor = {
  ready: () => Promise.resolve(),
  crm: () => null,
  crmFor: () => null,
  state: () => noState,
  onChange: () => () => undefined,
}

/** The connection to the CRM, made once in the worker. */
export class Connection implements CrmDoor {
  readonly #listeners = new Set<() => void>()
  ready = (): Promise<void> => Promise.resolve()
  crm = (): Crm | null => null
  crmFor = (_page: CrmPage): Crm | null => null
  state = (): ConnectionState => noState
  onChange = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }
}
