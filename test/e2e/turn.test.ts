import { afterAll, beforeAll, beforeEach, expect, it } from "vitest"
import type { TurnView } from "../../src/messages"
import { emptyRoster, type Roster } from "../../src/process/roster"
import { say } from "../../src/words"
import { fr } from "../../src/words/fr/turn"
import { clickMark, marks, until, waitForMark } from "../browser"
import { address, meetingTab, readyToSave, rightMeeting, saveButton, table } from "./desk"
import { expectRows, withExtension } from "./harness"
import { openRecord } from "../tour/agent"
import { looks, Screen } from "./screens"

const held = withExtension({ sandbox: true })
let at: Screen
/** The stand-in's team, with what differs. */
const give = (change: (team: Roster) => Partial<Roster>) => {
  const team = { ...emptyRoster, ...held.sandbox.policy.roster }
  return at.ask("roster.set", { roster: { ...team, ...change(team) }, imported: false })
}
const forgetAppointments = () =>
  at.page.evaluate(
    () =>
      new Promise<void>((done, fail) => {
        const opening = indexedDB.open("jalon")
        opening.onerror = () => fail(opening.error ?? new Error("not opened"))
        opening.onsuccess = () => {
          const base = opening.result
          const writing = base.transaction("appointments", "readwrite")
          writing.objectStore("appointments").clear()
          writing.oncomplete = () => {
            base.close()
            done()
          }
        }
      }),
  )
beforeAll(async () => {
  at = await Screen.open(held.launched)
  await at.ask("agent.set", { name: "Alex Gagné", department: "bdc", branch: "Laval" })
})
beforeEach(async () => {
  await at.page.bringToFront()
  await at.ask("policy.import", { text: JSON.stringify(held.sandbox.policy) })
  await forgetAppointments()
})
afterAll(() => at.page.close())

const laval = async () =>
  (await at.ask<TurnView>("turn.get")).branches.find(({ branch }) => branch === "Laval")
const seats = () =>
  at.page.$$eval("[data-seat]", (all) =>
    all.map((one) => `${one.getAttribute("data-seat") ?? ""} ${one.getAttribute("data-state") ?? ""}`),
  )
const people = () =>
  at.page.$$eval("[data-person]", (all) => all.map((one) => one.getAttribute("data-person") ?? ""))
const wheel = () => at.page.$eval(".wheel", (one) => one.getAttribute("aria-label") ?? "")
const choose = async (branch: string) => {
  await at.find(".turn select")
  await at.page.select(".turn select", branch)
}

it("says what to do while the roster names nobody, and leads there by the keyboard", async () => {
  await at.ask("policy.reset")
  await at.show("turn")
  await at.says("[role=tabpanel][data-state=active] .message", fr.empty)
  await (await at.find(".message a")).focus()
  await at.page.keyboard.press("Enter")
  await at.find(".roster")
  expect(at.page.url()).toContain("#roster")
})

it("shows the agent's branch: who is next, and why the others are passed over", async () => {
  await at.show("turn")
  await at.says(".said-turn", say(fr.next, { name: "Ismaël Traoré" }))
  await at.says(".said-turn", fr.noneYet)
  await at.says(".turn-of", fr.seen)
  expect(await at.page.$eval(".turn select", (one) => one.value)).toBe("Laval")
  expect(await seats()).toEqual([
    "ismael-traore next",
    "beatrice-lamontagne waiting",
    "olivier-nadeau skipped",
    "camila-restrepo skipped",
  ])
  expect(await at.text('[data-person="olivier-nadeau"]')).toContain(fr.skips.busy)
  expect(await at.text('[data-person="camila-restrepo"]')).toContain(fr.skips.off)
  expect(await wheel()).toMatch(/Laval.*Au tour de Ismaël Traoré.*Olivier Nadeau, aucun rendez-vous, passé/)
})

it("a meeting booked in a file gives the next file's turn to the next specialist", async () => {
  const page = await meetingTab(held.launched, held.sandbox, "ready")
  await rightMeeting(page)
  await readyToSave(page)
  await (await saveButton(page)).click()
  await page.waitForSelector(".meetingModal", { hidden: true })
  await until(page, "the appointment kept", async () => {
    const [row] = await table(at.page, "appointments")
    return row?.["specialist"] === "Ismaël Traoré" && row["branch"] === "Laval" ? true : undefined
  })
  expect(await laval()).toMatchObject({ next: "beatrice-lamontagne", last: "ismael-traore" })
  const own = await expectRows(page, { "bdc.opp.spex": "ok" })
  expect(own["bdc.opp.spex"]?.text).toContain("Au tour de Ismaël Traoré (vu d’ici seulement).")

  const other = await held.launched.browser.newPage()
  await openRecord(other, address(held.sandbox, "no-specialist"))
  const rows = await expectRows(other, { "bdc.opp.spex": "missing warn" })
  expect(rows["bdc.opp.spex"]?.text).toContain("Au tour de Béatrice Lamontagne (vu d’ici seulement).")
  const copy = await waitForMark(other, { tag: "button", text: /Béatrice Lamontagne/ })
  expect(copy.attributes["data-action"]).toBe("copy")
  await other.bringToFront()
  await clickMark(other, copy)
  await until(other, "copied", async () =>
    (await marks(other)).some(({ text }) => text === "Copié") ? true : undefined,
  )
  await other.close()
  await page.close()

  await at.page.bringToFront()
  await at.show("turn")
  await at.says(".said-turn", say(fr.next, { name: "Béatrice Lamontagne" }))
  await at.says(".said-turn", say(fr.last, { name: "Ismaël Traoré" }))
  expect(await people()).toEqual([
    "beatrice-lamontagne",
    "ismael-traore",
    "olivier-nadeau",
    "camila-restrepo",
  ])
  await at.says('[data-person="ismael-traore"]', fr.count.one)
  await at.says('[data-person="ismael-traore"]', fr.tagLast)
  await at.says('[data-person="beatrice-lamontagne"]', fr.tagNext)
})

it("another branch is chosen by the keyboard; one without specialists says so", async () => {
  await give(({ branches }) => ({ branches: [...branches, "Mirabel"] }))
  await at.show("turn")
  await (await at.find(".turn select")).focus()
  await at.page.keyboard.type("St-C")
  await at.says(".said-turn", say(fr.next, { name: "Coralie Vachon" }))
  expect(await seats()).toEqual(["coralie-vachon next", "loic-gendron skipped"])
  await choose("Mirabel")
  await at.says(".turn .message", say(fr.noSpecialist, { branch: "Mirabel" }))
  await at.clean("no specialist")
})

it("follows what changes while it is looked at", async () => {
  await at.show("turn")
  await at.says(".said-turn", say(fr.next, { name: "Ismaël Traoré" }))
  const gone = { person: "ismael-traore", from: "2020-01-01", to: "2099-12-31" }
  await give(({ absences }) => ({ absences: [...absences, gone] }))
  await at.says(".said-turn", say(fr.next, { name: "Béatrice Lamontagne" }))
  await at.says('[data-person="ismael-traore"]', fr.skips.absent)
})

it.each(looks)("is clean at $width px, $scheme, with long names", async (look) => {
  const name = "Marie-Antoinette-Joséphine de Repentigny-Villeneuve Saint-Amour-Laframboise"
  await give(({ people: all }) => ({
    people: all.map((one) => (one.id === "ismael-traore" ? { ...one, name } : one)),
  }))
  await at.show("turn", look)
  await at.says(".said-turn", name)
  await at.says(".seats", name)
  await at.clean("the tour de gun")
})
