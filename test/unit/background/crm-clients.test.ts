import { clock, on, page, popup, send, state } from "./chrome"
import { db, freshWorker, wakeWorker } from "./worker"
import { beforeEach, describe, expect, test, vi } from "vitest"
import type { PageAnswer } from "../../../src/messages"
import type { FindAnswer } from "../../../src/messages/find"
import { fromWire, toWire } from "../../../src/messages/wire"
import { CrmError, type CrmNote, type CrmRecord, type CrmStageChange } from "../../../src/crm/types"
import { known } from "../../../src/process/field"
import type { OpportunityFacts } from "../../../src/rules/facts"
import { keepFile, othersOf } from "../../../background/find"
import { Keep } from "../../../background/keep"
import { offline } from "../../../background/crm/connection"
import { Settings } from "../../../background/settings"
import { opportunityFacts } from "../rules/facts-builder"
import { fakeDoor, type Given } from "./crm-door"
import { registry } from "./worker"

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR
/** The instant at which every test begins, less so much. */
const ago = (ms: number): Date => new Date(Date.parse("2026-11-20T15:00:00Z") - ms)

type Deal = {
  id: string
  stage?: string
  owner?: string
  phone?: string
  email?: string
  name?: string
  modified?: number
}
const deal = ({
  id,
  stage = "Contacté",
  owner = "Zoé Côté",
  phone,
  email,
  name,
  modified = DAY,
}: Deal): CrmRecord => {
  const person = { id: `u-${owner}`, name: owner }
  return {
    id,
    module: "Deals",
    values: {
      Deal_Name: name ?? "Marie Tremblay",
      Stage: stage,
      "Contact_Name.Phone": phone ?? "+1 (514) 555-0142",
      "Contact_Name.Email": email ?? null,
    },
    owner: person,
    createdAt: ago(30 * DAY),
    modifiedAt: ago(modified),
    createdBy: person,
    modifiedBy: person,
  }
}
const note = (text: string, author: string, hours: number): CrmNote => ({
  id: `n${String(hours)}`,
  parent: { id: "1", module: "Deals" },
  title: "",
  text,
  createdBy: { id: author, name: author },
  createdAt: ago(hours * HOUR),
  modifiedBy: { id: "x", name: "Quelqu’un d’autre" },
  modifiedAt: ago(0),
})
const rows = (...deals: Deal[]) => ({
  query: (_module: string, select: string) => ({
    rows: select.includes("from Deals") ? deals.map(deal) : [],
    more: false,
  }),
})
const roster = {
  branches: [],
  people: [
    { id: "zoe", name: "Zoé Côté" },
    { id: "luc", name: "Luc Roy" },
  ],
  shifts: [
    { person: "zoe", day: "2026-11-19", start: "08:00", end: "16:00" },
    { person: "luc", day: "2026-11-20", start: "08:00", end: "18:00" },
  ],
  absences: [],
}

let crm: ReturnType<typeof fakeDoor>
async function connected(given: Given = {}): Promise<void> {
  await freshWorker()
  crm = fakeDoor(given)
  await wakeWorker(crm.connection)
  await send("policy.import", { text: JSON.stringify({ version: 1, roster }) }, popup)
  await send("agent.set", { name: "Sam Ng", department: "bdc", branch: "" }, popup)
}
async function ask(jalon: "callers.find" | "callers.more", query: string): Promise<FindAnswer> {
  const answer = (await send(jalon, { query }, popup)) as { ok: true; value: FindAnswer }
  expect(answer).toMatchObject({ ok: true })
  return answer.value
}
const searches = (): string[] => crm.asked.filter((one) => /^(query|search|notes|stages) /.test(one))
/** Keeps a file as its page showed it. */
async function seen(id: string, facts: Parameters<typeof opportunityFacts>[0] = {}): Promise<void> {
  const words = { fr: {}, en: {} } as never
  const settings = new Settings({
    store: db(),
    keep: new Keep(),
    registry,
    words,
    now: clock.date,
    connection: offline,
  })
  const url = `https://crm.zoho.com/crm/org777/tab/Potentials/${id}`
  const read: OpportunityFacts = opportunityFacts({
    notes: known([]),
    ...facts,
    fields: { phone: "514 555-0142", stage: "Contacté", owner: "Zoé Côté", ...facts.fields },
  })
  await keepFile(settings, { org: "org777", module: "Potentials", id }, read, url)
}

