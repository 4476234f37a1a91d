import type { Page } from "puppeteer"
import { beforeAll, describe, expect, test } from "vitest"
import { marks, openPopup, until, waitForMark } from "../browser"
import { openRecord } from "../tour/agent"
import { address, generations, health, recordTab } from "./desk"
import { expectRows, openWritten, recordUrl, rowsIn, withExtension } from "./harness"
import { detailPage, opportunity } from "./pages"

/** Moving about the CRM: what was said of one record is never said of another. */
const held = withExtension({ sandbox: true })
let popup: Page
beforeAll(async () => {
  popup = await openPopup(held.launched.browser, held.launched.extensionId)
})
const titled = (page: Page, name: string) =>
  page.waitForFunction((wanted) => document.querySelector(".dvHead h1")?.textContent === wanted, {}, name)
const go = (page: Page, to: string) =>
  page.evaluate((detail) => document.dispatchEvent(new CustomEvent("sandbox:go", { detail })), to)
const path = (key: string, query = "?mirror=0&gen=g3") => new URL(held.sandbox.url(key)).pathname + query
const nameOf = (key: string) => held.sandbox.dossiers[key]?.name ?? ""
const hosts = (page: Page) => page.evaluate(() => document.querySelectorAll("#jalon-overlay").length)
const email = (page: Page) => marks(page).then((all) => rowsIn(all)["bdc.opp.email"]?.state)

describe.each(generations)("from one record to another, %s", (gen) => {
  test("no row of the record left behind is ever shown on the next", async () => {
    const page = await recordTab(held.launched, held.sandbox, "no-email", gen)
    await expectRows(page, { "bdc.opp.email": "missing" })
    await go(page, path("ready", `?mirror=0&gen=${gen}&delay=400`))
    // The address is the new record's while the text is still the old one's.
    const seen: (string | undefined)[] = []
    await until(page, "the next record", async () => {
      const shown = await page.evaluate(() => document.querySelector(".dvHead h1")?.textContent)
      if (shown === nameOf("ready")) return true
      seen.push(await email(page))
      return undefined
    })
    expect(seen.slice(1).filter((state) => state === "missing" || state === "invalid")).toEqual([])
    await expectRows(page, { "bdc.opp.email": "ok" })
    expect(await hosts(page)).toBe(1)
    await page.close()
  })
})

test("ten quick changes of route end on the last one, with one overlay", async () => {
  const page = await recordTab(held.launched, held.sandbox, "ready")
  await expectRows(page, { "bdc.opp.email": "ok" })
  const keys = [
    "no-email",
    "ready",
    "no-phone",
    "poor",
    "ready",
    "expired",
    "no-email",
    "ready",
    "poor",
    "no-branch",
  ]
  await page.evaluate(
    (addresses) => {
      for (const detail of addresses) document.dispatchEvent(new CustomEvent("sandbox:go", { detail }))
    },
    keys.map((key) => path(key)),
  )
  await titled(page, nameOf("no-branch"))
  await expectRows(page, { "bdc.opp.branch": "missing", "bdc.opp.email": "ok" })
  expect(await hosts(page)).toBe(1)
  await page.close()
})

test("back and forward, within the page and through another site", async () => {
  const page = await recordTab(held.launched, held.sandbox, "no-email")
  await expectRows(page, { "bdc.opp.email": "missing" })
  await go(page, path("ready"))
  await expectRows(page, { "bdc.opp.email": "ok" })
  await page.goBack()
  await titled(page, nameOf("no-email"))
  await expectRows(page, { "bdc.opp.email": "missing" })
  await page.goto("about:blank")
  await page.goBack()
  await titled(page, nameOf("no-email"))
  await expectRows(page, { "bdc.opp.email": "missing" })
  expect(await hosts(page)).toBe(1)
  await page.close()
})

test("a list that we have nothing to say on has no element of ours at all, after a record and before one", async () => {
  const page = await recordTab(held.launched, held.sandbox, "no-email")
  await waitForMark(page, { "data-progress": /./ })
  await go(page, path("ready").replace(/\/tab\/.*\?/, "/tab/CustomModule9/list?"))
  await page.waitForSelector(".listPage")
  await until(page, "our host to leave", async () => ((await hosts(page)) === 0 ? true : undefined))
  await health(popup, page)
  expect(await hosts(page)).toBe(0)
  await go(page, path("no-email"))
  await expectRows(page, { "bdc.opp.email": "missing" })
  await page.close()
})

const empty = () => detailPage("G3", Object.values(opportunity), { id: "6000000000000000001", notes: [] })
/** A page that we do not speak on: our script stands there (it answers), and shows nothing. */
async function expectSilent(page: Page): Promise<void> {
  await until(page, "our script in the page", async () =>
    (await health(popup, page)) === undefined ? undefined : true,
  )
  expect(await hosts(page)).toBe(0)
}

test.each([
  ["a list", "tab/Potentials/list"],
  ["a custom view", "tab/Potentials/custom-view/6000000000000000001/list"],
  ["the home page", "tab/Home/begin"],
  ["a contact", "tab/Contacts/6000000000000000001"],
  ["a module without a record", "tab/Potentials"],
  ["a record that has no number", "tab/Potentials/undefined"],
  ["no module", "tab//6000000000000000001"],
  ["no tab", ""],
])("%s is left alone", async (_what, tail) => {
  // A client's page speaks of the files of a number or an e-mail that was seen: these never were.
  const html = empty()
    .replaceAll(/\d{3}[ -]\d{3}[ -]\d{4}/g, "418 555-0147")
    .replaceAll("marie.eve@", "jamais.vue@")
  const page = await openWritten(held.launched, html, recordUrl(tail))
  await expectSilent(page)
  await page.close()
})

test.each([
  "https://crm.zoho.com/bigin/org700000001/Home#/deals/6000000000000000001",
  "https://crm.zoho.com/",
])("%s is left alone", async (url) => {
  const page = await openWritten(held.launched, empty(), url)
  await expectSilent(page)
  await page.close()
})

test("an address without an organisation is read all the same, or left alone: never wrong", async () => {
  const page = await openWritten(
    held.launched,
    empty(),
    "https://crm.zoho.com/crm/tab/Potentials/6000000000000000001",
  )
  await expectSilent(page).catch(() => undefined)
  const states = Object.values(rowsIn(await marks(page))).map(({ state }) => state)
  expect(states.filter((state) => state === "invalid")).toEqual([])
  await page.close()
})

test("a page in English is read by its columns; nothing is missing by its language", async () => {
  const html = empty().replace('lang="fr"', 'lang="en"')
  const page = await openWritten(held.launched, html)
  await expectRows(page, { "bdc.opp.email": "ok", "bdc.opp.phone": "ok", "bdc.opp.branch": "ok" })
  await page.close()
})

test("the stand-in's mirror frame gets no overlay of its own", async () => {
  const page = await held.launched.browser.newPage()
  await openRecord(page, address(held.sandbox, "ready").replace("&mirror=0", ""))
  await expectRows(page, { "bdc.opp.email": "ok" })
  await page.waitForSelector("iframe.mirror")
  const inner = await until(page, "the frame", () =>
    Promise.resolve(page.frames().find((frame) => frame !== page.mainFrame())),
  )
  await inner.waitForSelector(".dvHead h1")
  expect(await inner.evaluate(() => document.querySelectorAll("#jalon-overlay").length)).toBe(0)
  await page.close()
})
