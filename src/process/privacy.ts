import { shiftDay, type Day } from "./calendar"

/** Whose what a table holds is: a client's, of one's own work, the team's, the browser's alone, or what the law has us keep. */
export type Whose = "client" | "work" | "team" | "browser" | "law"
export type Span = { days: number } | { months: number } | { years: number }

/** What a team may ask to keep less long, and the days that are kept without it. */
export const mostDays = {
  callbacks: 7,
  followups: 30,
  files: 365,
  reminders: 30,
  orphans: 90,
  journal: 365,
} as const
export type RetentionKey = keyof typeof mostDays
export const retentionKeys = Object.keys(mostDays) as [RetentionKey, ...RetentionKey[]]
/** Days that a team may set, only to keep less. */
export type RetentionDays = Partial<Record<RetentionKey, number>>

/** An access or correction request is answered within these days of its receipt (Law 25). */
export const requestDays = 30
/** The days after its receipt on which a request is said to be due: soon, then at once. */
export const requestSteps = { soon: 20, urgent: 28 } as const
/** How long an incident is kept after it was known, and a request, once answered, with its proof; years. */
export const incidentYears = 5
export const requestYears = 3

/** The same date so many years later; the 29th of February is the 28th where there is none. */
export function yearsAfter(day: Day, years: number): Day {
  const [year = "", month = "", date = ""] = day.split("-")
  const later = String(Number(year) + years).padStart(4, "0")
  const first: Day = `${later}-${month}-01`
  const found = shiftDay(first, Number(date) - 1)
  return found.slice(0, 7) === first.slice(0, 7) ? found : shiftDay(found, -1)
}

/** The last day of an incident in the register, from the day it was known. */
export const incidentKept = (known: Day): Day => yearsAfter(known, incidentYears)

/** The last day to answer a request received on a day. */
export const requestDue = (received: Day): Day => shiftDay(received, requestDays)

export type RequestStage = "open" | "soon" | "urgent" | "late"
/** How near its end a request that waits is: by whole days of Montréal. */
export function requestStage(received: Day, today: Day): RequestStage {
  if (today > requestDue(received)) return "late"
  if (today >= shiftDay(received, requestSteps.urgent)) return "urgent"
  return today >= shiftDay(received, requestSteps.soon) ? "soon" : "open"
}

/** The prescribed items of an incident (Law 25). Days are Montréal's; `…About`: the figure or the date is an approximation. */
export type Incident = {
  information: string
  circumstances: string
  happenedFrom: Day
  /** Null: in one day. */
  happenedTo: Day | null
  happenedAbout: boolean
  known: Day
  people: number
  peopleAbout: boolean
  /** Why the risk of serious injury is held to exist, or not. */
  reasoning: string
  notices: { to: string; on: Day }[]
  measures: string
}
export type IncidentField = keyof Incident

/** The items that are missing, or cannot be so: a day to come, a period that ends before it begins. */
export function incidentProblems(incident: Incident, today: Day): IncidentField[] {
  const { happenedFrom, happenedTo, known, people, notices } = incident
  const texts = (["information", "circumstances", "reasoning", "measures"] as const).filter(
    (field) => incident[field].trim() === "",
  )
  const wrong: Partial<Record<IncidentField, boolean>> = {
    happenedFrom: happenedFrom === "" || happenedFrom > today || (known !== "" && happenedFrom > known),
    happenedTo: happenedTo !== null && (happenedTo < happenedFrom || happenedTo > today),
    known: known === "" || known > today,
    people: !Number.isInteger(people) || people < 0,
    notices: notices.some(({ to, on }) => to.trim() === "" || on === "" || on > today),
  }
  return [...texts, ...(Object.keys(wrong) as IncidentField[]).filter((field) => wrong[field] === true)]
}
