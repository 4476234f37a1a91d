import { valueOf, type Field } from "../../../process/field"
import { followUpState } from "../../../process/followups"
import { runCertainty } from "../../../process/followups-sure"
import { evidenceText } from "../../../process/meter"
import { isDay } from "../../../process/roster-hours"
import { isPursued, stageOf, type StageKey } from "../../../process/stages"
import { fold } from "../../../process/text"
import { invalid, missing, unsure } from "../../answers"
import type { OpportunityFacts } from "../../facts"
import type { Answer, Asking, Level } from "../../rule"
import { historyOfFile, standingStage, type FileHistory } from "./history"
import { countingOf } from "./settings"

/** Stages at which the client was spoken to, whatever the notes say. */
const met = new Set<StageKey | undefined>(["contacted", "booked", "present", "lost-showroom", "long-term"])

/** Whether a note written since the client was reached says why the file closes; a bare attempt says nothing. */
function saysWhy({ notes, entries }: FileHistory): boolean {
  const reachedAt = entries.reduce(
    (last, { at, note }) => (note.outcome === "reached" ? Math.max(last, at.getTime()) : last),
    -Infinity,
  )
  return notes.some(
    ({ at, reading }) =>
      (at.state !== "known" || at.value.at.getTime() >= reachedAt) &&
      !reading?.appointment &&
      (!reading?.followUp || reading.followUp.closing),
  )
}

/**
 * Whether a file may be put at the stage `to` for want of contact, after `days` in a row (followups.lost-allowed,
 * followups.invalid-allowed). Null while nobody is putting it there and the days are not complete. `at` caps what is held.
 */
export function closingAnswer(
  opportunity: OpportunityFacts,
  asking: Asking,
  { to, days, at }: { to: StageKey; days: number; at?: Level },
): Answer {
  const { stageChange, fields } = opportunity
  if (opportunity.mode === "create") return null
  if (stageChange.state === "unknown") return unsure(stageChange.why)
  const change = valueOf(stageChange)
  const standing = valueOf(standingStage(opportunity))
  const from = standing === undefined ? null : stageOf(standing)
  if (change ? stageOf(change.to)?.key !== to || from?.key === to : !isPursued(standing ?? "")) return null

  const read = historyOfFile(opportunity, asking)
  if (read.state !== "known") return change && read.state === "unknown" ? unsure(read.why) : null
  const { entries, undated, whole, reached } = read.value
  const counting = countingOf(asking, days)
  const since = sinceReached(entries)
  const state = followUpState(since, asking.now, counting)
  const created = valueOf(fields.createdAt) ?? ""
  const notBefore = isDay(created) ? created : null
  const run = runCertainty({ entries: since, undated, whole, notBefore }, asking.now, counting)
  if (run === "complete") {
    const rounds = state.evidence.reduce((sum, day) => sum + day.rounds, 0)
    const channels = new Set(state.evidence.flatMap((day) => day.channels)).size
    return {
      state: "ok",
      note: "complete",
      vars: { days: state.consecutiveDays, rounds, channels },
      offer: evidenceText(state.evidence),
    }
  }
  if (!change) return null
  if (reached || met.has(from?.key))
    return saysWhy(read.value) ? { state: "ok", note: "reached" } : missing("reason", { at: "warn" })
  if (run === "unsure") return unsure(whole ? "ambiguous" : "not-rendered", "doubt")
  // Notes not seen may add days, never enough of them, and may tell that the client was reached: no count is said, nothing is held.
  const cap = change.from === null || !whole ? "warn" : at
  return invalid(whole ? "early" : undefined, {
    vars: { day: state.consecutiveDays, of: days, left: days - state.consecutiveDays },
    ...(cap && { at: cap }),
  })
}

/** The entries after the last one that reached the client. */
function sinceReached(entries: FileHistory["entries"]): FileHistory["entries"] {
  const last = entries.reduce(
    (latest, { at, note }) => (note.outcome === "reached" ? Math.max(latest, at.getTime()) : latest),
    -Infinity,
  )
  return entries.filter(({ at }) => at.getTime() > last)
}

/** Whether the request came through Credsii, by its type or its source. */
export const isCredsii = ({ fields: { type, source } }: OpportunityFacts): boolean =>
  [type, source].some((field: Field) => field.state === "known" && fold(field.value).includes("credsii"))