describe("a caller, in the whole organisation", () => {
  test("a file that this browser never saw, with its verdict", async () => {
    await connected({ ...rows({ id: "1" }), notes: () => [note("PDR J2 R1 + TEXTO", "Luc Roy", 1)] })
    expect(await ask("callers.find", "514 555 0142")).toMatchObject({ files: [], more: true })
    const answer = await ask("callers.more", "(514) 555-0142")
    expect(answer.crm).toBe("answered")
    expect(answer.files).toMatchObject([
      {
        record: { org: "org777", module: "Potentials", id: "1" },
        url: "https://crm.zoho.com/crm/org777/tab/Potentials/1",
        name: "Marie Tremblay",
        stage: "Contacté",
        owner: "Zoé Côté",
        lastNote: { author: "Luc Roy", outcome: "no-answer", at: ago(HOUR).toISOString() },
        by: "phone",
        exact: true,
        source: "selon le CRM",
        card: { verdict: "transfer", rule: "callbacks.note-author", verb: "Transférez à Luc Roy" },
      },
    ])
  })
  test("every way of writing the number, and nobody else’s", async () => {
    const ways = ["5145550142", "514-555-0142", "+15145550142", "1 514 555 0142", "(514) 555-0142"]
    const others = ["514 555-9142", "438 555-0142", "0142", ""]
    const deals = [...ways, ...others].map((phone, index) => ({ id: String(index), phone }))
    await connected(rows(...deals))
    const { files } = await ask("callers.more", "514.555.0142")
    expect(files.map(({ record }) => record.id).sort()).toEqual(["0", "1", "2", "3", "4"])
  })
  test("its last digits", async () => {
    await connected(rows({ id: "1" }, { id: "2", phone: "514 555-9999" }))
    for (const [query, by] of [
      ["0142", "last4"],
      ["555-0142", "last7"],
    ] as const)
      expect((await ask("callers.more", query)).files).toMatchObject([
        { record: { id: "1" }, by, exact: false },
      ])
  })
  test("an address", async () => {
    await connected(rows({ id: "1", email: "Marie@X.ca" }, { id: "2" }))
    expect((await ask("callers.more", "marie@x.ca")).files).toMatchObject([
      { record: { id: "1" }, by: "email" },
    ])
  })
  test("a name by word, a stock number", async () => {
    const search = vi.fn(() => [
      deal({ id: "1", name: "Marie Tremblay" }),
      deal({ id: "2", name: "Un autre, qui la cite" }),
    ])
    await connected({ search })
    expect((await ask("callers.more", "tremb")).files).toMatchObject([
      { record: { id: "1" }, by: "surname", exact: false },
    ])
    expect((await ask("callers.more", "Tremblay, Marie")).files).toMatchObject([
      { record: { id: "1" }, exact: true },
    ])
    expect(search).toHaveBeenCalledWith("Deals", { word: "tremb" }, expect.anything(), expect.anything())
  })
  test.each(["014", "ab", "a", "", "(51", "--", "12"])("nothing is asked for %j", async (query) => {
    await connected(rows({ id: "1" }))
    expect((await ask("callers.find", query)).more).toBeUndefined()
    const answer = await ask("callers.more", query)
    expect(answer.crm).toBeUndefined()
    expect(searches()).toEqual([])
  })
  test("what is typed reaches the query as text alone", async () => {
    await connected(rows())
    await ask("callers.more", "o'neil@x.ca")
    const [query = ""] = searches()
    expect(query).toContain("'o''neil@x.ca'")
  })
  test("seen here and told there is one, by the CRM’s word", async () => {
    await connected({ ...rows({ id: "1", stage: "Perdu BDC", owner: "Luc Roy" }) })
    await seen("1")
    await seen("9")
    const { files } = await ask("callers.more", "5145550142")
    expect(files.map(({ record, source, stage, owner }) => [record.id, source, stage, owner])).toEqual([
      ["1", "selon le CRM", "Perdu BDC", "Luc Roy"],
      ["9", undefined, "Contacté", "Zoé Côté"],
    ])
  })
  test.each([
    ["unreachable", "unreachable"],
    ["failed", "unreachable"],
    ["malformed", "unreachable"],
    ["signed-out", "unreachable"],
    ["limited", "wait"],
    ["budget", "wait"],
    ["forbidden", "refused"],
  ] as const)("%s: what this browser saw, and it is said", async (fault, said) => {
    await connected(rows({ id: "1" }))
    await seen("9")
    crm.door.fault = fault
    const answer = await ask("callers.more", "5145550142")
    expect(answer.crm).toBe(said)
    expect(answer.files.map(({ record }) => record.id)).toEqual(["9"])
  })
  test("a newer question ends the one before", async () => {
    const signals: AbortSignal[] = []
    let answer = (): void => undefined
    const held = new Promise<void>((resolve) => (answer = resolve))
    await connected({
      query: async (_module, _select, asked) => {
        if (asked?.signal) signals.push(asked.signal)
        await held
        return { rows: [], more: false }
      },
    })
    const first = ask("callers.more", "514 555 0142")
    await vi.waitFor(() => expect(signals.length).toBe(1))
    await ask("callers.find", "514 555 0143")
    expect(signals[0]?.aborted).toBe(true)
    answer()
    await first
  })
  test("notes of three files at most", async () => {
    await connected(rows(...Array.from({ length: 9 }, (_one, index) => ({ id: String(index) }))))
    expect((await ask("callers.more", "5145550142")).files).toHaveLength(9)
    expect(searches().filter((one) => one.startsWith("notes"))).toHaveLength(3)
  })
  test("nothing of the client goes into the store", async () => {
    await connected({ ...rows({ id: "1" }), notes: () => [note("PDR, secret", "Luc Roy", 1)] })
    const { browser } = globalThis as unknown as { browser: typeof import("webextension-polyfill") }
    // The worker before this one may have been remembering the name that its page gave.
    await browser.storage.session.remove("names")
    await ask("callers.more", "514 555 0142")
    const kept = JSON.stringify([
      await Promise.all(db().tables.map((table) => table.toArray())),
      await browser.storage.session.get(),
    ])
    expect(kept).not.toMatch(/Tremblay|555[ -]?0142|secret/)
  })
  test("not connected: as before", async () => {
    await connected(rows({ id: "1" }))
    crm.door.turn("signed-out")
    await seen("9")
    expect(await ask("callers.more", "5145550142")).toEqual(await ask("callers.find", "5145550142"))
    expect(searches()).toEqual([])
  })
})

