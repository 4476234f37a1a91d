import { clock, page, popup, send, state } from "./chrome"
import { beforeEach, describe, expect, it } from "vitest"
import browser from "webextension-polyfill"
import { pinJob } from "../../../background/handlers"
import { phonesIn } from "../../../background/phones"
import type {
  IncidentTaken,
  OwnWork,
  PageSettings,
  PrivacyFound,
  PrivacyRows,
  RequestView,
  RetentionView,
} from "../../../src/messages"
import type { Incident } from "../../../src/process/privacy"
import { hashes, indexed, keyTexts } from "../../../src/store/keys"
import type { DossierRow } from "../../../src/store/rows"
import { toWire } from "../../../src/messages/wire"
import { opportunityFacts } from "../rules/facts-builder"
import { db, freshWorker, restart, wakeWorker } from "./worker"

const DAY = 86_400_000
const id = "6000000000000000042"
const record = `org1/Potentials/${id}`

async function ask<T>(type: string, payload?: unknown): Promise<T> {
  const answer = (await send(type, payload, popup)) as { ok: boolean; value: T }
  expect(answer, type).toMatchObject({ ok: true })
  return answer.value
}
const client = { phones: ["5147000199"], emails: ["zoe@exemple.ca"], names: ["Zoé Roy"] }
/** A file as a page leaves it. */
async function seen(): Promise<void> {
  const at = clock.now
  const keys = (await hashes(db(), keyTexts(client, "P48213"))).map((hash) => indexed(hash, at))
  await db().dossiers.put({ record, url: page().url, seenAt: at, stock: "P48213", keys } as DossierRow)
  await db().journal.put({ key: `p shown ${record} bdc.a missing`, kind: "shown", at, record, rule: "bdc.a" })
  await db().pins.put({ record, until: at + 3_600_000, url: "https://crm.zoho.com/x", notified: false })
  await db().jobs.put({ id: pinJob(record), at: at + 3_600_000 })
}
const session = browser.storage.session
const inSession = async (): Promise<string> => JSON.stringify(await session.get())

beforeEach(() => freshWorker())

