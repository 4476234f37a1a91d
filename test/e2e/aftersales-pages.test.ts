import type { Page } from "puppeteer"
import { beforeAll, beforeEach, describe, expect, test } from "vitest"
import type { PageHealth } from "../../src/messages"
import type { Policy } from "../../src/policy/types"
import { aftersalesFields } from "../../src/rules/facts"
import { fr } from "../../src/words/fr/popup"
import { until, waitForNoMark, stopWorker } from "../browser"
import { openRecord, pressButton } from "../tour/agent"
import { address, asPopup, generations, health, table, type Generation } from "./desk"
import { withExtension } from "./harness"
import { Screen } from "./screens"

/** After-sales reception's pages in the CRM, in the module that the policy names, or by its title. */
const held = withExtension({ sandbox: true, viewport: { width: 1280, height: 720 } })
let screen: Screen
let page: Page
beforeAll(async () => {
  screen = await Screen.open(held.launched)
  await screen.ask("agent.set", { name: "Alex Gagné", department: "aftersales", branch: "Laval" })
  page = await held.launched.browser.newPage()
})
beforeEach(async () => {
  await screen.ask("policy.reset")
})
const govern = (policy: Partial<Policy>) =>
  asPopup(screen.page, "policy.import", { text: JSON.stringify({ version: 1, ...policy }) })

/** What our script says of the page in view, once it says so. */
async function says(kind: string, enough: (one: PageHealth) => boolean = () => true): Promise<PageHealth> {
  let last: unknown
  return until(page, `a page said to be ${kind}`, async () => {
    const one = (last = await health(screen.page, page)) as PageHealth | undefined
    return one?.kind === kind && enough(one) ? one : undefined
  }).catch((error: unknown) => {
    throw new Error(`${String(error)}\n${JSON.stringify(last)}`)
  })
}
const states = ({ fields }: PageHealth): Record<string, string> =>
  Object.fromEntries(fields.map(({ field, state, why }) => [field.replace("aftersales.", ""), why ?? state]))

/** Opens a record; all of it is scrolled by, as its page draws what is in view alone. */
async function open(key: string, gen: Generation = "g1", tail = ""): Promise<void> {
  await openRecord(page, address(held.sandbox, key, gen, tail))
  await scrollBy()
}
const scrollBy = () =>
  page.evaluate(async () => {
    const body = document.querySelector(".dv_content_tab_body")
    const frame = () => new Promise((done) => requestAnimationFrame(done))
    while (body && document.querySelector(".cxLoadOnViewElement")) {
      document.querySelector(".cxLoadOnViewElement")?.scrollIntoView({ block: "center" })
      await frame()
    }
    body?.scrollTo(0, 0)
  })
const isWhole = (one: PageHealth): boolean =>
  Object.values(states(one)).every((state) => state !== "not-rendered")

describe.each(generations)("aftersales, %s", (gen) => {
  test("a file is recognised and read whole; what is blank, masked or no date is told apart", async () => {
    await open("aftersales", gen)
    const read = await says("aftersales-detail", isWhole)
    expect(Object.keys(states(read))).toEqual([...aftersalesFields])
    const blank = Object.entries(states(read)).filter(([, state]) => state !== "known")
    expect(Object.fromEntries(blank)).toEqual({ explanation: "empty", appointment: "empty" })
    expect(read.notes).toBe("known")
    await open("aftersales-masked", gen)
    expect(states(await says("aftersales-detail", isWhole))).toMatchObject({ phone: "masked", name: "known" })
    await open("aftersales-booked", gen)
    const booked = await says("aftersales-detail", isWhole)
    expect(states(booked)).toMatchObject({ appointment: "known", plannedService: "known" })
  })

  test("one being changed, and one being made", async () => {
    await open("aftersales-email", gen, "/edit")
    const changed = await says("aftersales-edit", (one) => states(one)["explanation"] === "known")
    expect(states(changed)).toMatchObject({ kind: "known", plannedService: "known", appointment: "empty" })
    await page.goto(address(held.sandbox, "aftersales", gen).replace(/\/\d+\?/, "/create?"))
    const made = await says("aftersales-create", (one) => states(one)["explanation"] === "empty")
    expect(states(made)).toMatchObject({ contact: "empty", plannedService: "empty", createdAt: "not-found" })
  })
})

