import type { Day } from "../calendar"
import { empty, known, mapField, unknown, valueOf, type Field, type UnknownReason } from "../field"
import { fold } from "../text"
import { addMonths, monthsBetween, monthsUntil } from "./months"

/** What a loan is read from. `rate`: a percentage, read live and never kept; the rest as the file shows it. */
export type LoanFacts = {
  possessionDate: Field
  termMonths: Field<number>
  monthsLeft: Field<number>
  financingEnd: Field
  /** As the CRM's list calls it: "Regulier 24-36 mois restants", "Spécialisé 18 mois +". */
  kind: Field
  /** 1st, 2nd or 3rd chance at credit. */
  chance: Field
  rate: Field<number>
}

const why = (...fields: Field<unknown>[]): UnknownReason =>
  fields.find((field) => field.state === "unknown")?.why ?? "not-found"

/**
 * The last day of a loan: as shown, else its term after the day of possession. Two that differ by more than a month, or an end
 * before the possession, are a conflict.
 */
export function endOfLoan({ possessionDate, termMonths, financingEnd }: LoanFacts): Field {
  const [from, term, shown] = [valueOf(possessionDate), valueOf(termMonths), valueOf(financingEnd)]
  const counted = from !== undefined && term !== undefined && term > 0 ? addMonths(from, term) : undefined
  if (shown !== undefined && from !== undefined && shown < from) return unknown("conflict")
  if (shown !== undefined && counted !== undefined && Math.abs(monthsBetween(shown, counted)) > 1)
    return unknown("conflict")
  const end = shown ?? counted
  if (end !== undefined) return known(end)
  const read = [financingEnd, possessionDate, termMonths]
  return read.some(({ state }) => state === "unknown") ? unknown(why(...read)) : empty
}

/** Months left of a loan, one begun counted whole, and whether it still runs (on its last day it does). */
export type Left = { months: number; running: boolean }

/** What is left of a loan on a day: by its end where that is known, else as the file says. */
export function leftOf(facts: LoanFacts, today: Day): Field<Left> {
  const end = endOfLoan(facts)
  if (end.state === "known")
    return known({ months: monthsUntil(end.value, today), running: today <= end.value })
  if (end.state === "unknown" && end.why === "conflict") return end
  const said = mapField(facts.monthsLeft, (months) => ({ months: Math.max(months, 0), running: months > 0 }))
  if (said.state === "known") return said
  return end.state === "unknown" ? end : said
}

/** 1, 2 or 3: "2e chance", "Deuxième chance", "3rd"; null for another text. */
export function chanceOf(text: string): 1 | 2 | 3 | null {
  const plain = fold(text)
  const found = [
    /\b1(?:re|ere|er|e|eme|iere|ier|st)?\b|premiere|first/,
    /\b2(?:e|de|eme|iem|ieme|nd)?\b|deuxieme|seconde?\b/,
    /\b3(?:e|eme|iem|ieme|rd)?\b|troisieme|third/,
  ].flatMap((sign, at) => (sign.test(plain) ? [at + 1] : []))
  return found.length === 1 ? (found[0] as 1 | 2 | 3) : null
}

export type Credit = "regular" | "specialised"

/**
 * The kind of credit: by the rate where it is read (specialised from `from` %, inclusive), else by what the file calls it, else by
 * the chance: the first is regular.
 */
export function creditOf({ rate, kind, chance }: LoanFacts, from: number): Field<Credit> {
  if (rate.state === "known" && Number.isFinite(rate.value))
    return known(rate.value >= from ? "specialised" : "regular")
  const said = fold(valueOf(kind) ?? "")
  if (/\bspeciali/.test(said)) return known("specialised")
  if (/\bregul/.test(said)) return known("regular")
  const number = chanceOf(valueOf(chance) ?? "")
  if (number !== null) return known(number === 1 ? "regular" : "specialised")
  return unknown(why(rate, kind, chance))
}