describe("a client", () => {
  beforeEach(seen)
  it("is for our own pages only", async () => {
    expect(await send("privacy.find", { query: "5147000199" }, page())).toMatchObject({ error: "refused" })
    expect(await send("privacy.wipe", { stay: { incidents: true, doNotCall: true } }, page())).toMatchObject({
      error: "refused",
    })
  })
  it.each(["(514) 700 0199", "+15147000199", "514.700.0199 poste 4", "Roy, Zoé", "p-48213", record])(
    "is found by %s, shown with its dates, handed over whole",
    async (query) => {
      await session.set({ names: { [record]: "Zoé Roy" } })
      const found = await ask<PrivacyFound>("privacy.find", { query })
      expect(found.files).toHaveLength(1)
      expect(found.files[0]).toMatchObject({
        id: `r:${id}`,
        name: "Zoé Roy",
        stock: "P48213",
        elsewhere: false,
      })
      const held = Object.fromEntries(found.files[0]?.held.map((one) => [one.table, one]) ?? [])
      expect(Object.keys(held).sort()).toEqual(["dossiers", "jobs", "journal", "pins"])
      expect(held["journal"]).toMatchObject({
        count: 1,
        since: clock.date().toISOString(),
        until: "2027-11-20T15:00:00.000Z",
      })
      const rows = await ask<PrivacyRows>("privacy.export", { files: [`r:${id}`] })
      expect(rows.map(({ table, rows: some }) => [table, some.length]).sort()).toEqual(
        Object.values(held)
          .map(({ table, count }) => [table, count])
          .sort(),
      )
      expect(rows.find(({ table }) => table === "pins")?.rows).toEqual([await db().pins.get(record)])
    },
  )
  it("erased, is nowhere: not in the store, not in memory of the session; the look-up finds nothing", async () => {
    await session.set({
      names: { [record]: "Zoé Roy", "org1/Potentials/7": "Ana" },
      "carry:3": { record: { org: "org1", module: "Potentials", id }, facts: "{}", at: "" },
      "carry:4": { record: { org: "org1", module: "Potentials", id: "7" }, facts: "{}", at: "" },
      // Pages that name the client by no record: a call, a page of Impaknet.
      "run:3": { record: null, told: { client: "Zoé Roy", phone: "(514) 700-0199" } },
      "impaknet:5": { fields: { phone: { state: "known", value: "514 700-0199" } }, screen: "5431" },
      "impaknet:6": { fields: { phone: { state: "known", value: "514 700-01990" } }, screen: "5431" },
      creditDrafts: [{ record: { org: "org1", module: "CustomModule15", id } }, { number: "CRE7" }],
    })
    state.notifications = [`callback|${record}`, "callback|org1/Potentials/7"].map((one) => ({
      ...{ id: one, title: "t", message: "m" },
    }))
    const receipt = await ask<RequestView>("privacy.erase", { query: "514 700-0199", files: [`r:${id}`] })
    expect(receipt).toMatchObject({
      kind: "erasure",
      stage: "done",
      kept: "2029-11-20",
      proof: { rows: { dossiers: 1, journal: 1, pins: 1, jobs: 1 }, left: {} },
    })
    expect(await inSession()).not.toContain(id)
    expect(await inSession()).toContain("Ana")
    expect(Object.keys(await session.get()).sort()).toEqual([
      "carry:4",
      "creditDrafts",
      "impaknet:6",
      "names",
    ])
    expect(await session.get("creditDrafts")).toEqual({ creditDrafts: [{ number: "CRE7" }] })
    expect(state.cleared).toEqual([`callback|${record}`])
    expect(await ask<PrivacyFound>("privacy.find", { query: "514 700-0199" })).toMatchObject({ files: [] })
    expect(await ask("callers.find", { query: "514 700-0199" })).toMatchObject({ files: [] })
    expect((await ask<RequestView[]>("privacy.requests")).map((one) => one.id)).toEqual([receipt.id])
    expect(JSON.stringify(await ask("privacy.requests"))).not.toMatch(/514|0199|Zo|6000000/)
  })
  it("is seen again once erased: the page goes on, and the product too", async () => {
    await ask("privacy.erase", { query: "x", files: [`r:${id}`] })
    await seen()
    expect((await ask<PrivacyFound>("privacy.find", { query: "5147000199" })).files).toHaveLength(1)
  })
  it("whose number is not to be called: said, and the entry stays", async () => {
    await ask("doNotCall.add", { phone: "514 700-0199", asked: "2026-11-20" })
    expect(await ask("privacy.find", { query: "514-700-0199" })).toMatchObject({ doNotCall: true })
    await ask("privacy.erase", { query: "514-700-0199", files: [`r:${id}`] })
    expect(await db().doNotCall.count()).toBe(1)
    expect(phonesIn("514-700-0199")).toEqual(["5147000199"])
  })
  it("of whom nothing can be read: said", async () => {
    expect(await ask("privacy.find", { query: "a" })).toMatchObject({ unread: true, files: [] })
    expect(await ask("privacy.find", { query: "450 555-0100" })).toMatchObject({ unread: false, files: [] })
  })
})

