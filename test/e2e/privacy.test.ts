import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { beforeAll, describe, expect, it } from "vitest"
import { dayOf, shiftDay } from "../../src/process/calendar"
import { say } from "../../src/words"
import { fr } from "../../src/words/fr/privacy"
import { marks, until } from "../browser"
import { recordTab, table } from "./desk"
import { withExtension } from "./harness"
import { looks, Screen } from "./screens"

const held = withExtension({ sandbox: true })
const tab = { width: 1280, height: 720, scheme: "light" } as const
const downloads = mkdtempSync(join(tmpdir(), "jalon-privacy-"))
let at: Screen

/** The text of the next file that the browser is handed, whose name begins so. */
const downloaded = (name: string): Promise<string> =>
  until(at.page, `the file ${name}`, () => {
    const file = readdirSync(downloads).find((one) => one.startsWith(name) && !one.endsWith(".crdownload"))
    const text = file === undefined ? "" : readFileSync(join(downloads, file), "utf8")
    return Promise.resolve(text === "" ? undefined : text)
  })
async function picture(name: string): Promise<void> {
  const folder = process.env["JALON_PICTURES"]
  if (folder !== undefined) writeFileSync(`${folder}/privacy-${name}.png`, await at.page.screenshot())
}
/** The number that the stand-in has for a file. */
function phoneOf(url: string): string {
  const id = /\d{10,}/.exec(url)?.[0] ?? ""
  const phone = held.sandbox.records("Potentials").find((one) => one.id === id)?.values["POTENTIALCF1"]
  return typeof phone === "string" ? phone : ""
}
const search = async (query: string): Promise<void> => {
  await at.fill("[role=search] input", query)
  await at.page.keyboard.press("Enter")
}

beforeAll(async () => {
  at = await Screen.open(held.launched)
  await at.ask("agent.set", { name: "Alex Roy", department: "bdc", branch: "Laval" })
  const session = await held.launched.browser.target().createCDPSession()
  await session.send("Browser.setDownloadBehavior", { behavior: "allow", downloadPath: downloads })
})

