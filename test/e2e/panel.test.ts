import type { Page } from "puppeteer"
import { expect, test } from "vitest"
import { boxOf, clickMark, marks, until, waitForMark, type Mark } from "../browser"
import { meetingTab, recordTab, wrongMeeting } from "./desk"
import { withExtension } from "./harness"

/** The panel and the hints keep out of the way of what the agent is doing. */
const held = withExtension({ sandbox: true })
const altJ = async (page: Page) => {
  await page.keyboard.down("Alt")
  await page.keyboard.press("KeyJ")
  await page.keyboard.up("Alt")
}
/** Whether an element of ours is drawn. */
const drawn = (page: Page, mark: Mark | undefined): Promise<boolean> =>
  mark === undefined
    ? Promise.resolve(false)
    : boxOf(page, mark).then(
        ({ width, height }) => width > 0 && height > 0,
        () => false,
      )
const panel = async (page: Page) =>
  drawn(
    page,
    (await marks(page)).find(({ attributes }) => attributes["data-progress"] !== undefined),
  )
const becomes = (page: Page, wanted: boolean) =>
  until(page, `a panel ${wanted ? "shown" : "away"}`, async () =>
    (await panel(page)) === wanted ? true : undefined,
  )

test("Alt+J puts the panel away and brings it back; rows keep their elements meanwhile", async () => {
  const page = await recordTab(held.launched, held.sandbox, "no-email")
  await waitForMark(page, { "data-progress": /./ })
  await becomes(page, true)
  await altJ(page)
  await becomes(page, false)
  expect((await marks(page)).some(({ attributes }) => attributes["data-rule"] === "bdc.opp.email")).toBe(true)
  const other = await recordTab(held.launched, held.sandbox, "ready")
  await waitForMark(other, { "data-progress": /./ })
  await becomes(other, false)
  await other.close()
  await page.bringToFront()
  await altJ(page)
  await becomes(page, true)
  await page.close()
})

test("it folds for a dialog that it would cover, and Alt+J opens it over", async () => {
  const page = await meetingTab(held.launched, held.sandbox, "ready")
  await wrongMeeting(page)
  await becomes(page, false)
  await altJ(page)
  await becomes(page, true)
  await page.close()
})

test("focus is never taken from the field being typed in", async () => {
  const page = await meetingTab(held.launched, held.sandbox, "ready")
  await wrongMeeting(page, "rdv")
  await (await page.$(".meetingModal input.zInput"))?.click()
  await page.keyboard.type(" demain")
  await waitForMark(page, { class: "hint" })
  await page.keyboard.type(" matin")
  expect(await page.$eval(".meetingModal input.zInput", ({ value }) => value)).toContain(" demain matin")
  await page.close()
})

test("a hint is never over its field, nor over the list that the field opens", async () => {
  const page = await meetingTab(held.launched, held.sandbox, "ready")
  await wrongMeeting(page)
  for (const label of ["Priorité", "Statut", "Succursale"]) {
    const box = await page.waitForSelector(`.meetingModal [role=combobox][aria-label="${label}"]`)
    await box?.click()
    await page.waitForSelector("[role=option]")
    const hint = await waitForMark(page, { class: "hint" })
    const apart = async () => {
      const at = await boxOf(page, hint)
      const others = await page.$$eval(`[role=listbox], .meetingModal [aria-label="${label}"]`, (all) =>
        all.map((element) => {
          const { x, y, width, height } = element.getBoundingClientRect()
          return { x, y, width, height }
        }),
      )
      const over = others.some(
        ({ x, y, width, height }) =>
          at.x < x + width && x < at.x + at.width && at.y < y + height && y < at.y + at.height,
      )
      return over ? undefined : true
    }
    await until(page, `the hint of ${label} beside the list`, apart, 1_000)
    const option = await page.waitForSelector("[role=option]:nth-child(2)")
    await option?.click()
    await page.waitForSelector("[role=option]", { hidden: true })
  }
  await page.close()
})

test("the panel folds to its tab and opens from it", async () => {
  const page = await recordTab(held.launched, held.sandbox, "no-email")
  await waitForMark(page, { "data-progress": /./ })
  await clickMark(page, await waitForMark(page, { tag: "button", "aria-label": "Replier" }))
  await becomes(page, false)
  await clickMark(page, await waitForMark(page, { tag: "button", class: /^tab / }))
  await becomes(page, true)
  await page.close()
})
