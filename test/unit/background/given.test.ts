import { clock, managed, on, page, popup, send, state } from "./chrome"
import { db, freshWorkerOf, wakeWorker } from "./worker"
import { beforeEach, describe, expect, test, vi } from "vitest"
import type { Answered, GivenView, PageAnswer, RunTurn, Taking } from "../../../src/messages"
import { fromWire, toWire } from "../../../src/messages/wire"
import { montreal } from "../../../src/process/calendar"
import { known, unknown } from "../../../src/process/field"
import { dealId, orphanId } from "../../../src/process/orphans/identity"
import type { Orphan, OrphanDeal, ResultsFile } from "../../../src/process/orphans/types"
import { packs, rules } from "../../../src/rules"
import type { Note } from "../../../src/rules/facts"
import { readResults } from "../../../src/policy/orphan-files"
import { offline } from "../../../background/crm/connection"
import { opportunityFacts } from "../rules/facts-builder"

const registry = { rules, packs: Object.fromEntries(packs.map((pack) => [pack, true])) }
const me = "Zoé Essai"
const today = "2026-11-20"
const url = "https://crm.zoho.com/crm/org1/tab/Potentials/4242"
const record = { org: "org1", module: "Potentials", id: "4242" }
beforeEach(async () => {
  await freshWorkerOf(registry)
  await send("agent.set", { name: me, department: "sales", branch: "Laval" })
})

const client = (over: Partial<Orphan>): Orphan => {
  const { name = "Léo Roy", ...rest } = over
  return { name, ...rest, id: orphanId({ name, ...rest }) }
}
const clients = [
  client({
    name: "Léo Roy",
    url,
    phone: "514 555-0142",
    make: "Toyota",
    model: "Camry",
    year: 2019,
    area: "H7T",
  }),
  client({ name: "Ana Côté", phone: "(450) 555-0143" }),
  client({ name: "Bo Lam", email: "bo@exemple.ca" }),
]
const deal = (seller = "Essai, Zoé", day = today, some: Orphan[] = clients): OrphanDeal => ({
  id: dealId({ day, branch: "Laval", seller }),
  day,
  branch: "Laval",
  seller,
  clients: some,
})
const fileOf = (...deals: OrphanDeal[]): string => JSON.stringify({ jalon: "orphans", version: 1, deals })

async function value<T>(jalon: string, payload?: unknown, sender = popup): Promise<T> {
  const answer = (await send(jalon, payload, sender)) as Answered<T>
  if (!answer.ok) throw new Error(`${jalon}: ${answer.error} ${answer.detail ?? ""}`)
  return answer.value
}
const take = (text: string) => value<Taking>("orphans.take", { text })
const view = () => value<GivenView>("given.get")
const mark = (id: string, name: string, on = true) => value<GivenView>("given.mark", { id, mark: name, on })
const first = async () => (await view()).today.find(({ client: { name } }) => name === "Léo Roy")

