import { generateKeyPairSync } from "node:crypto"
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { createServer, type Server } from "node:http"
import { type AddressInfo } from "node:net"
import { tmpdir } from "node:os"
import { basename, join } from "node:path"
import type { Page } from "puppeteer"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { versions } from "../../src/store/database"
import { launch, marks, openPopup, until, waitForMark, waitForNoMark, type Launched } from "../browser"
import { packCrx, type Hosted } from "../package/crx"
import { startSandbox, type Sandbox } from "../sandbox/index"
import { releases } from "../unit/store/released"
import {
  asPopup,
  health,
  heldSheet,
  meetingTab,
  meetingsSaved,
  recordTab,
  saveButton,
  settleServer,
  table,
  wrongMeeting,
  type StoredRow,
} from "./desk"
import { built, rowsIn } from "./harness"
import { extensionsPage, reloadPolicy, ruledBrowser, type Extensions } from "./policy"

const ruled = ruledBrowser()
const name = ruled
  ? "deployed by policy"
  : "deployed by policy: skipped, a browser cannot be given a policy folder of its own here"

const release = releases(Date.now()).at(-1)
/** A worker of that release's time: it keeps what people had gathered, in the shape of then. */
const oldWorker = `
  const open = indexedDB.open("jalon", ${String((release?.version ?? 0) * 10)})
  const { stores, rows } = ${JSON.stringify(release)}
  open.onupgradeneeded = () => {
    for (const [name, schema] of Object.entries(stores)) {
      const [key, ...indexes] = schema.split(",").map((part) => part.trim().replace(/^[&]/, ""))
      const path = (text) => text.startsWith("[") ? text.slice(1, -1).split("+") : text
      const table = open.result.createObjectStore(name, { keyPath: path(key) })
      for (const index of indexes) table.createIndex(index.replace("*", ""), index.replace("*", ""), { multiEntry: index.startsWith("*") })
    }
  }
  open.onsuccess = async () => {
    const key = await crypto.subtle.generateKey({ name: "HMAC", hash: "SHA-256" }, false, ["sign"])
    const put = open.result.transaction(Object.keys(stores), "readwrite")
    for (const [name, list] of Object.entries(rows)) for (const row of list) put.objectStore(name).put(row)
    put.objectStore("secrets").put({ name: "look-up", key })
    put.oncomplete = () => open.result.close()
  }
`

