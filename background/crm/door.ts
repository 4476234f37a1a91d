import { centreOf } from "../../src/crm/centres"
import type { Centre, Crm, CrmOrg, CrmPerson } from "../../src/crm/types"
import type { Access } from "../../src/messages"

/** Whether this browser reads the CRM, and what of it. */
export type ConnectionState = {
  /** `unset`: the policy names no application or no data centre. */
  standing: "unset" | "signed-out" | "signing-in" | "connected"
  /** Who is signed in; null before the CRM has said it. */
  who: CrmPerson | null
  org: CrmOrg | null
  /** What modules, by API name, and kinds of settings answered; those not asked yet are not there. */
  modules: Readonly<Record<string, Access>>
  /** Until when nothing is asked: the CRM said to wait, or this hour's calls are spent. */
  limitedUntil: Date | null
  spentUntil: Date | null
  lastSuccess: Date | null
  /** The CRM's clock less this browser's, ms, as its last answer told; null before. */
  ahead: number | null
}

/** The page that facts are wanted for: its organisation as the address writes it ("" when it does not), its address. */
export type CrmPage = { org: string; url?: string | null }

/**
 * Whether a page is of the organisation that is read: `own`; `unnamed`, its address does not say; `other`; `away`, on
 * another data centre, or a sandbox's copy of the records.
 */
export function pageStanding(
  { org, url = null }: CrmPage,
  centre: Centre,
  read: CrmOrg,
): "own" | "unnamed" | "other" | "away" {
  if (url !== null && (centreOf(url) !== centre || /^https:\/\/crmsandbox\./.test(url))) return "away"
  if (org === "") return "unnamed"
  return org === `org${read.zgid}` || org === read.domain ? "own" : "other"
}

/** What the worker's parts hold of the connection. */
export type CrmDoor = {
  /** Resolves once what this browser session holds is read: `crm()` is null before. Never rejects, no network. */
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
  ahead: null,
}
/** Never connected: everything knows less. */
export const offline: CrmDoor = {
  ready: () => Promise.resolve(),
  crm: () => null,
  crmFor: () => null,
  state: () => noState,
  onChange: () => () => undefined,
}
