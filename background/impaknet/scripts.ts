import browser from "webextension-polyfill"
import { tell } from "../broadcast"
import type { Settings } from "../settings"
import { forgetPermitted, impaknetPatterns } from "./hosts"
import { forgetAll } from "./live"

const id = "impaknet"
/** The host of the script's own match: none can have that name, so that the script runs only where it is registered. */
const nowhere = "https://impaknet.jalon.invalid/*"

/** The built file, as the manifest names it. */
const files = (): string[] =>
  browser.runtime.getManifest().content_scripts?.find(({ matches }) => matches.includes(nowhere))?.js ?? []

const same = (one: readonly string[], other: readonly string[]): boolean =>
  [...one].sort().join(" ") === [...other].sort().join(" ")

async function put(patterns: string[], js: string[]): Promise<void> {
  const tabs = await browser.tabs.query({ url: patterns })
  const works = tabs.flatMap(({ id: tab, discarded }) =>
    tab === undefined || discarded
      ? []
      : browser.scripting.executeScript({ target: { tabId: tab }, files: js }),
  )
  await Promise.allSettled(works)
}

/** Every open page that listens starts anew, or leaves: those of a host that was withdrawn cannot be told apart any more. */
async function tellAll(): Promise<void> {
  const tabs = await browser.tabs.query({})
  await Promise.allSettled(tabs.map(({ id: tab }) => tell(tab, { jalonPush: "impaknet" })))
}

async function follow(settings: Settings): Promise<void> {
  forgetPermitted()
  const patterns = await impaknetPatterns(settings)
  const [before] = await browser.scripting.getRegisteredContentScripts({ ids: [id] }).catch(() => [])
  const former = before?.matches ?? []
  const js = files()
  const stands = before && same(former, patterns) && same(before.js ?? [], js)
  if (stands || (!before && patterns.length === 0)) return
  if (before) await browser.scripting.unregisterContentScripts({ ids: [id] })
  if (patterns.length > 0)
    await browser.scripting.registerContentScripts([
      { id, matches: patterns, js, runAt: "document_idle", allFrames: false, persistAcrossSessions: true },
    ])
  if (former.some((pattern) => !patterns.includes(pattern))) {
    forgetAll()
    await tellAll()
  }
  const fresh = patterns.filter((pattern) => !former.includes(pattern))
  if (fresh.length > 0) await put(fresh, js)
}

let queue: Promise<unknown> = Promise.resolve()
/**
 * Registers the script on the hosts that the policy names and the browser permits, puts it in their open pages, and withdraws it from
 * the others. One after the other; it never rejects.
 */
export function followHosts(settings: Settings): Promise<void> {
  const done = queue.then(() => follow(settings)).catch(() => undefined)
  queue = done
  return done
}
