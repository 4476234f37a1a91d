import type { Page } from "puppeteer"
import { afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest"
import { clickMark, fits, marks, openPopup, until, waitForMark, waitForNoMark, type Mark } from "../browser"
import { dayOf, shiftDay } from "../../src/process/calendar"
import { weekdays } from "../../src/process/working-hours"
import { leftOf } from "../../src/gmail/left"
import { nearWords } from "../../src/words/clock"
import { fr } from "../../src/words/fr/service-mail"
import type { Letter, Thread } from "../sandbox/gmail/server"
import { asPopup, table } from "./desk"
import { withExtension } from "./harness"

/** E-mail of after-sales reception: the time left to answer, in the conversation and the list, and what a letter holds. */
const held = withExtension({ sandbox: true, viewport: { width: 1280, height: 720 } })
const mailbox = "service@concession.example"
const link = "https://reservation.concession.example/rdv"
const contact = "Élodie Marchand, 450 555-0142"
const minute = 60_000

const client = { name: "Marie-Ève Tremblay", address: "marie-eve@client.example" }
const other = { name: "Omar Haddad", address: "omar@client.example" }
const colleague = { name: "Luc Roy", address: "luc.roy@concession.example" }
const us = { name: "Camille Roy", address: mailbox }
const robot = { name: "Alertes", address: "no-reply@banque.example" }

let serial = 0
/** A message that came so many minutes ago. */
const mail = (from: Letter["from"], ago: number, more: Partial<Letter> = {}): Letter => ({
  from,
  to: [from === us ? client.address : mailbox],
  at: Date.now() - Math.round(ago * minute),
  low: ++serial,
  text: "Bonjour, mon véhicule fait un bruit au freinage.",
  ...more,
})
const thread = (subject: string, ...messages: Letter[]): Thread => ({ subject, messages })
const idOf = ({ at, low = 0 }: Letter): string => ((BigInt(at) << 20n) + BigInt(low)).toString(16)
const first = (one: Thread): Letter => one.messages[0] as Letter
const last = (one: Thread): Letter => one.messages.at(-1) as Letter
/** When the answer to a message is due: two hours on, the department never closing. */
const due = ({ at }: Letter): Date => new Date(at + 120 * minute)

let desk: Page
let page: Page
async function open(threads: Thread[], hash = "#inbox", options = "", path = "/mail/u/0/"): Promise<void> {
  held.sandbox.mailbox.threads = threads
  page = await held.launched.browser.newPage()
  await page.goto(`https://mail.google.com${path}${options}${hash}`)
  await page.waitForSelector("[role=main]")
}
const read = (one: Thread, options = ""): Promise<void> => open([one], `#inbox/${idOf(first(one))}`, options)
const go = (hash: string): Promise<void> => page.evaluate((to) => void (location.hash = to), hash)
const arrive = async (threads: Thread[]): Promise<void> => {
  held.sandbox.mailbox.threads = threads
  await page.evaluate(() => dispatchEvent(new CustomEvent("sandbox-mail")))
}
/** The card of the conversation, where it is seen. */
const card = (state = "running"): Promise<Mark> =>
  waitForMark(page, { "data-clock": "aftersales.reply", "data-state": state, style: /visible/ })
const press = async (does: string): Promise<void> =>
  clickMark(page, await waitForMark(page, { "data-action": does }))
/** The messages whose rows show a chip. */
const chips = async (): Promise<string[]> =>
  (await marks(page))
    .filter(({ attributes }) => attributes["data-wait"] && attributes["style"]?.includes("visible"))
    .flatMap(({ attributes }) => attributes["data-wait"] ?? [])
const expectChips = (wanted: readonly string[]) =>
  until(page, `chips on ${wanted.join(" ")}`, async () => {
    const found = await chips()
    return found.sort().join(" ") === [...wanted].sort().join(" ") ? true : undefined
  })
const replies = async () => (await table(desk, "reminders")).filter(({ kind }) => kind === "reply")
const picture = async (name: string): Promise<void> => {
  const folder = process.env["JALON_PICTURES"]
  if (folder !== undefined) await page.screenshot({ path: `${folder}/${name}.png` })
}

beforeAll(async () => {
  desk = await openPopup(held.launched.browser, held.launched.extensionId)
  const today = dayOf(new Date())
  const policy = {
    version: 1,
    packs: { aftersales: true },
    aftersales: {
      mailboxes: [" Service@Concession.example"],
      bookingLink: link,
      contact,
      hours: Object.fromEntries(weekdays.map((day) => [day, [{ start: "00:00", end: "00:00" }]])),
      openDays: [-1, 0, 1, 2].map((days) => shiftDay(today, days)),
    },
  }
  expect(await asPopup(desk, "policy.import", { text: JSON.stringify(policy) })).toMatchObject({
    value: { ok: true },
  })
})
beforeEach(() => {
  held.sandbox.mailbox.account = mailbox
})
afterEach(async () => {
  for (const one of await held.launched.browser.pages())
    if (one.url().includes("mail.google")) await one.close()
  held.sandbox.mailbox.sent.length = 0
})

describe("aftersales.reply", () => {
  test("in the conversation: the time left by the id of the client’s last message; later, done, undone; answered, it goes", async () => {
    const one = thread(
      "Bruit au freinage",
      mail(client, 300),
      mail(us, 200),
      mail(colleague, 100),
      mail(client, 48),
    )
    await read(one)
    const asked = last(one)
    const { text } = await card()
    expect(text).toContain(`Répondre avant ${nearWords(due(asked), new Date(), "fr")}`)
    await picture("conversation")
    const [row] = (await replies()).filter(({ record }) => JSON.stringify(record).includes(idOf(asked)))
    expect(row).toMatchObject({ from: asked.at, until: due(asked).getTime(), doneAt: null })
    // Of the e-mail, nothing but its number, its instant and its page is kept.
    expect(JSON.stringify(row)).not.toMatch(/client\.example|Tremblay|Bruit|freinage/)
    await press("snooze")
    await waitForMark(page, { "data-clock": /./, text: /Rappel à/ })
    await press("done")
    await card("done")
    await press("undo")
    await card()
    await page.click(".h7:last-child .ams")
    await page.waitForSelector(".ip .M9 [g_editable]")
    await page.click(".ip .M9 .aoO")
    await waitForNoMark(page, { "data-clock": /./ })
    await until(page, "the clock to be done", async () =>
      (await replies()).find(({ id, doneAt }) => id === row?.["id"] && doneAt !== null) ? true : undefined,
    )
  })

  test("in the list: beside the rows that surely wait, and no others; a new one comes, one leaves", async () => {
    const waits = thread("Rendez-vous", mail(client, 20, { unread: true }))
    const late = thread(
      "Pneus d’hiver : prix, dates et tout ce qu’il faut savoir avant de venir",
      mail(other, 200),
      mail(other, 190),
    )
    const silent = [
      thread("Relevé", mail(robot, 30)),
      thread("Interne", mail(colleague, 25)),
      thread("Suivi", mail(client, 90), mail(us, 60)),
      thread("Relance", mail(client, 90), mail(us, 60), mail(client, 10)),
      thread("Envoi", mail(us, 15)),
      thread(
        "Re: Entretien",
        mail(client, 12, { text: "Parfait, merci beaucoup 🙏 Bonne journée! Marie-Ève" }),
      ),
      thread("Réponse automatique\u00a0: Entretien", mail(client, 11)),
    ]
    await open([waits, late, ...silent])
    await expectChips([idOf(last(waits)), idOf(last(late))])
    const chip = await waitForMark(page, { "data-wait": idOf(last(waits)) })
    const shortly = [0, minute].map(
      (ago) => leftOf({ until: due(last(waits)).toISOString() }, new Date(Date.now() - ago), fr, "fr").short,
    )
    expect(shortly).toContain(chip.text)
    await waitForMark(page, { "data-wait": idOf(last(late)), "data-state": "late", text: /En retard/ })
    await picture("list")
    // A chip gives way to what Gmail shows on the row under the pointer.
    await page.hover(".zA.zE")
    await expectChips([idOf(last(late))])
    await picture("list-hover")
    const fresh = thread("Nouveau", mail(client, 0.5))
    await arrive([fresh, late, ...silent])
    await page.mouse.move(20, 400)
    await expectChips([idOf(last(fresh)), idOf(last(late))])
    // Opened, one that waits and that the list was unsure of.
    const relance = silent[3] as Thread
    await go(`#inbox/${idOf(first(relance))}`)
    await card()
    await go("#inbox")
    await page.mouse.move(20, 400)
    await expectChips([fresh, late, relance].map((one) => idOf(last(one))))
    await picture("list-after")
  })

  test("in a long list: chips follow their rows, and never leave the list", async () => {
    const many = Array.from({ length: 30 }, (_none, at) =>
      thread(`Demande ${String(at)}`, mail(client, at + 1)),
    )
    await open(many)
    const seen = await until(page, "the chips in view", async () => {
      const found = await chips()
      return found.length > 12 ? found.length : undefined
    })
    expect(seen).toBeLessThan(30)
    await page.$eval(".aeJ", (list) => (list.scrollTop = 430))
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))))
    const rows = await page.$$eval(".zA", (all) =>
      all.map((one) => {
        const name = one.querySelector("[data-legacy-last-message-id]")
        return [name?.getAttribute("data-legacy-last-message-id"), one.getBoundingClientRect().top] as const
      }),
    )
    const top = await page.$eval(".aeJ", (list) => list.getBoundingClientRect().top)
    await until(page, "the chips to follow", async () => {
      const at = (await marks(page)).filter(({ attributes }) => attributes["style"]?.includes("visible"))
      const off = at.filter(({ attributes: { "data-wait": id, style = "" } }) => {
        const y = Number(/, ?([\d.-]+)px\)/.exec(style)?.[1])
        const row = rows.find(([name]) => name === id)?.[1] ?? NaN
        return !(Math.abs(y - row - 8) < 6 && y > top - 20)
      })
      return at.length > 12 && off.length === 0 ? true : undefined
    })
    await picture("long")
    // What Gmail opens over the list is over the chips too.
    const before = (await chips()).length
    await page.click("[gh=cm]")
    await until(page, "chips to give way", async () => ((await chips()).length < before ? true : undefined))
    await picture("covered")
  })

  test.each<[string, Letter["from"], string, string]>([
    ["a mailbox that the policy does not name", client, "ventes@concession.example", "/mail/u/0/"],
    ["a mailbox that somebody else lent", client, mailbox, "/mail/b/AEoRXRQ/"],
    ["an automatic e-mail", robot, mailbox, "/mail/u/0/"],
  ])("silent: %s", async (_name, from, account, path) => {
    const before = (await replies()).length
    held.sandbox.mailbox.account = account
    const one = thread("Question", mail(from, 30))
    await open([one], "#inbox", "", path)
    const settled = async () => {
      // Our script stands there, and had the time to read and to draw.
      await until(page, "our script", async () => {
        const { value } = await asPopup<{ value: unknown[] }>(desk, "gmail.mailboxes")
        return value.length > 0 ? true : undefined
      })
      for (let frame = 0; frame < 30; frame++)
        await page.evaluate(() => new Promise((done) => requestAnimationFrame(done)))
      expect(await marks(page)).toEqual([])
    }
    await settled()
    await page.click(".zA")
    await page.waitForSelector(".h7")
    await settled()
    expect((await replies()).length).toBe(before)
  })

  test("in English, on a dark page", async () => {
    await asPopup(desk, "language.set", { language: "en" })
    const one = thread("Brake noise", mail(client, 5))
    await read(one, "?dark")
    expect((await card()).text).toContain(`Reply by ${nearWords(due(last(one)), new Date(), "en")}`)
    expect((await marks(page)).some((mark) => fits(mark, { class: /dark/ }))).toBe(true)
    await picture("dark")
    await go("#inbox")
    await expectChips([idOf(last(one))])
    await picture("dark-list")
    await asPopup(desk, "language.set", { language: "fr" })
    await waitForMark(page, { "data-wait": /./, "aria-label": /Répondre/ })
  })
})

