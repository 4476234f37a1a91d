import type { Day } from "../calendar"
import { branchKey, nameKey } from "../roster"
import type { Orphan, OrphanProgress } from "./types"

/** What is counted of clients given out, in the order in which it happens. */
export const orphanFigures = ["given", "called", "reached", "noted", "owned", "appointment"] as const
export type OrphanFigure = (typeof orphanFigures)[number]
export type Figures = Record<OrphanFigure, number>

export type Followed = { day: Day; branch: string; seller: string; client: Orphan } & OrphanProgress
/** The figures of one list. */
export type ProgressLine = { day: Day; branch: string; seller: string; figures: Figures }
export type ProgressBy = "day" | "branch" | "seller"

/** Whether a client counts in a figure. Reached, by phone, is called too. */
export const counts = (row: OrphanProgress, figure: OrphanFigure): boolean =>
  figure === "given" ||
  (figure === "called"
    ? row.calledAt !== null || row.reachedAt !== null
    : figure === "reached"
      ? row.reachedAt !== null
      : figure === "noted"
        ? row.notedAt !== null
        : figure === "owned"
          ? row.ownedAt !== null
          : row.appointmentAt !== null)

const none = (): Figures => ({ given: 0, called: 0, reached: 0, noted: 0, owned: 0, appointment: 0 })
const compare = (one: string, other: string): number => one.localeCompare(other, "fr")

/** The figures of each list: the latest day first, then by branch and name; never by rank. */
export function progressOf(rows: readonly Followed[]): ProgressLine[] {
  const lines = new Map<string, ProgressLine>()
  for (const row of rows) {
    const { day, branch, seller } = row
    const key = [day, branchKey(branch), nameKey(seller)].join("|")
    const line = lines.get(key) ?? { day, branch, seller, figures: none() }
    for (const figure of orphanFigures) if (counts(row, figure)) line.figures[figure]++
    lines.set(key, line)
  }
  return [...lines.values()].sort(
    (one, other) =>
      compare(other.day, one.day) || compare(one.branch, other.branch) || compare(one.seller, other.seller),
  )
}

/** Lines added up by day (the latest first), branch or seller (by name). */
export function addedUp(
  lines: readonly ProgressLine[],
  by: ProgressBy,
): { key: string; label: string; figures: Figures }[] {
  const sums = new Map<string, { key: string; label: string; figures: Figures }>()
  for (const line of lines) {
    const key = keyIn(line, by)
    const sum = sums.get(key) ?? { key, label: line[by], figures: none() }
    for (const figure of orphanFigures) sum.figures[figure] += line.figures[figure]
    sums.set(key, sum)
  }
  return [...sums.values()].sort((one, other) =>
    by === "day" ? compare(other.key, one.key) : compare(one.label, other.label),
  )
}

/** What a line is added up under. */
export const keyIn = ({ day, branch, seller }: Pick<ProgressLine, ProgressBy>, by: ProgressBy): string =>
  by === "day" ? day : by === "branch" ? branchKey(branch) : nameKey(seller)

/** What is known of one client from two places: each thing as soon as either saw it. In any order, as often as may be. */
export function together(one: OrphanProgress, other: OrphanProgress): OrphanProgress {
  const first = (a: number | null, b: number | null): number | null =>
    a === null ? b : b === null ? a : Math.min(a, b)
  return {
    calledAt: first(one.calledAt, other.calledAt),
    reachedAt: first(one.reachedAt, other.reachedAt),
    notedAt: first(one.notedAt, other.notedAt),
    ownedAt: first(one.ownedAt, other.ownedAt),
    appointmentAt: first(one.appointmentAt, other.appointmentAt),
  }
}
