import type { ReminderKind } from "../process/reminders"
import type { RecordKey } from "../rules/facts"

/** A clock as a page shows it: ISO instants. */
export type ClockView = {
  id: string
  kind: ReminderKind
  from: string
  until: string
  done: boolean
  /** When it is told again, once put off; null: not put off. */
  snoozedUntil: string | null
}

/** An e-mail of a client's, never the team's own, seen in a conversation or in the list, by its own id (decimal or hexadecimal, as the page has it). */
export type SeenMail = {
  message: string
  /** When it came, by that id: ISO instant. */
  at: string
  /** The page of its conversation. */
  url: string
  /** Whether somebody of the team answered after it; null: not known from what is in view. */
  answered: boolean | null
  /** When that answer went, where it is in view (ISO): without it, one seen late is not counted as late. */
  answeredAt?: string
}

export type ClockRequests = {
  /**
   * Starts a clock on a record, from `at` (ISO): the end of a call (confirm), a call without answer (service-again), a breakdown
   * (diagnosis). The same one again, while it runs, changes nothing.
   */
  "clock.start": [
    { kind: "confirm" | "service-again" | "diagnosis"; record: RecordKey; url: string; at: string },
    ClockView,
  ]
  "clock.done": [{ id: string; done: boolean }, null]
  /** Told again in so many minutes. */
  "clock.snooze": [{ id: string; minutes: number }, null]
  /** What a page of Gmail shows of the mailbox; the clocks of those not answered come back, those marked as done by hand too. */
  "clock.mail": [{ mailbox: string; seen: SeenMail[] }, (ClockView & { message: string })[]]
}