describe("aftersales.email-content", () => {
  const points = async (): Promise<Record<string, string>> =>
    Object.fromEntries(
      (await marks(page)).flatMap(({ attributes: { "data-point": point, "data-state": state } }) =>
        point !== undefined && state !== undefined ? [[point, state]] : [],
      ),
    )
  const expectPoints = async (wanted: Record<string, string>) => {
    let found = {}
    await until(page, "the points of the letter", async () => {
      found = await points()
      return Object.entries(wanted).every(
        ([name, state]) => (found as Record<string, string>)[name] === state,
      )
        ? true
        : undefined
    }).catch(() => expect(found).toMatchObject(wanted))
  }

  test("a new letter: what surely stands there is ticked, the link and the contact are put at the caret and taken back; it goes whatever it lacks", async () => {
    await open([])
    await page.click("[gh=cm]")
    await page.waitForSelector(".M9 [g_editable]")
    await page.click(".M9 [g_editable]")
    expect(await marks(page)).not.toContainEqual(expect.objectContaining({ tag: "li" }))
    await page.click(".M9 .aoD.hl")
    await page.keyboard.type(`${client.address},`)
    // Over the signature.
    await page.focus(".M9 [g_editable]")
    await page.keyboard.down("Control")
    await page.keyboard.press("Home")
    await page.keyboard.up("Control")
    await expectPoints({ vehicle: "unknown", mobility: "unknown", contact: "missing", link: "missing" })
    await page.keyboard.type(
      "Votre RX 350 est dû pour son entretien, 240 $ taxes en sus. Une navette ou un véhicule de courtoisie? ",
    )
    await expectPoints({ vehicle: "ok", mobility: "ok", prices: "ok", question: "ok", offers: "unknown" })
    await picture("letter")
    await press("insert-link")
    await expectPoints({ link: "ok" })
    await press("insert-contact")
    await expectPoints({ contact: "ok" })
    await picture("letter-inserted")
    await press("undo")
    await expectPoints({ contact: "missing", link: "ok" })
    const box = await waitForMark(page, (mark) => mark.tag === "input")
    await clickMark(page, box)
    await waitForMark(page, { "data-state": "ticked" })
    await page.click(".M9 .aoO")
    const sent = await until(page, "the letter to leave", () => Promise.resolve(held.sandbox.mailbox.sent[0]))
    expect(sent.body).toContain(`courtoisie? ${link}`)
    await waitForNoMark(page, { "data-letter": /./ })
  })

  test("an answer to a request (aftersales.reply): no phone number in it, one is asked for, or else the link goes", async () => {
    const without = thread("Rendez-vous", mail(client, 12))
    const withNumber = thread("Rappel", mail(other, 10, { text: "Appelez-moi au 514 555-0199, svp." }))
    await open([without, withNumber], `#inbox/${idOf(first(without))}`)
    await page.waitForSelector(".ams")
    await page.click(".ams")
    await page.waitForSelector(".ip .M9 [g_editable]")
    const line = await waitForMark(page, { "data-action": "open" })
    await card()
    await picture("reply-folded")
    await clickMark(page, line)
    await expectPoints({ phone: "missing", link: "missing" })
    await picture("reply")
    await page.click(".ip .M9 [g_editable]")
    await press("insert-link")
    await expectPoints({ phone: "ok", link: "ok" })
    await go(`#inbox/${idOf(first(withNumber))}`)
    await page.waitForFunction(() =>
      [...document.querySelectorAll<HTMLElement>(".ams")].some(
        (one) => one.offsetWidth > 0 && one.closest(".h7")?.textContent.includes("0199"),
      ),
    )
    await page.evaluate(() =>
      [...document.querySelectorAll<HTMLElement>(".ams")].findLast((one) => one.offsetWidth > 0)?.click(),
    )
    await until(page, "two answers", async () =>
      (await page.$$(".ip .M9 [g_editable]")).length === 2 ? true : undefined,
    )
    await clickMark(page, await waitForMark(page, { "data-action": "open" }))
    await until(page, "the number to be seen", async () =>
      (await points())["phone"] === "ok" ? true : undefined,
    )
    // The one left behind in the other conversation says nothing.
    expect((await marks(page)).filter(({ attributes }) => attributes["data-letter"])).toHaveLength(1)
    await picture("reply-number")
  })
})
