import { CrmError, type Crm, type CrmFault, type CrmNote, type CrmRecord } from "../../../src/crm/types"

/** An opportunity of a made-up organisation; instants in ms. */
export type Deal = {
  id: string
  owner: string
  stage: string
  created: number
  modified: number
  name: string
}
export type Remark = {
  id: string
  deal: string
  text: string
  author: string
  created: number
  modified: number
}

const perPage = 200

/**
 * A CRM in memory that answers what the board asks, a page at a time, and counts. What of a query is not understood throws, so
 * that a question the real one would refuse is seen.
 */
export class TeamCrm {
  readonly deals = new Map<string, Deal>()
  readonly remarks = new Map<string, Remark>()
  people: Record<string, string> = {}
  /** Each call, by name. */
  calls: string[] = []
  queries: string[] = []
  /** Thrown in place of the answer of the call of this rank, from 0. */
  faults = new Map<number, CrmError>()
  /** Calls that may still be paid in the background. */
  credit = Infinity
  /** Runs before each answer. */
  before: (call: string) => void | Promise<void> = () => undefined

  readonly #listings = new Map<number, Remark[]>()

  count(call: string): number {
    return this.calls.filter((one) => one === call).length
  }

  async #call(name: string, background: boolean | undefined): Promise<void> {
    const rank = this.calls.push(name) - 1
    await this.before(name)
    const fault = this.faults.get(rank)
    if (fault) throw fault
    if (background === true && (this.credit -= 1) < 0) throw new CrmError("budget", name)
  }

  readonly #note = ({ id, deal, text, author, created, modified }: Remark): CrmNote => ({
    id,
    parent: { id: deal, module: "Deals" },
    title: "",
    text,
    createdBy: { id: author, name: this.people[author] ?? "" },
    createdAt: new Date(created),
    modifiedBy: null,
    modifiedAt: new Date(modified),
  })
  readonly #record = ({ id, owner, stage, created, modified, name }: Deal): CrmRecord => ({
    id,
    module: "Deals",
    values: { Stage: stage, Deal_Name: name },
    owner: { id: owner, name: "" },
    createdAt: new Date(created),
    modifiedAt: new Date(modified),
    createdBy: null,
    modifiedBy: null,
  })

  #rows(select: string): { rows: CrmRecord[]; more: boolean } {
    const shape =
      /^select [\w, ]+ from Deals where (?:\((.+) and id > '(\d+)'\)|(.+?))(?: order by id asc)? limit 200$/
    const [, pagedBy, after = "", alone] = shape.exec(select) ?? []
    const where = pagedBy ?? alone ?? ""
    const [, column = "", values] = /^(Stage|id) in \((.+)\)$/.exec(where) ?? []
    const [, since = ""] = /^Modified_Time >= '(.+)'$/.exec(where) ?? []
    if (values === undefined && since === "") throw new Error(`not understood: ${select}`)
    const listed = new Set([...(values ?? "").matchAll(/'([^']*)'/g)].map(([, value = ""]) => value))
    if (listed.size > 50) throw new Error("more than 50 values")
    const rows = [...this.deals.values()]
      .filter(({ id, stage, modified }) =>
        since !== "" ? modified >= Date.parse(since) : listed.has(column === "id" ? id : stage),
      )
      .filter(({ id }) => after === "" || BigInt(id) > BigInt(after))
      .sort((one, other) => (BigInt(one.id) < BigInt(other.id) ? -1 : 1))
    return { rows: rows.slice(0, perPage).map(this.#record), more: rows.length > perPage }
  }

  get crm(): Crm {
    const absent = (): Promise<never> => Promise.reject(new CrmError("absent", "test"))
    const page: Crm["notesPage"] = async (since, place, ask) => {
      await this.#call("notesPage", ask?.background)
      const at = since.getTime()
      const all =
        (place === null ? undefined : this.#listings.get(at)) ??
        [...this.remarks.values()]
          .filter(({ modified }) => modified > at)
          .sort((one, other) => other.modified - one.modified)
      this.#listings.set(at, all)
      const from = Number(place ?? 0)
      const next = from + perPage
      return { notes: all.slice(from, next).map(this.#note), next: next < all.length ? String(next) : null }
    }
    return {
      org: async (ask) => {
        await this.#call("org", ask?.background)
        return { id: "1", zgid: "777", name: "Groupe", timeZone: null }
      },
      me: absent,
      modules: absent,
      fields: async (_module, ask) => {
        await this.#call("fields", ask?.background)
        return []
      },
      layouts: absent,
      users: async (ask) => {
        await this.#call("users", ask?.background)
        return Object.entries(this.people).map(([id, name]) => ({
          id,
          name,
          email: null,
          active: true,
          role: null,
          profile: null,
          timeZone: null,
        }))
      },
      shifts: absent,
      unavailability: absent,
      holidays: () => Promise.resolve([]),
      record: absent,
      search: absent,
      query: async (_module, select, ask) => {
        await this.#call("query", ask?.background)
        this.queries.push(select)
        return this.#rows(select)
      },
      notes: async (_module, id, ask) => {
        await this.#call("notes", ask?.background)
        return [...this.remarks.values()].filter(({ deal }) => deal === id).map(this.#note)
      },
      notesSince: absent,
      notesPage: page,
      timeline: absent,
      attachments: absent,
      stages: absent,
    }
  }

  fail(fault: CrmFault, rank = this.calls.length): void {
    this.faults.set(rank, new CrmError(fault, "Notes"))
  }
}
