import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import type { ElementHandle, Page } from "puppeteer"
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest"
import type { DoNotCallView } from "../../src/messages"
import { dayOf, shiftDay } from "../../src/process/calendar"
import { dealId, orphanId } from "../../src/process/orphans/identity"
import { doNotCallDays } from "../../src/process/law"
import { say } from "../../src/words"
import { dayWords } from "../../src/words/clock"
import { fr } from "../../src/words/fr/do-not-call"
import { law, lawLines } from "../../src/words/fr/law"
import { marks, until } from "../browser"
import { next, setClock } from "./clock"
import { recordTab, table } from "./desk"
import { expectRows, withExtension } from "./harness"
import { looks, Screen } from "./screens"

/** What goes before a call: its hours, the numbers that are not to be called, the relationship, a script's first words. */
const held = withExtension({ sandbox: true, viewport: { width: 1280, height: 720 } })
const wide = { width: 1280, height: 720, scheme: "light" } as const
const today = dayOf(new Date())
let folder = ""
let at: Screen

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "jalon-law-"))
  at = await Screen.open(held.launched)
  await at.ask("agent.set", { name: "Alex Gagné", department: "bdc", branch: "Laval" })
  const cdp = await at.page.createCDPSession()
  await cdp.send("Browser.setDownloadBehavior", { behavior: "allow", downloadPath: folder })
})
afterAll(() => rmSync(folder, { recursive: true }))
beforeEach(async () => {
  await at.ask("settings.get")
  await setClock(held.launched, null)
  await at.ask("policy.import", { text: JSON.stringify({ version: 1 }) })
  await at.page.evaluate(
    () =>
      new Promise<void>((done) => {
        const opening = indexedDB.open("jalon")
        opening.onsuccess = () => {
          const writing = opening.result.transaction("doNotCall", "readwrite")
          writing.objectStore("doNotCall").clear()
          writing.oncomplete = () => {
            opening.result.close()
            done()
          }
        }
      }),
  )
  await at.page.bringToFront()
})

const list = () => at.ask<DoNotCallView>("doNotCall.get", { search: "" })
const status = (text: string) => at.says(".do-not-call", text)
const shoot = async (page: Page, name: string): Promise<void> => {
  const into = process.env["JALON_SHOTS"]
  if (into !== undefined) await page.screenshot({ path: `${into}/law-${name}.png` })
}
/** The number that the stand-in has for a file. */
const phoneOf = (page: Page): string => {
  const id = /\d{10,}/.exec(page.url())?.[0] ?? ""
  const phone: unknown = held.sandbox.records("Potentials").find((one) => one.id === id)?.values[
    "POTENTIALCF1"
  ]
  return typeof phone === "string" ? phone : ""
}