const record = { org: "org777", module: "Potentials", id: "42" }
const url = "https://crm.zoho.com/crm/org777/tab/Potentials/42"
async function opened(facts: OpportunityFacts | null, more: object = {}, tab = 1): Promise<PageAnswer> {
  const { notes, ...rest } = facts ?? { notes: null }
  const question = {
    page: "p",
    record,
    unsettled: [],
    own: {},
    facts: toWire({ kind: "opportunity-detail", opportunity: facts && rest, meeting: null, ...more }),
    notes: notes && toWire(notes),
  }
  const answer = (await send("page.answer", question, page(tab, url))) as { ok: true; value: string }
  expect(answer).toMatchObject({ ok: true })
  return fromWire(answer.value) as PageAnswer
}
const pushes = (): number =>
  state.sent.filter(({ message }) => (message as { jalonPush: string }).jalonPush === "ask").length

const walk = (to: string): void => void on.tabUpdated.emit(1, { url: to })

describe("an incoming call", () => {
  const call = { incoming: { number: "514 555-0142", state: "ringing" } }
  beforeEach(() => connected({ ...rows({ id: "1" }), notes: () => [note("PDR J1 R1", "Luc Roy", 2)] }))
  test("is answered at once, sharpened when the CRM answers, and told once", async () => {
    expect((await opened(null, call)).calls).toMatchObject({
      files: [],
      none: expect.stringMatching(/Recherche/) as string,
    })
    await vi.waitFor(() => expect(pushes()).toBe(1))
    const { calls } = await opened(null, call)
    expect(calls).toMatchObject({
      none: null,
      files: [{ name: "Marie Tremblay", source: "selon le CRM", card: { verb: "Transférez à Luc Roy" } }],
    })
    clock.now += 2 * MINUTE
    await opened(null, call)
    await vi.waitFor(() => expect(searches().filter((one) => one.startsWith("query"))).toHaveLength(2))
    await opened(null, call)
    expect(pushes()).toBe(1)
  })
  test("that nobody knows says where it was looked for", async () => {
    await connected(rows())
    await opened(null, call)
    await vi.waitFor(() => expect(pushes()).toBe(1))
    expect((await opened(null, call)).calls?.none).toBe("Rien trouvé, ni ici ni dans le CRM.")
  })
  test("without the CRM says that", async () => {
    crm.door.fault = "unreachable"
    await opened(null, call)
    await vi.waitFor(() => expect(pushes()).toBe(1))
    expect((await opened(null, call)).calls?.none).toBe("Rien vu d’ici, et le CRM ne répond pas.")
  })
  const contact = {
    contact: { record: null, name: known("X"), phones: known(["514 555-0142"]), email: known("") },
  }
  const request = opportunityFacts({ fields: { phone: "514 555-0142", stage: "Contacté" } })
  const elsewhere = "https://crm.zoho.com/crm/org777"
  test.each([
    ["a call, its tab closed", null, call, () => on.tabRemoved.emit(1), true],
    ["a call, another tab closed", null, call, () => on.tabRemoved.emit(2), false],
    ["a call, the settings opened", null, call, () => walk(`${elsewhere}/settings/users`), true],
    ["a contact, a report opened", null, contact, () => walk(`${elsewhere}/tab/Reports/1`), true],
    ["a contact, another site", null, contact, () => on.tabUpdated.emit(1, { status: "loading" }), true],
    ["a file, the home page", request, {}, () => walk(`${elsewhere}/tab/Home/begin`), true],
    ["a file, its own form", request, {}, () => walk(`${url}/edit`), false],
    ["a file, its address not changed", request, {}, () => on.tabUpdated.emit(1, { title: "x" }), false],
  ])("given up when nobody is there any more: %s", async (_name, facts, more, leave, over) => {
    const signals: AbortSignal[] = []
    await connected({
      query: (_module, select, asked) => {
        if (asked?.signal && select.includes("from Deals")) signals.push(asked.signal)
        return new Promise(() => undefined)
      },
    })
    await opened(facts, more)
    await vi.waitFor(() => expect(signals).toHaveLength(1))
    leave()
    expect(signals[0]?.aborted).toBe(over)
    // Back there, it is asked anew at once where it was given up.
    await opened(facts, more)
    await vi.waitFor(() => expect(signals).toHaveLength(over ? 2 : 1))
  })
})

