import { known, unknown, valueOf, type Field } from "../../../process/field"
import type { DatedEntry } from "../../../process/followups-sure"
import { stageOf, type Stage } from "../../../process/stages"
import type { Note, OpportunityFacts } from "../../facts"
import type { Context } from "../../rule"

/** The follow-ups of one file, from its page and from what this browser kept of it. */
export type FileHistory = {
  entries: DatedEntry[]
  /** Follow-up notes whose date could not be read. */
  undated: number
  /** Whether every note of the file has been seen. */
  whole: boolean
  /** Whether a note tells that the client was reached, or took an appointment. */
  reached: boolean
  /** The file's own notes that its page shows, oldest first. */
  notes: readonly Note[]
}

/** Notes seen whole on another page stay so for this long, as facts carried between pages do. */
const fresh = 30 * 60_000

/**
 * The history of a file; unknown while its notes are not read and nothing of them was kept. A note of another record does not
 * count. A note seen on both sides is one, at its earliest date: an edit only moves it later. A kept note that the page would show
 * and does not was erased.
 */
export function historyOfFile(
  { notes, notesComplete }: Pick<OpportunityFacts, "notes" | "notesComplete">,
  { kept, keptWhole, now }: Pick<Context, "kept" | "keptWhole" | "now">,
): Field<FileHistory> {
  if (notes.state === "unknown" && kept.length === 0) return unknown(notes.why)
  const own = (valueOf(notes) ?? []).filter(({ ofThisRecord }) => ofThisRecord)
  if (own.some(({ reading }) => reading === null)) return unknown("not-asked")
  const before = new Map(kept.map((entry) => [entry.id, entry]))
  const entries: DatedEntry[] = []
  let undated = 0
  for (const { id, author, at, reading } of own) {
    const note = reading?.followUp
    if (!note) continue
    const moment = valueOf(at)
    if (!moment || Number.isNaN(moment.at.getTime())) {
      undated += 1
      continue
    }
    const first = id === "" ? undefined : before.get(id)?.at
    entries.push({
      at: first && first < moment.at ? first : moment.at,
      author,
      note,
      doubtful: moment.isModified || !moment.zoneKnown,
    })
  }
  const complete = notes.state !== "unknown" && notesComplete
  const shown = new Set(own.map(({ id }) => id))
  const instants = new Set(own.map(({ at }) => valueOf(at)?.at.getTime()))
  for (const { id, ...entry } of kept) {
    const onPage = id === undefined ? instants.has(entry.at.getTime()) : shown.has(id)
    if (!onPage && !(complete && id !== undefined)) entries.push({ ...entry, doubtful: true })
  }
  const age = keptWhole ? now.getTime() - keptWhole.getTime() : NaN
  return known({
    entries,
    undated,
    whole: complete || (notes.state === "unknown" && age >= 0 && age <= fresh),
    reached:
      entries.some(({ note }) => note.outcome === "reached") ||
      own.some(({ reading }) => reading?.appointment || reading?.followUp?.outcome === "reached"),
    notes: own,
  })
}

/** The stage of a file as it stands, before the change of it that is under way. */
export function standingStage({
  fields,
  stageChange,
}: Pick<OpportunityFacts, "fields" | "stageChange">): Field {
  const change = valueOf(stageChange)
  if (!change) return fields.stage
  return change.from === null ? unknown("not-found") : known(change.from)
}

/** The stage known of a file, one of the process; null when it is not known or not one of them. */
export const stageIn = (opportunity: OpportunityFacts): Stage | null => {
  const name = valueOf(standingStage(opportunity))
  return name === undefined ? null : stageOf(name)
}
