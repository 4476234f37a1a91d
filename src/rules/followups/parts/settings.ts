import type { FollowUpOptions } from "../../../process/followups"
import type { Asking } from "../../rule"

const days = { kind: "number", default: 7, min: 1, max: 60, unit: "days" } as const
const back = { kind: "number", default: 90, min: 0, max: 365, unit: "days" } as const

/** The parameters that more than one rule looks at, each on the rule where a lead sets it. */
export const daily = {
  id: "followups.daily",
  params: {
    days,
    rounds: { kind: "number", default: 3, min: 1, max: 12, unit: "count" },
    /** Montréal days, `yyyy-mm-dd`, that neither count nor break a run, for every rule. */
    closedDays: { kind: "list", default: [] },
  },
} as const
export const lostAllowed = { id: "followups.lost-allowed", params: { days } } as const
export const invalidAllowed = { id: "followups.invalid-allowed", params: { days } } as const
export const reapply = { id: "followups.reapply", params: { days: back } } as const
export const neverReached = { id: "followups.never-reached", params: { days: back } } as const
export const expiry = {
  id: "followups.expiry",
  params: { weeks: { kind: "number", default: 8, min: 1, max: 104, unit: "weeks" } },
} as const

/** How the days of a file are counted; `days` where a rule asks for its own number. */
export function countingOf(asking: Pick<Asking, "paramsOf">, asked?: number): Required<FollowUpOptions> {
  const { days, rounds, closedDays } = asking.paramsOf(daily)
  return { days: Math.floor(asked ?? days), rounds, closedDays: [...closedDays] }
}
