import { cpSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import type { Page } from "puppeteer"
import type { PolicyConnection } from "../src/policy/types"
import type { Launched } from "./browser"
import type { Sandbox } from "./sandbox/index"

/**
 * A copy of the build that may reach the CRM's API from the start: a browser without a screen never answers the
 * question that the permission asks.
 */
export function allowedBuild(built: string, more: readonly string[] = []): string {
  const dir = mkdtempSync(join(tmpdir(), "jalon-allowed-"))
  cpSync(built, dir, { recursive: true })
  const path = join(dir, "manifest.json")
  const manifest = JSON.parse(readFileSync(path, "utf8")) as Record<
    "host_permissions" | "optional_host_permissions",
    string[]
  >
  const named = manifest.optional_host_permissions.filter((pattern) => !pattern.includes("//*/"))
  manifest.host_permissions.push(...named, ...more)
  writeFileSync(path, JSON.stringify(manifest))
  return dir
}

/** The window of the accounts server, once it shows something to press, or an error. */
export async function consent({ browser }: Launched, signal?: AbortSignal): Promise<Page> {
  const target = await browser.waitForTarget((one) => /^https:\/\/accounts\./.test(one.url()), {
    timeout: 15_000,
    ...(signal && { signal }),
  })
  const page = await target.asPage()
  await page.waitForSelector("button, #error, h1")
  return page
}

/** Presses a button of the consent, which closes its window. */
export async function decide(
  launched: Launched,
  decision: "accept" | "refuse",
  signal?: AbortSignal,
): Promise<void> {
  const page = await consent(launched, signal)
  await page.click(`button[value=${decision}]`)
}

export const connectionOf = ({ api }: Sandbox, more: Partial<PolicyConnection> = {}): PolicyConnection => ({
  client: "1000.JALON",
  centre: api.centre,
  ...more,
})
