import type { OverlaySettings, PageAnswer, SaidRow } from "../messages"
import type { SaveTarget, Snapshot } from "../pages/zoho/types"
import { same } from "../process/text"
import type { RecordKey } from "../rules/facts"
import { progressOf } from "../rules/answers"
import { isFailing } from "../rules/rule"

/** What the overlay shows of one page at one moment: the worker's answer, and what the agent passed over. */
export type Model = PageAnswer & {
  about: "opportunity" | "meeting"
  progress: { ok: number; total: number }
}

/** `org/module/id`: how a record is named in pauses, passes and journal keys. */
export const recordText = (record: RecordKey | null): string =>
  record ? `${record.org}/${record.module}/${record.id}` : ""

/** Whether the product may speak here: organisation, pause, silenced page. */
export function speaks(settings: OverlaySettings, snapshot: Snapshot, now: Date): boolean {
  const { organisations, pausedUntil, pausedPages } = settings
  const { kind, meeting, activity, incoming } = snapshot
  if (kind === "other" && !meeting && !activity && !incoming) return false
  if (organisations.length > 0 && !(snapshot.org !== null && organisations.includes(snapshot.org)))
    return false
  if (pausedUntil !== null && Date.parse(pausedUntil) > now.getTime()) return false
  const here = [snapshot.url, snapshot.url.replace(/[?#].*$/, ""), recordText(snapshot.record)]
  return !pausedPages.some((page) => page !== "" && here.includes(page))
}

/** The model of an answer, or null when there is nothing to say. `overridden`: rules passed over for the open form. */
export function modelOf(
  answer: PageAnswer,
  { meeting }: Snapshot,
  overridden: ReadonlySet<string>,
  passedOver: string,
): Model | null {
  const { calls, list, procedures } = answer
  if (![answer.rows, list, procedures].some(({ length }) => length > 0) && !answer.caller && !calls)
    return null
  const rows = answer.rows.map((row): SaidRow =>
    isFailing(row) && overridden.has(row.id)
      ? { ...row, state: "overridden", said: { ...row.said, todo: passedOver } }
      : row,
  )
  return {
    ...answer,
    rows,
    about: meeting ? "meeting" : "opportunity",
    progress: progressOf(rows),
  }
}

/**
 * The rows that hold a Save: of a meeting, of the opportunity, or of the press that changes its stage at once. `settled`: all that
 * they rest on has been read twice alike since they were answered.
 */
export function holdingOf(
  { rows, ifStage }: Model,
  { of, stagePressed }: SaveTarget,
  overridden: ReadonlySet<string>,
  settled: boolean,
): SaidRow[] {
  const pressed = ifStage.find(({ names }) =>
    names.some((name) => stagePressed && same(name, stagePressed.to)),
  )
  const all = stagePressed ? (pressed?.rows ?? []) : rows.filter(({ holds }) => holds === of)
  return all.filter(({ id, softened }) => !overridden.has(id) && (!softened || settled))
}
