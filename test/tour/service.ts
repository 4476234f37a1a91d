import { mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import type { ElementHandle, Page } from "puppeteer"
import { clickMark, session, waitForMark } from "../browser"
import { dayOf } from "../../src/process/calendar"
import { weekdays, workingDayAfter } from "../../src/process/working-hours"
import { say as fill } from "../../src/words"
import { fr } from "../../src/words/fr/orphans"
import type { Sandbox } from "../sandbox/index"
import { openRecord } from "./agent"
import { joined, picture, say, showScreen, tell, tellScreen } from "./tell"

const seller = "Bianca Roy"
const mailbox = "service@exemple.ca"
const ask = (popup: Page, jalon: string, payload: unknown) =>
  popup.evaluate((message) => chrome.runtime.sendMessage<unknown, unknown>(message), { jalon, payload })

/** What the reception of the demonstration goes by: open day and night, so that the walk says the same at any hour. */
const reception = {
  brand: "Lexus",
  city: "Laval",
  contact: "Élodie Marchand, 450 555-0142",
  bookingLink: "https://reservation.exemple.ca/",
  mailboxes: [mailbox],
  hours: Object.fromEntries(weekdays.map((day) => [day, [{ start: "00:00", end: "00:00" }]])),
}

/** Puts a value in a date of the closed tree, as its own calendar does. */
async function enter(page: Page, name: string, value: string): Promise<void> {
  const { node } = await waitForMark(page, { "data-proposal": name })
  const cdp = await session(page)
  const { object } = await cdp.send("DOM.resolveNode", { backendNodeId: node })
  await cdp.send("Runtime.callFunctionOn", {
    objectId: object.objectId ?? "",
    functionDeclaration: `function (value) { this.value = value; this.dispatchEvent(new Event("change", { bubbles: true })) }`,
    arguments: [{ value }],
  })
}

/** A day of after-sales reception: a client who calls, two dates, the confirmation, an e-mail that waits, the figures. */
export async function serviceDay(page: Page, popup: Page, sandbox: Sandbox): Promise<void> {
  const policy = { ...sandbox.policy, aftersales: reception }
  await ask(popup, "policy.import", { text: JSON.stringify(policy) })
  await ask(popup, "agent.set", { name: "Alex Gagné", department: "aftersales", branch: "Laval" })

  say("\n18. L’après-vente : un client appelle pour son entretien, l’agent dit quelle procédure commence.")
  await page.bringToFront()
  await openRecord(page, sandbox.url("aftersales-inbound"))
  await clickMark(page, await waitForMark(page, { "data-procedure": "inbound" }))
  await tell(page, { "data-rule": "aftersales.two-proposals" })
  await picture(page, "23-apres-vente")

  say("\n19. Deux dates à proposer : la première est trop loin.")
  const day = (after: number) => workingDayAfter(dayOf(new Date()), after, {}) ?? ""
  await enter(page, "first", `${day(15)}T10:00`)
  await enter(page, "second", `${day(2)}T14:30`)
  await tell(page, { "data-rule": "aftersales.two-proposals", text: /Trop loin/ })
  await enter(page, "first", `${day(1)}T10:00`)
  await clickMark(page, await waitForMark(page, { "data-proposal": "mobility" }))
  await waitForMark(page, { "data-check": "two-dates", "data-state": "known" })
  await picture(page, "24-deux-dates")

  say("\n20. Un courriel du service attend : le temps qui reste, d’après l’heure où il est arrivé.")
  const at = Date.now() - 48 * 60_000
  const from = { name: "Marie-Ève Tremblay", address: "marie-eve@client.example" }
  sandbox.mailbox.account = mailbox
  sandbox.mailbox.threads = [
    {
      subject: "Bruit au freinage",
      messages: [{ from, to: [mailbox], at, text: "Bonjour, ma voiture fait un bruit au freinage." }],
    },
  ]
  const mail = await page.browser().newPage()
  await mail.setViewport({ width: 1680, height: 1000 })
  await mail.goto(`https://mail.google.com/mail/u/0/#inbox/${(BigInt(at) << 20n).toString(16)}`)
  const { texts } = await waitForMark(mail, { "data-clock": "aftersales.reply", "data-state": "running" })
  say(`   ${joined(texts)}`)
  await picture(mail, "25-courriel-du-service")
  await mail.close()

  say("\n21. Ses horloges et ses habitudes, dans sa journée; puis les chiffres de ce navigateur.")
  await showScreen(popup, "day", ".dues li")
  await tellScreen(popup, ".dues li")
  await picture(popup, "26-journee-apres-vente")
  await showScreen(popup, "indicators", ".indicator")
  await tellScreen(popup, ".indicator h3")
  await picture(popup, "27-indicateurs")
}

/** The floor director deals out orphan clients, in small lists, and a seller calls theirs. */
export async function orphanDay(popup: Page): Promise<void> {
  const today = dayOf(new Date())
  const people = ["Alex Gagné", seller].map((name, index) => ({
    id: `seller-${String(index)}`,
    name,
    department: "sales",
    branch: "Laval",
  }))
  const roster = {
    branches: ["Laval"],
    people,
    shifts: people.map(({ id }) => ({ person: id, day: today, start: "09:00", end: "17:00" })),
    absences: [],
  }
  await ask(popup, "roster.set", { roster, imported: false })
  const folder = mkdtempSync(join(tmpdir(), "jalon-tour-"))
  const list = join(folder, "orphelins.csv")
  const line = (n: number) =>
    `Client ${String(n)};514 555-${String(1000 + n)};Toyota;${n % 2 ? "RAV4" : "Corolla"};${String(2015 + (n % 4))};Laval;Laval`
  writeFileSync(
    list,
    [
      "Nom;Téléphone;Marque;Modèle;Année;Ville;Succursale",
      ...Array.from({ length: 200 }, (_, n) => line(n)),
    ].join("\r\n"),
  )

  say("\n22. Deux cents orphelins : le directeur les donne par petites bouchées.")
  await showScreen(popup, "orphans", ".orphans input[type=file]")
  const input = (await popup.$(".orphans input[type=file]")) as ElementHandle<HTMLInputElement>
  await input.uploadFile(list)
  const press = (name: string) => popup.locator(`::-p-xpath(//button[contains(., "${name}")])`).click()
  await popup.waitForSelector("[data-stage=columns]")
  await picture(popup, "28-colonnes")
  await press(fr.import.check)
  await popup.waitForSelector("[data-stage=checked]")
  await press(fill(fr.import.confirm, { n: 200 }))
  await popup.waitForSelector("[data-stage=done]")
  await press(fr.close)
  await popup.waitForSelector("[data-pool='200']")
  await picture(popup, "29-orphelins")
  rmSync(folder, { recursive: true })
  await press(fr.pool.dealThese)
  await popup.waitForSelector(".orphan-sellers input:checked")
  await press(fr.deal.preview)
  await press(fr.deal.give)
  await popup.waitForSelector(".orphan-lists [data-has]")
  await tellScreen(popup, ".orphan-lists [data-has]")
  await picture(popup, "30-listes-du-jour")

  say("\n23. La vendeuse ouvre sa journée : ses clients à appeler, et ce qui a été fait.")
  await ask(popup, "agent.set", { name: seller, department: "sales", branch: "Laval" })
  await showScreen(popup, "day", ".given [data-given]")
  await (await popup.waitForSelector(".given [data-mark=calledAt]"))?.click()
  await popup.waitForSelector(".given [data-mark=calledAt][aria-pressed=true]")
  await tellScreen(popup, ".given [data-given]")
  await picture(popup, "31-orphelins-du-jour")
}
