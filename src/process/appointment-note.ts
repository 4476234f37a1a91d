import { dayOf, minuteOfDay, montreal } from "./calendar"
import type { Field } from "./field"

/** The points of an appointment note (process.md 1.1). `at` counts to the minute; texts are trimmed. */
export type AppointmentNote = {
  place: "showroom" | "virtual"
  branch: string
  at: Date
  vehicle: string
  tradeIn: boolean
  payment: "financing" | "cash"
  /** Null when not financed. */
  creditOk: boolean | null
  deposit: boolean
  livesAt: string
  /** Anything else useful to the specialist; may be blank. */
  other: string
}
export type AppointmentPoint = keyof AppointmentNote
export type AppointmentPoints = { readonly [P in AppointmentPoint]: Field<NonNullable<AppointmentNote[P]>> }

export const appointmentPoints: readonly AppointmentPoint[] = [
  "place",
  "branch",
  "at",
  "vehicle",
  "tradeIn",
  "payment",
  "creditOk",
  "deposit",
  "livesAt",
  "other",
]

/** The points that a note must carry: the last is optional, and credit is asked only when the payment is known financed. */
export function requiredPoints(points: AppointmentPoints): AppointmentPoint[] {
  const financed = points.payment.state === "known" && points.payment.value === "financing"
  return appointmentPoints.filter((point) => point !== "other" && (point !== "creditOk" || financed))
}

// The notes of a Québec team: the layout is French whatever the language of the screen.
export const heading = "Note de rendez-vous · Jalon"
export const labels: Readonly<Record<AppointmentPoint, string>> = {
  place: "Rendez-vous",
  branch: "Succursale",
  at: "Date et heure",
  vehicle: "Véhicule d’intérêt",
  tradeIn: "Échange",
  payment: "Paiement",
  creditOk: "Crédit ok",
  deposit: "Dépôt",
  livesAt: "Demeure à",
  other: "Autres informations",
}

export const tidy = (text: string): string => text.replace(/\r\n?|[\u0085\u2028\u2029\v\f]/g, "\n").trim()
// A value stays on its line: a line break is shown as an arrow, and an arrow already there is escaped.
const onOneLine = (text: string): string => tidy(text).replace(/[\\↵]/g, "\\$&").replace(/\n/g, "↵")
const yesNo = (value: boolean): string => (value ? "oui" : "non")

/** "2026-12-18, 14 h 05" on Montréal's clock; the second of two like hours, in the autumn, says so. */
function writeWhen(at: Date): string {
  const instant = Math.floor(at.getTime() / 60_000) * 60_000
  const day = dayOf(new Date(instant))
  const minute = minuteOfDay(new Date(instant))
  const two = (n: number): string => String(n).padStart(2, "0")
  const [hour, rest] = [two(Math.floor(minute / 60)), two(minute % 60)]
  const again = montreal(day, `${hour}:${rest}`).getTime() !== instant
  return `${day}, ${hour}\u00a0h\u00a0${rest}${again ? " HNE" : ""}`
}

/**
 * The note in its one layout, a line a point, which `readAppointmentNote` reads back without loss: texts trimmed, every
 * kind of line break one, the time to the minute. Throws a RangeError when the date is invalid.
 */
export function writeAppointmentNote(note: AppointmentNote): string {
  const values: Record<AppointmentPoint, string | null> = {
    place: note.place === "virtual" ? "virtuel" : "en concession",
    branch: onOneLine(note.branch),
    at: writeWhen(note.at),
    vehicle: onOneLine(note.vehicle),
    tradeIn: yesNo(note.tradeIn),
    payment: note.payment === "cash" ? "comptant" : "financement",
    creditOk: note.creditOk === null ? null : yesNo(note.creditOk),
    deposit: yesNo(note.deposit),
    livesAt: onOneLine(note.livesAt),
    other: onOneLine(note.other) || null,
  }
  const lines = appointmentPoints.flatMap((point) => {
    const value = values[point]
    return value === null ? [] : [`${labels[point]}\u00a0: ${value}`.trimEnd()]
  })
  return [heading, ...lines].join("\n")
}
