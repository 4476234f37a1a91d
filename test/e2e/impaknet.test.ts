import { rmSync } from "node:fs"
import type { Page } from "puppeteer"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { boxOf, clickMark, fits, marks, until, type Mark, type Wanted, stopWorker } from "../browser"
import { allowedBuild } from "../connection"
import type { Sale } from "../sandbox/impaknet/sales"
import { address, recordTab, table } from "./desk"
import { built, withExtension } from "./harness"
import { looks, Screen } from "./screens"

/** Impaknet, read in both its markups under names given by a lead, and carried to the file of the same client. */
const old = "impaknet.groupe-exemple.ca"
const modern = "gestion.groupe-exemple.ca"
const extensionDir = allowedBuild(built, [`https://${old}/*`, `https://${modern}/*`])
const held = withExtension({ sandbox: true, extensionDir, viewport: { width: 1280, height: 720 } })
afterAll(() => rmSync(extensionDir, { recursive: true, force: true }))

let screen: Screen
let sale: Sale
const host = "#jalon-impaknet"
const card = "#jalon-carry"
beforeAll(async () => {
  screen = await Screen.open(held.launched)
  const { name } = held.sandbox.dossiers["renewal-empty"] ?? {}
  const found = held.sandbox.impaknet.sales.find(({ first, last }) => `${first} ${last}` === name)
  if (!found) throw new Error("No sale of this client")
  sale = found
})

const mark = (page: Page, selector: string, wanted: Wanted): Promise<Mark> =>
  until(page, JSON.stringify(wanted), async () =>
    (await marks(page, selector)).find((one) => fits(one, wanted)),
  )
const noMark = (page: Page, selector: string, wanted: Wanted): Promise<boolean> =>
  until(page, "a mark to leave", async () =>
    (await marks(page, selector)).some((one) => fits(one, wanted)) ? undefined : true,
  )
const press = async (page: Page, selector: string, does: string): Promise<void> =>
  clickMark(page, await mark(page, selector, { "data-action": does }))
const says = (page: Page, selector: string, text: string | RegExp): Promise<true> =>
  until(page, `${selector} to say ${String(text)}`, async () => {
    const [whole] = await marks(page, selector)
    const said = (whole?.text ?? "").replace(/\u00a0/g, " ")
    return (typeof text === "string" ? said.includes(text) : text.test(said)) ? true : undefined
  })
const sheet = (values: Record<string, string>): string =>
  `https://${old}/imp?${new URLSearchParams({ cmd: "5431", suc: sale.branch, stock: sale.stock, ...values }).toString()}`
const named = (page: Page, name: string): Promise<void> =>
  page.$$eval(
    "button, a, input[type=button]",
    (all, wanted) =>
      (
        all.find((one) => (one.textContent || (one as HTMLInputElement).value) === wanted) as HTMLElement
      ).click(),
    name,
  )

