import browser from "webextension-polyfill"
import type { ImpaknetHosts } from "../../src/messages"
import { readHost } from "../../src/policy/host-name"
import { mayLead, merged } from "../../src/policy/layers"
import type { Settings } from "../settings"

/** Match patterns of the pages that we speak on without Impaknet, and of those that the connection reads: never Impaknet's. */
export function ownPatterns(): string[] {
  const { content_scripts: scripts = [], ...rest } = browser.runtime.getManifest()
  const { optional_host_permissions: optional = [] } = rest as { optional_host_permissions?: string[] }
  return [...scripts.flatMap(({ matches }) => matches), ...optional]
}

/** The customer's hosts as the policy names them, those that can be one, each once. */
function named(settings: Settings): { host: string; pattern: string }[] {
  const { impaknet = [] } = merged(settings.layers).hosts ?? {}
  const own = impaknet.length > 0 ? ownPatterns() : []
  const read = impaknet.flatMap((text) => {
    const one = readHost(text, own)
    return one.ok ? [{ host: one.host, pattern: one.pattern }] : []
  })
  return [...new Map(read.map((one) => [one.pattern, one])).values()]
}

const mayRead = (pattern: string): Promise<boolean> =>
  browser.permissions.contains({ origins: [pattern] }).catch(() => false)

let asked: { of: string; patterns: Promise<string[]> } | null = null
/** The browser's permissions have changed: they are asked anew. */
export const forgetPermitted = (): void => void (asked = null)

/** The match patterns of the customer's Impaknet: its hosts as the policy names them, where the browser lets us. */
export async function impaknetPatterns(settings: Settings): Promise<string[]> {
  await settings.load()
  const patterns = named(settings).map(({ pattern }) => pattern)
  const of = patterns.join(" ")
  if (asked?.of !== of)
    asked = {
      of,
      patterns: Promise.all(patterns.map(mayRead)).then((may) => patterns.filter((_one, at) => may[at])),
    }
  return asked.patterns
}

/** The hosts with what the browser lets us do, for the lead. */
export async function hostsView(settings: Settings): Promise<ImpaknetHosts> {
  await settings.load()
  const locked = settings.managed?.hosts?.impaknet !== undefined
  const hosts = await Promise.all(
    named(settings).map(async (one) => ({ ...one, locked, allowed: await mayRead(one.pattern) })),
  )
  return { readOnly: locked || !mayLead(settings.layers), hosts, own: ownPatterns() }
}
