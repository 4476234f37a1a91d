import type { Page } from "puppeteer"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import type { OwnView, PageSettings } from "../../src/messages"
import type { Policy } from "../../src/policy/types"
import { fr } from "../../src/words/fr/own"
import { clickMark, marks, typeInMark, until, waitForMark, waitForNoMark } from "../browser"
import { fill } from "../tour/agent"
import {
  heldSheet,
  meetingTab,
  meetingsSaved,
  readyToSave,
  rightMeeting,
  saveButton,
  settleServer,
  table,
} from "./desk"
import { withExtension } from "./harness"
import { looks, Screen } from "./screens"

/** A title that would be markup, or a blank to fill, were it taken for one. */
const title = `<img src=x onerror="document.title='run'"> {values}`
const held = withExtension({ sandbox: true })
let at: Screen
let page: Page
const { form, preview } = fr
const wide = { width: 1280, height: 720, scheme: "light" } as const

/** What the preview says, once it says it. */
const previewed = (text: string): Promise<void> => at.says(".own-preview", text)
async function choose(label: string, search: string, key: string): Promise<void> {
  await at.press(label)
  await at.fill(`.picker input`, search)
  await (await at.find(`.picker [data-api="${key}"]`)).click()
}
const own = async () => (await at.ask<OwnView>("own.get")).rules

