import browser from "webextension-polyfill"
import { addMinutes } from "date-fns/addMinutes"
import { isLost, type ClientFile, type Wanted } from "../../src/crm/clients"
import type { FileNote } from "../../src/crm/notes"
import { fromWire, toWire } from "../../src/messages/wire"
import { CrmError, type Ask, type Crm, type CrmFault } from "../../src/crm/types"
import type { RecordKey } from "../../src/rules/facts"
import type { OtherFile } from "../../src/rules/rule"
import { tell } from "../broadcast"
import type { Settings } from "../settings"
import { fresh, type Clients } from "./clients"

/** The page that asks. */
export type Asker = { tab: number | null; org: string; url: string | null }
/** A file with its notes, where those were read. */
export type NotedFile = { file: ClientFile; notes: readonly FileNote[] | null }
export type Calls = { files: NotedFile[]; fault: CrmFault | null }

/** Of how many files more than their row is asked: the history of the stages of those lost, the notes. */
const most = { closings: 4, lost: 2, calls: 3 }
const mostKept = 100
/** Where a worker leaves to the next what it was told, in memory of the browser session alone; and how much of it. */
const place = "crmClients"
const mostLeft = 30
/** What a verdict rests on is asked again sooner, min; so is what failed. */
const soon = 1

/** `value`: undefined while nothing was answered. */
type Kept<T> = { at: Date; again: Date; value: T | undefined }
/** How something is asked for; `shown`: what of it this page goes by, [] before anything is answered. */
type Work<T> = {
  kind: string
  minutes: number
  ask: (crm: Crm, org: string, ask: Ask, before: T | undefined) => Promise<T>
  shown: (value: T) => unknown
}

const none = ({ phones, emails }: Wanted): boolean => phones.length + emails.length === 0

/**
 * What the CRM says of the clients in open pages. A page is answered from what is known at once; the CRM is asked beside it, and the page
 * is told to ask again only when that turned out otherwise. Everything is held in memory, and dropped with the connection.
 */
export class ClientPages {
  readonly #kept = new Map<string, Kept<unknown>>()
  /** What each tab waits for, so that a question is given up when its page asks another. */
  readonly #asking = new Map<string, { key: string; life: AbortController }>()

  constructor(
    private readonly settings: Settings,
    readonly clients: Clients,
  ) {
    settings.parts.connection.onChange(() => {
      if (!settings.parts.connection.crm()) this.#forget()
    })
  }

  /** Resolves once what an earlier worker was told is read. Never rejects. */
  async ready(): Promise<void> {
    const { connection } = this.settings.parts
    await connection.ready()
    if (!connection.crm()) return
    const left = (await browser.storage.session.get(place).catch(() => ({}))) as Record<string, unknown>
    const all = typeof left[place] === "string" ? fromWire(left[place]) : null
    for (const [key, kept] of (all ?? []) as [string, Kept<unknown>][])
      if (!this.#kept.has(key)) this.#kept.set(key, kept)
  }

  #forget(): void {
    this.#kept.clear()
    void browser.storage.session.remove(place).catch(() => undefined)
    for (const { life } of this.#asking.values()) life.abort()
    this.clients.forget()
  }

  /** A tab was closed, or left. */
  leave(tab: number): void {
    for (const [slot, { life }] of this.#asking) if (slot.startsWith(`${String(tab)} `)) life.abort()
  }

  /** The client's other files anywhere in the organisation; undefined until the CRM has said it. */
  others(page: Asker, record: RecordKey | null, wanted: Wanted): OtherFile[] | undefined {
    const elsewhere = (files: readonly OtherFile[]): OtherFile[] =>
      files.filter((file) => file.record.id !== record?.id)
    const found = this.#beside<OtherFile[]>(page, wanted, {
      kind: "others",
      minutes: fresh,
      ask: (crm, org, ask) => this.#others(crm, page, org, wanted, ask),
      shown: elsewhere,
    })
    return found && elsewhere(found)
  }

