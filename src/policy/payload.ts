import { dayOf, montreal, shiftDay } from "../process/calendar"
import type { KeptPublication } from "../store/settings"
import type { Policy } from "./types"

/** What is said of one browser, or given by its IT: never published, and never heard of a published file. */
export const localKeys = ["agent", "publication", "connection"] as const satisfies (keyof Policy)[]

/** A team's layer in place of another: what is this browser's own stays where the new one does not say it. */
export function inPlaceOf(before: Policy | null, after: Policy | null): Policy | null {
  const own = localKeys.flatMap((key) => (before?.[key] === undefined ? [] : [[key, before[key]]]))
  return own.length > 0 ? { ...(Object.fromEntries(own) as Partial<Policy>), ...after, version: 1 } : after
}

/** What a lead says with a publication. */
export type Said = Pick<KeptPublication, "serial" | "at" | "expires" | "by" | "note">

/** What of a policy is for everyone. */
export function shared(policy: Policy): Policy {
  const { agent: _agent, publication: _publication, connection: _connection, ...rest } = policy
  return rest
}

/** The text to sign. Instants in ms in, ISO in the file. */
export const payloadOf = (policy: Policy, { at, expires, ...said }: Said): string =>
  JSON.stringify({
    ...said,
    at: new Date(at).toISOString(),
    expires: new Date(expires).toISOString(),
    policy: shared(policy),
  })

/** Until when a file signed now is good for so many days: the end of the last, in Montréal. */
export const goodUntil = (now: Date, days: number): Date => montreal(shiftDay(dayOf(now), days + 1), "00:00")