describe("one's own work", () => {
  it("is counted and shown, handed over, and erased with a receipt: the choices, then the journal and the name", async () => {
    await ask("agent.set", { name: "Alex Roy", department: "bdc", branch: "Laval" })
    await ask("presence.set", { presence: "busy" })
    await ask("panel.set", { folded: true })
    await seen()
    await db().followups.bulkPut(
      ["Alex Roy", "ROY, Alex", "Sam Côté"].map((author, at) => ({
        ...{ id: String(at), record, at: clock.now, author, day: 1, round: 1, channels: [] },
        ...{ outcome: "no-answer", closing: 0 as const },
      })),
    )
    const work = await ask<OwnWork>("privacy.work")
    const counts = Object.fromEntries(work.items.map((item) => [item.id, item.count]))
    expect(counts).toMatchObject({ journal: 1, notes: 2, presence: 1, prefs: 1, given: 0, wordings: 0 })
    expect(work).toMatchObject({ name: "Alex Roy", days: 365, kinds: [{ kind: "shown", count: 1 }] })
    expect(await ask("privacy.events", { kind: "shown" })).toEqual([
      { at: clock.date().toISOString(), kind: "shown", rule: "bdc.a", state: null, record, reason: null },
    ])
    expect(await ask("privacy.events", { kind: "held" })).toEqual([])
    const kept = await ask<PrivacyRows>("privacy.work.export")
    expect(kept.map(({ table, rows }) => [table, rows.length])).toEqual([
      ["journal", 1],
      ["followups", 2],
      ["settings", 2],
    ])
    type Erased = { work: OwnWork; receipt: RequestView }
    const after = await ask<Erased>("privacy.work.erase", { all: false })
    expect(Object.fromEntries(after.work.items.map((item) => [item.id, item.count]))).toMatchObject({
      journal: 1,
      notes: 2,
      presence: 0,
      prefs: 0,
    })
    expect(await ask<PageSettings>("settings.get")).toMatchObject({
      agent: { name: "Alex Roy" },
      myPresence: "unknown",
      panel: { folded: false },
    })
    const receipt = { kind: "erasure", stage: "done", received: "2026-11-20" }
    expect(after.receipt).toMatchObject({ ...receipt, proof: { rows: { settings: 2 }, left: {} } })
    const whole = await ask<Erased>("privacy.work.erase", { all: true })
    expect(whole.receipt).toMatchObject({
      ...receipt,
      proof: { rows: { settings: 1, journal: 1 }, left: {} },
    })
    expect(whole.work).toMatchObject({ name: null, kinds: [] })
    expect(JSON.stringify([await db().settings.toArray(), await db().journal.toArray()])).not.toContain("Roy")
    expect(await db().followups.count()).toBe(3)
    const register = await ask<RequestView[]>("privacy.requests")
    expect(register.map(({ id: one }) => one).sort()).toEqual([after.receipt.id, whole.receipt.id].sort())
    expect(JSON.stringify(register)).not.toContain("Roy")
  })
})

describe("requests", () => {
  const add = (received: string, label = "M. T.") =>
    ask<RequestView[]>("privacy.request.add", { kind: "access", label, received })
  it("are due in 30 days, told from the 20th and the 28th, and leave my day once answered", async () => {
    const [request] = await add("2026-11-20")
    expect(request).toMatchObject({ due: "2026-12-20", stage: "open", doneAt: null, kept: null })
    const stageAfter = async (days: number): Promise<(string | undefined)[]> => {
      clock.now = Date.parse("2026-11-20T15:00:00Z") + days * DAY
      return (await ask<RequestView[]>("privacy.due")).map(({ stage }) => stage)
    }
    expect(await stageAfter(19)).toEqual([])
    expect(await stageAfter(20)).toEqual(["soon"])
    expect(await stageAfter(27)).toEqual(["soon"])
    expect(await stageAfter(28)).toEqual(["urgent"])
    expect(await stageAfter(30)).toEqual(["urgent"])
    expect(await stageAfter(31)).toEqual(["late"])
    const done = await ask<RequestView[]>("privacy.request.done", { id: request?.id, note: "Copie remise" })
    expect(done[0]).toMatchObject({ stage: "done", note: "Copie remise", kept: "2029-12-21" })
    expect(await stageAfter(40)).toEqual([])
  })
  it("that wait come first, the nearest its end before; one to come is refused", async () => {
    await add("2026-11-10", "deux")
    await add("2026-11-01", "un")
    expect((await add("2026-11-19", "trois")).map(({ label }) => label)).toEqual(["un", "deux", "trois"])
    expect(
      await send("privacy.request.add", { kind: "access", label: "x", received: "2026-11-21" }, popup),
    ).toMatchObject({ ok: false })
  })
})

