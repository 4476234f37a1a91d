import type { Page } from "puppeteer"
import { beforeAll, expect, test } from "vitest"
import type { HistoryView, LeadView } from "../../src/messages"
import { dayOf, shiftDay } from "../../src/process/calendar"
import { say } from "../../src/words"
import { dayWords } from "../../src/words/clock"
import { fr } from "../../src/words/fr/console"
import { fr as history } from "../../src/words/fr/history"
import { fr as popup } from "../../src/words/fr/popup"
import { stopWorker, until } from "../browser"
import { setClock } from "./clock"
import { expectRows, openWritten, withExtension } from "./harness"
import { detailPage, opportunity } from "./pages"
import { looks, Screen, type Look } from "./screens"

/** The lead's console, on the built extension, with a page of the CRM open beside it. */
const held = withExtension()
const wide: Look = { width: 1280, height: 720, scheme: "light" }
const today = dayOf(new Date())
const last = shiftDay(today, 2)
const [phone, email] = ["bdc.opp.phone", "bdc.opp.email"]
const both = [phone, email]
let at: Screen
let crm: Page

const row = (id: string) => `.rule[data-rule="${id}"]`
const titleOf = (id: string) => at.page.$eval(`${row(id)} strong`, (title) => title.textContent)
/** What a person leaves in a field of a date, whatever the order their browser types it in. */
const putDate = (selector: string, day: string) =>
  at.page.$eval(
    selector,
    (field, value) => {
      Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value")?.set?.call(field, value)
      field.dispatchEvent(new Event("input", { bubbles: true }))
      field.dispatchEvent(new Event("change", { bubbles: true }))
    },
    day,
  )
const onPage = (states: Record<string, string | null>) => expectRows(crm, states)
/** In front: a page that is not seen does not follow what changes. */
const look = (page: Page) => page.bringToFront()

beforeAll(async () => {
  at = await Screen.open(held.launched)
  await at.ask("agent.set", { name: "Zoé Essai", department: "bdc", branch: "Laval" })
  const empty = Object.values(opportunity).map((field) => ({ ...field, value: null }))
  crm = await openWritten(held.launched, detailPage("G2", empty, { id: "6000000000000000001", notes: [] }))
  await onPage({ [phone]: "missing", [email]: "missing" })
})

test("rules chosen many at once, until a day: an open page follows, they are compared, and one press goes back", async () => {
  await at.page.bringToFront()
  await at.show("rules", wide)
  await at.fill(".find input", "courriel")
  await at.gone(row("bdc.opp.branch"))
  await at.fill(".find input", "bdc.opp.")
  await at.find(row(phone))
  for (const id of both) await (await at.find(`${row(id)} .choose`)).click()
  await at.says(".bulk strong", say(fr.chosen, { n: 2 }))
  await at.page.select(".bulk select", "off")
  await putDate(".bulk input[type=date]", last)
  await at.press(fr.apply)
  await at.says(".bulk [role=status]", say(fr.done, { n: 2 }))

  // Who and when, and until when, beside each.
  const day = dayWords(today, "fr")
  await at.says(`${row(phone)} .author`, say(fr.changedBy, { who: "Zoé Essai", day }))
  await at.says(`${row(phone)} .ends`, say(fr.holds, { day: dayWords(last, "fr") }))
  await look(crm)
  await onPage({ [phone]: null, [email]: null, "bdc.opp.branch": "missing" })

  await at.page.bringToFront()
  await at.press(fr.diff.open)
  await at.says(".diff [role=status]", say(fr.diff.many, { n: 4 }))
  const told = await at.texts(".diff [data-difference]")
  expect(told).toHaveLength(2)
  expect(told.join(" ")).toContain(popup.rules.levels.off)
  await at.pick(fr.diff.published)
  await at.says(".diff [role=status]", fr.diff.nothingPublished)
  await at.press(fr.diff.close)

  // Only what runs out, and only what is at a level.
  await at.fill(".find input", "bdc")
  await at.press(fr.ending)
  await until(at.page, "two rules", async () => (await at.page.$$(".rule")).length === 2 || undefined)
  await at.press(fr.ending)
  await at.page.select(".find select", "block")
  await at.gone(row(phone))

  await at.show("history", wide)
  const start = await at.find(".change:last-child button")
  expect(await at.text(".change")).toContain("Zoé Essai")
  await start.click()
  await at.says("[role=alertdialog]", history.changes)
  await until(
    at.page,
    "what it changes",
    async () => (await at.page.$$("[role=alertdialog] [data-difference]")).length === 2 || undefined,
  )
  await at.clean("the way back")
  await at.press(history.confirm)
  await at.gone("[role=alertdialog]")
  await at.says(".history [role=status]", history.returned)
  await look(crm)
  await onPage({ [phone]: "missing", [email]: "missing" })
  // And the way back is undone the same way.
  await at.page.bringToFront()
  const { entries } = await at.ask<HistoryView>("history.get")
  expect(entries.map(({ what }) => what)).toEqual(["restore", "", "start"])
  await at.ask("history.restore", { id: entries[1]?.id })
  await look(crm)
  await onPage({ [phone]: null })
  await at.ask("policy.reset")
})

