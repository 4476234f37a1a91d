import type { Page } from "puppeteer"
import { afterEach, beforeAll, describe, expect, test } from "vitest"
import {
  clickMark,
  marks,
  openPopup,
  typeInMark,
  until,
  waitForMark,
  waitForNoMark,
  stopWorker,
} from "../browser"
import type { Mail } from "../sandbox/gmail/server"
import { asPopup, table } from "./desk"
import { withExtension } from "./harness"

/** The e-mail of a credit request: filled beside its window, held while it is not right, and nothing else ever held. */
const held = withExtension({ sandbox: true, viewport: { width: 1280, height: 720 } })
const approval = "approbation@automobileendirect.com"
const whole = { client: "Marie-Ève Tremblay", vehicle: "RX 350", branch: "Laval", agent: "Camille Roy" }

let desk: Page
let serial = 0
const numberOf = (): string => `CRE${String(20_000 + ++serial)}`
/** What the page of a request in the CRM leaves for its e-mail. */
const draftOf = (number: string, blanks: object = whole) => ({
  number,
  record: { org: "org700000001", module: "CustomModule5", id: number },
  url: `https://crm.zoho.com/crm/org700000001/tab/CustomModule5/${number}`,
  blanks,
  at: new Date().toISOString(),
})
const waiting = (...drafts: object[]): Promise<void> =>
  desk.evaluate((creditDrafts) => chrome.storage.session.set({ creditDrafts }), drafts)

type Drafts = { creditDrafts?: { number: string }[] }
/** Once the worker has forgotten what was sent: later, that would be the next test's draft. */
const dropped = (number: string): Promise<true> =>
  until(desk, `the draft ${number} to be dropped`, async () => {
    const { creditDrafts = [] } = await desk.evaluate(() =>
      chrome.storage.session.get<Drafts>("creditDrafts"),
    )
    return creditDrafts.some((draft) => draft.number === number) ? undefined : true
  })

let page: Page
async function gmail(options = "", hash = "#inbox"): Promise<Page> {
  page = await held.launched.browser.newPage()
  await page.goto(`https://mail.google.com/mail/u/0/${options}${hash}`)
  await page.waitForSelector("[role=main]")
  return page
}
const compose = async (): Promise<void> => {
  const count = (await page.$$(".M9")).length
  await page.click("[gh=cm]")
  await page.waitForFunction((n) => document.querySelectorAll(".M9 [g_editable]").length > n, {}, count)
}
const fill = async (): Promise<void> => {
  await clickMark(page, await waitForMark(page, { "data-card": /./, "data-phase": "offer" }).then(button))
  await waitForMark(page, { "data-phase": "filled" })
}
/** The main button of the card that stands. */
const button = async () => waitForMark(page, { "data-action": "fix" })
const action = async (does: string): Promise<void> =>
  clickMark(page, await waitForMark(page, { "data-action": does }))
const points = async (): Promise<string[]> => {
  await waitForMark(page, { "data-blocked": "renewal.credit-request" })
  return (await marks(page)).flatMap(({ attributes }) => attributes["data-point"] ?? [])
}
const subject = ".M9 input[name=subjectbox]"
const retitle = async (text: string): Promise<void> => {
  await page.click(subject, { count: 3 })
  await page.keyboard.type(text)
}
const send = (): Promise<void> => page.click(".M9 .aoO")
const sent = (): Mail[] => held.sandbox.mailbox.sent
/** The last e-mail that left, once there are so many. */
const sentAfter = (count: number): Promise<Mail> =>
  until(page, "an e-mail to leave", () => Promise.resolve(sent()[count]))
const editor = (): Promise<string> =>
  page.$eval(".M9 [g_editable]", (body) => new XMLSerializer().serializeToString(body))
const dropChips = (): Promise<void> =>
  page.$$eval(".M9 .afX", (crosses) => crosses.forEach((one) => (one as HTMLElement).click()))

beforeAll(async () => {
  desk = await openPopup(held.launched.browser, held.launched.extensionId)
})
afterEach(async () => {
  for (const { subject } of sent()) await dropped(subject)
  for (const one of await held.launched.browser.pages())
    if (one.url().includes("mail.google")) await one.close()
  held.sandbox.mailbox.sent.length = 0
})