test("law.do-not-call, the list: entered and taken back, taken out with a reason, in and out as a file, searched; axe", async () => {
  await at.show("doNotCall", wide)
  await at.says(".do-not-call .message", fr.list.none)
  await at.says(".do-not-call", "Repère, sans garantie")
  await at.clean("do not call, empty")

  // Entered, and taken back.
  await at.fill(".do-not-call-add input[type=tel]", "700-0199")
  await at.press(fr.add.do)
  await at.says(".do-not-call-add [role=alert]", fr.add.wrong.number)
  await at.fill(".do-not-call-add input[type=tel]", "+1 (514) 700-0199 poste 12")
  await at.press(fr.add.do)
  await status(say(fr.add.done, { phone: "514 700-0199" }))
  await at.press(fr.add.undo)
  await status(say(fr.add.undone, { phone: "514 700-0199" }))
  await at.says(".do-not-call .message", fr.list.none)
  await at.fill(".do-not-call-add input[type=tel]", "514.700.0199")
  await at.press(fr.add.do)
  await at.find("[data-number='5147000199']")
  expect((await at.texts("[data-number='5147000199'] td")).slice(0, 3)).toEqual([
    today,
    today,
    doNotCallDays(today).keptUntil,
  ])

  // A colleague's file: one line late, one past its time, one that is no number.
  const late = shiftDay(today, -20)
  const path = join(folder, "liste.csv")
  const lines = [
    "Numéro;Demandé le",
    `450 700-0101;${late}`,
    "514 700-0102;2019-01-01",
    `abc;${today}`,
    "514 700-0103;hier",
  ]
  writeFileSync(path, `\uFEFF${lines.join("\r\n")}\r\n`)
  const input = (await at.find(".do-not-call input[type=file]")) as ElementHandle<HTMLInputElement>
  await input.uploadFile(path)
  await status(say(fr.file.done, { added: 1, changed: 0, same: 0 }))
  await status(say(fr.file.over, { n: 1 }))
  expect(
    await at.page.$$eval(".refused li", (all) => all.map(({ dataset }) => [dataset["line"], dataset["why"]])),
  ).toEqual([
    ["4", "number"],
    ["5", "date"],
  ])
  await at.says("[data-number='4507000101']", fr.list.late)
  await input.uploadFile(path)
  await status(say(fr.file.done, { added: 0, changed: 0, same: 1 }))

  // Taken out: a reason is asked, and stays.
  await at.press(say(fr.list.removeOf, { phone: "450 700-0101" }))
  await at.find(".dialog")
  await at.clean("do not call, taking a number out")
  await at.page.keyboard.press("Escape")
  await at.find("[data-number='4507000101'] button:focus")
  await at.page.keyboard.press("Enter")
  await at.fill(".dialog input", "Le client a changé d’avis")
  await at.press(fr.remove.do)
  await at.says("[data-number='4507000101']", "Le client a changé d’avis")
  await at.find("[data-count='1']")
  await at.press(fr.file.export)
  const name = await until(at.page, "the file", () =>
    Promise.resolve(readdirSync(folder).find((one) => /^ne-pas-appeler-.*\.csv$/.test(one))),
  )
  expect(readFileSync(join(folder, name), "utf8").split("\r\n").slice(1)).toEqual([
    `514 700-0199;${today};${today};${doNotCallDays(today).keptUntil};;`,
    `450 700-0101;${late};${today};${doNotCallDays(late).keptUntil};${today};Le client a changé d’avis`,
  ])
  await at.fill("input[type=search]", "0101")
  await until(at.page, "one number", async () =>
    (await at.page.$$("[data-number]")).length === 1 ? true : undefined,
  )
  await at.fill("input[type=search]", "9999")
  await at.says(".do-not-call .message", fr.list.nothing)
  // The other two were looked at above, or differ by their width alone.
  for (const look of looks.filter(({ width, scheme }) => (width === 380) === (scheme === "light"))) {
    await at.show("doNotCall", look)
    await at.find("[data-number]")
    await at.clean(`do not call, ${String(look.width)} ${look.scheme}`)
    await shoot(at.page, `${String(look.width)}-${look.scheme}`)
  }
})

