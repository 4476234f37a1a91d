import { mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import type { ElementHandle } from "puppeteer"
import { afterEach, beforeEach, describe, expect, it } from "vitest"
import type { RosterView } from "../../src/messages"
import { dayOf, shiftDay } from "../../src/process/calendar"
import { emptyRoster, type Roster } from "../../src/process/roster"
import { fr } from "../../src/words/fr/roster"
import { until } from "../browser"
import { withExtension } from "./harness"
import { looks, Screen } from "./screens"

const held = withExtension()
const tab = { width: 1280, height: 720, scheme: "light" } as const
let at: Screen
const today = dayOf(new Date())
const roster = async (): Promise<Roster> => (await at.ask<RosterView>("roster.get")).roster

const team: Roster = {
  branches: ["Laval", "St-Constant"],
  people: [
    { id: "zoe", name: "Zoé Roy", branch: "Laval", role: "agent", department: "bdc" },
    { id: "noe", name: "Noé Li", aliases: ["N. Li"] },
  ],
  shifts: [
    {
      person: "zoe",
      day: today,
      start: "08:30",
      end: "17:00",
      breaks: [{ start: "12:00", end: "12:30" }],
    },
  ],
  absences: [{ person: "noe", from: today, to: shiftDay(today, 2) }],
}
const give = (value: Roster) => at.ask("roster.set", { roster: value, imported: false })

beforeEach(async () => {
  at = await Screen.open(held.launched)
})
afterEach(async () => {
  await at.ask("policy.reset")
  await at.page.close()
})

describe("by hand, with the keyboard alone", () => {
  it("says what to do first, then takes a person and their shift", async () => {
    await at.show("roster")
    await at.says(".message", fr.empty)
    await at.says(".message", fr.emptyNext)
    await (await at.named(fr.addPerson)).focus()
    await at.page.keyboard.press("Enter")
    await at.find(".dialog input")
    await at.page.keyboard.type("Zoé Roy")
    await at.page.keyboard.press("Enter")
    await at.gone(".dialog")
    expect((await roster()).people).toEqual([{ id: "roy-zoe", name: "Zoé Roy" }])

    await (await at.find("button.line")).focus()
    await at.page.keyboard.press("Enter")
    await at.find(".dialog input")
    await at.page.keyboard.type("17 h")
    await at.page.keyboard.press("Tab")
    await at.page.keyboard.type("8h30")
    await at.page.keyboard.press("Enter")
    await at.says(".dialog [role=alert]", fr.kinds["shift-reversed"])
    expect((await roster()).shifts).toEqual([])

    await at.fill(".draft input", "8 h")
    await at.page.keyboard.press("Tab")
    await at.page.keyboard.type("midi")
    await at.page.keyboard.press("Enter")
    await at.says(".dialog [role=alert]", fr.kinds["time-unreadable"])
    await at.fill(".draft label:nth-of-type(2) input", "16:30")
    await at.fill(".draft label:nth-of-type(3) input", "12 h-12 h 30")
    await at.page.keyboard.press("Enter")
    await at.gone(".dialog")
    expect((await roster()).shifts).toEqual([
      {
        person: "roy-zoe",
        day: today,
        start: "08:00",
        end: "16:30",
        breaks: [{ start: "12:00", end: "12:30" }],
      },
    ])
    await at.says(".hours", "8\u00a0h – 16\u00a0h\u00a030")
    await at.press(fr.undo)
    await until(at.page, "no shift", async () => ((await roster()).shifts.length === 0 ? true : undefined))
  })

  it("walks the week by the arrows, and leaves a form by Escape", async () => {
    await give(team)
    await at.show("roster", tab)
    await (await at.find(".grid button")).focus()
    for (const key of ["ArrowRight", "ArrowRight", "ArrowDown"] as const) await at.page.keyboard.press(key)
    const focused = () => at.page.evaluate(() => document.activeElement?.getAttribute("data-at"))
    expect(await focused()).toBe("1,2")
    expect(await at.page.$$eval('.grid [tabindex="0"]', (all) => all.length)).toBe(1)
    await at.page.keyboard.press("Enter")
    await at.find(".dialog")
    await at.page.keyboard.press("Escape")
    await at.gone(".dialog")
    await until(at.page, "the focus back", async () => ((await focused()) === "1,2" ? true : undefined))
    expect(await roster()).toEqual(team)
  })

  it("removes a person with their shifts, and brings them back", async () => {
    await give(team)
    await at.show("roster")
    await at.pick(fr.view.people)
    await at.press(fr.person.edit.replace("{name}", "Zoé Roy"))
    await at.press(fr.person.remove)
    await at.gone(".dialog")
    expect(await roster()).toMatchObject({ people: [{ id: "noe" }], shifts: [] })
    await at.press(fr.undo)
    await at.says(".team", "Zoé Roy")
    expect(await roster()).toEqual(team)
  })

  it("moves an absence and takes it away", async () => {
    await give(team)
    await at.show("roster")
    await at.pick(fr.view.absences)
    await at.press(fr.absence.edit.replace("{name}", "Noé Li"))
    await at.press(fr.absence.remove)
    await at.says("section .message", fr.absence.none)
    await at.press(fr.absence.add)
    await at.press(fr.day.save)
    await at.gone(".dialog")
    expect((await roster()).absences).toEqual([{ person: "zoe", from: today, to: today }])
  })
})

describe("pasted or imported", () => {
  const text = [
    "Nom;Date;Début;Fin;Cellulaire",
    `Zoé Roy;${today};9 h;17 h;x`,
    "Zoé Roy;24/11/2026;8 h;12 h;",
    `Noé Li;${today};17:00;9:00;`,
    `Ève Bo;${today};8h30;12:00;`,
  ].join("\n")

  it("shows each bad line with its number, writes nothing until told, and can be undone", async () => {
    await give(team)
    await at.show("roster")
    await at.press(fr.paste)
    await at.find(".dialog textarea")
    await at.page.$eval(
      ".dialog textarea",
      (field, pasted) => {
        field.value = pasted
        field.dispatchEvent(new Event("input", { bubbles: true }))
      },
      text,
    )
    await at.press(fr.import.read)
    await at.find("[data-line]")
    expect(
      await at.page.$$eval("[data-line]", (all) =>
        all.map((one) => `${one.getAttribute("data-line") ?? ""} ${one.getAttribute("data-why") ?? ""}`),
      ),
    ).toEqual(["3 day-unreadable", "4 shift-reversed"])
    await at.says(".preview", "Cellulaire")
    await at.says(".preview", "Ève Bo")
    expect(await roster()).toEqual(team)
    await at.press(fr.import.confirmSome)
    await at.gone(".dialog")
    const after = await roster()
    expect(after.people.map(({ name }) => name)).toEqual(["Zoé Roy", "Noé Li", "Ève Bo"])
    expect(after.shifts).toEqual([
      { person: "zoe", day: today, start: "09:00", end: "17:00" },
      { person: "bo-eve", day: today, start: "08:30", end: "12:00" },
    ])
    await at.press(fr.undoImport)
    await (await at.find("[role=alertdialog] .main")).click()
    await at.says("[role=status]", fr.undone)
    expect(await roster()).toEqual(team)
    expect((await at.ask<RosterView>("roster.get")).imported).toBeNull()
  })

  it("takes a file", async () => {
    const folder = mkdtempSync(join(tmpdir(), "jalon-roster-"))
    writeFileSync(join(folder, "h.csv"), `\uFEFFname,date,start,end\n"Roy, Zoé",${today},8:30,12:00\n`)
    await at.show("roster", tab)
    await at.press(fr.paste)
    const input = (await at.find(".dialog input[type=file]")) as ElementHandle<HTMLInputElement>
    await input.uploadFile(join(folder, "h.csv"))
    await at.press(fr.import.confirm)
    await at.gone(".dialog")
    expect((await roster()).people).toEqual([{ id: "roy-zoe", name: "Roy, Zoé" }])
    rmSync(folder, { recursive: true })
  })

  it("says what is missing in a text without titles", async () => {
    await at.show("roster")
    await at.press(fr.paste)
    await at.fill(".dialog textarea", "bonjour")
    await at.press(fr.import.read)
    await at.says(".dialog [role=alert]", fr.import.wrong["no-name"])
    expect(await roster()).toEqual(emptyRoster)
  })
})

describe("two hundred people with long names", () => {
  const many: Roster = {
    ...team,
    people: Array.from({ length: 200 }, (_, at) => ({
      id: `p${String(at)}`,
      name: `Marie-Antoinette-Alexandrine de la Chevrotière-Saint-Barnabé ${String(at)}`,
      branch: "St-Constant",
    })),
    shifts: Array.from({ length: 200 }, (_, at) => ({
      person: `p${String(at)}`,
      day: today,
      start: "08:30",
      end: "17:00",
    })),
    absences: [],
  }
  it.each(looks.slice(0, 3))("hold at $width px, $scheme, and one is found", async (look) => {
    await give(many)
    await at.show("roster", look)
    await until(at.page, "everyone", async () =>
      (await at.page.$$("[data-person]")).length === 200 ? true : undefined,
    )
    const wide = await at.page.$eval("main", (main) => main.scrollWidth > main.clientWidth + 1)
    expect(wide).toBe(false)
    await at.fill("input[type=search]", "barnabe 177")
    await until(at.page, "one", async () =>
      (await at.page.$$("[data-person]")).length === 1 ? true : undefined,
    )
  })
})

describe("access", () => {
  it.each(looks)("at $width px, $scheme: each view and each form", async (look) => {
    await give(team)
    await at.show("roster", look)
    await at.find("[data-person]")
    await at.clean("week")
    await (await at.find("button.line, .grid td button")).click()
    await at.find(".dialog")
    await at.clean("shift")
    await at.page.keyboard.press("Escape")
    await at.pick(fr.view.people)
    await at.find(".team")
    await at.clean("people")
    await at.press(fr.person.edit.replace("{name}", "Noé Li"))
    await at.find(".dialog")
    await at.clean("person")
    await at.page.keyboard.press("Escape")
    await at.pick(fr.view.absences)
    await at.clean("absences")
    await at.press(fr.paste)
    await at.fill(".dialog textarea", "Nom;Date;Début;Fin\nZoé Roy;hier;8 h;9 h")
    await at.press(fr.import.read)
    await at.find("[data-line]")
    await at.clean("import")
  })
})
