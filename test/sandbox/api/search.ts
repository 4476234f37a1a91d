import { missingParam, refuse } from "./http"
import { compare } from "./lists"
import type { ApiModule } from "./modules"
import { textOf, type Row } from "./shapes"

const fold = (text: string): string => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase()
const digits = (text: string): string => text.replace(/\D/g, "").slice(-10)
type Test = (row: Row) => boolean
const inside = (text: string): string[] => {
  const parts: string[] = []
  let [depth, from] = [0, 0]
  for (let at = 0; at < text.length; at++) {
    if (text[at] === "(") depth++
    if (text[at] === ")") depth--
    if (depth === 0 && text[at] === ")") {
      parts.push(text.slice(from, at + 1))
      const join = /^\s*(and|or)\s*/i.exec(text.slice(at + 1))
      if (join?.[1]) parts.push(join[1].toLowerCase())
      at += join?.[0].length ?? 0
      from = at + 1
    }
  }
  return parts
}
const wrong = () => refuse(400, "INVALID_QUERY", "invalid query formed", { param_name: "criteria" })

/** `((Phone:equals:514…)and(Stage:equals:Contacté))`, at most ten of them. */
function criteria(text: string, module: ApiModule): Test {
  const bare = text.trim()
  if (!bare.startsWith("(") || !bare.endsWith(")")) throw wrong()
  const parts = inside(bare)
  if (parts.length === 1) {
    const core = bare.slice(1, -1).trim()
    if (core.startsWith("(")) return criteria(core, module)
    const [, name = "", comparator = "", value = ""] = /^([\w.$]+):(\w+):(.*)$/s.exec(core) ?? []
    const [head = "", tail] = name.split(".")
    if (head !== "id" && !module.fields.some(({ api }) => api === head)) throw wrong()
    const got = (row: Row): unknown => {
      const found = row[head]
      if (tail === undefined) return found
      return typeof found === "object" && found !== null ? (found as Record<string, unknown>)[tail] : null
    }
    const shown = (row: Row) => fold(textOf(got(row)))
    const wished = fold(value.replace(/\\([(),\\])/g, "$1"))
    const list = wished.split(",").map((one) => one.trim())
    const tests: Record<string, Test> = {
      equals: (row) => shown(row) === wished || (textOf(got(row)) !== "" && compare(got(row), value) === 0),
      not_equal: (row) => shown(row) !== wished,
      in: (row) => list.includes(shown(row)),
      starts_with: (row) => shown(row).startsWith(wished),
      greater_than: (row) => compare(got(row), value) > 0,
      greater_equal: (row) => compare(got(row), value) >= 0,
      less_than: (row) => textOf(got(row)) !== "" && compare(got(row), value) < 0,
      less_equal: (row) => textOf(got(row)) !== "" && compare(got(row), value) <= 0,
      between: (row) =>
        compare(got(row), list[0]?.toUpperCase()) >= 0 && compare(got(row), list[1]?.toUpperCase()) <= 0,
    }
    const test = tests[comparator]
    if (!test) throw wrong()
    return test
  }
  const tests = parts.filter((_, at) => at % 2 === 0).map((part) => criteria(part, module))
  const joins = new Set(parts.filter((_, at) => at % 2 === 1))
  if (joins.size !== 1 || tests.length > 10) throw wrong()
  return joins.has("and")
    ? (row) => tests.every((test) => test(row))
    : (row) => tests.some((test) => test(row))
}

/** The records found by `criteria`, else `email`, else `phone`, else `word`, as the CRM picks among them. */
export function found(rows: readonly Row[], query: URLSearchParams, module: ApiModule): Row[] {
  const ofType = (...types: string[]) =>
    module.fields.filter(({ type }) => types.includes(type)).map(({ api }) => api)
  const rule = query.get("criteria")
  if (rule !== null) return rows.filter(criteria(rule, module))
  const mail = query.get("email")
  if (mail !== null) {
    const names = ofType("email")
    return rows.filter((row) => names.some((name) => fold(textOf(row[name])) === fold(mail.trim())))
  }
  const phone = query.get("phone")
  if (phone !== null) {
    const [names, wished] = [ofType("phone"), digits(phone)]
    if (wished.length < 4) throw refuse(400, "INVALID_DATA", "invalid data", { param_name: "phone" })
    return rows.filter((row) => names.some((name) => digits(textOf(row[name])) === wished))
  }
  const word = query.get("word")
  if (word === null) throw missingParam("criteria")
  const wished = fold(word).split(/\s+/).filter(Boolean)
  if (wished.join("").length < 2) throw refuse(400, "INVALID_DATA", "invalid data", { param_name: "word" })
  const names = ofType("text", "email", "phone", "textarea", "picklist", "lookup")
  return rows.filter((row) => {
    const words = names.flatMap((name) => fold(textOf(row[name])).split(/[^\p{L}\p{N}]+/u))
    return wished.every((wish) => words.some((one) => one.startsWith(wish)))
  })
}