describe("the client’s other files", () => {
  const facts = opportunityFacts({
    fields: { phone: "514 555-0142", stage: "En traitement", owner: "Sam Ng", createdAt: "2026-11-20" },
    notes: known([]),
  })
  const history: CrmStageChange[] = [
    { stage: "Contacté", at: new Date("2026-09-01T15:00:00Z"), by: null },
    { stage: "Perdu BDC", at: new Date("2026-10-21T15:00:00Z"), by: null },
  ]
  const lost = rows({ id: "1", stage: "Perdu BDC" }, { id: "42", stage: "En traitement" })
  const settingsOf = () => {
    const words = { fr: {}, en: {} } as never
    return new Settings({
      store: db(),
      keep: new Keep(),
      registry,
      words,
      now: clock.date,
      connection: crm.connection,
    })
  }
  const others = (settings: Settings) => othersOf(settings, record, facts, { tab: 1, org: "org777", url })
  test("closed when the history of its stages says, for a file that this browser never saw", async () => {
    await connected({
      ...lost,
      stages: () => history,
      notes: () => [note("PDR J7 je ferme le dossier", "Luc Roy", 700)],
    })
    const settings = settingsOf()
    expect(await others(settings)).toEqual([])
    await vi.waitFor(() => expect(pushes()).toBe(1))
    expect(await others(settings)).toMatchObject([
      {
        record: { org: "org777", module: "Potentials", id: "1" },
        matchedBy: "phone",
        stage: "Perdu BDC",
        closedAt: new Date("2026-10-21T15:00:00Z"),
        owner: "Zoé Côté",
        lastOutcome: "no-answer",
      },
    ])
  })
  test("are asked once in ten minutes, and told only when they change", async () => {
    await connected({ ...lost, stages: () => history })
    const settings = settingsOf()
    for (let time = 0; time < 5; time++) await others(settings)
    await vi.waitFor(() => expect(pushes()).toBe(1))
    const asked = searches().length
    clock.now += 9 * MINUTE
    await others(settings)
    expect(searches()).toHaveLength(asked)
    clock.now += MINUTE
    await others(settings)
    await vi.waitFor(() => expect(searches().length).toBeGreaterThan(asked))
    await vi.waitFor(async () => expect(await others(settings)).toHaveLength(1))
    expect(pushes()).toBe(1)
  })
  test("once lost and not changed since, a file is not asked again when it was closed", async () => {
    await connected({ ...lost, stages: () => history })
    const settings = settingsOf()
    const known = () =>
      vi.waitFor(async () =>
        expect(await others(settings)).toMatchObject([{ closedAt: new Date("2026-10-21T15:00:00Z") }]),
      )
    await others(settings)
    await known()
    const asked = (what: string) => searches().filter((one) => one.startsWith(what)).length
    clock.now += 30 * MINUTE
    await others(settings)
    await vi.waitFor(() => expect(asked("notes")).toBe(2))
    await known()
    expect([asked("query"), asked("stages")]).toEqual([2, 1])
  })
  test.each(["Rendez-vous cédulé", "Perdu BDC", "Livré", "En suivi long-terme"])(
    "of a file at %s are asked of nobody: no rule looks at them",
    async (stage) => {
      await connected(lost)
      const settings = settingsOf()
      const past = opportunityFacts({ fields: { phone: "514 555-0142", stage } })
      await seen("9")
      const page = { tab: 1, org: "org777", url }
      expect(await othersOf(settings, record, past, page)).toMatchObject([{ record: { id: "9" } }])
      expect(searches()).toEqual([])
      const reopened = { ...past, stageChange: known({ from: "Contacté", to: stage }) }
      await othersOf(settings, record, reopened, page)
      await vi.waitFor(() => expect(searches()).toContainEqual(expect.stringMatching(/^query Deals/)))
    },
  )
  test("with nobody else’s file, nobody is told", async () => {
    await connected(rows({ id: "42" }))
    const settings = settingsOf()
    await others(settings)
    await vi.waitFor(() => expect(searches()).toHaveLength(1))
    await vi.waitFor(async () => expect(await others(settings)).toEqual([]))
    expect(pushes()).toBe(0)
  })
  test.each(["unreachable", "limited", "failed", "malformed", "forbidden", "budget"] as const)(
    "%s: those that this browser saw, and it is not asked at once again",
    async (fault) => {
      await connected(lost)
      await seen("9")
      crm.door.fault = fault
      const settings = settingsOf()
      const ids = async () => (await others(settings))?.map(({ record: { id } }) => id)
      expect(await ids()).toEqual(["9"])
      await vi.waitFor(() => expect(crm.asked.length).toBeGreaterThan(0))
      await new Promise((resolve) => setImmediate(resolve))
      const asked = searches().length
      expect(await ids()).toEqual(["9"])
      expect(searches()).toHaveLength(asked)
      expect(pushes()).toBe(0)
    },
  )
  test("a history that is refused leaves the date unknown", async () => {
    await connected({
      ...lost,
      stages: () => {
        throw new Error()
      },
    })
    const settings = settingsOf()
    await others(settings)
    await vi.waitFor(() => expect(pushes()).toBe(1))
    expect(await others(settings)).toMatchObject([{ stage: "Perdu BDC", closedAt: null }])
  })
  describe("in the organisation’s own modules", () => {
    const module = (apiName: string, singular: string, moduleName: string) => ({
      id: apiName,
      apiName,
      singular,
      plural: `${singular}s`,
      moduleName,
      custom: true,
      readable: true,
    })
    const field = (apiName: string, type: string, label: string, texts: readonly string[] = []) => ({
      id: apiName,
      apiName,
      label,
      column: null,
      type,
      custom: true,
      visible: true,
      choices: texts.map((text) => ({ shown: text, actual: text })),
    })
    const request = (stage: string): CrmRecord => ({
      ...deal({ id: "7" }),
      module: "Demandes",
      values: { Name: "x", Tel: "5145550142", Etape: stage },
    })
    /** An organisation with requests for credit that may stand at these stages, and one of this client. */
    async function withRequests(texts: readonly string[], given: Given = {}): Promise<void> {
      await connected({
        modules: () => [
          module("Deals", "Transaction", "Potentials"),
          module("Demandes", "Demande de crédit", "CustomModule15"),
        ],
        fields: (name: string) =>
          name === "Demandes"
            ? [field("Tel", "phone", "Téléphone"), field("Etape", "picklist", "Étape", texts)]
            : [],
        query: (name: string) => ({
          more: false,
          rows: name === "Demandes" ? [request(texts[0] ?? "Reçue")] : [],
        }),
        ...given,
      })
      await send("crm.fields.check", undefined, popup)
      crm.asked.length = 0
    }
    const times = (name: string) => searches().filter((one) => one.startsWith(`query ${name}`)).length
    /** What the worker's own page of this file is answered by. */
    const look = async (): Promise<void> => {
      await opened(facts)
      await vi.waitFor(() => expect(times("Deals")).toBeGreaterThan(0))
      await new Promise((done) => setTimeout(done, 20))
    }

    test("a caller is found too, whatever the stages there", async () => {
      await withRequests(["Reçue"])
      const { files } = await ask("callers.more", "5145550142")
      expect(files).toMatchObject([{ record: { module: "CustomModule15", id: "7" }, stage: "Reçue" }])
    })
    test.each([
      ["none of which a rule looks at", ["Reçue", "Approuvée", "Refusée"], 0],
      ["one of which is a file lost", ["Reçue", "Perdu"], 1],
      ["one of which is a file open", ["Reçue", "En traitement"], 1],
      ["that are not told", [], 1],
    ] as const)("stages %s: asked for a verdict accordingly", async (_what, texts, asked) => {
      await withRequests(texts)
      await look()
      expect([times("Deals"), times("Demandes")]).toEqual([1, asked])
    })
    test("are asked again after half an hour, the opportunities after ten minutes", async () => {
      await withRequests(["Perdu"])
      await look()
      for (let minutes = 10; minutes <= 30; minutes += 10) {
        clock.now += 10 * MINUTE
        const before = times("Deals")
        await opened(facts)
        await vi.waitFor(() => expect(times("Deals")).toBe(before + 1))
        await new Promise((done) => setTimeout(done, 20))
        expect(times("Demandes"), String(minutes)).toBe(minutes < 30 ? 1 : 2)
      }
    })
    test("what they told stands while only the opportunities are asked", async () => {
      await withRequests(["Perdu"])
      const says = async () =>
        (await opened(facts)).rows.filter(({ id }) => id === "followups.reapply-approvers")
      await look()
      const [row] = await says()
      expect(row).toMatchObject({ state: "unknown" })
      clock.now += 10 * MINUTE
      await look()
      expect(await says()).toEqual([row])
      expect(times("Demandes")).toBe(1)
    })
    test("a module that fails does not make a whole answer of the others", async () => {
      let failing = true
      await withRequests(["Perdu"], {
        query: (name: string) => {
          if (name === "Demandes" && failing) throw new CrmError("failed", name)
          return { more: false, rows: name === "Demandes" ? [request("Perdu")] : [deal({ id: "42" })] }
        },
      })
      await look()
      expect(times("Demandes")).toBe(1)
      failing = false
      clock.now += 10 * MINUTE
      await look()
      expect(times("Demandes")).toBe(2)
    })
  })
  test("a number half typed is asked of nobody", async () => {
    await connected(lost)
    const settings = settingsOf()
    const typing = opportunityFacts({ fields: { phone: "514 555-01", email: "marie@" } })
    await othersOf(settings, record, typing, { tab: 1, org: "org777", url })
    expect(searches()).toEqual([])
  })
  test("another organisation’s page is told nothing of this one", async () => {
    await connected(lost)
    await othersOf(settingsOf(), { ...record, org: "org1" }, facts, { tab: 1, org: "org1", url })
    expect(searches()).toEqual([])
  })
})
