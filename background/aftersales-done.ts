import type { RunAct } from "../src/messages"
import type { ClockKind } from "../src/process/aftersales/clocks"
import type { ContactOutcome } from "../src/process/aftersales/indicators"
import {
  procedurePlans,
  procedures,
  type Procedure,
  type ProcedureItem,
  type ProcedureItemId,
} from "../src/process/aftersales/procedures"
import { dayOf } from "../src/process/calendar"
import type { RecordKey } from "../src/rules/facts"
import type { AftersalesTicks } from "../src/rules/rule"
import type { Book } from "../src/scripts/types"
import { standing, type Run } from "../src/scripts/walk"
import { stepAt, wayLeft } from "../src/scripts/way"
import { markRecord, recordMemory } from "../src/store/records"
import { reminderId } from "../src/store/reminders"
import { recordId } from "../src/store/rows"
import { addToJournal } from "../src/store/seen"
import { pageOf } from "../src/pages/zoho/route"
import { tell } from "./broadcast"
import { startClock } from "./clocks"
import type { Jobs } from "./jobs"
import { finish, letGo } from "./reminders"
import type { From } from "./router"
import type { Settings } from "./settings"

type Contact = { channel: "phone" | "email" | "app"; outcome: ContactOutcome }
/** The items by which a client was contacted, or contacted us. */
const contacts: Partial<Record<ProcedureItemId, Contact>> = {
  "appointment-offered": { channel: "phone", outcome: "reached" },
  "again-by-phone": { channel: "phone", outcome: "reached" },
  "reminded-again": { channel: "phone", outcome: "no-answer" },
  "email-sent": { channel: "email", outcome: "sent" },
  "app-notice": { channel: "app", outcome: "sent" },
  "client-vehicle": { channel: "phone", outcome: "inbound" },
  replied: { channel: "email", outcome: "inbound" },
}
const channels: Partial<Record<Procedure, Contact["channel"]>> = {
  "outbound-email": "email",
  "email-request": "email",
  "outbound-app": "app",
}

const all = procedures.flatMap((procedure) => procedurePlans[procedure].items)
/** An item as the procedure under way has it, else as any other one does. */
const itemOf = (id: string, procedure: Procedure | undefined): ProcedureItem | undefined =>
  [...(procedure ? procedurePlans[procedure].items : []), ...all].find((item) => item.id === id)

/** The items that a step of a script does, once it is passed. The confirmation comes after the call: it is said by hand. */
const itemsOf = (script: string, step: string): ProcedureItem[] =>
  procedures
    .filter((procedure) => procedurePlans[procedure].script === script)
    .flatMap((procedure) => procedurePlans[procedure].items)
    .filter(({ steps, id }) => id !== "confirmation" && steps?.includes(step))

const scripts = new Set(procedures.flatMap((procedure) => procedurePlans[procedure].script ?? []))

type Said = { item: ProcedureItem; is: boolean }
type On = { record: RecordKey; url: string }
export type Walk = { before: Run; after: Run; doing: RunAct; book: Book; on: On; from: From }

