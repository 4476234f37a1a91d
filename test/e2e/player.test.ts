import { readFileSync } from "node:fs"
import { createRequire } from "node:module"
import type { AxeResults } from "axe-core"
import type { Page } from "puppeteer"
import { afterEach, beforeAll, expect, test } from "vitest"
import {
  fits,
  marks,
  openPopup,
  session,
  until,
  waitForMark,
  type Mark,
  type Wanted,
  stopWorker,
} from "../browser"
import { asPopup, recordTab } from "./desk"
import { built, withExtension } from "./harness"

/** A script played beside the page by keys alone, to its note in the record. */
const held = withExtension({ sandbox: true, viewport: { width: 1280, height: 720 } })
const host = "#jalon-player"
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8")
let popup: Page
let page: Page

beforeAll(async () => {
  const { browser, extensionId } = held.launched
  popup = await openPopup(browser, extensionId)
  await asPopup(popup, "agent.set", { name: "Alex Gagné", department: "renewal", branch: "Laval" })
})
afterEach(() => page.close())

const seen = (wanted: Wanted, on = page): Promise<Mark> =>
  until(on, JSON.stringify(wanted), async () => (await marks(on, host)).find((mark) => fits(mark, wanted)))
const at = (step: string, on = page): Promise<Mark> => seen({ "data-step": step }, on)
const tabOf = (on: Page): Promise<number> =>
  popup.evaluate(
    async (url) => (await chrome.tabs.query({ url: "https://*/*" })).find((tab) => tab.url === url)?.id ?? -1,
    on.url(),
  )
type Answer = { ok: boolean; error?: string; value?: { run: string } }
async function start(script: string, on = page): Promise<Answer> {
  const answer = await asPopup<Answer>(popup, "run.start", { script, record: null, tab: await tabOf(on) })
  await on.bringToFront()
  return answer
}
const keys = async (...all: string[]): Promise<void> => {
  for (const key of all) await page.keyboard.press(key as "Enter")
}
const shift = async (held: "Alt", key: "KeyS"): Promise<void> => {
  await page.keyboard.down(held)
  await page.keyboard.press(key)
  await page.keyboard.up(held)
}
/** Whether the keyboard is in the player. */
const isIn = (on = page): Promise<boolean> => on.evaluate(() => document.activeElement?.id === "jalon-player")
const box = async (wanted: Wanted): Promise<{ x: number; y: number; width: number; height: number }> => {
  const { node } = await seen(wanted)
  const { model } = await (await session(page)).send("DOM.getBoxModel", { backendNodeId: node })
  const [x = 0, y = 0] = model.border
  return { x, y, width: model.width, height: model.height }
}
/** The keys that the page's own script was given. */
const heardByPage = () => page.evaluate(() => (window as unknown as { heard: string[] }).heard)
const editorText = () => page.$eval("textarea[data-zcqa=notesContentTxt]", (area) => area.value)