describe("orphans.daily-list: a list opened by its seller", () => {
  test("is taken once, mine alone; the same twice changes nothing of what was done", async () => {
    const text = fileOf(deal(), deal("Autre Vendeur"))
    expect(await take(text)).toMatchObject({ ok: true, fresh: 3, known: 0, others: 3 })
    const id = (await first())?.id ?? ""
    await mark(id, "calledAt")
    expect(await take(`\uFEFF${text}`)).toMatchObject({ ok: true, fresh: 0, known: 3 })
    expect(await first()).toMatchObject({ client: { name: "Léo Roy" }, record: "4242", calledAt: clock.now })
    expect(await db().given.count()).toBe(3)
  })
  test("a lead keeps them all, and sees their own in their day", async () => {
    managed.replace({ agent: { role: "lead" } })
    on.storage.emit({}, "managed")
    await vi.waitFor(async () => expect(await value("lead.get")).toMatchObject({ managed: true }))
    await take(fileOf(deal(), deal("Autre Vendeur")))
    expect(await db().given.count()).toBe(6)
    expect((await view()).today).toHaveLength(3)
  })
  test.each<[what: string, text: string, why: string]>([
    ["no JSON", "name;phone", "unreadable"],
    ["cut short", fileOf(deal()).slice(0, -20), "unreadable"],
    ["a policy", JSON.stringify({ version: 1 }), "stranger"],
    ["a list of something else", "[]", "stranger"],
    ["nothing", "null", "stranger"],
    ["results", JSON.stringify({ jalon: "orphans-results", version: 1, results: [] }), "results"],
    ["of another version", JSON.stringify({ jalon: "orphans", version: 2, deals: [] }), "damaged"],
    ["a key too many", fileOf({ ...deal(), more: 1 } as OrphanDeal), "damaged"],
    ["for nobody here", fileOf(deal("Autre Vendeur")), "nobody"],
    ["no client", fileOf(deal(me, today, [])), "nobody"],
  ])("is refused whole, saying why: %s", async (_what, text, why) => {
    expect(await take(text)).toEqual({ ok: false, why })
    expect(await db().given.count()).toBe(0)
  })
  test("a person without a name takes none; a page of the CRM may not ask", async () => {
    await freshWorkerOf(registry)
    expect(await take(fileOf(deal()))).toEqual({ ok: false, why: "unnamed" })
    expect((await view()).named).toBe(false)
    for (const [type, payload] of [["orphans.take", { text: "" }], ["given.get"], ["given.results"]] as const)
      expect(await send(type, payload, page())).toMatchObject({ ok: false, error: "refused" })
  })
  test("comes with the team's policy, once, whenever it arrives", async () => {
    const policy = (deals: OrphanDeal[]) => ({ text: JSON.stringify({ version: 1, orphans: { deals } }) })
    await value("policy.import", policy([deal(), deal("Autre Vendeur")]))
    await vi.waitFor(async () => expect(await db().given.count()).toBeGreaterThanOrEqual(3))
    await mark((await first())?.id ?? "", "calledAt")
    await send("agent.set", { name: "Autre Vendeur", department: "sales", branch: "Laval" })
    await vi.waitFor(async () => expect(await db().given.count()).toBe(6))
    await send("agent.set", { name: me, department: "sales", branch: "Laval" })
    await value("policy.import", policy([deal()]))
    expect((await view()).today.map(({ client: { name }, calledAt }) => [name, calledAt !== null])).toEqual([
      ["Ana Côté", false],
      ["Bo Lam", false],
      ["Léo Roy", true],
    ])
  })
})

test("a list of the policy past its time does not come back, its clients as if nobody had called", async () => {
  await value("policy.import", { text: JSON.stringify({ version: 1, orphans: { deals: [deal()] } }) })
  await vi.waitFor(async () => expect(await db().given.count()).toBe(3))
  await db().given.clear()
  clock.now += 90 * 86_400_000
  await view()
  expect(await db().given.count()).toBe(3)
  await db().given.clear()
  clock.now += 86_400_000
  await view()
  expect(await db().given.count()).toBe(0)
})

test("the day: today's, those of the last days nobody called, nothing older nor to come", async () => {
  const on_ = (day: string, name: string) =>
    deal(me, day, [client({ name, phone: `514 555-${day.slice(5, 7)}${day.slice(8)}` })])
  await take(
    fileOf(
      deal(),
      on_("2026-11-19", "Hier"),
      on_("2026-11-13", "Limite"),
      on_("2026-11-12", "Vieux"),
      on_("2026-11-21", "Demain"),
    ),
  )
  const names = (some: GivenView["today"]) => some.map(({ client: { name } }) => name)
  const shown = await view()
  expect([names(shown.today).length, names(shown.before)]).toEqual([3, ["Limite", "Hier"]])
  await mark(shown.before[1]?.id ?? "", "reachedAt")
  expect(names((await view()).before)).toEqual(["Limite"])
})

