import {
  accessSync,
  constants,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs"
import { createHash } from "node:crypto"
import { tmpdir } from "node:os"
import { join } from "node:path"
import type { Page } from "puppeteer"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { launch, openPopup, until, waitForMark, waitForNoMark, type Launched } from "../browser"
import { startSandbox, type Sandbox } from "../sandbox/index"
import { asPopup, recordTab } from "./desk"
import { built, expectRows } from "./harness"
import { reloadPolicy } from "./policy"

/** A policy file of the browser's own folder, for a copy of the build under an id that no other browser here has. */
const folder = "/etc/chromium/policies/managed"
const file = join(folder, `jalon-test-${String(process.pid)}.json`)

/** Whether a policy file can be put there; folders made for it are taken away after. */
const made = ["/etc/chromium", "/etc/chromium/policies", folder].find((path) => !existsSync(path))
function may(): boolean {
  try {
    mkdirSync(folder, { recursive: true })
    accessSync(folder, constants.W_OK)
    return true
  } catch {
    return false
  }
}
const writable = process.platform === "linux" && may()
const name = writable ? "a managed policy" : `a managed policy: skipped, ${folder} cannot be written`

/** The id that Chromium gives an unpacked extension without a key: from its path. */
const idOf = (dir: string): string =>
  [...createHash("sha256").update(dir).digest("hex").slice(0, 32)]
    .map((digit) => String.fromCharCode(97 + parseInt(digit, 16)))
    .join("")

/** A rule without code, every part of it. */
const ownRule = {
  id: "own.source",
  form: "one-of",
  field: "opportunity.source",
  values: ["Web", "Téléphone"],
  when: { field: "opportunity.type", values: ["Web"] },
  level: "observe",
  title: "Source",
  why: "Essai",
}

describe.skipIf(!writable)(name, { shuffle: false }, () => {
  let dir: string
  let launched: Launched
  let sandbox: Sandbox
  let page: Page
  const policy = (content: object) =>
    writeFileSync(file, JSON.stringify({ "3rdparty": { extensions: { [idOf(dir)]: content } } }))

  beforeAll(async () => {
    dir = mkdtempSync(join(tmpdir(), "jalon-managed-"))
    cpSync(built, dir, { recursive: true })
    const path = join(dir, "manifest.json")
    const { key: _key, ...manifest } = JSON.parse(readFileSync(path, "utf8")) as Record<string, unknown>
    writeFileSync(path, JSON.stringify(manifest))
    policy({
      version: 1,
      team: "Essai",
      agent: { role: "agent" },
      rules: { "bdc.opp.email": { level: "hint" } },
      ownRules: [ownRule],
    })
    sandbox = await startSandbox({ delay: 60 })
    launched = await launch({ extensionDir: dir, sandboxPort: sandbox.port })
    expect(launched.extensionId).toBe(idOf(dir))
    page = await recordTab(launched, sandbox, "no-email")
  })
  afterAll(async () => {
    rmSync(file, { force: true })
    if (made !== undefined) rmSync(made, { recursive: true, force: true })
    await launched.close()
    await sandbox.close()
    rmSync(dir, { recursive: true, force: true })
  })

  test("is accepted by the browser, reaches the open page and wins", async () => {
    await waitForMark(page, { "data-rule": "bdc.opp.email", "data-level": "hint" }, 15_000)
    const popup = await openPopup(launched.browser, launched.extensionId)
    const refused = await asPopup<{ ok: boolean }>(popup, "rule.set", { id: "bdc.opp.email", level: "off" })
    expect(refused.ok).toBe(false)
    expect(await asPopup(popup, "own.get")).toMatchObject({
      value: { readOnly: true, rules: [{ rule: ownRule, from: "managed", locked: true, known: true }] },
    })
    await popup.close()
  })

  test("shows as locked in the popup, and an agent reads only", async () => {
    const popup = await openPopup(launched.browser, launched.extensionId, "#rules")
    const row = `[data-rule="bdc.opp.email"]`
    await popup.waitForSelector(`${row} .locked`)
    expect(await popup.$eval(`${row} select`, (select) => [select.disabled, select.value])).toEqual([
      true,
      "hint",
    ])
    expect(await popup.$$eval(".rule select:not(:disabled)", (all) => all.length)).toBe(0)
    await popup.close()
  })

  test("leaves no way to correct a field to whom it does not make a lead", async () => {
    await page.bringToFront()
    const popup = await openPopup(launched.browser, launched.extensionId, "#page")
    await popup.waitForSelector(`[data-field="opportunity.phone"]`)
    await popup.waitForSelector("[data-diagnose]")
    expect(await popup.$$("[data-correct]")).toEqual([])
    const tab = await popup.evaluate(
      async () => (await chrome.tabs.query({ url: "https://crm.zoho.com/*" }))[0]?.id,
    )
    const asked = { tab, field: "opportunity.phone" }
    expect(await asPopup(popup, "fit.start", asked)).toEqual({ ok: false, error: "refused" })
    expect(await asPopup(popup, "field.set", { field: asked.field, signs: null })).toMatchObject({
      ok: false,
    })
    await popup.close()
  })

  test("is silent where it lists other organisations, and speaks again when it is taken away", async () => {
    policy({ version: 1, organisations: ["org700000099"] })
    const popup = await openPopup(launched.browser, launched.extensionId)
    await reloadPolicy(launched.browser)
    await page.bringToFront()
    await waitForNoMark(page, () => true, 15_000)
    rmSync(file, { force: true })
    await reloadPolicy(launched.browser)
    await page.bringToFront()
    await expectRows(page, { "bdc.opp.email": "missing" })
    await waitForMark(page, { "data-rule": "bdc.opp.email", "data-level": "warn" }, 15_000)
    await until(popup, "a lead's hand", async () =>
      (await asPopup<{ ok: boolean }>(popup, "rule.set", { id: "bdc.opp.email", level: "warn" })).ok
        ? true
        : undefined,
    )
  })
})
