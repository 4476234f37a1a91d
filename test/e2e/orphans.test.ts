import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import type { Page } from "puppeteer"
import { afterAll, beforeAll, expect, it } from "vitest"
import { dayOf } from "../../src/process/calendar"
import type { DealsFile, ResultsFile } from "../../src/process/orphans/types"
import { emptyRoster, type Roster } from "../../src/process/roster"
import { say } from "../../src/words"
import { fr } from "../../src/words/fr/orphans"
import { until } from "../browser"
import { orphanFile, orphanLines } from "../sandbox/orphans"
import { withExtension } from "./harness"
import { looks, Screen } from "./screens"

const held = withExtension()
const wide = { width: 1280, height: 720, scheme: "light" } as const
const folder = mkdtempSync(join(tmpdir(), "jalon-orphans-"))
const today = dayOf(new Date())
let at: Screen

const names = ["Ana Tremblay", "Bertrand-Maximilien de la Durantaye-Lachapelle", "Cléo Gagné"]
const team: Roster = {
  ...emptyRoster,
  branches: ["Laval"],
  people: names.map((name, index) => ({
    id: `s${String(index)}`,
    name,
    department: "sales",
    branch: "Laval",
  })),
  shifts: [0, 1].map((index) => ({ person: `s${String(index)}`, day: today, start: "09:00", end: "17:00" })),
}

const rows = 50_000
function list(): Buffer {
  const lines = orphanLines(rows)
  lines[101] = "2019;;;;514 299-0001;;;;;;"
  lines[102] = "2019;;Luc;Sans-Rien;;;;;;;"
  lines[103] = "1890;luc@exemple.ca;Luc;Vieux;;;;;;;"
  lines[104] = "2019;luc2@exemple.ca;Luc;Demain;;;;;;30/02/2020;"
  return orphanFile(lines)
}
const path = join(folder, "orphelins.csv")

beforeAll(async () => {
  writeFileSync(path, list())
  at = await Screen.open(held.launched)
  const cdp = await at.page.createCDPSession()
  await cdp.send("Browser.setDownloadBehavior", { behavior: "allow", downloadPath: folder })
  await at.ask("roster.set", { roster: team, imported: false })
})
afterAll(async () => {
  await at.page.close()
  rmSync(folder, { recursive: true })
})

async function upload(page: Page, label: string, file: string): Promise<void> {
  const [chooser] = await Promise.all([page.waitForFileChooser(), at.press(label)])
  await chooser.accept([file])
}
async function downloaded(match: RegExp): Promise<string> {
  const name = await until(at.page, `a file ${match.source}`, () =>
    Promise.resolve(readdirSync(folder).find((one) => match.test(one) && !one.endsWith(".crdownload"))),
  )
  const text = readFileSync(join(folder, name), "utf8")
  rmSync(join(folder, name))
  return text
}
const grouped = (n: number): string => n.toLocaleString("fr-CA")
const pool = async (): Promise<number> => (await at.ask<{ pool: number }>("orphans.get")).pool
const figure = async (key: string): Promise<string[]> =>
  at.page.$$eval(`.orphan-figures tr[data-key="${key}"] td`, (all) => all.map((one) => one.textContent))

