import { clock, on, page, popup, restartBrowser, send, state } from "./chrome"
import { db, freshWorker, wakeWorker } from "./worker"
import { beforeEach, describe, expect, test } from "vitest"
import browser from "webextension-polyfill"
import type { Answered, PlayerStart, RunAct, RunTurn, ScriptRow } from "../../../src/messages"
import { toWire } from "../../../src/messages/wire"
import { empty, known, unknown } from "../../../src/process/field"
import { renewalFields, type RecordKey } from "../../../src/rules/facts"
import type { Variable } from "../../../src/scripts/types"
import { toldOf, valuesOf, type Around } from "../../../background/run-facts"
import { emptyRoster } from "../../../src/process/roster"

const script = "script.renewal-regular"
const record: RecordKey = { org: "org1", module: "Renewals", id: "42" }
const refused = { ok: false, error: "refused" }

beforeEach(async () => {
  await freshWorker()
  state.tabs = [
    { id: 1, url: "https://crm.zoho.com/crm/org1/tab/Renewals/42" },
    { id: 2, url: "https://elsewhere.example/" },
    { id: 3, url: "https://crm.zoho.com/crm/org1/tab/Renewals/43" },
    { id: 666, url: "https://crm.zoho.com/crm/" },
  ]
})

async function value<T>(jalon: string, payload?: unknown, sender = page()): Promise<T> {
  const answer = (await send(jalon, payload, sender)) as Answered<T>
  if (!answer.ok) throw new Error(`${jalon}: ${answer.error} ${answer.detail ?? ""}`)
  return answer.value
}
const start = (tab = 1, id = script, asked: RecordKey | null = null) =>
  value<RunTurn>("run.start", { script: id, record: asked, tab }, popup)
const get = (tab = 1) => value<RunTurn | null>("run.get", undefined, page(tab))
const act = ({ run, turn }: RunTurn, doing: RunAct, tab = 1) =>
  value<RunTurn | null>("run.act", { run, turn, do: doing }, page(tab))
async function walk(view: RunTurn, ...acts: RunAct[]): Promise<RunTurn> {
  let now = view
  for (const doing of acts) now = (await act(now, doing)) ?? now
  return now
}

const offered = async (url: string, title = "", asked: object = {}): Promise<string[]> => {
  state.tabs = [{ id: 1, url, title }]
  const rows = await value<ScriptRow[]>("guides.here", { tab: 1, ...asked }, popup)
  return rows.map(({ id }) => id.replace("guide.", ""))
}
test.each<[string, string, string, string | null]>([
  ["a list by its module's name", "tab/CustomModule12/list", "Renouvellement - Zoho CRM", "filters-sms"],
  [
    "one view of it",
    "tab/CustomModule12/custom-view/5/list",
    "Renouvellements - Zoho CRM",
    "filters-regular",
  ],
  ["requests for credit", "tab/CustomModule15", "Demandes de crédits - Zoho CRM", "credit-views"],
  ["opportunities", "tab/Potentials/list", "", "create-opportunity"],
  ["an opportunity", "tab/Potentials/42", "", "create-meeting-renewal"],
  ["a meeting", "tab/Events/create", "", "create-meeting-renewal"],
  ["a client", "tab/Contacts/42", "", "merge"],
  ["another module", "tab/CustomModule9/list", "Inventaire - Zoho CRM", null],
  ["a page without a module", "settings", "", null],
])("guides for the page in view: %s", async (_what, path, title, expected) => {
  const ids = await offered(`https://crm.zoho.com/crm/org1/${path}`, title)
  if (expected === null) expect(ids).toEqual([])
  else expect(ids).toContain(expected)
})
test("guides for a page that says what it is, for mail, for a page that is not ours", async () => {
  const crm = "https://crm.zoho.com/crm/org1/tab/CustomModule9/42"
  expect(await offered(crm, "Mylène Boutin", { at: "renewal" })).toEqual(["credit-request"])
  expect(await offered("https://mail.google.com/mail/u/0/", "Boîte")).toContain("analyst-day")
  state.tabs = [{ id: 2, url: "https://elsewhere.example/" }]
  expect(await send("guides.here", { tab: 2 }, popup)).toEqual(refused)
  expect(await send("guides.here", { tab: 1, at: "cellar" }, popup)).toMatchObject({ error: "shape" })
})

const answer = (id: string): RunAct => ({ act: "answer", id })
const blanksOf = ({ step }: RunTurn): Partial<Record<Variable, string | null>> =>
  Object.fromEntries(
    (step?.text ?? []).flatMap((piece) => ("blank" in piece ? [[piece.blank, piece.value]] : [])),
  )