describe("incidents", () => {
  const incident: Incident = {
    ...{
      information: "Adresses",
      circumstances: "Envoi groupé",
      happenedFrom: "2026-11-01",
      happenedTo: null,
    },
    ...{
      happenedAbout: false,
      known: "2026-11-02",
      people: 12,
      peopleAbout: true,
      reasoning: "Peu sensible",
    },
    ...{ notices: [{ to: "CAI", on: "2026-11-03" }], measures: "Formation" },
  }
  const set = (change: Partial<Incident> = {}, of: string | null = null, edits = 0) =>
    ask<IncidentTaken>("privacy.incident.set", { id: of, edits, incident: { ...incident, ...change } })
  it("are entered whole or said what is wrong, corrected with a trace, and kept 5 years", async () => {
    expect(await set({ measures: " ", known: "2026-12-01" })).toEqual({
      ok: false,
      fields: ["measures", "known"],
    })
    expect(await db().incidents.count()).toBe(0)
    const taken = await set()
    const [entered] = taken.ok ? taken.incidents : []
    expect(entered).toMatchObject({ ...incident, kept: "2031-11-02", edits: [] })
    await ask("agent.set", { name: "Alex Roy", department: "bdc", branch: "Laval" })
    clock.now += DAY
    const again = await set({ people: 15 }, entered?.id ?? "")
    expect(again.ok && again.incidents).toMatchObject([
      {
        people: 15,
        writtenAt: entered?.writtenAt,
        edits: [{ at: clock.date().toISOString(), by: "Alex Roy" }],
      },
    ])
    expect(await send("privacy.incident.set", { id: "none", edits: 0, incident }, popup)).toMatchObject({
      ok: false,
    })
    // Another window, which read it before that correction.
    const crossed = await set({ people: 3 }, entered?.id ?? "")
    expect(crossed).toMatchObject({ ok: false, fields: [], others: [{ people: 15 }] })
    expect((await db().incidents.toArray()).map(({ people }) => people)).toEqual([15])
    expect(await set({ people: 3 }, entered?.id ?? "", 1)).toMatchObject({ ok: true })
    expect(await db().incidents.count()).toBe(1)
  })
})

describe("retention", () => {
  it("is made shorter by a lead, never longer, and what is past it goes at once", async () => {
    await seen()
    clock.now += 20 * DAY
    const view = await ask<RetentionView>("privacy.retention.set", { key: "journal", days: 10 })
    expect(view.settings.find(({ key }) => key === "journal")).toEqual({
      ...{ key: "journal", most: 365, days: 10, locked: false },
    })
    expect([await db().journal.count(), await db().dossiers.count()]).toEqual([0, 1])
    expect(await send("privacy.retention.set", { key: "journal", days: 366 }, popup)).toMatchObject({
      ok: false,
    })
    const back = await ask<RetentionView>("privacy.retention.set", { key: "journal", days: null })
    expect(back.settings.find(({ key }) => key === "journal")?.days).toBe(365)
  })
  it("is not an agent's to change, nor what IT set", async () => {
    await browser.storage.managed.get()
    await db().settings.put({
      key: "managed",
      value: { version: 1, agent: { role: "lead" }, retention: { journal: 30 } },
    })
    await wakeWorker()
    const view = await ask<RetentionView>("privacy.retention")
    expect(view.settings.find(({ key }) => key === "journal")).toMatchObject({ days: 30, locked: true })
    expect(await send("privacy.retention.set", { key: "journal", days: 10 }, popup)).toMatchObject({
      error: "refused",
    })
    await db().settings.put({ key: "managed", value: { version: 1, agent: { role: "agent" } } })
    await wakeWorker()
    expect(await send("privacy.retention.set", { key: "files", days: 10 }, popup)).toMatchObject({
      error: "refused",
    })
  })
})