test("law.calling-hours, law.do-not-call, law.relationship on a page: nothing while the pack is off, nothing where all is right, told at night, told once listed", async () => {
  const night = next("23:00")
  await setClock(held.launched, night)
  const page = await recordTab(held.launched, held.sandbox, "ready")
  const quiet = { "law.calling-hours": null, "law.do-not-call": null, "law.relationship": null }
  await expectRows(page, { "bdc.opp.phone": "ok", ...quiet })
  // The lead turns it on: the open page follows.
  await at.page.bringToFront()
  await at.show("doNotCall", wide)
  await (await at.find("[data-law=on] input")).click()
  await until(at.page, "the pack to be on", async () => ((await list()).on ? true : undefined))
  await page.bringToFront()
  const rows = await expectRows(page, { ...quiet, "law.calling-hours": "invalid warn" })
  expect(rows["law.calling-hours"]?.text).toMatch(/attendez .* (9|10)\u00a0h/)

  // By day all is right, until the client asks.
  const noon = next("12:00")
  const day = dayWords(dayOf(noon), "fr")
  await setClock(held.launched, noon)
  const phone = phoneOf(page)
  await at.page.bringToFront()
  await at.show("doNotCall", wide)
  await at.find("[data-here=open]")
  await shoot(at.page, "here")
  await at.press(fr.add.here)
  await at.find("[data-here=listed]")
  await page.bringToFront()
  const listed = await expectRows(page, { ...quiet, "law.do-not-call": "invalid warn" })
  expect(listed["law.do-not-call"]?.text).toContain(say(law["law.do-not-call"].do, { day }))
  // Beside the number too, and nothing is held.
  const beside = (await marks(page)).filter(({ attributes }) => attributes["class"] === "mark")
  const asked = say(law["law.do-not-call"].do, { day })
  expect(beside.map(({ attributes }) => attributes["title"])).toContain(asked)
  expect((await marks(page)).some(({ attributes }) => attributes["data-blocked"] !== undefined)).toBe(false)
  await shoot(page, "page")

  // Who calls is looked up: the mark is there, the answer too.
  await until(at.page, "the file to be kept", async () =>
    (await table(at.page, "dossiers")).length > 0 ? true : undefined,
  )
  await at.page.bringToFront()
  await at.show("find")
  await at.fill('[role="combobox"]', phone)
  await at.says("[data-do-not-call]", say(fr.asked, { day }))
  // Given to a seller: no link to call, and the reason beside the number.
  const client = { name: "Marie-Ève Chouinard", phone }
  const given = { day: dayOf(noon), branch: "Laval", seller: "Alex Gagné" }
  const deal = { ...given, id: dealId(given), clients: [{ ...client, id: orphanId(client) }] }
  await at.ask("orphans.take", { text: JSON.stringify({ jalon: "orphans", version: 1, deals: [deal] }) })
  await at.show("day")
  await at.says("[data-given] [data-do-not-call]", say(fr.asked, { day }))
  expect(await at.page.$("[data-given] a[href^='tel:']")).toBeNull()
  await shoot(at.page, "given")
  await page.close()

  // A loan that runs is a relationship; one that ended long ago no longer is.
  const running = await recordTab(held.launched, held.sandbox, "renewal")
  await expectRows(running, { "renewal.dossier-ready": "missing", ...quiet })
  await running.close()
  await setClock(held.launched, new Date(noon.getTime() + 364 * 86_400_000))
  const over = await recordTab(held.launched, held.sandbox, "renewal-over")
  const rowsOver = await expectRows(over, { "law.relationship": "invalid hint", "law.calling-hours": null })
  expect(rowsOver["law.relationship"]?.text).toContain("Contrat terminé le")
  await over.close()
})

test("law.recording-notice, law.french-first: the first step of a call tells them, the next does not", async () => {
  await at.show("doNotCall", wide)
  await at.ask("pack.set", { id: "law", on: true })
  await (await at.find("[data-law=recorded] input")).click()
  await until(at.page, "calls to be recorded", async () => ((await list()).recorded ? true : undefined))
  const page = await recordTab(held.launched, held.sandbox, "renewal-english")
  await expectRows(page, { "renewal.segment": "ok" })
  const tab = await at.page.evaluate(
    async (url) => (await chrome.tabs.query({ url: "https://*/*" })).find((one) => one.url === url)?.id ?? -1,
    page.url(),
  )
  const run = await at.ask<{ run: string; turn: number }>("run.start", {
    script: "script.renewal-regular",
    record: null,
    tab,
  })
  expect(run).toMatchObject({ language: "fr" })
  await page.bringToFront()
  const coach = (line: string) =>
    until(page, line, async () =>
      (await marks(page, "#jalon-player")).some(({ text }) => text.includes(line)) ? true : undefined,
    )
  await coach(lawLines["french-first"])
  await coach(lawLines["recording-notice"])
  await shoot(page, "script")
  await page.keyboard.press("1")
  await until(page, "the next step", async () => {
    const all = await marks(page, "#jalon-player")
    const on = all.some(({ attributes }) => attributes["data-step"] === "introduce")
    return on && !all.some(({ text }) => text.includes(lawLines["recording-notice"])) ? true : undefined
  })
  await page.close()
})
