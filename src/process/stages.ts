import { daysBetween, dayOf, type Day } from "./calendar"
import type { FollowUpEntry } from "./followups"
import { fold } from "./text"

/** How a file ended; null while it is open. "void": as if the client had never existed. */
type End = "lost" | "won" | "void" | null

const stage = <K extends string>(key: K, name: string, end: End = null, aliases: readonly string[] = []) => ({
  key,
  name,
  end,
  open: end === null,
  aliases,
})

/** The stages of an opportunity, in the order of the process; `name` is the CRM's own. */
export const stages = [
  stage("new", "En traitement"),
  stage("answered", "Réponse envoyée"),
  stage("contacted", "Contacté"),
  stage("lost-bdc", "Perdu BDC", "lost"),
  stage("void", "Invalide BDC", "void", ["Invalide"]),
  stage("booked", "Rendez-vous cédulé"),
  stage("present", "Rendez-vous présent / Walk-in", null, ["Rendez-vous présent", "Walk-in"]),
  stage("lost-showroom", "Perdu salle de montre", "lost"),
  stage("sold", "Pris en charge", "won"),
  stage("lost-fni", "Perdu F&I", "lost", ["Perdu FNI"]),
  stage("preparing", "Vendu non livré", "won"),
  stage("delivered", "Livré", "won"),
  stage("long-term", "En suivi long-terme"),
] as const
export type Stage = (typeof stages)[number]
export type StageKey = Stage["key"]

const plain = (text: string): string => fold(text).replace(/ ?([/&]) ?/g, "$1")
const byName = new Map<string, Stage>(
  stages.flatMap((one) => [one.name, ...one.aliases].map((name) => [plain(name), one] as const)),
)

/** The stage that a text names, by its name or an alias; null for a text that names none of them. */
export const stageOf = (text: string): Stage | null => byName.get(plain(text)) ?? null

/** The name of a stage as the CRM shows it. */
export const stageName = (key: StageKey): string => stages.find((one) => one.key === key)?.name ?? key

/** Whether a file at this stage is worked on every day until the client is reached or booked; the same ones expire. */
export const isPursued = (text: string): boolean =>
  ["new", "answered", "contacted"].includes(stageOf(text)?.key ?? "")

/**
 * How long a file has before it expires (followups.expiry), in Montréal days: past `weeks` after its creation it is expired, on
 * that day itself it is not. Null when the date is none.
 */
export function expiryOf(
  createdAt: Day | Date,
  now: Date,
  weeks = 8,
): { daysLeft: number; expired: boolean } | null {
  const age = ageOf(createdAt, now)
  if (age === null) return null
  const daysLeft = weeks * 7 - age
  return { daysLeft, expired: daysLeft < 0 }
}

/** The Montréal days from a day or an instant to now; null when it is no date. */
export function ageOf(since: Day | Date, now: Date): number | null {
  if (typeof since !== "string" && Number.isNaN(since.getTime())) return null
  const age = daysBetween(typeof since === "string" ? since : dayOf(since), dayOf(now))
  return Number.isNaN(age) ? null : age
}

/**
 * The stage that the follow-up notes of a file call for (followups.stage-fits): the client was reached; else a text or an
 * e-mail was sent. Null when they call for none.
 */
export function fittingStage(history: readonly FollowUpEntry[]): "contacted" | "answered" | null {
  if (history.some(({ note }) => note.outcome === "reached")) return "contacted"
  const written = history.some(({ note: { channels } }) =>
    channels.some((channel) => channel === "text" || channel === "email"),
  )
  return written ? "answered" : null
}
