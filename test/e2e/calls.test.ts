import type { Page } from "puppeteer"
import { afterEach, beforeAll, describe, expect, test } from "vitest"
import { marks, openPopup, until, waitForMark, waitForNoMark, type Mark, stopWorker } from "../browser"
import { address, asPopup, table, type Generation } from "./desk"
import { withExtension } from "./harness"

/** Whose a call is while it rings, and a client's own page: from the files that this browser has seen. */
const held = withExtension({ sandbox: true, viewport: { width: 1280, height: 720 } })
const family = "4505550190"
const nobody = "5149990000"
let popup: Page
let page: Page | undefined
beforeAll(async () => {
  const { browser, extensionId } = held.launched
  popup = await openPopup(browser, extensionId)
  await asPopup(popup, "agent.set", { name: "Alex Gagné", department: "bdc", branch: "Laval" })
  for (const key of ["family-a", "family-b", "three-numbers", "three-numbers-other"]) {
    const tab = await browser.newPage()
    await tab.goto(address(held.sandbox, key))
    const id = held.sandbox.dossiers[key]?.id ?? "-"
    await until(tab, `${key} kept`, async () =>
      (await table(popup, "dossiers")).some(({ record }) => String(record).endsWith(`/${id}`))
        ? true
        : undefined,
    )
    await tab.close()
  }
})
afterEach(() => page?.close())

const home = () => address(held.sandbox, "ready").replace(/\/tab\/.*/, "")
const where: Record<string, string> = {
  "an opportunity": "ready",
  "a list": "/tab/Potentials/list",
  "a page we do not speak on": "/tab/Leads/list",
}
/** Opens a page of the stand-in, ringing or not. */
async function open(place: string, query = "", gen: Generation = "g3"): Promise<Page> {
  page = await held.launched.browser.newPage()
  page.setDefaultTimeout(5_000)
  const url = place.startsWith("/")
    ? `${home()}${place}?gen=${gen}&mirror=0`
    : address(held.sandbox, place, gen)
  await page.goto(url + query)
  await page.waitForSelector("main > *")
  return page
}
const card = (tab: Page, words: string | RegExp): Promise<Mark> =>
  waitForMark(tab, { role: "group", "aria-label": words })
const cardOf = (mark: Mark) =>
  mark.attributes["role"] === "group" && /^(Appel|Fiches)/.test(mark.attributes["aria-label"] ?? "")
const files = async (tab: Page): Promise<string[]> =>
  (await marks(tab))
    .filter(({ tag, text }) => tag === "a" && text === "Ouvrir la fiche")
    .map(({ attributes }) => attributes["href"] ?? "")
const idOf = (key: string): string => held.sandbox.dossiers[key]?.id ?? "-"
/** What the page shows by the time that another question of ours was answered. */
const nothing = async (tab: Page): Promise<void> => {
  await asPopup(popup, "callers.find", { query: family })
  await tab.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))))
  expect((await marks(tab)).some(cardOf)).toBe(false)
}
const ring = (tab: Page, detail: Record<string, string>) =>
  tab.evaluate((given) => document.dispatchEvent(new CustomEvent("sandbox:ring", { detail: given })), detail)
const press = (tab: Page, words: string) =>
  tab.$$eval(
    ".telephonyHost button",
    (all, name) => {
      all.find(({ textContent }) => textContent === name)?.click()
    },
    words,
  )

describe.each(Object.keys(where))("a call on %s", (place) => {
  test.each(["1", "2"])("says whose it is, and ends with it: markup %s", async (markup) => {
    const tab = await open(where[place] ?? "", `&ring=${family}&ringmarkup=${markup}`)
    const shown = await card(tab, "Appel de 450 555-0190")
    expect(shown.text).toContain("Gardez l’appel")
    expect((await files(tab)).map((url) => url.split("/").at(-1)).sort()).toEqual(
      [idOf("family-a"), idOf("family-b")].sort(),
    )
    await press(tab, "Répondre")
    await tab.waitForFunction(() =>
      document.querySelector(".telephonyHost")?.textContent.includes("En communication"),
    )
    expect((await marks(tab)).some(cardOf)).toBe(true)
    await press(tab, "Raccrocher")
    await waitForNoMark(tab, cardOf)
  })
})

test("a call that nothing is known of says so", async () => {
  const tab = await open("/tab/Leads/list", `&ring=${nobody}`)
  expect((await card(tab, /514 999-0000/)).text).toContain("Aucune fiche vue d’ici")
})

test("a call that was missed says nothing", async () => {
  const tab = await open("/tab/Leads/list", `&ring=${family}&ringstate=missed`)
  await tab.waitForSelector(".telephonyHost")
  await nothing(tab)
})

test("a number is known however it is written", async () => {
  const tab = await open("/tab/Leads/list")
  for (const number of ["+1 (450) 555-0190", "450.555.0190", "1-450-555-0190"]) {
    await ring(tab, { number })
    await card(tab, "Appel de 450 555-0190")
    await ring(tab, { number: nobody })
    await card(tab, /514 999-0000/)
  }
})

test("a number that the page shows, and that is no call, says nothing", async () => {
  const tab = await open("/tab/Leads/list")
  await tab.evaluate(() => {
    const box = document.createElement("div")
    box.className = "callHistory"
    box.textContent = "Appel terminé : 450 555-0190"
    const plain = document.createElement("p")
    plain.textContent = "Joindre le 450 555-0190"
    document.body.append(box, plain)
  })
  await nothing(tab)
})

test("a name that is markup stays text", async () => {
  const name = "<img src=x onerror=document.title='hurt'>"
  const tab = await open("/tab/Leads/list", `&ring=${family}&ringname=${encodeURIComponent(name)}`)
  await card(tab, /450 555-0190/)
  expect((await marks(tab)).some(({ tag }) => tag === "img")).toBe(false)
  expect(await tab.title()).not.toBe("hurt")
})

describe("a client's page", () => {
  test.each<[string, string, string[]]>([
    ["three numbers", "contact-three-numbers", ["three-numbers", "three-numbers-other"]],
    ["the family's phone", "contact-family-a", ["family-a", "family-b"]],
  ])("%s: every file, each once", async (_, key, wanted) => {
    const tab = await open(key)
    await card(tab, "Fiches de ce client")
    expect((await files(tab)).map((url) => url.split("/").at(-1)).sort()).toEqual(wanted.map(idOf).sort())
  })
  test("without a file says nothing", async () => {
    const tab = await open("contact-no-file")
    await tab.waitForSelector(".dvHead h1")
    await nothing(tab)
  })
})

test("rings on while the worker is stopped, in the language chosen since", async () => {
  const tab = await open("/tab/Leads/list", `&ring=${family}`)
  await card(tab, /450 555-0190/)
  await stopWorker(held.launched)
  await ring(tab, { number: nobody })
  await card(tab, /514 999-0000/)
  await asPopup(popup, "language.set", { language: "en" })
  await waitForMark(tab, { role: "group", "aria-label": /^Call from/ })
  await asPopup(popup, "language.set", { language: "fr" })
  await card(tab, /^Appel de/)
})
