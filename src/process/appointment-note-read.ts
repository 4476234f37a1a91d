import {
  appointmentPoints,
  heading,
  labels,
  tidy,
  type AppointmentNote,
  type AppointmentPoint,
  type AppointmentPoints,
} from "./appointment-note"
import { readByHand, readWhen, type HandOptions } from "./appointment-note-hand"
import { dayOf, montreal } from "./calendar"
import { empty, known, unknown, type Field } from "./field"
import { fold } from "./text"

const asTyped = (value: string): string =>
  value.replace(/\\([\\↵])|↵/g, (_, escaped: string | undefined) => escaped ?? "\n")
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