/** What follows, on a file of after-sales, from what is said done there: its clocks, and the journal's figures. */
export function receptionWork(settings: Settings, jobs: Jobs) {
  const { store, keep, now: clock } = settings.parts

  /** Once a day for a file and an outcome: a client who did not answer may be reached later that day. */
  async function count(kind: "contacted" | "booked", record: RecordKey, details: Record<string, string>) {
    const now = clock()
    const key = [kind, recordId(record), dayOf(now), details["outcome"] ?? []].flat().join("|")
    await keep.write(() => addToJournal(store, key, { kind, record, details }, now))
  }

  async function start(kind: ClockKind, on: On): Promise<void> {
    if (kind !== "confirm" && kind !== "service-again" && kind !== "diagnosis") return
    await startClock(settings, jobs, { kind, ...on, at: clock().toISOString() })
  }

  async function end(kind: ClockKind, { record }: On, done: boolean): Promise<void> {
    const id = reminderId(kind, recordId(record))
    const row = await keep.attempt(() => store.reminders.get(id))
    // A contact before its time is not the reminder of a service still far.
    if (kind === "service" && done && row && row.from > clock().getTime()) return
    if (row && (row.doneAt !== null) !== done) await finish(settings, jobs, id, done)
  }

  /** Items said done by hand or by a script, or not done after all. */
  async function said(on: On, items: readonly Said[], procedure: Procedure | undefined) {
    for (const { item, is } of items) {
      for (const kind of item.ends ?? []) await end(kind, on, is)
      const { starts } = item
      if (!is) {
        // Said by mistake: what it started is not to be done.
        if (starts) await keep.write(() => letGo(store, on.record, [starts]))
        continue
      }
      // The time to confirm runs from the end of the call.
      if (starts && starts !== "confirm") await start(starts, on).catch(() => undefined)
      const contact = contacts[item.id]
      if (contact) await count("contacted", on.record, contact)
      if (item.id === "booked")
        await count("booked", on.record, { by: (procedure && channels[procedure]) ?? "phone" })
    }
  }

  /** What a script does on a file: one started on a later day than the procedure was opened opens it anew. */
  async function mark(record: RecordKey, done: Record<string, boolean>, { since: started }: Run) {
    const { ticks } = await keep.attempt(() => recordMemory(store, record))
    const since = ticks.aftersales?.since
    const at = new Date(started)
    const anew = since === undefined || dayOf(new Date(since)) < dayOf(at)
    const aftersales = { done, ...(anew && { since: at.toISOString() }) }
    await keep.write(() => markRecord(store, record, { ticks: { aftersales } }, clock()))
  }

  return {
    /** What the agent ticked on a file. */
    ticked: async (record: RecordKey, { done = {}, since }: AftersalesTicks, from: From): Promise<void> => {
      if (from.url === null) return
      const { ticks } = await keep.attempt(() => recordMemory(store, record))
      // Said in a page that shows an opening that is over: nothing was kept of it.
      if (since !== undefined && ticks.aftersales?.since !== since) return
      const procedure = ticks.aftersales?.procedure
      const items = Object.entries(done).flatMap(([id, is]): Said[] => {
        const item = itemOf(id, procedure)
        return item ? [{ item, is }] : []
      })
      await said({ record, url: pageOf(from.url) }, items, procedure)
    },
    /**
     * A script of after-sales went on: the items of the step passed are done, and once nothing is left to be said the call is over: the
     * time to confirm its appointment begins. Gives whether it is over. `over`: it was, before.
     */
    walked: async ({ before, after, doing, book, on, from }: Walk, over: boolean): Promise<boolean> => {
      const left = standing(before, book)
      const passed = doing.act === "next" || doing.act === "answer" ? left : null
      const places = [...after.path.map(({ at }) => at), after.at].flatMap((at) => at ?? [])
      if (!places.some(({ script }) => scripts.has(script))) return over
      const spoken = wayLeft(book, after).some((place) => stepAt(book, place)?.kind !== "do")
      const ends = !over && !spoken
      const booked = ends && places.some(({ script, step }) => scripts.has(script) && step === "confirm")
      const items = [
        ...(passed ? itemsOf(passed.script, passed.step) : []),
        ...(booked ? all.filter(({ id }) => id === "booked").slice(0, 1) : []),
      ]
      const done = Object.fromEntries(items.map(({ id }) => [id, true] as const))
      if (items.length > 0) {
        await mark(on.record, done, after)
        await said(
          on,
          items.map((item) => ({ item, is: true })),
          undefined,
        )
      }
      if (booked) await start("confirm", on).catch(() => undefined)
      if (items.length > 0 && from.tab !== null) void tell(from.tab, { jalonPush: "ask" })
      return over || ends
    },
  }
}
export type Reception = ReturnType<typeof receptionWork>
