import { dayOf, shiftDay, type Day } from "./calendar"
import type { Channel, FollowUpNote } from "./notes/note"

/** A follow-up note with the instant it was written and who wrote it. */
export type FollowUpEntry = { at: Date; author: string; note: FollowUpNote }

export type FollowUpOptions = {
  /** Consecutive days without contact that are asked for; 7 unless told. */
  days?: number
  /** The target of rounds a day. Never a gate: nothing here depends on it. */
  rounds?: number
  /** Montréal days, `yyyy-mm-dd`, that neither count nor break a run. */
  closedDays?: string[]
}

export type FollowUpState = {
  day: number
  roundsToday: number
  consecutiveDays: number
  mayClose: boolean
  evidence: { date: string; rounds: number; channels: Channel[] }[]
}

const SKEW = 2 * 60_000
const ORDER: Channel[] = ["call", "text", "email", "voicemail"]

/** A bare closing note tells of no attempt; one that names a channel, an outcome or both J and R does. */
export const isAttempt = ({ outcome, channels, day, round, closing }: FollowUpNote): boolean =>
  !closing || outcome !== "unstated" || channels.length > 0 || (day !== null && round !== null)

/** Distinct R, plus the attempts without R, those of one minute counting once. */
const roundsOf = (entries: FollowUpEntry[]): number =>
  new Set(entries.map(({ at, note }) => note.round ?? `minute ${Math.floor(at.getTime() / 60_000)}`)).size

/** Whether an open day without any attempt lies strictly between two days. */
function gapBetween(from: Day, to: Day, closed: Set<string>): boolean {
  let day = shiftDay(from, 1)
  while (day < to && closed.has(day)) day = shiftDay(day, 1)
  return day < to
}

/** The attempts known at `now`, in any order, each with its Montréal day; `since`: those after the client was last reached. */
function attemptsOf(history: FollowUpEntry[], now: Date) {
  const all = history
    .filter(({ at, note }) => at.getTime() <= now.getTime() + SKEW && isAttempt(note))
    .map((entry) => {
      const at = entry.at > now ? now : entry.at
      return { ...entry, at, date: dayOf(at) }
    })
  const reachedAt = all.reduce(
    (last, { at, note }) => (note.outcome === "reached" ? Math.max(last, at.getTime()) : last),
    -Infinity,
  )
  return { all, since: all.filter(({ at }) => at.getTime() > reachedAt) }
}

/**
 * Where a file stands in its days without contact (followups.daily, followups.lost-allowed). Montréal dates decide, the typed J never does.
 * The run starts after the last note that says the client was reached; an open day without attempt breaks it, unless it had
 * already reached `days`: a complete run stays good and goes on. Today without a note does not break it.
 * @param history in any order; invalid dates and notes more than two minutes ahead of `now` are left out, nearer ones count as now
 * @returns `day`: the J that a note written now would carry; `roundsToday`: all the rounds of today, the one that reached the client too;
 * `evidence`: the current run, oldest first. Throws a RangeError when `now` is invalid.
 */
export function followUpState(
  history: FollowUpEntry[],
  now: Date,
  options: FollowUpOptions = {},
): FollowUpState {
  const needed = options.days && options.days >= 1 ? options.days : 7
  const closed = new Set(options.closedDays)
  const today = dayOf(now)
  const { all, since } = attemptsOf(history, now)

  const byDay = new Map<Day, FollowUpEntry[]>()
  for (const entry of since) {
    const some = byDay.get(entry.date)
    if (some) some.push(entry)
    else byDay.set(entry.date, [entry])
  }

  let run: FollowUpState["evidence"] = []
  let last: Day | undefined
  for (const [date, attempts] of [...byDay].sort(([one], [other]) => (one < other ? -1 : 1))) {
    if (closed.has(date)) continue
    if (last !== undefined && run.length < needed && gapBetween(last, date, closed)) run = []
    const channels = ORDER.filter((channel) => attempts.some(({ note }) => note.channels.includes(channel)))
    run.push({ date, rounds: roundsOf(attempts), channels })
    last = date
  }
  if (last !== undefined && run.length < needed && gapBetween(last, today, closed)) run = []

  return {
    day: run.length + (run.at(-1)?.date === today ? 0 : 1),
    roundsToday: roundsOf(all.filter(({ date }) => date === today)),
    consecutiveDays: run.length,
    mayClose: run.length >= needed,
    evidence: run,
  }
}

/** The notes of the current run whose typed J is not the one that the dates count, oldest first. Arguments as `followUpState`. */
export function typedOtherwise(
  history: FollowUpEntry[],
  now: Date,
  options: FollowUpOptions = {},
): { at: Date; author: string; typed: number; counted: number }[] {
  const dates = followUpState(history, now, options).evidence.map(({ date }) => date)
  return attemptsOf(history, now)
    .since.flatMap(({ at, author, date, note: { day: typed } }) => {
      const counted = dates.indexOf(date) + 1
      return typed !== null && counted > 0 && typed !== counted ? [{ at, author, typed, counted }] : []
    })
    .sort((one, other) => one.at.getTime() - other.at.getTime())
}
