import type { Roster } from "../../../src/process/roster"
import type { CrmRecord, Ref } from "../world"
import type { Book } from "./book"
import { prepared, run } from "./coql"
import { invalid } from "./coql-parse"
import type { Grant } from "./grants"
import {
  badAddress,
  forbidden,
  invalidModule,
  missingParam,
  nothing,
  Refusal,
  refuse,
  type Answer,
  type Ask,
} from "./http"
import { changedAfter, fieldsOf, since, type Lists } from "./lists"
import { choices, fieldShape, layoutShape, moduleShape } from "./metadata"
import { apiModules, moduleByApi, type ApiModule } from "./modules"
import { relatedRows, timelineRows } from "./related"
import { coqlScope, demand, moduleScope, orgScope, searchScope, settingScope, userScope } from "./scopes"
import { found } from "./search"
import { noteRow, only, rowOf, type Row } from "./shapes"
import { awayShapes, businessHours, holidayShapes, orgShape, shiftShapes, userShape } from "./team"

export type RestKnobs = {
  /** Modules (API names) that the person's profile does not open. */
  forbidden: Set<string>
  /** What this organisation or edition lacks: a module, a field (`Deals.Priorite`), `shift_hours`, `holidays`… */
  absent: Set<string>
  /** True: only one's own absences are given, as to people who are not administrators. */
  ownAwayOnly: boolean
}
export type Rest = {
  book: Book
  lists: Lists
  roster: Roster
  zgid: string
  knobs: RestKnobs
  now: () => number
}
type Asked = { ask: Ask; grant: Grant }

const gone: Ref = { id: "571200000070000099", name: "Sylvie Ancil" }
const jsonOf = (text: string): unknown => {
  try {
    return JSON.parse(text) as unknown
  } catch {
    return null
  }
}
const idForm = /^\d{10,20}$/
const badId = (index: number): Refusal =>
  refuse(400, "INVALID_DATA", "the related id given seems to be invalid", { resource_path_index: index })

