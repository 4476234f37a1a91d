import { clock, page, popup, send } from "./chrome"
import { db, freshWorker } from "./worker"
import { beforeEach, expect, it } from "vitest"
import type { IndicatorRow, IndicatorsView } from "../../../src/messages"
import { indicatorIds, type IndicatorId } from "../../../src/process/aftersales/indicators"
import { recordId, type JournalRow, type ReminderRow } from "../../../src/store/rows"
import { addToJournal } from "../../../src/store/seen"

const record = (id: string) => ({ org: "org1", module: "CustomModule7", id })
const url = (id: string): string => `https://crm.zoho.com/crm/org1/tab/CustomModule7/${id}`
const at = (text: string): Date => new Date(text)
/** Friday 20 November 2026, 10 h. */
beforeEach(async () => {
  clock.now = Date.parse("2026-11-20T15:00:00Z")
  await freshWorker()
})
let count = 0
const saw = (kind: JournalRow["kind"], id: string, when: string, details: Record<string, string>) =>
  addToJournal(db(), `${kind}:${String(count++)}`, { kind, record: record(id), details }, at(when))
const view = async (): Promise<IndicatorsView> =>
  ((await send("indicators.get", undefined, popup)) as { value: IndicatorsView }).value
const now = async (id: IndicatorId) =>
  (await view()).indicators.find((one) => one.id === id)?.months.find(({ month }) => month === "2026-11")
const behind = async (id: IndicatorId, month = "2026-11") =>
  (
    (await send("indicators.events", { id, month }, popup)) as {
      value: { rows: IndicatorRow[]; total: number }
    }
  ).value
const clockRow = (kind: ReminderRow["kind"], id: string, until: string, doneAt: number | null = null) =>
  db().reminders.put({
    id: `${kind}|${id}`,
    kind,
    record: recordId(record(id)),
    url: url(id),
    from: at(until).getTime() - 1_800_000,
    until: at(until).getTime(),
    doneAt,
    tellAt: null,
  })

it("nothing was seen: every indicator is there, over twelve months, and tells nothing", async () => {
  const { indicators, since } = await view()
  expect(since).toBeNull()
  expect(indicators.map(({ id }) => id)).toEqual(indicatorIds)
  expect(
    indicators.every(({ months }) => months.length === 12 && months.every(({ events }) => events === 0)),
  ).toBe(true)
  expect(await behind("contacted")).toEqual({ rows: [], total: 0 })
})

it("one call, one appointment, one confirmation: their figures, and each with the event behind it", async () => {
  await saw("contacted", "1", "2026-11-10T15:00:00Z", { channel: "phone", outcome: "reached" })
  await saw("booked", "1", "2026-11-10T15:02:00Z", { by: "phone", appointment: "2026-11-12T14:00:00Z" })
  await saw("clock", "1", "2026-11-10T15:20:00Z", { clock: "confirm", event: "done" })
  await clockRow("confirm", "1", "2026-11-10T15:32:00Z", at("2026-11-10T15:20:00Z").getTime())
  expect(await now("contacted")).toMatchObject({ value: 1, events: 1 })
  expect(await now("appointment-rate")).toMatchObject({ value: 1, good: 1, of: 1, events: 2 })
  expect(await now("appointment-delay")).toMatchObject({ value: 2, of: 1 })
  expect(await now("confirm-kept")).toMatchObject({ value: 1, of: 1 })
  expect((await view()).since).toBe("2026-11-10T15:00:00.000Z")
  expect(await behind("appointment-rate")).toEqual({
    total: 2,
    rows: [
      { at: "2026-11-10T15:02:00.000Z", what: "booked", clock: null, record: record("1"), url: url("1") },
      { at: "2026-11-10T15:00:00.000Z", what: "reached", clock: null, record: record("1"), url: url("1") },
    ],
  })
  expect((await behind("confirm-kept")).rows).toMatchObject([{ what: "done", clock: "confirm" }])
})

it("a call without answer reaches nobody, and the events of other kinds count nowhere", async () => {
  await saw("contacted", "1", "2026-11-10T15:00:00Z", { channel: "phone", outcome: "no-answer" })
  await saw("clock", "1", "2026-11-10T15:00:00Z", { clock: "confirm", event: "started" })
  await saw("clock", "1", "2026-11-10T15:00:00Z", { clock: "confirm", event: "snoozed" })
  await saw("clock", "1", "2026-11-10T15:00:00Z", { clock: "other", event: "done" })
  await saw("mended", "1", "2026-11-10T15:00:00Z", {})
  expect((await view()).since).toBeNull()
})

it("a clock past its deadline counts as late while it runs; one that runs still, or is not of after-sales, does not", async () => {
  await clockRow("reply", "1", "2026-11-20T14:59:00Z")
  await clockRow("reply", "2", "2026-11-20T15:01:00Z")
  await clockRow("callback", "3", "2026-11-19T15:00:00Z")
  await clockRow("reply", "4", "2026-11-19T15:00:00Z", at("2026-11-19T14:00:00Z").getTime())
  await saw("clock", "4", "2026-11-19T14:00:00Z", { clock: "reply", event: "done" })
  expect(await now("reply-kept")).toMatchObject({ value: 0.5, good: 1, of: 2 })
  expect((await behind("reply-kept")).rows.map(({ what }) => what)).toEqual(["overdue", "done"])
  expect((await behind("reply-kept")).rows[0]?.url).toBe(url("1"))
})

it("of hundreds, the figure is whole, and the latest two hundred are given", async () => {
  await db().journal.bulkAdd(
    Array.from({ length: 600 }, (_, index): JournalRow => ({
      key: `many:${String(index)}`,
      kind: "contacted",
      at: at("2026-11-02T15:00:00Z").getTime() + index,
      record: recordId(record(String(index))),
      details: { outcome: "reached" },
    })),
  )
  expect(await now("contacted")).toMatchObject({ value: 600, events: 600 })
  const { rows, total } = await behind("contacted")
  expect([rows.length, total]).toEqual([200, 600])
  expect(rows[0]).toMatchObject({ record: record("599"), url: null })
})

it("only our own pages may ask, for an indicator and a month that exist", async () => {
  expect(await send("indicators.get", undefined, page())).toMatchObject({ ok: false, error: "refused" })
  expect(await send("indicators.events", { id: "contacted", month: "2026-11" }, page())).toMatchObject({
    ok: false,
  })
  for (const wrong of [
    { id: "cem", month: "2026-11" },
    { id: "contacted", month: "2026-13" },
    { id: "contacted" },
  ])
    expect(await send("indicators.events", wrong, popup)).toMatchObject({ ok: false, error: "shape" })
  expect(await behind("contacted", "2001-01")).toEqual({ rows: [], total: 0 })
})
