import { dayOf, shiftDay, type Day } from "./calendar"
import { followUpState, type FollowUpEntry, type FollowUpOptions } from "./followups"

/** A follow-up note whose date may be no more than that of its last edit: it was written then, or before. */
export type DatedEntry = FollowUpEntry & { doubtful?: boolean }

export type RunHistory = {
  entries: readonly DatedEntry[]
  /** Follow-up notes whose date could not be read. */
  undated?: number
  /** False when older notes may not have been seen. */
  whole?: boolean
  /** No note stands before this day: the file was not there yet. */
  notBefore?: Day | null
}

/** A run of a year that no day starts would never end. */
const farthest = 400

/**
 * Whether the run of days without contact is complete, whatever the real dates of the notes that carry a doubt
 * (followups.lost-allowed). A doubtful date that its typed J confirms is sure. "unsure" where the doubt, or notes not seen, decide.
 * `entries` in any order, without a note that reached the client; those ahead of `now` count for nothing. Throws a RangeError
 * when `now` is invalid.
 */
export function runCertainty(
  { entries, undated = 0, whole = true, notBefore = null }: RunHistory,
  now: Date,
  options: FollowUpOptions = {},
): "complete" | "incomplete" | "unsure" {
  const needed = options.days && options.days >= 1 ? options.days : 7
  const closed = new Set(options.closedDays)
  const counted = followUpState([...entries], now, options).evidence.map(({ date }) => date)
  const isSure = ({ at, doubtful, note }: DatedEntry): boolean =>
    doubtful !== true || (note.day !== null && counted.indexOf(dayOf(at)) + 1 === note.day)
  const dated = entries.filter(({ at }) => !Number.isNaN(at.getTime()))
  const sure = dated.filter(isSure)
  if (followUpState(sure, now, options).mayClose) return "complete"

  const today = dayOf(now)
  const fixed = daysOf(sure, now, options)
  const latest = dated
    .filter((entry) => !isSure(entry) && isAttempt(entry, now))
    .map(({ at }) => (at > now ? today : dayOf(at)))
  const movable = [...latest, ...Array.from({ length: undated }, () => today)].sort().reverse()
  const first = notBefore ?? shiftDay(today, -farthest)
  // The latest open days, newest first: any `needed` of them in a row, each with a note, would be a complete run.
  const open: Day[] = []
  for (let day = today; day >= first && open.length < farthest; day = shiftDay(day, -1))
    if (!closed.has(day)) open.push(day)
  if (!whole) return open.length >= needed ? "unsure" : "incomplete"
  for (let start = 0; start + needed <= open.length; start += 1) {
    const bare = open.slice(start, start + needed).filter((day) => !fixed.has(day))
    if (bare.length <= movable.length && bare.every((day, index) => (movable[index] ?? "") >= day))
      return "unsure"
  }
  return "incomplete"
}

/** An entry that counts by itself: the same attempt at noon of today is a run of one day. */
const isAttempt = (entry: FollowUpEntry, now: Date): boolean =>
  followUpState([{ ...entry, at: now }], now).consecutiveDays > 0

const daysOf = (entries: readonly FollowUpEntry[], now: Date, { closedDays }: FollowUpOptions): Set<Day> =>
  new Set(
    entries.flatMap((entry) =>
      followUpState([entry], now, { days: 1, ...(closedDays && { closedDays }) }).evidence.map(
        ({ date }) => date,
      ),
    ),
  )
