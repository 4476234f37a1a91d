import type { Store } from "./database"
import { tables } from "./inventory"
import type { TableName, Wiped } from "./rows"

/** Empties every table but the browser's own policy, and what is asked to stay; all of it or nothing. Gives what went, and what stays. */
export async function wipe(store: Store, stay: { incidents: boolean; doNotCall: boolean }): Promise<Wiped> {
  // The numbers not to be called are known to pages by hashes of this browser's own key.
  const stays = new Set<TableName>([
    ...(stay.incidents ? ["incidents" as const] : []),
    ...(stay.doNotCall ? (["doNotCall", "secrets"] as const) : []),
  ])
  return store.transaction("rw", store.tables, async () => {
    const rows: Record<string, number> = {}
    const left: Record<string, number> = {}
    for (const name of tables) {
      const table = store.table<{ key?: string }>(name)
      const had = await table.count()
      if (!stays.has(name))
        await (name === "settings" ? table.where("key").notEqual("managed").delete() : table.clear())
      const has = await table.count()
      if (had > has) rows[name] = had - has
      if (has > 0) left[name] = has
    }
    return { rows, left }
  })
}