describe("the privacy desk", () => {
  it("a client seen is shown, handed over, erased with a receipt, and found no more", async () => {
    const client = await recordTab(held.launched, held.sandbox, "ready")
    await until(client, "the file to be kept", async () => {
      const tables = ["dossiers", "journal", "health"]
      const rows = await Promise.all(tables.map((one) => table(at.page, one)))
      return rows.every(({ length }) => length > 0) ? true : undefined
    })
    const [dossier] = await table(at.page, "dossiers")
    const id = String(dossier?.["record"]).split("/").at(-1) ?? ""
    const phone = phoneOf(client.url())
    await at.page.bringToFront()
    await at.show("privacy", tab)
    await search(phone)
    await at.says(".kept-file", fr.tables.dossiers.name)
    expect(await at.texts(".kept-file")).toHaveLength(1)
    expect(await at.text(".kept-file")).toContain(id)
    await at.clean("a client")
    await picture("client")

    await at.press(fr.json)
    const json = JSON.parse(await downloaded("jalon-client-")) as {
      kept: { table: string; rows: unknown[] }[]
    }
    expect(json.kept.find((one) => one.table === "dossiers")?.rows).toEqual([dossier])
    const tables = await at.page.$$eval("[data-table]", (all) =>
      all.map((one) => one.getAttribute("data-table")),
    )
    expect(json.kept.map((one) => one.table).sort()).toEqual(tables.sort())

    await at.press(fr.client.erase)
    await at.says(".dialog [role=alert]", fr.client.open)
    await picture("erase")
    await client.close()
    await at.press(fr.client.yes)
    await at.says("[role=status]", fr.client.done)
    await at.says(".receipt", fr.receipt.leftNone)
    await picture("receipt")
    await at.press(fr.receipt.give)
    const receipt = JSON.parse(await downloaded("jalon-effacement-")) as Record<string, unknown>
    expect(receipt).toMatchObject({ rows: { dossiers: 1 }, left: {} })
    expect(JSON.stringify(receipt)).not.toContain(id)
    expect(await at.ask("callers.find", { query: phone })).toMatchObject({ files: [] })
    expect(await table(at.page, "dossiers")).toEqual([])
    await search(phone)
    await at.says("[role=status]", fr.client.none)
  })

  it("one's own work is shown, by kind; the first run says it in a line", async () => {
    await at.show("privacy?work", tab)
    await at.says("[data-item=journal]", fr.work.items.journal)
    await at.clean("own work")
    await picture("work")
    // Erased, the name and the journal too, with a receipt that the register keeps.
    await at.press(fr.work.erase)
    await (await at.find(".dialog input[type=checkbox]")).click()
    await at.clean("own work, erasing")
    await picture("work-erase")
    await at.press(fr.work.yes)
    await at.says("[role=status]", fr.work.erased)
    await at.says(".receipt", fr.receipt.leftNone)
    await at.find("[data-item=journal][data-count='0']")
    await picture("work-erased")
    expect(await table(at.page, "journal")).toEqual([])
    expect(await table(at.page, "requests")).toContainEqual(
      expect.objectContaining({
        kind: "erasure",
        label: "",
        proof: expect.objectContaining({ left: {} }) as unknown,
      }),
    )
    await at.ask("agent.set", { name: "Alex Roy", department: "bdc", branch: "Laval" })
  })

  it("a request near its end is in my day, until it is answered", async () => {
    const received = shiftDay(dayOf(new Date()), -28)
    await at.ask("privacy.request.add", { kind: "access", label: "M. T.", received })
    const later = shiftDay(dayOf(new Date()), -20)
    for (const label of ["A. B.", "C. D.", "E. F."])
      await at.ask("privacy.request.add", { kind: "access", label, received: later })
    await at.show("day", tab)
    await at.says(".due-requests", fr.requests.stages.urgent)
    expect(await at.texts(".due-requests [data-request]")).toHaveLength(3)
    await at.says(".due-requests", say(fr.requests.others, { n: 1 }))
    await (await at.find(".due-requests a")).click()
    await at.says("[data-stage=urgent]", "M. T.")
    await at.clean("requests")
    await picture("requests")
    await at.fill("[data-stage=urgent] input", "Copie remise en main propre")
    await at.page.keyboard.press("Enter")
    await at.gone("[data-stage=urgent]")
    await at.says(".register", "Copie remise en main propre")
  })

  it("an incident is entered with the keyboard once its items are right, and handed over", async () => {
    await at.show("privacy?incidents", tab)
    await at.press(fr.incidents.add)
    await at.press(fr.incidents.save)
    await at.says("[role=alert]", "revoir")
    expect(await at.page.evaluate(() => document.activeElement?.tagName)).toBe("TEXTAREA")
    expect(await at.page.$$eval("[aria-invalid=true]", (all) => all.length)).toBe(7)
    await at.clean("what is missing")
    await picture("incident-wrong")
    const today = dayOf(new Date())
    for (const field of ["information", "circumstances", "reasoning", "measures"])
      await at.fill(`[data-field=${field}] textarea`, `Texte de ${field}`)
    await at.fill("[data-field=people] input", "12")
    for (const field of ["happenedFrom", "known"])
      await at.page.$eval(
        `[data-field=${field}] input`,
        (input, day) => {
          Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value")?.set?.call(input, day)
          input.dispatchEvent(new Event("input", { bubbles: true }))
        },
        today,
      )
    await at.press(fr.incidents.save)
    await at.says("[data-incident]", "Texte de reasoning")
    expect(await table(at.page, "incidents")).toContainEqual(
      expect.objectContaining({ people: 12, known: today, notices: [] }),
    )
    await at.press(fr.csv)
    expect(await downloaded("jalon-incidents-")).toContain("Texte de measures")
    // Corrected in another window meanwhile: said, nothing lost, and one's own is entered by saying so again.
    const [row] = (await table(at.page, "incidents")).filter(
      ({ measures }) => measures === "Texte de measures",
    )
    const { id, edits, writtenAt: _at, ...incident } = row ?? {}
    expect(edits).toEqual([])
    await (await at.find(`[data-incident='${String(id)}'] button`)).click()
    await at.fill("[data-field=people] input", "13")
    await at.ask("privacy.incident.set", { id, edits: 0, incident: { ...incident, measures: "Ailleurs" } })
    await at.press(fr.incidents.save)
    await at.says("[role=alert]", fr.incidents.crossed)
    await at.says(`[data-incident='${String(id)}']`, "Ailleurs")
    await picture("incident-crossed")
    await at.press(fr.incidents.save)
    await at.gone(".incident-form")
    expect(await table(at.page, "incidents")).toContainEqual(
      expect.objectContaining({ id, people: 13, measures: "Texte de measures" }),
    )
    await picture("incidents")
  })

  it("every section is clean in every look", async () => {
    for (const look of [looks[0], looks[3]]) {
      if (!look) continue
      for (const section of ["client", "incidents", "retention", "wipe"]) {
        await at.show(`privacy?${section}`, look)
        await at.find("[data-section] :is(form, table, .register)")
        await at.clean(`${section} ${look.scheme} ${String(look.width)}`)
        await picture(`${section}-${look.scheme}-${String(look.width)}`)
      }
    }
  })

  it("all erased once typed out: the register stays, the page goes on, the product is new", async () => {
    const client = await recordTab(held.launched, held.sandbox, "ready")
    const errors: string[] = []
    client.on("pageerror", (error) => errors.push(String(error)))
    await at.page.bringToFront()
    const day = dayOf(new Date())
    const incident = {
      ...{ information: "a", circumstances: "b", happenedFrom: day, happenedTo: null, happenedAbout: false },
      ...{ known: day, people: 1, peopleAbout: true, reasoning: "c", notices: [], measures: "d" },
    }
    await at.ask("privacy.incident.set", { id: null, edits: 0, incident })
    const incidents = await table(at.page, "incidents")
    await at.show("privacy?wipe", tab)
    const button = await at.named(fr.wipe.go)
    expect(await button.evaluate((one) => (one as HTMLButtonElement).disabled)).toBe(true)
    await at.fill(".typed input", "effacer")
    await at.press(fr.wipe.go)
    await at.says("[data-wiped]", fr.wipe.done)
    await picture("wiped")
    expect(await table(at.page, "incidents")).toEqual(incidents)
    expect(await table(at.page, "requests")).toEqual([])
    expect(await at.ask("settings.get")).toMatchObject({ agent: null, rules: {} })
    await client.bringToFront()
    await until(client, "the page to go on", async () =>
      (await marks(client)).length > 0 ? true : undefined,
    )
    expect(errors).toEqual([])
    await client.close()
    await at.page.bringToFront()
    await at.show("day", tab)
    expect(await at.text(".card small")).toBe(fr.first)
  })
})
