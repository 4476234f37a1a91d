import { rmSync, writeFileSync } from "node:fs"
import type { Page } from "puppeteer"
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest"
import { clickMark, fits, marks, until, waitForMark, type Mark, type Wanted } from "../browser"
import { openMeeting, pressButton } from "../tour/agent"
import { allowedBuild } from "../connection"
import { address } from "./desk"
import { built, withExtension } from "./harness"
import { looks, Screen } from "./screens"

/** Guides that tick themselves in the page, offered where they are of use, their steps edited; and the start of a shift. */
const impaknet = "impaknet.groupe-exemple.ca"
const extensionDir = allowedBuild(built, [`https://${impaknet}/*`])
const held = withExtension({ sandbox: true, extensionDir, viewport: { width: 1280, height: 720 } })
const host = "#jalon-player"
let screen: Screen
let page: Page

beforeAll(async () => {
  screen = await Screen.open(held.launched)
  await screen.ask("agent.set", { name: "Alex Gagné", department: "renewal", branch: "Laval" })
})
beforeEach(async () => {
  page = await held.launched.browser.newPage()
  page.setDefaultTimeout(5_000)
})
afterEach(() => page.close())
afterAll(() => rmSync(extensionDir, { recursive: true, force: true }))

const pictures = process.env["JALON_PICTURES"]
const picture = async (name: string, on = page): Promise<void> => {
  if (pictures !== undefined) writeFileSync(`${pictures}/${name}.png`, await on.screenshot())
}
const seen = (wanted: Wanted): Promise<Mark> =>
  until(page, JSON.stringify(wanted), async () =>
    (await marks(page, host)).find((mark) => fits(mark, wanted)),
  )
const at = (step: string): Promise<Mark> => seen({ "data-step": step })
const ticked = (step: string): Promise<Mark> => seen({ "data-tick": step, "aria-checked": "true" })
const unticked = async (): Promise<string[]> =>
  (await marks(page, host)).flatMap(({ attributes }) =>
    attributes["aria-checked"] === "false" ? [attributes["data-tick"] ?? ""] : [],
  )
const byHand = async (): Promise<void> => clickMark(page, await seen({ "data-action": "next" }))
const list = (key: string): string => address(held.sandbox, key).replace(/\/\d+\?/, "/list?")
const tabOf = (url: string): Promise<number> =>
  screen.page.evaluate(async (wanted) => (await chrome.tabs.query({ url: wanted }))[0]?.id ?? -1, url)
const here = async (): Promise<string[]> => {
  const rows = await screen.ask<{ id: string }[]>("guides.here", { tab: await tabOf(page.url()) })
  return rows.map(({ id }) => id)
}
const start = async (script: string): Promise<void> => {
  await screen.ask("run.start", { script, record: null, tab: await tabOf(page.url()) })
  await page.bringToFront()
  await seen({ "data-script": script })
}
const click = async (xpath: string): Promise<void> => {
  const handle = await page.waitForSelector(`xpath/${xpath}`, { visible: true })
  await handle?.click()
}
const criterion = (label: string): string =>
  `//*[@class="filterField"][.//label[normalize-space()="${label}"]]`
/** Ticks a criterion of the panel of filters, and gives it a value. */
async function filter(label: string, value: string): Promise<void> {
  await click(`${criterion(label)}//input`)
  await click(`(${criterion(label)}//*[@role="combobox"])[2]`)
  await click(`//*[@role="option"][normalize-space()="${value}"]`)
}

test("a list offers its filters; one ticks itself, what the page cannot show by hand", async () => {
  await page.goto(list("renewal"))
  await page.waitForSelector(".filterPanel")
  expect(await here()).toEqual(["guide.filters-sms", "guide.filters-regular", "guide.filters-specialised"])
  await screen.page.bringToFront()
  await screen.show("scripts", looks[1])
  await screen.find(".here [data-start='guide.filters-regular']")
  await screen.clean("guides of the page in view")
  await picture("here", screen.page)
  await start("guide.filters-regular")
  await at("clear")
  await ticked("module")
  await ticked("view")
  // What the page shows of a later step is ticked while the one in view waits for the agent.
  await filter("Statut", "Non-traité")
  await ticked("status")
  await at("clear")
  await picture("guide-filter")
  await byHand()
  await at("kind")
  await filter("Type de renouvellement", "Spécialisé 18 mois +")
  await click(`${criterion("Type de renouvellement")}//input`)
  expect(await unticked()).toContain("kind")
  await filter("Type de renouvellement", "Regulier 24-36 mois restants")
  await at("apply")
  await pressButton(page, "Appliquer le filtre")
  await at("keep")
  await pressButton(page, "Enregistrer le filtre")
  await at("name")
  await page.keyboard.type("Non-traité régulier")
  await at("save")
  await pressButton(page, "Enregistrer")
  await seen({ text: /Fin du guide/ })
  await picture("guide-end")
})

test("the SMS filter: the criterion by its own words, the agents by hand", async () => {
  await page.goto(list("renewal"))
  await page.waitForSelector(".filterPanel")
  await start("guide.filters-sms")
  await at("clear")
  await byHand()
  await at("sms")
  await filter("They sent an SMS and we haven't replied", "Sélectionné")
  await at("owners")
  await filter("Gestionnaire du Renouvellement", "Alex Gagné")
  await at("owners")
})

