import type { Page } from "puppeteer"
import { beforeAll, describe, expect, test } from "vitest"
import {
  clickMark,
  marks,
  openPopup,
  session,
  typeInMark,
  until,
  waitForMark,
  waitForNoMark,
  stopWorker,
} from "../browser"
import { fill, openMeeting, openRecord, pressButton, recordShown } from "../tour/agent"
import {
  address,
  generations,
  heldSheet,
  isHeld,
  meetingTab,
  meetingsSaved,
  readyToSave,
  rightMeeting,
  saveButton,
  settleServer,
  table,
  wrongMeeting,
} from "./desk"
import { withExtension } from "./harness"

/** The held Save, in the stand-in's CRM: what reaches its server is what was saved. */
const held = withExtension({ sandbox: true })
let popup: Page
beforeAll(async () => {
  popup = await openPopup(held.launched.browser, held.launched.extensionId)
})
const saved = () => meetingsSaved(held.sandbox)

/** Nothing reaches the server while `act` presses Save, and the sheet says why. */
async function expectHeld(page: Page, act: () => Promise<unknown>): Promise<void> {
  const before = held.sandbox.saves.length
  await act()
  // The page may draw its button anew under a press, which is then lost: nothing was saved by it.
  const shown = await waitForMark(page, { "data-blocked": /./ }, 3_000).catch(() => null)
  if (!shown) {
    expect(held.sandbox.saves.length).toBe(before)
    await act()
  }
  await heldSheet(page)
  await settleServer(page)
  expect(held.sandbox.saves.length).toBe(before)
}
async function expectSaved(page: Page, act: () => Promise<unknown>): Promise<void> {
  const before = saved()
  await act()
  await until(page, "a save", () => Promise.resolve(saved() > before ? true : undefined))
  await settleServer(page)
  expect(saved()).toBe(before + 1)
}
const focusSave = async (page: Page) => (await saveButton(page)).focus()
const focusSubject = async (page: Page) => {
  const input = await page.$(".meetingModal input.zInput")
  await input?.focus()
}
const focusedText = (page: Page) => page.evaluate(() => document.activeElement?.textContent)

const ways: [string, (page: Page) => Promise<unknown>][] = [
  ["a click of the mouse", async (page) => (await saveButton(page)).click()],
  ["a double click", async (page) => (await saveButton(page)).click({ count: 2 })],
  ["Enter on the button", async (page) => focusSave(page).then(() => page.keyboard.press("Enter"))],
  ["Space on the button", async (page) => focusSave(page).then(() => page.keyboard.press("Space"))],
  ["Enter in a text field", async (page) => focusSubject(page).then(() => page.keyboard.press("Enter"))],
]

describe.each(generations)("a meeting that is not ready, %s", (gen) => {
  test("is held whatever presses Save, and Escape gives the focus back", async () => {
    const page = await meetingTab(held.launched, held.sandbox, "ready", gen)
    await wrongMeeting(page)
    for (const [, act] of ways) {
      await expectHeld(page, () => act(page))
      await page.keyboard.press("Escape")
      await waitForNoMark(page, { "data-blocked": /./ })
      expect(await focusedText(page)).toBe("Enregistrer")
    }
    await page.close()
  })

  test("saves at the first press once it is right, exactly once; unread participants hold nothing", async () => {
    const page = await meetingTab(held.launched, held.sandbox, "ready", gen)
    await rightMeeting(page)
    await readyToSave(page)
    await expectSaved(page, async () => (await saveButton(page)).click({ count: 2 }))
    expect(await isHeld(page)).toBe(false)
    await page.close()
  })
})

test("a form's own submit is held before the page hears it", async () => {
  const page = await meetingTab(held.launched, held.sandbox, "ready", "g1")
  await wrongMeeting(page)
  await expectHeld(page, () =>
    page.evaluate(() => {
      const form = document.querySelector<HTMLFormElement>("#createEntityForm")
      form?.addEventListener("submit", (event) => {
        event.preventDefault()
        document.body.dataset["heard"] = "yes"
      })
      form?.requestSubmit()
    }),
  )
  expect(await page.evaluate(() => document.body.dataset["heard"])).toBeUndefined()
  await page.close()
})

test("the sheet lists what is missing, each with its jump", async () => {
  const page = await meetingTab(held.launched, held.sandbox, "ready")
  await wrongMeeting(page)
  await expectHeld(page, async () => (await saveButton(page)).click())
  const sheet = await heldSheet(page)
  expect(sheet.attributes["data-blocked"]?.split(" ")).toContain("bdc.meeting.priority")
  const all = await marks(page)
  const jump = all
    .slice(all.findIndex(({ node }) => node === sheet.node))
    .find(({ attributes, text }) => attributes["data-action"] === "jump" && text === "Aller au champ")
  if (!jump) throw new Error("The sheet has no jump")
  await clickMark(page, jump)
  const row = await until(page, "the focus in the form", () =>
    page.evaluate(
      () => document.activeElement?.closest(".zRow")?.querySelector(".zLabel")?.textContent ?? undefined,
    ),
  )
  expect(row).toMatch(/Objet|Priorité/)
  await page.close()
})

