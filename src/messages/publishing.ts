import type { Policy } from "../policy/types"
import type { PolicyProblem } from "./index"
import type { Difference } from "./history"

/** Why nothing could be had of the address. */
export type Unreached =
  | "address" // not one that is looked at
  | "offline" // no answer: no network, no such name, or a server that does not let this be read
  | "timeout"
  | "redirect"
  | "status" // an answer that is no file; its code is the detail
/** Why a file is not what a key signed. */
export type Forged =
  | "size" // more than 4 MB
  | "text" // not UTF-8
  | "unsigned" // no JWS, or one that says that nobody signed it
  | "form" // three parts, but not written as they are
  | "algorithm" // signed otherwise than by Ed25519
  | "header" // a header that says something else, or more
  | "key" // a key that IT did not give
  | "signature" // changed since it was signed
/** Why a file that somebody trusted signed is not taken. */
export type Unfit =
  | "payload" // not what a publication says
  | "policy" // a policy that this version cannot read, or with something wrong in it
  | "future" // signed later than now
  | "expired"
  | "older" // a later one was taken before
  | "twice" // another file under the number of the one that was taken
/** Why a file was not taken: unreachable, forged or unfit. */
export type PublishingWhy = Unreached | Forged | Unfit

/** The team's published policy, as it stands on this browser. Instants as ISO text. */
export type PublishingView = {
  readOnly: boolean
  /** Given by IT; null where no address is. */
  address: string | null
  keys: string[]
  minutes: number
  /** Whether the browser's policy gave them. */
  managed: boolean
  inForce: { serial: number; at: string; expires: string; by: string; note: string; expired: boolean } | null
  lookedAt: string | null
  goodAt: string | null
  /** The last file refused, or why none came, since one was taken. */
  refusal: { why: PublishingWhy; at: string; serial: number | null; detail: string | null } | null
  /** Nothing could be had for a day. */
  silent: boolean
}

/** What a lead would sign. The key never travels: it is signed on the screen. */
export type PublishingDraft = {
  serial: number
  by: string
  policy: Policy
  /** What it changes of the last one. */
  changes: Difference[]
  /** What would have every browser refuse it. */
  problems: PolicyProblem[]
  /** Clients named in the lists that it deals: whoever has the address reads them. */
  clients: number
}

export type PublishingRequests = {
  "publishing.get": [undefined, PublishingView]
  /** The same once the address was looked at. */
  "publishing.look": [undefined, PublishingView]
  /** What would be published; `lists`: with the lists of clients; `look`: after a look at what is, so that its number is the next. */
  "publishing.draft": [{ lists: boolean; look: boolean }, PublishingDraft]
}
