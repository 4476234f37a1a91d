import type { Page } from "puppeteer"
import { beforeAll, describe, expect, test } from "vitest"
import { marks, waitForMark } from "../browser"
import { dayOf, montreal } from "../../src/process/calendar"
import { say } from "../../src/words"
import { fr } from "../../src/words/fr/verdicts"
import { ask, bookOwn, expectCard, mine, open, transfer, type Wanted } from "./cards"
import { setClock } from "./clock"
import { address, generations, type Generation } from "./desk"
import { expectRows, recordUrl, withExtension, writtenTab } from "./harness"
import { but, detailPage, opportunity, type FieldSpec, type Generation as Written } from "./pages"
import { Screen } from "./screens"

/** Whose caller it is: each case of the verdict card, by the roster alone. */
const held = withExtension({ sandbox: true })
const minute = 60_000
const hour = 60 * minute
let at: Screen
let tab: Page
let show: (html: string, url: string) => Promise<Page>

const further = ["owner-busy", "untreated", "no-show", "lost-returns", "chat-first", "email-lead"]
const govern = (level?: string) =>
  at.ask("policy.import", {
    text: JSON.stringify({
      ...held.sandbox.policy,
      ...(level && { rules: Object.fromEntries(further.map((id) => [`callbacks.${id}`, { level }])) }),
    }),
  })
beforeAll(async () => {
  at = await Screen.open(held.launched)
  await at.ask("agent.set", { name: "Alex Gagné", department: "bdc", branch: "Laval" })
  show = await writtenTab(held.launched)
  tab = await held.launched.browser.newPage()
})

const go = (key: string, gen: Generation = "g3") => tab.goto(address(held.sandbox, key, gen))

const lines = fr.because
const usual: [key: string, Wanted][] = [
  ["ready", mine("mine", lines["owner-me"], false)],
  ["owner-on-shift", transfer("owner-on-shift", "Naomie Labonté")],
  ["owner-break", open("open-to-all", lines["owner-busy"])],
  ["owner-off", open("open-to-all", lines["owner-off"])],
  ["owner-absent", open("open-to-all", lines["owner-off"])],
  ["owner-soon", open("open-to-all", lines["owner-off"])],
  ["owner-unknown", ask("owner-on-shift", "Mégane Rioux est en poste?", true)],
  ["owner-homonym", ask("owner-on-shift", "Alexandre Tremblay est en poste?", true)],
  ["author-on-shift", transfer("note-author", "Naomie Labonté", true)],
  ["author-break", bookOwn],
  ["author-off", bookOwn],
  ["author-unknown", ask("note-author", "Mégane Rioux est en poste?", true)],
  ["author-homonym", ask("note-author", "Alexandre Tremblay est en poste?", true)],
  ["callback-mine", mine("note-author", lines["author-me"], true)],
  ["callback-old", open("open-to-all", say(lines["note-past"], { hours: 3 }))],
]
const observed = ["untreated", "no-show", "lost-returns", "chat-first", "email-lead"]

describe("by the procedures alone", () => {
  beforeAll(() => govern())

  test.each(usual)("%s", async (key, wanted) => {
    await go(key)
    await expectCard(tab, wanted)
  })
  test.each(observed)("%s is only observed: anyone may take it", async (key) => {
    await go(key)
    await expectCard(tab, open())
  })
  test.each(
    ["author-on-shift", "owner-break", "owner-unknown", "callback-old"].flatMap((key) =>
      (["g1", "g2"] as const).map((gen) => [key, gen] as const),
    ),
  )("%s, %s", async (key, gen) => {
    await go(key, gen)
    const wanted = usual.find(([name]) => name === key)?.[1]
    if (!wanted) throw new Error(key)
    await expectCard(tab, wanted)
  })
})

describe("with the further rules raised", () => {
  beforeAll(() => govern("hint"))
  const cases: [key: string, Wanted][] = [
    [
      "owner-break",
      {
        verdict: "book-credit",
        rule: "owner-busy",
        verb: say(fr.verdicts["book-credit"], { name: "Chloé Arsenault" }),
        clock: false,
      },
    ],
    ["owner-on-shift", transfer("owner-on-shift", "Naomie Labonté")],
    ["author-break", bookOwn],
    ["untreated", open("untreated", lines["never-handled"])],
    ["no-show", transfer("no-show", "Naomie Labonté")],
    ["lost-returns", open("lost-returns", lines["was-lost"])],
    ["chat-first", open()],
    ["email-lead", open("untreated")],
  ]
  test.each(cases)("%s", async (key, wanted) => {
    await go(key)
    await expectCard(tab, wanted)
  })

  const missed = "No-show"
  const written: [string, FieldSpec["value"], [ago: number, text: string, author: string][], Wanted][] = [
    [
      "a no-show that nobody followed",
      "Rendez-vous cédulé",
      [[20 * hour, missed, "Naomie Labonté"]],
      open("no-show", lines["no-show-not-followed"]),
    ],
    [
      "a no-show whose first agent left",
      "Rendez-vous cédulé",
      [[20 * hour, `${missed}, PDR J1 R1`, "Camila Restrepo"]],
      open(),
    ],
    [
      "a no-show followed 73 h ago",
      "Rendez-vous cédulé",
      [[73 * hour, `${missed}, PDR J1 R1`, "Naomie Labonté"]],
      open(),
    ],
    [
      "a no-show that I followed",
      "Rendez-vous cédulé",
      [[20 * hour, `${missed}, PDR J1 R1`, "Alex Gagné"]],
      mine("no-show", lines["author-me"], false),
    ],
    [
      "lost, its last note an hour old",
      "Perdu BDC",
      [[hour, "PDR J7 je ferme le dossier", "Naomie Labonté"]],
      transfer("note-author", "Naomie Labonté", true),
    ],
    ["no note, but no longer new", "Contacté", [], open()],
  ]
  test.each(written)("%s", async (_, stage, notes, wanted) => {
    const page = await file("G3", { stage, owner: "Bastien Cormier" }, notes)
    await expectCard(page, wanted)
  })
})