type Fields = Partial<Record<(typeof renewalFields)[number], unknown>>
/** A page of a renewal file tells what it shows. */
async function tell(fields: Fields, of = record, tab = 1): Promise<void> {
  const all = renewalFields.map((name) => [
    name,
    name in fields ? (fields[name] === null ? empty : known(fields[name])) : unknown("not-found"),
  ])
  const facts = {
    kind: "renewal-detail",
    opportunity: null,
    meeting: null,
    renewal: { record: of, mode: "detail", fields: Object.fromEntries(all) as object, notesComplete: true },
    credit: null,
  }
  const question = {
    page: "p",
    record: of,
    facts: toWire(facts),
    notes: toWire(known([])),
    unsettled: [],
    own: {},
  }
  await value("page.answer", question, page(tab, `https://crm.zoho.com/crm/org1/tab/Renewals/${of.id}`))
}
const roy = {
  contact: "Mme Roy, Zoé",
  make: "Toyota",
  model: "RAV4",
  branch: "Laval",
  language: "Anglais",
  possessionDate: "2025-01-20",
  chance: "3e chance",
  fi: "Kim Dao",
}

describe("a run", () => {
  test("is put in the tab that the popup names, and is there for that tab alone", async () => {
    const view = await start()
    expect(state.injected).toMatchObject([{ tab: 1, files: ["player.4.js"] }])
    expect(view).toMatchObject({ script, turn: 0, language: "fr", step: { id: "greet" }, paused: false })
    expect(await get()).toEqual(view)
    expect(await get(3)).toBeNull()
    const other = await start(3, "script.voice-message")
    expect((await get(3))?.run).toBe(other.run)
    expect((await get())?.run).toBe(view.run)
  })

  test("of the page that asks, and of no other tab", async () => {
    expect(await value<RunTurn>("run.start", { script, record }, page(1))).toMatchObject({ script })
    expect(await send("run.start", { script, record, tab: 3 }, page(1))).toEqual(refused)
    expect(await get(3)).toBeNull()
  })

  test.each([
    ["a page of another site", 2],
    ["a tab that is gone", 9],
    ["no tab", undefined],
  ])("does not start in %s", async (_what, tab) => {
    expect(await send("run.start", { script, record: null, tab }, popup)).toEqual(refused)
    expect(state.injected).toEqual([])
  })

  test.each(["script.nothing", "template.credit-request", "__proto__"])("%s is none", async (id) => {
    expect(await send("run.start", { script: id, record: null, tab: 1 }, popup)).toMatchObject({ ok: false })
    expect(await get()).toBeNull()
  })

  test("leaves nothing where its player could not be put", async () => {
    expect(await send("run.start", { script, record: null, tab: 666 }, popup)).toMatchObject({ ok: false })
    expect(await get(666)).toBeNull()
  })

  test("goes on after the worker is stopped and the page reloaded, ends with its tab", async () => {
    const told = await walk(await start(), answer("client"), { act: "next" }, answer("no"))
    await act(told, { act: "note", text: "Volé en mai\nremplacé" })
    await wakeWorker()
    expect(await get()).toMatchObject({
      step: { id: "what-happened", notes: { text: "Volé en mai\nremplacé" } },
    })
    state.injected.length = 0
    await value("page.start", undefined, page(3))
    await value("page.start")
    await Promise.resolve()
    await get()
    expect(state.injected).toMatchObject([{ tab: 1, files: ["player.4.js"] }])
    await Promise.all(on.tabRemoved.emit(1))
    await expect.poll(() => get()).toBeNull()
    state.injected.length = 0
    await value("page.start")
    await get()
    expect(state.injected).toEqual([])
  })

  test("an act that comes twice is done once; one of a run that is over is not done", async () => {
    const first = await start()
    const second = await act(first, answer("client"))
    expect(await act(first, answer("client"))).toEqual(second)
    expect(second).toMatchObject({ turn: 1, step: { id: "introduce" } })
    const anew = await start()
    expect(await act(first, { act: "next" })).toBeNull()
    expect(await get()).toEqual(anew)
    expect(await act(anew, answer("client"), 3)).toBeNull()
  })

  test("acts at once are done in their order, none lost", async () => {
    const view = await start()
    const acts = [answer("client"), { act: "next" }, answer("yes")] as RunAct[]
    await Promise.all(acts.map((doing, turn) => act({ ...view, turn }, doing)))
    expect(await get()).toMatchObject({ turn: 3, step: { id: "praise" } })
  })

  test("ends at the end: its note first, then it closes", async () => {
    const over = await walk(await start(), answer("wrong-number"), { act: "end" })
    expect(over).toMatchObject({ step: null, canBack: true })
    expect(over.note).toContain("Mauvais numéro")
    expect(await act(over, { act: "back" })).toMatchObject({ step: { id: "wrong-number" } })
    const again = await walk((await get()) ?? over, { act: "end" })
    expect(await act(again, { act: "end" })).toBeNull()
    expect(await get()).toBeNull()
  })

  test("a pause stands still over midnight and the change of the clock", async () => {
    clock.now = Date.parse("2026-11-01T03:50:00Z")
    const view = await start()
    const paused = await walk(view, { act: "pause" })
    clock.now += 4 * 3_600_000
    expect(await get()).toMatchObject({ paused: true, pausedMs: 4 * 3_600_000 })
    const on = await walk(paused, { act: "resume" })
    clock.now += 60_000
    expect(await get()).toMatchObject({ paused: false, pausedMs: 4 * 3_600_000, since: view.since })
    expect(on.since).toBe("2026-11-01T03:50:00.000Z")
  })

  test("whose step the lead took out goes on", async () => {
    const view = await walk(await start(1, "guide.merge"))
    const step = view.step?.id
    const steps = view.steps.map(({ id }) => id).filter((id) => id !== step)
    await value(
      "policy.import",
      {
        text: JSON.stringify({
          version: 1,
          scripts: { "guide.merge": { steps: steps.map((id) => ({ id })) } },
        }),
      },
      popup,
    )
    const now = await get()
    expect(now?.run).toBe(view.run)
    expect(now?.step).not.toBeNull()
  })

  test("a note of 20,000 characters is kept; a longer one is no note", async () => {
    const view = await walk(await start(), answer("client"), { act: "next" }, answer("no"))
    const text = "é".repeat(20_000)
    expect((await act(view, { act: "note", text }))?.note).toContain(text)
    const longer = { run: view.run, turn: view.turn, do: { act: "note", text: `${text}!` } }
    expect(await send("run.act", longer)).toMatchObject({ ok: false, error: "shape" })
  })
})

