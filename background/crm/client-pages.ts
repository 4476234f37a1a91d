import browser from "webextension-polyfill"
import { addMinutes } from "date-fns/addMinutes"
import { subMinutes } from "date-fns/subMinutes"
import { isLost, type ClientFile, type Wanted } from "../../src/crm/clients"
import type { FileNote } from "../../src/crm/notes"
import { fromWire, toWire } from "../../src/messages/wire"
import { CrmError, type Ask, type Crm, type CrmFault } from "../../src/crm/types"
import { readRoute } from "../../src/pages/zoho/route"
import type { RecordKey } from "../../src/rules/facts"
import type { OtherFile } from "../../src/rules/rule"
import { tell } from "../broadcast"
import type { Settings } from "../settings"
import { fresh, latestFirst, type Clients, type FilesFound, type Where } from "./clients"

/** The page that asks. */
export type Asker = { tab: number | null; org: string; url: string | null }
/** A file with its notes, where those were read. */
export type NotedFile = { file: ClientFile; notes: readonly FileNote[] | null }
export type Calls = { files: NotedFile[]; fault: CrmFault | null; own: Own | null }
/** A client's files in the organisation's own modules, when they were asked for. */
type Own = { at: Date; files: ClientFile[] }
type Others = { files: OtherFile[]; own: Own | null }

/** Of how many files more than their row is asked: the history of the stages of those lost, the notes. */
const most = { closings: 4, lost: 2, calls: 3 }
const mostKept = 100
/** Where a worker leaves to the next what it was told, in memory of the browser session alone; and how much of it. */
const place = "crmClients"
const mostLeft = 30
/** What a verdict rests on is asked again sooner, min; so is what failed. */
const soon = 1
/**
 * How long a client's files in the organisation's own modules are good, min. They go from one stage to the next in days, and none of them
 * tells when it was closed: they put a question beside a verdict, and no Save is held on what one says. A card shows them, so sooner there.
 */
const slow = { others: 30, calls: fresh }

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
const isDeal = ({ module }: ClientFile): boolean => module === "Deals"

/**
 * What the CRM says of the clients in open pages. A page is answered from what is known at once; the CRM is asked beside it, and the page
 * is told to ask again only when that turned out otherwise. Everything is held in memory, and dropped with the connection.
 */
export class ClientPages {
  readonly #kept = new Map<string, Kept<unknown>>()
  /** What each tab waits for, so that a question is given up when its page asks another, or is left. */
  readonly #asking = new Map<string, { key: string; life: AbortController }>()

