import "fake-indexeddb/auto"
import Dexie from "dexie"
import { afterEach, beforeEach, describe, expect, it } from "vitest"
import { dayOf } from "../../../src/process/calendar"
import { orphanId } from "../../../src/process/orphans/identity"
import { digest } from "../../../src/process/text"
import type { Policy } from "../../../src/policy/types"
import { Store } from "../../../src/store/database"
import { takeDoNotCall } from "../../../src/store/do-not-call"
import { inventory, keptUntil, tables } from "../../../src/store/inventory"
import { hashes, indexed, keyTexts } from "../../../src/store/keys"
import { readQuery } from "../../../src/store/lookup"
import { clientKeys, takeDeals } from "../../../src/store/orphans"
import { eraseFiles, findFiles, heldOf, isElsewhere, readKnown, subjectOf } from "../../../src/store/privacy"
import { wipe } from "../../../src/store/wipe"
import { forget } from "../../../src/store/retention"
import type { DossierRow, TableName } from "../../../src/store/rows"
import { phonesIn } from "../../../background/phones"

const now = new Date("2026-11-20T15:00:00Z")
const DAY = 86_400_000

type Person = { id: string; name: string; phone: string; email: string; stock: string }
const ana: Person = {
  id: "6000000000000000011",
  name: "Ana Bélanger",
  phone: "5147000111",
  email: "ana@exemple.ca",
  stock: "A48211",
}
const bo: Person = {
  id: "6000000000000000022",
  name: "Bo Caron",
  phone: "4387000222",
  email: "bo@exemple.ca",
  stock: "B48222",
}
/** Of the same household as Ana: the same phone. */
const cleo: Person = {
  id: "6000000000000000033",
  name: "Cléo Bélanger",
  phone: "5147000111",
  email: "cleo@exemple.ca",
  stock: "C48233",
}
const people = [ana, bo, cleo]
const recordOf = ({ id }: Person): string => `org1/Potentials/${id}`
const urlOf = ({ id }: Person): string => `https://crm.zoho.com/crm/org1/tab/Potentials/${id}`
const lineOf = (person: Person) => {
  const { name, phone, email } = person
  const line = { name, phone, email, url: urlOf(person) }
  return { ...line, id: orphanId(line) }
}

let store: Store
const deal = (clients: Person[], id = "deal") => ({
  ...{ id, day: dayOf(now), branch: "Laval", seller: "Alex Roy" },
  clients: clients.map(lineOf),
})
const policyOf = (clients: Person[]): Policy => ({ version: 1, orphans: { deals: [deal(clients)] } })
const publication = (clients: Person[]) => ({
  ...{ policy: policyOf(clients), serial: 1, at: 1, expires: 2, by: "", note: "", kid: "k", digest: "d" },
})

/** A row of each person in every table that names clients, and of the rest one. */
async function filled(): Promise<void> {
  const at = now.getTime()
  for (const person of people) {
    const record = recordOf(person)
    const texts = keyTexts(
      { phones: [person.phone], emails: [person.email], names: [person.name] },
      person.stock,
    )
    const keys = (await hashes(store, texts)).map((hash) => indexed(hash, at))
    await store.dossiers.put({
      record,
      url: urlOf(person),
      seenAt: at,
      stock: person.stock,
      keys,
    } as DossierRow)
    const note = {
      author: "Alex Roy",
      day: 1,
      round: 1,
      channels: ["call"],
      outcome: "no-answer",
      closing: 0,
    }
    await store.followups.put({ ...note, id: `${record}#1`, record, at, closing: 0 })
    await store.verdicts.put({ id: `v${person.id}`, record, at, verdict: "{}", facts: "{}" })
    await store.journal.put({ key: `p1 shown ${record}`, kind: "shown", at, record })
    await store.records.put({ record, ticks: {}, meetingBooked: true, composedNote: false, touched: at })
    await store.pins.put({ record, until: at + DAY, url: urlOf(person), notified: false })
    await store.jobs.put({ id: `pin:${record}`, at: at + DAY })
    await store.appointments.put({ record, day: dayOf(now), at, specialist: null, branch: null })
    await store.reminders.put({
      ...{ id: `callback|${record}`, kind: "callback", record, url: urlOf(person) },
      ...{ from: at, until: at + DAY, doneAt: null, tellAt: null },
    } as never)
    await store.orphans.put({ ...lineOf(person), importedAt: at, dealt: "" })
    await store.board.put({ id: person.id, owner: null, stage: "x", branch: null } as never)
    await store.health.put({
      key: person.id.slice(-2),
      page: urlOf(person),
      at,
      openings: [],
      fields: {},
    })
  }
  await takeDeals(store, [deal(people)])
  const told = { asked: dayOf(now), entered: dayOf(now), removed: null, reason: "" }
  await takeDoNotCall(
    store,
    [ana, bo].map(({ phone }) => ({ phone, ...told })),
    now,
  )
  await store.settings.bulkPut([
    { key: "team", value: policyOf(people) },
    { key: "published", value: publication([ana, bo]) },
    { key: "damaged", value: { layer: "team", from: "", at, text: JSON.stringify(policyOf([ana])) } },
    { key: "agent", value: { name: "Alex Roy", department: "bdc", branch: "Laval" } },
    { key: "managed", value: { version: 1, team: "BDC" } },
  ])
  await store.answers.put({ person: "p", presence: "off", expires: at })
  await store.boardLook.put({ key: "look" } as never)
  await store.history.put({ id: "h", at } as never)
  await store.historyParts.put({ id: "x", value: {} })
  await store.incidents.put({ id: "i", known: dayOf(now) } as never)
  await store.requests.put({ id: "r", at, received: dayOf(now), doneAt: null } as never)
}

