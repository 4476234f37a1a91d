import { dayOf, type Day } from "../../../process/calendar"
import { valueOf } from "../../../process/field"
import { isDay } from "../../../process/roster-hours"
import { ageOf, isPursued, stageOf } from "../../../process/stages"
import { reapplicationOf, type ReapplyCase, type Reapplication } from "../../../process/reapply"
import { fold, same } from "../../../process/text"
import { invalid, unsure } from "../../answers"
import type { OpportunityFacts } from "../../facts"
import type { Answer, Asking, OpportunityInput, OtherFile } from "../../rule"
import { historyOfFile, standingStage } from "./history"
import { expiry, neverReached, reapply } from "./settings"

/** When the request of this file was made, as far as its page tells: its creation, else its oldest note. */
function requestedOn(opportunity: OpportunityFacts, asking: Asking): Day | null {
  if (opportunity.mode === "create") return dayOf(asking.now)
  const created = valueOf(opportunity.fields.createdAt) ?? ""
  if (isDay(created)) return created
  const seen = [
    ...(valueOf(opportunity.notes) ?? []).flatMap(({ ofThisRecord, at }) =>
      ofThisRecord && at.state === "known" ? [at.value.at] : [],
    ),
    ...asking.kept.map(({ at }) => at),
  ].filter((at) => !Number.isNaN(at.getTime()))
  const oldest = seen.reduce<Date | null>((first, at) => (first === null || at < first ? at : first), null)
  return oldest && dayOf(oldest)
}

/** Whether the client's other files may change any answer about this one: no rule looks at them past the first stages. */
export function looksAtOthers(
  opportunity: Pick<OpportunityFacts, "mode" | "fields" | "stageChange">,
): boolean {
  const stage = standingStage(opportunity)
  return opportunity.mode === "create" || stage.state === "unknown" || isPursued(valueOf(stage) ?? "")
}

/** What the client's other files ask of this request; null when it is no new request, or they ask nothing. */
export function formerOf(opportunity: OpportunityFacts, asking: Asking): Reapplication<OtherFile> | null {
  if (!asking.others?.length || !looksAtOthers(opportunity)) return null
  const stage = standingStage(opportunity)
  const found = reapplicationOf(asking.others, asking.now, {
    days: asking.paramsOf(reapply).days,
    requestDays: asking.paramsOf(neverReached).days,
    weeks: asking.paramsOf(expiry).weeks,
    credit: fold(asking.agent?.department ?? "") === "credit",
    requestedOn: requestedOn(opportunity, asking),
  })
  const read = opportunity.mode === "create" || stage.state === "known"
  return found && { ...found, sure: found.sure && read }
}

/**
 * The case that decides: the narrowest of those that speak. A rule that does not speak answers for the journal when no narrower
 * one does.
 */
const decides = (name: ReapplyCase, cases: readonly ReapplyCase[], { speaks }: Asking): boolean =>
  cases.includes(name) &&
  !cases.slice(0, cases.indexOf(name)).some((narrower) => speaks(`followups.${narrower}`))

/** The answer of one case of the re-application; `offer` is what the new request becomes. */
export function answerOf(
  name: ReapplyCase,
  { opportunity }: OpportunityInput,
  asking: Asking,
  offer?: string,
): Answer {
  const former = formerOf(opportunity, asking)
  if (!former || !decides(name, former.cases, asking)) return null
  const { file, count, days, sure } = former
  if (!sure || days === null) return unsure("not-found", "date")
  const age = (file.createdAt && ageOf(file.createdAt, asking.now)) ?? days
  return invalid(count > 1 ? "several" : "one", {
    vars: { days, count, age },
    record: file.record,
    ...(offer !== undefined && { offer }),
  })
}

/** Whether this file is to become INVALIDE because an old one is taken back. */
export function takenBack(opportunity: OpportunityFacts, asking: Asking): boolean {
  const former = formerOf(opportunity, asking)
  return former !== null && former.cases.some((name) => decides(name, former.cases, asking))
}

/**
 * The answer where a deputy director is asked first: it holds the Save that reopens a file that stood at `stage`. On the new
 * request it is advice: nothing there reopens the old file.
 */
export function askFirst(name: ReapplyCase, stage: string, input: OpportunityInput, asking: Asking): Answer {
  if (isReopened(input.opportunity, stage)) return invalid("reopening", { used: ["opportunity.stage"] })
  const answer = answerOf(name, input, asking)
  return answer?.state === "invalid" ? { ...answer, at: "warn" } : answer
}

/** Whether a file that stood at this stage is being reopened in this edit. */
function isReopened({ stageChange }: OpportunityFacts, stage: string): boolean {
  const change = valueOf(stageChange)
  return (
    change !== undefined &&
    same(change.from === null ? "" : (stageOf(change.from)?.name ?? change.from), stage) &&
    stageOf(change.to)?.open === true
  )
}

/**
 * Whether this very file is too old by one rule and closed too lately by the other (followups.expiry-vs-90): reopened less than so
 * many days after its closing note. "perhaps" where the note shows only when it was last edited.
 */
export function atOdds(opportunity: OpportunityFacts, asking: Asking): "yes" | "no" | "perhaps" {
  const { createdAt, expired } = opportunity.fields
  const created = valueOf(createdAt) ?? ""
  const age = isDay(created) ? ageOf(created, asking.now) : null
  const old = valueOf(expired) === true || (age !== null && age > asking.paramsOf(expiry).weeks * 7)
  const to = valueOf(opportunity.stageChange)?.to
  const isOpen = isPursued(to ?? valueOf(standingStage(opportunity)) ?? "")
  const history = valueOf(historyOfFile(opportunity, asking))
  if (!old || !isOpen || !history) return "no"
  const closings = history.entries.filter(({ note }) => note.closing)
  const last = closings.reduce<(typeof closings)[number] | null>(
    (latest, entry) => (latest === null || entry.at > latest.at ? entry : latest),
    null,
  )
  const closed = last && ageOf(last.at, asking.now)
  if (last === null || closed === null || closed < 0 || closed >= asking.paramsOf(reapply).days) return "no"
  return last.doubtful === true ? "perhaps" : "yes"
}
