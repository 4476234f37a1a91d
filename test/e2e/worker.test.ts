import type { Page } from "puppeteer"
import { beforeAll, expect, test } from "vitest"
import { clickMark, openPopup, until, waitForMark, waitForNoMark, workerTarget, stopWorker } from "../browser"
import { asPopup, recordTab, table } from "./desk"
import { expectRows, withExtension } from "./harness"

/** The worker comes and goes: what was promised stands. */
const held = withExtension({ sandbox: true })
let popup: Page
beforeAll(async () => {
  popup = await openPopup(held.launched.browser, held.launched.extensionId)
  await asPopup(popup, "agent.set", { name: "Alex Gagné", department: "bdc", branch: "Laval" })
  await asPopup(popup, "presence.answer", { person: "bastien cormier", presence: "off" })
})

const shown = () => popup.evaluate(async () => Object.keys(await chrome.notifications.getAll()))
const kill = () => stopWorker(held.launched)
const pinJobs = async () =>
  (await table(popup, "jobs")).filter(({ id }) => String(id).startsWith("pin:")).map(({ at }) => at)
const noPinJob = () => until(popup, "no pin", async () => ((await pinJobs()).length > 0 ? undefined : true))
const record = (page: Page) => {
  const [org = "", , module = "", id = ""] = new URL(page.url()).pathname.split("/").slice(2)
  return { org, module, id }
}

test("a pinned clock outlives its worker: same instant, same pin, one job, one alarm", async () => {
  const page = await recordTab(held.launched, held.sandbox, "callback-mine")
  const card = await waitForMark(page, { "data-verdict": "open", "data-until": /./ })
  const end = card.attributes["data-until"] ?? ""
  await clickMark(page, await waitForMark(page, { "aria-pressed": "false", text: "Me le rappeler" }))
  const pinned = { "aria-pressed": "true", text: "Rappel retenu" }
  await waitForMark(page, pinned)
  await kill()
  await page.reload()
  await waitForMark(page, { "data-until": end })
  const button = await waitForMark(page, pinned)
  expect((await table(popup, "pins")).map(({ until: at }) => at)).toEqual([Date.parse(end)])
  expect(await pinJobs()).toEqual([Date.parse(end)])
  expect(await popup.evaluate(() => chrome.alarms.getAll())).toHaveLength(1)
  await clickMark(page, button)
  await waitForMark(page, { "aria-pressed": "false", text: "Me le rappeler" })
  await noPinJob()
  await page.close()
})

test("the notification of a pin comes once, on time, the worker killed in the middle of its clock", async () => {
  const page = await recordTab(held.launched, held.sandbox, "callback-mine")
  const end = Date.now() + 2_500
  const until_ = new Date(end).toISOString()
  await asPopup(popup, "callback.pin", { record: record(page), until: until_, url: page.url() })
  await kill()
  await asPopup(popup, "settings.get")
  expect(await shown()).toEqual([])
  const ids = await until(popup, "the notification", async () => {
    const all = await shown()
    return all.length > 0 ? all : undefined
  })
  expect(Date.now() - end).toBeGreaterThanOrEqual(0)
  expect(Date.now() - end).toBeLessThan(1_000)
  expect(ids).toHaveLength(1)
  await noPinJob()
  await popup.evaluate((id) => chrome.notifications.clear(id ?? ""), ids[0])
  await kill()
  await asPopup(popup, "settings.get")
  expect((await table(popup, "pins")).map(({ notified }) => notified)).toEqual([true])
  expect(await shown()).toEqual([])
  await page.close()
})

test("a request whose worker dies midway is asked again, and counts once", async () => {
  const before = (await table(popup, "journal")).length
  const event = { kind: "held", rule: "bdc.meeting.subject", state: "invalid", level: "block" }
  const add = () => asPopup(popup, "journal.add", { key: "the-same-key", event })
  const cut = add().catch(() => undefined)
  await kill()
  await cut
  await add()
  await add()
  const written = (await table(popup, "journal")).filter(({ key }) => key === "the-same-key")
  expect(written).toHaveLength(1)
  expect((await table(popup, "journal")).length).toBeGreaterThan(before)
})

test("a store that takes nothing: the overlay goes on from the page and says so, until it is over", async () => {
  const page = await recordTab(held.launched, held.sandbox, "no-email")
  await expectRows(page, { "bdc.opp.email": "missing" })
  const kept = (await table(popup, "records")).length
  await asPopup(popup, "settings.get")
  const worker = await until(popup, "the worker", async () => {
    const one = await (await workerTarget(held.launched.browser, held.launched.extensionId)).worker()
    await one?.evaluate(() => undefined)
    return one ?? undefined
  })
  await worker.evaluate(() => {
    const { put, add } = Object.getOwnPropertyDescriptors(IDBObjectStore.prototype)
    const full = () => {
      throw new DOMException("The disk is full", "QuotaExceededError")
    }
    Object.assign(IDBObjectStore.prototype, { put: full, add: full })
    Object.assign(globalThis, {
      restore: () => void Object.defineProperties(IDBObjectStore.prototype, { put, add }),
    })
  })
  const mark = { record: record(page), composedNote: true }
  const refused = await asPopup<{ ok: boolean; error: string }>(popup, "record.mark", mark)
  expect(refused).toMatchObject({ ok: false, error: "store" })
  await waitForMark(page, { class: "note", text: /^Rien n’est conservé/ })
  await expectRows(page, { "bdc.opp.email": "missing", "bdc.opp.phone": "ok" })
  const level = await asPopup<{ ok: boolean }>(popup, "rule.set", { id: "bdc.opp.email", level: "hint" })
  expect(level.ok).toBe(false)
  await waitForMark(page, { "data-rule": "bdc.opp.email", "data-level": "warn" })

  await worker.evaluate(() => (globalThis as unknown as { restore: () => void }).restore())
  await asPopup(popup, "record.mark", mark)
  await waitForNoMark(page, { class: "note", text: /^Rien n’est conservé/ })
  expect((await table(popup, "records")).length).toBeGreaterThanOrEqual(kept + 1)
  await page.close()
})

test("an unknown message and a wrong shape are refused at once", async () => {
  const answers = [
    await asPopup<{ error: string }>(popup, "nothing.like.it"),
    await asPopup<{ error: string }>(popup, "pause.set", { minutes: "many" }),
    await asPopup<{ error: string }>(popup, "toString"),
  ]
  expect(answers.map(({ error }) => error)).toEqual(["unknown", "shape", "unknown"])
})
