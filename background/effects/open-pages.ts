import type { JournalEvent, PageFacts, PageQuestion, RequestOf } from "../../src/messages"
import { same } from "../../src/process/text"
import { packOf } from "../../src/rules"
import type { RecordKey } from "../../src/rules/facts"
import type { PageSays } from "../../src/rules/page"
import { isFailing, type Row } from "../../src/rules/rule"
import { recordId } from "../../src/store/rows"
import { addToJournal, keepSeen, seenKey } from "../../src/store/seen"
import type { From } from "../router"
import type { Settings } from "../settings"

/** Pages whose last answer is held, at most. */
const most = 200
/** What follows a Save within this long is the same press, ms. */
const onePress = 2_000

type Open = {
  tab: number | null
  record: RecordKey | null
  says: Pick<PageSays, "rows" | "ifBlocked">
  savedAt: number
  /** What stood when it was last written. */
  written: string
}

const eventOf = (
  kind: JournalEvent["kind"],
  { id, state, level }: Row,
  record: RecordKey | null,
): JournalEvent => ({ kind, rule: id, state, level, ...(record && { record }) })
const seenAs = (row: Row, record: RecordKey | null): JournalEvent =>
  eventOf(row.level === "observe" ? "observed" : "shown", row, record)

/** The rows failing that stand on a page, as the journal names them. */
export const eventsOf = (rows: readonly Row[], { record }: Pick<PageQuestion, "record">): JournalEvent[] =>
  rows.filter(isFailing).map((row) => seenAs(row, record))

const isFileRow = ({ id, on }: Row): boolean => on === "opportunity" && packOf(id) === "bdc"

/**
 * The last answer of each open page, for what the journal says of Saves and of rows put right. In memory alone: what a stopped worker
 * did not see is not written.
 */
export class OpenPages {
  readonly #pages = new Map<string, Open>()

  constructor(private readonly settings: Settings) {}

  answered({ page, record }: PageQuestion, tab: number | null, says: PageSays): void {
    const before = this.#pages.get(page)
    this.#pages.delete(page)
    this.#pages.set(page, {
      tab,
      record,
      says: { rows: says.rows, ifBlocked: says.ifBlocked },
      savedAt: before?.savedAt ?? -Infinity,
      written: before?.written ?? "",
    })
    const [oldest] = this.#pages.keys()
    if (this.#pages.size > most && oldest !== undefined) this.#pages.delete(oldest)
  }

  /** What the page of a tab tells of a row, with the opening it is of where that is known; held, a row was seen. */
  async heard(event: JournalEvent, { tab }: From): Promise<JournalEvent> {
    const { store, keep, now } = this.settings.parts
    const named = (record: RecordKey | null | undefined): string => (record ? recordId(record) : "")
    const page = [...this.#pages]
      .reverse()
      .find(([, open]) => open.tab === tab && named(open.record) === named(event.record))?.[0]
    if (page === undefined || tab === null || event.rule === undefined) return event
    if (event.kind === "held") {
      const events = [{ ...event, kind: "shown" } as const]
      await keep.write(() => keepSeen(store, { page, events, verdict: null }, now())).catch(() => undefined)
    }
    return { ...event, details: { ...event.details, page } }
  }

  /** A Save went through: what was failing under it, and whether `block` would have held it. */
  async saved({ page, of, stage }: RequestOf<"page.saved">, { tab }: From): Promise<void> {
    const { store, keep, now } = this.settings.parts
    const open = this.#pages.get(page)
    const at = now()
    if (open?.tab !== tab || Math.abs(at.getTime() - open.savedAt) < onePress) return
    open.savedAt = at.getTime()
    const { record, says } = open
    const pressed = says.ifBlocked.find(({ names }) => names.some((name) => same(name, stage)))
    const rows =
      stage === ""
        ? says.rows.filter(
            (row) => isFailing(row) && row.level !== "block" && (row.on === of || row.wouldHold === of),
          )
        : (pressed?.rows ?? [])
    if (rows.length === 0) return
    const seen = rows.map((row) => seenAs(row, record))
    await keep.write(async () => {
      await keepSeen(store, { page, events: seen, verdict: null }, at)
      for (const row of rows) {
        const event = eventOf("saved", row, record)
        const key = `${seenKey(page, event)} ${String(at.getTime())}`
        await addToJournal(store, key, { ...event, details: { would: row.wouldHold === of } }, at)
      }
    })
  }

  /** What stands a moment later: the opening, rows put right or failing anew, a file complete. */
  async stood(
    { page, record }: PageQuestion,
    { opportunity }: PageFacts,
    rows: readonly Row[],
  ): Promise<void> {
    const { store, now } = this.settings.parts
    const written = JSON.stringify([record, rows.map(({ id, state }) => [id, state])])
    const open = this.#pages.get(page)
    if (open?.written === written || rows.length === 0) return
    const at = now()
    const cleared = (row: Row) => seenKey(page, { kind: "cleared", rule: row.id, ...(record && { record }) })
    const ok = rows.filter(({ state }) => state === "ok")
    await store.transaction("rw", store.journal, async () => {
      if (record) {
        const event: JournalEvent = { kind: "opened", record }
        await addToJournal(store, seenKey(page, event), event, at)
      }
      await store.journal.bulkDelete(rows.filter(isFailing).map(cleared))
      for (const row of ok) {
        const before = (["missing", "invalid"] as const).map((state) =>
          seenKey(page, { ...eventOf("shown", row, record), state }),
        )
        const shown = (await store.journal.bulkGet(before)).some((line) => line !== undefined)
        if (shown) await addToJournal(store, cleared(row), eventOf("cleared", row, record), at)
      }
      if (record && opportunity?.mode === "detail") await this.#complete(record, rows, at)
    })
    if (open) open.written = written
  }

  /** The first time that all of a file's own rows are ok, where one was seen failing before. */
  async #complete(record: RecordKey, rows: readonly Row[], at: Date): Promise<void> {
    const { store } = this.settings.parts
    const own = rows.filter((row) => isFileRow(row) && row.level !== "observe")
    if (own.length === 0 || !own.every(({ state }) => state === "ok")) return
    const key = `complete ${recordId(record)}`
    if ((await store.journal.get(key)) !== undefined) return
    const ids = new Set<string>(own.map(({ id }) => id))
    const lines = await store.journal.where("record").equals(recordId(record)).toArray()
    const failing = lines.filter(({ kind, rule }) => kind === "shown" && rule !== undefined && ids.has(rule))
    if (failing.length === 0) return
    const from = new Date(Math.min(...failing.map((line) => line.at))).toISOString()
    await addToJournal(store, key, { kind: "complete", record, details: { from } }, at)
  }
}