test("from a record to the next in the page: the former one's text is never the next one's", async () => {
  // The page takes its time: what is asked meanwhile is asked of both.
  await openRecord(page, `${address(held.sandbox, "aftersales-breakdown")}&delay=1500`)
  await scrollBy()
  expect(states(await says("aftersales-detail", isWhole))).toMatchObject({ explanation: "known" })
  const { id } = held.sandbox.dossiers["aftersales-empty"] ?? { id: "" }
  await page.evaluate((next) => {
    const link = document.createElement("a")
    link.href = location.href.replace(/\/\d+\?/, `/${next}?`)
    link.dataset["route"] = ""
    document.body.append(link)
    link.click()
  }, id)
  await page.waitForFunction((next) => location.href.includes(next), {}, id)
  // The former record still stands there, for a moment: nothing of it is known of the next.
  const early = (await health(screen.page, page)) as PageHealth
  expect(early.fields.filter(({ state }) => state === "known")).toEqual([])
  await page.waitForSelector(`crm-related-list-label[entity-id="${id}"]`)
  await scrollBy()
  const next = states(await says("aftersales-detail", isWhole))
  expect(next).toMatchObject({
    explanation: "empty",
    phone: "empty",
    plannedService: "empty",
    contact: "known",
  })
})

test("the screen of what is read says which page it is, in words, and never a value", async () => {
  await open("aftersales-inbound")
  await says("aftersales-detail", isWhole)
  await screen.page.bringToFront()
  await screen.show("page", { width: 1280, height: 720, scheme: "light" })
  await screen.says(".facts", fr.health.kinds["aftersales-detail"] ?? "?")
  await screen.find('[data-field="aftersales.explanation"][data-state="known"]')
  expect(await screen.text(".page")).not.toMatch(/\d{3}[ -]\d{3}[ -]\d{4}|@|48 000/)
  await page.bringToFront()
})

describe("the policy's name of the module", () => {
  test("another name, by the API or as people see it: that module alone, after the worker was stopped too", async () => {
    await open("workshop")
    await says("other")
    await govern({ aftersales: { module: "Atelier" } })
    await says("aftersales-detail")
    await stopWorker(held.launched)
    await open("workshop", "g3")
    await says("aftersales-detail")
    await open("aftersales")
    await says("other")
    await waitForNoMark(page, { "data-pack": /./ })
  })

  test("a name that matches nothing: silent, whatever the module's own title", async () => {
    await govern({ aftersales: { module: "Carrosserie" } })
    await open("aftersales", "g2")
    await says("other")
    await waitForNoMark(page, { "data-pack": /./ })
    await govern({})
    await says("aftersales-detail")
  })

  test("a foreign module of the organisation's own stays silent", async () => {
    await page.goto(address(held.sandbox, "heavy", "g3"))
    await page.waitForSelector(".dv_content_tab_body")
    await says("other")
    await waitForNoMark(page, { "data-pack": /./ })
  })
})

test("guide.aftersales-case and the four scripts: offered on the module's list, whose button makes a file", async () => {
  const list = address(held.sandbox, "aftersales").replace(/\/\d+\?/, "/list?")
  await page.goto(list)
  await page.waitForSelector(".listTable")
  const offered = await screen.page.evaluate(async (url) => {
    const tab = (await chrome.tabs.query({})).find((one) => one.url === url)?.id
    const answer = await chrome.runtime.sendMessage<unknown, { value: { id: string }[] }>({
      jalon: "guides.here",
      payload: { tab },
    })
    return answer.value.map(({ id }) => id)
  }, page.url())
  const scripts = ["outbound", "inbound", "accident", "breakdown"].map((name) => `script.aftersales-${name}`)
  expect(offered).toEqual([...scripts, "guide.aftersales-case"])
  await pressButton(page, "Créer un Service à la clientèle")
  await says("aftersales-create")
})

test("aftersales.reminder: a planned service is a clock of its record, and nothing is kept of the client", async () => {
  await open("aftersales-due")
  await says("aftersales-detail", isWhole)
  const record = `org700000001/CustomModule18/${held.sandbox.dossiers["aftersales-due"]?.id ?? ""}`
  await until(screen.page, "its clock", async () =>
    (await table(screen.page, "reminders")).some(
      (row) => row["record"] === record && row["kind"] === "service",
    )
      ? true
      : undefined,
  )
  const tables = ["reminders", "records", "journal", "followups", "settings"]
  const kept = JSON.stringify(await Promise.all(tables.map((name) => table(screen.page, name))))
  expect(kept).not.toMatch(/Entretien-\d|579 555|service\d+@/)
})
