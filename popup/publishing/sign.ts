import { goodUntil, payloadOf } from "../../src/policy/payload"
import { largest, seal, type SigningKey } from "../../src/policy/signing"
import type { Policy } from "../../src/policy/types"

export { goodUntil, largest }

/** The file to put at the address. */
export function signPolicy(
  policy: Policy,
  said: { serial: number; by: string; note: string },
  days: number,
  key: SigningKey,
): Promise<string> {
  const now = new Date()
  return seal(payloadOf(policy, { ...said, at: now.getTime(), expires: goodUntil(now, days).getTime() }), key)
}