describe("filled", () => {
  test("on a click, as Gmail hears it; undone, nothing is left", async () => {
    const number = numberOf()
    await waiting(draftOf(number, { client: "Marie-Ève Tremblay" }))
    await gmail()
    await compose()
    const before = await editor()
    await fill()
    const [draft] = await until(page, "the draft to be kept", () => {
      const kept = Object.values(held.sandbox.mailbox.drafts).filter((one) => one.subject === number)
      return Promise.resolve(kept[0]?.body.includes("[à compléter") ? kept : undefined)
    })
    expect(draft).toMatchObject({ to: [approval], subject: number, cc: [], bcc: [] })
    expect(draft?.body).toMatch(/^Bonjour,[^]*Marie-Ève Tremblay[^]*--\s+Camille Roy/)
    await action("next")
    expect(await page.evaluate(() => String(getSelection()).replace(/\u00a0/g, " "))).toBe(
      "[à compléter : véhicule]",
    )
    await action("undo")
    await waitForMark(page, { "data-phase": "offer" })
    expect(await editor()).toBe(before)
    expect(await page.$eval(subject, (field) => field.value)).toBe("")
    expect(await page.$$(".M9 [role=option]")).toEqual([])
  })

  test.each([
    ["the markup of before 2021", "?rcpt=old", ""],
    ["another language", "?hl=vi", ""],
    ["full screen", "", ".Hq"],
    ["a window of its own", "?ui=2&view=cm", "none"],
  ])("in %s", async (_name, options, press) => {
    const number = numberOf()
    await waiting(draftOf(number))
    await gmail(options)
    if (press === "none") await page.waitForSelector(".M9 [g_editable]")
    else await compose()
    if (press === ".Hq") await page.click(press)
    await fill()
    await send()
    expect(await sentAfter(0)).toMatchObject({ to: [approval], subject: number })
  })

  test("in one of two windows; closed meanwhile, it is offered again", async () => {
    const [one, two] = [numberOf(), numberOf()]
    await waiting(draftOf(one))
    await gmail()
    await compose()
    await clickMark(page, await button())
    await page.click(".M9 .oh")
    await waitForNoMark(page, { "data-card": /./ })
    await compose()
    await fill()
    await compose()
    const cards = async () => (await marks(page)).filter(({ attributes }) => attributes["data-card"])
    expect((await cards()).map(({ attributes }) => attributes["data-number"])).toEqual([one])
    await waiting(draftOf(two), draftOf(one))
    const second = await waitForMark(page, { "data-action": "fix", "data-number": two })
    await clickMark(page, second)
    await until(page, "both to be filled", async () =>
      (await cards()).filter(({ attributes }) => attributes["data-phase"] === "filled").length === 2
        ? true
        : undefined,
    )
    const subjects = await page.$$eval(subject, (fields) => fields.map((field) => field.value))
    expect(subjects.sort()).toEqual([one, two])
  })

  test("never over what stands there, unasked", async () => {
    const number = numberOf()
    await waiting(draftOf(number))
    await gmail()
    await compose()
    await page.keyboard.type("cliente@exemple.ca,")
    await retitle("Votre dossier")
    await clickMark(page, await button())
    const question = await waitForMark(page, { "data-phase": "asking" })
    expect(question.text).toMatch(/cliente@exemple\.ca[^]*Votre dossier/)
    await action("back")
    await waitForMark(page, { "data-phase": "offer" })
    expect(await page.$eval(subject, (field) => field.value)).toBe("Votre dossier")
    await clickMark(page, await button())
    await waitForMark(page, { "data-phase": "asking" })
    await action("fix")
    await waitForMark(page, { "data-phase": "filled" })
    const chips = await page.$$eval(".M9 [role=option]", (all) =>
      all.map((one) => one.getAttribute("data-name")),
    )
    expect(chips).toEqual(["cliente@exemple.ca", approval])
  })
})