  constructor(
    private readonly settings: Settings,
    readonly clients: Clients,
  ) {
    settings.parts.connection.onChange(() => {
      if (!settings.parts.connection.crm()) this.forget()
    })
    browser.tabs.onUpdated.addListener((tab, { url, status }) => {
      // An address that we may not see is another site's, or the same once more.
      if (url === undefined ? status === "loading" : readRoute(url).kind === "other") this.leave(tab)
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

  /** Forgets all that the CRM told of the clients in open pages. */
  forget(): void {
    this.#kept.clear()
    void browser.storage.session.remove(place).catch(() => undefined)
    for (const { life } of this.#asking.values()) life.abort()
    this.clients.forget()
  }

  /** A tab was closed, or walks to a page that we do not speak on: those that we do, and a call that still rings, ask anew. */
  leave(tab: number): void {
    for (const [slot, { life }] of this.#asking)
      if (slot.startsWith(`${String(tab)} `)) {
        life.abort()
        this.#asking.delete(slot)
      }
  }

  /** The client's other files anywhere in the organisation; undefined until the CRM has said it. */
  others(page: Asker, record: RecordKey | null, wanted: Wanted): OtherFile[] | undefined {
    const elsewhere = (files: readonly OtherFile[]): OtherFile[] =>
      files.filter((file) => file.record.id !== record?.id)
    const found = this.#beside<Others>(page, wanted, {
      kind: "others",
      minutes: fresh,
      ask: (crm, org, ask, before) => this.#others(crm, page, org, wanted, ask, before),
      shown: ({ files }) => elsewhere(files),
    })
    return found && elsewhere(found.files)
  }

  /** The files of a caller; undefined without a connection, null until the CRM has said it. */
  calls(page: Asker, wanted: Wanted): Calls | null | undefined {
    if (!this.settings.parts.connection.crmFor(page) || none(wanted)) return undefined
    const found = this.#beside<Calls>(page, wanted, {
      kind: "calls",
      minutes: soon,
      ask: (crm, org, ask, before) => this.#calls(crm, org, wanted, ask, before),
      shown: ({ files, fault }) => [files, fault],
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

  /** A client's files; those of the organisation's own modules as they were, where they are not older than so many minutes. */
  async #files(
    crm: Crm,
    org: string,
    wanted: Wanted,
    ask: Ask,
    { own: before, minutes, where }: { own: Own | null | undefined; minutes: number; where: Where },
  ): Promise<Omit<FilesFound, "whole"> & { own: Own | null }> {
    const now = this.settings.parts.now()
    const good = before && before.at <= now && before.at > subMinutes(now, minutes)
    const { files, fault, whole } = await this.clients.files(crm, org, wanted, ask, good ? "deals" : where)
    const theirs = files.filter((file) => !isDeal(file))
    // Of a module that does not answer, what it told before stands.
    const own = good || fault !== null || !whole ? (before ?? null) : { at: now, files: theirs }
    const all = new Map([...(own?.files ?? []), ...files].map((file) => [file.id, file]))
    return { files: latestFirst(all.values()), fault, own }
  }

  async #others(
    crm: Crm,
    page: Asker,
    org: string,
    wanted: Wanted,
    ask: Ask,
    before: Others | undefined,
  ): Promise<Others> {
    const how = { own: before?.own, minutes: slow.others, where: "weighed" } as const
    const { files, fault, own } = await this.#files(crm, org, wanted, ask, how)
    if (fault !== null && !files.some(isDeal)) throw new CrmError(fault, "clients")
    const lost = files.filter(({ stage }) => isLost(stage))
    const last = new Map(before?.files.map((file) => [file.record.id, file]))
    /** A file that nobody has changed since was closed when it was said to be. */
    const closedAt = (file: ClientFile): Date | null | Promise<Date | null> => {
      const was = last.get(file.id)
      const same = was?.stage === file.stage && was.seenAt.getTime() === file.modifiedAt?.getTime()
      return same && was.closedAt ? was.closedAt : this.clients.closedAt(crm, file, ask)
    }
    const closings = new Map(
      await Promise.all(
        lost.slice(0, most.closings).map(async (file) => [file.id, await closedAt(file)] as const),
      ),
    )
    const time = ({ id }: ClientFile): number => closings.get(id)?.getTime() ?? Infinity
    const latest = [...lost].sort((one, other) => time(other) - time(one)).slice(0, most.lost)
    const notes = new Map(
      await Promise.all(
        latest.map(async (file) => [file.id, await this.clients.notes(crm, file, ask)] as const),
      ),
    )
    const told = files.map((file): OtherFile => {
      const last = (notes.get(file.id) ?? []).findLast(({ reading }) => reading.followUp)
      return {
        record: { org: page.org === "" ? `org${org}` : page.org, module: file.page, id: file.id },
        matchedBy: file.by === "email" ? "email" : "phone",
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
    // Nothing here shows a name, so none is kept.
    return { files: told, own: own && { ...own, files: own.files.map((file) => ({ ...file, name: null })) } }
  }

  /** Where the CRM fails, the files that it told before stand, and it is said. */
  async #calls(crm: Crm, org: string, wanted: Wanted, ask: Ask, before: Calls | undefined): Promise<Calls> {
    const how = { own: before?.own, minutes: slow.calls, where: "all" } as const
    const { files, fault, own } = await this.#files(crm, org, wanted, ask, how)
    if (fault !== null && before && !files.some(isDeal)) return { files: before.files, fault, own }
    return { files: await this.noted(crm, files, ask), fault, own }
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
