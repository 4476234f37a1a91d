import { dayOf, shiftDay, type Day } from "./calendar"
import {
  followUpState,
  typedOtherwise,
  type FollowUpEntry,
  type FollowUpOptions,
  type FollowUpState,
} from "./followups"
import type { Channel } from "./notes/note"

/** One day of the run, done or to come. */
export type MeterCell = {
  date: Day
  /** Its J, from 1. */
  number: number
  /** No round: a day to come, or today before its first. */
  rounds: number
  channels: Channel[]
  today: boolean
  /** The closed days passed over between the day before it and this one. */
  closedBefore: Day[]
  /** A J typed on that day that is not its own; the first of them. */
  typed: number | null
}

export type Meter = FollowUpState & {
  /** Days asked for, and rounds aimed at in each. */
  days: number
  rounds: number
  /** As many as days asked for, oldest first; of a longer run, the last ones. */
  cells: MeterCell[]
}

/**
 * The run of days of a file, drawn (followups.daily): what `followUpState` counts, a cell a day, then the days to come if each had
 * its attempt. Arguments as `followUpState`; in any order.
 */
export function meterOf(history: readonly FollowUpEntry[], now: Date, options: FollowUpOptions = {}): Meter {
  const days = options.days && options.days >= 1 ? Math.floor(options.days) : 7
  const rounds = options.rounds && options.rounds >= 1 ? options.rounds : 3
  const entries = [...history]
  const state = followUpState(entries, now, { ...options, days })
  const closed = new Set(options.closedDays)
  const today = dayOf(now)
  const typed = new Map<number, number>()
  const otherwise = typedOtherwise(entries, now, { ...options, days })
  for (const { counted, typed: j } of otherwise.sort((a, b) => +a.at - +b.at || a.typed - b.typed))
    if (!typed.has(counted)) typed.set(counted, j)

  const cells = state.evidence.map((day, index): Omit<MeterCell, "closedBefore"> => ({
    ...day,
    number: index + 1,
    today: day.date === today,
    typed: typed.get(index + 1) ?? null,
  }))
  let next = cells.at(-1)?.today ? shiftDay(today, 1) : today
  while (cells.length < days) {
    while (closed.has(next)) next = shiftDay(next, 1)
    cells.push({
      date: next,
      number: cells.length + 1,
      rounds: 0,
      channels: [],
      today: next === today,
      typed: null,
    })
    next = shiftDay(next, 1)
  }
  const between = (date: Day, before: Day | undefined): Day[] => {
    const passed: Day[] = []
    if (before === undefined) return passed
    for (let day = shiftDay(before, 1); day < date; day = shiftDay(day, 1))
      if (closed.has(day)) passed.push(day)
    return passed
  }
  return {
    ...state,
    days,
    rounds,
    cells: cells
      .map((cell, index) => ({ ...cell, closedBefore: between(cell.date, cells[index - 1]?.date) }))
      .slice(-days),
  }
}

const marks: Record<Channel, string> = {
  call: "APPEL",
  text: "TEXTO",
  email: "COURRIEL",
  voicemail: "MSG VOCAL",
}

/** The evidence of a run as lines to copy into a note, in the marks of the house: `J1 2026-12-01 R2 APPEL + TEXTO`. */
export const evidenceText = (evidence: FollowUpState["evidence"]): string =>
  evidence
    .map(({ date, rounds, channels }, index) =>
      [`J${index + 1} ${date} R${rounds}`, channels.map((channel) => marks[channel]).join(" + ")]
        .filter(Boolean)
        .join(" "),
    )
    .join("\n")
