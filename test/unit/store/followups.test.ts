import "fake-indexeddb/auto"
import Dexie from "dexie"
import { afterEach, beforeEach, expect, test } from "vitest"
import { montreal } from "../../../src/process/calendar"
import { known } from "../../../src/process/field"
import { readNoteText } from "../../../src/process/reading"
import type { Note } from "../../../src/rules/facts"
import { Store } from "../../../src/store/database"
import { keptFollowUps } from "../../../src/store/records"
import { keepFollowUps } from "../../../src/store/seen"

let store: Store
beforeEach(async () => {
  await Dexie.delete("jalon")
  store = new Store()
})
afterEach(() => store.close())

const record = { org: "org1", module: "Potentials", id: "42" }
const note = (id: string, day: string, text: string): Note => ({
  id,
  text,
  author: "Zoé Roy",
  authorCertain: false,
  at: known({ at: montreal(day, "10:00"), precision: "minute", zoneKnown: true, isModified: true }),
  ofThisRecord: true,
  reading: readNoteText(text),
})

test("a note edited later keeps the date on which it was first seen, with what it now says", async () => {
  await keepFollowUps(store, record, [note("7", "2026-12-10", "PDR J1 R1")])
  await keepFollowUps(store, record, [
    note("7", "2026-12-12", "PDR J1 R1 + TEXTO"),
    note("8", "2026-12-12", "PDR J3 R1"),
  ])
  await keepFollowUps(store, record, [note("8", "2026-12-11", "PDR J2 R1")])
  expect(await keptFollowUps(store, record)).toMatchObject([
    { id: "7", at: montreal("2026-12-10", "10:00"), note: { day: 1, channels: ["call", "text"] } },
    { id: "8", at: montreal("2026-12-11", "10:00"), note: { day: 2 } },
  ])
})
