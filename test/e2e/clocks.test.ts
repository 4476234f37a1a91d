import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import type { Page } from "puppeteer"
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest"
import type { Answered, ClockView, DueView, ReplyOf, RequestOf, RequestType } from "../../src/messages"
import { say } from "../../src/words"
import { fr } from "../../src/words/fr/clocks"
import { fr as due } from "../../src/words/fr/loyalty"
import { launch, until, type Launched, stopWorker } from "../browser"
import { startSandbox, type Sandbox } from "../sandbox/index"
import { setClock } from "./clock"
import { recordTab, table } from "./desk"
import { built } from "./harness"
import { Screen } from "./screens"

/** The clocks of after-sales through what a day does to a worker: stopped, slept, the browser closed, the hour changed. */
let profile: string
let sandbox: Sandbox
let launched: Launched
let at: Screen
const open = async () => {
  launched = await launch({ extensionDir: built, sandboxPort: sandbox.port, profile })
  at = await Screen.open(launched)
}
beforeAll(async () => {
  sandbox = await startSandbox({ delay: 60 })
})
afterAll(() => sandbox.close())
beforeEach(async () => {
  profile = mkdtempSync(join(tmpdir(), "jalon-clocks-"))
  await open()
  await at.ask("policy.import", {
    text: JSON.stringify({ version: 1, aftersales: { mailboxes: [mailbox] } }),
  })
})
afterEach(async () => {
  await launched.close()
  rmSync(profile, { recursive: true, force: true, maxRetries: 5 })
})

const mailbox = "service@concession.example"
const minute = 60_000
const utc = (text: string): Date => new Date(text)
const shown = () => at.page.evaluate(async () => Object.keys(await chrome.notifications.getAll()))
const dismiss = (id: string) => at.page.evaluate((one) => chrome.notifications.clear(one), id)
/** Wakes the worker, if it is stopped, at this instant, and has it look at what is due. */
async function look(now: Date | null): Promise<void> {
  await at.ask("settings.get")
  await setClock(launched, now)
  await at.ask("clock.done", { id: "none", done: true })
}
const notified = (): Promise<string[]> =>
  until(at.page, "a notification", async () => {
    const ids = await shown()
    return ids.length > 0 ? ids : undefined
  })
/** Asks as our script in a page does. */
async function fromPage<T extends RequestType>(
  page: Page,
  jalon: T,
  payload: RequestOf<T>,
): Promise<ReplyOf<T>> {
  const [realm] = page.extensionRealms()
  const answer = await realm?.evaluate(
    async (message) => (await chrome.runtime.sendMessage<unknown, unknown>(message)) as Answered<unknown>,
    { jalon, payload },
  )
  expect(answer, jalon).toMatchObject({ ok: true })
  return (answer as unknown as Extract<Answered<ReplyOf<T>>, { ok: true }>).value
}

test("aftersales.confirm, from the page of a record: told once over a stopped worker, put off in the day, told once more after the browser was closed", async () => {
  const page = await recordTab(launched, sandbox, "ready")
  await until(page, "our script", () => Promise.resolve(page.extensionRealms().length > 0 ? true : undefined))
  const [org = "", , module = "", id = ""] = new URL(page.url()).pathname.split("/").slice(2)
  const start = new Date()
  const from = start.toISOString()
  const request = { kind: "confirm", record: { org, module, id }, url: page.url(), at: from } as const
  const clock = await fromPage(page, "clock.start", request)
  expect(clock).toMatchObject({ from, until: new Date(start.getTime() + 30 * minute).toISOString() })
  expect(await at.page.evaluate(() => chrome.alarms.getAll())).toMatchObject([
    { scheduledTime: start.getTime() + 20 * minute },
  ])
  await page.close()

  await stopWorker(launched)
  await look(new Date(start.getTime() + 19 * minute))
  expect(await shown()).toEqual([])
  await stopWorker(launched)
  await look(new Date(start.getTime() + 21 * minute))
  const [told = ""] = await notified()
  expect(await shown()).toEqual([`reminder|${clock.id}`])
  await dismiss(told)
  await stopWorker(launched)
  await look(new Date(start.getTime() + 22 * minute))
  expect(await shown()).toEqual([])

  await at.show("day")
  const name = say(due.due.record, { id })
  await at.says("[data-reminder=confirm]", fr.kinds.confirm)
  await at.press(`${fr.snooze}, ${name}`)
  await at.press(fr.snoozes.quarter)
  await at.says("[data-reminder=confirm]", say(fr.snoozed, { when: "" }).trim())
  const [row] = (await at.ask<DueView>("due.get")).reminders
  const again = Date.parse(row?.snoozedUntil ?? "")
  expect(again).toBeGreaterThan(start.getTime() + 36 * minute)

  await launched.close()
  await open()
  await look(new Date(again - 1_000))
  expect(await shown()).toEqual([])
  await look(new Date(again + 1_000))
  expect(await notified()).toEqual([`reminder|${clock.id}`])
  await dismiss(told)
  await stopWorker(launched)
  await look(new Date(again + minute))
  expect(await shown()).toEqual([])

  await at.show("day")
  await at.press(`${due.due.done}, ${name}`)
  await at.find("[data-reminder=confirm][data-done=true]")
  const events = (await table(at.page, "journal")).filter(({ kind }) => kind === "clock")
  expect(events.map(({ details }) => (details as { event: string }).event).sort()).toEqual([
    "late",
    "snoozed",
    "started",
  ])
})

