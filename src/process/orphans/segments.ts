import { branchKey, nameKey } from "../roster"
import { fold } from "../text"
import type { Orphan } from "./types"

/** What clients are parted by (orphans.daily-list). */
export const orphanSegments = ["year", "model", "area", "branch", "seller"] as const
export type OrphanSegment = (typeof orphanSegments)[number]
/** Values chosen, by their keys; within a segment any of them, across segments all. "" is not known. */
export type SegmentFilter = Partial<Record<OrphanSegment, readonly string[]>>
export type SegmentCount = { key: string; label: string; count: number }
export type SegmentAnswer<T> = { counts: Record<OrphanSegment, SegmentCount[]>; found: T[] }

/** How a client's value is written; "" is not known. */
function labelOf(client: Orphan, segment: OrphanSegment): string {
  if (segment === "year") return client.year === undefined ? "" : String(client.year)
  if (segment === "model") return [client.make, client.model].filter(Boolean).join(" ")
  return client[segment] ?? ""
}
const keyOf = (segment: OrphanSegment, label: string): string =>
  segment === "branch"
    ? branchKey(label)
    : segment === "seller" && label !== ""
      ? nameKey(label)
      : fold(label)

/** Each text is folded once: a list repeats few of them. */
function keys(): (segment: OrphanSegment, label: string) => string {
  const known = new Map<string, string>()
  return (segment, label) => {
    const held = known.get(segment + label)
    if (held !== undefined) return held
    const key = keyOf(segment, label)
    known.set(segment + label, key)
    return key
  }
}

/** Whether every word of a search stands in what is known of a client. */
function found(client: Orphan, wanted: readonly string[]): boolean {
  const { name, phone, email, make, model, year, area, seller } = client
  const text = fold([name, phone, email, make, model, year, area, seller].filter(Boolean).join(" "))
  return wanted.every((word) => text.includes(word))
}

/**
 * The clients that a filter and a search leave, and how many there are of each value: in each segment, counted as if nothing of that
 * segment was chosen. Years the newest first, the others the most first.
 */
export function segmentsOf<T extends Orphan>(
  clients: readonly T[],
  filter: SegmentFilter,
  search: string,
): SegmentAnswer<T> {
  const key = keys()
  const wanted = fold(search).split(" ").filter(Boolean)
  const chosen = orphanSegments.map((segment) => new Set(filter[segment] ?? []))
  const tallies = orphanSegments.map(() => new Map<string, SegmentCount>())
  const matched: T[] = []
  for (const client of clients) {
    if (wanted.length > 0 && !found(client, wanted)) continue
    const labels = orphanSegments.map((segment) => labelOf(client, segment))
    const values = labels.map((label, at) => key(orphanSegments[at] ?? "year", label))
    const out = values.flatMap((value, at) => (chosen[at]?.size && !chosen[at].has(value) ? [at] : []))
    if (out.length === 0) matched.push(client)
    values.forEach((value, at) => {
      if (out.length > 1 || (out.length === 1 && out[0] !== at)) return
      const tally = tallies[at]
      const held = tally?.get(value)
      if (held) held.count++
      else tally?.set(value, { key: value, label: labels[at] ?? "", count: 1 })
    })
  }
  const sorted = tallies.map((tally, at) =>
    [...tally.values()].sort((one, other) =>
      orphanSegments[at] === "year"
        ? other.key.localeCompare(one.key)
        : other.count - one.count || one.key.localeCompare(other.key),
    ),
  )
  return {
    counts: Object.fromEntries(orphanSegments.map((segment, at) => [segment, sorted[at] ?? []])) as Record<
      OrphanSegment,
      SegmentCount[]
    >,
    found: matched,
  }
}
