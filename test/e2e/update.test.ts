import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest"
import { launch, openPopup, until, waitForMark, waitForNoMark, type Launched } from "../browser"
import { startSandbox, type Sandbox } from "../sandbox/index"
import {
  asPopup,
  health,
  heldSheet,
  meetingTab,
  meetingsSaved,
  recordTab,
  saveButton,
  settleServer,
  wrongMeeting,
} from "./desk"
import { built, expectRows } from "./harness"

/** The extension goes away or is replaced under an open page: the page never suffers, and only one of ours speaks. */
let sandbox: Sandbox
let launched: Launched
let dir: string
beforeAll(async () => {
  sandbox = await startSandbox({ delay: 60 })
})
afterAll(() => sandbox.close())
beforeEach(async () => {
  dir = mkdtempSync(join(tmpdir(), "jalon-build-"))
  cpSync(built, dir, { recursive: true })
  launched = await launch({ extensionDir: dir, sandboxPort: sandbox.port })
})
afterEach(async () => {
  await launched.close()
  rmSync(dir, { recursive: true, force: true })
})

/** A newer version on disk, installed as the browser's own update does. */
async function update(version: string): Promise<void> {
  const path = join(dir, "manifest.json")
  const manifest = JSON.parse(readFileSync(path, "utf8")) as { version: string }
  writeFileSync(path, JSON.stringify({ ...manifest, version }))
  expect(await launched.browser.installExtension(dir)).toBe(launched.extensionId)
}

describe("an update", () => {
  test("hands the open page over: one overlay, what was kept is there, Save is held once and saved once", async () => {
    const page = await meetingTab(launched, sandbox, "ready")
    await wrongMeeting(page)
    const before = await openPopup(launched.browser, launched.extensionId)
    await asPopup(before, "agent.set", { name: "Alex Gagné", department: "bdc", branch: "Laval" })
    await asPopup(before, "rule.set", { id: "bdc.meeting.location-empty", level: "hint" })
    await before.close()

    for (const version of ["0.1.1", "0.1.2"]) {
      await update(version)
      const popup = await openPopup(launched.browser, launched.extensionId)
      expect(await popup.evaluate(() => chrome.runtime.getManifest().version)).toBe(version)
      await until(popup, "the new script in the page", async () => (await health(popup, page)) ?? undefined)
      const settings = await asPopup<{ value: { agent: { name: string }; rules: object } }>(
        popup,
        "settings.get",
      )
      expect(settings.value.agent.name).toBe("Alex Gagné")
      expect(settings.value.rules).toHaveProperty(["bdc.meeting.location-empty"])
      await popup.close()
      await page.bringToFront()
      await waitForMark(page, { "data-rule": "bdc.meeting.subject", "data-level": "block" })
      expect(await page.evaluate(() => document.querySelectorAll("#jalon-overlay").length)).toBe(1)
      const saved = sandbox.saves.length
      await (await saveButton(page)).click()
      await heldSheet(page)
      await settleServer(page)
      expect(sandbox.saves.length).toBe(saved)
      await page.keyboard.press("Escape")
      await waitForNoMark(page, { "data-blocked": /./ })
    }
    const popup = await openPopup(launched.browser, launched.extensionId)
    for (const id of ["subject", "priority", "category", "type", "branch", "language", "transfer", "status"])
      await asPopup(popup, "rule.set", { id: `bdc.meeting.${id}`, level: "warn" })
    for (const id of ["bdc.meeting.datetime", "bdc.meeting.opportunity-ready", "bdc.meeting.agrees"])
      await asPopup(popup, "rule.set", { id, level: "warn" })
    await page.bringToFront()
    await waitForMark(page, { "data-rule": "bdc.meeting.subject", "data-level": "warn" })
    const saved = meetingsSaved(sandbox)
    await (await saveButton(page)).click({ count: 2 })
    await page.waitForSelector(".meetingModal", { hidden: true })
    expect(meetingsSaved(sandbox)).toBe(saved + 1)
  })
})

test("removed under an open page: Save passes, once, and nothing of ours stays in the way", async () => {
  const page = await meetingTab(launched, sandbox, "ready")
  await wrongMeeting(page)
  await (await saveButton(page)).click()
  await heldSheet(page)
  await page.keyboard.press("Escape")
  await launched.browser.uninstallExtension(launched.extensionId)
  const saved = meetingsSaved(sandbox)
  await (await saveButton(page)).focus()
  await page.keyboard.press("Enter")
  await page.waitForSelector(".meetingModal", { hidden: true })
  expect(meetingsSaved(sandbox)).toBe(saved + 1)
})

test("removed under a page that stands still: our panel is gone before it is touched", async () => {
  const page = await recordTab(launched, sandbox, "no-email")
  await expectRows(page, { "bdc.opp.email": "missing" })
  // Drawn to its end: a change of the page's own would tell as well.
  await page.waitForNetworkIdle()
  await launched.browser.uninstallExtension(launched.extensionId)
  await page.mouse.move(400, 300)
  await page.waitForFunction(() => document.getElementById("jalon-overlay") === null)
})

test("installed on a page that was open before: it speaks there without a reload", async () => {
  const page = await launched.browser.newPage()
  await launched.browser.uninstallExtension(launched.extensionId)
  await page.goto(`${sandbox.url("no-email")}?mirror=0`)
  await page.waitForSelector(".dvHead h1")
  await launched.browser.installExtension(dir)
  await expectRows(page, { "bdc.opp.email": "missing" })
})
