import { subDays } from "date-fns/subDays"
import { lostIn, noHealth, type Health } from "../process/canary"
import type { Store } from "./database"
import type { HealthRow } from "./rows"

/** Forms and pages that are kept: far more than there are. */
const most = 80

/** What is kept of a form or page, changed in one step; both as they stood and as they stand. Nothing is written when nothing changed. */
export function changeHealth(
  store: Store,
  key: string,
  change: (before: Health) => Health,
  page: string | null,
  now: Date,
): Promise<{ before: HealthRow; after: HealthRow }> {
  return store.transaction("rw", store.health, async () => {
    const kept = await store.health.get(key)
    const before = kept ?? { ...noHealth, key, at: 0, page: null }
    const health = change(before)
    if (health === before) return { before, after: before }
    const lost = lostIn(health).length > 0
    const { openings, fields } = health
    const after = { key, openings, fields, at: now.getTime(), page: lost ? (page ?? before.page) : null }
    await store.health.put(after)
    if (!kept && (await store.health.count()) > most) {
      const rows = await store.health.toArray()
      const [oldest] = rows.sort((one, other) => one.at - other.at)
      if (oldest) await store.health.delete(oldest.key)
    }
    return { before, after }
  })
}

/** The forms and pages of which something is lost. */
export async function changedPages(store: Store): Promise<HealthRow[]> {
  return (await store.health.toArray()).filter((row) => lostIn(row).length > 0)
}

/** Forgets the forms and pages not opened for 30 days. */
export async function forgetHealth(store: Store, now: Date): Promise<void> {
  const old = subDays(now, 30).getTime()
  await store.health.filter(({ at }) => at < old).delete()
}
