import { dayOf, shiftDay, type Day } from "../src/process/calendar"
import type { Shift } from "../src/process/roster"
import type { Language } from "./language"

type Break = NonNullable<Shift["breaks"]>[number]

/** A time as people type it ("8 h 30", "8h", "08:30") as `HH:mm`; null when it is none. */
export function readTime(text: string): string | null {
  const [, hour, minute = "0"] = /^(\d{1,2})\s*(?:h|:)\s*(\d{2})?$/i.exec(text.trim()) ?? []
  if (hour === undefined || Number(hour) > 23 || Number(minute) > 59) return null
  return `${hour.padStart(2, "0")}:${minute.padStart(2, "0")}`
}

/** Breaks as people type them ("12 h-12 h 30, 15 h à 15 h 15"); null when one cannot be read. */
export function readBreaks(text: string): Break[] | null {
  const parts = text.split(/[;,/]|\bet\b|\band\b/i).filter((part) => part.trim() !== "")
  const read = parts.map((part) => {
    const [start, end, more] = part.split(/\s*[-–—]\s*|\s+(?:à|a|to)\s+/i).map(readTime)
    return start && end && more === undefined ? { start, end } : null
  })
  return read.includes(null) ? null : read.filter((one) => one !== null)
}

/** "8 h 30" and "17 h"; "8:30" and "17:00" in English. */
export function showTime(time: string, language: Language): string {
  const [hour = "", minute = ""] = time.split(":")
  if (language === "en") return `${String(Number(hour))}:${minute}`
  return `${String(Number(hour))}\u00a0h${minute === "00" ? "" : `\u00a0${minute}`}`
}

export const showSpan = ({ start, end }: Break, language: Language): string =>
  `${showTime(start, language)} – ${showTime(end, language)}`
export const showBreaks = (breaks: readonly Break[] = [], language: Language): string =>
  breaks.map((one) => showSpan(one, language)).join(", ")

/** The Sunday on or before a day. */
export const weekOf = (day: Day): Day => shiftDay(day, -new Date(`${day}T00:00:00Z`).getUTCDay())
export const daysFrom = (first: Day): Day[] => [0, 1, 2, 3, 4, 5, 6].map((count) => shiftDay(first, count))
export const today = (): Day => dayOf(new Date())

/** A day in words: "lun. 23 nov.", "lundi 23 novembre" (long), with its year when asked. */
export const showDay = (day: Day, language: Language, style: "short" | "long" | "date" = "long"): string =>
  new Intl.DateTimeFormat(`${language}-CA`, {
    timeZone: "UTC",
    ...(style !== "date" && { weekday: style }),
    day: "numeric",
    month: style === "short" ? "short" : "long",
    ...(style === "date" && { year: "numeric" as const }),
  }).format(new Date(`${day}T00:00:00Z`))
