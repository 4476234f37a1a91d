import type { Day } from "../process/calendar"
import type { ReminderKind } from "../process/reminders"
import type { Offer } from "../process/renewal/loyalty"
import type { RecordKey } from "../rules/facts"

/** Something to do for a client (renewal.credit-request, loyalty.*, a call back asked for). Instants as ISO text. */
export type ReminderView = {
  id: string
  kind: ReminderKind
  record: RecordKey
  /** The address of its page. */
  url: string
  from: string
  until: string
  /** CRE…, of a request for credit. */
  number: string | null
  done: boolean
  /** When the client asked not to be called (law.do-not-call). */
  doNotCall?: Day
  /** When it is told again, once put off; null: not put off. */
  snoozedUntil: string | null
}
/** What is due by hand in the day, and the calls of the shift. */
export type DueView = {
  /** Due now or today, the soonest over first, then those done today. */
  reminders: ReminderView[]
  /** When one may be put off to: the next opening of a day. */
  opening: string
  /** renewal.daily-target; `calls` null until it is set. `done`: from the notes of today seen from here. */
  target: { calls: number | null; done: number } | null
  /** Those of today (loyalty.benefits). */
  offers: Offer[]
}
export type OffersView = { offers: Offer[]; readOnly: boolean }

export type LoyaltyRequests = {
  "due.get": [undefined, DueView]
  "due.done": [{ id: string; done: boolean }, DueView]
  /** The target of the shift, until the end of the day; null takes it away. */
  "target.set": [{ calls: number | null }, DueView]
  /** Every offer, past ones too. */
  "offers.get": [undefined, OffersView]
  "offers.set": [{ offers: Offer[] }, OffersView]
  /** From a page of the CRM: the client asked to be called back then (renewal.call). */
  /** `at`: `yyyy-mm-ddThh:mm`, in Montréal; one that has passed is refused. */
  "callback.plan": [{ record: RecordKey; url: string; at: string }, null]
}