  /** The files of a caller; undefined without a connection, null until the CRM has said it. */
  calls(page: Asker, wanted: Wanted): Calls | null | undefined {
    if (!this.settings.parts.connection.crmFor(page) || none(wanted)) return undefined
    const found = this.#beside<Calls>(page, wanted, {
      kind: "calls",
      minutes: soon,
      ask: (crm, org, ask, before) => this.#calls(crm, org, wanted, ask, before),
      shown: (calls) => calls,
    })
    return found ?? null
  }

  #beside<T>(page: Asker, wanted: Wanted, work: Work<T>): T | undefined {
    if (none(wanted)) return undefined
    const { now, connection } = this.settings.parts
    const crm = connection.crmFor(page)
    if (!crm) return undefined
    const key = `${work.kind} ${page.org} ${JSON.stringify([[...wanted.phones].sort(), [...wanted.emails].sort()])}`
    const before = this.#kept.get(key) as Kept<T> | undefined
    const at = now()
    const good = before && before.at <= at && before.again > at
    const slot = `${String(page.tab)} ${work.kind}`
    const asking = this.#asking.get(slot)
    if (asking && asking.key !== key) asking.life.abort()
    if (!good && asking?.key !== key) void this.#ask(key, slot, page, crm, work, before)
    return before?.value
  }

  async #ask<T>(
    key: string,
    slot: string,
    { tab }: Asker,
    crm: Crm,
    { minutes, ask: asked, shown }: Work<T>,
    before: Kept<T> | undefined,
  ): Promise<void> {
    const life = new AbortController()
    const mine = { key, life }
    this.#asking.set(slot, mine)
    const { now, connection } = this.settings.parts
    try {
      const ask = { signal: life.signal }
      const org = connection.state().org?.zgid ?? (await crm.org(ask)).zgid
      const value = await asked(crm, org, ask, before?.value)
      if (life.signal.aborted || !connection.crm()) return
      this.#keep(key, { at: now(), again: addMinutes(now(), minutes), value })
      const text = (one: T | undefined): string => JSON.stringify(one === undefined ? [] : shown(one))
      if (tab !== null && text(value) !== text(before?.value)) void tell(tab, { jalonPush: "ask" })
    } catch (error) {
      if (life.signal.aborted) return
      // What was known stands; it is not asked again at once.
      const until = error instanceof CrmError ? error.again : null
      const wait = addMinutes(now(), soon)
      this.#keep(key, { at: now(), again: until && until > wait ? until : wait, value: before?.value })
    } finally {
      if (this.#asking.get(slot) === mine) this.#asking.delete(slot)
    }
  }

  #keep(key: string, kept: Kept<unknown>): void {
    this.#kept.delete(key)
    this.#kept.set(key, kept)
    for (const old of [...this.#kept.keys()].slice(0, -mostKept)) this.#kept.delete(old)
    const left = toWire([...this.#kept].slice(-mostLeft))
    void browser.storage.session.set({ [place]: left }).catch(() => undefined)
  }

  async #others(crm: Crm, page: Asker, org: string, wanted: Wanted, ask: Ask): Promise<OtherFile[]> {
    const { files, fault } = await this.clients.files(crm, org, wanted, ask)
    if (files.length === 0 && fault !== null) throw new CrmError(fault, "clients")
    const lost = files.filter(({ stage }) => isLost(stage))
    const closings = new Map(
      await Promise.all(
        lost
          .slice(0, most.closings)
          .map(async (file) => [file.id, await this.clients.closedAt(crm, file, ask)] as const),
      ),
    )
    const time = ({ id }: ClientFile): number => closings.get(id)?.getTime() ?? Infinity
    const latest = [...lost].sort((one, other) => time(other) - time(one)).slice(0, most.lost)
    const notes = new Map(
      await Promise.all(
        latest.map(async (file) => [file.id, await this.clients.notes(crm, file, ask)] as const),
      ),
    )
    return files.map((file) => {
      const last = (notes.get(file.id) ?? []).findLast(({ reading }) => reading.followUp)
      return {
        record: { org: page.org === "" ? `org${org}` : page.org, module: file.page, id: file.id },
        matchedBy: file.by === "email" ? ("email" as const) : ("phone" as const),
        stage: file.stage,
        closedAt: closings.get(file.id) ?? null,
        lastFollowUpAt: last?.at ?? null,
        lastOutcome: last?.reading.followUp?.outcome ?? null,
        createdAt: file.createdAt,
        side: file.side,
        owner: file.owner?.name ?? null,
        // The same answer says the same: when it was asked is no news.
        seenAt: file.modifiedAt ?? new Date(0),
      }
    })
  }

  /** Where the CRM fails, the files that it told before stand, and it is said. */
  async #calls(crm: Crm, org: string, wanted: Wanted, ask: Ask, before: Calls | undefined): Promise<Calls> {
    const { files, fault } = await this.clients.files(crm, org, wanted, ask)
    if (fault !== null && files.length === 0) return { files: before?.files ?? [], fault }
    return { files: await this.noted(crm, files, ask), fault }
  }

  /** The first files with their notes, the others without. */
  noted(crm: Crm, files: readonly ClientFile[], ask: Ask): Promise<NotedFile[]> {
    return Promise.all(
      files.map(async (file, index) => ({
        file,
        notes: index < most.calls ? await this.clients.notes(crm, file, ask, soon) : null,
      })),
    )
  }
}
