import { readFileSync } from "node:fs"
import { createRequire } from "node:module"
import type { AxeResults } from "axe-core"
import type { Page } from "puppeteer"
import { beforeAll, describe, expect, test } from "vitest"
import { clickMark, marks, openPopup, session, waitForMark } from "../browser"
import { openMeeting, openRecord } from "../tour/agent"
import { heldSheet, saveButton, wrongMeeting } from "./desk"
import { withExtension } from "./harness"

/** axe over everything of ours, at 1280 × 720, light and dark: the closed tree is opened for it in our own world. */
const held = withExtension({ sandbox: true, viewport: { width: 1280, height: 720 } })
const source = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8")

type Found = { passes: string[]; wrong: string[] }
const summary = ({ passes, violations }: Pick<AxeResults, "passes" | "violations">): Found => ({
  passes: passes.map(({ id }) => id),
  wrong: violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .map(
      ({ id, nodes }) =>
        `${id}: ${nodes.map(({ html, failureSummary }) => `${html} ${String(failureSummary)}`).join("\n")}`,
    ),
})

/** The world of our content scripts in a page, from the moment this is called. */
async function worldsOf(page: Page): Promise<number[]> {
  const cdp = await session(page)
  const worlds: number[] = []
  cdp.on("Runtime.executionContextCreated", ({ context }) => {
    if (context.origin === `chrome-extension://${held.launched.extensionId}`) worlds.push(context.id)
  })
  await cdp.send("Runtime.enable")
  return worlds
}

async function overlay(page: Page, worlds: readonly number[], texts = 6): Promise<Found> {
  const cdp = await session(page)
  const contextId = worlds.at(-1)
  if (contextId === undefined) throw new Error("No world of the extension")
  const run = async (expression: string) => {
    const { result, exceptionDetails } = await cdp.send("Runtime.evaluate", {
      contextId,
      expression,
      awaitPromise: true,
      returnByValue: true,
    })
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text)
    return result.value as unknown
  }
  const contrast = (await run(faint)) as { read: number; wrong: string[] }
  expect(contrast.wrong).toEqual([])
  expect(contrast.read).toBeGreaterThanOrEqual(texts)
  await run(`{${source}};undefined`)
  const results = await run(`(async () => {
    const host = document.getElementById("jalon-overlay")
    const root = chrome.dom.openOrClosedShadowRoot(host)
    Object.defineProperty(host, "shadowRoot", { value: root, configurable: true })
    const { passes, violations } = await axe.run({ include: [["#jalon-overlay"]] })
    return { passes, violations }
  })()`)
  return summary(results as AxeResults)
}

const expectClean = ({ passes, wrong }: Found, what: string, proof = "button-name") => {
  expect(wrong, what).toEqual([])
  expect(passes, what).toContain(proof)
}

/**
 * Texts of our tree under 4.5:1 (3:1 where large) on the nearest opaque ground of ours. axe cannot tell contrast inside
 * a closed root: it gives it as undetermined. Runs in our world.
 */
const faint = `(() => {
  const root = chrome.dom.openOrClosedShadowRoot(document.getElementById("jalon-overlay"))
  const parts = (color) => (color.match(/[\\d.]+/g) ?? []).map(Number)
  const light = ([red, green, blue]) =>
    [red, green, blue]
      .map((part) => part / 255)
      .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4))
      .reduce((sum, part, index) => sum + part * [0.2126, 0.7152, 0.0722][index], 0)
  const ground = (element) => {
    for (let at = element; at; at = at.parentElement) {
      const color = parts(getComputedStyle(at).backgroundColor)
      if ((color[3] ?? 1) > 0.99 && color.length > 0) return color
    }
    return null
  }
  const own = (element) => [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim() !== "")
  let read = 0
  const wrong = []
  for (const element of root.querySelectorAll("*")) {
    if (!own(element) || element.tagName === "STYLE" || !element.checkVisibility() || element.closest(".live, :disabled"))
      continue
    const back = ground(element)
    if (!back) continue
    const { color, fontSize, fontWeight } = getComputedStyle(element)
    const [one, two] = [light(parts(color)), light(back)]
    const ratio = (Math.max(one, two) + 0.05) / (Math.min(one, two) + 0.05)
    const large = parseFloat(fontSize) >= 24 || (parseFloat(fontSize) >= 18.66 && Number(fontWeight) >= 700)
    read++
    if (ratio < (large ? 3 : 4.5)) wrong.push(element.className + " " + element.textContent.slice(0, 40) + " " + ratio.toFixed(2))
  }
  return { read, wrong }
})()`

