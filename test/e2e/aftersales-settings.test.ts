import { beforeAll, beforeEach, expect, test } from "vitest"
import type { AftersalesSettings, RunTurn } from "../../src/messages"
import type { PolicyAftersales } from "../../src/policy/types"
import { dayOf, daysBetween, montreal, shiftDay } from "../../src/process/calendar"
import { practiceItems } from "../../src/process/aftersales/practices"
import { holidaysOf } from "../../src/process/holidays"
import { say } from "../../src/words"
import { dayWords } from "../../src/words/clock"
import { fr } from "../../src/words/fr/aftersales-settings"
import { fr as holidays } from "../../src/words/fr/holidays"
import { marks, until, stopWorker } from "../browser"
import { setClock } from "./clock"

import { openWritten, recordUrl, withExtension } from "./harness"
import { looks, Screen, type Look } from "./screens"

const held = withExtension()
let at: Screen
const today = dayOf(new Date())
const year = Number(today.slice(0, 4))
const name = "Zoé Essai"
const wide: Look = { width: 1280, height: 720, scheme: "light" }
/** Every holiday is worked, so that the day of the test changes nothing. */
const openDays = [...holidaysOf(year), ...holidaysOf(year + 1)].map(({ day }) => day)
const { settings: said, practices } = fr
const open = [{ start: "00:00", end: "00:00" }]
const whole: PolicyAftersales = {
  brand: "Lexus",
  city: "Laval",
  contact: "Zoé Essai, 514 700-0199",
  bookingLink: "https://rendezvous.exemple.ca",
  inactive: "Une invitation signée par le directeur du service.",
  openDays,
  closedDays: [shiftDay(today, 2)],
  hours: { mon: open, tue: open, wed: open, thu: open, fri: open, sat: open, sun: open },
}

/** What a person leaves in a field of a date or a time, whatever the order their browser types it in. */
const put = (selector: string, value: string) =>
  at.page.$eval(
    selector,
    (field, text) => {
      const input = field as HTMLInputElement
      input.focus()
      input.value = text
      input.dispatchEvent(new Event("input", { bubbles: true }))
      input.blur()
    },
    value,
  )
const kept = async () => (await at.ask<AftersalesSettings>("aftersales.get")).aftersales
const time = (edge: string, n: number) =>
  `input[aria-label="${say(said.spanOf, { what: edge, day: said.days.mon, n })}"]`

/** Presses what may lie under the foot of the form, and be drawn anew meanwhile. */
const press = (label: string, role = "button") =>
  until(at.page, `a press on ${label}`, async () => {
    const button = await at.named(label, role)
    await button.evaluate((one) => one.scrollIntoView({ block: "center" }))
    await button.click()
    return true
  })
/** Once the worker that was woken last is there. */
const clock = (when: Date | null) =>
  until(at.page, "the worker's clock", () =>
    setClock(held.launched, when).then(
      () => true,
      () => undefined,
    ),
  )

beforeAll(async () => {
  at = await Screen.open(held.launched)
  await at.show("day")
})
beforeEach(async () => {
  await at.page.bringToFront()
  await at.ask("agent.set", { name, department: "aftersales", branch: "Laval" })
  await clock(null)
  await at.ask("aftersales.set", { aftersales: whole })
  await at.ask("practices.role", { role: null })
  for (const item of practiceItems) await at.ask("practices.tick", { item, on: false })
})

test("the lead sets the department: what is wrong is said beside its field, the example follows the hours, a save is undone", async () => {
  await at.ask("aftersales.set", { aftersales: { openDays } })
  await at.show("aftersales", wide)
  await at.fill("[data-field=brand] input", "Lexus")
  await at.fill("[data-field=city] input", "Laval")
  await at.fill("[data-field=contact] input", "Zoé Essai, 514 700-0199")
  await at.fill("[data-field=bookingLink] input", "http://rendezvous.exemple.ca")
  await at.fill("[data-field=mailboxes] textarea", "service")
  await at.press(said.save)
  await at.says("[data-field=bookingLink] [role=alert]", said.problems.link)
  await at.says("[data-field=mailboxes] [role=alert]", say(said.problems.mailbox, { value: "service" }))
  await at.says(".ending [role=status]", say(said.wrong, { n: 2 }))
  expect(await kept()).toEqual({ openDays })
  await at.fill("[data-field=bookingLink] input", "https://rendezvous.exemple.ca")
  await at.fill("[data-field=mailboxes] textarea", "service@exemple.ca")
  await at.gone("[data-field] [role=alert]")

  await press(say(said.addSpan, { day: said.days.mon }))
  await put(time(said.open, 2), "16:30")
  await put(time(said.close, 2), "18:00")
  await at.says("[data-day=mon] [role=alert]", said.problems.overlap)
  await at.says("[data-preview]", said.previewWrong)
  await press(say(said.removeSpan, { n: 2, day: said.days.mon }))
  await at.gone("[data-day] [role=alert]")

  // Half an hour of the Friday, an hour and a half of the Monday.
  const friday = shiftDay(today, (7 - (daysBetween("1970-01-02", today) % 7)) % 7)
  const monday = shiftDay(friday, 3)
  const preview = () => at.page.$eval("[data-preview]", (one) => one.getAttribute("data-preview"))
  expect(await preview()).toBe(montreal(monday, "09:30").toISOString())
  expect(await at.text("[data-preview]")).toMatch(
    /reçu le vendredi\s.* à 16\sh\s30, répondez avant le lundi\s.* à 9\sh\s30\.$/,
  )
  await put(`input[aria-label="${said.closedDay}"]`, monday)
  await press(said.addDay)
  await at.find(`[data-closed="${monday}"]`)
  expect(await preview()).toBe(montreal(shiftDay(monday, 1), "09:30").toISOString())
  const christmas = `${String(year + 1)}-12-25`
  const noel = { holiday: holidays.christmas, day: dayWords(christmas, "fr") }
  await press(say(said.workedOf, noel), "checkbox")

  await at.press(said.save)
  await at.says(".ending [role=status]", said.saved)
  expect(await kept()).toEqual({
    brand: "Lexus",
    city: "Laval",
    contact: "Zoé Essai, 514 700-0199",
    bookingLink: "https://rendezvous.exemple.ca",
    mailboxes: ["service@exemple.ca"],
    openDays: openDays.filter((day) => day !== christmas),
    closedDays: [monday],
  })
  await at.press(said.undo)
  await at.says(".ending [role=status]", said.undone)
  expect(await kept()).toEqual({ openDays })
  expect(await at.page.$eval("[data-field=city] input", (input) => input.value)).toBe("")
})

