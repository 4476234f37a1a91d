import { dayOf, type Day } from "./calendar"
import { fold } from "./text"

/** What the plan of a day looks at in one file. Null: not known. */
export type DayFile = {
  record: string
  /** Whether the file is the agent's own. */
  mine: boolean | null
  /** False once closed; a stage never read leaves the file in the plan. */
  open: boolean | null
  /** Whether its stage asks for contact every day; otherwise it waits for its follow-up date. */
  daily: boolean
  priority: string | null
  createdAt: Date | null
  roundsToday: number
  reachedToday: boolean
  followUpDate: Day | null
  /** A callback clock that the agent pinned runs on it. */
  pinned: boolean
  /** Its own agent, who is not me, is known to be absent today. */
  ownerAbsent: boolean
  /** When that agent, off now, starts; if soon enough to leave them their client (callbacks.shift-soon). */
  ownerStartsAt: Date | null
}

export type DayOptions = {
  /** Rounds aimed at in a day (followups.daily). Default 3. */
  rounds?: number | undefined
  /** Whether the work order Platine, Or, Argent, Bronze speaks (followups.queue). Default no: the oldest first. */
  queue?: boolean | undefined
}

/** Every file in exactly one group, each in its working order. */
export type DayPlan<F extends DayFile = DayFile> = {
  running: F[]
  /** Mine, whose follow-up date has come. */
  due: F[]
  /** Mine, still to be called today, by the round that a call made now would be. */
  rounds: { round: number; files: F[] }[]
  /** A colleague's who is absent: anyone may follow up (callbacks.absent-cover). */
  cover: F[]
  /** A colleague's who starts soon: nobody calls (callbacks.shift-soon). */
  held: F[]
  /** Reached today, or every round made. */
  done: F[]
  /** Nothing before its date. */
  later: F[]
  /** A colleague's who is there, or may be. */
  others: F[]
  closed: F[]
}

const order = ["platine", "or", "argent", "bronze"]
const rank = ({ priority }: DayFile): number => {
  const at = order.indexOf(fold(priority ?? ""))
  return at < 0 ? order.length : at
}
const oldest = ({ createdAt }: DayFile): number => {
  const at = createdAt?.getTime() ?? NaN
  return Number.isNaN(at) ? Infinity : at
}
const compare = (one: number | string, other: number | string): number =>
  one < other ? -1 : one > other ? 1 : 0

/**
 * The day's work among the files that this browser has seen (followups.daily, callbacks.shift-soon, callbacks.absent-cover,
 * followups.queue). Pure and independent of the order of `files`; days are Montréal's.
 * Throws a RangeError when `now` is invalid.
 */
export function dayPlan<F extends DayFile>(
  files: readonly F[],
  now: Date,
  options: DayOptions = {},
): DayPlan<F> {
  const today = dayOf(now)
  const target = options.rounds !== undefined && options.rounds >= 1 ? options.rounds : 3
  const sorted = [...files].sort(
    (a, b) =>
      (options.queue === true ? compare(rank(a), rank(b)) : 0) ||
      compare(oldest(a), oldest(b)) ||
      compare(a.record, b.record),
  )
  const plan: DayPlan<F> = {
    running: [],
    due: [],
    rounds: [],
    cover: [],
    held: [],
    done: [],
    later: [],
    others: [],
    closed: [],
  }
  const byRound = new Map<number, F[]>()
  for (const file of sorted) groupOf(file).push(file)
  plan.rounds = [...byRound].sort(([a], [b]) => a - b).map(([round, some]) => ({ round, files: some }))
  plan.due.sort((a, b) => compare(a.followUpDate ?? "", b.followUpDate ?? ""))
  plan.held.sort((a, b) => compare(a.ownerStartsAt?.getTime() ?? 0, b.ownerStartsAt?.getTime() ?? 0))
  return plan

  function groupOf(file: F): F[] {
    const mine = file.mine === true
    const dated = file.followUpDate !== null && file.followUpDate <= today
    if (file.open === false) return plan.closed
    if (file.pinned) return plan.running
    if (!mine && (file.mine === null || !(file.ownerAbsent || file.ownerStartsAt))) return plan.others
    if (file.reachedToday || file.roundsToday >= target) return plan.done
    if (!file.daily && !dated) return plan.later
    if (!mine) return file.ownerStartsAt ? plan.held : plan.cover
    if (dated) return plan.due
    const round = file.roundsToday + 1
    const some = byRound.get(round) ?? []
    byRound.set(round, some)
    return some
  }
}
