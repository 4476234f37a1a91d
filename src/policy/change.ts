import type { RequestOf, RuleView } from "../messages"
import type { ParamValue } from "../rules/rule"
import { ruleViews, type Layers } from "./layers"
import { fits, sameValue, type Registry } from "./registry"
import type { Policy, PolicyRule } from "./types"

/** The team layer after a change; or why the change is not taken: locked by the browser's policy, or not a value. */
export type Change = { ok: true; team: Policy } | { ok: false; why: "refused" | "shape" }
type RuleChange = Omit<RequestOf<"rule.set">, "id">
type Taken = { ok: true; rule: PolicyRule } | { ok: false; why: "refused" | "shape" }

const YEAR = 366 * 86_400_000

const withRule = (team: Policy | null, id: string, rule: PolicyRule): Policy => {
  const { [id]: _old, ...others } = team?.rules ?? {}
  return { version: 1, ...team, rules: Object.keys(rule).length > 0 ? { ...others, [id]: rule } : others }
}

/** Every rule as it would be had nothing been changed here, by id: what a change is held against, and what null goes back to. */
function viewsBelow({ published, person }: Layers, registry: Registry, now: Date): Map<string, RuleView> {
  const views = ruleViews({ published, team: null, managed: null, person }, registry, now)
  return new Map(views.map((view) => [view.id, view]))
}

/** A level that runs out: an instant to come, within a year. */
const isComing = (until: string, now: Date): boolean => {
  const left = new Date(until).getTime() - now.getTime()
  return left > 0 && left <= YEAR
}

/** What the team layer says of one rule after a change. What lies below is not said twice: it is left to say it. */
function ruleAfter(
  registry: Registry,
  old: PolicyRule,
  view: RuleView,
  below: RuleView | undefined,
  change: RuleChange,
  now: Date,
): Taken {
  const asksLevel = change.level !== undefined || change.until !== undefined
  if (asksLevel && view.locked) return { ok: false, why: "refused" }
  if (change.until && !isComing(change.until, now)) return { ok: false, why: "shape" }
  const over = old.until !== undefined && !isComing(old.until, now)
  const { level: oldLevel, until: oldUntil, then: oldThen } = over ? { level: old.then } : old
  // A level given by itself holds for good; an end given by itself is that of the level in force.
  const level =
    change.level === undefined
      ? (oldLevel ?? (change.until ? view.level : undefined))
      : (change.level ?? undefined)
  const until =
    change.until === undefined && change.level === undefined ? oldUntil : (change.until ?? undefined)

  const then = change.level === undefined && until !== undefined ? oldThen : undefined

  let params: Record<string, ParamValue> = change.params === null ? {} : { ...old.params }
  const specs = registry.rules.find(({ id }) => id === view.id)?.params
  for (const [name, value] of Object.entries<ParamValue>(change.params ?? {})) {
    const spec = specs?.[name]
    if (!spec || !fits(spec, value)) return { ok: false, why: "shape" }
    if (view.params.some((param) => param.name === name && param.locked)) return { ok: false, why: "refused" }
    const lies = below?.params.find((param) => param.name === name)?.value ?? spec.default
    if (sameValue(lies, value)) {
      const { [name]: _same, ...rest } = params
      params = rest
    } else params[name] = value
  }
  const budget = change.budget === undefined ? old.budget : (change.budget ?? undefined)
  const isBelow = view.known && below !== undefined && below.until === null && level === below.level
  return {
    ok: true,
    rule: {
      ...(level !== undefined &&
        !isBelow && { level, ...(until !== undefined && { until }), ...(then && { then }) }),
      ...(Object.keys(params).length > 0 && { params }),
      ...(budget !== undefined && budget !== below?.budget && { budget }),
    },
  }
}

/**
 * Sets a rule's level (until an instant), parameters or budget in the team layer. Null goes back to what lies below, the last
 * publication or else what is built in; so does the very value that lies below.
 */
