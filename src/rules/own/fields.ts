import { dayOf, minuteOfDay } from "../../process/calendar"
import { fieldKeys, type FieldKey, type MomentName } from "../facts"

/** Whose page a field is of. */
export const ownPages = ["opportunity", "meeting", "renewal", "credit", "aftersales"] as const
export type OwnPage = (typeof ownPages)[number]

/** The fields that a rule without code may look at: those that hold one value. */
export const ownFields: readonly FieldKey[] = fieldKeys.filter((key) => key !== "meeting.participants")

const usable: ReadonlySet<string> = new Set(ownFields)
const named: ReadonlySet<string> = new Set(fieldKeys)
export const isOwnField = (key: string): key is FieldKey => usable.has(key)
/** Whether this version knows a field, whether or not a rule may look at it. */
export const isField = (key: string): boolean => named.has(key)

export const pageOfField = (key: string): OwnPage | null =>
  ownPages.find((page) => key.startsWith(`${page}.`)) ?? null

/** Whether a condition on a field can be read where a rule of this page speaks: a meeting has its opportunity beside it. */
export const readsBeside = (page: OwnPage | null, key: string): boolean => {
  const other = pageOfField(key)
  return other !== null && (other === page || (page === "meeting" && other === "opportunity"))
}

/** How many values are told of a list: a hint is short. */
const most = 8
/** The first of a list's values, and a sign that there are others. */
export const firstOf = (values: readonly string[]): readonly string[] =>
  values.length > most ? [...values.slice(0, most), "…"] : values

const clock = (instant: Date): string => {
  const minutes = minuteOfDay(instant)
  return [Math.floor(minutes / 60), minutes % 60].map((part) => String(part).padStart(2, "0")).join(":")
}

const [day, instant] = ["2026-12-18", "2026-12-18 14:00"]
const moments: Readonly<Record<MomentName, string>> = {
  followUpDate: day,
  createdAt: day,
  possessionDate: day,
  plannedService: day,
  financingEnd: day,
  start: instant,
  end: instant,
  appointment: instant,
}
/** How a day or an instant is compared, however the CRM shows it, by an example; null where a field holds neither. */
export function momentExample(key: string): string | null {
  const name = key.slice(key.indexOf(".") + 1)
  return isField(key) && name in moments ? moments[name as MomentName] : null
}

/** A field's value as a rule compares it; several texts where it may be written in several ways. The first is shown. */
export function textsOf(value: unknown): readonly string[] {
  if (value === true) return ["Oui", "Yes", "Vrai", "True"]
  if (value === false) return ["Non", "No", "Faux", "False"]
  if (value instanceof Date) return [`${dayOf(value)} ${clock(value)}`, dayOf(value)]
  return [String(value)]
}
