import type { ClockView } from "../messages"
import { say } from "../words"
import { clockTime, nearWords, spanWords } from "../words/clock"
import type { ServiceMailWords } from "../words/fr/service-mail"

const MINUTE = 60_000
type Language = "fr" | "en"
const day = new Intl.DateTimeFormat("fr-CA", { timeZone: "America/Toronto", dateStyle: "short" })
const sameDay = (one: Date, other: Date): boolean => day.format(one) === day.format(other)

/** How a clock stands: whether its time is over, in a few characters for a row, and in a line. */
export function leftOf(
  { until }: Pick<ClockView, "until">,
  now: Date,
  words: ServiceMailWords,
  language: Language,
): { late: boolean; short: string; long: string } {
  const end = new Date(until)
  const ms = end.getTime() - now.getTime()
  const today = sameDay(end, now)
  const at = nearWords(end, now, language)
  if (ms <= 0) {
    const left = spanWords(Math.floor(-ms / MINUTE) * MINUTE, language)
    const long = today ? say(words.late, { left }) : say(words.lateSince, { at })
    return { late: true, short: words.lateShort, long: ms > -MINUTE ? words.lateShort : long }
  }
  const before = say(words.before, { at })
  if (!today) return { late: false, short: shortDay(end, language), long: before }
  const left = spanWords(ms, language)
  return { late: false, short: left, long: say(words.left, { before, left }) }
}

/** "lun. 10 h". */
const shortDay = (at: Date, language: Language): string =>
  `${new Intl.DateTimeFormat(`${language}-CA`, { weekday: "short", timeZone: "America/Toronto" }).format(at)}\u00a0${clockTime(at, language)}`
