import browser from "webextension-polyfill"
import { minute, type CrmFile } from "../../src/crm/facts"
import { fromWire, toWire } from "../../src/messages/wire"
import type { RecordKey } from "../../src/rules/facts"
import { recordId } from "../../src/store/rows"
import type { Wait } from "./file-parts"

/** How long what the CRM said is said at all, ms. */
const longest = 30 * minute
/** How many files are held. */
const most = 30

const prefix = "crm-file:"
type Of = { tab: number; page: string; record: RecordKey }
/** What a tab's record leaves to the next worker. */
type Kept = { id: string; page: string; file: string }
const place = (tab: number): string => prefix + String(tab)

/**
 * What the CRM said of files, by record, and what is not to be asked for now. In memory; each tab's also in `storage.session`, for a
 * worker that is stopped: never the text of a note.
 */
export class FileMemory {
  readonly #files = new Map<string, CrmFile>()
  readonly #waits = new Map<string, number>()

  /** What is known of a record and not too old to be said. */
  get(id: string, now: Date): CrmFile {
    const all = Object.entries(this.#files.get(id) ?? {})
    return Object.fromEntries(all.filter(([, { at }]) => Math.abs(now.getTime() - at.getTime()) < longest))
  }

  /** Brings back what a worker that was stopped knew of a tab's record; whether it was of this opening of its page. Never rejects. */
  async recall(tab: number, id: string, page: string): Promise<boolean> {
    if (this.#files.has(id)) return false
    const kept = (await browser.storage.session.get(place(tab)).catch(() => ({}))) as Record<string, unknown>
    const { id: of, page: on, file } = (kept[place(tab)] ?? {}) as Partial<Kept>
    const read = of === id && file !== undefined ? (fromWire(file) as CrmFile | null) : null
    if (!read || this.#files.has(id)) return false
    this.#files.set(id, read)
    return on === page
  }

  /** Takes in what came of a record, without the parts that were refused; null: the CRM has no such record. */
  take({ tab, page, record }: Of, came: CrmFile | null, refused: ReadonlySet<keyof CrmFile>): void {
    const id = recordId(record)
    const parts = Object.entries({ ...this.#files.get(id), ...came })
    const file: CrmFile = Object.fromEntries(parts.filter(([part]) => !refused.has(part as keyof CrmFile)))
    this.#files.delete(id)
    if (came) this.#files.set(id, file)
    for (const old of this.#files.keys()) if (this.#files.size > most) this.#files.delete(old)
    const kept: Kept = { id, page, file: toWire(came ? file : {}) }
    void browser.storage.session.set({ [place(tab)]: kept }).catch(() => undefined)
  }

  wait(of: string, until: Wait["until"]): void {
    this.#waits.set(of, until)
  }
  isHeld(now: Date, ...of: string[]): boolean {
    return of.some((one) => (this.#waits.get(one) ?? 0) > now.getTime())
  }
  /** Another sign-in may be allowed more. */
  goOn(): void {
    this.#waits.clear()
  }

  /** Forgets a tab that is closed. */
  close(tab: number): void {
    void browser.storage.session.remove(place(tab)).catch(() => undefined)
  }
  /** Forgets all. */
  async clear(): Promise<void> {
    this.#files.clear()
    const kept = await browser.storage.session.get().catch(() => ({}))
    for (const name of Object.keys(kept).filter((one) => one.startsWith(prefix)))
      await browser.storage.session.remove(name).catch(() => undefined)
  }
}
