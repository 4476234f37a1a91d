import type * as z from "zod"

import { phoneText, rowsAsked } from "./ask-text"
import { creditsOf } from "./budget"
import type { HttpOptions } from "./http"
import { makeReader, malformed, mostPages, perPage, placeAfter, withoutSince, type Question } from "./reader"
import { shapes, type Page } from "./shapes"
import { CrmError, type Crm, type CrmNote, type CrmRecord } from "./types"

export type { Heard } from "./http"

export type CrmOptions = HttpOptions & {
  /** API names that `record()` asks of a module; null or []: all of them. */
  fields?: (module: string) => readonly string[] | null
}

/** The API takes at most so many field names at once; these are always among them. */
const mostFields = 50
const marks = ["Owner", "Created_Time", "Modified_Time", "Created_By", "Modified_By"]
const noteFields = "Note_Title,Note_Content,Parent_Id,Created_By,Created_Time,Modified_By,Modified_Time"
const shiftHours = "settings/business_hours/shift_hours"

/**
 * The reader of one organisation's CRM. One for each sign-in: it keeps no token, and nothing of what it read.
 * Every method throws a `CrmError` only.
 */
export function makeCrm(options: CrmOptions): Crm {
  const { now = Date.now, heard } = options
  let ahead: number | null = null
  const { page, rows, once, list, single } = makeReader({
    ...options,
    heard: (told) => {
      ahead = told.ahead ?? ahead
      heard?.(told)
    },
  })

  const notesPage: Crm["notesPage"] = (since, place, ask = {}) =>
    once(["Notes", since, place], "Notes", withoutSince(ask), async (signal) => {
      const [number, token] = readPlace(place)
      const where = token === null ? { per_page: perPage, page: String(number) } : { page_token: token }
      const query = { fields: noteFields, sort_by: "Modified_Time", sort_order: "desc", ...where }
      const question = { about: "Notes", path: "Notes", query, shape: shapes.notes }
      const read = (await page(question, withoutSince(ask), signal)) ?? { rows: [], info: noMore }
      if (read === "unchanged") return malformed("Notes")
      const notes = read.rows
        .map((note) => parented(note, "", null))
        .filter((note) => changedAt(note) >= +since)
      if (notes.length < read.rows.length || !read.info.more) return { notes, next: null }
      const next = placeAfter(number, read.info.token, "number")
      return next ? { notes, next: `${number + 1} ${next["page_token"] ?? ""}` } : malformed("Notes")
    })

  return {
    ahead: () => ahead,

    org: (ask) => single({ about: "org", path: "org", shape: shapes.org }, ask),

    me: (ask) => {
      const query = { type: "CurrentUser" }
      // Not "users": who is signed in is told to a profile that the list of users is not.
      return single({ about: "me", path: "users", query, shape: shapes.users }, ask)
    },

    modules: async (ask) => {
      const all = await list({ about: "modules", path: "settings/modules", shape: shapes.modules }, ask)
      return all.filter(({ apiName }) => apiName !== "")
    },

    fields: async (module, ask) => list(setting("fields", module, shapes.fields), ask),

    layouts: async (module, ask) => list(setting("layouts", module, shapes.layouts), ask),

    users: (ask = {}) =>
      once("users", "users", ask, (signal) =>
        rows({ about: "users", path: "users", shape: shapes.users }, ask, signal, "number"),
      ),

    shifts: async (ask) => {
      const question = { about: "shift_hours", path: shiftHours, shape: shapes.shifts }
      const all = await list(question, ask)
      return Promise.all(
        all.map(async (listed) => {
          const path = `${shiftHours}/${safe(listed.id, "shift_hours")}`
          const whole = listed.unnamed ? await single({ ...question, path }, ask) : listed
          const { people, unnamed: _unnamed, ...shift } = whole
          const today = dayIn(shift.timeZone, now())
          const here = people.filter(({ from }) => from === null || from <= today)
          return { ...shift, people: here.map(({ id, name }) => ({ id, name })) }
        }),
      )
    },

    unavailability: (ask) => {
      const path = "settings/users_unavailability"
      return list({ about: "users_unavailability", path, shape: shapes.unavailability }, ask)
    },

    holidays: (year, ask) => {
      const query = { year: String(year), type: "business_holiday" }
      return list({ about: "holidays", path: "settings/holidays", query, shape: shapes.holidays }, ask)
    },

    record: (module, id, ask = {}) =>
      once(["record", module, id], module, ask, async (signal) => {
        const path = `${safe(module, module)}/${safe(id, module)}`
        let whole = null as CrmRecord | null
        for (const query of fieldQueries(options.fields?.(module) ?? [])) {
          const question = { about: module, path, query, shape: shapes.records, ofRecord: true }
          const read = await page(question, ask, signal)
          if (read === "unchanged") return read
          const [row] = read?.rows ?? []
          if (!row) throw new CrmError("gone", module)
          if (row.id !== id) return malformed(module)
          whole = { module, ...row, values: { ...whole?.values, ...row.values } }
        }
        return whole ?? malformed(module)
      }),

    search: async (module, by, fields, ask) => {
      const found = "phone" in by ? { phone: phoneText(by.phone) } : by
      const query = { ...found, fields: fieldsFor(fields).slice(0, mostFields).join() }
      const path = `${safe(module, module)}/search`
      const all = await list({ about: module, path, query, shape: shapes.records }, ask, "first")
      return all.map((row) => ({ module, ...row }))
    },

    query: (module, select, ask = {}) =>
      once(["coql", module, select], module, withoutSince(ask), async (signal) => {
        const body = { select_query: select }
        const credits = creditsOf(rowsAsked(select))
        const question = { about: module, path: "coql", body, credits, shape: shapes.records }
        const read = (await page(question, withoutSince(ask), signal)) ?? { rows: [], info: noMore }
        if (read === "unchanged") return malformed(module)
        return { rows: read.rows.map((row) => ({ module, ...row })), more: read.info.more }
      }),

    notes: async (module, id, ask) => {
      const question = related(module, id, "Notes", shapes.notes, noteFields)
      const all = await list(question, ask, "number")
      return byTime(
        all.map((note) => parented(note, id, module)),
        ({ createdAt }) => createdAt,
      )
    },

    notesSince: async (since, ask) => {
      const all: CrmNote[] = []
      for (let place: string | null = null, number = 1; number <= mostPages; number++) {
        const read: Awaited<ReturnType<Crm["notesPage"]>> = await notesPage(since, place, ask)
        all.push(...read.notes)
        if (read.next === null) return all
        place = read.next
      }
      return malformed("Notes")
    },

    notesPage,

    timeline: async (module, id, ask) => list(related(module, id, "__timeline", shapes.events), ask, "token"),

    attachments: async (module, id, ask) => {
      const fields = "id,File_Name,Created_By,Created_Time"
      const all = await list(related(module, id, "Attachments", shapes.attachments, fields), ask, "token")
      return byTime(all, ({ createdAt }) => createdAt)
    },

    stages: async (id, ask) => {
      const fields = "Stage,Modified_Time,Modified_By"
      const all = await list(related("Deals", id, "Stage_History", shapes.stages, fields), ask, "number")
      return byTime(all, ({ at }) => at)
    },
  }
}