// One walk through a day: each step stands on the one before.
describe("a day", { shuffle: false }, () => {
  let sale5431: Page
  test("a lead gives the address; open pages of it are spoken on at once", async () => {
    sale5431 = await held.launched.browser.newPage()
    await sale5431.goto(sheet({ onglet: "vehicule" }))
    await screen.page.bringToFront()
    for (const look of looks) {
      await screen.show("impaknet", look)
      await screen.find(".impaknet form")
      await screen.clean(`impaknet ${JSON.stringify(look)}`)
    }
    const say = async (typed: string, answer: string): Promise<void> => {
      await screen.fill(".impaknet input", typed)
      await screen.press("Ajouter")
      await screen.says("[role=status].bar", answer)
    }
    await say("*.groupe-exemple.ca", "sans astérisque")
    await say("https://crm.zoho.com/crm", "n’est pas celle d’Impaknet")
    await say("ftp://impaknet", "https:// ou http://")
    expect(await screen.ask("impaknet.hosts")).toMatchObject({ hosts: [] })
    await say(`https://${old}:8443/imp?cmd=5431`, "Le port n’est pas gardé")
    await sale5431.bringToFront()
    await says(sale5431, host, `${sale.stock} · ${sale.last.toUpperCase()}`)
  })

  test("what its pages show goes together, and leaves on a click alone", async () => {
    await sale5431.goto(sheet({ onglet: "client" }))
    await says(sale5431, host, sale.stock)
    await sale5431.goto(sheet({ onglet: "sommaire" }))
    await says(sale5431, host, sale.stock)
    await sale5431.goto(sheet({ onglet: "fi" }))
    await press(sale5431, host, "unfold")
    const lines = await until(sale5431, "all that may be carried", async () => {
      const names = (await marks(sale5431, host)).flatMap(({ attributes }) => attributes["data-name"] ?? [])
      return names.includes("protection") && names.includes("deliveryDate") ? names : undefined
    })
    expect(lines).toEqual([
      ...["make", "model", "year", "stock", "deliveryDate", "financingEnd"],
      ...["monthsLeft", "fi", "salesDirector", "protection"],
    ])
    expect(
      (await screen.page.evaluate(() => chrome.storage.session.get("impaknet:carry")))["impaknet:carry"],
    ).toBe(undefined)
    await press(sale5431, host, "carry")
    await says(sale5431, host, "Prêt à reporter")
  })

  test("NON is said beside the window that asks, once, and covers none of its buttons", async () => {
    await sale5431.click("#fermer")
    const notice = await mark(sale5431, host, { "data-rule": "impaknet.do-not-save" })
    const ours = await boxOf(sale5431, notice)
    const theirs = await sale5431.$$eval("#fen input", (all) =>
      all.map((one) => {
        const { x, y, width, height } = one.getBoundingClientRect()
        return { x, y, width, height }
      }),
    )
    expect(theirs).toHaveLength(2)
    for (const { x, y, width, height } of theirs)
      expect(
        x + width <= ours.x || ours.x + ours.width <= x || y + height <= ours.y || ours.y + ours.height <= y,
      ).toBe(true)
    const dismiss = (await marks(sale5431, host)).find((one) => fits(one, { "data-action": "dismiss" }))
    if (dismiss) await clickMark(sale5431, dismiss)
    await noMark(sale5431, host, { "data-rule": "impaknet.do-not-save" })
    await sale5431.evaluate(() => document.body.setAttribute("class", "moved"))
    await says(sale5431, host, "Prêt à reporter")
    expect(
      (await marks(sale5431, host)).some((one) => fits(one, { "data-rule": "impaknet.do-not-save" })),
    ).toBe(false)
    await named(sale5431, "NON")
    await sale5431.waitForFunction(() => document.title === "Impaknet")
    expect(held.sandbox.impaknet.spoilt).toEqual([])
  })

  let file: Page
  const value = (label: string): Promise<string> =>
    file.evaluate((wanted) => {
      const row = [...document.querySelectorAll("label, .formLabel, .customfieldLabel, [class*=abel]")].find(
        (one) => one.textContent.replace(/[\s*:]+$/, "").trim() === wanted,
      )
      for (let box = row?.parentElement; box; box = box.parentElement) {
        const input = box.querySelector<HTMLInputElement>("input:not([type=hidden]),textarea")
        if (input) return input.value
      }
      return "no field"
    }, label)

  test("in the file of the same client, each is previewed, written and put back", async () => {
    await stopWorker(held.launched)
    const { browser } = held.launched
    file = await browser.newPage()
    await file.goto(address(held.sandbox, "renewal-empty", "g3", "/edit"))
    await press(file, card, "see")
    const before = [await value("Mois restants"), await value("Date de possession"), await value("Modèle")]
    expect(before).toEqual(["", "", ""])
    await says(file, card, /Plans de protection.*Au dossier : Garantie prolongée 5 ans/)
    await press(file, card, "carry")
    await says(file, card, /\d champs remplis/)
    expect([await value("Mois restants"), await value("Modèle")]).toEqual([String(sale.left), sale.model])
    expect(await value("Date de possession")).toContain("2023")
    await press(file, card, "undo")
    await says(file, card, "remis comme avant")
    expect([await value("Mois restants"), await value("Date de possession"), await value("Modèle")]).toEqual(
      before,
    )
  })

  test("nothing is offered to someone else’s file; in doubt it is refused, saying why", async () => {
    const other = await recordTab(held.launched, held.sandbox, "renewal-over")
    await other.waitForFunction(() => document.body.textContent.includes("Terme"))
    const wrong = held.sandbox.impaknet.sales.at(-1)
    if (!wrong) throw new Error("No sale in another branch")
    await sale5431.bringToFront()
    await sale5431.goto(sheet({ stock: wrong.stock, suc: wrong.branch }))
    await says(sale5431, host, wrong.stock)
    await press(sale5431, host, "carry")
    await says(sale5431, host, "Prêt à reporter")
    const first = await held.launched.browser.newPage()
    await first.goto(address(held.sandbox, "renewal", "g3", "/edit"))
    await says(first, card, /Rien n’est reporté : (la succursale|le nom)/)
    expect((await marks(first, card)).some((one) => fits(one, { "data-action": "see" }))).toBe(false)
    expect(await marks(other, card)).toEqual([])
    await first.close()
    await other.close()
  })

  test("the other markup: half loaded, then read; its own window; the screens that it knows", async () => {
    await screen.ask("impaknet.add", { text: modern })
    const page = await held.launched.browser.newPage()
    await page.goto(`https://${modern}/?wait=700`)
    await page.waitForSelector("header input")
    await page.select("header select", sale.branch)
    const command = async (number: string): Promise<void> => {
      await page.click("header input", { count: 3 })
      await page.keyboard.type(number)
      await page.keyboard.press("Enter")
      await page.waitForSelector("main input")
      await page.type("main input", sale.stock)
      await page.keyboard.press("Enter")
    }
    await command("5431")
    await says(page, host, sale.stock)
    await press(page, host, "unfold")
    expect((await marks(page, host)).some((one) => fits(one, { "data-name": "monthsLeft" }))).toBe(false)
    await mark(page, host, { "data-name": "monthsLeft" })
    await named(page, "Fermer le dossier")
    await mark(page, host, { "data-rule": "impaknet.do-not-save" })
    await named(page, "Non")
    await noMark(page, host, { "data-rule": "impaknet.do-not-save" })
    await command("511")
    await says(page, host, sale.stock)
    await named(page, "Mémo")
    await command("12")
    await says(page, host, sale.stock)
    await named(page, "OK")
    await named(page, "Affichage")
    await named(page, "Dossier de service")
    await page.click("main input[type=radio]")
    await named(page, "Détails")
    await page.waitForFunction(() => document.body.textContent.includes("Changement d’huile"))
    expect(held.sandbox.impaknet.spoilt).toEqual([])
  })

  test("nothing financial is kept, wherever one looks", async () => {
    const names = ["settings", "journal", "dossiers", "records", "jobs", "reminders"]
    const there = await screen.page.evaluate(async () => {
      const open = await new Promise<IDBDatabase>((done) => {
        const opening = indexedDB.open("jalon")
        opening.onsuccess = () => done(opening.result)
      })
      const stores = [...open.objectStoreNames]
      open.close()
      return stores
    })
    expect(there).toEqual(expect.arrayContaining(names.filter((name) => there.includes(name))))
    const tables = await Promise.all(there.map((name) => table(screen.page, name)))
    const areas = await screen.page.evaluate(() =>
      Promise.all([chrome.storage.session.get(), chrome.storage.local.get(), chrome.storage.sync.get()]),
    )
    const all = JSON.stringify([tables, areas])
    expect(all).toContain(sale.stock)
    for (const figure of [
      sale.rate,
      "17.99",
      sale.payment,
      "214.55",
      sale.buyBack,
      "14250",
      sale.chance,
      sale.lender,
    ])
      expect(all, figure).not.toContain(figure)
  })

  test("withdrawn, its open pages fall silent", async () => {
    await sale5431.bringToFront()
    await screen.ask("impaknet.remove", { host: old })
    await until(sale5431, "silence", async () =>
      (await marks(sale5431, host)).length === 0 ? true : undefined,
    )
    expect(await screen.page.evaluate(() => chrome.scripting.getRegisteredContentScripts())).toMatchObject([
      { matches: [`https://${modern}/*`] },
    ])
  })
})
