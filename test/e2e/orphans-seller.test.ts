import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import type { ElementHandle, Page } from "puppeteer"
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest"
import { dayOf, shiftDay } from "../../src/process/calendar"
import { dealId, orphanId } from "../../src/process/orphans/identity"
import type { Orphan, OrphanDeal, ResultsFile } from "../../src/process/orphans/types"
import { fr } from "../../src/words/fr/given"
import { say } from "../../src/words"
import { clickMark, fits, marks, until, type Wanted } from "../browser"
import { writeNote } from "../tour/agent"
import { address, recordTab, table } from "./desk"
import { expectRows, withExtension } from "./harness"
import { looks, Screen, type Look } from "./screens"

const held = withExtension({ sandbox: true })
let at: Screen
let folder = ""
const me = "Alex Gagné"
const today = dayOf(new Date())
const client = (given: Omit<Orphan, "id">): Orphan => ({ ...given, id: orphanId(given) })
const deal = (clients: Orphan[], seller = me, day = today): OrphanDeal => ({
  id: dealId({ day, branch: "Laval", seller }),
  day,
  branch: "Laval",
  seller,
  clients,
})
const fileOf = (...deals: OrphanDeal[]): string => JSON.stringify({ jalon: "orphans", version: 1, deals })
/** The client of a file of the stand-in whose owner is somebody else. */
const karim = (): Orphan =>
  client({
    name: "Karim Belhadj",
    url: held.sandbox.url("owner-off"),
    make: "Honda",
    model: "Civic",
    year: 2019,
  })
const others = [
  client({ name: "Ana Côté", phone: "450 555-0143" }),
  client({ name: "Bo Lam", email: "bo@exemple.ca" }),
]

/** My day, in view: a tab behind another draws nothing. */
const day = async (...look: [] | [Look]): Promise<void> => {
  await at.page.bringToFront()
  await at.show("day", ...look)
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "jalon-orphans-"))
  at = await Screen.open(held.launched)
  const { roster } = held.sandbox.policy
  const people = roster?.people?.map((one) =>
    ["Maëlle Dansereau", "Chloé Arsenault"].includes(one.name) ? { ...one, left: shiftDay(today, -30) } : one,
  )
  await at.ask("policy.import", {
    text: JSON.stringify({ ...held.sandbox.policy, roster: { ...roster, ...(people && { people }) } }),
  })
  await at.ask("agent.set", { name: me, department: "sales", branch: "Laval" })
})
afterAll(() => rmSync(folder, { recursive: true }))
beforeEach(async () => {
  await day()
  await at.page.evaluate(
    () =>
      new Promise<void>((done) => {
        const opening = indexedDB.open("jalon")
        opening.onsuccess = () => {
          const writing = opening.result.transaction("given", "readwrite")
          writing.objectStore("given").clear()
          writing.oncomplete = () => {
            opening.result.close()
            done()
          }
        }
      }),
  )
})

const open = async (name: string, text: string): Promise<void> => {
  const path = join(folder, name)
  writeFileSync(path, text)
  const input = (await at.find(".given input[type=file]")) as ElementHandle<HTMLInputElement>
  await input.uploadFile(path)
}
const press = async (mark: keyof typeof fr.marks, name: string): Promise<void> =>
  (await at.find(`::-p-xpath(//*[@data-given][.//strong[.="${name}"]]//*[@data-mark="${mark}"])`)).click()
const pressed = (mark: string) => at.find(`[data-mark=${mark}][aria-pressed=true]`)

/** A picture to look at, where a folder is given for it. */
const shoot = async (page: Page, name: string): Promise<void> => {
  const into = process.env["JALON_SHOTS"]
  if (into !== undefined) await page.screenshot({ path: `${into}/given-${name}.png` })
}

