import "fake-indexeddb/auto"
import Dexie from "dexie"
import fc from "fast-check"
import { afterEach, beforeEach, describe, expect, test } from "vitest"
import { empty, known } from "../../../src/process/field"
import { Store } from "../../../src/store/database"
import { keepDossier, otherFiles } from "../../../src/store/dossiers"
import { hashes, keyTexts } from "../../../src/store/keys"
import { forget } from "../../../src/store/retention"
import { ago, DAY, HOUR, now, record, seen, unread, written } from "./files"

let store: Store
beforeEach(async () => {
  await Dexie.delete("jalon")
  store = new Store()
})
afterEach(() => store.close())

const keep = (given: Parameters<typeof seen>[0], at = now) => keepDossier(store, seen(given), at)
const row = async (id = "42") => store.dossiers.get(`org1/Potentials/${id}`)
const others = (by: { phone?: string; email?: string }, at = now, of = record("99")) =>
  otherFiles(store, of, { phone: by.phone ?? null, email: by.email ?? null }, at)
const ids = (files: { record: { id: string } }[]) => files.map((file) => file.record.id)

const phone = "5147000199"
const email = "Zoé.Roy@Exemple.ca"
const client = { phones: [phone], emails: [email], names: ["Zoé Roy"] }

describe("the key", () => {
  test("cannot be taken out, and is the same for the next worker", async () => {
    const before = await hashes(store, [["phone", phone]])
    const kept = await store.secrets.get("look-up")
    expect(kept?.key.extractable).toBe(false)
    await expect(crypto.subtle.exportKey("raw", kept?.key as CryptoKey)).rejects.toThrow()
    store.close()
    store = new Store()
    expect(await hashes(store, [["phone", phone]])).toEqual(before)
  })
  test("two workers starting at once make one", async () => {
    const other = new Store()
    const [mine, theirs] = await Promise.all([
      hashes(store, [["phone", phone]]),
      hashes(other, [["phone", phone]]),
    ])
    expect(mine).toEqual(theirs)
    other.close()
  })
  test("another browser's hashes are others", async () => {
    const [before] = await hashes(store, [["phone", phone]])
    store.close()
    await Dexie.delete("jalon")
    store = new Store()
    expect(await hashes(store, [["phone", phone]])).not.toEqual([before])
  })
  test("a number, a name and an address never stand in the store", async () => {
    await keep({ client, stock: "P48213", owner: "Alex Roy", stage: "Contacté" })
    const text = JSON.stringify(await store.dossiers.toArray()).toLowerCase()
    for (const part of [phone, "7000199", "0199", "zoé", "zoe", "exemple", "roy,"])
      expect(text).not.toContain(part)
    expect(text).toContain("alex roy")
  })
  test("one text is another hash as another kind, and of one length", async () => {
    const all = await hashes(store, [
      ["phone", "1234567"],
      ["last7", "1234567"],
      ["stock", "1234567"],
    ])
    expect(new Set(all.map((hash) => hash.slice(1))).size).toBe(3)
    expect(new Set(all.map((hash) => hash.length))).toEqual(new Set([17]))
  })
})

test.each([
  ["Zoé Roy", ["roy"]],
  ["Roy, Zoé", ["roy"]],
  ["Roy", ["roy"]],
  ["Jean-François Côté", ["cot", "cote"]],
  ["Ann Ng", []],
  [
    "Ana de la Cruz",
    [
      "cru",
      "cruz",
      "del",
      "dela",
      "delac",
      "delacr",
      "delacru",
      "delacruz",
      "lac",
      "lacr",
      "lacru",
      "lacruz",
    ],
  ],
  ["Zoé Roy-Côté", ["cot", "cote", "roy", "royc", "royco", "roycot", "roycote"]],
  ["Liam O’Neil", ["one", "onei", "oneil"]],
  ["", []],
])("%j is found by the surnames %j", (name, surnames) => {
  const texts = keyTexts({ phones: [], emails: [], names: [name] }, null)
  expect([...new Set(texts.flatMap(([kind, text]) => (kind === "surname" ? [text] : [])))].sort()).toEqual(
    surnames,
  )
})

