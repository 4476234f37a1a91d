import { dayOf, minuteOfDay, montreal } from "./calendar"
import { empty, known, unknown, type Field } from "./field"
import { readByHand, readWhen, type HandOptions } from "./appointment-note-hand"
import { fold } from "./text"

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
const heading = "Note de rendez-vous · Jalon"
const labels: Readonly<Record<AppointmentPoint, string>> = {
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

const tidy = (text: string): string => text.replace(/\r\n?|[\u0085\u2028\u2029\v\f]/g, "\n").trim()
// A value stays on its line: a line break is shown as an arrow, and an arrow already there is escaped.
const onOneLine = (text: string): string => tidy(text).replace(/[\\↵]/g, "\\$&").replace(/\n/g, "↵")
const asTyped = (value: string): string =>
  value.replace(/\\([\\↵])|↵/g, (_, escaped: string | undefined) => escaped ?? "\n")
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

const wordKey = (text: string): string =>
  fold(text)
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim()
const pointOf = new Map(appointmentPoints.map((point) => [wordKey(labels[point]), point]))
const headingKey = wordKey(heading)

const readYesNo = (value: string): Field<boolean> => {
  const said = /^(?:(oui|yes|ok)|(non|no|aucune?))\b(?!.*\b(?:oui|non)\b)/.exec(fold(value))
  return said ? known(said[1] !== undefined) : unknown("unreadable")
}
const readWord = <T>(value: string, ways: readonly (readonly [RegExp, T])[]): Field<T> => {
  const found = ways.filter(([way]) => way.test(fold(value)))
  const [first] = found
  return first && found.length === 1 ? known(first[1]) : unknown("unreadable")
}
const readers: { [P in AppointmentPoint]: (value: string, options: HandOptions) => AppointmentPoints[P] } = {
  place: (value) =>
    readWord(value, [
      [/virtuel/, "virtual" as const],
      [/concession|salle de montre|showroom/, "showroom" as const],
    ]),
  branch: (value) => known(asTyped(value)),
  at: (value, options) => {
    const [, day, hour, minute, again] =
      /^(\d{4}-\d\d-\d\d),?\s+(\d\d?)\s*[h:]\s*(\d\d)(\s+HNE)?$/i.exec(value) ?? []
    if (day === undefined) return readWhen(value, options)
    const at = montreal(day, `${hour}:${minute}`)
    if (Number.isNaN(at.getTime()) || dayOf(at) !== day) return unknown("unreadable")
    return known(again === undefined ? at : new Date(at.getTime() + 3_600_000))
  },
  vehicle: (value) => known(asTyped(value)),
  tradeIn: readYesNo,
  payment: (value) =>
    readWord(value, [
      [/\b(?:comptant|cash)\b/, "cash" as const],
      [/\bfinanc/, "financing" as const],
    ]),
  creditOk: readYesNo,
  deposit: readYesNo,
  livesAt: (value) => known(asTyped(value)),
  other: (value) => known(asTyped(value)),
}

/**
 * The points of a note, whoever wrote it. Our own layout is told by its heading (`composed`): there a line removed or left
 * blank is `empty`. In a note typed by hand, in any order, what is not recognised is unknown, never empty. Relative and
 * yearless dates need `writtenAt`; `branches` are the names to look for. Never throws.
 */
export function readAppointmentNote(
  text: string,
  options: HandOptions = {},
): { points: AppointmentPoints; composed: boolean } {
  const lines = tidy(text.slice(0, 20_000)).split("\n")
  const loose: string[] = []
  const given = new Map<AppointmentPoint, Set<string>>()
  let headed = false
  for (const line of lines) {
    const colon = line.indexOf(":")
    const point = colon < 0 ? undefined : pointOf.get(wordKey(line.slice(0, colon)))
    if (point) given.set(point, (given.get(point) ?? new Set()).add(line.slice(colon + 1).trim()))
    else if (wordKey(line) === headingKey) headed = true
    else loose.push(line)
  }
  const composed = headed && given.size > 1
  // In our layout the labelled lines speak for themselves; what was typed around them is read as by hand.
  const points = readByHand(composed ? loose.join("\n") : text, options)
  if (!composed) return { points, composed }

  const read = (point: AppointmentPoint): Field<NonNullable<AppointmentNote[AppointmentPoint]>> => {
    const values = [...(given.get(point) ?? [])].filter((value) => value !== "")
    const [value] = values
    if (values.length > 1) return unknown("conflict")
    if (value !== undefined) return readers[point](value, options)
    return points[point].state === "known" || doubted(points[point]) ? points[point] : empty
  }
  const all = Object.fromEntries(appointmentPoints.map((point) => [point, read(point)]))
  return { points: all as unknown as AppointmentPoints, composed }
}

const doubted = (field: Field<unknown>): boolean => field.state === "unknown" && field.why !== "not-found"

/**
 * Whether a note speaks of an appointment: our layout, or a text that names one and holds two of its points, or holds four.
 * Generous on purpose: a note taken for none would be called missing.
 */
export function isAppointmentNote(text: string, options: HandOptions = {}): boolean {
  const { points, composed } = readAppointmentNote(text, options)
  if (composed) return true
  const told = appointmentPoints.filter(
    (point) => points[point].state === "known" || doubted(points[point]),
  ).length
  const named = /\b(?:rdv|rendez vous|r d v|appointment|appt)\b/.test(
    fold(text.slice(0, 20_000)).replace(/\./g, " "),
  )
  return told >= (named ? 2 : 4)
}
