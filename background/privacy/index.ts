import type { PrivacyRequests, RetentionView } from "../../src/messages"
import { mayLead } from "../../src/policy/layers"
import { mostDays, retentionKeys, type RetentionKey } from "../../src/process/privacy"
import { inventory, tables } from "../../src/store/inventory"
import { forgetKey } from "../../src/store/keys"
import { wipe } from "../../src/store/wipe"
import { forget } from "../../src/store/retention"
import type { Connection } from "../crm/connection"
import type { Jobs } from "../jobs"
import { managedJob, readBrowserPolicy } from "../managed"
import { dressMenu } from "../menus"
import { Refusal, type Handlers } from "../router"
import type { Settings } from "../settings"
import { clientHandlers } from "./client"
import { registerHandlers } from "./requests"
import { emptySession } from "./session"
import { workHandlers } from "./work"

/** The job of the nightly sweep. */
export const retentionJob = "retention"

/** The privacy desk: what is kept, of whom, for how long; what the law asks to write down; all of it erased (process.md §9). */
export function privacyHandlers(
  settings: Settings,
  jobs: Jobs,
  connection: Pick<Connection, "signOut">,
): Pick<Handlers, keyof PrivacyRequests> {
  const { store, keep, now } = settings.parts

  async function retention(): Promise<RetentionView> {
    await settings.load()
    const { layers } = settings
    const days = settings.retention
    const counts = await keep.attempt(() => Promise.all(tables.map((table) => store.table(table).count())))
    return {
      readOnly: !mayLead(layers),
      settings: retentionKeys.map((key) => ({
        key,
        most: mostDays[key],
        days: Math.min(mostDays[key], days[key] ?? mostDays[key]),
        locked: layers.managed?.retention?.[key] !== undefined,
      })),
      tables: tables.map((table, index) => {
        const { of, kept, setting } = inventory[table]
        return { table, of, kept, rows: counts[index] ?? 0, ...(setting && { setting }) }
      }),
    }
  }

  async function setRetention(key: RetentionKey, days: number | null): Promise<void> {
    await settings.load()
    const { team, managed } = settings.layers
    if (!mayLead(settings.layers) || managed?.retention?.[key] !== undefined) throw new Refusal("refused")
    if (days !== null && days > mostDays[key]) throw new Refusal("shape")
    const { [key]: _before, ...others } = team?.retention ?? {}
    const next = days === null || days === mostDays[key] ? others : { ...others, [key]: days }
    const { retention: _old, ...rest } = team ?? { version: 1 as const }
    const changed = { ...rest, ...(Object.keys(next).length > 0 && { retention: next }) }
    await settings.govern("team", changed)
    const at = now()
    await keep.write(() => forget(store, at, settings.retention))
  }

  return {
    ...clientHandlers(settings),
    ...workHandlers(settings),
    ...registerHandlers(settings),
    "privacy.retention": retention,
    "privacy.retention.set": async ({ key, days }) => {
      await setRetention(key, days)
      return retention()
    },
    "privacy.wipe": async ({ stay }) => {
      await settings.load()
      await connection.signOut().catch(() => undefined)
      const at = now()
      settings.readings++
      const wiped = await keep.write(() => wipe(store, stay), 60_000)
      if (!stay.doNotCall) forgetKey(store)
      await emptySession().catch(() => undefined)
      await settings.reread()
      await readBrowserPolicy(settings, jobs, true).catch(() => undefined)
      await dressMenu(settings.language).catch(() => undefined)
      await settings.canary.dress().catch(() => undefined)
      await jobs.plan(managedJob, null)
      await jobs.plan(retentionJob, at)
      // Not waited for: the sweep waits its turn behind this.
      void jobs.wake()
      return { ...wiped, at: at.toISOString() }
    },
  }
}
