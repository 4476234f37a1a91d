import "fake-indexeddb/auto"
import Dexie from "dexie"
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest"
import { Store, versions } from "../../../src/store/database"
import { hashes } from "../../../src/store/keys"
import { releases, type Release } from "./released"

const now = Date.now()
const all = releases(now)
const last = versions.length
let open: Dexie[] = []
const opened = <T extends Dexie>(db: T): T => {
  open.push(db)
  return db
}
beforeEach(() => Dexie.delete("jalon"))
afterEach(() => {
  vi.restoreAllMocks()
  for (const db of open) db.close()
  open = []
})

const secret = () => crypto.subtle.generateKey({ name: "HMAC", hash: "SHA-256" }, false, ["sign"])

/** A store as a release left it: its window is still open. */
async function fill({ version, stores, rows }: Release): Promise<Dexie> {
  const old = opened(new Dexie("jalon"))
  old.version(version).stores(stores)
  for (const [table, list] of Object.entries(rows)) await old.table(table).bulkPut(list)
  if ("secrets" in stores) await old.table("secrets").put({ name: "look-up", key: await secret() })
  return old
}
async function left(release: Release): Promise<void> {
  ;(await fill(release)).close()
}

type Row = Record<string, unknown>
/** What today's store is to hold of a release's rows. */
const wanted = ({ version, rows }: Release): Record<string, Row[]> => ({
  ...rows,
  ...(version === 3 && {
    reminders: (rows["reminders"] ?? []).map(({ notified: _notified, ...row }) => ({
      ...row,
      tellAt: row["id"] === "coming" ? row["from"] : null,
    })),
  }),
})
const byText = (rows: Row[]): Row[] =>
  [...rows].sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1))

async function expectAll(store: Dexie, release: Release): Promise<void> {
  for (const [table, rows] of Object.entries(wanted(release)))
    expect(byText(await store.table<Row>(table).toArray()), table).toEqual(byText(rows))
}

/** Each row is found by each of its indexes. */
async function expectIndexes(store: Dexie): Promise<number> {
  let looked = 0
  for (const table of store.tables)
    for (const row of (await table.toArray()) as Row[])
      for (const { name, multi } of table.schema.indexes) {
        const value = row[name]
        const keys = multi && Array.isArray(value) ? (value as unknown[]) : [value]
        for (const key of keys.filter((one) => typeof one === "string" || typeof one === "number")) {
          looked += 1
          const found = await table
            .where(name)
            .equals(key as string)
            .toArray()
          expect(found, `${table.name} by ${name}`).toContainEqual(row)
        }
      }
  return looked
}

test("what a release declared is never changed, only added to", () => {
  for (const { version, stores } of all)
    expect(Object.assign({}, ...versions.slice(0, version)), String(version)).toEqual(stores)
  expect(all.at(-1)?.version).toBe(last - 1)
  for (const { stores, rows } of all)
    expect([...Object.keys(rows), "secrets"].sort()).toEqual(expect.arrayContaining(Object.keys(stores)))
})

describe.each(all.map((release) => [release.version, release] as const))(
  "version %i",
  (_version, release) => {
    test("opens with every row in its place, found by every index, and its key", async () => {
      const old = await fill(release)
      const kept =
        "secrets" in release.stores
          ? ((await old.table("secrets").get("look-up")) as { key: CryptoKey })
          : null
      const before =
        kept && (await crypto.subtle.sign("HMAC", kept.key, new TextEncoder().encode("phone:4505550142")))
      old.close()
      const store = opened(new Store())
      await store.open()
      expect(store.verno).toBe(last)
      await expectAll(store, release)
      expect(await expectIndexes(store)).toBeGreaterThan(10)
      const [hash = ""] = await hashes(store, [["phone", "4505550142"]])
      if (before)
        expect(hash.slice(1)).toBe(btoa(String.fromCharCode(...new Uint8Array(before).slice(0, 12))))
      // And the tables of today take rows.
      for (const table of store.tables) expect(await table.count(), table.name).toBeGreaterThanOrEqual(0)
    })

    test("opened by two windows at once: upgraded once, nothing lost nor doubled", async () => {
      await left(release)
      const both = [opened(new Store()), opened(new Store())]
      await Promise.all(both.map((store) => store.open()))
      for (const store of both) await expectAll(store, release)
    })

    test("still open in a window that does not step aside: waited for, then upgraded", async () => {
      const old = await fill(release)
      vi.spyOn(console, "warn").mockReturnValue(undefined)
      old.on("versionchange", () => false)
      const store = opened(new Store())
      const opening = store.open()
      await Promise.race([opening, new Promise((done) => setImmediate(done))])
      expect(store.isOpen()).toBe(false)
      await expectAll(old, { ...release, version: 0 })
      old.close()
      await opening
      await expectAll(store, release)
    })

    test("stopped in the middle of its upgrade: as it was, and upgraded the next time", async () => {
      await left(release)
      const create = vi.spyOn(IDBDatabase.prototype, "createObjectStore").mockImplementation(function (
        this: IDBDatabase,
        ...args
      ) {
        create.mockRestore()
        this.createObjectStore(...args).transaction.abort()
        throw new DOMException("stopped", "AbortError")
      })
      const stopped = opened(new Store())
      await expect(stopped.open()).rejects.toThrow()
      stopped.close()
      const old = opened(new Dexie("jalon"))
      await old.open()
      expect(old.verno).toBe(release.version)
      await expectAll(old, { ...release, version: 0 })
      old.close()
      const store = opened(new Store())
      await store.open()
      await expectAll(store, release)
    })
  },
)