describe.skipIf(!ruled)(name, { shuffle: false }, () => {
  let dir: string
  let server: Server
  let folder: string
  let hosted: Hosted
  let sandbox: Sandbox
  let launched: Launched
  let extensions: Extensions
  let page: Page
  const asked: string[] = []
  const profile = () => join(dir, "profile")

  /** A version made by `npm run package`'s own means and put where browsers look. */
  function publish(
    version: string,
    { worker, key = "own.pem" }: { worker?: string; key?: string } = {},
  ): void {
    const copy = join(dir, `build-${version}`)
    cpSync(built, copy, { recursive: true })
    const path = join(copy, "manifest.json")
    const manifest = JSON.parse(readFileSync(path, "utf8")) as { background: { service_worker: string } }
    writeFileSync(path, JSON.stringify({ ...manifest, version }))
    if (worker !== undefined) writeFileSync(join(copy, manifest.background.service_worker), worker)
    hosted = packCrx(copy, join(dir, "hosted"), { key: join(dir, key), folder })
  }
  const installed = (version: string | null) =>
    until(extensions.page, `version ${String(version)}`, async () =>
      (await extensions.version(hosted.id)) === version ? true : undefined,
    )
  const rule = (policy: object) => ruled?.set({ DeveloperToolsAvailability: 1, ...policy })
  const managed = {
    version: 1,
    team: "Essai",
    rules: { "bdc.opp.email": { level: "hint" } },
    silenced: ["bdc.opp.phone"],
    law: { recorded: true },
  }
  const force = () => ({
    ExtensionSettings: { [hosted.id]: { installation_mode: "force_installed", update_url: hosted.updates } },
    "3rdparty": { extensions: { [hosted.id]: managed } },
  })
  const rows = async (popup: Page): Promise<Record<string, StoredRow[]>> =>
    Object.fromEntries(
      await Promise.all(
        Object.keys(release?.rows ?? {}).map(async (one) => [one, await table(popup, one)] as const),
      ),
    )
  const expectKept = async (popup: Page) => {
    const kept = await rows(popup)
    for (const [one, wanted] of Object.entries(release?.rows ?? {}))
      expect(kept[one], one).toEqual(expect.arrayContaining(wanted))
    expect(await table(popup, "secrets")).toHaveLength(1)
  }
  /** What of the profile is of this extension: files and folders named by it, and those in which a client that it kept can be read. */
  const left = (): string[] =>
    readdirSync(profile(), { recursive: true, withFileTypes: true })
      .filter((one) => {
        if (one.name.includes(hosted.id)) return true
        const path = join(one.parentPath, one.name)
        return one.isFile() && existsSync(path) && readFileSync(path).includes("Lemieux-Fortier")
      })
      .map((one) => join(one.parentPath, one.name))

  beforeAll(async () => {
    dir = mkdtempSync(join(tmpdir(), "jalon-deployed-"))
    // As openssl writes them, today and formerly.
    for (const [file, type] of [
      ["own.pem", "pkcs8"],
      ["other.pem", "pkcs1"],
    ] as const) {
      const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 })
      writeFileSync(join(dir, file), privateKey.export({ type, format: "pem" }))
    }
    server = createServer((request, response) => {
      const file = (request.url ?? "/").split("?")[0] ?? ""
      asked.push(file)
      try {
        response.end(readFileSync(join(dir, "hosted", basename(file))))
      } catch {
        response.writeHead(404).end()
      }
    })
    await new Promise<void>((done) => server.listen(0, "127.0.0.1", done))
    folder = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}/jalon/`
    publish("0.0.9", { worker: oldWorker })
    rule(force())
    sandbox = await startSandbox({ delay: 60 })
    const browser = await launch({
      ...(ruled && { executable: ruled.executable }),
      profile: profile(),
      sandboxPort: sandbox.port,
      withoutArgs: ["--disable-background-networking", "--disable-extensions"],
      extraArgs: ["--no-sandbox"],
    })
    launched = { ...browser, extensionId: hosted.id }
    extensions = await extensionsPage(browser.browser)
  })
  afterAll(async () => {
    await launched.close()
    await sandbox.close()
    server.close()
    rmSync(dir, { recursive: true, force: true, maxRetries: 5 })
    ruled?.drop()
  })

  test("is installed without anybody's hand, from the address that the policy names", async () => {
    await installed("0.0.9")
    expect(asked).toEqual(expect.arrayContaining(["/jalon/updates.xml", "/jalon/jalon-0.0.9.crx"]))
    page = await meetingTab(launched, sandbox, "ready")
  })

  test("brings a store of the release before to today's, every row of it", async () => {
    publish("0.1.0")
    await extensions.update()
    await installed("0.1.0")
    const popup = await openPopup(launched.browser, hosted.id)
    expect(await popup.evaluate(() => chrome.runtime.getManifest().version)).toBe("0.1.0")
    expect(await asPopup(popup, "settings.get")).toMatchObject({
      ok: true,
      value: { agent: { name: "Alex Roy" } },
    })
    const version = () =>
      popup.evaluate(async () => (await indexedDB.databases()).find((one) => one.name === "jalon")?.version)
    expect(await version()).toBe(versions.length * 10)
    await expectKept(popup)
    await popup.close()
  })

  test("is configured by the policy: the browser takes it whole, the page follows it, the popup shows it locked", async () => {
    await reloadPolicy(launched.browser)
    const popup = await openPopup(launched.browser, hosted.id, "#rules")
    await until(popup, "the policy", async () => {
      const { value } = await asPopup<{ value: { rules: object } }>(popup, "settings.get")
      return JSON.stringify(value.rules).includes(`"bdc.opp.email":{"level":"hint"`) || undefined
    })
    expect(await popup.evaluate(() => chrome.storage.managed.get())).toEqual(managed)
    await popup.reload()
    const row = `[data-rule="bdc.opp.email"]`
    await popup.waitForSelector(`${row} .locked`)
    expect(await popup.$eval(`${row} select`, (select) => [select.disabled, select.value])).toEqual([
      true,
      "hint",
    ])
    await popup.close()
    const tab = await recordTab(launched, sandbox, "no-email")
    await waitForMark(tab, { "data-rule": "bdc.opp.email", "data-level": "hint" })
    expect(rowsIn(await marks(tab))).not.toHaveProperty(["bdc.opp.phone"])
    await tab.close()
  })

  test("hands an open page over to the next version, which keeps every row", async () => {
    await page.bringToFront()
    await wrongMeeting(page)
    publish("0.2.0")
    await extensions.update()
    await installed("0.2.0")
    const popup = await openPopup(launched.browser, hosted.id)
    await until(popup, "the new script in the page", async () => (await health(popup, page)) ?? undefined)
    await expectKept(popup)
    await popup.close()
    await page.bringToFront()
    await waitForMark(page, { "data-rule": "bdc.meeting.subject", "data-level": "block" })
    expect(await page.evaluate(() => document.querySelectorAll("#jalon-overlay").length)).toBe(1)
    const saved = meetingsSaved(sandbox)
    await (await saveButton(page)).click()
    await heldSheet(page)
    await settleServer(page)
    expect(meetingsSaved(sandbox)).toBe(saved)
    await page.keyboard.press("Escape")
    await waitForNoMark(page, { "data-blocked": /./ })
  })

  test("is not replaced by a package that another key has signed, under its own id and address", async () => {
    const { id } = hosted
    publish("0.3.0", { key: "other.pem" })
    const updates = join(dir, "hosted/updates.xml")
    writeFileSync(updates, readFileSync(updates, "utf8").replace(hosted.id, id))
    hosted = { ...hosted, id }
    // It ends once what it found is installed, or refused.
    await extensions.update()
    expect(asked.at(-1)).toBe("/jalon/jalon-0.3.0.crx")
    expect(await extensions.version(id)).toBe("0.2.0")
  })

  test("is removed by the policy, and nothing of it is left", async () => {
    expect(left().filter((path) => path.endsWith(".log"))).not.toEqual([])
    rule({})
    await reloadPolicy(launched.browser)
    await installed(null)
    await until(extensions.page, "its files to leave", () =>
      Promise.resolve(left().length === 0 || undefined),
    )
    await page.bringToFront()
    const saved = meetingsSaved(sandbox)
    await (await saveButton(page)).focus()
    await page.keyboard.press("Enter")
    await page.waitForSelector(".meetingModal", { hidden: true })
    expect(meetingsSaved(sandbox)).toBe(saved + 1)
    await page.waitForFunction(() => document.getElementById("jalon-overlay") === null)
  })
})
