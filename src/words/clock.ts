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

/** A Montréal day in words: "3 mars 2027", "March 3, 2027"; its spaces do not break. */
export const dayWords = (day: string, language: "fr" | "en"): string => {
  const text = new Intl.DateTimeFormat(`${language}-CA`, { dateStyle: "long", timeZone: "UTC" })
    .format(new Date(`${day}T12:00:00Z`))
    .replace(/\s/gu, "\u00a0")
  return language === "fr" ? text.replace(/^1(?=\u00a0)/u, "1er") : text
}
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
