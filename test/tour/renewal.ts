import type { Page } from "puppeteer"
import { clickMark, fits, marks, until, waitForMark, type Mark, type Wanted } from "../browser"
import type { Sandbox } from "../sandbox/index"
import { openRecord } from "./agent"
import { joined, picture, say, showScreen, tell, tellScreen } from "./tell"

/** Where the demonstration's Impaknet answers: an address of the customer's own. */
export const impaknetHost = "impaknet.groupe-exemple.ca"
const player = "#jalon-player"
const impaknet = "#jalon-impaknet"

const seen = (page: Page, host: string, wanted: Wanted): Promise<Mark> =>
  until(page, JSON.stringify(wanted), async () => (await marks(page, host)).find((one) => fits(one, wanted)))

/** What the step in view says. */
async function tellStep(page: Page, step: RegExp): Promise<string> {
  const { attributes, texts } = await seen(page, player, { "data-step": step })
  say(`   ${joined(texts)}`)
  return attributes["data-step"] ?? ""
}

/** A day of the renewal team: its start, a file, a call with its script, a request for credit, Impaknet. */
export async function renewalDay(page: Page, popup: Page, sandbox: Sandbox): Promise<void> {
  say("\n13. L’équipe du renouvellement : le début du quart.")
  const agent = { name: "Alex Gagné", department: "renewal", branch: "Laval" }
  await popup.evaluate((payload) => chrome.runtime.sendMessage({ jalon: "agent.set", payload }), agent)
  await showScreen(popup, "day", ".shift li")
  await tellScreen(popup, ".shift summary, .shift li")
  await picture(popup, "17-debut-du-quart")

  say("\n14. Un dossier de renouvellement : ce qu’il faut avant l’appel, le segment, le script qui suit.")
  await page.bringToFront()
  await openRecord(page, sandbox.url("renewal"))
  await tell(page, { "data-rule": "renewal.segment" })
  await picture(page, "18-renouvellement")

  say("\n15. L’appel : le script, une étape à la fois, au clavier.")
  await clickMark(page, await waitForMark(page, { tag: "button", text: "Démarrer le script" }))
  const first = await tellStep(page, /./)
  await page.keyboard.press("1")
  await tellStep(page, new RegExp(`^(?!${first}$)`))
  await picture(page, "19-script")
  await clickMark(page, await seen(page, player, { "data-action": "end" }))
  await seen(page, player, { "data-step": "end" })
  await clickMark(page, await seen(page, player, { "data-action": "end" }))

  say("\n16. Le client veut revoir son crédit : le courriel de la demande, dans Gmail.")
  await openRecord(page, sandbox.url("credit-day"))
  await clickMark(page, await waitForMark(page, { tag: "button", text: "Préparer le courriel" }))
  const target = await page.browser().waitForTarget((one) => one.url().startsWith("https://mail.google.com/"))
  const mail = await target.asPage()
  await mail.setViewport({ width: 1680, height: 1000 })
  await mail.bringToFront()
  await mail.waitForSelector("[gh=cm]")
  await mail.click("[gh=cm]")
  await waitForMark(mail, { "data-phase": "offer" })
  await clickMark(mail, await waitForMark(mail, { "data-action": "fix" }))
  await waitForMark(mail, { "data-phase": "filled" })
  await picture(mail, "20-courriel")
  await mail.click(".M9 .aoO")
  const held = await waitForMark(mail, { "data-blocked": /./ }, 4000).catch(() => undefined)
  say(held ? `   ■ L’envoi est retenu : ${joined(held.texts)}` : "   (Le courriel est parti tel quel.)")
  await picture(mail, "21-envoi-retenu")
  await mail.close()

  say("\n17. Impaknet : le dossier du client, reconnu et prêt à reporter.")
  const [sale] = sandbox.impaknet.sales
  if (!sale) return
  await page.bringToFront()
  const query = new URLSearchParams({ cmd: "5431", suc: sale.branch, stock: sale.stock, onglet: "client" })
  await page.goto(`https://${impaknetHost}/imp?${query.toString()}`)
  const { texts } = await seen(page, impaknet, { "data-pack": "impaknet" })
  say(`   ${joined(texts)}`)
  await page.click("#fermer")
  const notice = await seen(page, impaknet, { "data-rule": "impaknet.do-not-save" })
  say(`   ${joined(notice.texts)}`)
  await picture(page, "22-impaknet")
}
