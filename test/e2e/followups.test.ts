import type { Page } from "puppeteer"
import { afterEach, beforeAll, describe, expect, test } from "vitest"
import { fr as meanings } from "../../src/words/fr/stages"
import { stages } from "../../src/process/stages"
import { marks, until, waitForMark } from "../browser"
import { next, setClock } from "./clock"
import { address, generations, table, type Generation } from "./desk"
import { expectRows, openWritten, recordUrl, withExtension } from "./harness"
import { expectSaid, showAll, type Said } from "./said"
import { but, detailPage, opportunity, type FieldSpec } from "./pages"
import { Screen } from "./screens"

/** What is said of an open file each day, at four in the afternoon. */
const now = next("16:00")
const held = withExtension({ sandbox: true, now })
let at: Screen
let tab: Page
const govern = (rules = {}) =>
  at.ask("policy.import", { text: JSON.stringify({ ...held.sandbox.policy, rules }) })
beforeAll(async () => {
  at = await Screen.open(held.launched)
  await setClock(held.launched, new Date(now.getTime() + 5 * 60_000))
  await at.ask("agent.set", { name: "Alex Gagné", department: "bdc", branch: "Laval" })
  await govern()
  tab = await held.launched.browser.newPage()
  await tab.bringToFront()
})
const go = (key: string, gen: Generation = "g3") => tab.goto(address(held.sandbox, key, gen))

const none = { "lost-allowed": null, "invalid-allowed": null, "credsii-no-phone": null, "expiry-vs-90": null }
const quiet = { ...none, expiry: null, "long-term": null, queue: null, "open-elsewhere": null }
const files: [key: string, Said][] = [
  ["pdr-1", { ...quiet, daily: "missing hint:Jour 2 de 7", "stage-fits": "ok" }],
  [
    "pdr-3",
    { ...quiet, daily: "missing hint:Jour 4 de 7 : aucune relance aujourd’hui.", "stage-fits": "ok" },
  ],
  ["pdr-6", { ...quiet, daily: "unknown:Affichez toutes les notes", "stage-fits": "unknown" }],
  ["stage-unfit", { daily: "missing", "stage-fits": "invalid hint:D’après les notes : « Contacté »." }],
  ["reached-lost", { daily: "ok:Jour 1 de 7", "stage-fits": "ok" }],
  ["notes-of-related", { daily: "missing:Jour 3 de 7", "stage-fits": "ok" }],
  ["notes-same-minute", { daily: "ok:rondes du jour : 1 de 3", "stage-fits": "ok" }],
  ["age-41", { expiry: null, "stage-fits": "invalid:« Réponse envoyée »" }],
  ["age-42", { expiry: "ok warn:Expire dans 14 j." }],
  ["age-56", { expiry: "ok:Expire dans 0 j." }],
  ["age-57", { expiry: "invalid warn:Expirée depuis 1 j", "expiry-vs-90": null }],
  ["age-57-booked", { expiry: null, daily: "ok" }],
  ["age-100", { expiry: "invalid:Expirée depuis 44 j", daily: "missing:Jour 1 de 7" }],
  ["closed", { ...quiet, daily: null, "stage-fits": null, "stage-meaning": "ok" }],
  ["credsii", { "credsii-no-phone": "missing warn:Envoyez un courriel, puis mettez INVALIDE." }],
  ["credsii-phone", { ...quiet, "stage-fits": "ok" }],
  [
    "credsii-no-phone-emailed",
    { "credsii-no-phone": "missing:Courriel envoyé : mettez la demande INVALIDE." },
  ],
]
test.each(files)("%s", async (key, wanted) => {
  await go(key)
  await expectSaid(tab, wanted)
})
describe.each(["g1", "g2"] as const)("%s", (gen) => {
  const differing = ["pdr-3", "age-57", "stage-unfit", "credsii", "closed"]
  test.each(files.filter(([key]) => differing.includes(key)))("%s", async (key, wanted) => {
    await go(key, gen)
    await expectSaid(tab, wanted)
  })
})

describe.each(generations)("a date further down the page, %s", (gen) => {
  test.each([
    ["long-term", "ok hint"],
    ["long-term-no-date", "missing hint:Inscrivez la date du suivi à faire."],
  ] as const)("%s", async (key, said) => {
    await go(key, gen)
    if (gen === "g3") await expectSaid(tab, { "long-term": "unknown" })
    await tab.$$eval(".dvRow", (rows) =>
      rows.find((row) => row.textContent.includes("Date du suivi à faire"))?.scrollIntoView(),
    )
    await expectSaid(tab, { "long-term": said, daily: "ok", expiry: null })
  })
})

describe("every stage says what it means", () => {
  test.each(stages.map(({ key, name }, index) => [name, key, generations[index % 3] ?? "g3"] as const))(
    "%s",
    async (name, key, gen) => {
      const file = Object.values(held.sandbox.dossiers).find(({ what }) => what === `étape « ${name} »`)
      await go(file?.key ?? name, gen)
      await expectSaid(tab, { "stage-meaning": `ok hint:${meanings[key]}` })
    },
  )
})