test("a level that runs out is over on the page too, by itself", async () => {
  const rule = async () => (await at.ask<LeadView>("lead.get")).rules.find(({ id }) => id === phone)
  const end = new Date(Date.now() + 86_400_000)
  await at.ask("rules.set", { ids: both, level: "observe", until: end.toISOString() })
  await look(crm)
  await onPage({ [phone]: null, [email]: null })
  expect(await rule()).toMatchObject({ level: "observe", until: end.toISOString(), levelFrom: "team" })
  await setClock(held.launched, new Date(end.getTime() + 1_000))
  // Whatever wakes the worker next finds the level over, and the pages are told.
  await at.ask("settings.get")
  await onPage({ [phone]: "missing", [email]: "missing" })
  expect(await rule()).toMatchObject({ until: null, levelFrom: "built-in" })
  await setClock(held.launched, null)
  await at.ask("policy.reset")
})

test("a rule silenced everywhere says nothing, whatever its level, until it speaks again", async () => {
  await at.page.bringToFront()
  await at.show("rules", wide)
  await at.fill(".find input", phone)
  await at.gone(row(email))
  const title = await titleOf(phone)
  await at.press(say(fr.moreOf, { title }))
  const box = await at.named(say(fr.silenceOf, { title }), "checkbox")
  await box.click()
  await at.says(`${row(phone)} .hushed`, fr.silence)
  await at.fill(`${row(phone)} .rule-more input[type=number]`, "3")
  await at.page.keyboard.press("Enter")
  await at.says(row(phone), say(fr.budgetMany, { n: 3 }))
  await look(crm)
  await onPage({ [phone]: null, [email]: "missing" })
  await at.page.bringToFront()
  await (await at.named(say(fr.silenceOf, { title }), "checkbox")).click()
  await at.gone(`${row(phone)} .hushed`)
  await look(crm)
  await onPage({ [phone]: "missing" })
  await at.page.bringToFront()
  // What another window changes is followed by this one.
  await at.ask("rule.set", { id: phone, level: "hint" })
  await at.find(`${row(phone)} select[data-level=hint]`)
  await at.ask("rule.set", { id: phone, level: null })
  await at.find(`${row(phone)} select[data-level=block]`)
})

