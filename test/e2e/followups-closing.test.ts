import type { Page } from "puppeteer"
import { beforeAll, describe, expect, test } from "vitest"
import { stageName, type StageKey } from "../../src/process/stages"
import { until } from "../browser"
import { next, setClock } from "./clock"
import { address, table, type Generation } from "./desk"
import { withExtension } from "./harness"
import { expectSaid, showAll, type Said } from "./said"
import { Screen } from "./screens"

/** What is said while a file's stage is being changed: too early, allowed, not known. */
const now = next("16:00")
const held = withExtension({ sandbox: true, now, viewport: { width: 1800, height: 900 } })
let at: Screen
let tab: Page
beforeAll(async () => {
  at = await Screen.open(held.launched)
  await setClock(held.launched, new Date(now.getTime() + 5 * 60_000))
  await at.ask("agent.set", { name: "Alex Gagné", department: "bdc", branch: "Laval" })
  await at.ask("policy.import", { text: JSON.stringify(held.sandbox.policy) })
  await at.ask("panel.set", { side: "left" })
  tab = await held.launched.browser.newPage()
  tab.setDefaultTimeout(5_000)
  // Leaving an edit under way.
  tab.on("dialog", (dialog) => void dialog.accept())
  await tab.bringToFront()
})

const recordOf = (key: string) => {
  const found = held.sandbox.records("Potentials").find(({ id }) => id === held.sandbox.dossiers[key]?.id)
  if (!found) throw new Error(key)
  return found
}
/** A real click, in the middle of the page. */
const click = async (selector: string) => {
  const found = await tab.waitForSelector(selector, { visible: true })
  await found?.scrollIntoView()
  await found?.click()
}
/** Begins to put the file at another stage: in its place, or in the form where the page has no such edit. */
async function change(key: string, gen: Generation, to: StageKey, whole = true): Promise<void> {
  const url = address(held.sandbox, key, gen)
  await tab.goto(url)
  await expectSaid(tab, {})
  if (whole) await showAll(tab)
  const row = {
    g1: "#Potentials_fldRow_STAGE",
    g2: "#mouseArea__STAGE",
    g3: ".dvRow:has([data-zcqa=dtVw_lbl_STAGE])",
  }[gen]
  if (gen === "g1") {
    const id = held.sandbox.dossiers[key]?.id ?? ""
    await until(tab, "its notes kept", async () =>
      (await table(at.page, "dossiers")).find(
        ({ record, notesSeenAt }) => String(record).endsWith(id) && notesSeenAt !== null,
      ),
    )
    await tab.goto(url.replace("?", "/edit?"))
  } else {
    await tab.waitForSelector(`${row} .cxDvFieldEditIcon`)
    await tab.$eval(`${row} .cxDvFieldEditIcon`, (pencil) => {
      ;(pencil as HTMLElement).click()
    })
  }
  const option = `[role=option][data-value="${stageName(to)}"]`
  await until(tab, "the list of stages", async () => {
    if (await tab.$(option)) return true
    await click(`${row} ${gen === "g1" ? ".select2-selection" : "[role=combobox]"}`)
    return undefined
  })
  await click(option)
}

const early = (day: number): string => `Jour ${String(day)} de 7 : il en reste ${String(7 - day)} à relancer.`
const none = { "lost-allowed": null, "invalid-allowed": null, "credsii-no-phone": null }

