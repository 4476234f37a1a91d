import type { OAuthFault } from "../crm/oauth"
import type { Centre } from "../crm/types"

/** Why nobody is signed in: what the sign-in, or the browser, said. */
export type ConnectionFault =
  /** The browser was not yet allowed to reach the CRM's addresses. */
  "permission" | "closed" | "ended" | OAuthFault

/** What the CRM said of a module, or of a kind of setting; "silent": it did not answer when it was last asked. */
export type Access = "readable" | "refused" | "absent" | "silent"

/** What is read of the CRM, in the order that the screen tells it. */
export const readParts = [
  "opportunity",
  "contact",
  "meeting",
  "notes",
  "renewal",
  "credit-request",
  "people",
  "shifts",
  "absences",
  "holidays",
] as const
export type ReadPart = (typeof readParts)[number]

/** The connection to the CRM as its screen shows it; instants as ISO text. Never a token. */
export type ConnectionView = {
  /** `unset`: the policy names no application, or no data centre. */
  standing: "unset" | "signed-out" | "signing-in" | "connected"
  why: ConnectionFault | null
  /** Where the person's account is, when it is not where the policy says. */
  elsewhere: Centre | null
  /** What the policy does not say. */
  missing: ("client" | "centre")[]
  /** The browser's policy sets it. */
  managed: boolean
  centre: Centre | null
  /** The addresses that a connection reads, as match patterns: asked of the browser on the click that signs in. */
  hosts: string[]
  who: string | null
  org: string | null
  /** End of the token in force: it is renewed before. */
  until: string | null
  /** Organisations of pages seen that are not the one signed in to: nothing is read for them. */
  others: string[]
  /** Of this clock hour. */
  calls: { made: number; spent: number; allowed: number; until: string }
  limitedUntil: string | null
  spentUntil: string | null
  lastSuccess: string | null
  /** When everything was last asked once. */
  checked: string | null
  /** How each part answered last; `label`: the organisation's name of it. */
  parts: { part: ReadPart; label: string | null; access: Access | "unasked" }[]
}