test("orphans.daily-list in my day: a list opened once, damaged, of others; marks, and results to hand in", async () => {
  await day()
  await at.says(".given", fr.none)
  const text = fileOf(deal([karim(), ...others]), deal([client({ name: "Pas Moi" })], "Ismaël Traoré"))
  await open("coupée.json", text.slice(0, 200))
  await at.says(".given [role=alert]", fr.refused.unreadable)
  await open("abîmée.json", text.replaceAll(me, ""))
  await at.says(".given [role=alert]", fr.refused.damaged)
  await open("à d’autres.json", fileOf(deal(others, "Ismaël Traoré")))
  await at.says(".given [role=alert]", say(fr.refused.nobody, { name: me }))
  await open("liste.json", text)
  await at.says(".given [role=status]", say(fr.taken, { fresh: 3 }))
  expect(await at.texts(".given [data-given] strong")).toEqual(["Ana Côté", "Bo Lam", "Karim Belhadj"])
  expect(await at.page.$$eval(".given a[href^='tel:']", (all) => all.map(({ href }) => href))).toEqual([
    "tel:+14505550143",
  ])
  await press("reachedAt", "Ana Côté")
  await press("notedAt", "Bo Lam")
  await at.says("[data-called='1']", say(fr.progress, { called: 1, n: 3 }))
  await press("notedAt", "Bo Lam")
  await open("liste.json", text)
  await at.says(".given [role=status]", fr.same)
  const cdp = await at.page.createCDPSession()
  await cdp.send("Browser.setDownloadBehavior", { behavior: "allow", downloadPath: folder })
  await at.press(fr.results)
  const file = await until(at.page, "the results", () =>
    Promise.resolve(readdirSync(folder).find((name) => name.endsWith(`${today}.json`))),
  )
  const { results, jalon } = JSON.parse(readFileSync(join(folder, file), "utf8")) as ResultsFile
  expect(jalon).toBe("orphans-results")
  const done = results.map(({ orphan, progress }) => [
    orphan,
    progress.calledAt !== null,
    progress.notedAt !== null,
  ])
  expect(done).toContainEqual([others[0]?.id, true, false])
  expect(done.filter(([, ...some]) => some.includes(true))).toHaveLength(1)
})

test("orphans.status and orphans.note-and-owner on the client’s file: the note, then the owner, as the page shows them", async () => {
  await at.ask("orphans.take", { text: fileOf(deal([karim(), ...others])) })
  const page = await recordTab(held.launched, held.sandbox, "owner-off")
  await expectRows(page, { "orphans.status": "invalid hint", "orphans.note-and-owner": null })
  await day()
  await press("calledAt", "Karim Belhadj")
  await pressed("calledAt")
  await page.bringToFront()
  const rows = await expectRows(page, { "orphans.note-and-owner": "missing hint" })
  await shoot(page, "file")
  expect(rows["orphans.note-and-owner"]?.text).toContain("Laissez une note sur l’appel.")
  await writeNote(page, "Il viendra samedi voir les nouveaux modèles.")
  await expectRows(page, { "orphans.note-and-owner": "ok", "orphans.status": "invalid" })
  await until(page, "the note kept", async () => (await kept())?.["notedAt"] ?? undefined)
  await day()
  await pressed("notedAt")
  await press("reachedAt", "Karim Belhadj")
  await pressed("reachedAt")
  await page.bringToFront()
  const reached = await expectRows(page, { "orphans.note-and-owner": "missing hint", "orphans.status": "ok" })
  expect(reached["orphans.note-and-owner"]?.text).toContain("mettez votre nom comme gestionnaire")
  const id = held.sandbox.dossiers["owner-off"]?.id
  const record = held.sandbox.records("Potentials").find((one) => one.id === id)
  const mine = held.sandbox
    .records("Potentials")
    .find(({ values }) => JSON.stringify(values["SMOWNERID"]).includes(me))
  Object.assign(record?.values ?? {}, { SMOWNERID: mine?.values["SMOWNERID"] })
  await page.reload()
  await expectRows(page, { "orphans.note-and-owner": "ok" })
  await until(page, "the owner kept", async () => (await kept())?.["ownedAt"] ?? undefined)
  await day()
  await at.says(".given", fr.owned)
  await page.close()
})
const kept = async () =>
  (await table(at.page, "given")).find(({ client: one }) => (one as Orphan).name === "Karim Belhadj")

