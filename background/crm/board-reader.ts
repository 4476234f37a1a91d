import { isWhole, stateOf, type BoardFile, type BoardOptions } from "../../src/crm/board"
import { fileOf, filesQuery, type BoardFields } from "../../src/crm/board-deals"
import { BoardFiles, changedAt, type BoardChange } from "../../src/crm/board-notes"
import { CrmError, type Ask, type Crm, type CrmNote } from "../../src/crm/types"
import { dayOf, montreal, shiftDay } from "../../src/process/calendar"
import { clearBoard, keepBoard, readBoard, type BoardLook } from "../../src/store/board"
import type { Keep } from "../keep"
import { askKnown, knownOf, rememberKnown } from "./board-known"
import type { Store } from "../../src/store/database"

const MINUTE = 60_000
const HOUR = 60 * MINUTE
/** At most one look in this time. */
export const pause = 2 * MINUTE
/** What changed this long before the last change seen is asked for again: clocks differ, and lists lag. */
const overlap = 2 * MINUTE
/** A board not looked at for longer is read anew: what changed since would be more than a first reading. */
const stale = 72 * HOUR
/** Files whose older notes are asked for in one look, one call each. */
const singles = 20
/** The parts of an hour's calls past which older notes wait for the next hour: what changes now comes first. */
const shares = { back: 0.5, singles: 0.35 }
/** Nobody has asked for the board for this long: its screen is closed. */
const silence = 15_000

const quietly: Ask = { background: true }
const nothing: BoardChange = { put: [], drop: [] }
const blank = (who: string): BoardLook => ({
  who,
  dealsAt: null,
  notesAt: null,
  readSince: null,
  backTo: null,
  next: null,
  listedAt: null,
  rightAt: null,
  hour: 0,
  calls: 0,
})

const latest = (before: number | null, all: readonly number[]): number | null =>
  all.reduce<number | null>((last, at) => (last === null || at > last ? at : last), before)

export type ReaderParts = {
  store: Store
  keep: Pick<Keep, "attempt">
  now: () => Date
  /** How the files are counted, and the calls that this browser may make in an hour. */
  options: () => Promise<BoardOptions & { allowance: number }>
}

/**
 * Reads the team's board from the CRM, only what changed since the last look. Each step is kept together with how far
 * it went: whatever stops it, the last whole step stands, and the next look goes on from there.
 */
export class BoardReader {
  files = new BoardFiles()
  look: BoardLook = blank("")
  /** Names by id. */
  people: Record<string, string> = {}
  /** When the screen last asked. */
  askedAt = 0
  #lost = false

  constructor(private readonly parts: ReaderParts) {}

  /** The board as kept for this organisation and person. Never rejects. */
  async open(who: string): Promise<void> {
    if (this.look.who === who) return
    const { store, keep } = this.parts
    const kept = await keep.attempt(() => readBoard(store)).catch(() => null)
    const known = await knownOf(who)
    const same = kept?.look.who === who
    this.files = new BoardFiles(same ? kept.files : [])
    this.look = same ? kept.look : blank(who)
    this.#lost = !same
    this.people = known?.people ?? {}
  }

  /**
   * Looks once. Rejects with a CrmError when the CRM does not answer; what was read before that is kept.
   * Whether older notes are left for the next hour.
   */
  async run(crm: Crm, who: string): Promise<boolean> {
    await this.open(who)
    const { rightAt } = this.look
    if (rightAt !== null && this.#now() - rightAt > stale) {
      this.files = new BoardFiles()
      this.look = blank(who)
      this.#lost = true
    }
    const start = this.#now()
    const fields = await this.#known(crm, who)
    const listed = await this.#list(crm, fields)
    await this.#changes(crm, listed)
    const { allowance } = await this.parts.options()
    const left = (share: number): boolean => this.look.calls < allowance * share
    await this.#back(crm, () => this.#on(start) && left(shares.back))
    await this.#older(crm, () => this.#on(start) && left(shares.singles))
    return !this.isWhole && !left(shares.back)
  }

  /** Whether notes were read as far back as needed. */
  get isWhole(): boolean {
    const { readSince, backTo } = this.look
    return readSince !== null && backTo !== null && readSince <= backTo
  }

