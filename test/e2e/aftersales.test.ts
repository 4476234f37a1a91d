import type { Page } from "puppeteer"
import { afterEach, beforeAll, expect, test } from "vitest"
import {
  clickMark,
  fits,
  marks,
  openPopup,
  session,
  until,
  waitForMark,
  waitForNoMark,
  type Mark,
} from "../browser"
import { dayOf, shiftDay } from "../../src/process/calendar"
import { workingDayAfter } from "../../src/process/working-hours"
import { asPopup, recordTab, table } from "./desk"
import { expectRows, withExtension } from "./harness"

/** Reception's files in the panel: the procedure under way, its checklist, its clocks, its script. */
const held = withExtension({ sandbox: true, viewport: { width: 1280, height: 720 } })
let popup: Page
let page: Page

beforeAll(async () => {
  const { browser, extensionId } = held.launched
  popup = await openPopup(browser, extensionId)
  await asPopup(popup, "agent.set", { name: "Alex Gagné", department: "aftersales", branch: "Laval" })
})
afterEach(() => page.close())

const open = async (key: string): Promise<void> => {
  page = await recordTab(held.launched, held.sandbox, key)
  await waitForMark(page, { "data-pack": "aftersales" })
}
/** The marks of one row: those from its own on to the next one. */
async function inRow(rule: string): Promise<Mark[]> {
  const all = await marks(page)
  const from = all.findIndex((mark) => mark.attributes["data-rule"] === `aftersales.${rule}`)
  const rest = all.slice(from + 1)
  const to = rest.findIndex((mark) => mark.attributes["data-rule"] !== undefined)
  return from === -1 ? [] : rest.slice(0, to === -1 ? undefined : to)
}
const partOf = (rule: string, wanted: Record<string, string | RegExp>): Promise<Mark> =>
  until(page, `${JSON.stringify(wanted)} in ${rule}`, async () =>
    (await inRow(rule)).find((mark) => fits(mark, wanted)),
  )
const press = async (rule: string, does: string): Promise<void> =>
  clickMark(page, await partOf(rule, { "data-action": does }))
const choose = async (procedure: string): Promise<void> => {
  const offered = (await marks(page)).some((mark) => mark.attributes["data-procedure"] !== undefined)
  if (!offered) await clickMark(page, await waitForMark(page, { tag: "button", text: "Changer" }))
  await clickMark(page, await waitForMark(page, { "data-procedure": procedure }))
}
const says = (rule: string, text: RegExp): Promise<Mark> =>
  waitForMark(page, { "data-rule": `aftersales.${rule}`, text })
const checked = (rule: string, item: string, state: string): Promise<Mark> =>
  partOf(rule, { "data-check": item, "data-state": state })

/** Puts a value in a field of the closed tree, as its own calendar does. */
async function enter(name: string, value: string): Promise<void> {
  const { node } = await partOf("two-proposals", { "data-proposal": name })
  const cdp = await session(page)
  const { object } = await cdp.send("DOM.resolveNode", { backendNodeId: node })
  await cdp.send("Runtime.callFunctionOn", {
    objectId: object.objectId ?? "",
    functionDeclaration: `function (value) { this.value = value; this.dispatchEvent(new Event("change", { bubbles: true })) }`,
    arguments: [{ value }],
  })
}
const workday = (after: number): string => workingDayAfter(dayOf(new Date()), after, {}) ?? ""