test("aftersales.confirm, .reply, .reminder and .diagnosis over the night of November when the hour comes twice: exact, asleep through it", async () => {
  const url = "https://crm.zoho.com/crm/org700000001/tab/CustomModule9/77"
  const record = { org: "org700000001", module: "CustomModule9", id: "77" }
  const startAt = (kind: string, from: string) =>
    at.ask<ClockView>("clock.start", { kind, record, url, at: utc(from).toISOString() })
  // Friday the 5th of November 2027, 16:30 in Montréal; the hour changes on Sunday at 2:00.
  await look(utc("2027-11-05T20:30:00Z"))
  const seen = [
    {
      message: "1f9a0c2d4e5b6a70",
      at: "2027-11-05T20:30:00.000Z",
      url: "https://mail.google.com/mail/u/0/#inbox/1f9a0c2d4e5b6a70",
      answered: false,
    },
  ]
  const [reply] = await at.ask<ClockView[]>("clock.mail", { mailbox, seen })
  expect(reply?.until).toBe("2027-11-08T14:30:00.000Z")
  expect((await startAt("diagnosis", "2027-11-05T20:30:00Z")).until).toBe("2027-11-10T22:00:00.000Z")
  expect(await startAt("service-again", "2027-11-05T20:30:00Z")).toMatchObject({
    from: "2027-11-12T05:00:00.000Z",
    until: "2027-11-12T22:00:00.000Z",
  })

  // 1:45, the first time; thirty minutes on it is 1:15, the second.
  await look(utc("2027-11-07T05:45:00Z"))
  const confirm = await startAt("confirm", "2027-11-07T05:45:00Z")
  expect(confirm.until).toBe("2027-11-07T06:15:00.000Z")
  await look(utc("2027-11-07T06:04:30Z"))
  expect(await shown()).toEqual([])
  await stopWorker(launched)
  await look(utc("2027-11-07T06:05:01Z"))
  expect(await notified()).toEqual([`reminder|${confirm.id}`])
  await dismiss(`reminder|${confirm.id}`)

  // Asleep until the end of the week: each is told, once, and the conversation is opened from the day.
  await stopWorker(launched)
  await look(utc("2027-11-12T14:30:00Z"))
  await until(at.page, "three", async () => ((await shown()).length === 3 ? true : undefined))
  expect((await shown()).sort()).toEqual(
    [reply?.id, `diagnosis|org700000001/CustomModule9/77`, `service-again|org700000001/CustomModule9/77`]
      .map((id) => `reminder|${String(id)}`)
      .sort(),
  )
  for (const id of await shown()) await dismiss(id)
  await stopWorker(launched)
  await look(utc("2027-11-12T14:31:00Z"))
  expect(await shown()).toEqual([])
  await at.show("day")
  await at.find("[data-reminder=reply]")
  expect(await at.text("[data-reminder=reply]")).toContain(fr.kinds.reply)
  await at.clean("my day, with clocks")
})
