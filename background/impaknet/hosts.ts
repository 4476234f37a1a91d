import { merged } from "../../src/policy/layers"
import type { Settings } from "../settings"

/** The match patterns of the customer's Impaknet: its hosts as the policy names them, `host` or `http://host`. */
export async function impaknetPatterns(settings: Settings): Promise<string[]> {
  await settings.load()
  const { impaknet = [] } = merged(settings.layers).hosts ?? {}
  return impaknet.flatMap((host) => {
    const address = host.includes("://") ? host : `https://${host}`
    if (!URL.canParse(address)) return []
    const { protocol, hostname } = new URL(address)
    return protocol === "https:" || protocol === "http:" ? [`${protocol}//${hostname}/*`] : []
  })
}
