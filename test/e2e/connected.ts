import { rmSync } from "node:fs"
import { afterAll } from "vitest"
import type { ConnectionView } from "../../src/messages"
import type { PolicyConnection } from "../../src/policy/types"
import type { Launched } from "../browser"
import { allowedBuild, connectionOf, decide } from "../connection"
import type { Sandbox } from "../sandbox/index"
import { built, withExtension } from "./harness"
import type { Screen } from "./screens"

export { connectionOf, consent, decide } from "../connection"

/** The same as `withExtension`, on a build that may reach the API of the sandbox. */
export function withConnection(options: Parameters<typeof withExtension>[0] = {}) {
  const extensionDir = allowedBuild(built)
  afterAll(() => rmSync(extensionDir, { recursive: true, force: true }))
  return withExtension({ sandbox: true, ...options, extensionDir })
}

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
  // Whoever agreed before is not asked again.
  const done = new AbortController()
  void decide(launched, "accept", done.signal).catch(() => undefined)
  return at.ask<ConnectionView>("crm.sign-in").finally(() => {
    done.abort()
  })
}

/** The tokens, from the only place where they are. */
export async function tokensIn({ page }: Screen): Promise<string[]> {
  const kept = await page.evaluate(() => chrome.storage.session.get("crm:held"))
  return [...new Set(JSON.stringify(kept).match(/1000\.[0-9a-f]{32}\.[0-9a-f]{32}/g))]
}
