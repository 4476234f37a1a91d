import type { Page } from "puppeteer"
import { afterEach, beforeAll, describe, test } from "vitest"
import { dayOf, montreal, shiftDay } from "../../src/process/calendar"
import { emptyRoster } from "../../src/process/roster"
import { fr as overlay } from "../../src/words/fr/overlay"
import { fr } from "../../src/words/fr/verdicts"
import { clickMark, waitForMark, stopWorker } from "../browser"
import { ask, bookOwn, expectCard, open, transfer } from "./cards"
import { next, setClock } from "./clock"
import { address, type Generation } from "./desk"
import { expectRows, withExtension } from "./harness"
import { Screen } from "./screens"

/** Who is there, through the day: what the roster says, what the agent answered once, and for how long. */
const held = withExtension({ sandbox: true })
const minute = 60_000
const hour = 60 * minute
let at: Screen
let tab: Page
const roster = () => ({ ...emptyRoster, ...held.sandbox.policy.roster })
const later = (ms: number) => new Date(Date.now() + ms)
const clock = (when: Date | null) => setClock(held.launched, when)
const go = (key: string, gen: Generation = "g3", page = tab) => page.goto(address(held.sandbox, key, gen))
const press = async (page: Page, text: string) =>
  clickMark(page, await waitForMark(page, { tag: "button", text }))

beforeAll(async () => {
  at = await Screen.open(held.launched)
  await at.ask("policy.import", { text: JSON.stringify(held.sandbox.policy) })
  tab = await held.launched.browser.newPage()
})
afterEach(() => clock(null))

// In this order: a name once said, and a presence once answered, stand.
describe("one agent's day", { shuffle: false }, () => {
  test("nobody has said who they are: no verdict, and no claim about a colleague's shift", async () => {
    await go("owner-soon")
    await expectCard(tab, { verdict: "ask", rule: "mine", verb: "", line: fr.because["me-unnamed"] })
    await expectRows(tab, { "callbacks.shift-soon": "unknown" })
    await at.ask("agent.set", { name: "Alex Gagné", department: "bdc", branch: "Laval" })
    await expectCard(tab, open())
    await expectRows(tab, { "callbacks.shift-soon": "invalid" })
  })

  test("the roster decides at its own hours: a split shift, a night, a break, a shift to come", async () => {
    const split = transfer("owner-on-shift", "Gaël Pruneau")
    const night = transfer("owner-on-shift", "Soraya Haddad")
    const moments = [
      ["owner-split", next("08:59"), open()],
      ["owner-split", next("09:00"), split],
      ["owner-split", next("14:00"), open()],
      ["owner-split", next("17:30"), split],
      ["owner-split", next("21:00"), open()],
      ["owner-night", next("21:59"), open()],
      ["owner-night", next("23:30"), night],
      ["owner-night", next("05:59"), night],
      ["owner-night", next("06:00"), open()],
      ["owner-break", later(0), open("open-to-all", fr.because["owner-busy"])],
      ["owner-break", later(hour), transfer("owner-on-shift", "Chloé Arsenault")],
      ["owner-soon", later(hour), open("open-to-all", fr.because["owner-off"])],
      ["owner-soon", later(2 * hour + minute), transfer("owner-on-shift", "Rosalie Quintal")],
      ["owner-absent", later(hour), open("open-to-all", fr.because["owner-off"])],
    ] as const
    for (const [key, when, wanted] of moments) {
      await clock(when)
      await go(key)
      await expectCard(tab, wanted)
    }
  })

  test("a shift is soon under three hours before it, and no more once it began", async () => {
    for (const [when, state] of [
      [-hour - 2 * minute, null],
      [0, "invalid"],
      [2 * hour + minute, null],
    ] as const) {
      await clock(later(when))
      await go("owner-soon")
      await expectRows(tab, { "callbacks.shift-soon": state, "followups.stage-meaning": "ok" })
    }
  })

  test("answered in one click, it stands for another file, a reload, a worker stopped, and no longer than a shift", async () => {
    await go("owner-unknown")
    await expectCard(tab, ask("owner-on-shift", "Mégane Rioux est en poste?", true))
    const answered = Date.now()
    await press(tab, overlay.verdict.present)
    const hers = transfer("owner-on-shift", "Mégane Rioux")
    await expectCard(tab, hers)
    await tab.reload()
    await expectCard(tab, hers)
    const author = transfer("note-author", "Mégane Rioux", true)
    const other = await held.launched.browser.newPage()
    await go("author-unknown", "g1", other)
    await expectCard(other, author)
    await stopWorker(held.launched)
    await go("author-unknown", "g2", other)
    await expectCard(other, author)
    await other.close()

    const midnight = montreal(shiftDay(dayOf(new Date(answered)), 1), "00:00").getTime()
    const end = Math.min(answered + 8 * hour, midnight)
    await clock(new Date(end - 2 * minute))
    await go("owner-unknown")
    await expectCard(tab, hers)
    await clock(new Date(end + 2 * minute))
    await go("owner-unknown")
    await expectCard(tab, ask("owner-on-shift", "Mégane Rioux est en poste?", true))
  })

  test("the answer about one on shift ends with that shift", async () => {
    const wall = (ms: number): [string, string] => {
      const when = later(ms)
      const options = { timeZone: "America/Toronto", timeStyle: "short" } as const
      return [dayOf(when), when.toLocaleTimeString("en-GB", options)]
    }
    const shift = (from: number, to: number) => {
      const [day, start] = wall(from)
      return { person: "naomie-labonte", day, start, end: wall(to)[1] }
    }
    const { shifts, ...rest } = roster()
    const others = shifts.filter(({ person }) => person !== "naomie-labonte")
    const hers = [shift(-2 * hour, hour), shift(2 * hour, 4 * hour)]
    await at.ask("roster.set", { roster: { ...rest, shifts: [...others, ...hers] }, imported: false })
    await go("owner-on-shift")
    await expectCard(tab, transfer("owner-on-shift", "Naomie Labonté"))
    await at.ask("presence.answer", { person: "naomie-labonte", presence: "off" })
    await expectCard(tab, open("open-to-all", fr.because["owner-off"]))
    await go("author-on-shift")
    await expectCard(tab, bookOwn)
    await clock(later(50 * minute))
    await go("owner-on-shift")
    await expectCard(tab, open())
    await clock(later(2.5 * hour))
    await go("owner-on-shift")
    await expectCard(tab, transfer("owner-on-shift", "Naomie Labonté"))
    await clock(null)
    await at.ask("presence.answer", { person: "naomie-labonte", presence: "on-shift" })
    await at.ask("roster.set", { roster: roster(), imported: false })
  })
})
