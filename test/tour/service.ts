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
import { orphanFile, orphanLines } from "../sandbox/orphans"
import { openRecord } from "./agent"
import { joined, picture, say, showScreen, tell, tellScreen } from "./tell"

const seller = "Bianca Roy"
const mailbox = "service@exemple.ca"
const ask = (popup: Page, jalon: string, payload: unknown) =>
  popup.evaluate((message) => chrome.runtime.sendMessage<unknown, unknown>(message), { jalon, payload })

/** What the reception of the demonstration goes by: open day and night, so that the walk says the same at any hour. */
export const reception = {
  brand: "Lexus",
  city: "Laval",
  contact: "Élodie Marchand, 450 555-0142",
  bookingLink: "https://reservation.exemple.ca/",
  mailboxes: [mailbox],
  hours: Object.fromEntries(weekdays.map((day) => [day, [{ start: "00:00", end: "00:00" }]])),
}

/** A client calls: the agent opens their file and says that the procedure begins. */
export async function takeServiceCall(page: Page, sandbox: Sandbox): Promise<void> {
  await page.bringToFront()
  await openRecord(page, sandbox.url("aftersales-inbound"))
  await clickMark(page, await waitForMark(page, { "data-procedure": "inbound" }))
  await waitForMark(page, { "data-proposal": "first" })
}

/** Puts a date in the form of the closed tree, as its own calendar does: the n-th working day from now. */
async function propose(page: Page, which: "first" | "second", after: number, time: string): Promise<void> {
  const { node } = await waitForMark(page, { "data-proposal": which })
  const cdp = await session(page)
  const { object } = await cdp.send("DOM.resolveNode", { backendNodeId: node })
  await cdp.send("Runtime.callFunctionOn", {
    objectId: object.objectId ?? "",
    functionDeclaration: `function (value) { this.value = value; this.dispatchEvent(new Event("change", { bubbles: true })) }`,
    arguments: [{ value: `${workingDayAfter(dayOf(new Date()), after, {}) ?? ""}T${time}` }],
  })
}
/** Two dates, the first of which is too far. */
export async function proposeTooFar(page: Page): Promise<void> {
  await propose(page, "first", 15, "10:00")
  await propose(page, "second", 2, "14:30")
  await waitForMark(page, { "data-rule": "aftersales.two-proposals", text: /Trop loin/ })
}

/** The floor director brings in a list of orphans and deals the day: 10 clients to each of two sellers. `look`: at each stage. */
export async function dealOrphans(popup: Page, look: (stage: string) => Promise<void>): Promise<void> {
  const today = dayOf(new Date())
  const people = ["Alex Gagné", seller].map((name, index) => ({
    id: `seller-${String(index)}`,
    name,
    department: "sales",
    branch: "Laval",
  }))
  const shifts = people.map(({ id }) => ({ person: id, day: today, start: "09:00", end: "17:00" }))
  const roster = { branches: ["Laval"], people, shifts, absences: [] }
  await ask(popup, "roster.set", { roster, imported: false })
  const folder = mkdtempSync(join(tmpdir(), "jalon-tour-"))
  const list = join(folder, "orphelins.csv")
  writeFileSync(list, orphanFile(orphanLines(200)))
  const press = (name: string) => popup.locator(`::-p-xpath(//button[contains(., "${name}")])`).click()
  await showScreen(popup, "orphans", ".orphans input[type=file]")
  await ((await popup.$(".orphans input[type=file]")) as ElementHandle<HTMLInputElement>).uploadFile(list)
  await popup.waitForSelector("[data-stage=columns]")
  await look("columns")
  await press(fr.import.check)
  await popup.waitForSelector("[data-stage=checked]")
  await press(fill(fr.import.confirm, { n: 200 }))
  await popup.waitForSelector("[data-stage=done]")
  rmSync(folder, { recursive: true })
  await press(fr.close)
  await popup.waitForSelector("[data-pool='200']")
  await look("pool")
  await press(fr.pool.dealThese)
  await popup.waitForSelector(".orphan-sellers input:checked")
  await press(fr.deal.preview)
  await press(fr.deal.give)
  await popup.waitForSelector(".orphan-lists [data-has]")
  await look("lists")
}

/** A day of after-sales reception: a client who calls, two dates, an e-mail that waits, its clocks and practices, the figures. */
export async function serviceDay(page: Page, popup: Page, sandbox: Sandbox): Promise<void> {
  await ask(popup, "policy.import", { text: JSON.stringify({ ...sandbox.policy, aftersales: reception }) })
  await ask(popup, "agent.set", { name: "Alex Gagné", department: "aftersales", branch: "Laval" })

  say("\n18. L’après-vente : un client appelle pour son entretien, l’agent dit quelle procédure commence.")
  await takeServiceCall(page, sandbox)
  await tell(page, { "data-rule": "aftersales.two-proposals" })
  await picture(page, "23-apres-vente")

  say("\n19. Deux dates à proposer : la première est trop loin.")
  await proposeTooFar(page)
  await tell(page, { "data-rule": "aftersales.two-proposals", text: /Trop loin/ })
  await propose(page, "first", 1, "10:00")
  await clickMark(page, await waitForMark(page, { "data-proposal": "mobility" }))
  await waitForMark(page, { "data-check": "two-dates", "data-state": "known" })
  await picture(page, "24-deux-dates")

  say("\n20. Un courriel du service attend : le temps qui reste, d’après l’heure où il est arrivé.")
  const at = Date.now() - 48 * 60_000
  const from = { name: "Marie-Ève Tremblay", address: "marie-eve@client.example" }
  const text = "Bonjour, ma voiture fait un bruit au freinage."
  sandbox.mailbox.account = mailbox
  sandbox.mailbox.threads = [{ subject: "Bruit au freinage", messages: [{ from, to: [mailbox], at, text }] }]
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
  say("\n22. Deux cents orphelins : le directeur les donne par petites bouchées.")
  const names: Record<string, string> = {
    columns: "28-colonnes",
    pool: "29-orphelins",
    lists: "30-listes-du-jour",
  }
  await dealOrphans(popup, (stage) => picture(popup, names[stage] ?? stage))
  await tellScreen(popup, ".orphan-lists [data-has]")

  say("\n23. La vendeuse ouvre sa journée : ses clients à appeler, et ce qui a été fait.")
  await ask(popup, "agent.set", { name: seller, department: "sales", branch: "Laval" })
  await showScreen(popup, "day", ".given [data-given]")
  await (await popup.waitForSelector(".given [data-mark=calledAt]"))?.click()
  await popup.waitForSelector(".given [data-mark=calledAt][aria-pressed=true]")
  await tellScreen(popup, ".given [data-given]")
  await picture(popup, "31-orphelins-du-jour")
}