/** The REST API of the organisation, reading only. */
export function rest({ book, lists, roster, zgid, knobs, now }: Rest) {
  const { world } = book
  const trimmed = (module: ApiModule): ApiModule => {
    const kept = (field: { api: string }) => !knobs.absent.has(`${module.api}.${field.api}`)
    const sections = module.sections.map((section) => ({ ...section, fields: section.fields.filter(kept) }))
    return { ...module, sections, fields: module.fields.filter(kept) }
  }
  /** The module of this API name; throws where it is not there, or not for this person. */
  const open = (api: string | undefined, { grant }: Asked, said?: string): ApiModule => {
    const module = api === undefined || knobs.absent.has(api) ? undefined : moduleByApi(api)
    if (!module) throw invalidModule(undefined, said)
    demand(grant.scopes, moduleScope(module))
    if (knobs.forbidden.has(module.api)) throw new Refusal(forbidden(module.api))
    return trimmed(module)
  }
  const kept = new Map<string, readonly Row[]>()
  let age = ""
  /** Every record of a module; made anew once something was saved. */
  const rows = (module: ApiModule): readonly Row[] => {
    const stamp = `${String(book.saves.length)} ${[...knobs.absent].join()}`
    if (stamp !== age) kept.clear()
    age = stamp
    const made =
      kept.get(module.api) ??
      (module.api === "Notes"
        ? book.notes().map((note) => noteRow(book, note))
        : book.records(module).map((record) => rowOf(book, module, record)))
    kept.set(module.api, made)
    return made
  }
  const feature = (name: string): void => {
    if (!knobs.absent.has(name)) return
    throw name === "shift_hours"
      ? refuse(400, "INVALID_DATA", "the feature is not available in this edition", {
          resource_path_index: 2,
        })
      : badAddress()
  }
  const named = (
    asked: Asked,
    details: Record<string, unknown>,
    wrong: Record<string, unknown>,
  ): ApiModule => {
    const api = asked.ask.query.get("module")
    if (api === null) throw missingParam("module", details)
    const module = knobs.absent.has(api) ? undefined : moduleByApi(api)
    if (!module) throw invalidModule(wrong)
    if (knobs.forbidden.has(module.api)) throw new Refusal(forbidden(module.api))
    return trimmed(module)
  }
  const good = (json: unknown): Answer => ({ status: 200, json })

  const settings = (asked: Asked, [kind, id, sub]: (string | undefined)[]): Answer => {
    const { ask, grant } = asked
    if (kind === "modules") {
      demand(grant.scopes, settingScope("modules"))
      const all = apiModules.filter(
        ({ api, id: own }) => !knobs.absent.has(api) && (id === undefined || id === api || id === own),
      )
      if (all.length === 0) throw invalidModule({})
      return good({
        modules: all.map((one, index) => moduleShape(world, one, index, !knobs.forbidden.has(one.api))),
      })
    }
    if (kind === "fields") {
      demand(grant.scopes, settingScope("fields"))
      const both = { param_name: "module", param: "module" }
      const module = named(asked, sub === undefined ? { param_name: "module" } : both, { api_name: "module" })
      const wanted = module.fields.filter((field) => id === undefined || field.id === id || field.api === id)
      if (wanted.length === 0) return nothing
      if (sub === undefined)
        return good({
          fields: wanted.map((field) => fieldShape(module, field, module.fields.indexOf(field))),
        })
      if (sub !== "pick_list_values") throw badAddress()
      const values = wanted.flatMap(choices)
      return values.length
        ? good({ pick_list_values: values.map((one) => ({ ...one, layout_associations: [] })) })
        : nothing
    }
    if (kind === "layouts") {
      demand(grant.scopes, settingScope("layouts"))
      return good({ layouts: [layoutShape(world, named(asked, { param: "module" }, {}))] })
    }
    if (kind === "business_hours" && id === undefined) {
      demand(grant.scopes, settingScope("business_hours"))
      feature("business_hours")
      return good({ business_hours: businessHours })
    }
    if (kind === "business_hours" && id === "shift_hours") {
      demand(grant.scopes, settingScope("business_hours"))
      feature("shift_hours")
      const all = shiftShapes(world, roster, book.now)
      const shown = sub === undefined ? all : all.filter((one) => one.id === sub)
      const staffed = all.filter(({ users_count }) => users_count > 0).length
      return good({
        shift_hours: shown,
        shift_count: { total_shift_with_user: staffed, total_shift: all.length },
      })
    }
    if (kind === "holidays") {
      demand(grant.scopes, settingScope("holidays", "business_hours"))
      feature("holidays")
      const year = ask.query.get("year") ?? String(new Date(now()).getFullYear())
      if (!/^20\d\d$/.test(year))
        throw refuse(400, "PATTERN_NOT_MATCHED", "Please check whether the input values are correct", {
          api_name: "year",
        })
      const all = ask.query.get("type") === "shift_holiday" ? [] : holidayShapes(Number(year))
      if (all.length === 0) return nothing
      return good({ holidays: all, info: { per_page: 200, count: all.length, page: 1, more_records: false } })
    }
    if (kind === "users_unavailability") {
      demand(grant.scopes, settingScope("users_unavailability"))
      feature("users_unavailability")
      const all = awayShapes(world, roster).filter(
        (one) =>
          (id === undefined || one.id === id) && (!knobs.ownAwayOnly || one.user.id === grant.person.id),
      )
      const inner = ask.query.get("include_inner_details")
      if (inner !== null && inner !== "user.zuid")
        throw refuse(400, "PATTERN_NOT_MATCHED", "Please check whether the input values are correct", {
          api_name: "include_inner_details",
        })
      if (all.length === 0) return nothing
      return good({
        users_unavailability: all,
        info: { per_page: 200, count: all.length, page: 1, more_records: false },
      })
    }
    throw badAddress()
  }

  const users = ({ ask, grant }: Asked, id: string | undefined): Answer => {
    demand(grant.scopes, userScope)
    const active = world.users.map((user, index) => userShape(user, index, now()))
    const former = [userShape(gone, -1, now(), true)]
    const type = ask.query.get("type") ?? "AllUsers"
    const kinds: Record<string, Row[]> = {
      AllUsers: [...active, ...former],
      ActiveUsers: active,
      ActiveConfirmedUsers: active,
      ConfirmedUsers: [...active, ...former],
      DeactiveUsers: former,
      NotConfirmedUsers: [],
      CurrentUser: active.filter((user) => user.id === grant.person.id),
      AdminUsers: active.filter((user) => user.profile.name === "Administrator"),
    }
    const ids = ask.query.get("ids")?.split(",")
    const kind = kinds[id === undefined ? type : "AllUsers"]
    if (!kind)
      throw refuse(400, "PATTERN_NOT_MATCHED", "Please check whether the input values are correct", {
        api_name: "type",
      })
    const all = kind.filter((user) => (id === undefined ? (ids?.includes(user.id) ?? true) : user.id === id))
    return lists.answer(ask, all, { under: "users", info: "pages", sort: ["id", "asc"], now: now() })
  }

  const record = (asked: Asked, module: ApiModule, id: string): Answer => {
    if (!idForm.test(id))
      throw refuse(400, "INVALID_DATA", "the id given seems to be invalid", { resource_path_index: 1 })
    const one = module.api === "Notes" ? rows(module).find((row) => row.id === id) : book.record(module, id)
    if (!one) return nothing
    const row = "values" in one ? rowOf(book, module, one as CrmRecord) : one
    if (!changedAfter(row, since(asked.ask))) return { status: 304 }
    return good({ data: [only(row, fieldsOf(asked.ask, module.api === "Notes"))] })
  }
  const related = (asked: Asked, module: ApiModule, id: string, list: string): Answer => {
    const { ask, grant } = asked
    if (list === "Notes") open("Notes", asked)
    const one = idForm.test(id) ? book.record(module, id) : undefined
    if (!one) throw badId(1)
    if (list === "__timeline") {
      feature("__timeline")
      const all = timelineRows(book, module, one, ask.query.get("filters"))
      return lists.answer(ask, all, {
        under: "__timeline",
        info: "plain",
        sort: ["audited_time", "desc"],
        now: now(),
      })
    }
    if (knobs.absent.has(list))
      throw refuse(400, "INVALID_DATA", "The relation name given seems to be invalid", {
        resource_path_index: 2,
      })
    const all = relatedRows(book, module, one, list)
    if (!all)
      throw refuse(400, "INVALID_DATA", "The relation name given seems to be invalid", {
        resource_path_index: 2,
      })
    const other = moduleByApi(list)
    if (other && list !== "Notes") demand(grant.scopes, moduleScope(other))
    const info = list === "Attachments" ? "pages" : "record"
    return lists.answer(ask, all, { fieldsWanted: true, info, sort: ["Modified_Time", "desc"], now: now() })
  }
  const coql = (asked: Asked): Answer => {
    demand(asked.grant.scopes, coqlScope)
    const sent = jsonOf(asked.ask.body)
    const text =
      typeof sent === "object" && sent !== null && "select_query" in sent ? sent.select_query : null
    if (typeof text !== "string") throw invalid("invalid query formed")
    const ready = prepared(text)
    const module = open(ready.module.api, asked)
    return run({ ...ready, module }, rows)
  }

  return (ask: Ask, grant: Grant): Answer => {
    const asked = { ask, grant }
    const [head, id, list, more] = ask.path.split("/").slice(3).map(decodeURIComponent)
    const method = head === "coql" ? "POST" : "GET"
    if (ask.method !== method)
      throw refuse(405, "INVALID_REQUEST_METHOD", "The http request method type is not a valid one")
    if (head === undefined || head === "") throw badAddress()
    if (head === "coql" && id === undefined) return coql(asked)
    if (head === "org" && id === undefined) {
      demand(grant.scopes, orgScope)
      return good({ org: [orgShape(zgid)] })
    }
    if (head === "users" && list === undefined) return users(asked, id)
    if (head === "settings") return settings(asked, [id, list, more])
    if (more !== undefined) throw badAddress()
    if (id === "search" && list === undefined) {
      demand(grant.scopes, searchScope)
      const module = open(head, asked)
      return lists.answer(ask, found(rows(module), ask.query, module), { now: now() })
    }
    // The timeline says it in lower case.
    const module = open(
      head,
      asked,
      list === "__timeline" ? "the module name given seems to be invalid" : undefined,
    )
    if (id === undefined) {
      const ids = ask.query.get("ids")?.split(",")
      const all = rows(module).filter((row) => ids?.includes(row.id) ?? true)
      return lists.answer(ask, all, { fieldsWanted: true, now: now() })
    }
    return list === undefined ? record(asked, module, id) : related(asked, module, id, list)
  }
}