test("orphans.status on a file once won whose seller has left, at a service visit, and on the client’s page", async () => {
  const page = await recordTab(held.launched, held.sandbox, "stage-livre")
  const rows = await expectRows(page, { "orphans.status": "invalid hint", "orphans.note-and-owner": null })
  expect(rows["orphans.status"]?.text).toContain("Maëlle Dansereau ne travaille plus ici.")
  await page.goto(address(held.sandbox, "stage-vendu-non-livre"))
  await expectRows(page, { "orphans.status": "unknown" })
  await page.goto(address(held.sandbox, "ready"))
  await expectRows(page, { "bdc.opp.phone": "ok", "orphans.status": null })
  await page.goto(address(held.sandbox, "aftersales"))
  const visit = await expectRows(page, { "orphans.status": "invalid hint", "orphans.note-and-owner": null })
  expect(visit["orphans.status"]?.text).toContain("Chloé Arsenault ne travaille plus ici.")
  const contact = held.sandbox.records("Contacts").find(({ values }) => values["LASTNAME"] === "Mailhot")
  const phone =
    [contact?.values["PHONE"], contact?.values["MOBILE"]].find((one) => typeof one === "string") ?? ""
  await at.ask("orphans.take", { text: fileOf(deal([client({ name: "Édouard Mailhot", phone })])) })
  await page.goto(`https://crm.zoho.com/crm/org700000001/tab/Contacts/${contact?.id ?? ""}`)
  await expectRows(page, { "orphans.status": "invalid hint" })
  await page.close()
})

test("script.orphan-first-call starts beside the client’s page, and its end marks the call", async () => {
  await at.ask("orphans.take", { text: fileOf(deal([karim()])) })
  await day()
  const start = say(fr.script, { name: "Karim Belhadj" })
  await at.press(start)
  await at.says(".given [role=alert]", fr.closed)
  const page = await recordTab(held.launched, held.sandbox, "owner-off")
  await at.page.bringToFront()
  await at.press(start)
  const step = (wanted: Wanted) =>
    until(page, JSON.stringify(wanted), async () =>
      (await marks(page, "#jalon-player")).find((mark) => fits(mark, wanted)),
    )
  await step({ "data-script": "script.orphan-first-call" })
  await page.bringToFront()
  const none = await step({ "data-answer": "none" })
  await clickMark(page, none)
  await step({ "data-step": "note-only" })
  expect((await kept())?.["calledAt"]).toBeNull()
  await page.keyboard.press("Enter")
  await until(page, "the call kept", async () => (await kept())?.["calledAt"] ?? undefined)
  expect((await kept())?.["reachedAt"]).toBeNull()
  await page.close()
})
test("ten clients with long names, in every look", async () => {
  const long = Array.from({ length: 10 }, (_one, n) =>
    client({
      name:
        n === 3
          ? "Marie-Antoinette-Joséphine de la Bruyère-Desrochers Saint-Onge"
          : `Client Numéro ${String(n)}`,
      phone: `514 555-01${String(n).padStart(2, "0")}`,
      ...(n % 2 === 0 && { url: held.sandbox.url("ready") + String(n) }),
      make: "Mercedes-Benz",
      model: "GLE 450 4MATIC Édition spéciale",
      year: 2019,
      area: "Saint-Jean-sur-Richelieu",
    }),
  )
  await at.ask("orphans.take", { text: fileOf(deal(long), deal(others, me, shiftDay(today, -1))) })
  for (const look of looks) {
    await day(look)
    await at.find("[data-given]")
    if (look === looks[0]) await press("reachedAt", "Client Numéro 0")
    expect(await at.texts(".given [data-given]")).toHaveLength(12)
    await at.clean(`clients given, ${look.scheme}, ${String(look.width)}`)
    await shoot(at.page, `${look.scheme}-${String(look.width)}`)
  }
})