describe("its blanks", () => {
  test("are filled from the record of its tab, the agent and the team; French first, then the client's language", async () => {
    await value("agent.set", { name: "Alex Gagné", department: "renewal", branch: "Laval" })
    await tell(roy)
    const view = await start()
    expect(blanksOf(view)).toEqual({ address: "Mme", client: "Roy, Zoé" })
    const opened = await value<PlayerStart>("run.open")
    expect(opened).toMatchObject({ record, client: "en", view: { language: "fr" } })
    const english = await walk(view, { act: "language", language: "en" })
    expect(blanksOf(english)).toMatchObject({ address: "Ms." })
    const owns = await walk(english, answer("client"), { act: "next" })
    expect(blanksOf(owns)).toEqual({ months: "22", vehicle: "Toyota RAV4", branch: "Laval" })
  })

  test("show what the page tells since of the same record, and nothing of another's", async () => {
    await start()
    expect(blanksOf((await get()) as RunTurn)).toEqual({ address: null, client: null })
    await tell({ ...roy, contact: "M. Other" }, { ...record, id: "43" })
    await tell({ contact: "Zoé Roy" })
    await tell({ ...roy, contact: "Mme Nobody" }, { ...record, id: "44" })
    await expect
      .poll(async () => blanksOf((await get()) as RunTurn))
      .toEqual({ address: null, client: "Zoé Roy" })
  })

  test("are filled by hand, over what is known; emptied, what is known shows again", async () => {
    await tell(roy)
    const view = await start()
    const filled = await walk(view, { act: "fill", blank: "client", value: " Zoé " })
    expect(blanksOf(filled).client).toBe("Zoé")
    expect(blanksOf(await walk(filled, { act: "fill", blank: "client", value: "" })).client).toBe("Roy, Zoé")
  })

  test("the chance at credit shows while its page does, and is kept nowhere", async () => {
    await tell(roy)
    const view = await start(1, "script.renewal-specialised")
    const toChance = [
      answer("client"),
      { act: "next" },
      answer("yes"),
      { act: "next" },
      { act: "next" },
      answer("other"),
    ]
    const there = await walk(view, ...(toChance as RunAct[]), { act: "next" }, { act: "next" })
    expect(there.step?.id).toBe("chance")
    expect(blanksOf(there).chance).toBe("3e")
    const typed = await walk(there, { act: "fill", blank: "chance", value: "2e" })
    expect(blanksOf(typed).chance).toBe("2e")
    const kept = JSON.stringify([
      await browser.storage.session.get(),
      await Promise.all(db().tables.map((table) => table.toArray())),
    ])
    expect(kept).toContain("Zoé")
    expect(kept).not.toMatch(/3e chance|"chance":"/)
    const onDisk = JSON.stringify(await Promise.all(db().tables.map((table) => table.toArray())))
    expect(onDisk).not.toContain("Zoé")
    await tell({ contact: "Mme Roy, Zoé" })
    await wakeWorker()
    expect(blanksOf((await get()) as RunTurn).chance).toBeNull()
  })

  test("nothing of a run outlives the browser", async () => {
    await tell(roy)
    await start()
    restartBrowser()
    await wakeWorker()
    expect(await get()).toBeNull()
  })
})

describe("what is known", () => {
  const around: Around = {
    agent: null,
    roster: emptyRoster,
    callback: undefined,
    chance: undefined,
    offer: undefined,
  }
  const months = (delivered: string, now: string) =>
    valuesOf({ delivered }, around, "fr", new Date(now)).months
  test.each([
    ["2025-05-20", "2026-11-20T15:00:00Z", "18"],
    ["2025-05-21", "2026-11-20T15:00:00Z", "17"],
    // 23:30 in Montréal, the next day elsewhere.
    ["2025-05-21", "2026-11-21T04:30:00Z", "17"],
    ["2025-05-21", "2026-11-21T05:30:00Z", "18"],
    ["2024-02-29", "2025-02-28T15:00:00Z", "12"],
    ["2026-08-31", "2026-11-30T15:00:00Z", "3"],
    ["2026-11-20", "2026-11-20T15:00:00Z", "0"],
    ["2026-12-01", "2026-11-20T15:00:00Z", undefined],
    ["nothing", "2026-11-20T15:00:00Z", undefined],
  ])("delivered on %s, it is %s: %s months", (delivered, now, wanted) => {
    expect(months(delivered, now)).toBe(wanted)
  })

  test("the sales director is the branch's only one, else a blank", () => {
    const person = (id: string, branch: string) => ({ id, name: id, role: "sales-director" as const, branch })
    const of = (people: ReturnType<typeof person>[]) =>
      valuesOf(
        { branch: "Saint-Hubert" },
        { ...around, roster: { ...emptyRoster, people } },
        "fr",
        clock.date(),
      ).salesDirector
    expect(of([person("Hugo", "St-Hubert"), person("Ana", "Laval")])).toBe("Hugo")
    expect(of([person("Hugo", "St-Hubert"), person("Ana", "St-Hubert")])).toBeUndefined()
    expect(of([])).toBeUndefined()
  })

  test.each([
    ["Mme Roy", { address: "mrs", client: "Roy" }],
    ["M. Jean Roy", { address: "mr", client: "Jean Roy" }],
    ["Mireille Roy", { client: "Mireille Roy" }],
    ["Ms", { client: "Ms" }],
  ])("%s is addressed", (contact, wanted) => {
    const fields = Object.fromEntries(renewalFields.map((name) => [name, unknown("not-found")]))
    const renewal = { record, mode: "detail", fields: { ...fields, contact: known(contact) } } as never
    expect(toldOf({ renewal, opportunity: null, credit: null })).toEqual(wanted)
  })
})

describe("looked for", () => {
  const find = (query: string) => value<ScriptRow[]>("scripts.find", { query })
  test("by their title or words, those of the agent's department first asked; templates never", async () => {
    await value("agent.set", { name: "Alex", department: "renewal", branch: "Laval" })
    const all = await find("")
    expect(all.map(({ id }) => id)).toContain(script)
    expect(all.map(({ id }) => id)).not.toContain("script.aftersales-accident")
    expect((await find("ACCIDENT")).map(({ id }) => id)).toContain("script.aftersales-accident")
    expect((await find("credit")).some(({ id }) => id.startsWith("template"))).toBe(false)
    expect(await find("zzz nothing")).toEqual([])
  })
})

test("the player is put where it was left, for every tab", async () => {
  await start()
  expect(await value<PlayerStart>("run.open")).toMatchObject({ prefs: { side: null, folded: false } })
  await value("player.set", { side: "left", top: 40 })
  await value("player.set", { folded: true })
  await wakeWorker()
  expect((await value<PlayerStart>("run.open")).prefs).toEqual({ side: "left", top: 40, folded: true })
})
