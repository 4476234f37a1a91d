import { randomBytes } from "node:crypto"
import { day } from "../world"
import { missingParam, nothing, refuse, type Answer, type Ask } from "./http"
import { only, textOf, type Row } from "./shapes"
import { stamp } from "./time"

/** One page of a list, and where the next begins. */
type Mark = { path: string; sort: string; offset: number; size: number; expires: number }
type Options = {
  /** Without `fields` nothing is given. */
  fieldsWanted?: boolean
  /** The member that holds the rows; nothing: `data`. */
  under?: string
  /** How rows are sorted when nothing is said. */
  sort?: [by: string, order: "asc" | "desc"]
  /** Members of `info` that this list's description has. */
  info?: "record" | "plain" | "pages"
  now: number
}

const instant = /^\d{4}-\d\d-\d\dT/
/** What two values are ordered by: instants as instants, the rest as text or number. */
const weight = (value: unknown): number | string => {
  if (typeof value === "number") return value
  const text = textOf(value)
  return instant.test(text) ? Date.parse(text) : text
}
export function compare(a: unknown, b: unknown): number {
  const [x, y] = [weight(a), weight(b)]
  if (typeof x === "number" && typeof y === "number") return x - y
  const [left, right] = [String(x), String(y)]
  // Ids are numbers too long to be told apart as such.
  if (/^\d{10,}$/.test(left) && /^\d{10,}$/.test(right) && left.length !== right.length)
    return left.length - right.length
  return left < right ? -1 : left > right ? 1 : 0
}
export const sorted = (rows: readonly Row[], by: string, order: string): Row[] => {
  const sign = order === "desc" ? -1 : 1
  return [...rows].sort((a, b) => sign * (compare(a[by], b[by]) || compare(a.id, b.id)))
}

const whole = (ask: Ask, name: string, most: number, otherwise: number): number => {
  const text = ask.query.get(name)
  if (text === null) return otherwise
  const value = Number(text)
  if (!/^\d+$/.test(text) || value < 1 || value > most)
    throw refuse(400, "INVALID_DATA", "invalid data", { param_name: name })
  return value
}
export function fieldsOf(ask: Ask, wanted = false): string[] | null {
  const fields =
    ask.query
      .get("fields")
      ?.split(",")
      .map((name) => name.trim())
      .filter(Boolean) ?? []
  if (fields.length === 0 && wanted) throw missingParam("fields")
  if (fields.length > 50)
    throw refuse(400, "LIMIT_EXCEEDED", "Max field limit exceeded", { limit: 50, param_name: "fields" })
  return fields.length > 0 ? fields : null
}
/** When what is asked for must have changed; null: whatever its age. */
export function since(ask: Ask): number | null {
  const text = ask.headers["if-modified-since"]
  const ms = text === undefined ? NaN : Date.parse(text)
  return Number.isNaN(ms) ? null : ms
}
export const changedAfter = (row: Row, ms: number | null): boolean =>
  ms === null || Date.parse(String(row["Modified_Time"])) > ms

/** Pages of lists: 200 rows at most, by number up to 2000 rows, then by token. */
export class Lists {
  readonly #marks = new Map<string, Mark>()

  #mark(ask: Ask, sort: string, offset: number, size: number, now: number): string {
    const token = randomBytes(24).toString("hex")
    this.#marks.set(token, { path: ask.path, sort, offset, size, expires: now + day })
    return token
  }

  answer(ask: Ask, all: readonly Row[], options: Options): Answer {
    const { under = "data", info = "record", sort = ["id", "desc"], now } = options
    const fields = fieldsOf(ask, options.fieldsWanted === true)
    const after = since(ask)
    const rows = all.filter((row) => changedAfter(row, after))
    if (rows.length === 0) return after === null ? nothing : { status: 304 }
    const [by, order] = [ask.query.get("sort_by") ?? sort[0], ask.query.get("sort_order") ?? sort[1]]
    const said = `${by} ${order} ${String(after)} ${ask.query.get("fields") ?? ""}`
    const token = ask.query.get("page_token")
    const mark = token === null ? undefined : this.#marks.get(token)
    if (token !== null && ask.query.has("page"))
      throw refuse(400, "AMBIGUITY_DURING_PROCESSING", "page and page_token cannot go together", {
        ambiguity_due_to: ["page", "page_token"].map((name) => ({ api_name: name, json_path: `$.${name}` })),
      })
    if (token !== null && (mark?.path !== ask.path || mark.sort !== said || mark.expires < now))
      throw refuse(400, "INVALID_DATA", "invalid data", { param_name: "page_token" })
    const size = mark?.size ?? whole(ask, "per_page", 200, 200)
    const page = mark ? mark.offset / size + 1 : whole(ask, "page", 1_000_000, 1)
    if (!mark && page * size > 2000)
      throw refuse(400, "DISCRETE_PAGE_LIMIT_EXCEEDED", "use page_token beyond 2000 records", {
        limit: 2000,
        param_name: "page",
      })
    const from = (page - 1) * size
    const part = sorted(rows, by, order).slice(from, from + size)
    if (part.length === 0) return nothing
    const more = from + size < rows.length
    const tokens = {
      next_page_token: more ? this.#mark(ask, said, from + size, size, now) : null,
      previous_page_token: page > 1 ? this.#mark(ask, said, from - size, size, now) : null,
    }
    const plain = { per_page: size, page, count: part.length, more_records: more }
    const infos = {
      plain: { ...plain, ...tokens },
      pages: plain,
      record: {
        ...plain,
        ...tokens,
        page_token_expiry: more ? stamp(now + day) : null,
        sort_by: by,
        sort_order: order,
      },
    }
    return { status: 200, json: { [under]: part.map((row) => only(row, fields)), info: infos[info] } }
  }
}
