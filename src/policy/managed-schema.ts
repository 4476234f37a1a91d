import type { Registry } from "./registry"
import { policyShape } from "./schema"
import "./zod"
import * as z from "zod"

type Json = { [key: string]: Json | Json[] | string | number | boolean | string[] | number[] }

/** What Chromium reads in a schema of managed storage; with anything else it refuses to install the extension. */
const understood = ["type", "properties", "items", "additionalProperties", "enum", "minimum", "maximum"]

/** Several shapes as one: of objects, what any of them has; of others, the first. */
function oneOfAll(ways: readonly Json[]): Json {
  const [first = { type: "string" }] = ways
  if (!ways.every(({ type, properties }) => type === "object" && properties)) return first
  const properties: Json = {}
  for (const [key, value] of ways.flatMap((way) =>
    Object.entries(way["properties"] as Record<string, Json>),
  )) {
    const before = properties[key] as Json | undefined
    const choices = [
      ...((before?.["enum"] as string[] | undefined) ?? []),
      ...((value["enum"] as string[] | undefined) ?? []),
    ]
    properties[key] = choices.length > 0 ? { ...value, enum: [...new Set(choices)] } : value
  }
  return { type: "object", properties }
}

/** Levels a JSON Schema down to what Chromium takes: no unions, no constants, no open or closed objects. */
function level(schema: unknown): Json {
  if (typeof schema !== "object" || schema === null) return { type: "string" }
  const source = schema as Record<string, unknown>
  const ways = source["anyOf"] ?? source["oneOf"]
  if (Array.isArray(ways)) return oneOfAll(ways.map(level))
  if ("const" in source) {
    const only = source["const"]
    return typeof only === "string"
      ? { type: "string", enum: [only] }
      : { type: "integer", enum: [Number(only)] }
  }
  const result: Json = {}
  for (const key of understood) {
    const value = source[key]
    if (value === undefined || value === false) continue
    if (key === "properties") result[key] = each(value as Record<string, unknown>, level)
    else if (key === "items" || key === "additionalProperties") result[key] = level(value)
    else if (key !== "maximum" || Number(value) < Number.MAX_SAFE_INTEGER) result[key] = value as Json
  }
  return "type" in result ? result : { type: "string" }
}

const each = (object: Record<string, unknown>, change: (value: unknown) => Json): Json =>
  Object.fromEntries(Object.entries(object).map(([key, value]) => [key, change(value)]))

/** The schema of `storage.managed`, from the policy's own; each rule's parameters by their name and kind. */
export function managedSchema(registry: Registry): Json {
  const whole = level(z.toJSONSchema(policyShape, { io: "input", unrepresentable: "any" }))
  const specs = registry.rules.flatMap(({ params }) => Object.entries(params ?? {}))
  const params = specs.map(([name, { kind }]) => [
    name,
    kind === "number" ? { type: "number" } : { type: "array", items: { type: "string" } },
  ])
  const rule = ((whole["properties"] as Json)["rules"] as Json)["additionalProperties"] as Json
  const rules = rule["properties"] as Json
  rules["params"] = {
    type: "object",
    properties: Object.fromEntries(params) as Json,
    additionalProperties: { type: "number" },
  }
  return whole
}
