import browser from "webextension-polyfill"
import { crmHosts, mailHosts } from "../src/pages/hosts"
import type { Site } from "../src/scripts/types"

/** The CRM's pages, as match patterns. */
export const hosts = (): string[] => crmHosts(browser.runtime.getManifest())

/** Whether an address lies on one of these patterns, each of one whole host. */
export function lies(address: string | undefined, patterns: readonly string[]): boolean {
  if (address === undefined || !URL.canParse(address)) return false
  const { protocol, hostname } = new URL(address)
  return patterns.includes(`${protocol}//${hostname}/*`)
}

/** Whether an address is on one of the CRM's hosts. */
export const isHost = (address: string | undefined): boolean => lies(address, hosts())

/** Which site an address is of; null: none that we speak on. `impaknet`: the patterns of its hosts. */
export function siteOf(address: string | undefined, impaknet: readonly string[]): Site | null {
  // Its patterns are never the others' own (impaknet/hosts.ts).
  if (lies(address, impaknet)) return "impaknet"
  if (isHost(address)) return "zoho"
  return lies(address, mailHosts) ? "gmail" : null
}
