import { subMonths } from "date-fns/subMonths"
import type { Policy } from "../policy/types"
import type { Store } from "./database"
import type { HistoryPart, HistoryRow } from "./rows"
import { keepSetting } from "./settings"

/** The most changes kept, for twelve months; and the most rosters, which can be large, among them. */
export const historyRows = 500
export const historyRosters = 20

/** A damaged row is passed over. */
export const newestFirst = async (store: Store): Promise<HistoryRow[]> => {
  const rows = await store.history.orderBy("at").reverse().toArray()
  return rows.filter(
    ({ changes, rest }: Partial<HistoryRow>) => Array.isArray(changes) && typeof rest === "string",
  )
}

export const newest = (store: Store): Promise<HistoryRow | undefined> => store.history.orderBy("at").last()

/** Keeps a team's layer with the rows that tell of it and the parts these stand of, whole or not at all. */
export function keepChange(
  store: Store,
  team: Policy | null,
  rows: readonly HistoryRow[],
  parts: readonly HistoryPart[],
): Promise<void> {
  return store.transaction("rw", [store.settings, store.history, store.historyParts], async () => {
    await keepSetting(store, "team", team)
    const known = new Set(
      await store.historyParts
        .where("id")
        .anyOf(parts.map(({ id }) => id))
        .primaryKeys(),
    )
    await store.historyParts.bulkPut(parts.filter(({ id }) => !known.has(id)))
    await store.history.bulkPut([...rows])
    if (rows[0]) await thin(store, rows[0].at)
  })
}

/** Forgets rows past their time or number, then the parts that no row stands of, and the rosters past theirs. */
async function thin(store: Store, now: number): Promise<void> {
  await store.history.where("at").below(subMonths(now, 12).getTime()).delete()
  const rows = await newestFirst(store)
  await store.history.bulkDelete(rows.slice(historyRows).map(({ id }) => id))
  const kept = rows.slice(0, historyRows)
  const layers = kept.flatMap(({ published, ...team }) => (published ? [team, published] : [team]))
  const rosters = [...new Set(layers.flatMap(({ roster }) => (roster === null ? [] : [roster])))]
  const wanted = new Set([...layers.map(({ rest }) => rest), ...rosters.slice(0, historyRosters)])
  const ids = await store.historyParts.toCollection().primaryKeys()
  await store.historyParts.bulkDelete(ids.filter((id) => !wanted.has(id)))
}

/** Forgets what of the history is past its time. */
export const forgetHistory = (store: Store, now: Date): Promise<void> =>
  store.transaction("rw", [store.history, store.historyParts], () => thin(store, now.getTime()))

/** A layer as a row tells it, without what is no part of it; `rosterGone`: its roster is no longer kept. Null: not kept. */
export async function stateOf(
  store: Store,
  { rest, roster }: Pick<HistoryRow, "rest" | "roster">,
): Promise<{ team: unknown; rosterGone: boolean } | null> {
  const [of, rosterPart] = await store.historyParts.bulkGet(roster === null ? [rest] : [rest, roster])
  if (!of) return null
  if (roster === null || !rosterPart) return { team: of.value, rosterGone: roster !== null }
  return { team: { version: 1, ...(of.value as object | null), roster: rosterPart.value }, rosterGone: false }
}
