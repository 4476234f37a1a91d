import type { Page } from "puppeteer"
import { describe, expect, test } from "vitest"
import { clickMark, fits, marks, until, waitForMark, type Mark } from "../browser"
import { fill, pressButton } from "../tour/agent"
import {
  generations,
  meetingTab,
  meetingsSaved,
  readyToSave,
  rightMeeting,
  saveButton,
  wrongMeeting,
} from "./desk"
import { withExtension } from "./harness"

/** One-click mending: through the page's own events, so that what is saved is what was mended. */
const held = withExtension({ sandbox: true })
const rule = "bdc.meeting.subject"

/** A control in the panel's row of a rule. */
const inRow = (page: Page, id: string, action: string): Promise<Mark> =>
  until(page, `${action} in the row of ${id}`, async () => {
    const all = await marks(page)
    const at = all.findIndex((mark) => fits(mark, { tag: "li", "data-rule": id }))
    const end = all.findIndex((mark, index) => index > at && mark.attributes["data-rule"] !== undefined)
    return at < 0
      ? undefined
      : all.slice(at, end < 0 ? undefined : end).find((mark) => mark.attributes["data-action"] === action)
  })
/** The panel folds to its tab for the dialog: opened over it. */
const openPanel = async (page: Page) =>
  clickMark(page, await waitForMark(page, { tag: "button", class: /^tab / }))
const subject = (page: Page) =>
  page.evaluate(() => {
    const rows = [...document.querySelectorAll(".meetingModal .zRow")]
    const row = rows.find((one) => one.querySelector(".zLabel")?.textContent === "Objet")
    return row?.querySelector("input")?.value
  })

describe.each(generations)("the subject of a meeting, %s", (gen) => {
  test("is mended by one click, undone by another, and saved as mended", async () => {
    const page = await meetingTab(held.launched, held.sandbox, "ready", gen)
    await rightMeeting(page)
    await wrongMeeting(page, "rdv demain")
    await openPanel(page)
    await clickMark(page, await inRow(page, rule, "fix"))
    // Answered before the next press: what is offered follows from what stands.
    await waitForMark(page, { tag: "li", "data-rule": rule, "data-state": "ok" })
    expect(await subject(page)).toBe("MARIE-ÈVE / P48213")
    await clickMark(page, await inRow(page, rule, "undo"))
    await waitForMark(page, { tag: "li", "data-rule": rule, "data-state": "invalid" })
    expect(await subject(page)).toBe("rdv demain")
    await clickMark(page, await inRow(page, rule, "fix"))
    await inRow(page, rule, "undo")
    await readyToSave(page)
    const before = meetingsSaved(held.sandbox)
    await (await saveButton(page)).focus()
    await page.keyboard.press("Enter")
    await page.waitForSelector(".meetingModal", { hidden: true })
    expect(meetingsSaved(held.sandbox)).toBe(before + 1)
    expect(held.sandbox.saves.at(-1)?.values["SUBJECT"]).toBe("MARIE-ÈVE / P48213")
    await page.close()
  })
})

test("a page that does not take the value keeps its own, which is offered to copy", async () => {
  const page = await meetingTab(held.launched, held.sandbox, "ready")
  await wrongMeeting(page, "rdv demain")
  await page.evaluate(() => {
    const input = document.querySelector<HTMLInputElement>(".meetingModal input.zInput")
    input?.addEventListener("input", () => (input.value = "rdv demain"))
  })
  await openPanel(page)
  await clickMark(page, await inRow(page, rule, "fix"))
  const copy = await inRow(page, rule, "copy")
  expect(copy.text).toContain("MARIE-ÈVE / P48213")
  expect(await subject(page)).toBe("rdv demain")
  await clickMark(page, await inRow(page, rule, "jump"))
  expect(await page.evaluate(() => document.activeElement?.matches(".meetingModal input"))).toBe(true)
  await page.close()
})

test("a list is never driven: its value is offered to copy, with the way to it", async () => {
  const page = await meetingTab(held.launched, held.sandbox, "ready")
  await fill(page, "Objet", "MARIE-ÈVE / P48213")
  await waitForMark(page, { "data-rule": "bdc.meeting.priority", "data-state": "missing" })
  await openPanel(page)
  expect((await inRow(page, "bdc.meeting.priority", "copy")).text).toContain("Or")
  await inRow(page, "bdc.meeting.priority", "jump")
  await pressButton(page, "Annuler")
  await page.close()
})
