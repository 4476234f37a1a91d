import { execFileSync } from "node:child_process"
import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { basename, join } from "node:path"
import type { Browser, Page } from "puppeteer"
import { findBrowser } from "../browser"

/** Where a browser looks for what its administrator set, on Linux. */
const folders: readonly [RegExp, string][] = [
  [/^chromium/, "/etc/chromium"],
  [/^google-chrome|^chrome$/, "/etc/opt/chrome"],
  [/^microsoft-edge|^msedge$/, "/etc/opt/edge"],
]
const asRoot = process.getuid?.() === 0
/** The folder of another, laid over it for one process and its children alone. */
const mounted = (over: string, folder: string): string[] => [
  ...(asRoot ? ["-m"] : ["-rm"]),
  "sh",
  "-c",
  'mount --bind "$0" "$1" && shift && exec "$@"',
  folder,
  over,
]

/**
 * A browser whose administrator is the test: its policy folder is its own, seen by no other browser of the machine. Null where
 * that cannot be done (no Linux, no right to mount).
 */
export function ruledBrowser(): {
  executable: string
  set: (policy: object) => void
  drop: () => void
} | null {
  if (process.platform !== "linux") return null
  const path = findBrowser()
  const over = folders.find(([name]) => name.test(basename(path)))?.[1]
  if (over === undefined || !existsSync(over)) return null
  const dir = mkdtempSync(join(tmpdir(), "jalon-ruled-"))
  const managed = join(dir, "etc/policies/managed")
  mkdirSync(managed, { recursive: true })
  const unshare = mounted(over, join(dir, "etc"))
  const drop = () => rmSync(dir, { recursive: true, force: true })
  try {
    execFileSync("unshare", [...unshare, "test", "-d", join(over, "policies/managed")], { stdio: "ignore" })
  } catch {
    drop()
    return null
  }
  const executable = join(dir, "browser")
  const quoted = [...unshare, path].map((part) => `'${part.replaceAll("'", `'\\''`)}'`).join(" ")
  writeFileSync(executable, `#!/bin/sh\nexec unshare ${quoted} "$@"\n`)
  chmodSync(executable, 0o755)
  return {
    executable,
    set: (policy) => writeFileSync(join(managed, "jalon.json"), JSON.stringify(policy)),
    drop,
  }
}

/** The browser looks at its policy when told to, else every quarter of an hour. Its button is dead until it has. */
export async function reloadPolicy(browser: Browser): Promise<void> {
  const page = await browser.newPage()
  await page.goto("chrome://policy")
  const button = await page.waitForSelector("pierce/#reload-policies")
  await button?.evaluate((one) => {
    ;(one as HTMLElement).click()
  })
  await page.waitForFunction((one) => (one as HTMLButtonElement | null)?.disabled === false, {}, button)
  await page.close()
}

/** What chrome://extensions says of one, and its button that updates them all. */
export type Extensions = {
  page: Page
  version: (id: string) => Promise<string | null>
  update: () => Promise<unknown>
}
type Private = {
  developerPrivate: {
    getExtensionsInfo: () => Promise<{ id: string; version: string; state: string }[]>
    autoUpdate: () => Promise<void>
  }
}
export async function extensionsPage(browser: Browser): Promise<Extensions> {
  const page = await browser.newPage()
  await page.goto("chrome://extensions")
  return {
    page,
    version: (id) =>
      page.evaluate(async (wanted) => {
        const { developerPrivate } = chrome as unknown as Private
        const all = await developerPrivate.getExtensionsInfo()
        return all.find((one) => one.id === wanted && one.state === "ENABLED")?.version ?? null
      }, id),
    update: () => page.evaluate(() => (chrome as unknown as Private).developerPrivate.autoUpdate()),
  }
}
