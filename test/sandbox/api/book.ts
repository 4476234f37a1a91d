import type { Save } from "../zoho/server"
import { day, hour, type CrmRecord, type Note, type Ref, type Value, type World } from "../world"
import { moduleByName, type ApiModule } from "./modules"
import { instantOf } from "./time"

export type Life = { createdAt: number; createdBy: Ref; modifiedAt: number; modifiedBy: Ref }
export type StageChange = { id: string; stage: string; at: number; by: Ref }
/** Something that happened to a record, for its timeline. */
export type Happening = {
  id: string
  action: string
  at: number
  by: Ref
  fields: { col: string; old: Value; now: Value }[]
}

const closed = /^(Perdu|Livré|Invalide)/
const refIn = (value: Value | undefined): Ref | undefined =>
  value !== null && typeof value === "object" && "id" in value ? value : undefined
const textIn = (value: Value | undefined): string => (typeof value === "string" ? value : "")

/**
 * What the API knows of the world that the pages show, and the pages do not: who made a record and when, its stages
 * until now, who wrote a note first. Saves made in the pages are read as they come.
 */
export class Book {
  /** Stages and the like before any page was saved. */
  readonly #first = new Map<string, Record<string, Value>>()

  constructor(
    readonly world: World,
    readonly saves: readonly Save[],
    readonly now: Date,
  ) {
    for (const records of Object.values(world.records))
      for (const { id, values } of records.values()) this.#first.set(id, { ...values })
  }

  #shown(module: string): CrmRecord[] {
    return [...(this.world.records[module]?.values() ?? [])]
  }
  /** The records of a module but notes. */
  records(module: ApiModule): CrmRecord[] {
    return this.#shown(module.name)
  }
  record(module: ApiModule, id: string): CrmRecord | undefined {
    return this.world.records[module.name]?.get(id)
  }
  /** Every note there is, whatever record it shows on. */
  notes(): Note[] {
    const all = new Map<string, Note>()
    for (const records of Object.values(this.world.records))
      for (const { notes } of records.values()) for (const note of notes) all.set(note.id, note)
    return [...all.values()]
  }
  notesOf(id: string): Note[] {
    return this.notes().filter((note) => note.parent.id === id)
  }
  /** The user of this name; the first of those who bear it. */
  person(name: string): Ref {
    return this.world.users.find((user) => user.name === name) ?? { id: "", name }
  }
  name(record: CrmRecord): string {
    return ["NAME", "POTENTIALNAME", "SUBJECT", "FIRSTNAME", "LASTNAME"]
      .map((col) => textIn(record.values[col]))
      .filter((text) => text !== "")
      .join(" ")
  }

  life(record: CrmRecord): Life {
    const { me } = this.world
    const mine = this.saves.filter(({ id, kind }) => id === record.id && kind !== "note")
    const first = this.#first.get(record.id) ?? record.values
    const owner = refIn(first["SMOWNERID"]) ?? me
    const born = mine.find(({ kind }) => kind === "create")
    const createdAt = born ? Date.parse(born.at) : this.#born(record, first)
    const last = mine.at(-1)
    return {
      createdAt,
      createdBy: born ? me : owner,
      modifiedAt: last ? Date.parse(last.at) : this.#touched(record, first, createdAt),
      modifiedBy: last ? me : owner,
    }
  }
  #born({ module, id }: CrmRecord, values: Record<string, Value>): number {
    const said = textIn(values["CREATEDTIME"])
    if (said !== "") return instantOf(said)
    const starts = textIn(values["STARTDATETIME"])
    if (starts !== "") return Math.min(instantOf(starts) - day, this.now.getTime() - hour)
    // Not all alike, and the same each time.
    const spread = Number(id.slice(-3)) * 60_000
    return this.now.getTime() - (module === "Contacts" ? 150 : 4) * day - spread
  }
  #touched({ notes }: CrmRecord, values: Record<string, Value>, born: number): number {
    const [close, until] = [textIn(values["CLOSINGDATE"]), this.now.getTime()]
    const written = notes.map(({ createdAt }) => Date.parse(createdAt)).filter((at) => at <= until)
    if (closed.test(textIn(values["STAGE"])) && close !== "" && written.length === 0)
      return Math.min(Math.max(instantOf(close), born), until)
    return Math.max(born, ...written)
  }

  /** The stages that an opportunity went through, oldest first. */
  stages(record: CrmRecord): StageChange[] {
    const { createdAt, createdBy } = this.life(record)
    const first = textIn((this.#first.get(record.id) ?? {})["STAGE"])
    const out: StageChange[] = []
    const add = (stage: string, at: number, by: Ref) => {
      if (stage === "" || out.at(-1)?.stage === stage || at < (out.at(-1)?.at ?? 0)) return
      out.push({ id: `${record.id.slice(0, -3)}9${String(10 + out.length)}`, stage, at, by })
    }
    if (first !== "") {
      const seen = record.notes.filter(({ parent }) => parent.id === record.id)
      const start = seen.map((note) => Date.parse(note.createdAt)).sort((a, b) => a - b)[0]
      const before = this.saves.find(({ id }) => id === record.id)
      const limit = Math.min(before ? Date.parse(before.at) : Infinity, this.now.getTime())
      add("En traitement", createdAt, createdBy)
      if (start !== undefined && start <= limit && first !== "En traitement")
        add("Réponse envoyée", start, createdBy)
      add(
        first,
        Math.min(limit, this.#touched(record, this.#first.get(record.id) ?? {}, createdAt)),
        createdBy,
      )
    }
    for (const { id, at, values, kind } of this.saves)
      if (id === record.id && kind !== "note") add(textIn(values["STAGE"]), Date.parse(at), this.world.me)
    return out
  }

  /** What happened to a record, newest first. */
  timeline(record: CrmRecord): Happening[] {
    const { createdAt, createdBy } = this.life(record)
    const out: Happening[] = [
      { id: `${record.id}00`, action: "added", at: createdAt, by: createdBy, fields: [] },
    ]
    const values = { ...(this.#first.get(record.id) ?? {}) }
    for (const [index, change] of this.stages(record).entries())
      if (index > 0)
        out.push({
          id: `${record.id}1${String(index)}`,
          action: "updated",
          at: change.at,
          by: change.by,
          fields: [{ col: "STAGE", old: this.stages(record)[index - 1]?.stage ?? null, now: change.stage }],
        })
    for (const [index, save] of this.saves.entries()) {
      if (save.id !== record.id || save.kind === "note" || save.kind === "create") continue
      const fields = Object.entries(save.values)
        .filter(
          ([col, now]) => col !== "STAGE" && JSON.stringify(now) !== JSON.stringify(values[col] ?? null),
        )
        .map(([col, now]) => ({ col, old: values[col] ?? null, now }))
      Object.assign(values, save.values)
      if (fields.length > 0)
        out.push({
          id: `${record.id}2${String(index)}`,
          action: "updated",
          at: Date.parse(save.at),
          by: this.world.me,
          fields,
        })
    }
    for (const note of record.notes)
      if (note.parent.id === record.id)
        out.push({
          id: `${note.id}3`,
          action: "added",
          at: Date.parse(note.createdAt),
          by: this.person(note.createdBy),
          fields: [],
        })
    return out.sort((a, b) => b.at - a.at)
  }
  columnOf(record: CrmRecord, api: string): string | undefined {
    return moduleByName(record.module)?.fields.find((field) => field.api === api)?.col
  }
}
