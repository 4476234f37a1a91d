import type { Store } from "./database"
import { sealOf } from "./privacy"
import type { PrivacyRequestRow } from "./rows"
import type { Kept } from "./settings"

/**
 * Erases what is kept of one's own work, all of it or nothing, and keeps a receipt: these settings, the presence answered of others, and the
 * journal where asked.
 */
export async function eraseWork(
  store: Store,
  { keys, journal, received }: { keys: readonly (keyof Kept)[]; journal: boolean; received: string },
  now: Date,
): Promise<PrivacyRequestRow> {
  const id = crypto.randomUUID()
  const seal = await sealOf(store, id, "work")
  const { settings, answers, requests } = store
  return store.transaction("rw", settings, answers, store.journal, requests, async () => {
    const counts = async (): Promise<Record<string, number>> => {
      const all = [
        ["settings", await settings.where("key").anyOf(keys).count()],
        ["answers", await answers.count()],
        ["journal", journal ? await store.journal.count() : 0],
      ] as const
      return Object.fromEntries(all.filter(([, count]) => count > 0))
    }
    const rows = await counts()
    await settings.bulkDelete([...keys])
    await answers.clear()
    if (journal) await store.journal.clear()
    const at = now.getTime()
    const receipt: PrivacyRequestRow = {
      ...{ id, at, received, kind: "erasure", label: "", doneAt: at, note: "" },
      proof: { rows, left: await counts(), seal },
    }
    await requests.put(receipt)
    return receipt
  })
}
