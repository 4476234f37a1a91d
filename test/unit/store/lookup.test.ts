import "fake-indexeddb/auto"
import Dexie from "dexie"
import fc from "fast-check"
import { afterEach, beforeEach, expect, test } from "vitest"
import { phonesIn, clientPhones } from "../../../background/phones"
import { Store } from "../../../src/store/database"
import { keepDossier } from "../../../src/store/dossiers"
import { lookUp, readQuery } from "../../../src/store/lookup"
import { ago, HOUR, now, seen } from "./files"

let store: Store
beforeEach(async () => {
  await Dexie.delete("jalon")
  store = new Store()
})
afterEach(() => store.close())

const find = async (query: string, most?: number) =>
  (await lookUp(store, readQuery(query, phonesIn(query)), most)).map(({ row, by, exact }) => [
    row.record.split("/")[2],
    by,
    exact,
  ])
const file = (id: string, name: string, raw: string, email: string, stock: string, at = now) =>
  keepDossier(
    store,
    seen({ id, stock, client: { phones: clientPhones(raw), emails: [email], names: [name] } }),
    at,
  )

test.each([
  ["514 700-0199", ["phone"], ["1"]],
  ["+1 (514) 700.0199", ["phone"], ["1"]],
  ["5147000199 poste 12", ["phone"], ["1"]],
  ["tél. : 514\u00a0700\u20110199 (soir)", ["phone"], ["1"]],
  ["Rappeler Mme Roy au 514-700-0199 svp", ["phone"], ["1"]],
  ["700-0199", ["last7", "stock"], ["1"]],
  ["0199", ["last4", "stock"], ["2", "1"]],
  ["poste 0199", ["last4"], ["2", "1"]],
  ["438 830-1234", ["phone"], ["1"]],
  ["514 700", ["stock"], []],
  ["000 000-0000", ["phone"], []],
  ["ZOE.roy@exemple.ca", ["email"], ["1"]],
  ["<zoe.roy@exemple.ca>", ["email"], ["1"]],
  ["roy", ["surname"], ["2", "1"]],
  ["Roy, Zoé", ["surname"], ["1", "2"]],
  ["zoe ROY", ["surname"], ["1", "2"]],
  ["roy zoé", ["surname"], ["1", "2"]],
  ["côté", ["surname"], ["3"]],
  ["COT", ["surname"], ["3"]],
  ["de la Cruz", ["surname"], ["4"]],
  ["cruz", ["surname"], ["4"]],
  ["Ana", ["surname"], []],
  ["ro", [], []],
  ["P48213", ["stock"], ["1"]],
  ["p-48", ["stock"], ["3", "1"]],
  ["p 482", ["stock"], ["1"]],
  ["12", [], []],
  ["", [], []],
  ["   ", [], []],
])("%j is searched as %j and finds %j", async (query, tried, wanted) => {
  await file("1", "Zoé Roy", "514 700-0199 / 438 830-1234", "zoe.roy@exemple.ca", "P48213", ago(4 * HOUR))
  await file("2", "Luc Roy", "450 700-0199".replace("700", "701"), "luc@exemple.ca", "B1", ago(3 * HOUR))
  await file("3", "Ève Côté", "(819) 555-7777", "eve@exemple.ca", "P4877", ago(2 * HOUR))
  await file("4", "Ana de la Cruz", "418 555-1111", "ana@exemple.ca", "C3000", ago(HOUR))
  expect(readQuery(query, phonesIn(query)).tried).toEqual(tried)
  expect((await find(query)).map(([id]) => id)).toEqual(wanted)
})

test("whole matches first, a phone before all, then the most recently seen", async () => {
  const phones = ["5147000199"]
  await keepDossier(store, seen({ id: "old", client: { phones } }), ago(900 * HOUR))
  for (let n = 0; n < 30; n += 1)
    await keepDossier(store, seen({ id: `${n}`, client: { names: [`Client ${n} Tremblay`] } }), ago(n * HOUR))
  await keepDossier(store, seen({ id: "me", client: { names: ["Zoé Tremblay"] } }), ago(800 * HOUR))
  expect((await find("Zoé Tremblay"))[0]).toEqual(["me", "surname", true])
  expect((await find("trem")).map(([id]) => id)).toEqual(Array.from({ length: 20 }, (_one, n) => `${n}`))
  expect(await find("trem", 3)).toHaveLength(3)
  expect(await find("514-700-0199")).toEqual([["old", "phone", true]])
  expect(await find("0199")).toEqual([["old", "last4", false]])
})

test("a file seen again comes first, once", async () => {
  await keepDossier(store, seen({ id: "1", client: { names: ["Zoé Roy"] } }), ago(3 * HOUR))
  await keepDossier(store, seen({ id: "2", client: { names: ["Luc Roy"] } }), ago(2 * HOUR))
  await keepDossier(store, seen({ id: "1", client: { names: ["Zoé Roy"] } }), ago(HOUR))
  expect((await find("roy")).map(([id]) => id)).toEqual(["1", "2"])
})

test("any text at all is read, in linear time, and looked up", async () => {
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: "grapheme", maxLength: 400 }), async (text) => {
      const { tried, texts } = readQuery(text, phonesIn(text))
      expect(tried.length > 0).toBe(texts.length > 0)
      expect(texts.length).toBeLessThan(20)
      expect(await find(text)).toEqual([])
    }),
  )
  expect(readQuery("a@".repeat(50_000), phonesIn("1 ".repeat(50_000))).texts.length).toBeLessThan(20)
})

test.each([
  ["514 700-0199 / 438 830-1234", ["5147000199", "4388301234"]],
  ["1-514-700-0199 ext. 12", ["5147000199"]],
  ["514 555-0142", ["5145550142"]],
  ["700-0199", ["7000199"]],
  ["+33 1 42 68 53 00", ["33142685300"]],
  ["", []],
  ["inconnu", []],
])("a file's %j is kept as %j", (raw, digits) => expect(clientPhones(raw)).toEqual(digits))
