import "fake-indexeddb/auto"
import Dexie from "dexie"
import { afterEach, beforeEach, expect, test } from "vitest"
import { montreal } from "../../../src/process/calendar"
import { known } from "../../../src/process/field"
import { reapplicationOf } from "../../../src/process/reapply"
import { readNoteText } from "../../../src/process/reading"
import type { Note } from "../../../src/rules/facts"
import { Store } from "../../../src/store/database"
import { bare, keepDossier, otherFiles } from "../../../src/store/dossiers"
import { keptFollowUps } from "../../../src/store/records"
import { keepFollowUps } from "../../../src/store/seen"
import { ago, DAY, now, record as recordOf, seen, written } from "./files"

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

const phone = "5147000199"
const client = { phones: [phone] }
const former = async (at = now) => (await otherFiles(store, recordOf("99"), { phone, email: null }, at))[0]

test("a stage seen to turn was left since it was last seen open; a closing note tells when", async () => {
  await keepDossier(store, seen({ client, stage: "Contacté" }), ago(120 * DAY))
  await keepDossier(store, seen({ client, stage: "Perdu BDC" }), ago(DAY))
  const turned = await former()
  expect(turned).toMatchObject({ closedAt: ago(DAY), closedAfter: ago(120 * DAY) })
  expect(reapplicationOf(turned ? [turned] : [], now)?.sure).toBe(false)

  const closing = known([written("PDR J7 R1 je ferme le dossier", ago(2 * DAY))])
  await keepDossier(store, seen({ client, stage: "Perdu BDC", notes: closing }), now)
  const told = await former()
  expect(told).toMatchObject({ closedAt: ago(2 * DAY), lastOutcome: "no-answer" })
  expect(told?.closedAfter).toBeUndefined()
  expect(reapplicationOf(told ? [told] : [], now)).toMatchObject({ sure: true, days: 2 })
})

test("a file of the approvers is closed, and what a re-application needs stays when the rest goes", async () => {
  const sighting = seen({
    client,
    stage: "Perdu",
    notes: known([written("PDR J7 R1 je ferme le dossier", ago(DAY))]),
  })
  const createdAt = known("2026-10-01")
  const fields = { ...sighting.facts.fields, createdAt }
  await keepDossier(store, { ...sighting, facts: { ...sighting.facts, fields } }, now)
  expect(await former()).toMatchObject({ stage: "Perdu", closedAt: ago(DAY) })
  const row = await store.dossiers.get("org1/Potentials/42")
  expect(row && bare(row)).toMatchObject({
    createdAt: montreal("2026-10-01", "00:00").getTime(),
    lastOutcome: "no-answer",
  })
})
