import type { Page } from "puppeteer"
import { beforeAll, describe, expect, test } from "vitest"
import { clickMark, marks, openPopup, until, waitForMark, waitForNoMark } from "../browser"
import { pressButton } from "../tour/agent"
import { address, asPopup, generations, table, type Generation, type StoredRow } from "./desk"
import { expectRows, withExtension } from "./harness"

/** The renewal team's pages in the CRM: a file, a request for credit, whatever the organisation calls its modules. */
const held = withExtension({ sandbox: true, viewport: { width: 1280, height: 720 } })
let popup: Page
let page: Page
beforeAll(async () => {
  const { browser, extensionId } = held.launched
  popup = await openPopup(browser, extensionId)
  await asPopup(popup, "agent.set", { name: "Alex Gagné", department: "renewal", branch: "Laval" })
  page = await browser.newPage()
})

/** Opens a record; all of it is scrolled by, as its page draws what is in view alone. */
async function open(key: string, gen: Generation = "g1", tail = ""): Promise<void> {
  await page.goto(address(held.sandbox, key, gen, tail))
  await page.waitForSelector(".dv_content_tab_body, .createHost")
  await page.evaluate(async () => {
    const body = document.querySelector(".dv_content_tab_body")
    const frame = () => new Promise((done) => requestAnimationFrame(done))
    while (body && document.querySelector(".cxLoadOnViewElement")) {
      document.querySelector(".cxLoadOnViewElement")?.scrollIntoView({ block: "center" })
      await frame()
    }
    body?.scrollTo(0, 0)
  })
}
const mark = (attribute: string, value: string) => waitForMark(page, { [attribute]: value })
const rowText = async (id: string, state: string): Promise<string> =>
  (await waitForMark(page, { "data-rule": id, "data-state": state })).text
const press = async (label: string): Promise<void> => {
  const button = await waitForMark(page, { tag: "button", text: label })
  await clickMark(page, button)
}
const recordOf = (key: string): string =>
  `org700000001/CustomModule15/${held.sandbox.dossiers[key]?.id ?? ""}`
const reminders = async (key: string): Promise<StoredRow[]> =>
  (await table(popup, "reminders")).filter(({ record }) => record === recordOf(key))
const inSession = (): Promise<string> =>
  popup.evaluate(async () => JSON.stringify(await chrome.storage.session.get(null)))

describe.each(generations)("%s", (gen) => {
  test("a file: what is known is ticked by itself, the rest by hand; the segment, its script, the call", async () => {
    await open("renewal", gen)
    await expectRows(page, {
      "renewal.dossier-ready": "missing",
      "renewal.segment": "ok",
      "renewal.call": "ok",
      "bdc.opp.phone": null,
    })
    await mark("data-pack", "renewal")
    const checks = (await marks(page)).filter(({ attributes }) => attributes["data-check"] !== undefined)
    expect(checks.map(({ attributes }) => attributes["data-state"])).toEqual([
      ...Array.from({ length: 7 }, () => "known"),
      "missing",
    ])
    await open("special-20", gen, "/edit")
    await expectRows(page, { "renewal.segment": "ok", "renewal.call": "ok" })
    expect(await rowText("renewal.segment", "ok")).toMatch(/Démarrer le script/)
    await open("renewal-empty", gen)
    await expectRows(page, { "renewal.call": "missing", "renewal.segment": "unknown" })
  })

  test("a request: its number, its e-mail", async () => {
    await open("credit", gen)
    expect(await rowText("renewal.credit-request", "unknown")).toMatch(/Préparer le courriel/)
    await open("credit-tried", gen)
    await expectRows(page, { "renewal.credit-request": "ok" })
  })
})

test("a tick by hand holds, here and after a reload", async () => {
  await open("renewal-called")
  const tick = await waitForMark(page, { tag: "label", text: "script ajusté" })
  await clickMark(page, tick)
  await expectRows(page, { "renewal.dossier-ready": "ok" })
  await open("renewal-called")
  await expectRows(page, { "renewal.dossier-ready": "ok" })
})