describe("held before Send", () => {
  test("whichever way it is sent; mended point by point; then it goes, and the look at its file is planned", async () => {
    const number = numberOf()
    await waiting(draftOf(number, { ...whole, vehicle: undefined }))
    await gmail()
    await compose()
    await fill()
    await dropChips()
    await retitle(`CRE ${number.slice(3)}`)
    const ways: (() => Promise<unknown>)[] = [
      send,
      () => page.focus(".M9 .aoO").then(() => page.keyboard.press("Enter")),
      async () => {
        await page.focus(subject)
        await page.keyboard.down("Control")
        await page.keyboard.press("Enter")
        await page.keyboard.up("Control")
      },
      () => page.click(".M9 .hG").then(() => page.click("[selector=scheduledSend]")),
    ]
    for (const way of ways) {
      await way()
      expect(await points()).toEqual(["recipient", "subject", "blanks"])
      await page.keyboard.press("Escape")
      await waitForNoMark(page, { "data-blocked": /./ })
    }
    expect(sent()).toEqual([])
    await send()
    await points()
    await clickMark(page, await waitForMark(page, { "data-action": "fix", text: /cette adresse/ }))
    await until(page, "the address", async () => ((await points()).length === 2 ? true : undefined))
    await clickMark(page, await waitForMark(page, { "data-action": "fix", text: /Mettre/ }))
    await until(page, "the subject", async () => ((await points()).length === 1 ? true : undefined))
    await action("jump")
    await page.keyboard.type("RX 350")
    await waitForNoMark(page, { "data-blocked": /./ })
    await send()
    expect(await sentAfter(0)).toMatchObject({ to: [approval], subject: number })
    await until(page, "the reminder", async () =>
      (await table(desk, "reminders")).find((row) => row["number"] === number) ? true : undefined,
    )
    const journal = JSON.stringify(await table(desk, "journal"))
    expect(journal).toContain(number)
    expect(journal).not.toMatch(/Tremblay|RX 350|approbation@|\[à compléter/)
    await dropped(number)
  })

  test("the number of another file; let through once, with a reason, by a second press", async () => {
    const number = numberOf()
    await waiting(draftOf(number))
    await gmail()
    await compose()
    await fill()
    await retitle("CRE9")
    await send()
    expect(await points()).toEqual(["number"])
    await action("override")
    const input = await waitForMark(page, { tag: "input" })
    await page.keyboard.press("Enter")
    await waitForMark(page, { role: "alert" })
    // Letters that are shortcuts of Gmail's are not heard there.
    await typeInMark(page, input, "copie convenue")
    expect((await page.$$(".M9")).length).toBe(1)
    await page.keyboard.press("Enter")
    await waitForNoMark(page, { "data-blocked": /./ })
    expect(sent()).toEqual([])
    await page.keyboard.press("Enter")
    expect(await sentAfter(0)).toMatchObject({ subject: "CRE9" })
    await dropped(number)
    const lines = await table(desk, "journal")
    expect(
      lines.find(({ kind, reason }) => kind === "overridden" && reason === "copie convenue"),
    ).toBeDefined()
  })

  test("an address typed and not confirmed counts as it will be sent", async () => {
    const number = numberOf()
    await waiting(draftOf(number))
    await gmail()
    await compose()
    await fill()
    await dropChips()
    await page.click(".M9 .aoD.hl")
    await page.keyboard.type("aprobation@exemple.ca")
    await page.keyboard.down("Control")
    await page.keyboard.press("Enter")
    await page.keyboard.up("Control")
    expect(await points()).toEqual(["recipient"])
    await waitForMark(page, { text: /aprobation@exemple\.ca/, "data-point": "recipient" })
    await action("fix")
    await waitForNoMark(page, { "data-blocked": /./ })
    await send()
    expect((await sentAfter(0)).to).toEqual([approval])
  })

  test("nothing else: a plain e-mail, an answer, whatever waits; Gmail’s own refusal is no sending", async () => {
    const number = numberOf()
    await waiting(draftOf(number))
    await gmail("", "#inbox/19a1b2c3d4e5f601")
    await page.click(".ams")
    await page.waitForSelector(".ip .M9 [g_editable]")
    await page.click(".ip .M9 [g_editable]")
    await page.keyboard.type(`À propos de ${number}, [à compléter : ceci]`)
    await page.click(".ip .M9 .Uo")
    expect(await sentAfter(0)).toMatchObject({ reply: true, archived: true })
    await page.waitForSelector(".ip .M9", { hidden: true })
    await compose()
    await page.keyboard.type(`${approval},`)
    await retitle("Question de procédure")
    await stopWorker(held.launched)
    await send()
    expect(await sentAfter(1)).toMatchObject({ subject: "Question de procédure" })
    await page.waitForSelector(".M9", { hidden: true })
    await compose()
    await fill()
    await dropChips()
    await page.click(".M9 .aoD.hl")
    await page.keyboard.type(`${approval}, pas-une-adresse`)
    await send()
    await page.waitForSelector("[role=alertdialog]")
    expect(sent()).toHaveLength(2)
    expect((await table(desk, "reminders")).some((row) => row["number"] === number)).toBe(false)
  })
})

test("whose mailbox is open", async () => {
  await gmail()
  const answer = () =>
    asPopup<{ value: { address: string | null; delegated: boolean }[] }>(desk, "gmail.mailboxes")
  const mailbox = await until(page, "the mailbox", async () => (await answer()).value[0])
  expect(mailbox).toMatchObject({ address: "renouvellement@exemple.ca", delegated: false })
})