it("orphans.daily-list, orphans.debrief: 50,000 clients in, the day dealt and given out, the calls back", async () => {
  await at.show("orphans", wide)
  await at.says(".message", fr.pool.none)
  await at.clean("orphans, empty")

  // Given up while it is being written: nothing is there.
  await upload(at.page, fr.pool.import, path)
  await at.press(fr.import.check)
  await at.find("[data-stage=checked]")
  expect(await at.texts(".refused li strong")).toEqual(["Ligne 102", "Ligne 103", "Ligne 104", "Ligne 105"])
  expect(await at.page.$$eval(".refused li", (all) => all.map((one) => one.dataset["why"]))).toEqual([
    "name",
    "reach",
    "year",
    "date",
  ])
  await at.clean("orphans, lines to mend")
  await at.press(fr.import.giveBad)
  expect((await downloaded(/^lignes\.csv$/)).split("\r\n")).toHaveLength(5)
  await at.press(say(fr.import.confirm, { n: grouped(rows - 4) }))
  await until(at.page, "a part to be sent", async () =>
    (await at.page.$eval("progress", (bar) => bar.value)) > 0.1 ? true : undefined,
  )
  await at.press(fr.cancel)
  await at.says(".dialog [role=alert]", fr.import.stopped)
  expect(await pool()).toBe(0)
  await at.press(fr.close)
  await at.says(":focus", fr.pool.import)

  // Again, to its end.
  await upload(at.page, fr.pool.import, path)
  await at.find("[data-stage=columns]")
  expect(await at.page.$eval("tr[data-field=model] select", (one) => one.selectedOptions[0]?.text)).toBe(
    "Modèle",
  )
  expect(await at.text("tr[data-field=model] td:last-child")).toBe("Corolla · RAV4 · Éclipse")
  await at.clean("orphans, columns")
  await at.press(fr.import.check)
  await at.press(say(fr.import.confirm, { n: grouped(rows - 4) }))
  await until(at.page, "the import", async () => (await at.page.$("[data-stage=done]")) ?? undefined, 30_000)
  await at.says(
    ".dialog [role=status]",
    say(fr.import.done, { added: grouped(rows - 4), changed: 0, same: 0 }),
  )
  await at.press(fr.close)
  await at.find(`[data-pool="${String(rows - 4)}"]`)
  // By segment.
  await at.find("fieldset[data-segment=year] [data-key='2015']")
  await (await at.find("fieldset[data-segment=year] [data-key='2015']")).click()
  await (await at.find("fieldset[data-segment=model] [data-key='toyota civic']")).click()
  const chosen = await until(at.page, "the choice", async () => {
    const n = Number(await at.page.$eval("[data-found]", (one) => one.getAttribute("data-found")))
    return n < 5_000 ? n : undefined
  })
  expect(chosen).toBe(4_167)
  await at.clean("orphans, by segment")

  // The day: refused over the limit, then dealt to who is there.
  await at.press(fr.pool.dealThese)
  await at.find(".orphan-sellers li")
  expect(await at.page.$$eval(".orphan-sellers input:checked", (all) => all.length)).toBe(2)
  await at.fill(".orphan-terms input[type=number]", "11")
  await at.press(fr.deal.preview)
  await at.says(".bar", say(fr.deal.refused, { to: 10 }))
  await at.fill(".orphan-terms input[type=number]", "7")
  await at.press(fr.deal.preview)
  await at.find("[data-proposed='14']")
  await at.press(fr.deal.give)
  await at.says(".bar", say(fr.deal.given, { n: 14 }))
  await at.find("[data-has='7'][data-out='0']")
  for (const look of looks.filter(({ width }) => width === 1280)) {
    await at.page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: look.scheme }])
    await at.clean(`orphans, the day, ${look.scheme}`)
  }

  // One taken back and given anew; then files for one and for all, the meeting.
  await at.press(say(fr.deal.undoOf, { seller: names[0] ?? "" }))
  await at.says(".orphan-lists .bar", say(fr.deal.back, { n: 7 }))
  await at.press(fr.deal.preview)
  await at.find("[data-proposed='7']")
  await at.press(fr.deal.give)
  await at.find(`[data-seller="${names[0] ?? ""}"][data-has='7']`)
  await at.press(say(fr.deal.file, { seller: names[0] ?? "" }))
  const one = JSON.parse(await downloaded(/^orphelins-.*ana-tremblay\.json$/)) as DealsFile
  expect(one.deals.map(({ seller, clients }) => [seller, clients.length])).toEqual([[names[0], 7]])
  await at.press(fr.deal.fileAll)
  const day = JSON.parse(await downloaded(/^orphelins-[\d-]+\.json$/)) as DealsFile
  expect(day.deals.flatMap(({ clients }) => clients)).toHaveLength(14)
  expect(new Set(day.deals.flatMap(({ clients }) => clients.map(({ id }) => id))).size).toBe(14)
  expect(day.deals.flatMap(({ clients }) => clients.map(({ year }) => year))).toEqual(Array(14).fill(2015))
  await at.press(fr.deal.debriefFile)
  const ics = await downloaded(/\.ics$/)
  expect(ics).toContain("BEGIN:VEVENT")
  expect(ics).toContain("DURATION:PT60M")
  expect(ics).toMatch(/DTSTART:\d{8}T(20|21)0000Z/)
  expect(ics.replace(/\r\n[\t ]/g, "")).toContain(names[0])
  expect(ics).not.toMatch(/Côté|514/)

  // The same list again changes nothing: who was given stays given.
  const before = await pool()
  await at.ask("orphans.import", {
    id: "again",
    part: 0,
    parts: 1,
    clients: day.deals.flatMap(({ clients }) => clients),
  })
  expect(await pool()).toBe(before)

  // What came of it, twice the same file.
  await at.pick(fr.views.progress)
  const [first] = day.deals
  const results: ResultsFile = {
    jalon: "orphans-results",
    version: 1,
    results: (first?.clients ?? []).slice(0, 3).map(({ id }, index) => ({
      deal: first?.id ?? "",
      orphan: id,
      progress: {
        calledAt: 1,
        reachedAt: index ? 2 : null,
        notedAt: 3,
        ownedAt: null,
        appointmentAt: index === 1 ? 4 : null,
      },
    })),
  }
  const file = join(folder, "resultats.json")
  writeFileSync(file, JSON.stringify(results))
  await upload(at.page, fr.progress.results, file)
  await at.says(".bar", say(fr.progress.taken, { changed: 3, same: 0, strange: 0 }))
  await upload(at.page, fr.progress.results, file)
  await at.says(".bar", say(fr.progress.taken, { changed: 0, same: 3, strange: 0 }))
  expect(await figure(today)).toEqual(["14", "3", "2", "3", "0", "1"])
  await at.press(say(fr.progress.show, { n: 2, figure: fr.progress.figures.reached, label: today }))
  await until(at.page, "the clients behind", async () =>
    (await at.page.$$(".orphan-behind tbody tr")).length === 2 ? true : undefined,
  )
  await at.clean("orphans, progress")
  await at.page.setViewport({ width: 380, height: 560 })
  await at.pick(fr.views.deal)
  await at.find(".orphan-lists li")
  await at.clean("orphans, the day, narrow")
})
