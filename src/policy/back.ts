import { isTable } from "../process/table"
import type { ParamValue } from "../rules/rule"
import { draftOf, same } from "./published"
import type { Registry } from "./registry"
import type { Policy, PolicyRule } from "./types"

type Both = { published: Policy | null; team: Policy | null }
const keysOf = (...tables: (object | undefined)[]): string[] => [
  ...new Set(tables.flatMap((table) => Object.keys(table ?? {}))),
]

/** A rule said in full, so that it holds over what lies below as it held then. */
function ruleAsWas(was: PolicyRule, below: PolicyRule, rule: Registry["rules"][number]): PolicyRule {
  const level = was.level ?? (below.level === undefined ? undefined : rule.level)
  const params = keysOf(was.params, below.params).flatMap((name): [string, ParamValue][] => {
    const value = was.params?.[name] ?? rule.params?.[name]?.default
    return value === undefined || same(value, below.params?.[name]) ? [] : [[name, value]]
  })
  return {
    ...(level && { level }),
    ...(was.until !== undefined && { until: was.until }),
    ...(was.then && { then: was.then }),
    ...(was.budget !== undefined && { budget: was.budget }),
    ...(params.length > 0 && { params: Object.fromEntries(params) }),
  }
}

/** What of a value is to be said over the one below; a list that was not there is emptied. Undefined: nothing. */
function valueAsWas(was: unknown, below: unknown): unknown {
  if (same(was, below)) return undefined
  if (!isTable(was ?? below)) return was ?? (Array.isArray(below) ? [] : undefined)
  const [old, under] = [isTable(was) ? was : {}, isTable(below) ? below : {}]
  const entries = keysOf(old, under).flatMap((key) => {
    const value = valueAsWas(old[key], under[key])
    // An entry is taken whole, as layers take it.
    return value === undefined ? [] : [[key, old[key] ?? value]]
  })
  return entries.length > 0 ? Object.fromEntries(entries) : undefined
}

/**
 * The team's layer that makes what holds over today's publication what held of `then`, over its own. What a publication since gave
 * and a layer cannot take away (a budget, a field's signs) stays.
 */
export function backTo(then: Both, published: Policy | null, registry: Registry, now: Date): Policy {
  const was = draftOf(then, now)
  const below = draftOf({ published, team: null }, now)
  const apart = new Set<string>(["version", "rules", "packs", "silenced", "ownRules", "orphans"])
  const rules = registry.rules.flatMap((rule): [string, PolicyRule][] => {
    const [old, under] = [was.rules?.[rule.id] ?? {}, below.rules?.[rule.id] ?? {}]
    return same(old, under) ? [] : [[rule.id, ruleAsWas(old, under, rule)]]
  })
  const packs = Object.entries(registry.packs).flatMap(([id, standard]): [string, boolean][] => {
    const on = was.packs?.[id] ?? standard
    return on === (below.packs?.[id] ?? standard) ? [] : [[id, on]]
  })
  const [silent, silentBelow] = [was.silenced ?? [], below.silenced ?? []]
  const silenced = silent.filter((id) => !silentBelow.includes(id))
  const unsilenced = silentBelow.filter((id) => !silent.includes(id))
  const [own, ownBelow] = [was.ownRules ?? [], below.ownRules ?? []]
  const ownRules = [
    ...own.filter(
      (rule) =>
        !same(
          rule,
          ownBelow.find(({ id }) => id === rule.id),
        ),
    ),
    ...ownBelow
      .filter(({ id }) => !own.some((rule) => rule.id === id))
      .map((rule) => ({ ...rule, level: "off" as const })),
  ]
  const rest = keysOf(was, below)
    .filter((key) => !apart.has(key))
    .flatMap((key) => {
      const value = valueAsWas(was[key as keyof Policy], below[key as keyof Policy])
      return value === undefined ? [] : [[key, value]]
    })
  return {
    ...(Object.fromEntries(rest) as Partial<Policy>),
    version: 1,
    ...(rules.length > 0 && { rules: Object.fromEntries(rules) }),
    ...(packs.length > 0 && { packs: Object.fromEntries(packs) }),
    ...(silenced.length > 0 && { silenced }),
    ...(unsilenced.length > 0 && { unsilenced }),
    ...(ownRules.length > 0 && { ownRules }),
  }
}
