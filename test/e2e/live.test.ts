import type { Page } from "puppeteer"
import { afterEach, beforeAll, describe, expect, test } from "vitest"
import { clickMark, openPopup, typeInMark, waitForMark, waitForNoMark } from "../browser"
import { openRecord } from "../tour/agent"
import { address, asPopup, heldSheet, meetingTab, recordTab, saveButton, wrongMeeting } from "./desk"
import { expectRows, withExtension } from "./harness"

/** What is changed in one place reaches every open tab of this browser within a second, without a reload. */
const held = withExtension({ sandbox: true })
const second = 1_000
let popup: Page
let tabs: [Page, Page]

beforeAll(async () => {
  tabs = [
    await recordTab(held.launched, held.sandbox, "no-email"),
    await recordTab(held.launched, held.sandbox, "poor", "g1"),
  ]
  for (const tab of tabs) await expectRows(tab, { "bdc.opp.email": "missing" })
  popup = await openPopup(held.launched.browser, held.launched.extensionId)
})
afterEach(async () => {
  await asPopup(popup, "policy.reset")
  await asPopup(popup, "pause.set", { resume: true })
  for (const tab of tabs)
    await waitForMark(tab, { "data-rule": "bdc.opp.email", "data-level": "warn" }, 3 * second)
})
const both = (check: (page: Page) => Promise<unknown>) => Promise.all(tabs.map(check))
const level = (value: string) => asPopup(popup, "rule.set", { id: "bdc.opp.email", level: value })
const email = { "data-rule": "bdc.opp.email" }

test("a rule's level", async () => {
  await level("hint")
  await both((page) => waitForMark(page, { ...email, "data-level": "hint" }, second))
})

describe("in the popup, by hand", () => {
  const screen = async (name: string) => {
    await popup.bringToFront()
    await (await popup.waitForSelector(`::-p-aria([role="tab"][name="${name}"])`))?.click()
  }
  const seen = (check: (page: Page) => Promise<unknown>) => both(check)

  test("a rule's level by the keyboard, and its way back", async () => {
    await screen("Règles")
    const row = `[data-rule="bdc.opp.email"]`
    const select = await popup.waitForSelector(`${row} select`)
    await select?.focus()
    await popup.keyboard.type("Indice")
    await seen((page) => waitForMark(page, { ...email, "data-level": "hint" }, second))
    await (await popup.waitForSelector(`${row} [data-reset]`))?.click()
    await seen((page) => waitForMark(page, { ...email, "data-level": "warn" }, second))
  })

  test("a pack's switch", async () => {
    await screen("Règles")
    const toggle = await popup.waitForSelector(".pack button[role=switch]")
    await toggle?.click()
    await seen((page) => waitForNoMark(page, email, second))
    await toggle?.click()
    await seen((page) => waitForMark(page, email, second))
  })

  test("fifteen minutes of silence, and the way back", async () => {
    await screen("Ma journée")
    const press = async (words: string) =>
      (
        await popup.waitForSelector(
          `xpath/.//button[normalize-space(translate(., "\u00a0", " "))="${words}"]`,
        )
      )?.click()
    await press("15 minutes")
    await seen((page) => waitForNoMark(page, () => true, second))
    await press("Reprendre")
    await seen((page) => waitForMark(page, email, second))
  })
})

test.each(["off", "observe"])("a rule at %s has no row", async (value) => {
  await level(value)
  await both((page) => waitForNoMark(page, email, second))
})

test("packs, one at a time", async () => {
  await asPopup(popup, "pack.set", { id: "bdc", on: false })
  await both((page) => waitForNoMark(page, email, second))
  await asPopup(popup, "pack.set", { id: "callbacks", on: false })
  await asPopup(popup, "pack.set", { id: "followups", on: false })
  await both((page) => waitForNoMark(page, () => true, second))
})

test("a pause, and its end", async () => {
  await asPopup(popup, "pause.set", { minutes: 15 })
  await both((page) => waitForNoMark(page, () => true, second))
  await asPopup(popup, "pause.set", { resume: true })
  await both((page) => waitForMark(page, email, second))
})

test("a pause on one page leaves the other alone", async () => {
  const [quiet, other] = tabs
  const { pathname } = new URL(quiet.url())
  const [, org, , module, id] = pathname.split("/").slice(1)
  await asPopup(popup, "pause.set", { page: `${String(org)}/${String(module)}/${String(id)}` })
  await asPopup(popup, "pause.set", { page: quiet.url() })
  await waitForNoMark(quiet, () => true, second)
  await waitForMark(other, email, second)
})

test("organisations: silent on those that are not listed", async () => {
  const policy = (organisations: string[]) =>
    asPopup(popup, "policy.import", { text: JSON.stringify({ version: 1, organisations }) })
  await policy(["org700000099"])
  await both((page) => waitForNoMark(page, () => true, second))
  await policy(["org700000001"])
  await both((page) => waitForMark(page, email, second))
})

test("a malformed policy is refused whole, naming the field; what was in force stays", async () => {
  await level("hint")
  const answer = await asPopup<{ value: { ok: boolean; problems: { path: string; expected: string }[] } }>(
    popup,
    "policy.import",
    { text: JSON.stringify({ version: 1, rules: { "bdc.opp.email": { level: "loud" } } }) },
  )
  expect(answer.value.ok).toBe(false)
  expect(answer.value.problems[0]?.path).toContain("bdc.opp.email")
  expect(answer.value.problems[0]?.expected).toMatch(/./)
  await both((page) => waitForMark(page, { ...email, "data-level": "hint" }, second))
})

test("a rule that no longer blocks lets a held Save go", async () => {
  const page = await meetingTab(held.launched, held.sandbox, "ready")
  await wrongMeeting(page)
  await (await saveButton(page)).click()
  const names = (await heldSheet(page)).attributes["data-blocked"]?.split(" ") ?? []
  for (const id of names) await asPopup(popup, "rule.set", { id, level: "warn" })
  await page.bringToFront()
  await waitForNoMark(page, { "data-blocked": /./ })
  const before = held.sandbox.saves.length
  await (await saveButton(page)).click()
  await page.waitForSelector(".meetingModal", { hidden: true })
  expect(held.sandbox.saves.length).toBe(before + 1)
  await page.close()
})

describe("who is at the keyboard", () => {
  test("is asked once, in any tab, and hides nothing meanwhile", async () => {
    const [first, other] = tabs
    await first.bringToFront()
    const name = await waitForMark(first, { tag: "input", required: /^/ })
    await waitForMark(first, { ...email, "data-state": "missing" })
    await waitForMark(other, { tag: "input", required: /^/ })
    await typeInMark(first, name, "Alex Gagné")
    await clickMark(first, await waitForMark(first, { tag: "button", type: "submit" }))
    await both((page) => waitForNoMark(page, { tag: "input", required: /^/ }, second))
    const third = await held.launched.browser.newPage()
    await openRecord(third, address(held.sandbox, "no-email"))
    await expectRows(third, { "bdc.opp.email": "missing" })
    await waitForNoMark(third, { tag: "input", required: /^/ }, second)
    await third.close()
  })
})
