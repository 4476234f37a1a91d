import { effectKinds, verdictKinds, type EffectEvent, type EffectKind } from "../../src/process/effects/types"
import type { Store } from "../../src/store/database"
import type { JournalRow, RecordId } from "../../src/store/rows"

/** Rows read at once: between two such the worker answers pages. */
const slice = 5_000

const kinds: ReadonlySet<string> = new Set(effectKinds)
const isEffect = (kind: string): kind is EffectKind => kinds.has(kind)
/** Their keys begin with the opening they are of. */
const keyed: ReadonlySet<EffectKind> = new Set<EffectKind>([
  "opened",
  "shown",
  "observed",
  "cleared",
  "saved",
])

const instant = (text: unknown): number | null => {
  const at = typeof text === "string" ? Date.parse(text) : NaN
  return Number.isNaN(at) ? null : at
}

/** A line of the journal as an event; null when it is none of ours. `browser`: where it was seen. */
export function eventOf(row: JournalRow, browser: string): EffectEvent | null {
  const { key, at, kind, record = null, rule = null, state = null, level = null, reason = null } = row
  if (!isEffect(kind)) return null
  const { page, would, verdict, from } = row.details ?? {}
  const opening = keyed.has(kind) ? (key.split(" ")[0] ?? null) : typeof page === "string" ? page : null
  return {
    key,
    browser,
    at,
    kind,
    opening,
    record,
    rule,
    state,
    level,
    reason,
    would: would === true,
    verdict: (kind === "verdict" && verdictKinds.find((one) => one === verdict)) || null,
    from: kind === "complete" ? instant(from) : null,
  }
}

/** What the journal holds of effects from an instant on (ms), in time. */
export async function readEffects(store: Store, browser: string, from: number): Promise<EffectEvent[]> {
  const events: EffectEvent[] = []
  let next = from
  let seen = new Set<string>()
  for (;;) {
    const rows = await store.journal.where("at").aboveOrEqual(next).limit(slice).toArray()
    const fresh = rows.filter(({ key }) => !seen.has(key))
    for (const row of fresh) {
      const event = eventOf(row, browser)
      if (event) events.push(event)
    }
    if (rows.length < slice) return events
    const last = rows[rows.length - 1]?.at ?? Infinity
    // A whole slice of one instant: go past it rather than for ever round it.
    next = last === next && fresh.length === 0 ? last + 1 : last
    seen = new Set(rows.filter(({ at }) => at === next).map(({ key }) => key))
  }
}

/** When the first of them was seen, ms; null: nothing was. */
export async function firstEffect(store: Store): Promise<number | null> {
  const first = await store.journal
    .orderBy("at")
    .filter(({ kind }) => isEffect(kind))
    .first()
  return first?.at ?? null
}

/** The addresses of records, where they are still known. */
export async function addressesOf(
  store: Store,
  records: readonly RecordId[],
): Promise<Record<string, string>> {
  const [dossiers, reminders] = await Promise.all([
    store.dossiers.bulkGet([...records]),
    store.reminders
      .where("record")
      .anyOf([...records])
      .toArray(),
  ])
  const all = [...reminders, ...dossiers].flatMap((row) => (row ? [[row.record, row.url] as const] : []))
  return Object.fromEntries(all)
}
