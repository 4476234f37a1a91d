import type { Page } from "puppeteer"
import { beforeAll, expect, test } from "vitest"
import { montreal, readAppointmentNote } from "../../src/process/index"
import {
  type Mark,
  clickMark,
  marks,
  openPopup,
  session,
  typeInMark,
  until,
  waitForMark,
  waitForNoMark,
} from "../browser"
import { pressButton } from "../tour/agent"
import { asPopup, recordTab, tomorrow } from "./desk"
import { expectRows, withExtension } from "./harness"

/** What is composed stands in the page's own editor to the letter, and long histories cost nothing. */
const held = withExtension({ sandbox: true })
beforeAll(async () => {
  const popup = await openPopup(held.launched.browser, held.launched.extensionId)
  await asPopup(popup, "agent.set", { name: "Alex Gagné", department: "bdc", branch: "Laval" })
})
const press = async (page: Page, text: string | RegExp) =>
  clickMark(page, await waitForMark(page, { tag: "button", text }))
const openEditor = async (page: Page) => {
  const collapsed = await page.waitForSelector("[data-zcqa=notesProcess] input")
  await collapsed?.click()
  await page.waitForSelector("textarea[data-zcqa=notesContentTxt]")
}
const editor = (page: Page) => page.$eval("textarea[data-zcqa=notesContentTxt]", (area) => area.value)
const saveNote = async (page: Page) => {
  await pressButton(page, "Enregistrer")
  await page.waitForSelector("textarea[data-zcqa=notesContentTxt]", { hidden: true })
}

test("a follow-up note: the words the grammar writes, in the editor, undoable, then saved", async () => {
  const page = await recordTab(held.launched, held.sandbox, "pdr-3")
  await waitForMark(page, { "data-verdict": /./ })
  await openEditor(page)
  await press(page, "Note de suivi")
  await press(page, "Texto")
  const { text } = await waitForMark(page, { class: "exact", text: /^PDR J\d R\d \+ TEXTO$/ })
  await press(page, "Mettre dans la note")
  expect(await editor(page)).toBe(text)
  await clickMark(page, await waitForMark(page, { "data-action": "undo" }))
  expect(await editor(page)).toBe("")
  await press(page, "Mettre dans la note")
  await saveNote(page)
  expect(held.sandbox.saves.at(-1)).toMatchObject({ kind: "note", values: { content: text } })
  await page.close()
})

test("the closing is offered after seven days without a word, and never before", async () => {
  for (const [key, offered] of [
    ["pdr-7", true],
    ["pdr-3", false],
  ] as const) {
    const page = await recordTab(held.launched, held.sandbox, key)
    await waitForMark(page, { "data-verdict": /./ })
    const more = async () => {
      const link = await page.$(".cxShowMoreNotes")
      if (!link || !(await link.isVisible())) return true
      await link.click()
      return undefined
    }
    await until(page, "every note", more)
    await press(page, "Note de suivi")
    await waitForMark(page, { class: "exact" })
    const isClosing = ({ text }: Mark): boolean => text.startsWith("Fermer le dossier")
    // The last notes shown are read a moment later: the form follows.
    if (offered) await waitForMark(page, isClosing)
    else expect((await marks(page)).some(isClosing), key).toBe(false)
    await page.close()
  }
})

test("an appointment note: asks what the page does not say, writes the one layout, read back whole", async () => {
  const page = await recordTab(held.launched, held.sandbox, "no-note")
  await expectRows(page, { "bdc.opp.appointment-note": "missing" })
  await openEditor(page)
  await press(page, "Note de rendez-vous")
  await waitForMark(page, { text: /^Il reste à préciser/ })
  await press(page, "En succursale")
  const inputs = async (label: string) =>
    until(page, `the field ${label}`, async () => {
      const all = await marks(page)
      const at = all.findIndex((mark) => mark.tag === "label" && mark.text === label)
      return at < 0 ? undefined : all.slice(at).find(({ tag }) => tag === "input")
    })
  const cdp = await session(page)
  const setValue = async (label: string, value: string) => {
    const { object } = await cdp.send("DOM.resolveNode", { backendNodeId: (await inputs(label)).node })
    await cdp.send("Runtime.callFunctionOn", {
      ...(object.objectId !== undefined && { objectId: object.objectId }),
      functionDeclaration: `function (value) {
        this.value = value
        this.dispatchEvent(new Event("input", { bubbles: true }))
      }`,
      arguments: [{ value }],
    })
  }
  await setValue("Date", tomorrow())
  await setValue("Heure", "14:30")
  const choose = async (legend: string, choice: string) => {
    const all = await marks(page)
    const at = all.findIndex((mark) => mark.tag === "legend" && mark.text === legend)
    const button = all.slice(at).find((mark) => mark.tag === "button" && mark.text === choice)
    if (!button) throw new Error(`No ${choice} under ${legend}`)
    await clickMark(page, button)
  }
  await choose("Véhicule d’échange", "Non")
  await choose("Dépôt", "Non")
  await choose("Paiement", "Comptant")
  await typeInMark(page, await inputs("Où habite le client"), "Blainville")
  const { text } = await waitForMark(page, { class: "exact", text: /Blainville$/ })
  await press(page, "Mettre dans la note")
  expect(await editor(page)).toBe(text)
  const read = readAppointmentNote(text)
  expect(read.composed).toBe(true)
  expect(read.points).toMatchObject({
    at: { value: montreal(tomorrow(), "14:30") },
    branch: { value: "Laval" },
    tradeIn: { value: false },
    deposit: { value: false },
    payment: { value: "cash" },
    livesAt: { value: "Blainville" },
  })
  await saveNote(page)
  expect(held.sandbox.saves.at(-1)?.values["content"]).toBe(text)
  await expectRows(page, { "bdc.opp.appointment-note": "ok" })
  await page.close()
})

test("what was typed in the box after a call is carried to the notes", async () => {
  const page = await recordTab(held.launched, held.sandbox, "ready")
  await waitForMark(page, { "data-progress": /./ })
  await openEditor(page)
  await pressButton(page, "Appeler")
  await page.type(".callBox textarea", "Le client passera samedi\nvers 10 h")
  await waitForMark(page, { "data-rule": "bdc.note.right-place", "data-state": "invalid" })
  await clickMark(page, await waitForMark(page, { "data-action": "carry" }))
  expect(await editor(page)).toBe("Le client passera samedi\nvers 10 h")
  await page.close()
})

test.each(["big-note", "many-notes"])("%s: no exception, and the page answers at once", async (key) => {
  const page = await held.launched.browser.newPage()
  const errors: string[] = []
  page.on("pageerror", (error) => errors.push(String(error)))
  const cdp = await session(page)
  cdp.on("Runtime.exceptionThrown", ({ exceptionDetails }) => errors.push(exceptionDetails.text))
  await cdp.send("Runtime.enable")
  await page.goto(`${held.sandbox.url(key)}?mirror=0`)
  await expectRows(page, { "bdc.opp.email": "ok" })
  await waitForMark(page, { "data-verdict": /./ })
  const answered = await page.evaluate(async () => {
    const before = performance.now()
    await new Promise((done) => requestAnimationFrame(() => setTimeout(done)))
    return performance.now() - before
  })
  expect(answered).toBeLessThan(500)
  await waitForNoMark(page, { text: /Le client veut réfléchir/ })
  expect(errors).toEqual([])
  await page.close()
})
