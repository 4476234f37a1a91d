import { montreal } from "../../process/calendar"
import type { Day } from "../../process/calendar"
import { known, unknown } from "../../process/field"
import type { Field } from "../../process/field"
import { fold } from "../../process/text"

/** The order in which a user's dates are written, and the pattern itself. */
export type DatePattern = { order: ("d" | "m" | "y")[]; text: string }

/** A pattern as an input's placeholder writes it ("DD/MM/YYYY", "MMM d, yyyy", "JJ/MM/AAAA"); null when it is not one. */
export function readPattern(placeholder: string | null | undefined): DatePattern | null {
  const text =
    (placeholder ?? "")
      .trim()
      .split(/\s+(?=h)/i)[0]
      ?.trim() ?? ""
  if (!/^(?:[^\p{L}\d]*(?:d{1,2}|j{1,2}|m{1,4}|y{1,4}|a{2,4})){3}[^\p{L}\d]*$/iu.test(text)) return null
  const order = [...text.matchAll(/d+|j+|m+|y+|a+/gi)].map(([run]) => {
    const letter = run.charAt(0).toLowerCase()
    return letter === "j" ? "d" : letter === "a" ? "y" : (letter as "d" | "m" | "y")
  })
  return new Set(order).size === 3 ? { order, text } : null
}

const months = [
  /^(janv?|janvier|january)$/,
  /^(fev|fevr|fevrier|feb|february)$/,
  /^(mar|mars|march)$/,
  /^(avr|avril|apr|april)$/,
  /^(mai|may)$/,
  /^(juin|jun|june)$/,
  /^(juil|juillet|jul|july)$/,
  /^(aout|aug|august)$/,
  /^(sept?|septembre|september)$/,
  /^(oct|octobre|october)$/,
  /^(nov|novembre|november)$/,
  /^(dec|decembre|december)$/,
]
const monthOf = (word: string): number => months.findIndex((name) => name.test(word)) + 1

const pad = (n: number): string => String(n).padStart(2, "0")
function day(y: number, m: number, d: number): Field {
  const date = new Date(Date.UTC(y, m - 1, d))
  return y >= 1900 && y < 2200 && date.getUTCMonth() === m - 1 && date.getUTCDate() === d
    ? known(`${y}-${pad(m)}-${pad(d)}`)
    : unknown("unreadable")
}
const century = (text: string): number => (text.length <= 2 ? 2000 + Number(text) : Number(text))

/** A day as written on a page. Two readings and no pattern: unknown "ambiguous"; not a day: "unreadable". */
export function readDay(text: string, pattern: DatePattern | null): Field {
  const folded = fold(text).replace(/(\d)(er|st|nd|rd|th)\b/g, "$1")
  const numbers = folded.match(/\d+/g) ?? []
  const words = (folded.match(/[a-z]+/g) ?? [])
    .map((word) => ({ word, month: monthOf(word) }))
    .filter((w) => w.month > 0)
  // "mar. 18 déc.": a weekday that reads like a month.
  const named = words.length > 1 && words[0]?.word === "mar" ? words[1] : words[0]
  if (named) {
    if (numbers.length !== 2) return unknown("unreadable")
    const [a = "", b = ""] = numbers
    const yearFirst = a.length === 4
    const [d, y] = yearFirst ? [b, a] : [a, b]
    return y.length === 4 || pattern ? day(century(y), named.month, Number(d)) : unknown("ambiguous")
  }
  const [a = "", b = "", c = ""] = numbers
  if (numbers.length !== 3) return unknown("unreadable")
  if (a.length === 4) return day(Number(a), Number(b), Number(c))
  if (pattern) {
    const part = (letter: "d" | "m" | "y"): string => numbers[pattern.order.indexOf(letter)] ?? ""
    return day(century(part("y")), Number(part("m")), Number(part("d")))
  }
  if (c.length !== 4) return unknown("ambiguous")
  const [one, two] = [Number(a), Number(b)]
  if (one > 12 || one === two) return day(Number(c), two, one)
  return two > 12 ? day(Number(c), one, two) : unknown("ambiguous")
}

export type Clock = { hour: number; minute: number; second: number | null; at: string }
const clocks =
  /(?<!\d)(\d{1,2})(?:\s*[:h]\s*(\d{2})(?:\s*:\s*(\d{2}))?(?!\d)|\s*h(?![a-z])|(?=\s*[ap]\.?\s?m\b))\s*([ap]\.?\s?m\b\.?)?/i

/** The first time of day in a text: "14:05", "2:05 PM", "14 h 05", "14:05:22". */
export function readClock(text: string): Clock | null {
  const match = clocks.exec(text.replace(/[\u00a0\u202f]/g, " "))
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
  const plain = text.replace(/[\u00a0\u202f]/g, " ")
  const clock = readClock(time ?? plain)
  const date = readDay(time === undefined && clock ? plain.replace(clock.at, " ") : plain, pattern)
  if (date.state !== "known") return date
  if (!clock) return known({ at: montreal(date.value, "00:00"), precision: "day" })
  const at = montreal(date.value, `${pad(clock.hour)}:${pad(clock.minute)}`)
  return known({
    at: new Date(at.getTime() + (clock.second ?? 0) * 1000),
    precision: clock.second === null ? "minute" : "second",
  })
}

/** A day written in a user's pattern; null when the pattern spells months. */
export function writeDay(value: Day, pattern: DatePattern): string | null {
  const [y = "", m = "", d = ""] = value.split("-")
  if (/mmm/i.test(pattern.text)) return null
  return pattern.text.replace(/d+|j+|m+|y+|a+/gi, (run) => {
    const letter = run.charAt(0).toLowerCase()
    if (letter === "y" || letter === "a") return run.length === 2 ? y.slice(2) : y
    const part = letter === "m" ? m : d
    return run.length === 1 ? String(Number(part)) : part
  })
}