/** Every table as it stands, row by row. */
async function dump(): Promise<Record<TableName, string[]>> {
  const all = tables.map(async (table) => [
    table,
    (await store.table(table).toArray()).map((row) => JSON.stringify(row)),
  ])
  return Object.fromEntries(await Promise.all(all)) as Record<TableName, string[]>
}
const flat = (rows: Record<string, string[]>): string => Object.values(rows).flat().join("\n")

async function find(query: string): Promise<Map<string, string>> {
  return findFiles(store, await readKnown(store), query, readQuery(query, phonesIn(query)), {})
}
const erase = (files: string[], query = "514 700-0111") =>
  eraseFiles(store, { files, query, received: dayOf(now) }, now)
const fileOf = ({ id }: Person): string => `r:${id}`

beforeEach(() => {
  store = new Store(`privacy-${crypto.randomUUID()}`)
})
afterEach(async () => {
  store.close()
  await Dexie.delete(store.name)
})

describe("the inventory", () => {
  it("names every table of the store, and each that names a client is filled here", async () => {
    expect([...tables].sort()).toEqual(store.tables.map(({ name }) => name).sort())
    await filled()
    const empty = (await Promise.all(store.tables.map(async (one) => [one.name, await one.count()] as const)))
      .filter(([, count]) => count === 0)
      .map(([name]) => name)
    expect(empty).toEqual([])
  })
  it("says of each row until when it is kept, and the sweep agrees to the millisecond", async () => {
    await filled()
    for (const table of tables) {
      const rows = (await store.table(table).toArray()) as Record<string, unknown>[]
      const ends = rows.map((row) => keptUntil(table, row)).filter((end) => end !== null)
      if (inventory[table].of !== "client" || ends.length === 0) continue
      const end = Math.max(...ends)
      const name = `${table} until ${new Date(end).toISOString()}`
      await forget(store, new Date(end - 1_000))
      expect(await store.table(table).count(), name).toBeGreaterThan(0)
      await forget(store, new Date(end + 3_600_000))
      expect(await store.table(table).count(), name).toBe(0)
      await filled()
    }
  })
  it("keeps less where a team asks for less, never more", async () => {
    const row = { seenAt: now.getTime() }
    expect(keptUntil("dossiers", row, { files: 10 })).toBe(now.getTime() + 10 * DAY)
    expect(keptUntil("dossiers", row, { files: 5_000 })).toBe(keptUntil("dossiers", row))
    await filled()
    await forget(store, new Date(now.getTime() + 20 * DAY), { orphans: 10, journal: 10 })
    expect([await store.orphans.count(), await store.given.count(), await store.journal.count()]).toEqual([
      0, 0, 0,
    ])
    expect(await store.dossiers.count()).toBe(3)
  })
})