const noMore = { more: false, token: null }

/** A name of the API or an id as a part of a path, when it can be nothing else. */
function safe(part: string, about: string): string {
  if (/^\w{1,100}$/.test(part)) return part
  throw new CrmError("absent", about)
}

const setting = <Row>(kind: string, module: string, shape: z.ZodType<Page<Row>>): Question<Row> => ({
  about: module,
  path: `settings/${kind}`,
  query: { module: safe(module, module) },
  shape,
})

const related = <Row>(
  module: string,
  id: string,
  what: string,
  shape: z.ZodType<Page<Row>>,
  fields?: string,
): Question<Row> => ({
  about: module,
  path: `${safe(module, module)}/${safe(id, module)}/${what}`,
  ofRecord: true,
  shape,
  ...(fields && { query: { fields } }),
})

const fieldsFor = (fields: readonly string[]): string[] => [...new Set([...marks, ...fields])]

/** The `fields` of as many calls as they need; one that asks for all when there are none. */
function fieldQueries(fields: readonly string[]): Record<string, string>[] {
  if (fields.length === 0) return [{}]
  const size = mostFields - marks.length
  return Array.from({ length: Math.ceil(fields.length / size) }, (_one, at) => ({
    fields: fieldsFor(fields.slice(at * size, (at + 1) * size)).join(),
  }))
}

/** Where a reading of notes goes on: the page's number, and the CRM's token past the pages that have one. */
function readPlace(place: string | null): [number: number, token: string | null] {
  const [number = "1", token = ""] = (place ?? "1").split(" ")
  return [Number(number), token === "" ? null : token]
}

type NoteRow = z.output<typeof shapes.notes>["rows"][number]
const parented = ({ parent, ...note }: NoteRow, id: string, module: string | null): CrmNote => ({
  ...note,
  parent: parent ? { id: parent.id, module: parent.module ?? module } : { id, module },
})
const changedAt = ({ modifiedAt, createdAt }: CrmNote): number => +(modifiedAt ?? createdAt)

const byTime = <T>(all: readonly T[], at: (one: T) => Date): T[] =>
  [...all].sort((one, other) => +at(one) - +at(other))

/** The day in a zone (`yyyy-mm-dd`); in UTC without one, or for one that is unknown. */
function dayIn(zone: string | null, at: number): string {
  try {
    return new Intl.DateTimeFormat("en-CA", { timeZone: zone ?? "UTC" }).format(at)
  } catch {
    return new Date(at).toISOString().slice(0, 10)
  }
}