describe.each(["light", "dark"])("%s", (theme) => {
  test("the panel, its composers, a held Save and its reasons", async () => {
    const page = await held.launched.browser.newPage()
    const worlds = await worldsOf(page)
    await openRecord(page, `${held.sandbox.url("no-email")}?mirror=0&theme=${theme}`)
    await waitForMark(page, { "data-rule": "bdc.opp.email", "data-state": "missing" })
    await waitForMark(page, { "data-verdict": /./ })
    expect((await marks(page)).some(({ attributes }) => attributes["class"]?.includes("dark"))).toBe(
      theme === "dark",
    )
    expectClean(await overlay(page, worlds), "panel, first run and verdict")
    for (const composer of ["Note de suivi", "Note de rendez-vous"]) {
      await clickMark(page, await waitForMark(page, { tag: "button", text: composer }))
      await waitForMark(page, { role: "group", "aria-label": composer })
      expectClean(await overlay(page, worlds), composer)
    }
    await openMeeting(page)
    await wrongMeeting(page)
    expectClean(await overlay(page, worlds, 0), "marks of a form, the panel folded")
    await (await saveButton(page)).click()
    await heldSheet(page)
    expectClean(await overlay(page, worlds), "sheet")
    await clickMark(page, await waitForMark(page, { "data-action": "override" }))
    await waitForMark(page, { "data-action": "back" })
    expectClean(await overlay(page, worlds), "reasons")
    await page.close()
  })

  test.each(["day", "rules", "page", "aftersales", "orphans", "indicators"])(
    "the popup's screen %s",
    async (screen) => {
      const popup = await openPopup(held.launched.browser, held.launched.extensionId)
      await popup.emulateMediaFeatures([{ name: "prefers-color-scheme", value: theme }])
      for (const { width, height } of [
        { width: 380, height: 560 },
        { width: 1280, height: 720 },
      ]) {
        await popup.setViewport({ width, height })
        await popup.goto(`chrome-extension://${held.launched.extensionId}/popup.html#${screen}`)
        await popup.reload()
        await popup.waitForSelector("main section, main .rule, main table, main button")
        await popup.evaluate(source)
        const results = await popup.evaluate(async () => {
          const { axe } = globalThis as unknown as { axe: { run: () => Promise<AxeResults> } }
          const { passes, violations } = await axe.run()
          return { passes, violations }
        })
        expectClean(summary(results), `${String(width)} px`, "color-contrast")
        expect(
          await popup.evaluate(() => document.documentElement.scrollWidth <= innerWidth),
          "no sideways scroll",
        ).toBe(true)
      }
      await popup.close()
    },
  )
})

describe("at 1280 × 720", () => {
  let page: Page
  beforeAll(async () => {
    page = await held.launched.browser.newPage()
    await openRecord(page, `${held.sandbox.url("long-name")}?mirror=0`)
  })
  test("the panel stays inside the window, its last row within reach", async () => {
    const panel = await waitForMark(page, { "data-progress": /./ })
    const cdp = await session(page)
    const { model } = await cdp.send("DOM.getBoxModel", { backendNodeId: panel.node })
    const xs = model.border.filter((_value, index) => index % 2 === 0)
    const ys = model.border.filter((_value, index) => index % 2 === 1)
    expect(Math.min(...xs)).toBeGreaterThanOrEqual(0)
    expect(Math.max(...xs)).toBeLessThanOrEqual(1280)
    expect(Math.max(...ys)).toBeLessThanOrEqual(720)
  })
})
