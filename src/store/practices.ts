import { subMonths } from "date-fns/subMonths"
import { isDeskItem, type PracticeItem } from "../process/aftersales/practices"
import { dayOf } from "../process/calendar"
import type { Store } from "./database"
import { keepSetting, readSetting } from "./settings"

/** When it was ticked, in ms, and in whose name; `was`: the look of the brand's desk before it, which stands again if this one is taken away. */
type KeptTick = { at: number; by: string; was?: Omit<KeptTick, "was"> }
export type KeptTicks = Partial<Record<PracticeItem, KeptTick>>

/** What still stands: a tick of the day until its Montréal day ends, one of the brand's desk for 12 months. */
function standing(ticks: KeptTicks, now: Date): KeptTicks {
  const year = subMonths(now, 12).getTime()
  const today = dayOf(now)
  return Object.fromEntries(
    Object.entries(ticks).filter(([item, { at }]) =>
      isDeskItem(item as PracticeItem) ? at >= year : dayOf(new Date(at)) === today,
    ),
  )
}

/** The ticks that stand at an instant. */
export const ticksAt = async (store: Store, now: Date): Promise<KeptTicks> =>
  standing((await readSetting(store, "practices")) ?? {}, now)

const change = (store: Store, now: Date, over: (ticks: KeptTicks) => KeptTicks): Promise<void> =>
  store.transaction("rw", store.settings, async () =>
    keepSetting(store, "practices", over(await ticksAt(store, now))),
  )

/** Ticks an item in someone's name; `by` null takes its last tick away. */
export const keepTick = (store: Store, item: PracticeItem, by: string | null, now: Date): Promise<void> =>
  change(store, now, ({ [item]: before, ...others }) => {
    if (by === null) return before?.was ? { ...others, [item]: before.was } : others
    const was = before && { at: before.at, by: before.by }
    return { ...others, [item]: { at: now.getTime(), by, ...(was && { was }) } }
  })

/** Forgets the ticks that no longer stand. */
export async function forgetTicks(store: Store, now: Date): Promise<void> {
  if (await readSetting(store, "practices")) await change(store, now, (ticks) => ticks)
}
