/** An instant as the clock of Montréal shows it: "14 h 05", "14 h", "2:05 p.m."; its spaces do not break. */
export const clockTime = (at: Date, language: "fr" | "en"): string =>
  new Intl.DateTimeFormat(`${language}-CA`, {
    hour: "numeric",
    minute: "2-digit",
    timeZone: "America/Toronto",
  })
    .format(at)
    .replace(/\s/gu, "\u00a0")
    .replace(/h\u00a000$/u, "h")

const longDay = (at: Date, language: "fr" | "en", timeZone: string): string => {
  const text = new Intl.DateTimeFormat(`${language}-CA`, { dateStyle: "long", timeZone })
    .format(at)
    .replace(/\s/gu, "\u00a0")
  return language === "fr" ? text.replace(/^1(?=\u00a0)/u, "1er") : text
}
/** A Montréal day in words: "3 mars 2027", "March 3, 2027"; its spaces do not break. */
export const dayWords = (day: string, language: "fr" | "en"): string =>
  longDay(new Date(`${day}T12:00:00Z`), language, "UTC")
/** An instant with its day, in Montréal: "mer. 3 mars, 14 h 05". */
export const momentWords = (at: Date, language: "fr" | "en"): string => {
  const day = new Intl.DateTimeFormat(`${language}-CA`, {
    weekday: "short",
    day: "numeric",
    month: "long",
    timeZone: "America/Toronto",
  })
  return `${day.format(at).replace(/\s/gu, "\u00a0")}, ${clockTime(at, language)}`
}
/** The same with its year, for what may be months old: "3 mars 2027, 14 h 05". */
export const instantWords = (at: Date, language: "fr" | "en"): string =>
  `${longDay(at, language, "America/Toronto")}, ${clockTime(at, language)}`

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const units = [
  { ms: 24 * HOUR, from: 48 * HOUR, fr: ["jour", "jours"], en: ["day", "days"] },
  { ms: HOUR, from: 4 * HOUR, fr: ["h", "h"], en: ["h", "h"] },
  { ms: MINUTE, from: 0, fr: ["min", "min"], en: ["min", "min"] },
] as const
const smallest = units[2]
const unitOf = (ms: number) => units.find(({ from }) => ms >= from) ?? smallest

/** A length of time, ms, in whole units: "25 min", "1 h 05", "23 h", "6 jours"; its spaces do not break. */
export function spanWords(ms: number, language: "fr" | "en"): string {
  const unit = unitOf(ms)
  const count = unit === smallest ? Math.ceil(ms / unit.ms) : Math.floor(ms / unit.ms)
  if (unit === smallest && count >= 60) {
    const minutes = count % 60
    const rest = minutes === 0 ? "" : `\u00a0${String(minutes).padStart(2, "0")}`
    return `${String(Math.floor(count / 60))}\u00a0h${rest}${rest !== "" && language === "en" ? "\u00a0min" : ""}`
  }
  const [one, many] = unit[language]
  return `${String(count)}\u00a0${count > 1 ? many : one}`
}

/** The next instant at which another unit begins, or one more of it. */
function nextUnit(end: Date, now: Date): Date {
  const left = end.getTime() - now.getTime()
  const { ms } = unitOf(Math.abs(left))
  // Minutes are rounded up, the others down; what is gone grows.
  const up = left > 0 === (ms === MINUTE)
  const whole = up ? Math.ceil(left / ms) - 1 : Math.floor(left / ms)
  return new Date(Math.max(end.getTime() - whole * ms, now.getTime()) + 1)
}

/** The first instant after `now` at which `spanWords` says otherwise of the time left until `end`, or gone since. */
export function spanChange(end: Date, now: Date): Date {
  const said = (at: Date): string => {
    const left = end.getTime() - at.getTime()
    return `${String(left < 0)} ${spanWords(Math.abs(left), "fr")}`
  }
  const next = nextUnit(end, now)
  // Four whole hours are said alike in hours and in minutes.
  return said(next) === said(now) ? nextUnit(end, next) : next
}

/** An instant near another: its hour the same day, else its day too. */
export const nearWords = (at: Date, now: Date, language: "fr" | "en"): string => {
  const day = new Intl.DateTimeFormat("en-CA", { dateStyle: "short", timeZone: "America/Toronto" })
  return day.format(at) === day.format(now) ? clockTime(at, language) : momentWords(at, language)
}
