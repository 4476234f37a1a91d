import { clock, page, popup, send } from "./chrome"
import { db, freshWorker } from "./worker"
import { afterEach, beforeEach, expect, test, vi } from "vitest"
import type { Answered, PageAnswer, TurnView } from "../../../src/messages"
import { fromWire, toWire } from "../../../src/messages/wire"
import type { Roster } from "../../../src/process/roster"
import { opportunityFacts } from "../rules/facts-builder"

const today = "2026-11-20"
const shift = (person: string, start = "09:00") => ({ person, day: today, start, end: "17:00" })
const specialist = (id: string, name: string, branch = "Île-Perrot") =>
  ({ id, name, role: "specialist", branch }) as const
const roster: Roster = {
  branches: ["Laval", "Île-Perrot", "Saint-Hubert"],
  people: [
    specialist("ana", "Ana Roy"),
    { ...specialist("bob", "Bob Li"), aliases: ["B. Li"] },
    specialist("eve", "Ève Bo"),
    specialist("noe", "Noé Bo"),
    specialist("zoe", "Zoé Bo"),
    specialist("kim", "Kim Bo"),
    specialist("hub", "Ana Roy", "Saint-Hubert"),
    { id: "agent", name: "Alex Roy", role: "agent", branch: "ile perrot" },
  ],
  shifts: [
    shift("ana"),
    shift("bob"),
    { ...shift("eve"), breaks: [{ start: "09:30", end: "10:30" }] },
    shift("zoe"),
    shift("noe", "12:00"),
  ],
  absences: [{ person: "zoe", from: today, to: today }],
}
const key = (id: string) => ({ org: "org1", module: "Potentials", id })

beforeEach(async () => {
  await freshWorker()
  await send("agent.set", { name: "Alex Roy", department: "bdc", branch: "Ile Perrot" }, popup)
  await send("roster.set", { roster, imported: false }, popup)
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] })
})
afterEach(() => void vi.useRealTimers())

async function value<T>(jalon: string, payload: unknown, sender = popup): Promise<T> {
  const answer = (await send(jalon, payload, sender)) as Answered<T>
  if (!answer.ok) throw new Error(`${jalon}: ${answer.error} ${answer.detail ?? ""}`)
  return answer.value
}
const view = () => value<TurnView>("turn.get", undefined)
const branch = async (name = "Île-Perrot") => (await view()).branches.find((one) => one.branch === name)
const counts = async () => (await branch())?.line.map(({ count }) => count)
/** A page of a file, asked about and left to stand; the row of the specialist. */
async function see(id: string, chosen: string | null, where: string | null = "Île-Perrot") {
  const { notes, ...opportunity } = opportunityFacts({
    record: key(id),
    fields: { specialist: chosen, branch: where },
  })
  const question = {
    page: `page ${id}`,
    record: key(id),
    facts: toWire({ kind: "opportunity-detail", opportunity, meeting: null }),
    notes: toWire(notes),
    unsettled: [],
    own: {},
  }
  const sender = page(5, `https://crm.zoho.com/crm/org1/tab/Potentials/${id}`)
  const answer = fromWire(await value<string>("page.answer", question, sender)) as PageAnswer
  vi.advanceTimersByTime(1_000)
  return answer.rows.find((row) => row.id === "bdc.opp.spex")
}
/** The same after a booking, once it is kept to whom it went. */
async function seeBooked(id: string, chosen: string | null, where: string | null = "Île-Perrot") {
  await see(id, chosen, where)
  await vi.waitFor(async () => {
    const row = await db().appointments.get([`org1/Potentials/${id}`, today])
    expect(row).toMatchObject({ specialist: chosen, branch: where })
  })
}
const book = (id: string) => send("record.mark", { record: key(id), meetingBooked: true }, page())

