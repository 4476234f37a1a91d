import { readFileSync } from "node:fs"
import { createRequire } from "node:module"
import { isDeepStrictEqual } from "node:util"
import type { Page } from "puppeteer"
import { expect, test } from "vitest"
import type { HealthRow } from "../../src/store/rows"
import { fr as said } from "../../src/words/fr"
import { fr } from "../../src/words/fr/canary"
import { clickMark, fits, marks, openPopup, until } from "../browser"
import { asPopup } from "./desk"
import { expectRows, recordUrl, rowsIn, withExtension } from "./harness"

/** Pages read well, then drawn otherwise: what held a Save is advice by itself, the lead is told of the page and its field, and refits it. */
const held = withExtension()
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8")

const idOf = (record: number): string => `600000000000000000${record}`
const cell = (column: string, label: string, value: string): string =>
  `<div><div id="field_label_${column}" data-zcqa="dtVw_lbl_${column}">${label}</div><div id="field_${column}" class="dvValueContainer"><crux-text-component><lyte-text class="cxElemCompViewValue" lt-prop-value="${value}">${value}</lyte-text></crux-text-component></div></div>`
/** The same field in no shape that the reader knows. */
const redrawn = `<table><tr><th>Acheteur</th><td data-testid="acheteur">Marie-Ève Tremblay</td></tr></table>`
const detail = (record: number, client: string, over = ""): string =>
  `<!doctype html><html lang="fr"><body><crm-related-list-label id="rl_1" entity-id="${idOf(record)}" display-label="Remarques"></crm-related-list-label><lyte-tab-body class="dv_content_tab_body">${cell("POTENTIALNAME", "Nom de l'opportunité", "Marie-Ève Tremblay")}${cell("STAGE", "Étape", "Contacté")}${client}</lyte-tab-body>${over}</body></html>`
const well = (record: number, over = "") =>
  detail(record, cell("CONTACTID", "Nom de fiche client", "Marie-Ève Tremblay"), over)
const changed = (record: number) => detail(record, redrawn)
const field = (api: string, label: string, control: string): string =>
  `<crux-create-field data-cy="${api}"><div class="cxElementLabel">${label}</div><div class="cxElementValue">${control}</div></crux-create-field>`
const input = (value: string): string =>
  `<lyte-input><input value="${value}" placeholder="DD/MM/YYYY"></lyte-input>`
const none = `<lyte-dropdown lt-prop-selected=""><div role="combobox" tabindex="0"><span class="lyteDropdownLabel">-None-</span></div></lyte-dropdown>`
/** A meeting whose priority is surely not chosen. */
const form = `<div class="modalWrapper"><div class="lyteModal"><form>${field("Event_Title", "Nouvelle réunion", input("rdv demain"))}${field("Start_DateTime", "De", input("18/12/2046 14:00"))}${field("End_DateTime", "À", input("18/12/2046 15:00"))}${field("Priorite", "Priorité", none)}</form><lyte-button><button id="crm_create_savebutn" name="save" type="button">Enregistrer</button></lyte-button></div></div>`

type Tab = { page: Page; show: (html: string) => Promise<void> }
/** A tab on a record, which shows what it is given. */
async function tabOf(record: number, html: string): Promise<Tab> {
  const page = await held.launched.browser.newPage()
  let body = html
  await page.setRequestInterception(true)
  page.on("request", (request) =>
    request.url().startsWith("https://crm.zoho.com/")
      ? void request.respond({
          status: request.isNavigationRequest() ? 200 : 404,
          contentType: "text/html; charset=utf-8",
          body: request.isNavigationRequest() ? body : "",
        })
      : void request.continue(),
  )
  const show = async (next: string) => {
    body = next
    await page.goto(recordUrl(`tab/Potentials/${idOf(record)}`))
  }
  await show(html)
  return { page, show }
}

/** How the pages of opportunities were read, as it is kept. */
const kept = (desk: Page): Promise<HealthRow[]> =>
  desk.evaluate(
    () =>
      new Promise<HealthRow[]>((done) => {
        const opening = indexedDB.open("jalon")
        opening.onsuccess = () => {
          const asked = opening.result.transaction("health").objectStore("health").getAll()
          asked.onsuccess = () => {
            opening.result.close()
            done(asked.result as HealthRow[])
          }
        }
      }),
  )
const openings = (desk: Page, count: number): Promise<true> =>
  until(desk, `${count} openings`, async () => {
    const row = (await kept(desk)).find(({ key }) => key === "org700000001/opportunity-detail/fr")
    return row && row.openings.length >= count ? true : undefined
  })
const badge = (desk: Page): Promise<[string, string]> =>
  desk.evaluate(() => Promise.all([chrome.action.getBadgeText({}), chrome.action.getTitle({})]))

