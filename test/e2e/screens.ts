import { readFileSync } from "node:fs"
import { createRequire } from "node:module"
import type { AxeResults } from "axe-core"
import type { ElementHandle, Page } from "puppeteer"
import { expect } from "vitest"
import { openPopup, until, type Launched } from "../browser"

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8")

/** The popup's size and the console's, light and dark. */
export const looks = [
  { width: 380, height: 560 },
  { width: 1280, height: 720 },
].flatMap((size) => (["light", "dark"] as const).map((scheme) => ({ ...size, scheme })))
export type Look = (typeof looks)[number]

/** One of our own pages, driven as people do. */
export class Screen {
  private constructor(
    readonly page: Page,
    private readonly id: string,
  ) {}
  static async open({ browser, extensionId }: Launched): Promise<Screen> {
    return new Screen(await openPopup(browser, extensionId), extensionId)
  }
  /** Asks the worker; its value. */
  async ask<T>(type: string, payload?: unknown): Promise<T> {
    const answer = await this.page.evaluate(
      (jalon, sent) =>
        chrome.runtime.sendMessage<unknown, { ok: boolean; value: unknown }>({ jalon, payload: sent }),
      type,
      payload,
    )
    expect(answer, type).toMatchObject({ ok: true })
    return answer.value as T
  }
  async show(screen: string, look: Look = { width: 380, height: 560, scheme: "light" }): Promise<void> {
    await this.page.setViewport({ width: look.width, height: look.height })
    await this.page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: look.scheme }])
    await this.page.goto(`chrome-extension://${this.id}/popup.html#${screen}`)
    await this.page.reload()
    await this.page.waitForSelector("[role=tabpanel]")
  }
  find(selector: string): Promise<ElementHandle> {
    return until(this.page, selector, async () => (await this.page.$(selector)) ?? undefined)
  }
  named(name: string, role = "button"): Promise<ElementHandle> {
    return this.find(`::-p-aria([name="${name}"][role="${role}"])`)
  }
  /** The screen may draw it anew between finding and clicking: it is found again. */
  async press(name: string, role = "button"): Promise<void> {
    await until(this.page, `a press on ${name}`, async () => {
      await (await this.named(name, role)).click()
      return true
    })
  }
  /** Picks one of a few choices shown side by side. */
  pick(label: string): Promise<void> {
    return this.press(label, "radio")
  }
  async gone(selector: string): Promise<void> {
    await until(this.page, `${selector} to leave`, async () =>
      (await this.page.$(selector)) ? undefined : true,
    )
  }
  text(selector: string): Promise<string> {
    return this.page.evaluate((wanted) => document.querySelector(wanted)?.textContent ?? "", selector)
  }
  texts(selector: string): Promise<string[]> {
    return this.page.$$eval(selector, (all) => all.map((one) => one.textContent))
  }
  async says(selector: string, text: string): Promise<void> {
    await until(this.page, `${selector} to say ${text}`, async () =>
      (await this.text(selector)).includes(text) ? true : undefined,
    )
  }
  /** Puts a text in a field in place of what it held. */
  async fill(selector: string, text: string): Promise<void> {
    await (await this.find(selector)).click({ count: 3 })
    await this.page.keyboard.press("Backspace")
    await this.page.keyboard.type(text)
  }
  /** axe finds nothing, and nothing overflows sideways. */
  async clean(what: string): Promise<void> {
    await this.page.evaluate(axe)
    const { passes, violations } = await this.page.evaluate(async () => {
      const run = (globalThis as unknown as { axe: { run: () => Promise<AxeResults> } }).axe
      const found = await run.run()
      return {
        passes: found.passes.map(({ id }) => id),
        violations: found.violations.map(
          ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 200)).join(" ")}`,
        ),
      }
    })
    expect(violations, what).toEqual([])
    expect(passes, what).toContain("color-contrast")
    const wide = await this.page.evaluate(() =>
      [document.documentElement, ...document.querySelectorAll("main, .dialog")].some(
        (one) => one.scrollWidth > one.clientWidth + 1,
      ),
    )
    expect(wide, `${what}: sideways`).toBe(false)
  }
}
