import type { IndicatorRequests, IndicatorRow } from "../src/messages"
import { clockKinds, type ClockKind } from "../src/process/aftersales/clocks"
import {
  contactOutcomes,
  indicatorIds,
  indicators,
  type IndicatorId,
  type Month,
  type ServiceEvent,
} from "../src/process/aftersales/indicators"
import { dayOf } from "../src/process/calendar"
import { isDay } from "../src/process/roster-hours"
import type { Store } from "../src/store/database"
import { recordKey, type JournalRow, type RecordId, type ReminderRow } from "../src/store/rows"
import type { Handlers } from "./router"
import type { Settings } from "./settings"

/** The events of a figure that are given at once. */
const glance = 200

const isClock = (kind: unknown): kind is ClockKind => (clockKinds as readonly unknown[]).includes(kind)

/** A Montréal day, given as such or as an instant; null when it is neither. */
function dayFrom(given: unknown): string | null {
  if (typeof given !== "string") return null
  if (isDay(given)) return given
  const at = new Date(given)
  return Number.isNaN(at.getTime()) ? null : dayOf(at)
}

/** What a line of the journal tells; [] when it is none of ours. */
function eventOf({ kind, at, record: file, details = {} }: JournalRow): ServiceEvent[] {
  const record = file ?? null
  if (kind === "contacted") {
    const outcome = contactOutcomes.find((one) => one === details["outcome"])
    return outcome ? [{ what: "contacted", at, record, outcome }] : []
  }
  if (kind === "booked") return [{ what: "booked", at, record, appointment: dayFrom(details["appointment"]) }]
  const { clock, event } = details
  if (kind !== "clock" || !isClock(clock) || (event !== "done" && event !== "late")) return []
  return [{ what: "clock", at, record, clock, event }]
}

/** A clock that still runs past its deadline. */
const overdue = ({ kind, record, until, doneAt }: ReminderRow): ServiceEvent[] =>
  isClock(kind) && doneAt === null
    ? [{ what: "clock", at: until, record, clock: kind, event: "overdue" }]
    : []

/** All that this browser saw of after-sales. */
async function seen(store: Store, now: Date): Promise<ServiceEvent[]> {
  const [lines, past] = await Promise.all([
    store.journal.where("kind").anyOf("contacted", "booked", "clock").toArray(),
    store.reminders.where("until").belowOrEqual(now.getTime()).toArray(),
  ])
  return [...lines.flatMap(eventOf), ...past.flatMap(overdue)]
}

/** The addresses of records, where they are still known. */
async function addresses(store: Store, records: readonly RecordId[]): Promise<Map<RecordId, string>> {
  const [reminders, dossiers] = await Promise.all([
    store.reminders
      .where("record")
      .anyOf([...records])
      .toArray(),
    store.dossiers.bulkGet([...records]),
  ])
  return new Map([...dossiers, ...reminders].flatMap((row) => (row ? [[row.record, row.url] as const] : [])))
}

const whatOf = (event: ServiceEvent): IndicatorRow["what"] =>
  event.what === "clock" ? event.event : event.what === "contacted" ? event.outcome : "booked"

/** The indicators of after-sales (S1), counted from the journal and the clocks that still run. */
export function indicatorHandlers(settings: Settings): Pick<Handlers, keyof IndicatorRequests> {
  const { store, keep, now: clock } = settings.parts
  const all = async () => {
    const now = clock()
    return indicators(await keep.attempt(() => seen(store, now)), now)
  }

  async function eventsOf(id: IndicatorId, month: Month) {
    const figure = (await all())[id].find((one) => one.month === month)
    const events = [...(figure?.events ?? [])].reverse()
    const shown = events.slice(0, glance)
    const records = [...new Set(shown.flatMap(({ record }) => record ?? []))]
    const urls = await keep.attempt(() => addresses(store, records))
    const rows = shown.map((event) => ({
      at: new Date(event.at).toISOString(),
      what: whatOf(event),
      clock: event.what === "clock" ? event.clock : null,
      record: event.record === null ? null : recordKey(event.record),
      url: urls.get(event.record ?? "") ?? null,
    }))
    return { rows, total: events.length }
  }

  return {
    "indicators.get": async () => {
      const figures = await all()
      const first = Math.min(
        ...indicatorIds.flatMap((id) => figures[id].flatMap(({ events: [event] }) => event?.at ?? [])),
      )
      return {
        indicators: indicatorIds.map((id) => ({
          id,
          months: figures[id].map(({ events, ...figure }) => ({ ...figure, events: events.length })),
        })),
        since: Number.isFinite(first) ? new Date(first).toISOString() : null,
      }
    },
    "indicators.events": ({ id, month }) => eventsOf(id, month),
  }
}