test("marks keep their instants, are undone, are journalled without a name, and go back as results", async () => {
  await take(fileOf(deal()))
  const id = (await first())?.id ?? ""
  await mark(id, "reachedAt")
  clock.now += 60_000
  await mark(id, "notedAt")
  const shown = await first()
  expect(shown).toMatchObject({
    calledAt: clock.now - 60_000,
    reachedAt: clock.now - 60_000,
    notedAt: clock.now,
  })
  expect((await mark(id, "calledAt", false)).today.find((one) => one.id === id)).toMatchObject({
    calledAt: null,
    reachedAt: null,
    notedAt: clock.now,
  })
  const journal = (await db().journal.toArray()).filter(({ kind }) => kind === "orphan")
  expect(journal.map(({ details }) => details?.["event"])).toEqual(
    expect.arrayContaining(["reachedAt", "notedAt", "calledAt:undone"]),
  )
  expect(journal[0]?.record).toBe("org1/Potentials/4242")
  expect(JSON.stringify(journal)).not.toMatch(/Roy|0142|Léo/)
  const results = await value<ResultsFile>("given.results")
  expect(readResults(JSON.stringify(results))).toEqual(results)
  expect(results.results).toHaveLength(3)
  expect(results.results.find(({ orphan }) => orphan === clients[0]?.id)?.progress).toMatchObject({
    calledAt: null,
    notedAt: clock.now,
  })
  await take(fileOf(deal("Autre Vendeur")))
  expect(await send("given.mark", { id, mark: "ownedAt", on: true }, popup)).toMatchObject({ error: "shape" })
  // It outlives the worker.
  await wakeWorker(offline, registry)
  expect(await first()).toMatchObject({ notedAt: clock.now })
})

let opening = 0
const noteBy = (author: string, over: Partial<Note> = {}): Note => ({
  id: "1",
  text: "Il viendra samedi.",
  author,
  authorCertain: true,
  at: known({ at: montreal(today, "09:30"), precision: "minute", zoneKnown: true, isModified: false }),
  ofThisRecord: true,
  reading: null,
  ...over,
})
async function see(
  fields: object,
  notes: Note[] = [],
  at = record,
  address = url,
): Promise<Record<string, string>> {
  const { notes: _notes, ...facts } = opportunityFacts({
    record: at,
    fields: { stage: "Contacté", owner: "Luc Parti", specialist: unknown("not-found"), ...fields },
  })
  const answer = await value<string>(
    "page.answer",
    {
      page: `p${String(++opening)}`,
      record: at,
      unsettled: [],
      own: {},
      notes: toWire(known(notes)),
      facts: toWire({
        kind: "opportunity-detail",
        opportunity: facts,
        meeting: null,
        renewal: null,
        credit: null,
      }),
    },
    page(7, address),
  )
  const { rows } = fromWire(answer) as PageAnswer
  return Object.fromEntries(
    rows
      .filter(({ id }) => id.startsWith("orphans."))
      .map((row) => [row.id.slice(8), `${row.state} ${row.said.todo}`.trim()]),
  )
}
const given = async () => (await db().given.toArray()).find(({ client: { name } }) => name === "Léo Roy")

