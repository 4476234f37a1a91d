import { existsSync, readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { Ajv, type ValidateFunction } from "ajv"

type Node = { [name: string]: unknown }
type Parameter = { name: string; in: string; required?: boolean; schema?: Node }
type Operation = { parameters?: Node[]; requestBody?: Node; responses: Record<string, Node> }
type Found = { file: string; template: string; operation: Operation }

const folder = join(import.meta.dirname, "../../../../shared/zoho-oas-v8")
/** Whether Zoho's descriptions of its API are beside the checkout. */
export const described = existsSync(join(folder, "record.json"))

const isNode = (value: unknown): value is Node =>
  typeof value === "object" && value !== null && !Array.isArray(value)
const at = (node: unknown, ...path: string[]): unknown =>
  path.reduce<unknown>((one, name) => (isNode(one) ? one[name] : undefined), node)

type Amend = { file: string; schema: string; property: string; why: string } & ({ set: Node } | { or: Node })
const none = { type: "null" }
const text = { type: "string" }
const lastPage = "the first page has none before it, the last none after"
/** Where the descriptions are wrong or say less than the documentation: what a property is instead, or may be too. */
const amends: Amend[] = [
  { file: "users", schema: "users", property: "email", set: text, why: "a pattern made for its own tests" },
  { file: "users", schema: "users", property: "time_zone", set: text, why: "written object, is a name" },
  { file: "notes", schema: "Note", property: "Note_Title", or: none, why: "a note without a title" },
  { file: "notes", schema: "Note", property: "$attachments", or: none, why: "a note without files" },
  { file: "notes", schema: "Note", property: "$size", or: none, why: "a note that is no recording" },
  ...["record", "notes"].flatMap((file) =>
    ["next_page_token", "previous_page_token", "page_token_expiry"].map((property) => ({
      ...{ file, schema: "Info", property, or: none, why: lastPage },
    })),
  ),
  ...["next_page_token", "previous_page_token"].map((property) => ({
    ...{ file: "timelines", schema: "info", property, or: none, why: lastPage },
  })),
  ...["related_record", "automation_details"].map((property) => ({
    ...{ file: "timelines", schema: "Timeline", property, or: none, why: "a change of no other record" },
  })),
  ...["_value.new", "_value.old"].map((property) => ({
    ...{ file: "timelines", schema: "Field_History", property, or: none, why: "a field that was empty" },
  })),
  { file: "timelines", schema: "Picklist_Detail", property: "colour_code", or: none, why: "no colour" },
  ...["code", "message"].map((property) => ({
    file: "record",
    schema: "API_Exception",
    property,
    or: { enum: ["DISCRETE_PAGE_LIMIT_EXCEEDED", "use page_token beyond 2000 records"] },
    why: "told by the documentation of pages alone",
  })),
]
/** Parameters that are said to be required and are not, or whose values are not all told. */
const optional = new Set(["/crm/v8/Notes ids", "/crm/v8/{module}/{record_id}/Attachments ids"])
const undescribed: Record<string, readonly string[]> = {
  "/crm/v8/users type": ["AllUsers", "AdminUsers"],
  "/crm/v8/Notes page_token": [],
  "/crm/v8/{module_api_name}/{record_id}/{related_list_api_name} page_token": [],
  "/crm/v8/{module_api_name}/{record_id}/{related_list_api_name} sort_by": [],
  "/crm/v8/{module_api_name}/{record_id}/{related_list_api_name} sort_order": [],
  "/crm/v8/{module_api_name}/search page_token": [],
}
const undescribedHeaders = new Set(["/crm/v8/Notes if-modified-since"])

/** The descriptions as JSON Schema. An object takes only what is described; `type: object` alone stands for anything. */
class Descriptions {
  readonly #ajv = new Ajv({ strict: false, allErrors: true })
  readonly #files: Record<string, Node> = {}

  constructor() {
    for (const [name, form] of Object.entries({
      "date-time": /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/,
      date: /^\d{4}-\d\d-\d\d$/,
    }))
      this.#ajv.addFormat(name, form)
    for (const name of ["int32", "int64", "double"]) this.#ajv.addFormat(name, true)
    for (const name of readdirSync(folder)) {
      const file = JSON.parse(readFileSync(join(folder, name), "utf8")) as Node
      this.#files[name.replace(".json", "")] = file
    }
    for (const amend of amends) this.#amend(amend)
    for (const [name, file] of Object.entries(this.#files))
      for (const [schema, node] of Object.entries((at(file, "components", "schemas") ?? {}) as Node))
        for (const loose of [false, true])
          this.#ajv.addSchema({
            $id: this.#id(name, schema, loose),
            ...(this.#plain(node, name, loose, true) as Node),
          })
  }

  #amend({ file, schema, property, ...change }: Amend): void {
    const names = property.split(".").flatMap((name, index) => (index ? ["properties", name] : [name]))
    const last = names.pop() ?? ""
    const parent = at(this.#files[file], "components", "schemas", schema, "properties", ...names)
    if (!isNode(parent) || !(last in parent)) throw new Error(`${file} ${schema} ${property} is not there`)
    parent[last] = "set" in change ? change.set : { anyOf: [parent[last], change.or] }
  }
  #id(file: string, schema: string, loose: boolean): string {
    return `zoho:/${loose ? "loose/" : ""}${file}/${encodeURIComponent(schema)}`
  }
  /** `loose`: rows of which only some fields were asked; what a row must hold is not demanded then. */
  #plain(node: unknown, file: string, loose: boolean, top = false): unknown {
    if (!isNode(node)) return node
    const ref = node["$ref"]
    if (typeof ref === "string") {
      const [where = "", path = ""] = ref.split("#")
      const target = where === "" ? file : where.replace(/^\.\/|\.json$/g, "")
      return { $ref: this.#id(target, path.split("/").at(-1) ?? "", loose) }
    }
    const out: Node = {}
    const properties = node["properties"]
    const rows =
      loose && top && isNode(properties) && ("Note_Content" in properties || "File_Name" in properties)
    for (const [name, value] of Object.entries(node)) {
      if (name === "nullable" || name === "default") continue
      if (name === "required" && rows) continue
      if (name === "properties")
        out[name] = Object.fromEntries(
          Object.entries(value as Node).map(([key, one]) => [key, this.#plain(one, file, loose)]),
        )
      else if (name === "oneOf" || name === "anyOf")
        out["anyOf"] = (value as unknown[]).map((one) => this.#plain(one, file, loose))
      else if (name === "items") out[name] = this.#plain(value, file, loose)
      else out[name] = value
    }
    if (out["type"] === "object" && !properties && !("additionalProperties" in out)) return {}
    if (properties && !("additionalProperties" in out)) out["additionalProperties"] = false
    return node["nullable"] === true ? { anyOf: [out, { type: "null" }] } : out
  }

  #resolve(node: unknown, file: string): unknown {
    const ref = isNode(node) ? node["$ref"] : undefined
    if (typeof ref !== "string") return node
    const [where = "", path = ""] = ref.split("#")
    const target = where === "" ? file : where.replace(/^\.\/|\.json$/g, "")
    return at(this.#files[target], ...path.split("/").slice(1))
  }
  /** The description of a path: the one with the fewest blanks. */
  find(method: string, path: string): Found | undefined {
    const parts = path.split("/")
    const all = Object.entries(this.#files).flatMap(([file, { paths }]) =>
      Object.entries((paths ?? {}) as Node).flatMap(([template, methods]): Found[] => {
        const wanted = template.split("/")
        const same =
          wanted.length === parts.length &&
          wanted.every((part, index) => part.startsWith("{") || part === parts[index])
        const operation = same ? at(methods, method.toLowerCase()) : undefined
        return operation ? [{ file, template, operation: operation as Operation }] : []
      }),
    )
    const blanks = ({ template }: Found) => template.split("{").length
    return all.sort((a, b) => blanks(a) - blanks(b))[0]
  }

  /** What a request does that its description does not say; nothing: []. */
  request(method: string, path: string, query: URLSearchParams, headers: readonly string[] = []): string[] {
    const found = this.find(method, path)
    if (!found) return [`${method} ${path} is not described`]
    const { file, template, operation } = found
    const parameters = (operation.parameters ?? []).map(
      (one) => this.#resolve(one, file) as Parameter | undefined,
    )
    const of = (place: string) => parameters.filter((one) => one?.in === place)
    const wrong: string[] = []
    for (const [name, value] of query) {
      const known = of("query").find((one) => one?.name === name)
      const more = undescribed[`${template} ${name}`]
      if (!known && !more) wrong.push(`${template}: parameter ${name}`)
      const among = known?.schema?.["enum"]
      if (Array.isArray(among) && !among.includes(value) && !more?.includes(value))
        wrong.push(`${template}: ${name}=${value}`)
      if (known?.schema?.["type"] === "integer" && !/^\d+$/.test(value))
        wrong.push(`${template}: ${name}=${value}`)
    }
    for (const one of of("query"))
      if (one?.required && !query.has(one.name) && !optional.has(`${template} ${one.name}`))
        wrong.push(`${template}: without ${one.name}`)
    for (const header of headers) {
      const known = of("header").some((one) => one?.name.toLowerCase() === header)
      if (!known && !undescribedHeaders.has(`${template} ${header}`))
        wrong.push(`${template}: header ${header}`)
    }
    return wrong
  }

  readonly #compiled = new Map<string, ValidateFunction>()
  #check(key: string, schema: () => unknown, json: unknown): string[] {
    const validate = this.#compiled.get(key) ?? this.#ajv.compile(schema() as Node)
    this.#compiled.set(key, validate)
    return validate(json)
      ? []
      : (validate.errors ?? []).map(
          ({ instancePath, message, params }) =>
            `${key} ${instancePath} ${message ?? ""} ${JSON.stringify(params)}`,
        )
  }
  /** What an answer holds that its description does not say, or lacks; nothing: []. `some`: only some fields were asked. */
  answer(method: string, path: string, status: number, json: unknown, some = false): string[] {
    const found = this.find(method, path)
    if (!found) return [`${method} ${path} is not described`]
    const { file, template, operation } = found
    if (status === 304) return json === undefined ? [] : ["304 with a body"]
    // What fails for a reason that is no matter of the path is described once, for all.
    const common = { $ref: this.#id("common", "API_Exception", false) }
    if ([401, 403, 404, 405, 429, 500].includes(status)) return this.#check("common", () => common, json)
    // Of records, errors are described among good answers; 204 is said of no record but is everywhere documented.
    const told = this.#resolve(
      operation.responses[String(status)] ?? (status === 400 ? operation.responses["200"] : null),
      file,
    )
    if (status === 204) return json === undefined ? [] : ["204 with a body"]
    const schema = at(told, "content", "application/json", "schema")
    if (schema === undefined) return [`${template}: ${String(status)} is not described`]
    return this.#check(
      `${template} ${String(status)} ${String(some)}`,
      () => this.#plain(schema, file, some),
      json,
    )
  }
  /** What one object lacks of a schema of the descriptions. */
  shape(file: string, schema: string, json: unknown): string[] {
    return this.#check(`${file} ${schema}`, () => ({ $ref: this.#id(file, schema, false) }), json)
  }
}

let kept: Descriptions | undefined
/** The descriptions, read once. Only where `described`. */
export const descriptions = (): Descriptions => (kept ??= new Descriptions())
