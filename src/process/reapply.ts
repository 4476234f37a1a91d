import { dayOf, type Day } from "./calendar"
import type { FollowUpNote } from "./notes/note"
import { ageOf, stageOf } from "./stages"
import { fold } from "./text"

/** Another file of the client, as far as it is known. */
export type FormerFile = {
  stage: string | null
  /** When it was closed; null: not known, or open. */
  closedAt: Date | null
  /** Where only that it was closed after this is known, and by `closedAt` at the latest. */
  closedAfter?: Date | null
  lastFollowUpAt: Date | null
  /** When the request was made. */
  createdAt?: Day | Date | null
  /** What its last follow-up note said. */
  lastOutcome?: FollowUpNote["outcome"] | null
  /** Where it was handled when it closed. A bare "Perdu", which is no stage of the opportunity, is the approvers'. */
  side?: "credit" | "approvers" | null
}

/** What may be asked of a client's new request, the narrowest case first: each one also the last part of its rule's id. */
export const reapplyCases = [
  "reapply-fni",
  "reapply-approvers",
  "expiry-vs-90",
  "never-reached",
  "reapply",
] as const
export type ReapplyCase = (typeof reapplyCases)[number]

export type Reapplication<F> = {
  /** The old file that decides: the most recently closed. */
  file: F
  /** How many old files there are. */
  count: number
  /** Montréal days since it was closed; null when not known. */
  days: number | null
  /** Whether the close date is known well enough to say that the case applies. */
  sure: boolean
  /** The cases that apply, the narrowest first; of an unsure date, those that may. */
  cases: ReapplyCase[]
}

export type ReapplyOptions = {
  /** How long after its closing an old file is taken back, in days; that day included. Default 90. */
  days?: number
  /** How old the last request may be where the client was never reached. Default 90. */
  requestDays?: number
  /** How long before a file expires. Default 8. */
  weeks?: number
  /** Whether the request is handled on the credit side. */
  credit?: boolean
  /** When the new request was made, where that is known: a file closed, or made, later is no old one. */
  requestedOn?: Day | null
}

const isLost = (file: FormerFile): boolean =>
  (file.stage !== null && stageOf(file.stage)?.end === "lost") || isApprovers(file)
const isApprovers = ({ stage, side }: FormerFile): boolean =>
  stage !== null && (fold(stage) === "perdu" || (side === "approvers" && /^perdu\b/.test(fold(stage))))
const time = (date: Date | null | undefined): number => date?.getTime() ?? NaN
const day = (date: Day | Date): Day => (typeof date === "string" ? date : dayOf(date))
const valid = (date: Date | null): date is Date => date !== null && !Number.isNaN(date.getTime())

/**
 * What an old file asks of the client's new request (followups.reapply and its narrower rows); null when there is none to speak
 * of. Only files that were lost count: one put "Invalide BDC" is as if it had never been, one sold is not taken back. The most
 * recently closed decides; one whose close date is not known comes first, since it may be that one. Total: a date that is none is unknown.
 */
export function reapplicationOf<F extends FormerFile>(
  files: readonly F[],
  now: Date,
  options: ReapplyOptions = {},
): Reapplication<F> | null {
  const { days: most = 90, requestDays = 90, weeks = 8, credit = false, requestedOn = null } = options
  const isFormer = (file: F): boolean => {
    if (!isLost(file)) return false
    if (requestedOn === null) return true
    const made = file.createdAt ?? null
    if (made !== null && ageOf(made, now) !== null && day(made) > requestedOn) return false
    const after = file.closedAfter === undefined ? file.closedAt : file.closedAfter
    return !(valid(after) && day(after) > requestedOn)
  }
  const former = files.filter(isFormer).sort((one, other) => {
    const [a, b] = [time(one.closedAt), time(other.closedAt)]
    return Number.isNaN(a) || Number.isNaN(b) ? +Number.isNaN(b) - +Number.isNaN(a) : b - a
  })
  const [file] = former
  if (!file) return null

  const days = file.closedAt ? ageOf(file.closedAt, now) : null
  const earliest = file.closedAfter === undefined ? days : file.closedAfter && ageOf(file.closedAfter, now)
  if (days !== null && days > most) return null
  const sure = days !== null && earliest !== null && earliest <= most
  const request = file.createdAt ? ageOf(file.createdAt, now) : null
  // A file is at least as old as whatever happened in it.
  const age = Math.max(request ?? 0, days ?? 0, (file.lastFollowUpAt && ageOf(file.lastFollowUpAt, now)) ?? 0)
  const stage = file.stage === null ? null : stageOf(file.stage)
  const approvers = isApprovers(file)
  const unreached = file.lastOutcome === "no-answer" && (stage?.key === "lost-bdc" || approvers)
  const applies: Record<ReapplyCase, boolean> = {
    "reapply-fni": stage?.key === "lost-fni",
    "reapply-approvers": approvers,
    "expiry-vs-90": sure && days < most && age > weeks * 7,
    "never-reached":
      (credit || file.side === "credit") && unreached && request !== null && request <= requestDays,
    reapply: true,
  }
  return { file, count: former.length, days, sure, cases: reapplyCases.filter((name) => applies[name]) }
}
