import "fake-indexeddb/auto"
import Dexie from "dexie"
import { afterEach, beforeEach, expect, test } from "vitest"
import { known, unknown } from "../../../src/process/field"
import { note } from "../rules/facts-builder"
import { isFull, Store, versions } from "../../../src/store/database"
import { settleReminders } from "../../../src/store/reminders"
import { forget } from "../../../src/store/retention"
import { addToJournal, keepFollowUps, keepSeen, keepVerdict } from "../../../src/store/seen"

const now = new Date("2026-11-20T15:00:00Z")
const daysAgo = (days: number): string => new Date(now.getTime() - days * 86_400_000).toISOString()
const record = { org: "org1", module: "Potentials", id: "42" }
let store: Store
beforeEach(async () => {
  await Dexie.delete("jalon")
  store = new Store()
})
afterEach(() => store.close())

test("what stands on a page is written once for one opening of it", async () => {
  const event = { kind: "shown", record, rule: "bdc.opp.email", state: "missing", level: "warn" } as const
  const seen = { page: "p", events: [event], verdict: { record, verdict: "{}", facts: "{}" } }
  await keepSeen(store, seen, now)
  await keepSeen(store, { ...seen, events: [event, { ...event, state: "invalid" }] }, now)
  await keepSeen(store, { page: "q", events: [event], verdict: null }, now)
  expect((await store.journal.toArray()).map(({ kind }) => kind).sort()).toEqual([
    "shown",
    "shown",
    "shown",
    "verdict",
  ])
})

test("the same key twice is one row, the first", async () => {
  await Promise.all(["a", "b"].map((rule) => addToJournal(store, "k", { kind: "shown", rule }, now)))
  expect(await store.journal.toArray()).toMatchObject([{ key: "k", rule: "a" }])
  const seen = { record, verdict: '{"verdict":"open","until":{"$date":"2026-11-20T16:00:00Z"}}', facts: "{}" }
  await keepVerdict(store, seen, now)
  await keepVerdict(store, seen, now)
  expect(await store.verdicts.count()).toBe(1)
  expect(await store.journal.count()).toBe(2)
})

const entry = (id: string, days: number, closing: boolean) => {
  const at = new Date(daysAgo(days))
  const read = note(closing ? "PDR J7 R1 / dossier fermé" : "PDR J1 R1").reading
  const followUp = read?.followUp ? { ...read.followUp, closing } : null
  return note("", {
    id,
    at: known({ at, precision: "minute", zoneKnown: true, isModified: false }),
    reading: { followUp, appointment: null, noShow: false },
  })
}

test("a note seen again replaces itself; a closed file is forgotten after 30 days, what came after stays", async () => {
  const entries = [
    entry("1", 45, false),
    entry("2", 31, true),
    entry("3", 5, false),
    { ...entry("4", 5, false), ofThisRecord: false },
    { ...entry("5", 5, false), at: unknown("unreadable" as const) },
    note("Il rappellera", { id: "6" }),
  ]
  await keepFollowUps(store, record, entries)
  await keepFollowUps(store, record, entries)
  await keepFollowUps(store, { ...record, id: "43" }, [entry("1", 45, false), entry("2", 29, true)])
  expect(await store.followups.count()).toBe(5)
  await forget(store, now)
  expect((await store.followups.toArray()).map(({ id }) => id)).toEqual([
    "org1/Potentials/42#3",
    "org1/Potentials/43#1",
    "org1/Potentials/43#2",
  ])
})

test("clocks go after 7 days, the journal after 12 months; a team may only keep less", async () => {
  const ms = (days: number) => Date.parse(daysAgo(days))
  await store.pins.bulkPut([6, 8].map((d) => ({ record: `r${d}`, until: ms(d), url: "", notified: true })))
  await store.journal.bulkPut(
    [10, 364, 367].map((d) => ({ key: `k${d}`, at: ms(d), kind: "shown" as const })),
  )
  await forget(store, now, { journal: 9_999, callbacks: 30 })
  expect(await store.pins.toCollection().primaryKeys()).toEqual(["r6"])
  expect(await store.journal.toCollection().primaryKeys()).toEqual(["k10", "k364"])
  await forget(store, now, { journal: 5 })
  expect(await store.journal.count()).toBe(0)
})

test("reminders kept by version 3: those not told yet are told, those told or shown in the day are not", async () => {
  const old = new Dexie("jalon")
  versions.slice(0, 3).forEach((tables, index) => old.version(index + 1).stores(tables))
  const [before, after] = [Date.now() - 3_600_000, Date.now() + 3 * 86_400_000]
  const row = (id: string, kind: string, from: number, notified: boolean) => ({
    id,
    kind,
    record: "org1/CustomModule5/42",
    url: "",
    from,
    until: from + 86_400_000,
    doneAt: null,
    notified,
  })
  await old
    .table("reminders")
    .bulkPut([
      row("a", "callback", after, false),
      row("b", "callback", before, false),
      row("c", "credit-check", before, true),
      row("d", "courtesy", before, false),
      row("e", "courtesy", after, false),
    ])
  old.close()
  const rows = await store.reminders.orderBy("id").toArray()
  expect(rows.map(({ id, tellAt }) => [id, tellAt === null ? null : tellAt >= after])).toEqual([
    ["a", true],
    ["b", false],
    ["c", null],
    ["d", null],
    ["e", true],
  ])
  expect(rows.every((one) => !("notified" in one))).toBe(true)
  await settleReminders(store)
  expect(await store.jobs.toArray()).toEqual([{ id: "clocks", at: before }])
})

test("steps aside for a newer version in another window", async () => {
  await store.open()
  const newer = new Dexie("jalon")
  newer.version(99).stores({ journal: "&key, at" })
  await newer.open()
  expect(newer.verno).toBe(99)
  newer.close()
})

test.each([
  [{ name: "QuotaExceededError" }, true],
  [{ name: "AbortError", inner: { name: "QuotaExceededError" } }, true],
  [{ name: "AbortError" }, false],
  [null, false],
])("%j is a full disk: %s", (error, full) => {
  expect(isFull(error)).toBe(full)
})