test("one rule is chosen, several with Shift, a whole pack, or all that is shown", async () => {
  await at.page.bringToFront()
  await at.show("rules", wide)
  await at.fill(".find input", "bdc.opp.")
  await at.gone('section[aria-label="Suivis"]')
  const rows = await at.page.$$(".rule .choose")
  const chosen = (n: number) => at.says(".bulk strong", n === 1 ? fr.chosenOne : say(fr.chosen, { n }))
  await rows[1]?.click()
  await chosen(1)
  await at.page.keyboard.down("Shift")
  await rows[4]?.click()
  await at.page.keyboard.up("Shift")
  await chosen(4)
  const pack = await at.named(say(fr.choosePack, { title: "Rendez-vous" }), "checkbox")
  await pack.click()
  await chosen(rows.length)
  await at.press(fr.none)
  await at.gone(".bulk")
  await (await at.find(".choose-all input")).click()
  await chosen(rows.length)
  // What the list no longer shows is not changed with the rest.
  await at.fill(".find input", phone)
  await chosen(1)
})

test("the rail shows every screen under its heading without a scroll, and arrows walk it", async () => {
  await at.page.bringToFront()
  await at.show("rules", wide)
  const rail = await at.page.$eval("header", ({ scrollHeight, clientHeight }) => [scrollHeight, clientHeight])
  expect(rail[0]).toBeLessThanOrEqual(rail[1] ?? 0)
  expect(await at.texts(".rail-head")).toEqual(Object.values(fr.rail))
  const tabs = await at.texts("[role=tab]")
  expect(new Set(tabs)).toEqual(new Set(Object.values(popup.tabs)))
  await at.page.focus('[role=tab][data-state="active"]')
  const seen = [await at.text('[role=tab][data-state="active"]')]
  for (const [from, key] of [
    ["-rules", "ArrowDown"],
    ["-own", "ArrowUp"],
  ] as const) {
    await at.find(`[role=tab][id$="${from}"][data-state="active"]:focus`)
    await at.page.keyboard.press(key)
  }
  await at.find('[role=tab][id$="-rules"][data-state="active"]:focus')
  expect(seen).toEqual([popup.tabs.rules])
  expect(at.page.url()).toContain("#rules")
})

test("a policy that was damaged is said, and put aside once", async () => {
  await at.ask("rule.set", { id: phone, level: "hint" })
  await at.page.bringToFront()
  await at.show("rules", wide)
  await at.page.evaluate(
    () =>
      new Promise<void>((resolve, reject) => {
        const opened = indexedDB.open("jalon")
        opened.onerror = () => reject(new Error("not opened"))
        opened.onsuccess = () => {
          const store = opened.result.transaction("settings", "readwrite")
          store.objectStore("settings").put({ key: "team", value: { version: 1, rules: "half" } })
          store.oncomplete = () => {
            opened.result.close()
            resolve()
          }
        }
      }),
  )
  await stopWorker(held.launched)
  await at.show("rules", wide)
  await at.says(".recovered", fr.recovered.title.team)
  await at.says(".recovered", fr.recovered.from.history)
  expect(await at.page.$eval(`${row(phone)} select`, (select) => select.value)).toBe("hint")
  await at.press(fr.recovered.drop)
  await at.gone(".recovered")
})

// The other looks of these screens differ by their size or colours alone.
test.each(looks.filter(({ width, scheme }) => width > 700 || scheme === "dark"))(
  "axe finds nothing on rules and history, $width px, $scheme",
  async (how) => {
    await at.page.bringToFront()
    await at.ask("rules.set", {
      ids: both,
      level: "hint",
      until: new Date(Date.now() + 86_400_000).toISOString(),
    })
    // The list alone, at every size: popup.test.ts.
    if (how.width > 700) {
      await at.show("rules", how)
      await at.find(".rule")
      await at.fill(".find input", "bdc.opp.p")
      await (await at.find(`${row(phone)} .choose`)).click()
      await at.press(say(fr.moreOf, { title: await titleOf(phone) }))
      await at.press(fr.diff.open)
      await at.find(".diff [role=status]")
      await at.clean(`rules, ${how.scheme}`)
    }
    await at.show("history", how)
    await at.find(".change, .message")
    await at.clean(`history, ${how.scheme}`)
  },
)