test("the branches of the roster and of the agent, each once, with who is passed over and why", async () => {
  expect(await view()).toMatchObject({
    own: "Île-Perrot",
    roster: true,
    branches: [{ branch: "Laval", line: [] }, { branch: "Île-Perrot" }, { branch: "Saint-Hubert" }],
  })
  expect(await branch()).toEqual({
    branch: "Île-Perrot",
    next: "ana",
    last: null,
    line: [
      { id: "ana", name: "Ana Roy", count: 0, skipped: null },
      { id: "bob", name: "Bob Li", count: 0, skipped: null },
      { id: "eve", name: "Ève Bo", count: 0, skipped: "busy" },
      { id: "noe", name: "Noé Bo", count: 0, skipped: "off" },
      { id: "zoe", name: "Zoé Bo", count: 0, skipped: "absent" },
      { id: "kim", name: "Kim Bo", count: 0, skipped: "unknown" },
    ],
  })
})

test("a booking moves the turn on; that file goes on naming whose turn it was", async () => {
  expect(await see("1", null)).toMatchObject({
    state: "missing",
    answer: { offer: "Ana Roy" },
    said: { todo: "Choisissez-le. Au tour de Ana Roy (vu d’ici seulement)." },
  })
  await book("1")
  await seeBooked("1", "Roy, Ana")
  expect(await branch()).toMatchObject({ next: "bob", last: "ana" })
  expect(await counts()).toEqual([1, 0, 0, 0, 0, 0])
  // Another branch's person of the same name got nothing.
  expect(await branch("Saint-Hubert")).toMatchObject({ line: [{ id: "hub", count: 0 }] })
  expect(await see("2", "Ana Roy")).toMatchObject({
    state: "ok",
    said: { todo: "Au tour de Bob Li (vu d’ici seulement)." },
  })
  expect(await see("1", "Ana Roy")).toMatchObject({
    state: "ok",
    said: { todo: "Au tour de Ana Roy (vu d’ici seulement)." },
  })
  await book("1")
  await seeBooked("1", "B. Li")
  expect(await branch()).toMatchObject({ next: "ana", last: "bob" })
  expect(await counts()).toEqual([0, 1, 0, 0, 0, 0])
  clock.now += 24 * 3_600_000
  expect(await counts()).toEqual([0, 0, 0, 0, 0, 0])
})

test.each<[string, string | null, string | null, number]>([
  ["in another branch", "Ana Roy", "Laval", 0],
  ["in a branch not read", "Ana Roy", null, 1],
  ["to nobody", null, "Île-Perrot", 0],
  ["to somebody the roster does not list", "Someone Else", "Île-Perrot", 0],
])("given %s", async (_name, chosen, where, count) => {
  await book("1")
  await seeBooked("1", chosen, where)
  expect((await branch())?.line[0]).toMatchObject({ id: "ana", count })
})

test("nothing is kept of the client", async () => {
  await book("1")
  await seeBooked("1", "Ana Roy")
  expect(await db().appointments.toArray()).toEqual([
    {
      record: "org1/Potentials/1",
      day: today,
      at: clock.now,
      specialist: "Ana Roy",
      branch: "Île-Perrot",
    },
  ])
})

test("a branch without specialists, and no roster: the row is as ever", async () => {
  expect(await see("1", null, "Laval")).toMatchObject({
    answer: { state: "missing" },
    said: { todo: expect.stringMatching(/^Choisissez le/) as string },
  })
  const none = { ...roster, people: [], shifts: [], absences: [], branches: [] }
  await send("roster.set", { roster: none, imported: false }, popup)
  expect(await see("1", "Ana Roy")).toMatchObject({ state: "ok", said: { todo: "" } })
  expect(await view()).toMatchObject({ roster: false, own: "Ile Perrot" })
})

test("a store that does not say: no turn, and the page is answered", async () => {
  db().appointments.where = () => {
    throw new Error("broken")
  }
  expect(await see("1", "Ana Roy")).toMatchObject({ state: "ok", said: { todo: "" } })
})

test("a page may not ask for it", async () => {
  expect(await send("turn.get", undefined, page())).toMatchObject({ error: "refused" })
})
