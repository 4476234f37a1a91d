import { offsetAt } from "../../src/process/calendar"
import { cars, clients, workers } from "./people"
import { branches, modules } from "./schema"

export type Ref = { id: string; name: string; module?: string }
export type Value = string | boolean | Ref | Ref[] | null
export type Note = {
  id: string
  title?: string
  content: string
  createdBy: string
  createdAt: string
  modifiedBy: string
  modifiedAt: string
  parent: { module: string; id: string; name: string }
}
export type CrmRecord = {
  id: string
  module: string
  values: Record<string, Value>
  notes: Note[]
  attachments: { id: string; name: string; by: string; at: string; size: string }[]
}
export type Dossier = { key: string; id: string; name: string; what: string; module: string }
export type World = {
  users: Ref[]
  groups: Ref[]
  me: Ref
  records: Record<string, Map<string, CrmRecord>>
  dossiers: Record<string, Dossier>
}

export const day = 86_400_000
export const hour = 3_600_000
export const minute = 60_000
const parts = new Intl.DateTimeFormat("sv-SE", {
  timeZone: "America/Toronto",
  dateStyle: "short",
  timeStyle: "short",
})
/** The wall clock of Montréal at an instant, as `yyyy-mm-ddThh:mm`. */
export const wall = (at: Date): string => parts.format(at).replace(" ", "T")

/** So long before an instant (negative: after it): whole days by the wall clock, which keeps its hour when the season changes. */
export function before(now: Date, ago: number): Date {
  const days = Math.trunc(ago / day) * day
  const then = now.getTime() - days
  return new Date(then + offsetAt(now.getTime()) - offsetAt(then) - (ago - days))
}

/** A note to be: `ago` and `editedAgo` in milliseconds before now (negative: to come). */
export type Draft = {
  by?: string
  editedBy?: string
  ago: number
  editedAgo?: number
  text: string
  title?: string
  /** The dossier that it was written on, when it only shows here. */
  on?: Ref
}
export type Client = {
  first: string
  last: string
  phone?: string
  email?: string
  mobile?: string
  other?: string
}
export type Change = {
  values?: Record<string, Value>
  notes?: Draft[]
  attachments?: string[]
  /** null: no contact; a `Ref`: one that stands already. */
  contact?: Client | Ref | null
}

/** An empty dealership at one instant, and what fills it; the same calls always give the same ids. */
export function newWorld(now: Date) {
  const at = (ago: number) => before(now, ago)
  const dateIn = (days: number) => wall(at(-days * day)).slice(0, 10)
  let serial = 0
  const id = (kind: number) => `5712000000${kind}${String(10_000 + ++serial)}`
  const users: Ref[] = workers.map(([name], index) => ({ id: `571200000070000${index + 1}`, name }))
  const user = (index: number): Ref => users[index] ?? { id: "", name: "" }
  const me = user(0)
  const groups: Ref[] = branches.map((branch, index) => ({
    id: `571200000080000${index + 1}`,
    name: `DV ${branch}`,
  }))
  const records: World["records"] = Object.fromEntries(Object.keys(modules).map((name) => [name, new Map()]))
  const dossiers: World["dossiers"] = {}
  const put = (module: string, values: Record<string, Value>, recordId: string): CrmRecord => {
    const record = { id: recordId, module, values, notes: [], attachments: [] }
    records[module]?.set(record.id, record)
    return record
  }
  const contact = ({ first, last, phone = "", email = "", mobile = "", other = "" }: Client): Ref => {
    const values = {
      FIRSTNAME: first,
      LASTNAME: last,
      PHONE: phone,
      MOBILE: mobile,
      OTHERPHONE: other,
      EMAIL: email,
      CONTACTCF1: "Français",
      SMOWNERID: me,
    }
    const record = put("Contacts", values, id(4))
    return { id: record.id, name: `${first} ${last}`.trim(), module: "Contacts" }
  }
  const noteOn =
    (record: Ref) =>
    (note: Draft): Note => {
      const by = note.by ?? me.name
      return {
        id: id(6),
        ...(note.title ? { title: note.title } : {}),
        content: note.text,
        createdBy: by,
        createdAt: at(note.ago).toISOString(),
        modifiedBy: note.editedBy ?? by,
        modifiedAt: at(note.editedAgo ?? note.ago).toISOString(),
        parent: { module: "Potentials", id: (note.on ?? record).id, name: (note.on ?? record).name },
      }
    }

  let row = 0
  /** An opportunity, complete but for what `change` says. */
  const opportunity = (change: Change = {}): Ref => {
    const n = row++
    const [first, last] = clients[n % clients.length] ?? clients[0]
    const [make, model, year, stock] = cars[n % cars.length] ?? cars[0]
    const phone = `${n < 100 ? "514" : "438"} 555-01${String(n % 100).padStart(2, "0")}`
    const plain = `${first}.${last}`.normalize("NFD").replace(/[^a-zA-Z.]/g, "")
    // Nobody shares an address by chance: that would make one client of two.
    const email = `${plain.toLowerCase()}${n < clients.length ? "" : n}@exemple.ca`
    const who = change.contact === undefined ? { first, last } : change.contact
    const recordId = id(1)
    const values: Record<string, Value> = {
      CONTACTID: who ? ("id" in who ? who : contact({ phone, email, ...who })) : null,
      SMOWNERID: me,
      POTENTIALNAME: `${first} ${last}`,
      STAGE: "Contacté",
      POTENTIALTYPE: "Lead Internet",
      CLOSINGDATE: dateIn(30),
      POTENTIALCF1: phone,
      POTENTIALCF2: email,
      POTENTIALCF3: branches[n % branches.length] ?? "Laval",
      POTENTIALCF4: "Français",
      POTENTIALCF5: user(4 + (n % 4)),
      POTENTIALCF6: user(8 + (n % 4)),
      POTENTIALCF7: "Argent",
      LEADSOURCE: "Site web",
      POTENTIALCF101: false,
      CREATEDTIME: wall(at((2 + (n % 9)) * day)),
      POTENTIALCF11: make,
      POTENTIALCF12: model,
      POTENTIALCF13: year,
      POTENTIALCF14: stock,
      POTENTIALCF31: dateIn(2),
      ...change.values,
    }
    const name = values["POTENTIALNAME"]
    const made = { id: recordId, name: typeof name === "string" ? name : "", module: "Potentials" }
    const record = put("Potentials", values, recordId)
    record.notes = (change.notes ?? []).map(noteOn(made))
    record.attachments = (change.attachments ?? []).map((file) => ({
      id: id(5),
      name: file,
      by: me.name,
      at: at(hour).toISOString(),
      size: "184 ko",
    }))
    return made
  }
  /** Gives a record the key by which tests open it. */
  const named = (key: string, module: string, record: Ref, what: string): Ref => {
    dossiers[key] = { key, id: record.id, name: record.name, what, module }
    return record
  }
  /** An opportunity that tests open by its key. */
  const add = (key: string, what: string, change: Change = {}): Ref => {
    const made = opportunity(change)
    return named(key, "Potentials", made, what)
  }
  const world: World = { users, groups, me, records, dossiers }
  return { world, now, at, dateIn, id, user, me, put, contact, opportunity, add, named }
}
export type Builder = ReturnType<typeof newWorld>
