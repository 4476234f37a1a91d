/**
 * Whether the fields of one form or page are still read as they were, from how they were read on its last openings. Pure: the openings go
 * in, what is lost comes out.
 */

/** How a field was read on one opening: the sign that found it, found by one that is not known, not found, or nothing to tell. */
export const signs = { selector: "s", api: "a", id: "i", zcqa: "z", label: "l" } as const
export type Sign = keyof typeof signs
export type Read = (typeof signs)[Sign] | "?" | "-" | " "

/**
 * One opening of a page. `record` tells records apart, "" where there is none yet; `stage`: tells the stages it may be at apart, where that was read;
 * `blank`: the page showed nothing at all that is read.
 */
export type Opening = { id: string; record: string; at: number; stage?: string; blank?: true }
/** What of a field is no longer as before. `what`: it is not found, or by its label alone; `by`: the sign that used to find it. */
export type Lost = { what: "field" | "sign"; by: Sign | null; since: number }
/** A field's readings, one character an opening; `mark`: the signs that it was looked for by. */
export type FieldHistory = { mark: string; seen: string; lost?: Lost }
/** The last openings of one form or page in one organisation, and how each of its fields was read there. */
export type Health = { openings: readonly Opening[]; fields: Readonly<Record<string, FieldHistory>> }

export const noHealth: Health = { openings: [], fields: {} }

/** Openings that are kept. */
const window = 60
/** An opening older than this tells nothing any more, ms. */
const lifetime = 30 * 86_400_000
/** Openings on which a field was found before it can be missed, and those that end an alarm, in a row. */
const enough = 8
const healed = 3
/**
 * Openings in a row that miss it: of records on which it was found before at the same stage, of forms to make one, or of other records, which may be a day's
 * work on another layout.
 */
const missed = { again: 3, forms: 5, others: 30 }
/** One record counts for this many openings at most: it always has the same layout. */
const each = 3
/** How unlikely the run must be by chance: of a field that was always found, or of one that some records do not show. */
const chance = { always: 2e-4, sometimes: 1e-6 }
/** A page that shows nothing may be out of order: it tells something only when that lasts, ms. */
const outage = 20 * 3_600_000

type Point = { good: boolean; record: string; stage: string | undefined; form: boolean }

/** The readings of a field that tell something, in order. */
function pointsOf(
  { openings }: Health,
  { seen }: FieldHistory,
  good: (read: string) => boolean | null,
): Point[] {
  return openings.flatMap(({ record, id, stage }, index) => {
    const is = good(seen[index] ?? " ")
    return is === null ? [] : [{ good: is, record: record || id, stage, form: record === "" }]
  })
}
const isFound = (read: string): boolean | null => (read === " " ? null : read !== "-")
/** Whether a sign better than the label found it; one not found, or by a sign not known, says nothing of it. */
const isStrong = (read: string): boolean | null => (/[saiz]/.test(read) ? true : read === "l" ? false : null)

/** How many openings these stand for: one record counts for a few at most. */
function weight(points: readonly Point[]): number {
  const by = new Map<string, number>()
  for (const { record } of points) by.set(record, (by.get(record) ?? 0) + 1)
  return [...by.values()].reduce((sum, count) => sum + Math.min(count, each), 0)
}
const records = (points: readonly Point[]): Set<string> => new Set(points.map(({ record }) => record))

/** Whether a record shows the same fields on both: a layout may change with its stage. */
const alike = (one: Point, other: Point): boolean =>
  one.record === other.record &&
  (one.stage === other.stage || one.stage === undefined || other.stage === undefined)

/** Whether the last readings are not the chance of one field or layout among others. */
function turned(points: readonly Point[]): boolean {
  const last = points.findLastIndex(({ good }) => good) + 1
  const run = points.slice(last)
  if (run.length < missed.again) return false
  const before = points.slice(0, last)
  const good = before.filter((point) => point.good)
  const known = records(good)
  const those = records(run)
  if (those.size < 2 || known.size < 2 || weight(good) < enough) return false
  const length = weight(run)
  const misses = weight(before.filter((point) => !point.good))
  const rate = (misses + 1) / (weight(good) + misses + 2)
  if (rate ** length > (misses === 0 ? chance.always : chance.sometimes)) return false
  const again = records(run.filter((point) => good.some((other) => alike(point, other)))).size >= 2
  return length >= (again ? missed.again : run.every(({ form }) => form) ? missed.forms : missed.others)
}
const isHealed = (points: readonly Point[]): boolean =>
  points.length >= healed && points.slice(-healed).every(({ good }) => good)

/** The sign that found it most often. */
function usual(seen: string): Sign | null {
  const counted = (Object.keys(signs) as Sign[]).map(
    (sign) => [sign, seen.split(signs[sign]).length - 1] as const,
  )
  const [best] = counted.sort(([, one], [, other]) => other - one)
  return best && best[1] > 0 ? best[0] : null
}

