import { stateOf, type BoardFile, type BoardOptions, type FileState } from "../../src/crm/board"
import { defaultAllowance } from "../../src/crm/budget"
import { centreHosts } from "../../src/crm/centres"
import { CrmError, type Crm } from "../../src/crm/types"
import type { TeamView } from "../../src/messages"
import { mayLead, merged } from "../../src/policy/layers"
import { dayOf } from "../../src/process/calendar"
import { findPerson } from "../../src/process/roster"
import { ruleOf } from "../../src/rules"
import { inForce } from "../../src/rules/engine"
import type { Handlers } from "../router"
import type { Settings } from "../settings"
import { fileNames, forgetKnown } from "./board-known"
import { BoardReader, pause } from "./board-reader"

const HOUR = 3_600_000

/** How the files are counted: as everywhere else, by the rules in force. */
async function countingOf(settings: Settings): Promise<BoardOptions & { allowance: number }> {
  const force = inForce(await settings.page())
  const params = (id: string): Readonly<Record<string, unknown>> => {
    const rule = ruleOf(id)
    return rule ? force.paramsOf(rule) : {}
  }
  const number = (value: unknown, standard: number): number =>
    typeof value === "number" && value >= 1 ? Math.floor(value) : standard
  const { days, rounds, closedDays } = params("followups.daily")
  return {
    days: number(days, 7),
    rounds: number(rounds, 3),
    weeks: number(params("followups.expiry")["weeks"], 8),
    closedDays: Array.isArray(closedDays) ? (closedDays as string[]) : [],
    allowance: merged(settings.layers).connection?.callsPerHour ?? defaultAllowance,
  }
}

type Fault = { error: CrmError; at: number; until: number }

/** The team's board, for a lead: what is kept of it, and a look at the CRM when its screen asks and one is due. */
class Board {
  readonly #reader: BoardReader
  readonly #states = new WeakMap<BoardFile, { of: string; state: FileState }>()
  #running: Promise<void> | null = null
  #fault: Fault | null = null
  #lookedAt: number | null = null
  #who: string | null = null
  /** Older notes wait for the next hour. */
  #paused = false

  constructor(private readonly settings: Settings) {
    const { store, keep, now, connection } = settings.parts
    this.#reader = new BoardReader({ store, keep, now, options: () => countingOf(settings) })
    connection.onChange(() => {
      if (connection.crm()) return
      this.#who = null
      this.#fault = null
      this.#reader.people = {}
      void forgetKnown()
    })
  }

  #now(): number {
    return this.settings.parts.now().getTime()
  }

  async view(): Promise<TeamView> {
    const { settings } = this
    await settings.load()
    const crm = mayLead(settings.layers) ? settings.parts.connection.crm() : null
    const who = this.#identity()
    if (crm) {
      this.#reader.askedAt = this.#now()
      if (who !== null && !this.#running) await this.#reader.open(who)
      if (!this.#running && this.#isDue())
        this.#running = this.#look(crm).finally(() => (this.#running = null))
    }
    const stop = crm ? null : mayLead(settings.layers) ? "not-connected" : "not-lead"
    return this.#made(stop, crm !== null && who === this.#reader.look.who)
  }

  /** Who reads what, once the CRM has said it. */
  #identity(): string | null {
    const { org, who } = this.settings.parts.connection.state()
    return org && who ? `${org.zgid}/${who.id}` : this.#who
  }

  #isDue(): boolean {
    const now = this.#now()
    if (this.#fault) return now < this.#fault.at || now >= this.#fault.until
    const last = Math.max(this.#lookedAt ?? -Infinity, this.#reader.look.rightAt ?? -Infinity)
    const unfinished = !this.#reader.isWhole && !this.#paused
    return unfinished || now < last || now - last >= pause
  }

  async #look(crm: Crm): Promise<void> {
    const at = (this.#lookedAt = this.#now())
    try {
      const state = this.settings.parts.connection.state()
      const quietly = { background: true }
      const org = state.org ?? (await crm.org(quietly))
      const me = state.who ?? (await crm.me(quietly))
      this.#who = `${org.zgid}/${me.id}`
      this.#paused = await this.#reader.run(crm, this.#who)
      this.#fault = null
    } catch (cause) {
      const error = cause instanceof CrmError ? cause : new CrmError("failed", "Deals")
      const until = Math.min(Math.max(error.again?.getTime() ?? 0, at + pause), at + HOUR)
      this.#fault = { error, at, until }
    }
  }

  async #made(stop: TeamView["stop"], mine: boolean): Promise<TeamView> {
    const { settings } = this
    const { roster } = await settings.page()
    const options = await countingOf(settings)
    const { look, files, people } = this.#reader
    const now = settings.parts.now()
    const shown = mine ? files.all : []
    const of = JSON.stringify([dayOf(now), look.readSince, options])
    const owners = [...new Set(shown.flatMap(({ owner }) => owner ?? []))].map((id) => {
      const name = people[id] ?? null
      const person = name === null ? null : findPerson(roster, name)
      return { id, name, branch: (person !== "ambiguous" && person?.branch) || null }
    })
    const branches = new Map(owners.map(({ id, branch }) => [id, branch]))
    const { fault, again } = this.#fault?.error ?? {}
    const { org } = settings.parts.connection.state()
    const { centre } = merged(settings.layers).connection ?? {}
    const host = centre === undefined ? undefined : centreHosts[centre].pages[0]
    return {
      stop,
      fault: fault
        ? { fault, about: this.#fault?.error.about ?? "", again: again?.toISOString() ?? null }
        : null,
      looking: this.#running !== null,
      goesOn: this.#paused ? new Date(look.hour + HOUR).toISOString() : null,
      rightAt: mine && look.rightAt !== null ? new Date(look.rightAt).toISOString() : null,
      options: { days: options.days, rounds: options.rounds },
      closedToday: options.closedDays.includes(dayOf(now)),
      people: owners,
      files: shown.map((file) => {
        const { id, owner, stage, branch } = file
        const own = branch ?? (owner === null ? null : (branches.get(owner) ?? null))
        return { id, owner, stage, branch: own, ...this.#stateOf(file, of, now, options) }
      }),
      pages: org && host !== undefined ? `https://${host}/crm/org${org.zgid}/tab/Potentials/` : null,
    }
  }

  /** A file's state, counted again only when the file, the day or the rules changed. */
  #stateOf(file: BoardFile, of: string, now: Date, options: BoardOptions): FileState {
    const kept = this.#states.get(file)
    if (kept?.of === of) return kept.state
    const state = stateOf(file, this.#reader.look.readSince, now, options)
    // A note from the near future will count otherwise once it is past.
    if (file.notes.every(({ at }) => at <= now.getTime())) this.#states.set(file, { of, state })
    return state
  }

  /** The names of some files; none where the CRM does not give them. */
  async names(ids: readonly string[]): Promise<Record<string, string>> {
    await this.settings.load()
    const crm = mayLead(this.settings.layers) ? this.settings.parts.connection.crm() : null
    return crm ? fileNames(crm, ids).catch(() => ({})) : {}
  }
}

export function boardHandlers(settings: Settings): Pick<Handlers, "team.get" | "team.names"> {
  const board = new Board(settings)
  return { "team.get": () => board.view(), "team.names": ({ ids }) => board.names(ids) }
}
