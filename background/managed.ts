import browser from "webextension-polyfill"
import { readManaged } from "../src/policy/read"
import type { Jobs } from "./jobs"
import type { Settings } from "./settings"

export const managedJob = "managed"
/** A browser that has just started may not have read its policy yet: an empty one is believed after this. */
const doubt = 10_000

/** Reads the browser's policy. Empty where there was one: the last known stands until it is `certain`. */
export async function readBrowserPolicy(settings: Settings, jobs: Jobs, certain: boolean): Promise<void> {
  await settings.load()
  const raw = await browser.storage.managed.get().catch(() => ({}))
  const policy = readManaged(raw, settings.parts.registry)
  if (policy === null && settings.managed !== null && !certain) {
    await jobs.plan(managedJob, new Date(settings.parts.now().getTime() + doubt)).catch(() => undefined)
    return
  }
  if (JSON.stringify(policy) === JSON.stringify(settings.managed)) return
  await settings.govern("managed", policy).catch(() => settings.obey(policy))
}
