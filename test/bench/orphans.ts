import { mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import type { ElementHandle } from "puppeteer"
import { say } from "../../src/words"
import { fr } from "../../src/words/fr/orphans"
import { launch, openPopup } from "../browser"
import { orphanFile, orphanLines } from "../sandbox/orphans"

export const orphans = 50_000

/** Bringing a whole list in, from the file chosen to the last client kept: how long, and the longest that the window was held up, ms. */
export async function measureImport(extensionDir: string): Promise<{ longest: number; whole: number }> {
  const folder = mkdtempSync(join(tmpdir(), "jalon-bench-orphans-"))
  const path = join(folder, "list.csv")
  writeFileSync(path, orphanFile(orphanLines(orphans)))
  const { browser, extensionId, close } = await launch({ extensionDir })
  try {
    const popup = await openPopup(browser, extensionId, "#orphans")
    await popup.setViewport({ width: 1280, height: 720 })
    const input = await popup.waitForSelector(`input[type=file][aria-label="${fr.pool.import}"]`)
    await popup.evaluate(`
      globalThis.longest = 0
      new PerformanceObserver((list) => {
        for (const { duration } of list.getEntries()) globalThis.longest = Math.max(globalThis.longest, duration)
      }).observe({ type: "longtask" })
    `)
    const press = (name: string) => popup.locator(`::-p-aria([name="${name}"][role="button"])`).click()
    const from = performance.now()
    await (input as ElementHandle<HTMLInputElement>).uploadFile(path)
    await press(fr.import.check)
    await popup.waitForSelector("[data-stage=checked]")
    await press(say(fr.import.confirm, { n: orphans.toLocaleString("fr-CA") }))
    await popup.waitForSelector("[data-stage=done]", { timeout: 120_000 })
    const whole = performance.now() - from
    return { longest: (await popup.evaluate("globalThis.longest")) as number, whole }
  } finally {
    await close()
    rmSync(folder, { recursive: true })
  }
}