test("stopped between two rows of version 3's reminders: none is half upgraded", async () => {
  const release = all[2]
  if (!release) throw new Error("No version 3")
  await left(release)
  let writes = 0
  const put = Reflect.get(IDBObjectStore.prototype, "put") as (...args: unknown[]) => IDBRequest<IDBValidKey>
  vi.spyOn(IDBObjectStore.prototype, "put").mockImplementation(function (this: IDBObjectStore, ...args) {
    writes += 1
    if (writes > 2) throw new DOMException("full", "QuotaExceededError")
    return put.apply(this, args)
  })
  await expect(opened(new Store()).open()).rejects.toThrow()
  expect(writes).toBeGreaterThan(2)
  vi.restoreAllMocks()
  const old = opened(new Dexie("jalon"))
  await old.open()
  expect(old.verno).toBe(3)
  await expectAll(old, { ...release, version: 0 })
  old.close()
  const store = opened(new Store())
  await expectAll(store, release)
})

test.each(all.map((release) => [release.version, release] as const))(
  "version %i with damaged rows: it opens, the sound ones are as they were, the damaged ones stay",
  async (_version, release) => {
    const damaged: Row[] = [
      { kind: "gone", from: now + 1, until: now + 2 },
      { kind: "anniversary" },
      { kind: "anniversary", from: "soon", until: null },
      { kind: "courtesy", from: NaN, until: Infinity },
      { from: { at: 1 }, tellAt: [null], keys: 3, at: null },
    ]
    const tables = Object.entries(release.stores).filter(([, keys]) => /^&\w/.test(keys))
    const old = await fill(release)
    for (const [table, keys] of tables) {
      const name = /^&(\w+)/.exec(keys)?.[1] ?? ""
      await old.table(table).bulkPut(damaged.map((row, at) => ({ ...row, [name]: `damaged ${String(at)}` })))
    }
    old.close()
    const store = opened(new Store())
    await store.open()
    for (const [table, rows] of Object.entries(wanted(release))) {
      const found = await store.table<Row>(table).toArray()
      expect(found, table).toEqual(expect.arrayContaining(rows))
      const marred = tables.some(([one]) => one === table) ? damaged.length : 0
      expect(found, table).toHaveLength(rows.length + marred)
    }
  },
)

test("a store that a newer release has upgraded: nothing in it is lost to an older one", async () => {
  const newest = all.at(-1)
  if (!newest) throw new Error("No release")
  await left(newest)
  const coming = opened(new Dexie("jalon"))
  versions.forEach((tables, at) => coming.version(at + 1).stores(tables))
  coming.version(last + 1).stores({ coming: "&id, at", journal: "&key, at, record, kind, rule" })
  await coming.table("coming").put({ id: "c", at: now })
  coming.close()

  const store = opened(new Store())
  await store.open()
  await expectAll(store, newest)
  await store.journal.put({ key: "older", at: now, kind: "shown" })
  store.close()

  const again = opened(new Dexie("jalon"))
  await again.open()
  expect(again.verno).toBe(last + 1)
  expect(await again.table("coming").toArray()).toEqual([{ id: "c", at: now }])
  expect(await again.table("journal").get("older")).toBeDefined()
  await again.table("journal").delete("older")
  await expectAll(again, newest)
})