test("a wrong number leads to the e-mail, never the other way round", async () => {
  await open("renewal-wrong-number")
  expect(await rowText("renewal.call", "invalid")).toMatch(/envoyez le courriel.*boutin\d+@exemple\.ca/)
  await open("renewal-wrong-both")
  expect(await rowText("renewal.call", "invalid")).not.toMatch(/envoyez le courriel/)
  await open("renewal-voice")
  expect(await rowText("renewal.call", "unknown")).toMatch(/numéro de rappel/)
  await open("renewal-masked")
  await expectRows(page, { "renewal.call": "unknown" })
})

test("a request from its making to the look at its file", async () => {
  const { browser } = held.launched
  await page.goto(address(held.sandbox, "credit", "g2").replace(/\/\d+\?/, "/list?"))
  await pressButton(page, "Create demandes de crédit")
  await page.waitForSelector(".createHost")
  await pressButton(page, "save")
  await page.waitForSelector(".dvHead h1")
  const number = await page.$eval(".dvHead h1", (head) => head.textContent)
  expect(number).toMatch(/^CRE\d+$/)
  await waitForMark(page, { "data-rule": "renewal.credit-request", "data-state": "unknown" })

  await open("credit-day")
  await press("Préparer le courriel")
  const mail = await browser.waitForTarget((target) => target.url().startsWith("https://mail.google.com/"))
  const drafts = await inSession()
  expect(drafts).toMatch(/"number":"CRE48102"/)
  expect(drafts).toMatch(/"client":"Carole Demande-2"/)
  await (await mail.page())?.close()
  await page.bringToFront()

  await press("Courriel envoyé")
  expect(await rowText("renewal.credit-request", "ok")).toMatch(/À vérifier/)
  expect(await reminders("credit-day")).toMatchObject([
    { kind: "credit-check", number: "CRE48102", doneAt: null },
  ])

  // A day later: the instant is brought nearer, where it is kept.
  await popup.evaluate(
    (record) =>
      new Promise<void>((done, fail) => {
        const opening = indexedDB.open("jalon")
        opening.onerror = () => fail(new Error("The store did not open"))
        opening.onsuccess = () => {
          const change = opening.result.transaction("reminders", "readwrite")
          const rows = change.objectStore("reminders")
          const cursor = rows.openCursor()
          cursor.onsuccess = () => {
            const row = cursor.result?.value as { record: string } | undefined
            if (row?.record === record) rows.put({ ...row, from: Date.now() - 1_000 })
            if (row) cursor.result?.continue()
          }
          change.oncomplete = () => {
            opening.result.close()
            done()
          }
        }
      }),
    recordOf("credit-day"),
  )
  await open("credit-day")
  expect(await rowText("renewal.credit-request", "unknown")).toMatch(/Vérifiez/)
  await page.click("#rl_History li")
  expect(await rowText("renewal.credit-request", "invalid")).toMatch(/analyste.*Copier le message/)
  await press("Vérifié")
  await expectRows(page, { "renewal.credit-request": "ok" })
  expect(await reminders("credit-day")).toMatchObject([{ doneAt: expect.any(Number) as number }])
})

test("nothing of a client’s money is kept, in memory or on the disk", async () => {
  await open("renewal", "g2")
  await expectRows(page, { "renewal.segment": "ok" })
  await until(
    popup,
    "the file’s facts in memory",
    async () => (await inSession()).includes("Mylène") || undefined,
  )
  const tables = await Promise.all(
    ["journal", "records", "followups", "verdicts", "dossiers", "reminders", "settings"].map((name) =>
      table(popup, name),
    ),
  )
  const kept = JSON.stringify(tables) + (await inSession())
  expect(kept).not.toMatch(/14250|re chance|e chance|Spécialisé/)
})

test("silent on the organisation’s other modules", async () => {
  await open("renewal")
  await mark("data-pack", "renewal")
  await page.goto(address(held.sandbox, "heavy", "g3"))
  await page.waitForSelector(".dv_content_tab_body")
  await waitForNoMark(page, { "data-pack": /./ })
})