describe("on the page of a client given out", () => {
  const other = { org: "org1", module: "Potentials", id: "77" }
  const elsewhere = url.replace("4242", "77")
  test("orphans.status, orphans.note-and-owner: what the page shows marks the progress, what is missing is said", async () => {
    await take(fileOf(deal()))
    const id = (await first())?.id ?? ""
    expect(await see({})).toEqual({
      status: "invalid Client orphelin qui vous est confié\u00a0: présentez-vous.",
    })
    await mark(id, "calledAt")
    expect(await see({})).toMatchObject({ "note-and-owner": "missing Laissez une note sur l’appel." })
    expect(await see({}, [noteBy(me)])).toMatchObject({ "note-and-owner": "ok" })
    await vi.waitFor(
      async () =>
        expect(await given()).toMatchObject({ notedAt: montreal(today, "09:30").getTime(), ownedAt: null }),
      3_000,
    )
    await mark(id, "reachedAt")
    expect(await see({}, [noteBy(me)])).toMatchObject({
      "note-and-owner": "missing Client joint\u00a0: mettez votre nom comme gestionnaire.",
      status: `ok Client joint par Essai, Zoé, qui s’en occupe maintenant.`,
    })
    expect(await see({ owner: me }, [noteBy(me)])).toMatchObject({ "note-and-owner": "ok" })
    await vi.waitFor(async () => expect((await given())?.ownedAt).toBeTypeOf("number"), 3_000)
  })
  test("a meeting booked there is an appointment; another's note, one listed of another file and one of before mark nothing", async () => {
    await take(fileOf(deal()))
    await send("record.mark", { record, meetingBooked: true })
    const old = { at: montreal("2026-11-19", "09:30"), precision: "minute", zoneKnown: true } as const
    await see({}, [
      noteBy(me, { ofThisRecord: false }),
      noteBy("Luc Parti", { id: "2" }),
      noteBy(me, { id: "3", at: known({ ...old, isModified: false }) }),
    ])
    await vi.waitFor(async () => expect((await given())?.appointmentAt).toBe(clock.now), 3_000)
    expect(await given()).toMatchObject({ notedAt: null, calledAt: null })
  })
  test.each<[what: string, fields: object, expected: boolean]>([
    ["by their phone", { phone: "1-514-555-0142", contact: "Roy, Léo", email: null }, true],
    [
      "by a phone that another person of that number bears",
      { phone: "514 555-0142", contact: "Zacharie Nu", email: null },
      false,
    ],
    [
      "by a phone that another of the same surname bears",
      { phone: "514 555-0142", contact: "Marie Roy", email: null },
      false,
    ],
    ["by a phone and an initial", { phone: "514 555-0142", contact: "M. L. Roy", email: null }, true],
    ["by their e-mail", { phone: null, contact: "Bo Lam", email: "BO@exemple.ca" }, true],
    [
      "two clients at once",
      { phone: "514 555-0142", email: "bo@exemple.ca", contact: null, name: null },
      false,
    ],
    ["nobody's number", { phone: "514 555-0199", email: null }, false],
  ])("known %s", async (_what, fields, expected) => {
    await take(fileOf(deal()))
    expect("status" in (await see(fields, [], other, elsewhere))).toBe(expected)
  })
  test("one given for tomorrow is not told today; of two lists of one client the latest speaks", async () => {
    await take(fileOf(deal(me, "2026-11-21")))
    expect(await see({})).toEqual({})
    await take(fileOf(deal(me, "2026-11-18")))
    const before = (await view()).before.find(({ record: id }) => id === "4242")
    await mark(before?.id ?? "", "calledAt")
    expect(await see({})).toMatchObject({ "note-and-owner": "missing Laissez une note sur l’appel." })
    await take(fileOf(deal()))
    expect(await see({})).not.toHaveProperty("note-and-owner")
  })
  test("another agent's client says so, and marks nothing", async () => {
    await take(fileOf(deal()))
    await mark((await first())?.id ?? "", "calledAt")
    await send("agent.set", { name: "Autre Agente", department: "sales", branch: "Laval" })
    expect(await see({}, [noteBy("Autre Agente")])).toEqual({
      status: "invalid Client orphelin, confié à Essai, Zoé.",
    })
  })
})

test("script.orphan-first-call: a call on the page of another person of that number marks nobody", async () => {
  await take(fileOf(deal()))
  const at = { org: "org1", module: "Potentials", id: "77" }
  const address = url.replace("4242", "77")
  const call = async (contact: string, phone: string) => {
    state.tabs = [{ id: 7, url: address }]
    await see({ phone, contact, email: null }, [], at, address)
    let run = await value<RunTurn>("run.start", { script: "script.orphan-first-call", record: at, tab: 7 })
    for (const doing of [{ act: "answer", id: "client" }, { act: "end" }])
      run =
        (await value<RunTurn | null>(
          "run.act",
          { run: run.run, turn: run.turn, do: doing },
          page(7, address),
        )) ?? run
  }
  await call("Marie Roy", "514 555-0142")
  await call("Ana Côté", "450 555-0143")
  const named = async (wanted: string) =>
    (await db().given.toArray()).find(({ client: { name } }) => name === wanted)
  await vi.waitFor(async () => expect(await named("Ana Côté")).toMatchObject({ reachedAt: clock.now }))
  expect(await named("Léo Roy")).toMatchObject({ calledAt: null, reachedAt: null })
})

test.each([
  ["client", true],
  ["none", false],
])("script.orphan-first-call: its end, %s, marks the client called", async (answer, reached) => {
  await take(fileOf(deal()))
  state.tabs = [{ id: 1, url }]
  let run = await value<RunTurn>("run.start", { script: "script.orphan-first-call", record: null, tab: 1 })
  const act = async (doing: object) => {
    run =
      (await value<RunTurn | null>("run.act", { run: run.run, turn: run.turn, do: doing }, page(1, url))) ??
      run
  }
  await act({ act: "answer", id: answer })
  expect(await given()).toMatchObject({ calledAt: null })
  await act({ act: "end" })
  await vi.waitFor(async () =>
    expect(await given()).toMatchObject({ calledAt: clock.now, reachedAt: reached ? clock.now : null }),
  )
})