const pass = async (page: Page, reason: string) => {
  await clickMark(page, await waitForMark(page, { "data-action": "override" }))
  await waitForMark(page, { "data-action": "back" })
  await clickMark(page, await waitForMark(page, { "data-action": "override" }))
  await waitForMark(page, { role: "alert" })
  await typeInMark(page, await waitForMark(page, { tag: "input", maxlength: "200" }), reason)
  await clickMark(page, await waitForMark(page, { "data-action": "override" }))
  await waitForNoMark(page, { "data-blocked": /./ })
}

test("an override wants a reason, lets one Save through, and is recorded once", async () => {
  const reason = `Le client insiste ${String(Date.now())}`
  const page = await meetingTab(held.launched, held.sandbox, "ready")
  await wrongMeeting(page)
  await expectHeld(page, async () => (await saveButton(page)).click())
  const names = (await heldSheet(page)).attributes["data-blocked"]?.split(" ") ?? []
  await pass(page, reason)
  await waitForMark(page, { "data-rule": "bdc.meeting.subject", "data-state": "overridden" })
  expect(await focusedText(page)).toBe("Enregistrer")
  await expectSaved(page, () => page.keyboard.press("Enter"))

  await openMeeting(page)
  await wrongMeeting(page, "encore")
  await expectHeld(page, async () => (await saveButton(page)).click())

  const rows = await until(page, "the journal", async () => {
    const written = (await table(popup, "journal")).filter((row) => row["reason"] === reason)
    return written.length >= names.length ? written : undefined
  })
  expect(rows.map((row) => String(row["rule"])).sort()).toEqual([...names].sort())
  expect(new Set(rows.map((row) => row["kind"]))).toEqual(new Set(["overridden"]))
  await page.close()
})

test("a pass that the page itself did not use is spent all the same", async () => {
  const page = await meetingTab(held.launched, held.sandbox, "ready")
  await wrongMeeting(page)
  await fill(page, "Objet", " ")
  await waitForMark(page, { "data-rule": "bdc.meeting.subject", "data-state": "missing" })
  await page.evaluate(() => {
    const original = window.fetch.bind(window)
    window.fetch = (address, init) =>
      init?.method === "POST" ? Promise.resolve(new Response(null, { status: 500 })) : original(address, init)
  })
  await expectHeld(page, async () => (await saveButton(page)).click())
  await pass(page, "Information non disponible")
  await (await saveButton(page)).click()
  await page.waitForSelector(".errorMessageIcon, .zError")
  await expectHeld(page, async () => (await saveButton(page)).click())
  await page.close()
})

test("a full page's Save and new is held as well, and a meeting that is none of ours never is", async () => {
  const page = await held.launched.browser.newPage()
  const create = `${held.sandbox.url("ready").replace(/Potentials.*$/, "Events/create")}?mirror=0`
  await openRecord(page, create)
  await fill(page, "Objet", "Formation des nouveaux")
  await fill(page, "Catégorie de réunion", "Rendez-vous")
  await waitForMark(page, { "data-rule": "bdc.meeting.priority", "data-level": "block" })
  await expectHeld(page, () => pressButton(page, "Enregistrer et nouveau"))
  await page.keyboard.press("Escape")
  await fill(page, "Catégorie de réunion", "Formation")
  await waitForNoMark(page, { "data-rule": "bdc.meeting.priority" })
  await expectSaved(page, () => pressButton(page, "Enregistrer"))
  await page.close()
})

test("an opportunity's own Save is never held", async () => {
  const page = await held.launched.browser.newPage()
  await openRecord(page, address(held.sandbox, "poor", "g3", "/edit"))
  await waitForMark(page, { "data-rule": "bdc.opp.email", "data-state": "missing" })
  const before = held.sandbox.saves.length
  await pressButton(page, "Enregistrer")
  await recordShown(page)
  expect(held.sandbox.saves.length).toBe(before + 1)
  await page.close()
})

test("with the worker dead, a wrong meeting is still held and a right one still saved", async () => {
  const page = await meetingTab(held.launched, held.sandbox, "ready")
  await wrongMeeting(page)
  await stopWorker(held.launched)
  await expectHeld(page, async () => (await saveButton(page)).click())
  await page.keyboard.press("Escape")
  await rightMeeting(page, true)
  await readyToSave(page)
  await stopWorker(held.launched)
  await expectSaved(page, async () => (await saveButton(page)).click())
  await page.close()
})

test("when our code throws, Save passes", async () => {
  const page = await held.launched.browser.newPage()
  const cdp = await session(page)
  const worlds: number[] = []
  cdp.on("Runtime.executionContextCreated", ({ context }) => {
    if (context.origin === `chrome-extension://${held.launched.extensionId}`) worlds.push(context.id)
  })
  await cdp.send("Runtime.enable")
  await openRecord(page, address(held.sandbox, "ready"))
  await openMeeting(page)
  await wrongMeeting(page)
  const contextId = worlds.at(-1)
  if (contextId === undefined) throw new Error("No world of the extension")
  await cdp.send("Runtime.evaluate", {
    contextId,
    expression: `for (const name of ["closest", "matches", "querySelector", "querySelectorAll"])
      Element.prototype[name] = () => { throw new Error("broken on purpose") }`,
  })
  await expectSaved(page, async () => (await saveButton(page)).click())
  await page.close()
})