test("a meeting’s guide reads the form, never the record under it", async () => {
  await page.goto(address(held.sandbox, "ready"))
  await waitForMark(page, { "data-pack": /./ })
  await clickMark(page, await waitForMark(page, { "data-action": "guides" }))
  await waitForMark(page, { "data-action": "guide", text: "Planifier un appel ou une tâche" })
  await picture("guide-offered")
  await clickMark(
    page,
    await waitForMark(page, { "data-action": "guide", text: "Créer une réunion (renouvellement)" }),
  )
  await at("open")
  await openMeeting(page)
  await at("subject")
  await page.keyboard.type("Bouchard")
  await at("when")
  expect((await unticked()).slice(0, 5)).toEqual(["when", "type", "branch", "language", "payment"])
  await byHand()
  await at("type")
})

test("a guide goes on from one page of Impaknet to the next", async () => {
  await screen.ask("impaknet.add", { text: impaknet })
  const [sale] = held.sandbox.impaknet.sales
  if (!sale) throw new Error("No sale")
  const where = { cmd: "5431", suc: sale.branch, stock: sale.stock, onglet: "vehicule" }
  await page.goto(`https://${impaknet}/imp?${new URLSearchParams(where).toString()}`)
  expect(await here()).toEqual(["guide.impaknet-5431", "guide.impaknet-511", "guide.impaknet-12"])
  await start("guide.impaknet-5431")
  await at("branch")
  await ticked("vehicle")
  await byHand()
  await byHand()
  await at("client")
  await click('//a[normalize-space()="Client"]')
  await at("summary")
  await picture("guide-impaknet")
})

test("a lead adds a step, moves it, takes another out, by keyboard; it is played so; undone", async () => {
  const guide = "guide.filters-regular"
  const ids = (): Promise<(string | undefined)[]> =>
    screen.page.$$eval(".steps [data-step]", (all) =>
      all.slice(1).map((one) => (one as HTMLElement).dataset["step"]),
    )
  const order = async (wanted: string[]) =>
    until(screen.page, wanted.join(), async () =>
      (await ids()).join() === wanted.join() ? true : undefined,
    ).catch(async () => expect(await ids()).toEqual(wanted))
  const built = ["module", "view", "clear", "status", "kind", "apply", "keep", "name", "save"]
  await screen.page.bringToFront()
  for (const look of [looks[1], looks[2]]) {
    await screen.show("scripts", look)
    await (await screen.find(`[data-script="${guide}"] button`)).click()
    await screen.find('[data-step="save"]')
    await screen.clean(`guide ${JSON.stringify(look)}`)
    await picture(`editor-${String(look?.width)}`, screen.page)
  }
  const focus = async (selector: string): Promise<void> => (await screen.find(selector)).focus()
  const enter = (): Promise<void> => screen.page.keyboard.press("Enter")
  await focus("[data-action=add]")
  await enter()
  await screen.find("form.step-form")
  await screen.page.keyboard.type("Prévenez {qui}.")
  await screen.says("form.step-form .wrong", "Variable inconnue")
  for (let left = 6; left > 0; left -= 1) await screen.page.keyboard.press("Backspace")
  await screen.page.keyboard.type("l’équipe.")
  await screen.page.keyboard.down("Control")
  await enter()
  await screen.page.keyboard.up("Control")
  await order([...built, "added-1"])
  await screen.says('[data-step="added-1"]', "Prévenez l’équipe.")
  await focus('[data-step="added-1"] [data-action=up]')
  await enter()
  await order([...built.slice(0, 8), "added-1", "save"])
  // The keyboard stays on the step that moved.
  await enter()
  await order([...built.slice(0, 7), "added-1", "name", "save"])
  await focus('[data-step="clear"] [data-action=remove]')
  await enter()
  await order(["module", "view", "status", "kind", "apply", "keep", "added-1", "name", "save"])
  await page.goto(list("renewal"))
  await start(guide)
  await at("status")
  await seen({ text: /Prévenez l’équipe\./ })
  await screen.page.bringToFront()
  await screen.press("Annuler la modification")
  await order([...built.slice(0, 7), "added-1", "name", "save"])
  await screen.press("Tout rétablir")
  await order(built)
})

test("the start of a shift: what is open ticks itself; the message of a tool that is not; ticks stay", async () => {
  const { browser, extensionId } = held.launched
  const { origin } = new URL(list("renewal"))
  await browser.defaultBrowserContext().setPermission(`chrome-extension://${extensionId}`, {
    permission: { name: "clipboard-read" },
    state: "granted",
  })
  const row = (id: string, state: string) => screen.find(`[data-item="${id}"][data-state="${state}"]`)
  await page.goto(list("renewal"))
  await page.waitForSelector(".filterPanel")
  await screen.page.bringToFront()
  await screen.show("day", looks[0])
  await row("renewal", "ok")
  await row("calls", "elsewhere")
  await picture("shift-light", screen.page)
  const calls = await browser.newPage()
  await calls.goto(
    `${origin}${new URL(list("renewal")).pathname.replace(/tab\/.*/, "")}tab/Calls/custom-view/5712000000090302/list`,
  )
  await calls.waitForSelector("h1")
  await screen.page.bringToFront()
  await screen.press("Vérifier de nouveau")
  await row("calls", "ok")
  await row("renewal", "ok")
  await calls.close()
  await (await screen.find('[data-item="voicemail"] input')).click()
  await row("voicemail", "ok")
  await page.goto("about:blank")
  await screen.page.bringToFront()
  await screen.show("day", looks[1])
  await row("renewal", "closed")
  await row("voicemail", "ok")
  await screen.clean("shift, dark")
  await picture("shift-dark", screen.page)
  await (await screen.find('[data-item="renewal"] .acts button')).click()
  await screen.says('[data-item="renewal"] .acts', "Copié")
  const message = await screen.page.evaluate(() => navigator.clipboard.readText())
  expect(message.replace(/\u00a0/g, " ")).toMatch(
    /^Bonjour, Zoho, « Renouvellement ».*pas ouvert.*à Laval\. Alex Gagné$/,
  )
})
