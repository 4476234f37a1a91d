import { exceeded, invalid, parse, type Criterion, type Query, type Value } from "./coql-parse"
import { nothing, type Answer } from "./http"
import { compare } from "./lists"
import { moduleByApi, moduleByName, type ApiField, type ApiModule } from "./modules"
import type { Row } from "./shapes"

type Rows = (module: ApiModule) => readonly Row[]
const userColumns = new Set(["id", "name", "full_name", "first_name", "last_name", "email"])
const fold = (text: unknown): string =>
  String(typeof text === "object" && text !== null && "name" in text ? text.name : (text ?? ""))
    .normalize("NFC")
    .toLowerCase()

/** The field of a column, `Contact_Name.Last_Name` included; throws what COQL says of one that is not there. */
function fieldOf(module: ApiModule, column: string): ApiField | "id" | "person" {
  const [head = "", tail, more] = column.split(".")
  const unknown = () => invalid("column given seems to be invalid", { column_name: column })
  if (more !== undefined) throw exceeded("relations", 2)
  const field = module.fields.find(({ api }) => api === head)
  if (head !== "id" && !field) throw unknown()
  if (tail === undefined) return field ?? "id"
  if (field?.type === "user" && userColumns.has(tail.toLowerCase())) return "person"
  const target = field?.module === undefined ? undefined : moduleByName(field.module)
  if (field?.type !== "lookup" || !target) throw unknown()
  return tail === "id" ? "id" : fieldOf(target, tail)
}

const forms: Partial<Record<ApiField["type"], RegExp>> = {
  datetime: /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(Z|[+-]\d\d:\d\d)$/,
  date: /^\d{4}-\d\d-\d\d$/,
  lookup: /^\d+$/,
  user: /^\d+$/,
}
function fits(field: ApiField | "id" | "person", value: Value): boolean {
  if (field === "id") return /^\d+$/.test(String(value))
  if (field === "person") return typeof value === "string"
  if (field.type === "boolean") return typeof value === "boolean"
  if (field.type === "number") return typeof value === "number"
  const form = forms[field.type]
  return form ? form.test(String(value)) : typeof value === "string"
}

class Table {
  readonly #byId = new Map<string, ReadonlyMap<string, Row>>()
  constructor(
    readonly module: ApiModule,
    readonly rows: Rows,
  ) {}

  #index(module: ApiModule): ReadonlyMap<string, Row> {
    const kept = this.#byId.get(module.api) ?? new Map(this.rows(module).map((row) => [row.id, row]))
    this.#byId.set(module.api, kept)
    return kept
  }
  get(row: Row, column: string): unknown {
    const [head = "", tail] = column.split(".")
    const value = row[head]
    if (tail === undefined || typeof value !== "object" || value === null)
      return tail === undefined ? value : null
    const ref = value as { id: string; name: string; email?: string }
    const name = tail.toLowerCase()
    const field = this.module.fields.find(({ api }) => api === head)
    if (field?.type === "user") {
      const [first, ...rest] = ref.name.split(" ")
      const parts: Record<string, unknown> = {
        id: ref.id,
        first_name: first,
        last_name: rest.join(" "),
        email: ref.email ?? null,
      }
      return parts[name] ?? ref.name
    }
    if (name === "id") return ref.id
    const target = moduleByName(field?.module ?? "")
    return (target && this.#index(target).get(ref.id)?.[tail]) ?? null
  }

  check(criterion: Criterion): void {
    if (criterion.kind === "both") {
      this.check(criterion.left)
      this.check(criterion.right)
      return
    }
    const { column, operator, values } = criterion
    const field = fieldOf(this.module, column)
    if (typeof field === "object" && (field.type === "textarea" || field.type === "participants"))
      throw invalid("data type not supported", { column_name: column, data_type: field.type })
    const like = operator.endsWith("like")
    const bad = like
      ? typeof field === "object" && !["text", "email", "phone", "picklist"].includes(field.type)
      : !values.every((value) => fits(field, value))
    if (bad)
      throw invalid("value given seems to be invalid for the column", { column_name: column, operator })
  }
  passes(row: Row, criterion: Criterion): boolean {
    if (criterion.kind === "both") {
      const { join, left, right } = criterion
      return join === "and"
        ? this.passes(row, left) && this.passes(row, right)
        : this.passes(row, left) || this.passes(row, right)
    }
    const { column, operator, values } = criterion
    let got = this.get(row, column)
    if (typeof got === "object" && got !== null && "id" in got) got = got.id
    const none = got === null || got === undefined || got === ""
    if (operator === "is null") return none
    if (operator === "is not null") return !none
    if (operator.startsWith("not ") || operator === "!=") {
      const plain = operator === "!=" ? "=" : operator.slice(4)
      return none || !this.passes(row, { ...criterion, operator: plain })
    }
    if (none) return false
    const [first = "", second = ""] = values
    const same = (value: Value) =>
      typeof got === "string" && typeof value === "string" && !/^\d{4}-\d\d-\d\dT/.test(value)
        ? fold(got) === fold(value)
        : compare(got, value) === 0
    if (operator === "in") return values.some(same)
    if (operator === "between") return compare(got, first) >= 0 && compare(got, second) <= 0
    if (operator === "like") {
      const [text, wish] = [fold(got), fold(first)]
      const core = wish.replaceAll("%", "")
      if (wish.startsWith("%") && wish.endsWith("%")) return text.includes(core)
      if (wish.startsWith("%")) return text.endsWith(core)
      return wish.endsWith("%") ? text.startsWith(core) : text === core
    }
    if (operator === "=") return same(first)
    const order = compare(got, first)
    return operator.startsWith(">")
      ? order > 0 || (operator === ">=" && order === 0)
      : order < 0 || (operator === "<=" && order === 0)
  }
}

/** The module that a query reads, and the query; throws what COQL refuses. */
export function prepared(text: string): { module: ApiModule; query: Query } {
  const query = parse(text)
  const module = moduleByApi(query.from)
  if (!module) throw invalid("invalid query formed", { module: query.from })
  return { module, query }
}

/** What a query gives; `rows` are a module's, every field. */
export function run({ module, query }: ReturnType<typeof prepared>, rows: Rows): Answer {
  const table = new Table(module, rows)
  for (const column of query.columns) fieldOf(module, column)
  for (const { column } of query.order) fieldOf(module, column)
  table.check(query.where)
  const kept = rows(module).filter((row) => table.passes(row, query.where))
  kept.sort((a, b) => {
    for (const { column, down } of query.order) {
      const order = compare(table.get(a, column), table.get(b, column))
      if (order !== 0) return down ? -order : order
    }
    return compare(a.id, b.id)
  })
  const part = kept.slice(query.offset, query.offset + query.limit)
  if (part.length === 0) return nothing
  const data = part.map((row) => {
    const out: Row = { id: row.id }
    for (const column of query.columns) {
      const value = table.get(row, column)
      // Of an owner or a linked record a query gives the id alone; the record's description has the names of the two others.
      const ref =
        typeof value === "object" && value !== null && "id" in value && "name" in value ? value : null
      const whole = column === "Created_By" || column === "Modified_By"
      out[column] = ref ? { ...(whole && { name: ref.name }), id: ref.id } : (value ?? null)
    }
    return out
  })
  const more = kept.length > query.offset + part.length
  return { status: 200, json: { data, info: { count: data.length, more_records: more } } }
}