describe("what is kept of a client", () => {
  beforeEach(filled)

  it.each([
    ["514 700-0111", [ana, cleo]],
    ["+1 (514) 700.0111", [ana, cleo]],
    ["tél. 1-514-700-0111 poste 12", [ana, cleo]],
    ["7000111", [ana, cleo]],
    ["ANA@Exemple.ca", [ana]],
    ["Bélanger, Ana", [ana]],
    ["belanger", [ana, cleo]],
    ["B 48-222", [bo]],
    [urlOf(bo), [bo]],
    [bo.id, [bo]],
    [recordOf(cleo), [cleo]],
    ["450 700-0999", []],
  ])("is found by %s", async (query, wanted) => {
    const named = wanted.map(fileOf)
    const found = [...(await find(query)).keys()]
    expect(named.filter((file) => !found.includes(file))).toEqual([])
    if (query !== "Bélanger, Ana") expect(found.sort()).toEqual(named.sort())
  })

  it("is shown whole: every table that names them, once", async () => {
    const known = await readKnown(store)
    const subject = subjectOf(known, [fileOf(ana)])
    const held = await heldOf(store, known, subject, {})
    const wanted = tables.filter((table) => inventory[table].client !== undefined || table === "settings")
    expect(held.map(({ table }) => table).sort()).toEqual([...wanted].sort())
    const { settings, ...others } = Object.fromEntries(held.map(({ table, rows }) => [table, rows.length]))
    expect(new Set(Object.values(others))).toEqual(new Set([1]))
    expect(settings).toBe(2)
    expect(isElsewhere(known, subject)).toBe(true)
    expect(isElsewhere(known, subjectOf(known, [fileOf(cleo)]))).toBe(false)
  })

  it("is gone from a raw dump once erased; the household and the others stand byte for byte", async () => {
    const before = await dump()
    const anaKeys = await clientKeys(store, { phones: [], emails: [ana.email], record: ana.id })
    const stocks = await hashes(store, [["stock", "a48211"]])
    const receipt = await erase([fileOf(ana)])
    const after = await dump()
    expect(receipt.proof?.left).toEqual({})
    expect(receipt.proof?.rows).toEqual({
      ...Object.fromEntries(
        tables.filter((one) => inventory[one].client !== undefined).map((one) => [one, 1]),
      ),
      settings: 3,
    })
    for (const trace of [
      digest(recordOf(ana)),
      ana.id,
      ana.name,
      ana.email,
      lineOf(ana).id,
      ana.stock,
      ...anaKeys,
      ...stocks,
    ])
      expect(flat(after), trace).not.toContain(trace)
    // Of the others: the very rows. Lists that held all three are written anew without her.
    for (const table of tables.filter((one) => !["settings", "requests"].includes(one)))
      for (const row of before[table].filter((one) => !one.includes(ana.id)))
        expect(after[table], table).toContain(row)
    expect(flat(after)).toContain(cleo.phone)
    expect((await store.settings.get("team"))?.value).toEqual(policyOf([bo, cleo]))
    expect((await store.settings.get("published"))?.value).toEqual(publication([bo]))
    expect((await store.settings.get("agent"))?.value).toMatchObject({ name: "Alex Roy" })
    // The number is a neighbour's too, and she asked not to be called: the law has that kept.
    expect(after.doNotCall.filter((row) => row.includes(ana.phone))).toHaveLength(1)
    expect([...(await find(ana.email)).keys()]).toEqual([])
    expect([...(await find(ana.phone)).keys()]).toEqual([fileOf(cleo)])
  })

  it("leaves a receipt that names nobody and can be told from another", async () => {
    const one = await erase([fileOf(ana)])
    const other = await erase([fileOf(ana)])
    expect(other.proof?.rows).toEqual({})
    expect(one.proof?.seal).not.toBe(other.proof?.seal)
    expect(await store.requests.get(one.id)).toEqual(one)
    for (const trace of ["514", "0111", "nge", ana.id])
      expect(
        JSON.stringify({ ...one, id: "", at: 0, doneAt: 0, proof: { ...one.proof, seal: "" } }),
      ).not.toContain(trace)
  })

  it.each([ana.name, ana.email, ana.phone])("a damaged policy cut before the id goes by %s", async (said) => {
    const text = JSON.stringify(policyOf([ana]))
    const half = { layer: "team" as const, from: "defaults" as const, at: 1 }
    const keep = (kept: string) => store.settings.put({ key: "damaged", value: { ...half, text: kept } })
    await keep(text.slice(0, text.indexOf(said) + said.length))
    await erase([fileOf(bo)])
    expect((await store.settings.get("damaged"))?.value).not.toBeNull()
    await erase([fileOf(ana)])
    expect((await store.settings.get("damaged"))?.value).toBeNull()
  })

  it("a household both erased: nothing of the number stands but the do-not-call entry", async () => {
    await erase([fileOf(ana), fileOf(cleo)])
    const { doNotCall: _kept, ...after } = await dump()
    for (const trace of [ana.phone, ana.id, cleo.id, cleo.name])
      expect(flat(after), trace).not.toContain(trace)
    expect(flat(after)).toContain(bo.phone)
  })

  it("is erased everywhere or nowhere: an erasure that fails midway leaves every table as it was", async () => {
    const before = await dump()
    store.health.hook("updating", () => {
      throw new Error("stopped")
    })
    await expect(erase([fileOf(ana)])).rejects.toThrow()
    store.health.hook("updating").unsubscribe(() => undefined)
    expect(await dump()).toEqual(before)
  })

  it("IT's own policy stays IT's, and is said", async () => {
    await store.settings.put({ key: "managed", value: policyOf([ana]) })
    const receipt = await erase([fileOf(ana)])
    expect(receipt.proof?.left).toEqual({})
    expect((await store.settings.get("managed"))?.value).toEqual(policyOf([ana]))
    const known = await readKnown(store)
    expect(isElsewhere(known, subjectOf(known, [fileOf(ana)]))).toBe(true)
  })
})

