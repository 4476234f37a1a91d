import type { Page } from "puppeteer"
import { afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest"
import { marks, openPopup, until, waitForMark, waitForNoMark, boxOf, type Mark, stopWorker } from "../browser"
import { address, asPopup, isHeld, table, type Generation } from "./desk"
import { withExtension } from "./harness"
import { lost, pickIn, press } from "./stages"

/** Beside the rows of a list: what was seen of their files; and a mass update of their stage, which nobody can check. */
const held = withExtension({ sandbox: true, viewport: { width: 1280, height: 720 } })
const seen = ["ready", "owner-soon", "no-email", "pdr-7-today"]
let popup: Page
let page: Page
beforeAll(async () => {
  const { browser, extensionId } = held.launched
  popup = await openPopup(browser, extensionId)
  await asPopup(popup, "policy.import", { text: JSON.stringify(held.sandbox.policy) })
  await asPopup(popup, "agent.set", { name: "Alex Gagné", department: "bdc", branch: "Laval" })
  for (const key of seen) {
    const tab = await browser.newPage()
    await tab.goto(address(held.sandbox, key))
    await until(tab, `${key} kept`, async () =>
      (await table(popup, "dossiers")).some(({ record }) => String(record).endsWith(`/${idOf(key)}`))
        ? true
        : undefined,
    )
    await tab.close()
  }
})
beforeEach(async () => {
  page = await held.launched.browser.newPage()
  page.setDefaultTimeout(5_000)
})
afterEach(() => page.close())

const idOf = (key: string): string => held.sandbox.dossiers[key]?.id ?? "-"
const open = async (query = "", gen: Generation = "g3") => {
  const home = address(held.sandbox, "ready", gen).replace(/\/tab\/.*/, "")
  await page.goto(`${home}/tab/Potentials/list?gen=${gen}&mirror=0${query}`)
  await page.waitForSelector(".listRow[id]")
}
const chip = (key: string): Promise<Mark> => waitForMark(page, { "data-chip": new RegExp(`/${idOf(key)}$`) })
const chips = async () =>
  (await marks(page)).filter(({ attributes }) => attributes["data-chip"] !== undefined)
const rowSelector = (key: string): string => `.listRow[id*="${idOf(key)}"]`
const scrollTo = (key: string) =>
  page.$eval(rowSelector(key), (row) => row.scrollIntoView({ block: "center" }))
type Rect = { left: number; top: number; right: number; bottom: number }
const rectsOf = (selector: string): Promise<Rect[]> =>
  page.$$eval(selector, (all) =>
    all.map((one) => {
      const { left, top, right, bottom } = one.getBoundingClientRect()
      return { left, top, right, bottom }
    }),
  )
const placed = async (mark: Mark): Promise<Rect> => {
  const { x, y, width, height } = await boxOf(page, mark)
  return { left: x, top: y, right: x + width, bottom: y + height }
}
/** The chip of a file stands within its row, once the frame has come. */
const besideRow = (key: string): Promise<Rect> =>
  until(page, `the chip of ${key} in its row`, async () => {
    const [row] = await rectsOf(rowSelector(key))
    const at = await placed(await chip(key))
    return row && at.top >= row.top && at.bottom <= row.bottom && at.right <= 1280 ? at : undefined
  })

describe.each<Generation>(["g1", "g2", "g3"])("the rows of a list, %s", (gen) => {
  test("say the day and the rounds of the files seen, those due apart, and no other", async () => {
    await open("&per_page=30", gen)
    const { text, attributes } = await chip("ready")
    expect(text).toMatch(/^J1.·.0\/3$/)
    expect(attributes).toMatchObject({ class: "chip due", role: "note" })
    expect(attributes["aria-label"]).toMatch(/^À appeler aujourd’hui.: jour 1, rondes.: 0 sur 3$/)
    const ids = new Set((await chips()).map((mark) => mark.attributes["data-chip"]?.split("/").at(-1)))
    expect([...ids].every((id) => seen.some((key) => idOf(key) === id))).toBe(true)
    await besideRow("ready")
  })
})

test("a colleague's file is left to them, with the time they start", async () => {
  await open("&per_page=500")
  await scrollTo("owner-soon")
  const { attributes } = await chip("owner-soon")
  expect(attributes["class"]).toBe("chip")
  expect(attributes["aria-label"]).toMatch(/^À laisser à son agent, en poste à \d+\u00a0h/)
})

test("follow the scrolling and the sorting", async () => {
  await open("&per_page=500")
  const first = await besideRow("ready")
  await page.mouse.move(400, 500)
  await page.mouse.wheel({ deltaY: 30 })
  await page.waitForFunction(
    (top: number, selector: string) =>
      (document.querySelector(selector)?.getBoundingClientRect().top ?? top) < top,
    {},
    first.top - 15,
    rowSelector("ready"),
  )
  await besideRow("ready")
  await scrollTo("pdr-7-today")
  await besideRow("pdr-7-today")
  await page.$eval(".listRow[id]", (row) => row.scrollIntoView())
  await besideRow("ready")
  await press(page, 'lyte-exptable-th[data-zcqa="No Stock"]')
  // The address changes before the rows do: those of the former order are still there for a moment.
  await page.waitForSelector('lyte-exptable-th[data-zcqa="No Stock"][aria-sort]')
  await scrollTo("ready")
  const sorted = await besideRow("ready")
  expect(sorted.left).toBeCloseTo(first.left, 0)
})

test("are gone on the next page", async () => {
  await open("&per_page=30")
  await chip("ready")
  await press(page, '[title="Page suivante"]')
  await page.waitForFunction(
    (selector: string) => location.search.includes("page=2") && !document.querySelector(selector),
    {},
    rowSelector("ready"),
  )
  await waitForNoMark(page, { "data-chip": new RegExp(`/${idOf("ready")}$`) })
})

test("cover neither a box to tick nor a link, and let both be pressed", async () => {
  await open("&per_page=30")
  const at = await besideRow("ready")
  const others = await rectsOf(".listRow a, .listRow input, .listRow button")
  const over = others.filter(
    (one) => one.left < at.right && at.left < one.right && one.top < at.bottom && at.top < one.bottom,
  )
  expect(over).toEqual([])
})

describe("a mass update of the stage", () => {
  const choose = async (gen: Generation) => {
    await open("&per_page=30", gen)
    await press(page, ".listRow[id] input[type=checkbox]")
    await press(page, ".lvActions")
    await page.locator("::-p-text(Mise à jour en masse)").click()
    const combo = gen === "g1" ? ".select2-selection" : "[role=combobox]"
    await pickIn(page, `.massField ${combo}`, "Étape")
    await pickIn(page, `.massValue ${combo}`, lost)
  }
  test.each<Generation>(["g1", "g2", "g3"])("is said not to be verified, and never held, %s", async (gen) => {
    await choose(gen)
    const row = await waitForMark(page, { "data-rule": "followups.lost-allowed", "data-state": "unknown" })
    expect(row.text).not.toBe("")
    await waitForMark(page, { class: "head", "aria-expanded": "true" })
    const before = held.sandbox.saves.length
    await (await page.waitForSelector(".massUpdateSave", { visible: true }))?.click()
    await until(page, "the update", () =>
      Promise.resolve(held.sandbox.saves.length > before ? true : undefined),
    )
    expect(held.sandbox.saves.at(-1)).toMatchObject({ kind: "mass", values: { STAGE: lost } })
    expect(await isHeld(page)).toBe(false)
  })
})

test("what is set elsewhere reaches the list, the worker stopped meanwhile", async () => {
  await open("&per_page=30")
  await chip("ready")
  await stopWorker(held.launched)
  await asPopup(popup, "language.set", { language: "en" })
  await waitForMark(page, { "data-chip": new RegExp(`/${idOf("ready")}$`), "aria-label": /^To call today/ })
  await asPopup(popup, "language.set", { language: "fr" })
  await asPopup(popup, "pause.set", { minutes: 15 })
  await waitForNoMark(page, { "data-chip": /./ })
  await asPopup(popup, "pause.set", { resume: true })
  await chip("ready")
})
