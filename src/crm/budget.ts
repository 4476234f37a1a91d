/** What was asked in one clock hour (`hour`: its first instant, ms). Kept by the caller; holds figures only. */
export type Spent = { hour: number; calls: number; credits: number }
export const nothingSpent: Spent = { hour: 0, calls: 0, credits: 0 }

/**
 * Credits of this browser for an hour when the policy says nothing: 60 people who spend it ten hours a day stay under the 110 000 that
 * an organisation of 60 has in a day (Enterprise edition).
 */
export const defaultAllowance = 180

/** Work that nobody waits for stops at this share of the allowance: the rest is for what a person asks. */
const backgroundShare = 0.7
const hourLength = 3_600_000

/** What was paid in the clock hour that stands at `now` (ms), and when it ends. */
export function thisHour(spent: Spent, now: number): { spent: Spent; until: Date } {
  const hour = now - (now % hourLength)
  const current = spent.hour === hour ? spent : { hour, calls: 0, credits: 0 }
  return { spent: current, until: new Date(hour + hourLength) }
}

/**
 * Pays one call.
 * @param spent what was paid until now, of this hour or an older one
 * @param credits what the CRM counts for it (`creditsOf`)
 * @param allowance credits an hour, from the policy
 * @param now ms
 * @param background nobody waits for it
 * @returns what is to be kept, and `again`: null when it is paid, else the next hour, in which asking again may be of use
 */
export function pay(
  spent: Spent,
  credits: number,
  allowance: number,
  now: number,
  background: boolean,
): { spent: Spent; again: Date | null } {
  const { spent: current, until } = thisHour(spent, now)
  const limit = background ? allowance * backgroundShare : allowance
  if (current.credits + credits > limit) return { spent: current, again: until }
  const paid = { ...current, calls: current.calls + 1, credits: current.credits + credits }
  return { spent: paid, again: null }
}

/** What the CRM deducts for a call: one credit for all that is read here, more for a query of over 200 rows. */
export const creditsOf = (rows = 0): number => (rows > 1000 ? 3 : rows > 200 ? 2 : 1)
