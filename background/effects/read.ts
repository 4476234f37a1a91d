import type { Period } from "../../src/process/effects/period"
import { effectKinds, verdictKinds, type EffectEvent, type EffectKind } from "../../src/process/effects/types"
import type { Store } from "../../src/store/database"
import type { JournalRow, RecordId } from "../../src/store/rows"

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

/** Days read at once. */
const some = 5

/** What the journal holds of effects in a period, in time: a few days at once, and between two the worker answers pages. */
export async function readEffects(
  store: Store,
  browser: string,
  { starts, end }: Period,
): Promise<EffectEvent[]> {
  const events: EffectEvent[] = []
  const read = (index: number): PromiseLike<JournalRow[]> =>
    index >= starts.length
      ? Promise.resolve([])
      : store.journal
          .where("at")
          .between(starts[index], starts[index + some] ?? end)
          .toArray()
  let next = read(0)
  for (let index = 0; index < starts.length; index += some) {
    const rows = await next
    // The store looks up the next days while these are gone through.
    next = read(index + some)
    for (const row of rows) {
      const event = eventOf(row, browser)
      if (event) events.push(event)
    }
  }
  return events
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