describe("what is kept of a file", () => {
  test("what a page does not say stays as it was", async () => {
    const notes = known([written("PDR J1 R1", ago(HOUR))])
    await keep({ client, stage: "Contacté", owner: "Alex Roy", stock: "P48213", notes }, ago(HOUR))
    const before = await row()
    await keep({})
    expect(await row()).toEqual({ ...before, seenAt: now.getTime(), keys: expect.anything() as string[] })
    expect(ids(await others({ phone }))).toEqual(["42"])
    expect(await row()).toMatchObject({
      lastNoteAt: ago(HOUR).getTime(),
      lastAuthor: "Alex Roy",
      lastOutcome: "no-answer",
    })
  })
  test("what it shows to be none is none", async () => {
    await keep({
      stage: "Contacté",
      owner: "Alex Roy",
      stock: "P48213",
      notes: known([written("PDR J1 R1", ago(HOUR))]),
    })
    await keep({ owner: empty, stock: empty, notes: known([]) }, new Date(now.getTime() + HOUR))
    expect(await row()).toMatchObject({ owner: "", stock: null, lastNoteAt: null, stage: "Contacté" })
  })
  test("each of a client's three numbers finds it", async () => {
    await keep({ client: { phones: [phone] } })
    await keep({ client: { phones: ["4388301234", "4507001122"] } })
    for (const one of [phone, "4388301234", "4507001122"])
      expect(ids(await others({ phone: one }))).toEqual(["42"])
  })
  test("a page that has not rendered its latest notes takes nothing back", async () => {
    await keep({ notes: known([written("PDR J2 R1", ago(HOUR))]) })
    await keep({ notes: known([written("PDR J1 R1", ago(DAY))]), complete: false })
    await keep({ notes: unread })
    await keep({ notes: known([]), complete: false })
    expect(await row()).toMatchObject({ lastNoteAt: ago(HOUR).getTime() })
    await keep({ notes: known([written("PDR J1 R1", ago(DAY))]) })
    expect(await row()).toMatchObject({ lastNoteAt: ago(DAY).getTime() })
  })
  test("a number seen with another stock keeps finding it; the stock that left does not", async () => {
    await keep({ client, stock: "P48213" })
    await keep({ client, stock: "A1000" })
    const [old, fresh] = await hashes(store, [
      ["stock", "p48213"],
      ["stock", "a1000"],
    ])
    const keys = (await row())?.keys ?? []
    expect(keys.some((key) => key.startsWith(old ?? "-"))).toBe(false)
    expect(keys.some((key) => key.startsWith(fresh ?? "-"))).toBe(true)
  })
  test("the order of sightings does not change who is found", async () => {
    const numbers = fc.uniqueArray(fc.stringMatching(/^[2-9]\d{9}$/), { minLength: 1, maxLength: 4 })
    await fc.assert(
      fc.asyncProperty(numbers, async (phones) => {
        await store.dossiers.clear()
        for (const one of phones) await keep({ client: { phones: [one] } })
        const there = (await row())?.keys
        await store.dossiers.clear()
        for (const one of [...phones].reverse()) await keep({ client: { phones: [one] } })
        expect([...((await row())?.keys ?? [])].sort()).toEqual([...(there ?? [])].sort())
      }),
      { numRuns: 15 },
    )
  })
})

describe("when it was closed", () => {
  const closing = (at: Date) => known([written("PDR J7 R3, je ferme le dossier", at)])
  const closedAt = async () => (await row())?.closedAt ?? null

  test.each([
    ["turning closed with a closing note: then", ago(HOUR), ago(HOUR)],
    ["turning closed without one: now", null, now],
    ["a closing note from before it was last open: now", ago(40 * DAY), now],
  ])("%s", async (_name, note, expected) => {
    await keep({ stage: "Contacté" }, ago(2 * HOUR))
    await keep({ stage: "Perdu BDC", ...(note && { notes: closing(note) }) })
    expect(await closedAt()).toBe(expected.getTime())
    await keep({ stage: "Perdu BDC" }, new Date(now.getTime() + DAY))
    expect(await closedAt()).toBe(expected.getTime())
    await keep({ stage: unread }, new Date(now.getTime() + DAY))
    expect(await closedAt()).toBe(expected.getTime())
    await keep({ stage: "Contacté" }, new Date(now.getTime() + DAY))
    expect(await closedAt()).toBeNull()
  })
  test("first seen closed without a closing note: nobody knows", async () => {
    await keep({ stage: "Perdu F&I" })
    expect(await closedAt()).toBeNull()
    await keep({ stage: "Perdu F&I", notes: closing(ago(80 * DAY)) })
    expect(await closedAt()).toBe(ago(80 * DAY).getTime())
  })
})

describe("other files of a client", () => {
  test("are told with what matched; a family shares a phone", async () => {
    await keep(
      { id: "1", client: { phones: [phone], names: ["Zoé Roy"] }, stage: "Perdu BDC" },
      ago(2 * HOUR),
    )
    await keep({ id: "2", client: { phones: [phone], names: ["Luc Roy"] } }, ago(HOUR))
    await keep({ id: "3", client: { ...client } })
    await keep({ id: "4", client: { phones: ["4388301234"] } })
    expect(
      (await others({ phone, email })).map(({ record: { id }, matchedBy, stage }) => [id, matchedBy, stage]),
    ).toEqual([
      ["3", "email", null],
      ["2", "phone", null],
      ["1", "phone", "Perdu BDC"],
    ])
    expect(ids(await others({ email: "ZOE.ROY@exemple.ca " }))).toEqual(["3"])
    expect(await others({})).toEqual([])
    expect(await others({ phone: "7000199" })).toEqual([])
  })
  test("are never this one, nor another organisation's", async () => {
    await keep({ id: "1", client })
    await keep({ id: "1", org: "org2", client })
    expect(ids(await others({ phone }, now, record("1")))).toEqual([])
    expect(ids(await others({ phone }))).toEqual(["1"])
    expect(await otherFiles(store, null, { phone, email: null }, now)).toHaveLength(2)
  })
})

describe("forgetting", () => {
  test.each([
    [29, "whole"],
    [31, "bare"],
    [99, "bare"],
    [101, "gone"],
  ])("closed %i days ago: %s", async (days, left) => {
    const at = ago(days * DAY)
    await keep(
      { client, stage: "Contacté", owner: "Alex Roy", stock: "P48213" },
      new Date(at.getTime() - HOUR),
    )
    await keep({ client, stage: "Perdu BDC" }, at)
    await forget(store, now)
    await forget(store, now)
    const kept = await row()
    expect(kept === undefined ? "gone" : kept.owner === null ? "bare" : "whole").toBe(left)
    expect(ids(await others({ phone }))).toEqual(left === "gone" ? [] : ["42"])
    expect(kept?.stock ?? null).toBe(left === "whole" ? "P48213" : null)
    const [surname] = await hashes(store, [["surname", "roy"]])
    expect(kept?.keys.some((key) => key.startsWith(surname ?? "-")) ?? false).toBe(left === "whole")
  })
  test("an open file goes once unseen for 12 months", async () => {
    await keep({ id: "1", client }, ago(364 * DAY))
    await keep({ id: "2", client }, ago(367 * DAY))
    await forget(store, now)
    expect(ids(await others({ phone }))).toEqual(["1"])
  })
})
