import type { Page } from "puppeteer"
import { afterEach, beforeAll, describe, expect, test } from "vitest"
import { marks, openPopup, until, waitForMark } from "../browser"
import { address, asPopup, generations, type Generation } from "./desk"
import { withExtension } from "./harness"

/** A call or a task is made from the opportunity, not from the client. */
const held = withExtension({ sandbox: true, viewport: { width: 1280, height: 720 } })
const rule = "bdc.call.from-opportunity"
let popup: Page
let page: Page
beforeAll(async () => {
  popup = await openPopup(held.launched.browser, held.launched.extensionId)
  await asPopup(popup, "agent.set", { name: "Alex Gagné", department: "bdc", branch: "Laval" })
})
afterEach(() => page.close())

const home = (gen: Generation): string => address(held.sandbox, "ready", gen).replace(/\/tab\/.*/, "")
async function open(url: string): Promise<void> {
  page = await held.launched.browser.newPage()
  page.setDefaultTimeout(5_000)
  await page.goto(url)
  await page.waitForSelector("main > *")
}
const press = async (xpath: string): Promise<void> => {
  const found = await page.waitForSelector(`xpath/${xpath}`, { visible: true })
  await found?.evaluate((element) => {
    ;(element as HTMLElement).click()
  })
}
/** The short form over a record's page, by the buttons of its activities. */
async function overRecord(key: string, module: string): Promise<void> {
  const list = "//*[@id='relatedListActivities']"
  await until(page, "the short form", async () => {
    if (await page.$(".lyteModal")) return true
    if (module === "Tasks") await press(`${list}//button[normalize-space()='+ Tâche']`)
    else {
      await press(`${list}//button[normalize-space()='+ Appel']`)
      await press("//*[normalize-space()='Programmer un appel'][not(*)]")
    }
    return undefined
  })
  expect(held.sandbox.dossiers[key]).toBeDefined()
}
/** The form on a page of its own, about a record or about nothing. */
const onPage = (gen: Generation, module: string, about: string) =>
  open(`${home(gen)}/tab/${module}/create?gen=${gen}&mirror=0${about}`)
const row = (state: string) => waitForMark(page, { "data-rule": rule, "data-state": state })
const idOf = (key: string): string => held.sandbox.dossiers[key]?.id ?? "-"

describe.each(generations)("%s", (gen) => {
  describe.each([
    ["Calls", "appel"],
    ["Tasks", "tâche"],
  ])("%s", (module, word) => {
    test("over the opportunity: right", async () => {
      await open(address(held.sandbox, "ready", gen))
      await overRecord("ready", module)
      await row("ok")
    })
    test("over the client: told where to make it", async () => {
      await open(address(held.sandbox, "contact-no-file", gen))
      await overRecord("contact-no-file", module)
      expect((await row("invalid")).text).toContain(word)
    })
    test("on a page of its own, about an opportunity that is only named: not known", async () => {
      await onPage(gen, module, `&what=${idOf("ready")}`)
      await row("unknown")
    })
    test("on a page of its own, from the client: told, never held", async () => {
      await onPage(gen, module, `&who=${idOf("contact-no-file")}`)
      const { text, attributes } = await row("invalid")
      expect(text).toContain(word)
      expect(attributes["data-level"]).toBe("warn")
      expect((await marks(page)).some((mark) => mark.text === "Avant la réunion")).toBe(false)
      await (await page.waitForSelector(".createBar button[name=save]", { visible: true }))?.click()
      expect((await marks(page)).some((mark) => "data-blocked" in mark.attributes)).toBe(false)
    })
  })
})
