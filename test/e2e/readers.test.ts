import type { Page } from "puppeteer"
import { afterEach, beforeAll, describe, expect, test } from "vitest"
import { until, workerTarget } from "../browser"
import type { PageFacts } from "../../src/messages"
import { generations } from "./desk"
import { withExtension } from "./harness"

/** What the extension reads of each page, as it tells its worker. */
const held = withExtension({ sandbox: true })
type Heard = { heard?: { jalon?: string; payload?: { facts: string } }[] }
const inWorker = async <T>(run: () => T): Promise<T> => {
  const { browser, extensionId } = held.launched
  const worker = await (await workerTarget(browser, extensionId)).worker()
  if (!worker) throw new Error("no worker")
  return await worker.evaluate(run)
}
beforeAll(() =>
  inWorker(() => {
    const all: Heard["heard"] = ((globalThis as Heard).heard = [])
    const { runtime } = (globalThis as unknown as { chrome: typeof chrome }).chrome
    runtime.onMessage.addListener((message: { jalon?: string }) => {
      if (message.jalon === "page.answer") all.push(message)
    })
  }),
)
/** The facts last told, once they are as wished. */
async function told(page: Page, what: string, wished: (facts: PageFacts) => boolean): Promise<PageFacts> {
  let last = ""
  try {
    return await until(page, what, async () => {
      last = await inWorker(() => (globalThis as Heard).heard?.at(-1)?.payload?.facts ?? "null")
      const facts = JSON.parse(last) as PageFacts | null
      return facts && wished(facts) ? facts : undefined
    })
  } catch {
    throw new Error(`${what}: last told ${last.slice(0, 4000)}`)
  }
}
let page: Page
afterEach(() => page.close())
async function at(tail: string, gen: string): Promise<Page> {
  // What the page before told says nothing of this one.
  await inWorker(() => void (globalThis as Heard).heard?.splice(0))
  page = await held.launched.browser.newPage()
  await page.setViewport({ width: 1900, height: 900 })
  page.setDefaultTimeout(5_000)
  const home = held.sandbox.url("ready").replace(/\/tab\/.*/, "")
  await page.goto(`${home}/tab/${tail}${tail.includes("?") ? "&" : "?"}mirror=0&gen=${gen}`)
  return page
}
const record = () => new URL(held.sandbox.url("ready")).pathname.replace(/.*\/tab\//, "")
const click = (selector: string) => page.waitForSelector(selector).then((one) => one?.click())
/** Presses what our own panel may stand over. */
const press = (selector: string) =>
  page.waitForSelector(selector).then((one) => one?.evaluate((it) => (it as HTMLElement).click()))
/** Chooses in a list of the page. */
async function pick(selector: string, text: string): Promise<void> {
  await click(selector)
  const option = `[role=option][data-value="${text}"]`
  await click(option)
  await page.waitForSelector(option, { hidden: true })
}
const change = ({ opportunity }: PageFacts) => opportunity?.stageChange

describe.each(generations)("%s", (gen) => {
  test("the rows of a list in view, those scrolled to, a mass update of their stage", async () => {
    await at("Potentials/list", gen)
    const first = await told(page, "the rows", ({ list }) => (list?.length ?? 0) > 5)
    expect(first).toMatchObject({ kind: "list", opportunity: null, meeting: null, massUpdate: null })
    const total = await page.evaluate(() => document.querySelectorAll(".listRow[id]").length)
    expect(first.list?.length).toBeLessThan(total)
    const last = await page.evaluate(() => {
      const row = [...document.querySelectorAll(".listRow[id]")].at(-1)
      row?.scrollIntoView()
      return row?.id
    })
    await told(page, "the last row", ({ list }) => list?.some(({ id }) => id === last) === true)
    await press(".listRow[id] input[type=checkbox]")
    await press(".lvActions")
    await page.locator("::-p-text(Mise à jour en masse)").click()
    const places = gen === "g1" ? ".select2-selection" : "[role=combobox]"
    await pick(`.massField ${places}`, "Étape")
    await told(page, "no value yet", ({ massUpdate }) => massUpdate?.state === "empty")
    await pick(`.massValue ${places}`, "Perdu BDC")
    const { massUpdate } = await told(page, "the value", (facts) => facts.massUpdate?.state === "known")
    expect(massUpdate).toEqual({ state: "known", value: { to: "Perdu BDC", records: 1 } })
    await page.locator(".massModal ::-p-text(Annuler)").click()
    await told(page, "no dialog", (facts) => facts.massUpdate === null)
  })
  test("the stage changed in the form", async () => {
    await at(`${record()}/edit`, gen)
    const facts = await told(
      page,
      "the form",
      ({ opportunity }) => opportunity?.fields.stage.state === "known",
    )
    expect(change(facts)).toEqual({ state: "empty" })
    const row = gen === "g3" ? '[data-cy="Stage"]' : "#Potentials_fldRow_STAGE"
    await pick(`${row} ${gen === "g1" ? ".select2-selection" : "[role=combobox]"}`, "Perdu BDC")
    const now = await told(page, "the change", (one) => change(one)?.state === "known")
    expect(change(now)).toMatchObject({ value: { to: "Perdu BDC" } })
  })
  test("the form of a task, the form of a call", async () => {
    for (const [module, what] of [
      ["Tasks", "task"],
      ["Calls", "call"],
    ] as const) {
      await at(`${module}/create?what=${record().split("/")[1] ?? ""}`, gen)
      const { activity } = await told(
        page,
        "the form",
        ({ activity }) => activity?.what === what && activity.related.state === "known",
      )
      expect(activity).toMatchObject({ what, mode: "create", contact: { state: "known" } })
      if (what === "task") await page.close()
    }
  })
  test("a client's page", async () => {
    await at("Contacts/list", gen)
    await press('.listRow:has([cxcellcol=PHONE] [lt-prop-value*="5"]) .lv_data_textfield')
    const { contact, opportunity } = await told(
      page,
      "the client",
      (facts) => facts.contact?.phones.state === "known",
    )
    expect(contact).toMatchObject({ record: { module: "Contacts" }, name: { state: "known" } })
    expect(opportunity).toBeNull()
  })
  test.each(["1", "2"])("a call that comes in, is answered, ends: markup %s", async (markup) => {
    await at(`${record()}?ring=5145550123&ringmarkup=${markup}&ringname=Zoé`, gen)
    const { incoming } = await told(page, "the call", (facts) => facts.incoming?.state === "ringing")
    expect(incoming?.number.replace(/\D/g, "")).toMatch(/^1?5145550123$/)
    await press(".telephonyHost button")
    await told(page, "the answer", (facts) => facts.incoming?.state === "answered")
    await press(".telephonyHost button")
    await told(page, "the end", (facts) => facts.incoming === null)
  })
})

test.each([
  ["g2", "#mouseArea__STAGE"],
  ["g3", ".dvRow:has([data-zcqa=dtVw_lbl_STAGE])"],
])("the stage changed in its place, %s", async (gen, row) => {
  await at(record(), gen)
  await told(page, "the record", ({ opportunity }) => opportunity?.fields.stage.state === "known")
  await press(`${row} .cxDvFieldEditIcon`)
  await pick(`${row} [role=combobox]`, "Perdu BDC")
  const now = await told(page, "the change", (one) => change(one)?.state === "known")
  expect(change(now)).toMatchObject({ value: { to: "Perdu BDC" } })
  await press(`${row} [id^=cancelAjaxEdit_]`)
  await told(page, "no change", (one) => change(one)?.state === "empty")
})
