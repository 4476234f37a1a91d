import "fake-indexeddb/auto"
import Dexie from "dexie"
import { afterEach, beforeEach, expect, test } from "vitest"
import { montreal } from "../../../src/process/calendar"
import { empty, known, unknown, type Field } from "../../../src/process/field"
import { appointmentsOn, fillAppointment } from "../../../src/store/appointments"
import { Store } from "../../../src/store/database"
import { markRecord } from "../../../src/store/records"
import { forget } from "../../../src/store/retention"

const key = (id: string) => ({ org: "org1", module: "Potentials", id })
const at = (time: string, day = "2026-11-20") => montreal(day, time)
const fields = (specialist: Field, branch: Field = known("Laval")) => ({ specialist, branch })
let store: Store
beforeEach(async () => {
  await Dexie.delete("jalon")
  store = new Store()
})
afterEach(() => store.close())
const book = (id: string, now: Date) => markRecord(store, key(id), { meetingBooked: true }, now)
const fill = (id: string, specialist: Field, now: Date, branch?: Field) =>
  fillAppointment(store, key(id), fields(specialist, branch), now)
const told = async (now: Date) =>
  (await appointmentsOn(store, now)).map(
    (row) => `${row.record.split("/")[2] ?? ""} ${String(row.specialist)} ${String(row.branch)}`,
  )

test("one row a record and Montréal day; booked again, the latest instant and specialist", async () => {
  await book("1", at("09:00"))
  await fill("1", known("Ana"), at("09:01"))
  await book("1", at("10:00"))
  expect(await told(at("10:00"))).toEqual(["1 Ana Laval"])
  await fill("1", known("Bob"), at("10:01"))
  await book("2", at("11:00"))
  expect(await told(at("12:00"))).toEqual(["1 Bob Laval", "2 null null"])
  expect(await appointmentsOn(store, at("12:00"))).toMatchObject([{ at: +at("10:00") }, { at: +at("11:00") }])
})

test("midnight in Montréal parts two days, even while the page stays open", async () => {
  await book("1", at("23:59"))
  await fill("1", known("Ana"), at("23:59"))
  await fill("1", known("Bob"), at("00:01", "2026-11-21"))
  expect(await told(at("23:59"))).toEqual(["1 Ana Laval"])
  expect(await told(at("00:01", "2026-11-21"))).toEqual([])
  await book("1", at("00:02", "2026-11-21"))
  expect(await told(at("00:02", "2026-11-21"))).toEqual(["1 null null"])
})

test("what is not read changes nothing, what is emptied goes, and nothing is booked by filling", async () => {
  await book("1", at("09:00"))
  await fill("1", known("Ana"), at("09:01"))
  await fill("1", unknown("masked"), at("09:02"), unknown("masked"))
  expect(await told(at("12:00"))).toEqual(["1 Ana Laval"])
  await fill("1", empty, at("09:03"))
  expect(await told(at("12:00"))).toEqual(["1 null Laval"])
  await fill("9", known("Ana"), at("09:04"))
  await markRecord(store, key("8"), { composedNote: true }, at("09:05"))
  expect(await told(at("12:00"))).toEqual(["1 null Laval"])
})

test("forgotten after 12 months", async () => {
  await book("1", at("12:00", "2025-11-19"))
  await book("2", at("12:00", "2025-11-21"))
  await forget(store, at("12:00"))
  expect((await store.appointments.toArray()).map(({ day }) => day)).toEqual(["2025-11-21"])
})
