import { known, unknown, type Field } from "../field"
import { fold } from "../text"

const unreadable = unknown("unreadable")

/**
 * A number as written: "1 234,56 $", "$1,234.56", "7,99 %". The last mark is the decimal's when one or two digits follow it, or, with
 * `precise`, whatever follows. Null when it is none, or several.
 */
export function readNumber(text: string, precise = false): number | null {
  const [digits, ...others] = text.match(/\d(?:[\d\s\u00a0\u202f.,]*\d)?/g) ?? []
  if (digits === undefined || others.length > 0) return null
  const bare = digits.replace(/[\s\u00a0\u202f]/g, "")
  const decimal = precise ? /[.,](\d+)$/.exec(bare) : /[.,](\d{1,2})$/.exec(bare)
  const whole = (decimal ? bare.slice(0, decimal.index) : bare).replace(/[.,]/g, "")
  const value = Number(`${whole}.${decimal?.[1] ?? "0"}`)
  return Number.isFinite(value) ? (/^[^\d]*-\s*\d/.test(text) ? -value : value) : null
}

const within = (value: number | null, low: number, high: number): Field<number> =>
  value !== null && value >= low && value <= high ? known(value) : unreadable

/** A yearly rate, in percent. */
export const readRate = (text: string): Field<number> => within(readNumber(text, true), 0, 60)
/** An amount in dollars. */
export const readAmount = (text: string): Field<number> => within(readNumber(text), -1e6, 1e6)

/** A count of months: "72", "72 mois", "6 ans". Payments, or two counts, are not months. */
export function readMonths(text: string): Field<number> {
  if (/^\s*[-–−]/.test(text)) return unreadable
  const folded = fold(text)
  const [, count, unit = ""] = /^(\d{1,3})(?:[.,]0+)? ?(.*)$/.exec(folded) ?? []
  if (count === undefined) return unreadable
  if (/^(mois|months?|m|mo)?\.?( restants?| left)?$/.test(unit)) return within(Number(count), 0, 120)
  return /^(ans?|annees?|years?)$/.test(unit) ? within(12 * Number(count), 0, 120) : unreadable
}

/** First, second or third chance at credit. */
export function readChance(text: string): Field<number> {
  const [, count] =
    /^([123])(?: ?(?:re|er|ere|e|ie?me?|i?eme|nd|rd|st))?(?: chances?)?(?: au credit)?$/.exec(fold(text)) ??
    []
  return count === undefined ? unreadable : known(Number(count))
}

const amount = /\$\s*\d[\d\s.,]*|\d[\d\s.,]*\s*\$|(?<![\d.,])\d[\d\s]*[.,]\d{2}(?![\d.,])/g

/** A text of services or options without its amounts, as they are nobody's to keep: "Pneus : 599,00 $, Antirouille" → "Pneus, Antirouille". */
export const withoutAmounts = (text: string): string =>
  text
    .replace(amount, "\uE000")
    .replace(/\uE000(?:\s*(?:\/|par)\s*(?:mois|month|versement|sem(?:aine)?s?))?/gi, "\uE000")
    .replace(/[\s(:=\p{Pd}@]*\uE000[\s)]*(?=([,;/|]|$)?)/gu, (_all, end?: string) =>
      end === undefined ? " " : "",
    )
    .replace(/\s*([,;])(?:\s*[,;])*/g, "$1")
    .trim()
