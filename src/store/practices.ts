import { subMonths } from "date-fns/subMonths"
import { isDeskItem, type PracticeItem } from "../process/aftersales/practices"
import { dayOf } from "../process/calendar"
import type { Store } from "./database"
import { keepSetting, readSetting } from "./settings"

/** When it was ticked, in ms, and in whose name. */
export type KeptTick = { at: number; by: string }
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

/** Ticks an item in someone's name; `by` null takes its tick away. */
export const keepTick = (store: Store, item: PracticeItem, by: string | null, now: Date): Promise<void> =>
  change(store, now, ({ [item]: _before, ...others }) =>
    by === null ? others : { ...others, [item]: { at: now.getTime(), by } },
  )

/** Forgets the ticks that no longer stand. */
export async function forgetTicks(store: Store, now: Date): Promise<void> {
  if (await readSetting(store, "practices")) await change(store, now, (ticks) => ticks)
}
