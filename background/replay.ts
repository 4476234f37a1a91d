import { recordKey } from "../src/store/rows"
import type { Handlers } from "./router"
import type { Settings } from "./settings"

/** As many as people would look through. */
const most = 200

/** The verdicts that were shown, with what is known of their files. */
export function replayHandlers({ parts: { store, keep } }: Settings): Pick<Handlers, "verdicts.list"> {
  return {
    "verdicts.list": () =>
      keep.attempt(async () => {
        const rows = await store.verdicts.orderBy("at").reverse().limit(most).toArray()
        const files = await store.dossiers.bulkGet(rows.map(({ record }) => record))
        return rows.map(({ id, record, at, verdict, facts }, index) => ({
          id,
          record: recordKey(record),
          url: files[index]?.url ?? null,
          at: new Date(at).toISOString(),
          verdict,
          facts,
          stock: files[index]?.stock ?? null,
          stage: files[index]?.stage ?? null,
        }))
      }),
  }
}