const box = (item: string) => `[data-practice="${item}"] input`
const ticked = () =>
  at.page.$$eval("[data-practice]", (all) =>
    all
      .filter((one) => one.getAttribute("data-done") === "true")
      .map((one) => one.getAttribute("data-practice")),
  )
const shown = () =>
  at.page.$$eval("[data-practice]", (all) => all.map((one) => one.getAttribute("data-practice")))

test("aftersales.bacs, aftersales.roadside-daily, aftersales.connected: ticked in my day, they survive the worker and come back the next day", async () => {
  await at.show("day")
  for (const item of ["roadside", "hybrid"]) {
    await (await at.find(box(item))).click()
    await at.says(`[data-practice="${item}"] small`, name)
  }
  await at.says("[data-group=contacts] h4", say(practices.contactsOf, { done: 1, all: 5 }))
  await at.says("[data-inactive]", "Une invitation signée")
  await at.find("[data-start='script.aftersales-outbound']")
  await stopWorker(held.launched)
  await at.show("day")
  await at.find(box("connected"))
  expect(await ticked()).toEqual(["roadside", "hybrid"])

  await clock(montreal(shiftDay(today, 1), "09:00"))
  await at.show("day")
  await at.find(box("roadside"))
  expect(await ticked()).toEqual([])
  await clock(montreal(shiftDay(today, 2), "09:00"))
  await at.show("day")
  await at.find(box("hybrid"))
  expect(await shown()).not.toContain("roadside")

  await at.page.select(".practices select", "reception")
  await at.gone("[data-group=contacts]")
  await at.says("[data-group=daily]", practices.closed)
  expect(await shown()).toEqual([])
  await at.page.select(".practices select", "")
  await at.find(box("hybrid"))
})

test("aftersales.brand-desk: each look is dated, and asked for again after its days", async () => {
  await at.show("day")
  await (await at.find(box("details"))).click()
  await at.says(
    "[data-practice=details] small",
    say(practices.tickedOn, { day: dayWords(today, "fr"), by: name }),
  )
  await at.says("[data-practice=details] small", dayWords(shiftDay(today, 90), "fr"))
  await clock(montreal(shiftDay(today, 89), "12:00"))
  await at.show("day")
  await at.find(box("complaints"))
  expect(await shown()).not.toContain("details")
  await clock(montreal(shiftDay(today, 90), "12:00"))
  await at.show("day")
  await at.says("[data-practice=details] small", practices.dueAgain)
})

test("aftersales.answer: the incoming call opens on the brand, the city, the first name, and the rings of the policy", async () => {
  await at.ask("rule.set", { id: "aftersales.answer", params: { rings: 4 } })
  const page = await openWritten(held.launched, "<!doctype html><title>Fiche</title>", recordUrl())
  const tab = await at.page.evaluate(
    async () => (await chrome.tabs.query({ url: "https://crm.zoho.com/*" }))[0]?.id ?? -1,
  )
  const run = await at.ask<RunTurn>("run.start", { script: "script.aftersales-inbound", record: null, tab })
  await page.bringToFront()
  expect(run.step?.coach).toContain("4 sonneries")
  await until(page, "the player's welcome", async () => {
    const text = (await marks(page, "#jalon-player")).map((one) => one.text).join(" ")
    return /Lexus\s+Laval\s*,\s+Zoé/.test(text) && text.includes("4 sonneries") ? true : undefined
  })
  await page.close()
})

test("the screen of after-sales and my day, with long texts, in either size, light and dark: nothing for axe, nothing cut", async () => {
  const long = "Concessionnaire-automobile-de-Sainte-Anne-de-Bellevue-et-de-Vaudreuil-Dorion "
  await at.ask("agent.set", { name: long.repeat(2).trim(), department: "aftersales", branch: "Laval" })
  await at.ask("aftersales.set", {
    aftersales: { ...whole, city: long.trim(), inactive: long.repeat(4).trim() },
  })
  await at.ask("practices.tick", { item: "roadside", on: true })
  await at.ask("practices.tick", { item: "holidays", on: true })
  for (const [screen, look] of [
    ["aftersales", looks[0]],
    ["day", looks[1]],
    ["day", looks[2]],
    ["aftersales", looks[3]],
  ] as const) {
    await at.show(screen, look)
    await at.find(box("roadside"))
    await at.clean(`${screen}, ${String(look?.scheme)}, ${String(look?.width)}`)
  }
})