/** Axe over the player, from our own world. */
async function expectClean(worlds: readonly number[], what: string): Promise<void> {
  const cdp = await session(page)
  const contextId = worlds.at(-1) ?? 0
  const run = async (expression: string) => {
    const asked = { contextId, expression, awaitPromise: true, returnByValue: true }
    const { result, exceptionDetails } = await cdp.send("Runtime.evaluate", asked)
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text)
    return result.value as unknown
  }
  await run(`{${axe}};undefined`)
  const { passes, violations } = (await run(`(async () => {
    const host = document.querySelector("${host}")
    const root = chrome.dom.openOrClosedShadowRoot(host)
    Object.defineProperty(host, "shadowRoot", { value: root, configurable: true })
    const { passes, violations } = await axe.run({ include: [["${host}"]] })
    return { passes, violations }
  })()`)) as AxeResults
  expect(
    violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`),
    what,
  ).toEqual([])
  expect(
    passes.map(({ id }) => id),
    what,
  ).toContain("button-name")
}

test("a renewal call by keys alone: reload and a stopped worker in the middle, to the note in Remarques", async () => {
  page = await recordTab(held.launched, held.sandbox, "ready")
  await page.evaluate(() => {
    const heard: string[] = []
    Object.assign(window, { heard })
    document.addEventListener("keydown", ({ key }) => heard.push(key), true)
    // A page that is hostile to whatever it did not draw.
    const style = document.createElement("style")
    style.textContent =
      "html>div:not([class]){display:none!important;opacity:0!important;transform:scale(0)!important} *{letter-spacing:9px!important;text-transform:uppercase!important}"
    document.head.append(style)
  })
  await start("script.renewal-regular")
  expect((await at("greet")).attributes["data-language"]).toBe("fr")
  expect(await isIn()).toBe(true)
  const shown = await box({ class: "player" })
  expect(shown.width).toBe(320)
  // Blanks: one known of the page, one to be filled, both changed in place.
  await seen({ "data-blank": "client", text: /Chouinard/ })
  await seen({ "data-blank": "address", class: "blank open" })
  await keys("Tab", "Enter")
  await seen({ "data-fill": "address" })
  // The keyboard is in the box once what follows its drawing has run.
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))))
  await page.keyboard.type("Mme1")
  await keys("Backspace", "Enter")
  await seen({ "data-blank": "address", text: "Mme" })
  // A key that means nothing here does nothing; Enter does not pass a question.
  await keys("9", "Enter")
  await keys("1")
  await at("introduce")
  await keys("Enter")
  await at("owns")
  await keys("Backspace")
  await at("introduce")
  await keys("Enter")
  await at("owns")
  await keys("2")
  await at("what-happened")
  await keys("Tab")
  await page.keyboard.type("Vendu en mai 2 fois, p. ex.")
  await keys("Escape")
  await keys("p")
  await seen({ "data-paused": "true" })

  expect(await heardByPage()).toEqual([])
  await stopWorker(held.launched)
  await page.reload()
  await at("what-happened")
  await seen({ "data-note": /.*/ })
  expect(await isIn(), "a page that comes back keeps its focus").toBe(false)
  await shift("Alt", "KeyS")
  expect(await isIn()).toBe(true)
  await seen({ "data-paused": "true" })
  await keys("p")
  await seen({ "data-paused": "false" })
  await keys("Enter")
  await at("drives-now")
  await keys("Enter")
  await at("still-fits")
  await keys("1")
  await at("use")
  for (const step of ["likes", "wishes", "when", "outcome"]) {
    await keys("Enter")
    await at(step)
  }
  // The client's language, for the rest of the run.
  await keys("4")
  const french = (await at("thanks")).text
  expect(french).toMatch(/merci/i)
  await asButton("language")
  expect((await seen({ "data-language": "en" })).text).toMatch(/thank/i)
  await keys("Enter")
  expect((await at("wrap-up")).attributes["data-language"]).toBe("en")
  await keys("Enter")
  await at("end")
  const { text: note } = await seen({ "data-note-text": /.*/ })
  expect(note).toMatch(/^Renouvellement, crédit régulier\n/)
  expect(note).toContain("Vendu en mai 2 fois, p. ex.")
  await (await page.waitForSelector("[data-zcqa=notesProcess] input"))?.click()
  await page.waitForSelector("textarea[data-zcqa=notesContentTxt]")
  await shift("Alt", "KeyS")
  await asButton("carry")
  await until(page, "the note", async () => ((await editorText()) === note ? true : undefined))
  await shift("Alt", "KeyS")
  await asButton("end")
  await until(page, "the player to leave", async () =>
    (await marks(page, host)).length === 0 ? true : undefined,
  )
})

/** Walks to a button of the player by Tab, and presses it. */
async function asButton(action: string): Promise<void> {
  const cdp = await session(page)
  const { node } = await seen({ "data-action": action })
  await cdp.send("DOM.focus", { backendNodeId: node })
  await keys("Enter")
}

test("two tabs each have their run; another site has none; nothing more is loaded where none stands", async () => {
  page = await recordTab(held.launched, held.sandbox, "ready")
  const other = await recordTab(held.launched, held.sandbox, "pdr-3")
  const carries = (on: Page) => on.evaluate(() => document.querySelector("#jalon-player") !== null)
  await start("script.voice-message")
  await at("message")
  expect(await carries(other)).toBe(false)
  await start("script.orphan-first-call", other)
  await seen({ "data-script": "script.orphan-first-call" }, other)
  await page.bringToFront()
  expect((await at("message")).attributes["data-script"]).toBe("script.voice-message")
  await keys("Enter")
  await at("left")
  await seen({ "data-script": "script.orphan-first-call" }, other)
  await other.close()
  const elsewhere = await held.launched.browser.newPage()
  await elsewhere.goto("data:text/html,elsewhere")
  const refused = await popup.evaluate(async () => {
    const tabs = await chrome.tabs.query({})
    const tab = tabs.find(({ url }) => url?.startsWith("https://crm.") !== true && url !== location.href)?.id
    const payload = { script: "script.voice-message", record: null, tab }
    return chrome.runtime.sendMessage<unknown, Answer>({ jalon: "run.start", payload })
  })
  expect(refused).toMatchObject({ ok: false, error: "refused" })
  await elsewhere.close()
})

test("it lies on neither the panel nor Save, is read by axe in light and dark, folds, and comes back", async () => {
  page = await recordTab(held.launched, held.sandbox, "ready")
  const cdp = await session(page)
  const worlds: number[] = []
  cdp.on("Runtime.executionContextCreated", ({ context }) => {
    if (context.origin === `chrome-extension://${held.launched.extensionId}`) worlds.push(context.id)
  })
  await cdp.send("Runtime.enable")
  await waitForMark(page, { "data-pack": /./ })
  await start("script.renewal-regular")
  await at("greet")
  const apart = async () => {
    const { node } = await waitForMark(page, { "data-pack": /./ })
    const { model } = await cdp.send("DOM.getBoxModel", { backendNodeId: node })
    const [left = 0] = model.border
    const { x, width } = await box({ class: "player" })
    return x + width <= left || x >= left + model.width
  }
  await until(page, "the player beside the panel", async () => ((await apart()) ? true : undefined))
  await expectClean(worlds, "light")
  await keys("1")
  await at("introduce")
  await page.evaluate(() => {
    document.body.style.background = "#111"
  })
  await seen((mark) => mark.attributes["class"]?.includes("root dark") === true)
  await expectClean(worlds, "dark")
  await asButton("end")
  await at("end")
  await expectClean(worlds, "the end")
  await asButton("fold")
  await seen({ class: "tab" })
  await shift("Alt", "KeyS")
  await at("end")
  // A button that saves, where the player stands.
  await page.evaluate(() => {
    const save = document.createElement("button")
    save.textContent = "Enregistrer"
    save.style.cssText = "position:fixed;left:40px;top:300px;z-index:9"
    document.body.append(save)
  })
  await until(page, "Save to be free", async () =>
    (await page.evaluate(() => document.elementFromPoint(60, 310)?.textContent === "Enregistrer"))
      ? true
      : undefined,
  )
  // An update of the extension: what was noted is still there to copy; the next run is the new one's, alone.
  await held.launched.browser.installExtension(built)
  popup = await openPopup(held.launched.browser, held.launched.extensionId)
  await page.bringToFront()
  await shift("Alt", "KeyS")
  await seen({ role: "alert", text: /mis à jour/ })
  await seen({ "data-action": "copy" })
  await until(page, "a run of the new version", async () =>
    (await start("guide.merge")).ok ? true : undefined,
  )
  await seen({ "data-script": "guide.merge" })
  expect(await page.evaluate(() => document.querySelectorAll("#jalon-player").length)).toBe(1)
})