describe("the days without contact, drawn", () => {
  afterEach(() => govern())
  const cells = async () =>
    (await marks(tab))
      .filter(({ attributes, tag }) => attributes["role"] === "img" && tag === "span")
      .map(({ attributes }) => attributes["aria-label"] ?? "")
      .filter((label) => label.startsWith("J"))
  const drawn = (wished: (labels: string[]) => boolean) =>
    until(tab, "the cells", async () => {
      const labels = await cells()
      return wished(labels) ? labels : undefined
    })

  test("seven days of three rounds, once every note is shown", async () => {
    await go("pdr-7-today")
    await expectSaid(tab, { daily: "unknown" })
    expect(await cells()).toEqual([])
    await showAll(tab)
    await expectSaid(tab, {
      daily: "ok:7 jours sans contact, rondes aujourd’hui : 3.",
      "lost-allowed": "ok block:Permis : 7 jours, 21 rondes, canaux : 2.",
    })
    const labels = await drawn((all) => all.length === 7)
    for (const [index, label] of labels.entries())
      expect(label).toMatch(new RegExp(`^J${String(index + 1)}, .*3 rondes · appel, texto$`))
    expect(labels[6]).toContain("aujourd’hui")
    await waitForMark(tab, { "aria-label": "Jours de suite sans contact\u00a0: 7 sur 7", role: "group" })
  })
  test("a J typed otherwise is said, and the dates decide", async () => {
    await go("notes-contradictory", "g2")
    await showAll(tab)
    await expectSaid(tab, { daily: "ok:Par les dates, jour 5; la note dit J2.", "lost-allowed": null })
    const labels = await drawn((all) => all.length === 7)
    expect(labels.map((label) => /la note dit (J\d)/.exec(label)?.[1] ?? "")).toEqual([
      "",
      "",
      "",
      "J5",
      "J2",
      "",
      "",
    ])
    expect(labels.slice(5).every((label) => label.includes("à faire"))).toBe(true)
  })
  test("a day of closure neither counts nor breaks the run", async () => {
    await go("pdr-gap", "g1")
    await showAll(tab)
    await expectSaid(tab, { daily: "ok:Jour 3 de 7" })
    const closed = new Date(now.getTime() - 3 * 86_400_000).toLocaleDateString("sv-SE", {
      timeZone: "America/Toronto",
    })
    await govern({ "followups.daily": { params: { closedDays: [closed] } } })
    await expectSaid(tab, { daily: "ok:Par les dates, jour 6; la note dit J3." })
  })
})

describe("observed: never shown, journalled where it fails; shown once raised", () => {
  afterEach(() => govern())
  test("the work order", async () => {
    await go("pdr-3")
    await expectSaid(tab, { daily: "missing", queue: null })
    await govern({ "followups.queue": { level: "hint" } })
    await expectSaid(tab, { queue: "ok hint:Argent : rang 3 de 4." })
  })
  test("another file of the client is open", async () => {
    const { id } = held.sandbox.dossiers["reapply-open-old"] ?? { id: "" }
    await go("reapply-open-old")
    await until(tab, "the old file kept", async () =>
      (await table(at.page, "dossiers")).some(({ record }) => String(record).endsWith(id)) ? true : undefined,
    )
    await go("reapply-open")
    await expectSaid(tab, { daily: "missing", "open-elsewhere": null, reapply: null })
    await until(tab, "its row of the journal", async () =>
      (await table(at.page, "journal")).find(
        ({ kind, rule }) => kind === "observed" && rule === "followups.open-elsewhere",
      ),
    )
    await govern({ "followups.open-elsewhere": { level: "hint" } })
    await expectSaid(tab, { "open-elsewhere": "invalid hint:Autres dossiers ouverts de ce client : 1." })
  })
})

describe.each(["G1", "G2", "G3"] as const)("what cannot be read is unknown or silent, %s", (gen) => {
  test.each(["masked", "lazy", "absent"] as const)("%s", async (look) => {
    const id = `60000000000000009${gen.slice(1)}${String(look.length)}`
    const fields: FieldSpec[] = [
      ...but(opportunity, { stage: { look }, phone: { look }, followUpDate: { look }, type: "Credsii" }),
      {
        label: "Date de création",
        column: "CREATEDTIME",
        api: "Created_Time",
        kind: "date",
        value: "2026-01-05",
        look,
      },
    ]
    const page = await openWritten(
      held.launched,
      detailPage(gen, fields, { id }),
      recordUrl(`tab/Potentials/${id}`),
    )
    const rows = await expectRows(page, { "followups.daily": "unknown", "bdc.opp.phone": "unknown" })
    const claims = Object.entries(rows).filter(
      ([rule, { state }]) => rule.startsWith("followups.") && state !== "unknown",
    )
    expect(claims).toEqual([])
    await page.close()
  })
})
