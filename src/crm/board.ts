import { dayOf, montreal, shiftDay, type Day } from "../process/calendar"
import { followUpState, isAttempt, type FollowUpEntry } from "../process/followups"
import type { FollowUpNote } from "../process/notes/note"
import { expiryOf, isPursued } from "../process/stages"

/** A follow-up note as the board keeps it: what it says, never its words. Instants in ms; `author` is an id. */
export type BoardNote = FollowUpNote & { id: string; at: number; modified: number; author: string }

/** An open file of the team as the board keeps it: ids, instants, its stage and its follow-ups. */
export type BoardFile = {
  id: string
  owner: string | null
  stage: string
  branch: string | null
  createdAt: number | null
  /** Its notes written since this instant were read, 0: all of them; null: as far back as the whole board's. */
  readSince: number | null
  notes: readonly BoardNote[]
}

export type BoardOptions = {
  /** Days without contact asked for, and rounds aimed at in one. */
  days: number
  rounds: number
  /** Weeks after which a file expires. */
  weeks: number
  closedDays: readonly Day[]
}

/** Where a file stands today. Null: the notes that decide were not read yet. */
export type FileState = {
  /** Worked on every day; otherwise it waits for its date, and only counts as open. */
  daily: boolean
  rounds: number | null
  /** Days in a row without contact, today's included. */
  run: number | null
  mayClose: boolean | null
  /** The client was reached, and nothing was tried since. */
  reached: boolean | null
  /** Nothing on the last open day, nor today. */
  atRisk: boolean | null
  /** Before it expires, negative once it is; null: no date, or it does not. */
  daysLeft: number | null
  lastAt: number | null
}

/** Days left from which a file is said to expire soon. */
export const soon = 14
const SKEW = 2 * 60_000

const waiting: FileState = {
  daily: false,
  rounds: 0,
  run: 0,
  mayClose: false,
  reached: false,
  atRisk: false,
  daysLeft: null,
  lastAt: null,
}

const entryOf = ({ at, author, ...note }: BoardNote): FollowUpEntry => ({ at: new Date(at), author, note })

/** The last day before today that is not closed. */
function lastOpenDay(today: Day, closed: ReadonlySet<Day>): Day {
  let day = shiftDay(today, -1)
  for (let back = 0; back < 366 && closed.has(day); back += 1) day = shiftDay(day, -1)
  return day
}

/**
 * Where a file stands (followups.daily, followups.lost-allowed, followups.expiry), counted by the core. What notes not read
 * could change is null, never guessed.
 * @param readSince how far back the whole board was read, ms; null: not at all
 */
export function stateOf(
  file: BoardFile,
  readSince: number | null,
  now: Date,
  options: BoardOptions,
): FileState {
  const entries = file.notes.map(entryOf)
  const known = entries.filter((entry) => isAttempt(entry.note) && +entry.at <= +now + SKEW)
  const last = known.reduce<FollowUpEntry | null>(
    (one, other) => (one && one.at > other.at ? one : other),
    null,
  )
  const lastAt = last ? +last.at : null
  if (!isPursued(file.stage)) return { ...waiting, lastAt }

  const since = file.readSince ?? readSince ?? Infinity
  const created = file.createdAt
  const isRead = (from: number): boolean => since <= Math.max(from, created ?? 0)
  const today = dayOf(now)
  const closedDays = [...options.closedDays]
  const state = followUpState(entries, now, { ...options, closedDays })
  const rounds = isRead(+montreal(today, "00:00")) ? state.roundsToday : null

  // A contact, or a run already complete, needs nothing older; anything else may hide an older complete run.
  const decided = isRead(0) || state.mayClose || known.some(({ note }) => note.outcome === "reached")
  const mayClose = decided ? state.mayClose : null
  const day = lastOpenDay(today, new Set(closedDays))
  const missed = !known.some(({ at }) => dayOf(at) === day)
  const wasThere = created === null || dayOf(new Date(created)) <= day
  const risk =
    rounds === null || mayClose === null || !isRead(+montreal(day, "00:00"))
      ? null
      : rounds === 0 && !mayClose && missed && wasThere
  const surelyNot = !missed || !wasThere || mayClose === true || state.roundsToday > 0
  return {
    daily: true,
    rounds,
    run: decided ? state.consecutiveDays : null,
    mayClose,
    reached: last ? last.note.outcome === "reached" : isRead(0) ? false : null,
    atRisk: surelyNot ? false : risk,
    daysLeft: created === null ? null : (expiryOf(new Date(created), now, options.weeks)?.daysLeft ?? null),
    lastAt,
  }
}

/** What a lead counts among some files; each figure counts only what is known. */
export type Tally = {
  open: number
  /** Worked on every day; those whose notes were all read that matter. */
  daily: number
  read: number
  /** By round made today, from none to the target and more. */
  rounds: number[]
  called: number
  /** Not called yet today, those at risk apart. */
  left: number
  atRisk: number
  /** By days in a row without contact, from none to those asked for and more. */
  runs: number[]
  mayClose: number
  expiring: number
  reached: number
}

/** Whether all that the board says of a file is known. */
export const isWhole = ({ rounds, run }: FileState): boolean => rounds !== null && run !== null

/** Counts files. Each daily file whose rounds are known is in exactly one of `called`, `left`, `atRisk`. */
export function tallyOf(
  files: readonly FileState[],
  { days, rounds: target }: Pick<BoardOptions, "days" | "rounds">,
): Tally {
  const tally: Tally = {
    open: files.length,
    daily: 0,
    read: 0,
    rounds: Array.from({ length: target + 1 }, () => 0),
    called: 0,
    left: 0,
    atRisk: 0,
    runs: Array.from({ length: days + 1 }, () => 0),
    mayClose: 0,
    expiring: 0,
    reached: 0,
  }
  const count = (list: number[], at: number | null): void => {
    if (at === null) return
    const place = Math.min(at, list.length - 1)
    list[place] = (list[place] ?? 0) + 1
  }
  for (const file of files) {
    if (!file.daily) continue
    tally.daily += 1
    if (isWhole(file)) tally.read += 1
    count(tally.rounds, file.rounds)
    count(tally.runs, file.run)
    if (file.rounds !== null)
      tally[file.rounds > 0 ? "called" : file.atRisk === true ? "atRisk" : "left"] += 1
    if (file.mayClose === true) tally.mayClose += 1
    if (file.reached === true) tally.reached += 1
    if (file.daysLeft !== null && file.daysLeft <= soon) tally.expiring += 1
  }
  return tally
}

/** What a board may be narrowed to. */
export const boardFilters = [
  "left",
  "atRisk",
  "called",
  "mayClose",
  "expiring",
  "reached",
  "waiting",
] as const
export type BoardFilter = (typeof boardFilters)[number]

/** Whether a file is known to be of a kind; "left" holds those at risk too. */
export function isOfKind(file: FileState, kind: BoardFilter): boolean {
  if (kind === "waiting" || !file.daily) return kind === "waiting" && !file.daily
  if (kind === "left") return file.rounds === 0
  if (kind === "called") return (file.rounds ?? 0) > 0
  if (kind === "expiring") return file.daysLeft !== null && file.daysLeft <= soon
  return file[kind] === true
}