test("aftersales.answer, aftersales.two-proposals, aftersales.tour, aftersales.estimate: a procedure in one click, two dates", async () => {
  await open("aftersales-inbound")
  const ours = (mark: Mark): boolean => mark.attributes["data-rule"]?.startsWith("aftersales.") === true
  expect((await marks(page)).filter(ours)).toEqual([])
  const pointed = await waitForMark(page, { "data-procedure": "inbound", text: /d’après le dossier/ })
  expect(pointed.attributes["aria-checked"]).toBe("false")
  await choose("inbound")
  const rows = {
    "aftersales.answer": "missing hint",
    "aftersales.two-proposals": "missing warn",
    "aftersales.tour": "missing hint",
    "aftersales.estimate": "missing hint",
    "aftersales.confirm": null,
    "aftersales.reminder": null,
  }
  await expectRows(page, rows)
  await enter("first", `${shiftDay(workday(1), 21)}T10:00`)
  await says("two-proposals", /deuxième date, au plus tard le/)
  await enter("second", `${workday(2)}T14:30`)
  await says("two-proposals", /Trop loin\u00a0: première date\./)
  await enter("first", `${workday(1)}T10:00`)
  await says("two-proposals", /solution de mobilité\./)
  await clickMark(page, await partOf("two-proposals", { "data-proposal": "mobility" }))
  await checked("two-proposals", "two-dates", "known")
  await page.reload()
  await checked("two-proposals", "two-dates", "known")
  await partOf("two-proposals", { "data-proposal": "first" })
  expect(JSON.stringify(await table(popup, "records"))).toContain(`"mobility":true`)
})

test("aftersales.confirm: the in-bound script to its end ticks its items and starts the clock; sent, and kept over a reload", async () => {
  await open("aftersales-booked")
  await choose("inbound")
  await checked("two-proposals", "booked", "known")
  await press("answer", "next")
  const player = "#jalon-player"
  const seen = (wanted: Record<string, string>): Promise<Mark> =>
    until(page, JSON.stringify(wanted), async () =>
      (await marks(page, player)).find((mark) => fits(mark, wanted)),
    )
  const steps =
    "welcome details situation proposals offers mobility prices tour estimate thanks confirm".split(" ")
  for (const step of steps) {
    await seen({ "data-step": step })
    await clickMark(
      page,
      await seen(step === "situation" ? { "data-answer": "service" } : { "data-action": "next" }),
    )
  }
  await seen({ "data-step": "end" })
  await clickMark(page, await seen({ "data-action": "end" }))
  await says("confirm", /reste (30|29)\u00a0min/)
  await expectRows(page, {
    "aftersales.tour": "ok",
    "aftersales.estimate": "ok",
    "aftersales.confirm": "missing warn",
  })
  await checked("answer", "thanked", "ticked")
  await press("confirm", "later")
  await press("confirm", "confirmed")
  await expectRows(page, { "aftersales.confirm": "ok" })
  await page.reload()
  await expectRows(page, { "aftersales.confirm": "ok", "aftersales.tour": "ok" })
  const confirms = (await table(popup, "reminders")).filter(({ kind }) => kind === "confirm")
  expect(confirms).toMatchObject([{ doneAt: expect.any(Number) as number }])
  const kinds = (await table(popup, "journal")).map(({ kind }) => kind)
  expect(kinds.filter((kind) => kind === "contacted" || kind === "booked").sort()).toEqual([
    "booked",
    "contacted",
  ])
})

test("aftersales.reminder, .email-content, .connected, .reply, .diagnosis: each procedure has its rows, each clock its say", async () => {
  await open("aftersales-due")
  await says("reminder", /Entretien prévu le/)
  await press("reminder", "noAnswer")
  await says("reminder", /Relance prévue le/)
  await choose("outbound-email")
  await expectRows(page, { "aftersales.email-content": "missing hint", "aftersales.connected": null })
  await clickMark(page, await partOf("email-content", { "data-check": "booking-link" }))
  await checked("email-content", "booking-link", "ticked")
  await choose("outbound-app")
  await expectRows(page, { "aftersales.connected": "missing hint", "aftersales.email-content": null })
  await choose("email-request")
  await checked("reply", "phone-or-link", "known")
  await choose("breakdown")
  await press("diagnosis", "brokeDown")
  await says("diagnosis", /reste 2[34]\u00a0h/)
  await press("diagnosis", "diagnosed")
  await checked("diagnosis", "diagnosis-date", "ticked")
  await waitForNoMark(page, { "data-action": "diagnosed" })
})
