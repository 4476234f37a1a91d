import type { RequestOf } from "../messages"
import type { ParamValue } from "../rules/rule"
import { ruleViews, type Layers } from "./layers"
import { fits, sameValue, type Registry } from "./registry"
import type { Policy, PolicyRule } from "./types"

/** The team layer after a change; or why the change is not taken: locked by the browser's policy, or not a value. */
export type Change = { ok: true; team: Policy } | { ok: false; why: "refused" | "shape" }

const withRule = (team: Policy | null, id: string, rule: PolicyRule): Policy => {
  const { [id]: _old, ...others } = team?.rules ?? {}
  return { version: 1, ...team, rules: Object.keys(rule).length > 0 ? { ...others, [id]: rule } : others }
}

/** Sets a rule's level or parameters in the team layer; null goes back to the default, as does the default's value. */
export function setRule(
  layers: Layers,
  registry: Registry,
  request: RequestOf<"rule.set">,
  now: Date,
): Change {
  const view = ruleViews(layers, registry, now).find(({ id }) => id === request.id)
  if (!view) return { ok: false, why: "shape" }
  const { level: oldLevel, params: oldParams = {} } = layers.team?.rules?.[request.id] ?? {}
  if (request.level !== undefined && view.locked) return { ok: false, why: "refused" }
  const level = request.level === undefined ? oldLevel : (request.level ?? undefined)

  let params: Record<string, ParamValue> = request.params === null ? {} : { ...oldParams }
  for (const [name, value] of Object.entries(request.params ?? {})) {
    const spec = registry.rules.find(({ id }) => id === request.id)?.params?.[name]
    if (!spec || !fits(spec, value)) return { ok: false, why: "shape" }
    if (view.params.some((param) => param.name === name && param.locked)) return { ok: false, why: "refused" }
    if (sameValue(spec.default, value)) {
      const { [name]: _default, ...rest } = params
      params = rest
    } else params[name] = value
  }
  const keepsLevel = level !== undefined && !(view.known && level === view.defaultLevel)
  return {
    ok: true,
    team: withRule(layers.team, request.id, {
      ...(keepsLevel && { level }),
      ...(Object.keys(params).length > 0 && { params }),
    }),
  }
}

/** Turns a pack on or off in the team layer. */
export function setPack(layers: Layers, registry: Registry, { id, on }: RequestOf<"pack.set">): Change {
  if (!(id in registry.packs)) return { ok: false, why: "shape" }
  if (layers.managed?.packs?.[id] !== undefined) return { ok: false, why: "refused" }
  const { [id]: _old, ...others } = layers.team?.packs ?? {}
  const packs = registry.packs[id] === on ? others : { ...others, [id]: on }
  return { ok: true, team: { version: 1, ...layers.team, packs } }
}
