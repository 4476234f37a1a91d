import type { HostProblem, HostRemark } from "../policy/host-name"
import type { Labels } from "../pages/impaknet/labels"
import type { Carried } from "../process/impaknet/facts"
import type { Whose } from "../process/impaknet/same"
import type { FieldKey } from "../rules/facts"
import type { CarryWords, ImpaknetPageWords } from "../words/fr/impaknet"
import type { Wire } from "./index"

/** A host of the customer's Impaknet. `allowed`: the browser lets us read its pages. */
export type ImpaknetHost = { host: string; pattern: string; locked: boolean; allowed: boolean }
export type ImpaknetHosts = { readOnly: boolean; hosts: ImpaknetHost[]; own: string[] }
export type HostTaken =
  { ok: true; view: ImpaknetHosts; host: string; remark: HostRemark } | { ok: false; why: HostProblem }

/** What a page of Impaknet starts with. */
export type ImpaknetStart = {
  language: "fr" | "en"
  words: ImpaknetPageWords
  labels: Labels
  /** The window that asks to save is answered by NON: said, or not. */
  warns: boolean
  carries: boolean
}
/** What is shown beside a page of Impaknet: whose file it is, what may be carried, and what is doubtful. */
export type ImpaknetView = {
  title: string
  remark: string | null
  lines: { name: Carried; label: string; value: string }[]
  /** Names of what could not be read. */
  unread: string[]
  /** The guide of the screen in view. */
  guide: string | null
  /** What is in view now is kept for the file of the same client. */
  kept: boolean
}

/** One fact to carry: `value` as it is written in the field, `shown` as people read it. */
export type CarryLine = { name: Carried; field: FieldKey; label: string; value: string; shown: string }
/** What is offered to the file of a client; `refusal`: why nothing is. */
export type CarryView = {
  from: string
  lines: CarryLine[]
  refusal: string | null
  language: "fr" | "en"
  words: CarryWords
}

export type ImpaknetRequests = {
  // our own pages'
  "impaknet.hosts": [undefined, ImpaknetHosts]
  "impaknet.add": [{ text: string }, HostTaken]
  "impaknet.remove": [{ host: string }, ImpaknetHosts]
  // a page's of Impaknet
  "impaknet.start": [undefined, ImpaknetStart]
  /** What the page shows (ImpaknetFacts). */
  "impaknet.read": [{ facts: Wire }, ImpaknetView | null]
  /** The agent wants what is in view, and what the same client's other pages showed, carried to the CRM. */
  "impaknet.keep": [undefined, ImpaknetView | null]
  /** The page leaves: what it showed is no longer in view. */
  "impaknet.leave": [undefined, null]
  // the CRM's page that it is carried to
  "carry.get": [{ whose: Whose }, CarryView | null]
  "carry.drop": [undefined, null]
}