describe("for want of contact", () => {
  const lost: [key: string, Generation, Said][] = [
    ["pdr-3", "g1", { ...none, "lost-allowed": `invalid block:${early(3)}` }],
    ["pdr-3", "g2", { ...none, "lost-allowed": `invalid block:${early(3)}` }],
    ["pdr-3", "g3", { ...none, "lost-allowed": `invalid block:${early(3)}` }],
    ["pdr-gap", "g3", { "lost-allowed": `invalid block:${early(3)}` }],
    ["pdr-6", "g2", { "lost-allowed": `invalid block:${early(6)}` }],
    ["untreated", "g3", { "lost-allowed": `invalid block:${early(0)}` }],
    ["pdr-7", "g2", { ...none, "lost-allowed": "ok block:Permis : 7 jours, 14 rondes, canaux : 2." }],
    ["pdr-7-today", "g3", { "lost-allowed": "ok:Permis : 7 jours, 21 rondes, canaux : 2." }],
    ["reached-lost", "g3", { "lost-allowed": "ok:Permis : client rejoint, et une note dit pourquoi." }],
    ["reached", "g2", { "lost-allowed": "missing warn:Client rejoint : ajoutez une note qui dit pourquoi." }],
    ["stage-unfit", "g3", { "lost-allowed": "missing warn" }],
  ]
  test.each(lost)("%s, %s, put at « Perdu BDC »", async (key, gen, said) => {
    await change(key, gen, "lost-bdc")
    await expectSaid(tab, said)
  })
  test.each([
    ["notes-out-of-order", "g2", 4],
    ["notes-typed", "g3", 6],
  ] as const)("notes not all seen: unknown, then what they say, %s, %s", async (key, gen, days) => {
    recordOf(key).values["CREATEDTIME"] = "2026-01-05T10:00"
    await change(key, gen, "lost-bdc", false)
    await expectSaid(tab, { "lost-allowed": "unknown" })
    await showAll(tab)
    await expectSaid(tab, { "lost-allowed": `invalid block:${early(days)}` })
  })
  test("notes not all seen of a file too young to have its days: early, without a count", async () => {
    recordOf("notes-contradictory").values["CREATEDTIME"] = new Date(now.getTime() - 5 * 86_400_000)
      .toISOString()
      .slice(0, 16)
    await change("notes-contradictory", "g3", "lost-bdc", false)
    await expectSaid(tab, { "lost-allowed": "invalid warn:Attendez avant de fermer le dossier." })
    await showAll(tab)
    await expectSaid(tab, { "lost-allowed": `invalid block:${early(5)}` })
  })
})

describe("a request of Credsii put INVALIDE", () => {
  const bin: [key: string, Generation, Said][] = [
    ["credsii-no-score-3", "g1", { ...none, "invalid-allowed": `invalid warn:${early(3)}` }],
    ["credsii-no-score-3", "g2", { ...none, "invalid-allowed": `invalid warn:${early(3)}` }],
    ["credsii-no-score-3", "g3", { ...none, "invalid-allowed": `invalid warn:${early(3)}` }],
    [
      "credsii",
      "g3",
      { ...none, "credsii-no-phone": "missing warn:Envoyez un courriel, puis mettez INVALIDE." },
    ],
    ["credsii-no-phone-emailed", "g2", { ...none, "credsii-no-phone": "ok" }],
    ["pdr-3", "g3", { ...none, "stage-meaning": "ok:Corbeille" }],
  ]
  test.each(bin)("%s, %s", async (key, gen, said) => {
    await change(key, gen, "void")
    await expectSaid(tab, said)
  })
  test("notes not all seen: unknown, then allowed", async () => {
    recordOf("credsii-no-score-7").values["CREATEDTIME"] = "2026-01-05T10:00"
    await change("credsii-no-score-7", "g2", "void", false)
    await expectSaid(tab, { "invalid-allowed": "unknown" })
    await showAll(tab)
    await expectSaid(tab, { ...none, "invalid-allowed": "ok warn:Permis : 7 jours, 14 rondes, canaux : 2." })
  })
})

test("a later purchase within four weeks keeps its stage; the meaning of the one chosen is said", async () => {
  await change("pdr-3", "g3", "long-term")
  await tab.$$eval(".dvRow", (rows) =>
    rows.find((row) => row.textContent.includes("Date du suivi à faire"))?.scrollIntoView(),
  )
  await expectSaid(tab, {
    "long-term": "invalid hint:Suivi d’ici 4 semaines : gardez l’étape en cours.",
    "stage-meaning": "ok:Achat plus tard",
  })
})

describe("an old file reopened", () => {
  test.each(["g2", "g3"] as const)("« Perdu F&I »: a deputy director first, %s", async (gen) => {
    await change("reapply-fni-old", gen, "new")
    await expectSaid(tab, {
      "reapply-fni": "invalid:Consultez un directeur adjoint avant de rouvrir.",
      "reapply-approvers": null,
    })
  })
  test.each(["g2", "g3"] as const)(
    "« Perdu » at the approvers': a deputy director first, %s",
    async (gen) => {
      recordOf("reapply-approvers-old").values["STAGE"] = "Perdu"
      await change("reapply-approvers-old", gen, "new")
      await expectSaid(tab, {
        "reapply-approvers": "invalid:Consultez un directeur adjoint avant d’agir.",
        "reapply-fni": null,
      })
    },
  )
  test("« Perdu BDC » reopens freely", async () => {
    await change("reapply-10-old", "g3", "new")
    await expectSaid(tab, { "reapply-fni": null, "reapply-approvers": null, "lost-allowed": null })
    expect(held.sandbox.saves).toEqual([])
  })
})
