import { refuse } from "./http"

export type Value = string | number | boolean
export type Criterion =
  | { kind: "both"; join: "and" | "or"; left: Criterion; right: Criterion }
  | { kind: "test"; column: string; operator: string; values: Value[] }
export type Query = {
  columns: string[]
  from: string
  where: Criterion
  order: { column: string; down: boolean }[]
  limit: number
  offset: number
}

type Token = { text: string; at: number; value?: Value }
const shape =
  /\s*(?:('(?:[^']|'')*'|"(?:[^"]|"")*")|(-?\d+(?:\.\d+)?(?![\w.-]))|([A-Za-z_$][\w$]*(?:\.[A-Za-z_$][\w$]*)*)|(>=|<=|!=|<>|[=<>(),*]))/gy
const words = new Set(
  "select from where and or order by limit offset asc desc in not like is null between group as".split(" "),
)

const syntax = (near: string, column: number) =>
  refuse(400, "SYNTAX_ERROR", "error occured while parsing the query", { line: 1, column, near })
const clause = (name: string) => refuse(400, "SYNTAX_ERROR", "missing clause", { clause: name })
export const invalid = (message: string, details: Record<string, unknown> = {}) =>
  refuse(400, "INVALID_QUERY", message, details)
export const exceeded = (by: string, limit: number) =>
  refuse(400, "LIMIT_EXCEEDED", `${by} exceeds the limit of ${String(limit)}`, { by, limit })

function tokens(text: string): Token[] {
  const out: Token[] = []
  shape.lastIndex = 0
  while (text.slice(shape.lastIndex).trim() !== "") {
    const at = shape.lastIndex
    const found = shape.exec(text)
    if (!found) throw syntax(text.slice(at).trim().slice(0, 12), at + 1)
    const [, quoted, number, name, sign] = found
    if (quoted !== undefined)
      out.push({
        text: quoted,
        at,
        value: quoted.slice(1, -1).replaceAll(quoted.charAt(0).repeat(2), quoted.charAt(0)),
      })
    else if (number !== undefined) out.push({ text: number, at, value: Number(number) })
    else out.push({ text: name ?? sign ?? "", at })
  }
  return out
}

/** The query's parts; throws the API's refusal of what COQL does not take. */
export function parse(text: string): Query {
  const all = tokens(text)
  let at = 0
  const peek = (): string => (all[at]?.value === undefined ? (all[at]?.text.toLowerCase() ?? "") : "")
  const stop = () => syntax(all[at]?.text ?? "end", (all[at]?.at ?? text.length) + 1)
  const take = (word: string): boolean => {
    if (peek() !== word) return false
    at++
    return true
  }
  const need = (word: string) => {
    if (!take(word)) throw stop()
  }
  const name = (): string => {
    const token = all[at]
    if (!token || token.value !== undefined || words.has(peek()) || !/^[A-Za-z_$]/.test(token.text))
      throw stop()
    at++
    return token.text
  }
  const literal = (): Value => {
    const token = all[at]
    const value = token?.value ?? (peek() === "true" ? true : peek() === "false" ? false : undefined)
    if (value === undefined) throw stop()
    at++
    return value
  }
  const list = (): Value[] => {
    need("(")
    const out = [literal()]
    while (take(",")) out.push(literal())
    need(")")
    if (out.length > 100) throw exceeded("in", 100)
    return out
  }

  let tests = 0
  const test = (): Criterion => {
    if (++tests > 25) throw exceeded("criteria", 25)
    const column = name()
    const not = take("not")
    if (take("in")) return { kind: "test", column, operator: not ? "not in" : "in", values: list() }
    if (take("like"))
      return { kind: "test", column, operator: not ? "not like" : "like", values: [literal()] }
    if (take("between")) {
      const low = literal()
      need("and")
      return { kind: "test", column, operator: not ? "not between" : "between", values: [low, literal()] }
    }
    if (not) throw stop()
    if (take("is")) {
      const without = take("not")
      need("null")
      return { kind: "test", column, operator: without ? "is not null" : "is null", values: [] }
    }
    const sign = peek()
    if (!["=", "!=", "<>", ">", "<", ">=", "<="].includes(sign)) throw stop()
    at++
    return { kind: "test", column, operator: sign === "<>" ? "!=" : sign, values: [literal()] }
  }
  const one = (): Criterion => {
    if (!take("(")) return test()
    const inner = pair()
    need(")")
    return inner
  }
  // Criteria go two by two: `A and B and C` without brackets is refused.
  const pair = (): Criterion => {
    const left = one()
    const join = peek()
    if (join !== "and" && join !== "or") return left
    at++
    return { kind: "both", join, left, right: one() }
  }

  if (!take("select")) throw invalid("invalid query formed", { clause: "select" })
  if (peek() === "*") throw stop()
  const columns = [name()]
  while (take(",")) columns.push(name())
  if (columns.length > 50) throw exceeded("select", 50)
  if (!take("from")) throw clause("from")
  const from = name()
  if (!take("where")) throw clause("where")
  const where = pair()
  const order: Query["order"] = []
  if (take("order")) {
    need("by")
    do {
      const column = name()
      order.push({ column, down: !take("asc") && take("desc") })
    } while (take(","))
    if (new Set(order.map(({ column }) => column)).size < order.length)
      throw refuse(400, "DUPLICATE_DATA", "duplicate data", {})
    if (order.length > 10) throw exceeded("order by", 10)
  }
  const count = (): number => {
    const value = literal()
    if (typeof value !== "number" || !Number.isInteger(value) || value < 0)
      throw invalid("invalid query formed", { clause: "limit" })
    return value
  }
  let [limit, offset] = [200, 0]
  if (take("limit")) {
    limit = count()
    // `limit 200, 100`: the first is then the offset.
    if (take(",")) [offset, limit] = [limit, count()]
    else if (take("offset")) offset = count()
  }
  if (at < all.length) throw stop()
  if (limit > 2000) throw exceeded("limit", 2000)
  if (offset + limit > 100_000) throw exceeded("offset", 100_000)
  return { columns, from, where, order, limit, offset }
}
