import { montreal } from "../../process/calendar"
import type { Day } from "../../process/calendar"
import { known, mapField, unknown } from "../../process/field"
import type { Field } from "../../process/field"
import { fold } from "../../process/text"
import { unreadable } from "./fields"

/** The order in which a user's dates are written, and the pattern itself. */
export type DatePattern = { order: Part[]; text: string }

type Part = "d" | "m" | "y"
/** Runs of letters of a pattern, in English or in French: days, months, years. */
const runs = /([djmya])\1*/gi
const partOf = (run: string): Part => (/^[dj]/i.test(run) ? "d" : /^m/i.test(run) ? "m" : "y")

/** A pattern as an input's placeholder writes it ("DD/MM/YYYY", "MMM d, yyyy", "JJ/MM/AAAA"); null when it is not one. */
export function readPattern(placeholder: string | null | undefined): DatePattern | null {
  const text = (placeholder ?? "").trim().replace(/\s+h.*$/i, "")
  if (!/^(?:[^a-zà-ÿ\d]*(?:dd?|jj?|m{1,4}|y{1,4}|a{2,4})){3}[^a-zà-ÿ\d]*$/i.test(text)) return null
  const order = (text.match(runs) ?? []).map(partOf)
  return new Set(order).size === 3 ? { order, text } : null
}

/**
 * The order that dates shown on one page agree on; null without a sure one, or when two disagree. Only days after the 12th
 * are sure. Nothing can be written with it: it does not say how a day is spelled.
 */
export function orderOf(shown: readonly string[]): DatePattern | null {
  const orders = new Set<string>()
  for (const text of shown) {
    const [, a, b] = /^(\d{1,2})[/.-](\d{1,2})[/.-]\d{4}(?!\d)/.exec(text) ?? []
    if (Number(a) > 12) orders.add("dmy")
    if (Number(b) > 12) orders.add("mdy")
  }
  const [order] = orders
  return order && orders.size === 1 ? { order: [...order] as Part[], text: "" } : null
}

/** How months begin in French and in English, without accents; each has a group of its own. */
const months =
  /^(?:(jan)|(fe[bv])|(mar(?!d))|(a[pv]r)|(ma[iy])|(jui?n)|(jui?l)|(aou|aug)|(sep)|(oct)|(nov)|(dec))/
const monthOf = (word: string): number => months.exec(word)?.findIndex((group, at) => at > 0 && group) ?? 0

const pad = (n: number): string => String(n).padStart(2, "0")
function day(year: string, month: string | number, dayOfMonth: string): Field {
  const y = Number(year) + (year.length <= 2 ? 2000 : 0)
  const [m, d] = [Number(month), Number(dayOfMonth)]
  const date = new Date(Date.UTC(y, m - 1, d))
  return y >= 1900 && y < 2200 && date.getUTCMonth() === m - 1 && date.getUTCDate() === d
    ? known(date.toISOString().slice(0, 10))
    : unreadable
}

/** A day as written on a page. Two readings and no pattern: unknown "ambiguous"; not a day: "unreadable". */
export function readDay(text: string, pattern: DatePattern | null): Field {
  const folded = fold(text).replace(/(\d)(er|st|nd|rd|th)\b/g, "$1")
  const numbers = folded.match(/\d+/g) ?? []
  const named = (folded.match(/[a-z]+/g) ?? []).filter((word) => monthOf(word) > 0)
  // "mar. 18 déc.": a weekday that reads like a month.
  const month = named[0] === "mar" && named[1] ? named[1] : named[0]
  if (month) {
    if (numbers.length !== 2) return unreadable
    const [a = "", b = ""] = numbers
    const [d, y] = a.length === 4 ? [b, a] : [a, b]
    return y.length === 4 || pattern ? day(y, monthOf(month), d) : unknown("ambiguous")
  }
  const [a = "", b = "", c = ""] = numbers
  if (numbers.length !== 3) return unreadable
  if (a.length === 4) return day(a, b, c)
  const sure = pattern ?? (Number(a) === Number(b) ? readPattern("d/m/y") : orderOf([`${a}/${b}/${c}`]))
  if (!sure || (!pattern && c.length !== 4)) return unknown("ambiguous")
  const part = (letter: Part): string => numbers[sure.order.indexOf(letter)] ?? ""
  return day(part("y"), part("m"), part("d"))
}

export type Clock = { hour: number; minute: number; second: number | null; at: string }
const clocks =
  /(?<!\d)(\d{1,2})(?:\s*[:h]\s*(\d{2})(?:\s*:\s*(\d{2}))?(?!\d)|\s*h(?![a-z])|(?=\s*[ap]\.?\s?m\b))\s*([ap]\.?\s?m\b\.?)?/i

/** The first time of day in a text: "14:05", "2:05 PM", "14 h 05", "14:05:22". */
export function readClock(text: string): Clock | null {
  const match = clocks.exec(text)
  if (!match) return null
  const half = match[4]?.charAt(0).toLowerCase()
  let hour = Number(match[1])
  const minute = Number(match[2] ?? 0)
  if (half && (hour < 1 || hour > 12)) return null
  if (half) hour = (hour % 12) + (half === "p" ? 12 : 0)
  return hour < 24 && minute < 60
    ? { hour, minute, second: match[3] === undefined ? null : Number(match[3]), at: match[0] }
    : null
}

export type Instant = { at: Date; precision: "second" | "minute" | "day" }

/** An instant as written on a page, on Montréal's wall clock. A time may stand apart in `time`. */
export function readInstant(text: string, pattern: DatePattern | null, time?: string): Field<Instant> {
  const clock = readClock(time ?? text)
  const { hour, minute, second } = clock ?? { hour: 0, minute: 0, second: null }
  return mapField(
    readDay(time === undefined && clock ? text.replace(clock.at, " ") : text, pattern),
    (date) => ({
      at: new Date(montreal(date, `${pad(hour)}:${pad(minute)}`).getTime() + (second ?? 0) * 1000),
      precision: !clock ? "day" : second === null ? "minute" : "second",
    }),
  )
}

/** A day (`yyyy-mm-dd`) written in a user's pattern; null when it is no day, or the pattern is not known or spells months. */
export function writeDay(value: Day, { text }: DatePattern): string | null {
  const [, y = "", m = "", d = ""] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(value) ?? []
  if (y === "" || text === "" || /mmm/i.test(text)) return null
  return text.replace(runs, (run) => {
    const part = { y, m, d }[partOf(run)]
    return run.length === 1 ? String(Number(part)) : part.slice(-run.length)
  })
}