describe("everything erased", () => {
  const wipe = (stay = { incidents: false, doNotCall: false }) =>
    ask<{ rows: Record<string, number>; left: Record<string, number> }>("privacy.wipe", { stay })
  it("starts as new, with its nightly sweep, for this worker and the next; pages are told", async () => {
    await ask("agent.set", { name: "Alex Roy", department: "bdc", branch: "Laval" })
    await ask("language.set", { language: "en" })
    await ask("rule.set", { id: "bdc.a", level: "hint" })
    await seen()
    await session.set({ names: { [record]: "Zoé Roy" } })
    state.tabs = [{ id: 1, url: "https://crm.zoho.com/crm/org1/tab/Potentials/42" }]
    state.sent.length = 0
    state.notifications = [{ id: "callback|x", title: "t", message: "m" }]
    const { rows, left } = await wipe()
    expect(state.cleared).toEqual(["callback|x"])
    expect(rows).toMatchObject({ dossiers: 1, journal: 2, pins: 1, secrets: 1 })
    expect(Object.keys(left)).toEqual([])
    expect(await inSession()).not.toContain("Zo")
    const settings = await ask<PageSettings>("settings.get")
    expect(settings).toMatchObject({ agent: null, language: "fr", rules: {} })
    expect(JSON.stringify(state.sent)).toContain('"jalonPush":"page"')
    expect((await db().jobs.toArray()).map((job) => job.id)).toEqual(["retention"])
    expect(state.alarms).toHaveLength(1)
    await restart()
    expect(await ask<PageSettings>("settings.get")).toMatchObject({ agent: null, language: "fr" })
  })
  it.each([
    ["all", () => wipe()],
    ["the client", () => ask("privacy.erase", { query: "x", files: [`r:${id}`] })],
  ])("%s erased, what a page had just told is not kept a moment later", async (_what, erase) => {
    const tell = (of: string, phone: string) => {
      const opportunity = opportunityFacts({ fields: { phone } })
      const { notes, ...own } = opportunity
      return send(
        "page.answer",
        {
          page: of,
          record: { org: "org1", module: "Potentials", id: of },
          facts: toWire({ kind: "opportunity-detail", meeting: null, opportunity: own }),
          ...{ notes: toWire(notes), unsettled: [], own: {} },
        },
        page(),
      )
    }
    expect(await tell(id, "514 700-0199")).toMatchObject({ ok: true })
    await erase()
    expect(await tell("6000000000000000077", "450 700-0101")).toMatchObject({ ok: true })
    await expect.poll(() => db().dossiers.count(), { timeout: 5_000 }).toBeGreaterThan(0)
    const all = [await db().dossiers.toArray(), await db().journal.toArray(), await db().verdicts.toArray()]
    expect(JSON.stringify(all)).toContain("6000000000000000077")
    expect(JSON.stringify(all)).not.toContain(id)
  })
  it("a client seen after it is found again, by this worker and the next: the key is a new one", async () => {
    await seen()
    await wipe()
    await seen()
    await restart()
    expect((await ask<PrivacyFound>("privacy.find", { query: "5147000199" })).files).toHaveLength(1)
  })
  it("leaves the numbers not to be called known to pages, where they stay", async () => {
    await ask("doNotCall.add", { phone: "514 700-0199", asked: "2026-11-20" })
    const { left } = await wipe({ incidents: true, doNotCall: true })
    expect(left).toMatchObject({ doNotCall: 1, secrets: 1 })
    await seen()
    await restart()
    const [row] = await db().doNotCall.toArray()
    expect(
      (await db().dossiers.get(record))?.keys.some((key) => row?.keys.some((one) => key.startsWith(one))),
    ).toBe(true)
  })
})
