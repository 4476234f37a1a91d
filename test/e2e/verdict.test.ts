import type { Page } from "puppeteer"
import { beforeAll, describe, expect, test } from "vitest"
import { clickMark, marks, openPopup, until, waitForMark, type Mark } from "../browser"
import { asPopup, generations, recordTab, table } from "./desk"
import { withExtension } from "./harness"

/** Whose caller this is, from the stand-in's callback files; each answer is asked for once. */
const held = withExtension({ sandbox: true })
const hour = 3_600_000
let popup: Page
beforeAll(async () => {
  popup = await openPopup(held.launched.browser, held.launched.extensionId)
  await asPopup(popup, "agent.set", { name: "Alex Gagné", department: "bdc", branch: "Laval" })
})
const card = (page: Page, verdict: string, rule: string | RegExp = /./): Promise<Mark> =>
  waitForMark(page, { "data-verdict": verdict, "data-rule": rule })
const answer = async (page: Page, text: string) =>
  clickMark(page, await waitForMark(page, { tag: "button", text }))

/** Three hours after the latest note, as the page shows it: to the minute. */
const endOfWindow = async (key: string): Promise<string> => {
  const id = held.sandbox.dossiers[key]?.id ?? ""
  const page = (await held.launched.browser.pages()).find((one) => one.url().includes(id))
  const stamp = await page?.$eval(".cxNotesModifiedTimeInfo", (element) => element.getAttribute("data-title"))
  const [day = "", time = ""] = (stamp ?? "").split(" ")
  const wall = Date.parse(`${day}T${time}:00Z`)
  const there = Date.parse(
    `${new Date(wall).toLocaleString("sv-SE", { timeZone: "America/Toronto" }).replace(" ", "T")}Z`,
  )
  return new Date(wall + (wall - there) + 3 * hour).toISOString()
}

// In this order: presence, once answered, stands for the day.
describe("whose caller", { shuffle: false }, () => {
  test("asked in one click, remembered, then the transfer with its reason, its doubt and its clock", async () => {
    const page = await recordTab(held.launched, held.sandbox, "callback-recent")
    const first = await card(page, "ask", "callbacks.owner-on-shift")
    expect(first.text).toContain("Bastien Cormier est en poste?")
    await answer(page, "Absent")
    const second = await card(page, "ask", "callbacks.note-author")
    expect(second.text).toContain("Naomie Labonté est en poste?")
    await answer(page, "Présent")
    const shown = await card(page, "transfer", "callbacks.note-author")
    expect(shown.text).toContain("Transférez à Naomie Labonté")
    expect(shown.text).toContain("dernière personne à modifier")
    expect(shown.attributes["data-until"]).toBe(await endOfWindow("callback-recent"))
    expect(shown.text).toMatch(/reste 1\u00a0h\u00a04[5-8]/)

    await page.reload()
    await card(page, "transfer")
    const other = await recordTab(held.launched, held.sandbox, "callback-recent", "g1")
    await card(other, "transfer")
    await other.close()

    const rows = await until(page, "the verdict in the store", async () => {
      const seen = (await table(popup, "verdicts")).map(({ verdict }) => String(verdict))
      return seen.some((one) => one.includes("transfer")) ? seen : undefined
    })
    expect(rows.join()).not.toContain("PDR")
    await page.close()
  })

  test.each(generations)("more than three hours after the last note, anyone may take it, %s", async (gen) => {
    await asPopup(popup, "presence.answer", { person: "bastien cormier", presence: "off" })
    const page = await recordTab(held.launched, held.sandbox, "callback-old", gen)
    const shown = await card(page, "open", "callbacks.open-to-all")
    expect(shown.text).toContain("Prenez l’appel")
    await page.close()
  })

  test.each(generations)("my own note on a colleague's file, %s", async (gen) => {
    await asPopup(popup, "presence.answer", { person: "bastien cormier", presence: "off" })
    const page = await recordTab(held.launched, held.sandbox, "callback-mine", gen)
    const shown = await card(page, "open", "callbacks.note-author")
    expect(shown.text).toContain("La dernière note est la vôtre")
    expect(shown.attributes["data-until"]).toBe(await endOfWindow("callback-mine"))
    await page.close()
  })

  test("a note that someone else edited says that only the last editor shows", async () => {
    await asPopup(popup, "presence.answer", { person: "bastien cormier", presence: "off" })
    const page = await recordTab(held.launched, held.sandbox, "callback-edited")
    const shown = await card(page, "ask", "callbacks.note-author")
    expect(shown.text).toContain("Seul le nom de la dernière personne à modifier la note est affiché.")
    expect(shown.text).toContain("Seule l’heure de la dernière modification de la note est affichée.")
    await answer(page, "Absent")
    await card(page, "book-own")
    await page.close()
  })

  test("my own file is mine, without a clock", async () => {
    const page = await recordTab(held.launched, held.sandbox, "ready")
    const shown = await card(page, "open", "callbacks.mine")
    expect(shown.attributes["data-until"]).toBeUndefined()
    await page.close()
  })

  test("the clock ticks in seconds near its end, and the truth is the instant", async () => {
    await asPopup(popup, "presence.answer", { person: "bastien cormier", presence: "off" })
    await asPopup(popup, "presence.answer", { person: "naomie labonte", presence: "on-shift" })
    const page = await recordTab(held.launched, held.sandbox, "callback-edge")
    await page.bringToFront()
    const read = async () => {
      const shown = (await marks(page)).find(({ attributes }) => attributes["data-until"] !== undefined)
      const found = /reste (\d+)\u00a0min\u00a0(\d+)\u00a0s/.exec(shown?.text ?? "")
      return found && shown
        ? { left: Number(found[1]) * 60 + Number(found[2]), end: shown.attributes["data-until"] ?? "" }
        : undefined
    }
    const first = await until(page, "a clock in seconds", read)
    expect(Math.abs((Date.parse(first.end) - Date.now()) / 1000 - first.left)).toBeLessThanOrEqual(1.5)
    const later = await until(page, "two ticks", async () => {
      const now = await read()
      return now && now.left <= first.left - 2 ? now : undefined
    })
    expect(later.end).toBe(first.end)
    await page.close()
  })
})
