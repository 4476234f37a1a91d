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