describe("everything erased", () => {
  beforeEach(filled)
  it.each([
    [{ incidents: false, doNotCall: false }, ["settings"]],
    [{ incidents: true, doNotCall: false }, ["incidents", "settings"]],
    [{ incidents: true, doNotCall: true }, ["doNotCall", "incidents", "secrets", "settings"]],
  ])("but %o and IT's policy", async (stay, left) => {
    const before = await dump()
    const wiped = await wipe(store, stay)
    const after = await dump()
    expect(tables.filter((table) => after[table].length > 0).sort()).toEqual(left)
    expect(Object.keys(wiped.left).sort()).toEqual(left)
    expect(after.settings).toEqual([JSON.stringify({ key: "managed", value: { version: 1, team: "BDC" } })])
    for (const table of left.filter((one) => one !== "settings") as TableName[])
      expect(after[table]).toEqual(before[table])
    for (const table of tables)
      expect((wiped.rows[table] ?? 0) + (wiped.left[table] ?? 0), table).toBe(before[table].length)
  })
})

describe("the sweep of the registers", () => {
  const incident = (known: string) => ({ id: known, known }) as never
  it("forgets an incident the day after 5 years, in Montréal, leap days too; a waiting request never", async () => {
    await store.incidents.bulkPut(["2021-03-14", "2024-02-29"].map(incident))
    const at = (day: string) => forget(store, new Date(day))
    await at("2026-03-15T03:30:00Z") // 23 h 30 on the 14th in Montréal
    expect(await store.incidents.count()).toBe(2)
    await at("2026-03-15T04:30:00Z")
    expect((await store.incidents.toArray()).map(({ known }) => known)).toEqual(["2024-02-29"])
    await at("2029-02-28T20:00:00Z")
    expect(await store.incidents.count()).toBe(1)
    await at("2029-03-01T05:30:00Z")
    expect(await store.incidents.count()).toBe(0)
  })
  it("forgets a request 3 years after it was answered, one that waits never", async () => {
    const base = { at: 0, received: "2020-01-01" }
    await store.requests.bulkPut([
      { ...base, id: "waits", doneAt: null },
      { ...base, id: "done", doneAt: now.getTime() },
    ] as never[])
    await forget(store, new Date("2029-11-19T15:00:00Z"))
    expect(await store.requests.count()).toBe(2)
    await forget(store, new Date("2029-11-21T15:00:00Z"))
    expect((await store.requests.toArray()).map(({ id }) => id)).toEqual(["waits"])
  })
})