/** Presses Save with the mouse: whether the page had the click. */
async function save(page: Page): Promise<boolean> {
  await page.bringToFront()
  await page.evaluate(() => {
    document.title = "open"
    document
      .querySelector("#crm_create_savebutn")
      ?.addEventListener("click", () => (document.title = "saved"))
  })
  await page.click("#crm_create_savebutn")
  return until(page, "the answer to Save", async () => {
    if ((await page.title()) === "saved") return true
    return (await marks(page)).some(({ attributes }) => "data-blocked" in attributes) ? false : undefined
  })
}

test(
  "pages drawn otherwise turn their blocks to advice until the lead refits them",
  { timeout: 60_000 },
  async () => {
    const { browser, extensionId } = held.launched
    const desk = await openPopup(browser, extensionId, "#page")
    const tabs = await Promise.all([1, 2, 3, 4].map((record) => tabOf(record, well(record))))
    const meeting = await tabOf(5, well(5, form))
    await openings(desk, 4)
    await Promise.all(tabs.map(({ show }, index) => show(well(index + 1))))
    await openings(desk, 8)

    // Before: the Save of a meeting whose priority is not chosen is held.
    await meeting.page.bringToFront()
    await expectRows(meeting.page, { "bdc.meeting.priority": "missing block" })
    expect(await save(meeting.page)).toBe(false)
    expect(await badge(desk)).toEqual(["", "Jalon"])
    await desk.bringToFront()
    expect(await desk.$("[data-changed]")).toBeNull()

    await Promise.all(tabs.map(({ show }, index) => show(changed(index + 1))))
    await openings(desk, 12)
    // In the tab that was open all along, the Save that was held passes; the row says why.
    await meeting.page.bringToFront()
    const rows = await expectRows(meeting.page, { "bdc.meeting.priority": "missing warn" })
    expect(rows["bdc.meeting.priority"]).toBeDefined()
    await until(meeting.page, "the row's reason", async () =>
      (await marks(meeting.page)).some(({ text }) => text.includes(said.fields.softened.canary))
        ? true
        : undefined,
    )
    expect(await save(meeting.page)).toBe(true)
    await until(desk, "the badge", async () =>
      isDeepStrictEqual(await badge(desk), ["!", fr.badge]) ? true : undefined,
    )

    // The popup names the page and its field, and nothing that was never there.
    await desk.bringToFront()
    await desk.goto(`chrome-extension://${extensionId}/popup.html#rules`)
    await desk.reload()
    await desk.waitForSelector("[data-changed-line]")
    const front = tabs[0]?.page
    if (!front) throw new Error("no tab")
    await front.bringToFront()
    await desk.bringToFront()
    await desk.goto(`chrome-extension://${extensionId}/popup.html#page`)
    await desk.reload()
    await desk.waitForSelector("[data-changed=opportunity-detail] [data-correct]")
    expect(
      await desk.$$eval("[data-lost]", (all) => all.map((one) => one.getAttribute("data-lost"))),
    ).toEqual(["opportunity.contact"])
    const text = await desk.$eval(".pages-changed", (one) => one.textContent)
    for (const words of [fr.title, fr.means, "Fiche d’opportunité", "Nom de fiche client", "repère de Zoho"])
      expect(text).toContain(words)
    expect((await kept(desk)).map(({ page }) => page).filter(Boolean)).toEqual([
      expect.stringMatching(/^https:\/\/crm\.zoho\.com\/crm\/org700000001\/tab\/Potentials\/\d+$/),
    ])

    await desk.evaluate(axe)
    const faults = await desk.evaluate(async () => {
      const { axe } = globalThis as unknown as {
        axe: { run: (root: string) => Promise<{ violations: { id: string }[] }> }
      }
      return (await axe.run(".pages-changed")).violations.map(({ id }) => id)
    })
    expect(faults).toEqual([])

    // The lead points at the field where it stands now.
    await (await desk.$("[data-lost] [data-correct]"))?.click()
    await front.bringToFront()
    const ours = (attributes: Record<string, string>) =>
      until(front, JSON.stringify(attributes), async () =>
        (await marks(front, "#jalon-fit")).find((one) => fits(one, attributes)),
      )
    await ours({ "data-step": "pointing" })
    const box = await (await front.$("[data-testid=acheteur]"))?.boundingBox()
    await front.mouse.move((box?.x ?? 0) + 4, (box?.y ?? 0) + 4)
    await front.mouse.click((box?.x ?? 0) + 4, (box?.y ?? 0) + 4)
    await ours({ "data-step": "signs" })
    await clickMark(front, await ours({ "data-action": "keep", class: "main" }))
    await until(desk, "no badge", async () =>
      isDeepStrictEqual(await badge(desk), ["", "Jalon"]) ? true : undefined,
    )
    await meeting.page.bringToFront()
    await expectRows(meeting.page, { "bdc.meeting.priority": "missing block" })
    expect(rowsIn(await marks(meeting.page))["bdc.meeting.priority"]?.level).toBe("block")
    expect((await asPopup<{ value: { pages: unknown[] } }>(desk, "canary.get")).value.pages).toEqual([])
  },
)