describe("rules without code", { shuffle: false }, () => {
  beforeAll(async () => {
    page = await meetingTab(held.launched, held.sandbox, "ready")
    await rightMeeting(page)
    await readyToSave(page)
    at = await Screen.open(held.launched)
  })
  afterAll(() => page.close())

  test("a lead writes one against the open page, which is tried as both change", async () => {
    await at.show("own", wide)
    await at.says(".message", fr.none)
    await at.press(fr.add)
    await at.says("h3:focus", form.newTitle)
    await at.says(".own-preview", preview.waiting)
    await choose(form.pickField, "empla", "meeting.location")
    await previewed(preview.states.missing)
    await previewed(preview.holdsAt)
    // The field of the page changes under the form.
    await page.bringToFront()
    await fill(page, "Emplacement", "dehors")
    await at.page.bringToFront()
    await previewed(preview.states.ok)
    await previewed("dehors")

    await at.pick(fr.forms.pattern.name)
    await at.fill(".own-pattern .mono", "salle [")
    await at.says(".own-pattern [role=alert]", fr.expected["pattern-bracket"])
    await at.fill(".own-pattern .mono", "salle 12")
    await at.says(".own-pattern", form.exact.replace("{model}", "salle ##"))
    await at.fill(".own-pattern .mono", "salle ##")
    await at.says("[data-examples]", "salle 12")
    await previewed(preview.states.invalid)
    await previewed(preview.holdsAt)
    await at.fill(".own-try input", "SALLE-07")
    await at.says(".own-try [role=status]", form.tryYes)

    // A condition that does not hold, then none.
    await at.pick(form.sometimes)
    await choose(form.pickWhen, "statut", "meeting.status")
    await at.fill(".own-when textarea", "Reporté")
    await previewed(preview.apart.when)
    await at.pick(form.always)
    await page.bringToFront()
    await fill(page, "Emplacement", "Salle 12")
    await at.page.bringToFront()
    await previewed("Salle 12")
    await previewed(preview.states.ok)
    expect(
      await at.page.evaluate(() => document.querySelectorAll(".own-edit .acts .main:disabled").length),
    ).toBe(1)

    await at.fill(`input[placeholder="${form.titlePlaceholder}"]`, title)
    await at.says(".own-sentence", "suit le modèle")
    await at.page.select(".own-level select", "block")
    await at.press(form.save)
    await at.says("[role=status]", title)
    expect(await at.texts(".own-rule strong")).toEqual([title])
    expect(await at.page.$(".own-rule img")).toBeNull()
    const [made] = await own()
    expect(made).toMatchObject({ from: "team", locked: false, known: true })
    // What was tried is nowhere: neither in the journal nor in the policy.
    expect(JSON.stringify(await table(at.page, "journal"))).not.toContain("Salle 12")
  })

  test("it stands in the panel under the team's heading, holds the Save, and is passed over with a reason", async () => {
    const [made] = await own()
    const id = made?.rule.id ?? ""
    await page.bringToFront()
    await waitForMark(page, { "data-rule": id, "data-state": "ok" })
    await readyToSave(page)
    await fill(page, "Emplacement", "dehors")
    const row = await waitForMark(page, { "data-rule": id, "data-state": "invalid", "data-level": "block" })
    expect(row.text).toContain(title)
    expect(row.text).toContain("salle ##")
    const all = await marks(page)
    expect(all.filter(({ tag }) => tag === "img")).toEqual([])
    expect(all.filter(({ attributes }) => attributes["aria-label"] === "Règles de l’équipe")).toHaveLength(1)
    expect(await page.title()).not.toBe("run")

    const before = meetingsSaved(held.sandbox)
    await (await saveButton(page)).click()
    const sheet = await heldSheet(page)
    expect(sheet.attributes["data-blocked"]).toBe(id)
    expect(sheet.text).toContain(title)
    await clickMark(page, await waitForMark(page, { "data-action": "override" }))
    await waitForMark(page, { "data-action": "back" })
    await typeInMark(page, await waitForMark(page, { tag: "input", maxlength: "200" }), "à l’extérieur")
    await clickMark(page, await waitForMark(page, { "data-action": "override" }))
    await waitForNoMark(page, { "data-blocked": /./ })
    await page.keyboard.press("Enter")
    await until(page, "the meeting", () => Promise.resolve(meetingsSaved(held.sandbox) > before || undefined))
    await settleServer(page)
    expect(meetingsSaved(held.sandbox)).toBe(before + 1)
    const passed = (await table(at.page, "journal")).filter(({ kind }) => kind === "overridden")
    expect(passed.map(({ rule, reason }) => [rule, reason])).toEqual([[id, "à l’extérieur"]])
  })

  test("the policy carries it away and back; removed, one press brings it back", async () => {
    await at.page.bringToFront()
    const policy = await at.ask<Policy>("policy.export")
    expect(policy.ownRules).toMatchObject([{ title, form: "pattern", pattern: "salle ##", level: "block" }])
    await at.ask("policy.reset")
    expect(await own()).toEqual([])
    expect(await at.ask("policy.import", { text: JSON.stringify(policy) })).toMatchObject({ ok: true })
    const broken = { ...policy, ownRules: [{ ...policy.ownRules?.[0], pattern: "*" }] }
    expect(await at.ask("policy.import", { text: JSON.stringify(broken) })).toEqual({
      ok: false,
      problems: [{ path: "ownRules.0.pattern", expected: fr.expected["pattern-anything"] }],
    })

    await at.show("own", wide)
    await at.press(fr.removeOf.replace("{title}", title))
    await at.says(".message", fr.none)
    await at.press(fr.undo)
    await at.says(".own-rule strong", title)
    expect((await own()).map(({ rule }) => rule)).toEqual(policy.ownRules)
    await at.press(fr.duplicateOf.replace("{title}", title))
    await at.press(form.save)
    await at.says("[role=status]", "(copie)")
    expect((await own()).map(({ rule }) => rule.level).sort()).toEqual(["block", "observe"])
  })

  test("silenced, it says so and the page no longer shows it; it speaks again", async () => {
    await at.show("own", wide)
    const [first] = (await own()).map(({ rule }) => rule).filter(({ level }) => level === "block")
    const press = () => at.press(fr.silenceOf.replace("{title}", title))
    const settled = async () =>
      (await at.ask<PageSettings>("settings.get")).ownRules?.find(({ id }) => id === first?.id)
    await press()
    await at.says(`[data-rule="${first?.id ?? ""}"]`, fr.silenced)
    expect(await settled()).toMatchObject({ level: "off" })
    await press()
    await at.gone(`[data-rule="${first?.id ?? ""}"] [aria-pressed=true]`)
    expect(await settled()).toMatchObject({ level: "block" })
  })

  test("the list, the form and the search of a field are clean, at every size, light and dark", async () => {
    const clean = async (what: string) => {
      for (const { width, height, scheme } of looks) {
        await at.page.setViewport({ width, height })
        await at.page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: scheme }])
        await at.clean(`${what}, ${String(width)}, ${scheme}`)
      }
    }
    await at.show("own", wide)
    await at.find(".own-rule")
    await clean("the list")
    await (await at.find(`[aria-label^="Modifier"]`)).click()
    await at.says("[data-examples]", "salle 12")
    await clean("the form")
    await at.press(form.changeOf.replace("{field}", "Emplacement (Réunion)"))
    await at.clean("the search of a field")
    // A date is compared otherwise than the CRM shows it: the form says how.
    await at.fill(`.picker input`, "début")
    await (await at.find(`.picker [data-api="meeting.start"]`)).click()
    await at.says(".own-edit", form.momentHelp.replace("{example}", "2026-12-18 14:00"))
  })
})
