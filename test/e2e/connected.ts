import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import type { Page } from "puppeteer"
import { afterAll } from "vitest"
import type { ConnectionView } from "../../src/messages"
import type { PolicyConnection } from "../../src/policy/types"
import type { Launched } from "../browser"
import type { Sandbox } from "../sandbox/index"
import { built, withExtension } from "./harness"
import type { Screen } from "./screens"

/**
 * A copy of the build that may reach the CRM's API from the start: a browser without a screen never answers the
 * question that the permission asks.
 */
export function allowedBuild(): string {
  const dir = mkdtempSync(join(tmpdir(), "jalon-allowed-"))
  cpSync(built, dir, { recursive: true })
  const path = join(dir, "manifest.json")
  const manifest = JSON.parse(readFileSync(path, "utf8")) as Record<
    "host_permissions" | "optional_host_permissions",
    string[]
  >
  manifest.host_permissions.push(...manifest.optional_host_permissions)
  writeFileSync(path, JSON.stringify(manifest))
  return dir
}

/** The same as `withExtension`, on a build that may reach the API of the sandbox. */
export function withConnection(options: Parameters<typeof withExtension>[0] = {}) {
  const extensionDir = allowedBuild()
  afterAll(() => rmSync(extensionDir, { recursive: true, force: true }))
  return withExtension({ sandbox: true, ...options, extensionDir })
}

/** The window of the accounts server, once it shows something to press, or an error. */
export async function consent({ browser }: Launched): Promise<Page> {
  const target = await browser.waitForTarget((one) => /^https:\/\/accounts\./.test(one.url()), {
    timeout: 15_000,
  })
  const page = await target.asPage()
  await page.waitForSelector("button, #error, h1")
  return page
}

/** Presses a button of the consent, which closes its window. */
export async function decide(launched: Launched, decision: "accept" | "refuse"): Promise<void> {
  const page = await consent(launched)
  await page.click(`button[value=${decision}]`)
}

export const connectionOf = ({ api }: Sandbox, more: Partial<PolicyConnection> = {}): PolicyConnection => ({
  client: "1000.JALON",
  centre: api.centre,
  ...more,
})

/** Signs in from one of our own pages, with the sandbox's policy and its connection: to the data centre of its pages. */
export async function connect(
  { launched, sandbox }: { launched: Launched; sandbox: Sandbox },
  at: Screen,
  more: Partial<PolicyConnection> = {},
): Promise<ConnectionView> {
  sandbox.api.centre = more.centre ?? "com"
  await at.ask("policy.import", {
    text: JSON.stringify({ ...sandbox.policy, connection: connectionOf(sandbox, more) }),
  })
  const [view] = await Promise.all([
    at.ask<ConnectionView>("crm.sign-in"),
    decide(launched, "accept").catch(() => undefined),
  ])
  return view
}

/** The tokens, from the only place where they are. */
export async function tokensIn({ page }: Screen): Promise<string[]> {
  const kept = await page.evaluate(() => chrome.storage.session.get("crm:held"))
  return [...new Set(JSON.stringify(kept).match(/1000\.[0-9a-f]{32}\.[0-9a-f]{32}/g))]
}