/** Leaves out the blank openings, but for the last ones where they last longer than an outage. */
function told({ openings, fields }: Health): Health {
  const last = openings.findLastIndex(({ blank }) => !blank) + 1
  const [first, end] = [openings[last], openings.at(-1)]
  const lasts = first !== undefined && end !== undefined && end.at - first.at >= outage
  const keep = openings.map(({ blank }, index) => !blank || (lasts && index >= last))
  const only = <T>(list: readonly T[]): T[] => list.filter((_, index) => keep[index])
  return {
    openings: only(openings),
    fields: Object.fromEntries(
      Object.entries(fields).map(([name, field]) => [
        name,
        { ...field, seen: only([...field.seen]).join("") },
      ]),
    ),
  }
}

function judged(health: Health, field: FieldHistory, at: number, corrected: number): Lost | undefined {
  const found = pointsOf(health, field, isFound)
  const strong = pointsOf(health, field, isStrong)
  const { lost } = field
  const fresh = (what: Lost["what"]): Lost => ({ what, by: lost?.by ?? usual(field.seen), since: at })
  if (turned(found)) return lost?.what === "field" ? lost : fresh("field")
  if (lost?.what === "field") {
    // What was said of an opening turned out to be early: the page had not shown all.
    if (lost.since >= corrected || isHealed(found)) return turned(strong) ? fresh("sign") : undefined
    return lost
  }
  if (turned(strong)) return lost ?? fresh("sign")
  return lost && lost.since < corrected && !isHealed(strong) ? lost : undefined
}

const blanks = (count: number): string => " ".repeat(count)

/** A field read by other signs than before begins anew. */
function begun(before: FieldHistory | undefined, mark: string, count: number): FieldHistory {
  return before?.mark === mark ? before : { mark, seen: blanks(count) }
}

/**
 * Takes an opening in. Told again of an opening, what is found once counts as found; `marks`: by which signs each field was looked for.
 * @returns the same object when nothing changed.
 */
export function witness(
  before: Health,
  opening: Opening,
  read: Readonly<Record<string, Read>>,
  marks: Readonly<Record<string, string>>,
): Health {
  const young = before.openings.findIndex(({ at }) => at > opening.at - lifetime)
  const kept = young < 0 ? [] : before.openings.slice(young)
  const there = kept.findIndex(({ id }) => id === opening.id)
  const openings = there < 0 ? [...kept, opening].slice(-window) : [...kept]
  const place = there < 0 ? openings.length - 1 : there
  const former = openings[place]
  if (there >= 0 && former?.blank && !opening.blank) {
    const { blank: _blank, ...shown } = former
    openings[place] = shown
  }
  let same = there >= 0 && former?.blank === openings[place]?.blank
  let corrected = Infinity
  const fields: Record<string, FieldHistory> = {}
  for (const [name, said] of Object.entries(read)) {
    const old = before.fields[name]
    const base = begun(old, marks[name] ?? "", before.openings.length)
    const was = base.seen.slice(before.openings.length - kept.length)
    const now = was[place] ?? " "
    // Found once is found; a better sign stands.
    const better = there < 0 || now === " " || now === "-" || (said !== "-" && said !== " " && now === "l")
    const seen =
      there < 0
        ? (was + said).slice(-openings.length)
        : better && said !== " "
          ? was.slice(0, place) + said + was.slice(place + 1)
          : was
    if (seen !== old?.seen || base !== old) same = false
    if (there >= 0 && seen !== was && now !== " ") corrected = former?.at ?? Infinity
    fields[name] = { ...base, seen }
  }
  if (same) return before
  const health = { openings, fields }
  const clear = told(health)
  const judgedAll = Object.entries(fields).map(([name, field]): [string, FieldHistory] => {
    const { lost: _lost, ...bare } = field
    const shown = clear.fields[name] ?? field
    const lost = judged(clear, { ...field, seen: shown.seen }, opening.at, corrected)
    return [name, lost ? { ...bare, lost } : bare]
  })
  return { openings, fields: Object.fromEntries(judgedAll) }
}

/** The same, as if these fields had never been looked for: they were corrected, or are not expected any more. */
export const forgotten = (health: Health, names: readonly string[]): Health => ({
  ...health,
  fields: Object.fromEntries(
    Object.entries(health.fields).map(([name, field]) => [
      name,
      names.includes(name) ? { mark: field.mark, seen: blanks(health.openings.length) } : field,
    ]),
  ),
})

/** The fields in alarm. */
export const lostIn = ({ fields }: Health): [name: string, lost: Lost][] =>
  Object.entries(fields).flatMap(([name, { lost }]): [string, Lost][] => (lost ? [[name, lost]] : []))
