import { subDays } from "date-fns/subDays"
import { subMinutes } from "date-fns/subMinutes"
import {
  clientQuery,
  closedAtOf,
  fileOf,
  filesIn,
  isLost,
  nameHolds,
  searchFields,
  type ClientFile,
  type ClientModule,
  type Wanted,
} from "../../src/crm/clients"
import { fileNote, type FileNote } from "../../src/crm/notes"
import { CrmError, type Ask, type Crm, type CrmFault, type CrmRecord } from "../../src/crm/types"
import { fold } from "../../src/process/text"
import { stockText } from "../../src/store/keys"
import type { Settings } from "../settings"
import { placesOf, type Places } from "./client-modules"

/** Files found, and why some may be missing; `whole`: the places where they are looked for are all known. */
export type FilesFound = { files: ClientFile[]; fault: CrmFault | null; whole: boolean }
/** Where a client's files are looked for: everywhere, where a rule may look at them, or among the opportunities. */
export type Where = "all" | "weighed" | "deals"
export type WordKind = "surname" | "stock"

/** How long what was read of a file is good, min. */
export const fresh = 10
const mostKept = 300
/** Past this no rule asks when a file was closed, days. */
const longAgo = 366

const faultOf = (error: unknown): CrmFault => (error instanceof CrmError ? error.fault : "failed")

/** Remembers for some minutes what was read, in memory alone; what failed is asked again. */
class Memory<T> {
  readonly #kept = new Map<string, { at: Date; value: T }>()

  constructor(private readonly now: () => Date) {}

  async of(key: string, minutes: number, work: () => Promise<T>): Promise<T> {
    const now = this.now()
    const before = this.#kept.get(key)
    if (before && before.at > subMinutes(now, minutes) && before.at <= now) return before.value
    const value = await work()
    this.#kept.delete(key)
    this.#kept.set(key, { at: now, value })
    for (const old of [...this.#kept.keys()].slice(0, -mostKept)) this.#kept.delete(old)
    return value
  }
  clear(): void {
    this.#kept.clear()
  }
}

/** A client's files anywhere in the organisation, by number, address, name or stock number. Read only, kept in memory only. */
export class Clients {
  readonly #notes: Memory<readonly FileNote[]>
  readonly #closings: Memory<Date | null>
  #stages: Places["stages"] = new Map()

  constructor(private readonly settings: Settings) {
    const { now } = settings.parts
    this.#notes = new Memory(now)
    this.#closings = new Memory(now)
  }

  /** Forgets what was read: signed out, or in elsewhere. */
  forget(): void {
    this.#notes.clear()
    this.#closings.clear()
  }

  /** Every file with one of these numbers or addresses, its own or its client's, the latest changed first. */
  async files(crm: Crm, org: string, wanted: Wanted, ask: Ask, where: Where = "all"): Promise<FilesFound> {
    const places = await placesOf(this.settings, crm, org, ask)
    const { deals, others, weighed } = places
    const asked = others.filter(({ api }) => where === "all" || (where === "weighed" && weighed.has(api)))
    const found = await Promise.allSettled(
      [deals, ...asked].map((module) => this.#filesIn(crm, module, places, wanted, ask)),
    )
    return this.#joined(found, places)
  }

  /** The files whose name or stock number begins as typed. */
  async named(crm: Crm, org: string, typed: string, kind: WordKind, ask: Ask): Promise<FilesFound> {
    const places = await placesOf(this.settings, crm, org, ask)
    const { deals } = places
    const stock = stockText(typed)
    const search = async (): Promise<ClientFile[]> => {
      const rows = await crm.search(deals.api, { word: typed }, searchFields(deals), ask)
      return rows.flatMap((row) => {
        const file = fileOf(deals, row, { by: kind, exact: false })
        const own = stockText(file.stock ?? "")
        const { holds, whole } =
          kind === "surname"
            ? nameHolds(file.name, typed)
            : { holds: own.startsWith(stock), whole: own === stock }
        return holds ? [{ ...file, exact: whole && (kind === "stock" || typed.trim().includes(" ")) }] : []
      })
    }
    return this.#joined(await Promise.allSettled([search()]), places)
  }

  async #filesIn(
    crm: Crm,
    module: ClientModule,
    { contacts }: Places,
    wanted: Wanted,
    ask: Ask,
  ): Promise<ClientFile[]> {
    let failed: CrmError | null = null
    // By the client's own record too; where that is refused or named otherwise, by the file's fields alone.
    for (const theirs of [contacts, null]) {
      const select = clientQuery(module, theirs, wanted)
      if (select === null) continue
      try {
        const { rows } = await crm.query(module.api, select, ask)
        return filesIn(module, theirs, wanted, rows)
      } catch (error) {
        const refused = error instanceof CrmError && ["absent", "forbidden"].includes(error.fault)
        if (!refused) throw error
        failed = error
      }
    }
    if (failed === null) return []
    if (failed.fault === "absent") return this.#searched(crm, module, wanted, ask)
    throw failed
  }

  /** Queries are not in every edition: by the CRM's own search, whole numbers and addresses alone. */
  async #searched(crm: Crm, module: ClientModule, wanted: Wanted, ask: Ask): Promise<ClientFile[]> {
    const whole = wanted.phones.filter((digits) => digits.length >= 10)
    const by = [...whole.map((phone) => ({ phone })), ...wanted.emails.map((email) => ({ email }))]
    const rows: CrmRecord[] = []
    for (const one of by) rows.push(...(await crm.search(module.api, one, searchFields(module), ask)))
    return filesIn(module, null, wanted, rows)
  }

  #joined(found: readonly PromiseSettledResult<ClientFile[]>[], { stages, whole }: Places): FilesFound {
    this.#stages = stages
    const files = new Map<string, ClientFile>()
    let fault: CrmFault | null = null
    for (const [index, one] of found.entries())
      if (one.status === "rejected") {
        // A module that an organisation does not have holds no file of anybody's; the opportunities are everybody's.
        const why = faultOf(one.reason)
        if (why !== "absent" || index === 0) fault ??= why
      } else
        for (const file of one.value) {
          const stage = file.stage === null ? null : this.#ours(file.stage)
          files.set(file.id, { ...file, stage, owner: file.owner && this.#named(file.owner) })
        }
    return { files: latestFirst(files.values()), fault, whole }
  }

  /** A stage that the organisation renamed, under the process's own name. */
  #ours(stage: string): string {
    return this.#stages.get(fold(stage)) ?? stage
  }

  /** A query may give an owner by their id alone. */
  #named(owner: NonNullable<ClientFile["owner"]>): ClientFile["owner"] {
    return { ...owner, name: owner.name ?? this.settings.people.nameOf(owner.id) }
  }

