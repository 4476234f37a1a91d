/** An instant as the clock of Montréal shows it: "14 h 05", "2:05 p.m.". */
export const clockTime = (at: Date, language: "fr" | "en"): string =>
  new Intl.DateTimeFormat(`${language}-CA`, {
    hour: "numeric",
    minute: "2-digit",
    timeZone: "America/Toronto",
  }).format(at)