  /** Asks in the background, and counts it. */
  #ask<T>(question: (ask: Ask) => Promise<T>): Promise<T> {
    const now = this.#now()
    const hour = now - (now % HOUR)
    this.look = { ...this.look, hour, calls: this.look.hour === hour ? this.look.calls + 1 : 1 }
    return question(quietly)
  }
  #now(): number {
    return this.parts.now().getTime()
  }
  /** Whether to go on: the screen is still open, and it is not time for what changed since. */
  #on(start: number): boolean {
    const now = this.#now()
    return now - this.askedAt < silence && now - start < pause
  }

  async #keep(change: BoardChange, look: Partial<BoardLook>): Promise<void> {
    const { store, keep } = this.parts
    this.look = { ...this.look, ...look }
    try {
      await keep.attempt(async () => {
        if (this.#lost) await clearBoard(store)
        await keepBoard(store, this.look, this.#lost ? { put: this.files.all, drop: [] } : change)
      })
      this.#lost = false
    } catch {
      this.#lost = true
    }
  }

  async #known(crm: Crm, who: string): Promise<BoardFields> {
    const kept = await knownOf(who)
    const age = kept ? this.#now() - kept.at : Infinity
    const fresh = kept && age >= 0 && age < HOUR
    const known = fresh ? kept : await askKnown(crm, (question) => this.#ask(question))
    if (!fresh) await rememberKnown({ ...known, who, at: this.#now() })
    this.people = known.people
    return known.fields
  }

  /** The open files: all of them once an hour, else those changed. Whether it was all of them. */
  async #list(crm: Crm, fields: BoardFields): Promise<boolean> {
    const { listedAt, dealsAt, notesAt, readSince } = this.look
    const age = listedAt === null ? Infinity : this.#now() - listedAt
    const whole = age < 0 || age >= HOUR || dealsAt === null
    const rows = []
    for (let after: string | null = null, more = true; more;) {
      const select = filesQuery(fields, whole ? null : dealsAt - overlap, after)
      const page = await this.#ask((ask) => crm.query("Deals", select, ask))
      rows.push(...page.rows)
      const last: string | undefined = page.rows.at(-1)?.id
      more = page.more && last !== undefined
      after = last ?? null
    }
    const open = new Map<string, Omit<BoardFile, "notes">>()
    for (const row of rows) {
      const file = fileOf(row, fields)
      if (!file) continue
      // One that was there before and was not open has notes that nobody read.
      const born = file.createdAt !== null && file.createdAt >= (notesAt ?? 0) - overlap
      open.set(file.id, {
        ...file,
        readSince: readSince === null || notesAt === null || born ? null : notesAt,
      })
    }
    const gone = (whole ? this.files.all : rows).map(({ id }) => id).filter((id) => !open.has(id))
    const change = this.files.list([...open.values()], gone)
    const changed = rows.flatMap(({ modifiedAt }) => modifiedAt?.getTime() ?? [])
    await this.#keep(change, {
      dealsAt: latest(dealsAt, changed),
      ...(whole && { listedAt: this.#now() }),
    })
    return whole
  }

  /** The notes changed since the last look; with a whole list, all those of today, so that one deleted is seen. */
  async #changes(crm: Crm, listed: boolean): Promise<void> {
    const { notesAt } = this.look
    if (notesAt === null) return
    const today = montreal(dayOf(this.parts.now()), "00:00").getTime()
    const since = Math.min(notesAt - overlap, listed ? today : Infinity)
    const notes: CrmNote[] = []
    for (let next: string | null = null, more = true; more; more = next !== null) {
      const page: Awaited<ReturnType<Crm["notesPage"]>> = await this.#ask((ask) =>
        crm.notesPage(new Date(since), next, ask),
      )
      notes.push(...page.notes)
      next = page.next
    }
    await this.#keep(this.files.take(notes, since), {
      notesAt: latest(notesAt, notes.map(changedAt)),
      rightAt: this.#now(),
    })
  }

  /** How far back notes are read: a complete run and a little more, or the first file's creation. */
  async #depth(): Promise<number> {
    const { days, closedDays } = await this.parts.options()
    const closed = new Set(closedDays)
    let day = dayOf(this.parts.now())
    for (let open = 0, back = 0; open < days + 1 && back < 366; back += 1) {
      day = shiftDay(day, -1)
      if (!closed.has(day)) open += 1
    }
    const created = this.files.all.map(({ createdAt }) => createdAt ?? 0)
    const first = created.reduce((one, other) => Math.min(one, other), Infinity)
    return Math.max(montreal(day, "00:00").getTime(), Math.min(first, this.#now()))
  }

  /** Reads back from the latest note, a page at a time, as far as needed. */
  async #back(crm: Crm, on: () => boolean): Promise<void> {
    const backTo = this.look.backTo ?? (await this.#depth())
    while (!this.isWhole && on()) {
      const { readSince, next: page, notesAt } = this.look
      const asked = this.#ask((ask) => crm.notesPage(new Date(backTo), page, ask))
      const read = await asked.catch(async (error: unknown) => {
        // A page that is no longer known: from the latest again.
        if (
          page !== null &&
          error instanceof CrmError &&
          ["failed", "malformed", "absent"].includes(error.fault)
        )
          await this.#keep(nothing, { next: null })
        throw error
      })
      const times = read.notes.map(changedAt)
      const oldest = times.reduce((one, other) => Math.min(one, other), readSince ?? Infinity)
      const more = read.next !== null
      await this.#keep(this.files.take(read.notes), {
        backTo,
        next: read.next,
        notesAt: notesAt ?? latest(backTo, times),
        readSince: more ? (Number.isFinite(oldest) ? oldest : null) : backTo,
        rightAt: this.look.rightAt ?? this.#now(),
      })
    }
  }

  /** The whole history of the files that the notes read so far do not decide. */
  async #older(crm: Crm, on: () => boolean): Promise<void> {
    const options = await this.parts.options()
    const { readSince } = this.look
    if (!this.isWhole) return
    let asked = 0
    for (const file of this.files.all) {
      if (asked >= singles || !on()) return
      const state = stateOf(file, readSince, this.parts.now(), options)
      if (!state.daily || isWhole(state)) continue
      const { id } = file
      asked += 1
      const notes = await this.#ask((ask) => crm.notes("Deals", id, ask)).catch((error: unknown) => {
        if (error instanceof CrmError && error.fault === "gone") return null
        throw error
      })
      await this.#keep(notes ? this.files.takeAll(id, notes) : this.files.list([], [id]), {})
    }
  }
}
