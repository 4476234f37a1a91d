import { dayOf, montreal } from "./calendar"

export const reminderKinds = [
  "credit-check",
  "courtesy",
  "anniversary",
  "callback",
  // The after-sales clocks: the confirmation of a booking, the answer to an e-mail, the call before a service and the one after it, the
  // diagnosis of a breakdown.
  "confirm",
  "reply",
  "service",
  "service-again",
  "diagnosis",
] as const
/** What is to be done for a client between two instants. */
export type ReminderKind = (typeof reminderKinds)[number]
/** From when it may be done to when it is over, in ms since the epoch. */
export type Span = { from: number; until: number }

const MINUTE = 60_000
/** Those that a whole day is for are not told in the night. */
const morning = "09:00"

/**
 * How each is told, and when one planned anew takes its place.
 *
 * | kind | told | once over |
 * | --- | --- | --- |
 * | credit-check, callback | as it may be done: that instant was chosen for the client | waits until done |
 * | courtesy, anniversary, service | that day, from 9:00 | passes: it is of no use any more |
 * | service-again | that day, from 9:00 | waits |
 * | confirm | 10 minutes before its end: time to write one message | waits, told as late |
 * | reply | 30 minutes before: time to find what is asked | waits, told as late |
 * | diagnosis | 2 hours before: time to see the vehicle | waits, told as late |
 *
 * A clock shorter than twice its warning is told half-way. `anew`: the same one stays as it is, done or not, whatever the policy has
 * become; another is one that starts at another instant (`from`), ends at another (`until`), or starts once this one is done or its time
 * has come (`after`). `never`: one for good.
 */
const table: Readonly<
  Record<
    ReminderKind,
    { before?: number; day?: true; passes?: true; anew: "from" | "until" | "after" | "never" }
  >
> = {
  "credit-check": { anew: "from" },
  callback: { anew: "from" },
  courtesy: { day: true, passes: true, anew: "from" },
  anniversary: { day: true, passes: true, anew: "from" },
  confirm: { before: 10, anew: "after" },
  reply: { before: 30, anew: "never" },
  service: { day: true, passes: true, anew: "until" },
  "service-again": { day: true, anew: "after" },
  diagnosis: { before: 120, anew: "after" },
}

/** Whether it is let go once its time is over. */
export const passes = (kind: ReminderKind): boolean => table[kind].passes === true
/** Whether it is told before a deadline, rather than once it may be done. */
export const isDeadline = (kind: ReminderKind): boolean => table[kind].before !== undefined

/** When it is first told (ms), as it is told in the table above. */
export function firstTelling(kind: ReminderKind, { from, until }: Span): number {
  const { before, day } = table[kind]
  if (before !== undefined) return until - Math.min(before * MINUTE, Math.round((until - from) / 2))
  return day ? Math.max(from, montreal(dayOf(new Date(from)), morning).getTime()) : from
}

/**
 * When one planned now is told (ms). Past its first telling: a deadline is told as it falls; what may be done already, at once, unless a
 * page in view says so; null: not told.
 */
export function plannedTelling(kind: ReminderKind, span: Span, now: number): number | null {
  const first = firstTelling(kind, span)
  if (first > now) return first
  if (isDeadline(kind)) return span.until > now ? span.until : null
  return passes(kind) ? null : first
}

/** Whether what is kept stays when one is planned on the same record (see the table above). */
export function stays(kind: ReminderKind, kept: Span & { done: boolean }, next: Span, now: number): boolean {
  const { anew, before } = table[kind]
  if (anew === "from" || anew === "until") return kept[anew] === next[anew]
  const over = kept.done || now >= (before === undefined ? kept.from : kept.until)
  return anew === "never" || next.from <= kept.from || !over
}

/** When it is told again, once put off (ms); null: not put off, or told since. */
export function snoozedUntil(
  kind: ReminderKind,
  { tellAt, doneAt, ...span }: Span & { tellAt: number | null; doneAt: number | null },
): number | null {
  const planned = tellAt === span.until || tellAt === firstTelling(kind, span)
  return doneAt !== null || planned ? null : tellAt
}