let serial = 0
/** As the CRM dates a note: Montréal's clock, to the minute. */
const stamp = (when: Date): string => {
  const time = when.toLocaleTimeString("en-GB", { timeZone: "America/Toronto", timeStyle: "short" })
  return `${dayOf(when).split("-").reverse().join("/")} ${time}`
}
/** A file written by hand; `notes` null: its notes are not on the page. */
async function file(
  generation: Written,
  fields: Parameters<typeof but<typeof opportunity>>[1],
  notes: [ago: number, text: string, author: string][] | null,
): Promise<Page> {
  const id = `60000000000000008${String((serial += 1)).padStart(2, "0")}`
  const html = detailPage(generation, but(opportunity, fields), {
    id,
    ...(notes && {
      notes: notes.map(([ago, text, author], index) => ({
        id: `${id}${String(index)}`,
        text,
        author,
        at: stamp(new Date(Date.now() - ago)),
      })),
    }),
  })
  return show(html, recordUrl(`tab/Potentials/${id}`))
}

describe.each(["G1", "G2", "G3"] as const)("what cannot be read is asked, %s", (gen) => {
  beforeAll(() => govern())
  const note = (ago: number): [number, string, string][] => [[ago, "PDR J1 R1", "Naomie Labonté"]]

  test.each(["masked", "lazy", "absent"] as const)("an owner that is %s", async (look) => {
    await expectCard(
      await file(gen, { owner: { look } }, note(hour)),
      ask("mine", lines["owner-not-read"], true),
    )
  })
  test("notes that are not shown", async () => {
    const page = await file(gen, { owner: "Bastien Cormier" }, null)
    await expectCard(page, ask("note-author", lines["note-not-read"]))
  })
  const edges: [string, number, Wanted][] = [
    [
      "a note ahead of now may have been edited since: the transfer, without a clock",
      -10 * minute,
      { ...transfer("note-author", "Naomie Labonté"), line: fr.doubts.modified },
    ],
    ["a note within the skew of clocks", -minute, transfer("note-author", "Naomie Labonté", true)],
    ["past three hours and the doubt", 3 * hour + 2 * minute, open()],
  ]
  test.each(edges)("%s", async (_, ago, wanted) => {
    await expectCard(await file(gen, { owner: "Bastien Cormier" }, note(ago)), wanted)
  })

  test("at three hours, inside the doubt of a minute: the transfer, and why it is not certain", async () => {
    const now = new Date(Math.ceil(Date.now() / minute) * minute + 20_000)
    await setClock(held.launched, now)
    const page = await file(gen, { owner: "Bastien Cormier" }, note(3 * hour - (now.getTime() - Date.now())))
    const shown = await expectCard(page, transfer("note-author", "Naomie Labonté", minute - 1))
    for (const doubt of ["minute", "modified", "author"] as const)
      expect(shown.text).toContain(fr.doubts[doubt])
    await setClock(held.launched, null)
  })
})

describe.each(generations)("beside the card, %s", (gen) => {
  beforeAll(() => govern())
  const soon = { "callbacks.shift-soon": "invalid warn", "callbacks.absent-cover": null }
  const none = {
    "callbacks.shift-soon": null,
    "callbacks.absent-cover": null,
    "followups.stage-meaning": "ok",
  }

  test("a client whose agent starts soon is not called", async () => {
    await go("owner-soon", gen)
    const rows = await expectRows(tab, soon)
    const shifts = (held.sandbox.policy.roster?.shifts ?? []).filter(
      ({ person, day, start }) => person === "rosalie-quintal" && montreal(day, start) > new Date(),
    )
    const first = shifts.map(({ day, start }) => `${day} ${start}`).sort()[0]
    const [hours = "", minutes = ""] = (first?.slice(11) ?? "").split(":")
    const time = `${String(Number(hours))}\u00a0h${minutes === "00" ? "" : `\u00a0${minutes}`}`
    expect(rows["callbacks.shift-soon"]?.text).toContain(`Rosalie Quintal arrive à ${time}`)
  })
  test("anyone may follow the clients of one who is away", async () => {
    await go("owner-absent", gen)
    const rows = await expectRows(tab, { "callbacks.absent-cover": "ok hint", "callbacks.shift-soon": null })
    expect(rows["callbacks.absent-cover"]?.text).toContain("Émile Fortin")
  })
  test.each(["owner-on-shift", "owner-unknown"])("%s: neither", async (key) => {
    await go(key, gen)
    await expectRows(tab, none)
  })
})

test("at off, the card and its rows are gone", async () => {
  await at.ask("policy.import", {
    text: JSON.stringify({ ...held.sandbox.policy, packs: { callbacks: false } }),
  })
  await go("owner-soon")
  await expectRows(tab, { "callbacks.shift-soon": null, "followups.stage-meaning": "ok" })
  expect((await marks(tab)).some(({ attributes }) => attributes["data-verdict"] !== undefined)).toBe(false)
  await govern()
  await waitForMark(tab, { "data-rule": "callbacks.shift-soon", "data-state": "invalid" })
})
