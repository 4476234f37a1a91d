import browser from "webextension-polyfill"

/** The pages that Jalon speaks on, as match patterns: the manifest's own list. */
export const hosts = (): string[] =>
  (browser.runtime.getManifest() as { host_permissions?: string[] }).host_permissions ?? []

/** Whether an address is on one of the hosts of the manifest. */
export function isHost(address: string | undefined): boolean {
  if (address === undefined || !URL.canParse(address)) return false
  const { protocol, hostname } = new URL(address)
  return hosts().includes(`${protocol}//${hostname}/*`)
}
