import { dayOf, montreal, shiftDay, type Day } from "../calendar"
import { addMonths, nextAnniversary } from "./months"

const HOUR = 3_600_000

/** Something to do between two instants. */
export type Due = { from: Date; until: Date }

/** The first courtesy call, hours after delivery by elapsed time; a delivery known by its day is taken at noon (loyalty.courtesy). */
export function firstCourtesy(delivered: Day | Date, hours: { from: number; to: number }): Due {
  const at = typeof delivered === "string" ? montreal(delivered, "12:00") : delivered
  return {
    from: new Date(at.getTime() + hours.from * HOUR),
    until: new Date(at.getTime() + Math.max(hours.from, hours.to) * HOUR),
  }
}

/** The second courtesy call, months after delivery: due that morning, and for a week (loyalty.courtesy). */
export function secondCourtesy(delivered: Day | Date, months: number): Due {
  const day = addMonths(typeof delivered === "string" ? delivered : dayOf(delivered), months)
  return { from: montreal(day, "00:00"), until: montreal(shiftDay(day, 7), "00:00") }
}

/** The next anniversary of a purchase, from `today` on, told for some days after (loyalty.anniversary). */
export function anniversary(delivered: Day, today: Day, days: number): Due & { years: number } {
  const { years, day } = nextAnniversary(delivered, shiftDay(today, -days))
  return {
    years,
    from: montreal(day, "00:00"),
    until: montreal(shiftDay(day, days + 1), "00:00"),
  }
}

/** An offer kept by the lead (loyalty.benefits). Both days are in. */
export type Offer = {
  partner: string
  season?: string
  advantage: string
  condition?: string
  from: Day
  to: Day
}

/** The offers of a Montréal day; those past, or still to come, are left out. The soonest over first. */
export const currentOffers = (offers: readonly Offer[], today: Day): Offer[] =>
  offers
    .filter(({ from, to }) => from <= today && today <= to)
    .sort((a, b) => (a.to < b.to ? -1 : a.to > b.to ? 1 : 0))