export function setRule(
  layers: Layers,
  registry: Registry,
  { id, ...change }: RequestOf<"rule.set">,
  now: Date,
): Change {
  const view = ruleViews(layers, registry, now).find((rule) => rule.id === id)
  if (!view) return { ok: false, why: "shape" }
  const old = layers.team?.rules?.[id] ?? {}
  const taken = ruleAfter(registry, old, view, viewsBelow(layers, registry, now).get(id), change, now)
  return taken.ok ? { ok: true, team: withRule(layers.team, id, taken.rule) } : taken
}

/** What of a bulk change may be asked of one rule; null: nothing, its organisation decides. */
function allowed(view: RuleView, { level, until, reset }: RequestOf<"rules.set">): RuleChange | null {
  if (!reset)
    return view.locked || !view.known
      ? null
      : { ...(level && { level }), ...(until !== undefined && { until }) }
  if (view.locked && view.params.every(({ locked }) => locked)) return null
  return { ...(!view.locked && { level: null }), params: null, budget: null }
}

/** The same for many rules in one change. What the organisation locks is passed over and counted; `shape` where nothing is asked. */
export function setRules(
  layers: Layers,
  registry: Registry,
  request: RequestOf<"rules.set">,
  now: Date,
): (Change & { ok: false }) | { ok: true; team: Policy; changed: number; passed: number } {
  const { ids, level, until, reset } = request
  if (!reset && level === undefined && until === undefined) return { ok: false, why: "shape" }
  if (until && !isComing(until, now)) return { ok: false, why: "shape" }
  const views = new Map(ruleViews(layers, registry, now).map((view) => [view.id, view]))
  const below = viewsBelow(layers, registry, now)
  let team: Policy = layers.team ?? { version: 1 }
  let [changed, passed] = [0, 0]
  for (const id of new Set<string>(ids)) {
    const view = views.get(id)
    const change = view && allowed(view, request)
    const old = team.rules?.[id] ?? {}
    const taken = view && change && ruleAfter(registry, old, view, below.get(id), change, now)
    if (!taken?.ok) passed++
    else if (JSON.stringify(taken.rule) !== JSON.stringify(old)) {
      team = withRule(team, id, taken.rule)
      changed++
    }
  }
  return { ok: true, team, changed, passed }
}

/** Silences a rule everywhere, or lets it speak again: what was published silent as well, never what the organisation silences. */
export function silenceRule(
  { published, team, managed }: Layers,
  registry: Registry,
  { id, on }: RequestOf<"rule.silence">,
): Change {
  const isOwn = [published, team, managed].some((policy) => policy?.ownRules?.some((rule) => rule.id === id))
  const known = isOwn || registry.rules.some((rule) => rule.id === id)
  const isIn = (policy: Policy | null): boolean => policy?.silenced?.includes(id) ?? false
  if (!known && !isIn(team) && !isIn(published)) return { ok: false, why: "shape" }
  if (isIn(managed)) return { ok: false, why: "refused" }
  const without = (list: readonly string[] = []): string[] => list.filter((one) => one !== id)
  const silenced = without(team?.silenced)
  const unsilenced = without(team?.unsilenced)
  if (on && !isIn(published)) silenced.push(id)
  if (!on && isIn(published)) unsilenced.push(id)
  const { silenced: _were, unsilenced: _spoke, ...others } = team ?? { version: 1 }
  return {
    ok: true,
    team: {
      ...others,
      ...(silenced.length > 0 && { silenced }),
      ...(unsilenced.length > 0 && { unsilenced }),
    },
  }
}

/** Turns a pack on or off in the team layer. */
export function setPack(layers: Layers, registry: Registry, { id, on }: RequestOf<"pack.set">): Change {
  if (!Object.hasOwn(registry.packs, id)) return { ok: false, why: "shape" }
  if (layers.managed?.packs?.[id] !== undefined) return { ok: false, why: "refused" }
  const { [id]: _old, ...others } = layers.team?.packs ?? {}
  const below = layers.published?.packs?.[id] ?? registry.packs[id]
  const packs = below === on ? others : { ...others, [id]: on }
  return { ok: true, team: { version: 1, ...layers.team, packs } }
}
