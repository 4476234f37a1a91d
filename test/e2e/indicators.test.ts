import { writeFileSync } from "node:fs"
import { beforeAll, beforeEach, describe, expect, it } from "vitest"
import { indicatorIds, unmeasured } from "../../src/process/aftersales/indicators"
import { dayOf } from "../../src/process/calendar"
import { addMonths } from "../../src/process/renewal/months"
import type { JournalRow } from "../../src/store/rows"
import { en } from "../../src/words/en/indicators"
import { fr } from "../../src/words/fr/indicators"
import { until } from "../browser"
import { withExtension } from "./harness"
import { looks, Screen } from "./screens"

const held = withExtension()
const tab = { width: 1280, height: 720, scheme: "light" } as const
const record = "org700000001/CustomModule7/6000000000000000042"
let at: Screen

/** Puts lines in the journal in the place of all that is there. */
async function journal(lines: JournalRow[]): Promise<void> {
  await at.page.evaluate(
    (rows) =>
      new Promise<void>((done, failed) => {
        const opening = indexedDB.open("jalon")
        opening.onerror = () => failed(new Error("no store"))
        opening.onsuccess = () => {
          const change = opening.result.transaction("journal", "readwrite")
          const kept = change.objectStore("journal")
          kept.clear()
          for (const row of rows) kept.put(row)
          change.oncomplete = () => {
            opening.result.close()
            done()
          }
        }
      }),
    lines,
  )
}
let count = 0
const line = (
  kind: JournalRow["kind"],
  ms: number,
  details: JournalRow["details"] = {},
  id = record,
): JournalRow => ({
  key: `seen:${String(count++)}`,
  kind,
  at: ms,
  record: id,
  details,
})
/** The month so many months away, `yyyy-mm`. */
const shiftMonth = (now: number, count: number): string =>
  addMonths(`${dayOf(new Date(now)).slice(0, 7)}-01`, count).slice(0, 7)
const card = (id: string) => `[data-id="${id}"]`
const shown = (id: string): Promise<string> => at.text(`${card(id)} .pack-head strong`)
/** The bars drawn. */
const bars = (id: string, part = "good"): Promise<number> =>
  at.page.$$eval(`${card(id)} .is-${part} .recharts-bar-rectangle path`, (all) => all.length)

beforeAll(async () => {
  at = await Screen.open(held.launched)
  // The worker makes the store.
  await at.ask("indicators.get")
})
beforeEach(() => journal([]))

describe("the indicators of after-sales", () => {
  it("of nothing: their definitions, what is not measured, and no chart loaded", async () => {
    await at.show("indicators", tab)
    await at.says(".message", fr.empty)
    expect(await at.texts(".indicator h3")).toEqual(indicatorIds.map((id) => fr.indicators[id].name))
    expect(await at.texts(".unmeasured dt")).toEqual(unmeasured.map((id) => fr.others[id].name))
    expect(await at.page.$(".chart")).toBeNull()
    expect(await at.text(".indicators > p")).toBe(fr.help)
    const loaded = await at.page.evaluate(() =>
      performance.getEntriesByType("resource").map(({ name }) => name),
    )
    expect(loaded.filter((name) => name.includes("/chart."))).toEqual([])
  })

  it("of one call and its appointment: a figure, a bar, and the events behind it on a click, by mouse or keyboard", async () => {
    const now = Date.now()
    await journal([
      line("contacted", now - 3_000, { channel: "phone", outcome: "reached" }),
      line("booked", now - 2_000, { by: "phone", appointment: dayOf(new Date(now)) }),
      line("clock", now - 1_000, { clock: "confirm", event: "done" }),
    ])
    await at.show("indicators", tab)
    await at.says(`${card("contacted")} .pack-head strong`, "1")
    expect(await shown("appointment-rate")).toBe("100\u00a0%")
    expect(await shown("appointment-delay")).toBe("0\u00a0jour")
    expect(await shown("reply-kept")).toBe(fr.none)
    const bar = await at.find(`${card("appointment-rate")} .is-good .recharts-bar-rectangle path`)
    await bar.click()
    await at.says(`${card("appointment-rate")} .behind`, fr.events.booked)
    expect(await at.texts(`${card("appointment-rate")} .behind tbody tr td:nth-child(2)`)).toEqual([
      fr.events.booked,
      fr.events.reached,
    ])
    expect(await at.text(`${card("appointment-rate")} .behind`)).toContain("6000000000000000042")
    await (await at.find(`${card("confirm-kept")} summary`)).focus()
    await at.page.keyboard.press("Enter")
    await at.page.keyboard.press("Tab")
    await at.page.keyboard.press("Enter")
    await at.says(`${card("confirm-kept")} .behind`, "Confirmation, à temps")
  })

  it("of thousands, over a year: drawn, told in a table, clean in every look, in English too", async () => {
    const now = Date.now()
    const day = 86_400_000
    await journal(
      Array.from({ length: 8_000 }, (_, index) => {
        const ms = now - (index % 364) * day
        const id = `org700000001/CustomModule7/${String(6000000000000000100n + BigInt(index))}`
        if (index % 4 === 0)
          return line(
            "clock",
            ms,
            {
              clock: ["confirm", "reply", "diagnosis", "service"][(index / 4) % 4] ?? "",
              event: index % 5 ? "done" : "late",
            },
            id,
          )
        if (index % 4 === 1)
          return line(
            "booked",
            ms,
            { by: "phone", appointment: dayOf(new Date(ms + (index % 12) * day)) },
            id.replace(/\d\d$/, "00"),
          )
        return line(
          "contacted",
          ms,
          { outcome: index % 8 === 2 ? "no-answer" : "reached" },
          id.replace(/\d\d$/, "00"),
        )
      }),
    )
    for (const look of looks) {
      await at.show("indicators", look)
      await until(at.page, "the bars", async () =>
        (await bars("confirm-kept", "rest")) > 5 ? true : undefined,
      )
      await at.clean(`${look.scheme} ${String(look.width)}`)
      const picture = process.env["JALON_PICTURES"]
      if (picture !== undefined)
        writeFileSync(
          `${picture}/indicators-${look.scheme}-${String(look.width)}.png`,
          await at.page.screenshot(),
        )
    }
    // Two months begin with the same letter: what is said is of the one pointed at.
    const [april, august] = ["04", "08"].map((month) =>
      Array.from({ length: 12 }, (_, back) => shiftMonth(now, back - 11)).findIndex((one) =>
        one.endsWith(month),
      ),
    )
    for (const [index, name] of [
      [april, "avril"],
      [august, "août"],
    ] as const) {
      const all = await at.page.$$(`${card("confirm-kept")} .is-good .recharts-bar-rectangle path`)
      await all[index ?? -1]?.hover()
      await at.says(`${card("confirm-kept")} .chart-said`, name)
    }
    await at.ask("language.set", { language: "en" })
    await at.show("indicators", tab)
    await at.says(".indicator h3", en.indicators.contacted.name)
    await (await at.find(`${card("contacted")} summary`)).click()
    await (await at.find(`${card("contacted")} tbody tr:nth-child(2) button`)).click()
    await at.says(`${card("contacted")} .behind`, "The latest 200")
    expect(await at.page.$$eval(`${card("contacted")} .behind tbody tr`, (all) => all.length)).toBe(200)
    await at.clean("events shown")
    await at.ask("language.set", { language: "fr" })
  })
})