  /** The notes of a file, `minutes` old at most, oldest first; null where they are not told. */
  async notes(
    crm: Crm,
    { module, id }: ClientFile,
    ask: Ask,
    minutes = fresh,
  ): Promise<readonly FileNote[] | null> {
    return this.#notes
      .of(`${module} ${id}`, minutes, async () => (await crm.notes(module, id, ask)).map(fileNote))
      .catch(passed(ask))
  }

  /** When a lost file was closed; null where the history of its stages does not tell. */
  async closedAt(crm: Crm, { module, id, modifiedAt, stage }: ClientFile, ask: Ask): Promise<Date | null> {
    if (module !== "Deals" || stage === null || !isLost(stage)) return null
    // Closed then at the latest, and that is long enough.
    if (modifiedAt && modifiedAt < subDays(this.settings.parts.now(), longAgo)) return modifiedAt
    const key = [module, id, modifiedAt?.getTime()].join()
    return this.#closings
      .of(key, fresh, async () => {
        const history = await crm.stages(id, ask)
        return closedAtOf(
          stage,
          history.map((change) => ({ ...change, stage: this.#ours(change.stage) })),
        )
      })
      .catch(passed(ask))
  }
}

/** Files by when they were last changed. */
export function latestFirst(files: Iterable<ClientFile>): ClientFile[] {
  const time = ({ modifiedAt }: ClientFile): number => modifiedAt?.getTime() ?? 0
  return [...files].sort((one, other) => time(other) - time(one))
}

/** What one file does not tell leaves it unknown; a question that was left goes no further. */
const passed =
  ({ signal }: Ask) =>
  (error: unknown): null => {
    if (signal?.aborted) throw error
    return null
  }
