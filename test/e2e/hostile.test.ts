import { mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { TargetType, type Page } from "puppeteer"
import { describe, expect, test } from "vitest"
import { marks, session, until, waitForMark, workerTarget } from "../browser"
import { hosts } from "../sandbox/index"
import { openMeeting, openRecord } from "../tour/agent"
import { wrongMeeting } from "./desk"
import { openWritten, withExtension } from "./harness"
import { but, detailPage, opportunity } from "./pages"

/** Text from a page is only ever text, and no one else may ask anything of us. */
const held = withExtension({ sandbox: true })

/** What ran that should not have: dialogs, errors of ours, and a flag that each attack would set. */
function watched(page: Page): string[] {
  const wrong: string[] = []
  page.on("dialog", (dialog) => {
    wrong.push(`dialog: ${dialog.message()}`)
    void dialog.dismiss()
  })
  page.on("pageerror", (error) => wrong.push(String(error)))
  page.on("console", (message) => {
    if (message.type() === "error" && /chrome-extension:|jalon/i.test(message.location().url ?? ""))
      wrong.push(message.text())
  })
  return wrong
}

const names = {
  markup: `<img src=x onerror="alert(1)"> <script>alert(2)</script>`,
  entity: "&lt;b&gt;Luc&lt;/b&gt; &amp; Léa",
  "right to left": "\u202eمرحبا بالعالم\u202c Haddad",
  emoji: "👩‍👩‍👧 🚗 Roy",
  blanks: "{name} {n} %s ${alert(3)}",
  long: "Anne".repeat(600),
}
describe.each(Object.entries(names))("a client's name of %s", (_what, name) => {
  test.each(["G1", "G2", "G3"] as const)("is shown as text, in %s", async (generation) => {
    const shown = name.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/"/g, "&quot;")
    const html = detailPage(generation, but(opportunity, { name: shown, contact: shown, stock: shown }), {
      id: "6000000000000000001",
      notes: [{ id: "1", text: shown, author: shown, at: "18/11/2026 10:00" }],
    })
    const page = await openWritten(held.launched, html)
    const wrong = watched(page)
    await waitForMark(page, { "data-progress": /./ })
    const all = await marks(page)
    expect(all.filter(({ tag }) => /^(img|script|iframe|style|object)$/.test(tag))).toEqual([])
    expect(
      all.flatMap(({ attributes }) => Object.keys(attributes)).filter((key) => key.startsWith("on")),
    ).toEqual([])
    expect(wrong).toEqual([])
    await page.close()
  })
})

test.each(["markup", "emoji", "long-name"])("the stand-in's %s, with its meeting", async (key) => {
  const page = await held.launched.browser.newPage()
  const wrong = watched(page)
  await openRecord(page, `${held.sandbox.url(key)}?mirror=0`)
  await waitForMark(page, { "data-progress": /./ })
  await openMeeting(page)
  await wrongMeeting(page, `<img src=x onerror=alert(4)> \u202e`)
  expect((await marks(page)).filter(({ tag }) => /^(img|script)$/.test(tag))).toEqual([])
  expect(wrong).toEqual([])
  await page.close()
})

describe("no one else commands the worker", () => {
  const change = { jalon: "rule.set", payload: { id: "bdc.opp.email", level: "off" } }

  test("not the page: it has no way to us, and what it posts or dispatches says nothing", async () => {
    const page = await held.launched.browser.newPage()
    await openRecord(page, `${held.sandbox.url("no-email")}?mirror=0`)
    await waitForMark(page, { "data-rule": "bdc.opp.email" })
    const reached = await page.evaluate(
      async (message, id) => {
        const { chrome: door } = globalThis as {
          chrome?: { runtime?: { sendMessage?: (to: string, message: unknown) => Promise<unknown> } }
        }
        window.postMessage(message, "*")
        document.dispatchEvent(new CustomEvent("jalon:handover"))
        document.dispatchEvent(new CustomEvent("jalon", { detail: message }))
        const file = await fetch(`chrome-extension://${id}/manifest.json`).then(
          () => "read",
          () => "refused",
        )
        const host = document.querySelector("#jalon-overlay")
        return { door: typeof door?.runtime?.sendMessage, file, root: host?.shadowRoot ?? null }
      },
      change,
      held.launched.extensionId,
    )
    expect(reached).toEqual({ door: "undefined", file: "refused", root: null })
    await waitForMark(page, { "data-rule": "bdc.opp.email", "data-level": "warn" })
    await page.close()
  })

  test("not our own script in a page, for what is a lead's", async () => {
    const page = await held.launched.browser.newPage()
    const cdp = await session(page)
    const worlds: number[] = []
    cdp.on("Runtime.executionContextCreated", ({ context }) => {
      if (context.origin.startsWith("chrome-extension://")) worlds.push(context.id)
    })
    await cdp.send("Runtime.enable")
    await openRecord(page, `${held.sandbox.url("no-email")}?mirror=0`)
    await waitForMark(page, { "data-rule": "bdc.opp.email" })
    const ask = async (message: unknown): Promise<unknown> => {
      const { result } = await cdp.send("Runtime.evaluate", {
        expression: `chrome.runtime.sendMessage(${JSON.stringify(message)})`,
        contextId: worlds.at(-1) ?? 0,
        awaitPromise: true,
        returnByValue: true,
      })
      return result.value as unknown
    }
    expect(await ask(change)).toEqual({ ok: false, error: "refused" })
    expect(await ask({ jalon: "policy.export" })).toEqual({ ok: false, error: "refused" })
    expect(await ask({ jalon: "settings.get" })).toMatchObject({ ok: true })
    await page.close()
  })

  test("not another extension", async () => {
    const dir = mkdtempSync(join(tmpdir(), "jalon-stranger-"))
    writeFileSync(
      join(dir, "manifest.json"),
      JSON.stringify({
        manifest_version: 3,
        name: "Stranger",
        version: "1",
        background: { service_worker: "worker.js" },
      }),
    )
    writeFileSync(join(dir, "worker.js"), "self.ready = true")
    const id = await held.launched.browser.installExtension(dir)
    const target = await held.launched.browser.waitForTarget(
      (one) => one.type() === TargetType.SERVICE_WORKER && one.url().includes(id),
    )
    const answer = await (
      await target.worker()
    )?.evaluate(
      (ours, message) =>
        chrome.runtime.sendMessage(ours, message).then(
          (given: unknown) => ({ given }),
          (error: unknown) => ({ error: String(error) }),
        ),
      held.launched.extensionId,
      change,
    )
    expect(answer).toMatchObject({ error: expect.stringMatching(/Receiving end does not exist/) as string })
    await held.launched.browser.uninstallExtension(id)
    rmSync(dir, { recursive: true, force: true })
  })

  test("not a frame of the same site", async () => {
    const page = await held.launched.browser.newPage()
    await openRecord(page, held.sandbox.url("no-email"))
    const frame = await until(page, "the frame", () =>
      Promise.resolve(page.frames().find((one) => one !== page.mainFrame())),
    )
    await frame.waitForSelector(".dvHead h1")
    expect(await frame.evaluate(() => document.querySelector("#jalon-overlay"))).toBeNull()
    await page.close()
  })
})

test("no request leaves, from page or worker, but those of the CRM's page to its own server", async () => {
  const asked: string[] = []
  const page = await held.launched.browser.newPage()
  page.on("request", (request) => asked.push(request.url()))
  const worker = await (
    await workerTarget(held.launched.browser, held.launched.extensionId)
  ).createCDPSession()
  worker.on("Network.requestWillBeSent", ({ request }) => asked.push(request.url))
  await worker.send("Network.enable")
  await openRecord(page, held.sandbox.url("poor"))
  await waitForMark(page, { "data-verdict": /./ })
  await openMeeting(page)
  await wrongMeeting(page)
  const elsewhere = asked.filter(
    (url) => !/^(data|chrome-extension):/.test(url) && !hosts.includes(new URL(url).host),
  )
  expect(asked.length).toBeGreaterThan(3)
  expect(elsewhere).toEqual([])
  await page.close()
})
