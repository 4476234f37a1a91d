import { clock, on, resetBrowser, restartBrowser } from "./chrome"
import Dexie from "dexie"
import type { Registry } from "../../../src/policy/registry"
import { offline, type CrmDoor } from "../../../background/crm/connection"
import { startWorker } from "../../../background/worker"
import { Store } from "../../../src/store/database"
import { en } from "../../../src/words/en"
import { fr } from "../../../src/words/fr"

export const registry: Registry = {
  packs: { bdc: true, callbacks: true },
  rules: [
    { id: "bdc.a", level: "block" },
    { id: "bdc.b", level: "warn", params: { list: { kind: "list", default: ["Laval"] } } },
    {
      id: "callbacks.note-author",
      level: "warn",
      params: { hours: { kind: "number", default: 3, min: 1, max: 24, unit: "h" } },
    },
  ],
}

let store: Store
export const db = (): Store => store

/** Starts a worker on the store as it stands: what a wake after a kill does. */
export async function wakeWorker(connection: CrmDoor = offline, known = registry): Promise<void> {
  ;(store as Store | undefined)?.close()
  store = new Store()
  for (const event of Object.values(on)) event.listeners = []
  await startWorker({ registry: known, words: { fr, en }, now: clock.date, store, connection }).ready
}

export const freshWorker = (): Promise<void> => freshWorkerOf(registry)
/** The same, with other rules. */
export async function freshWorkerOf(known: Registry): Promise<void> {
  resetBrowser()
  ;(store as Store | undefined)?.close()
  await Dexie.delete("jalon")
  await wakeWorker(offline, known)
}

export async function restart(): Promise<void> {
  restartBrowser()
  await wakeWorker()
}
