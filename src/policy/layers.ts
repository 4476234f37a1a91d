import type { LeadView, PageSettings, RuleView } from "../messages"
import { emptyRoster, type Roster } from "../process/roster"
import type { Level, ParamValue } from "../rules/rule"
import { mergedEdits } from "../scripts/edit"
import { fits, packOf, sameValue, type Registry } from "./registry"
import { joinedOwn, ownHeard, ownStanding } from "./own"
import type { FieldMap, Layer, Policy, PolicyRule } from "./types"

/** The layers laid over what is built in: what the team published, what a lead changed here, then managed, which wins and is locked. */
export type Layers = {
  published: Policy | null
  team: Policy | null
  managed: Policy | null
  /** Who the person said they are. */
  person: { name: string; department: string; branch: string } | null
}

/** A lead may change things here: nobody manages this browser, or its policy says that this person leads. */
export const mayLead = ({ managed }: Layers): boolean => managed === null || managed.agent?.role === "lead"

type From<T> = { value: T; from: Layer }
type Above = { from: "managed" | "team" | "published"; policy: Policy }

/** The policies in force, the highest first. Where the team publishes, what was changed here is heard of a lead only. */
export function inForceOf(layers: Layers): Above[] {
  const { published } = layers
  const said: readonly Above["from"][] =
    published && !mayLead(layers) ? ["managed", "published"] : ["managed", "team", "published"]
  return said.flatMap((from) => {
    const policy = layers[from]
    return policy ? [{ from, policy }] : []
  })
}

/** The value of the highest layer that gives one. */
function highest<T>(layers: Layers, builtIn: T, pick: (policy: Policy) => T | undefined): From<T> {
  for (const { from, policy } of inForceOf(layers)) {
    const value = pick(policy)
    if (value !== undefined) return { value, from }
  }
  return { value: builtIn, from: "built-in" }
}

const stillHolds = ({ until }: PolicyRule, now: Date): boolean =>
  until === undefined || new Date(until).getTime() > now.getTime()

/** A policy without the levels that have run out. */
export function current(policy: Policy | null, now: Date): Policy | null {
  if (!policy?.rules) return policy
  const rules = Object.entries(policy.rules).flatMap(([id, rule]): [string, PolicyRule][] => {
    if (stillHolds(rule, now)) return [[id, rule]]
    const { level: _over, until: _past, then, ...rest } = rule
    const left = { ...(then && { level: then }), ...rest }
    return Object.keys(left).length > 0 ? [[id, left]] : []
  })
  return { ...policy, rules: Object.fromEntries(rules) }
}

/** When a level next runs out; null when none will. */
export function nextExpiry(layers: Layers, now: Date): Date | null {
  const ends = inForceOf(layers)
    .flatMap(({ policy }) => Object.values(policy.rules ?? {}))
    .flatMap(({ until }) => (until === undefined ? [] : [new Date(until).getTime()]))
    .filter((end) => end > now.getTime())
  return ends.length > 0 ? new Date(Math.min(...ends)) : null
}

/** The rules silenced everywhere, each with the layer that silences it: a layer above alone lets it speak again. */
export function silencedBy(layers: Layers): Map<string, Layer> {
  const silenced = new Map<string, Layer>()
  for (const { from, policy } of inForceOf(layers).reverse()) {
    for (const id of policy.unsilenced ?? []) silenced.delete(id)
    for (const id of policy.silenced ?? []) silenced.set(id, from)
  }
  return silenced
}

function ruleView(
  rule: Registry["rules"][number],
  layers: Layers,
  now: Date,
  silencedFrom: Layer | null,
  known: boolean,
): RuleView {
  let until: string | null = null
  const level = highest<Level>(layers, rule.level, (policy) => {
    const said = policy.rules?.[rule.id]
    if (said && !stillHolds(said, now)) return said.then
    if (said?.level !== undefined) until = said.until ?? null
    return said?.level
  })
  const params = Object.entries(rule.params ?? {}).map(([name, spec]) => {
    const { value, from } = highest<ParamValue>(layers, spec.default, (policy) => {
      const given = policy.rules?.[rule.id]?.params?.[name]
      return given !== undefined && fits(spec, given) ? given : undefined
    })
    return { name, value, default: spec.default, from, locked: from === "managed" }
  })
  return {
    id: rule.id,
    pack: packOf(rule.id),
    level: level.value,
    defaultLevel: rule.level,
    levelFrom: level.from,
    locked: level.from === "managed",
    until,
    silenced: silencedFrom !== null,
    silencedFrom,
    budget: highest<number | null>(layers, null, (policy) => policy.rules?.[rule.id]?.budget).value,
    params,
    here: layers.team?.rules?.[rule.id] !== undefined,
    changed: null,
    known,
  }
}

/** Every rule, known or only named by a policy, at the level and with the parameters in force. */
export function ruleViews(layers: Layers, registry: Registry, now: Date): RuleView[] {
  const known = new Set(registry.rules.map(({ id }) => id))
  const silenced = silencedBy(layers)
  const strangers = new Set(
    inForceOf(layers)
      .flatMap(({ policy }) => [...Object.keys(policy.rules ?? {}), ...(policy.silenced ?? [])])
      .filter((id) => !known.has(id) && !id.startsWith("own.")),
  )
  const view = (rule: Registry["rules"][number], isKnown: boolean) =>
    ruleView(rule, layers, now, silenced.get(rule.id) ?? null, isKnown)
  return [
    ...registry.rules.map((rule) => view(rule, true)),
    ...[...strangers].map((id) => view({ id, level: "off" }, false)),
  ]
}

const packViews = (layers: Layers, registry: Registry): LeadView["packs"] =>
  Object.entries(registry.packs).map(([id, standard]) => {
    const { value, from } = highest(layers, standard, (policy) => policy.packs?.[id])
    return { id, on: value, default: standard, locked: from === "managed" }
  })

export function leadView(layers: Layers, registry: Registry, now: Date): LeadView {
  return {
    readOnly: !mayLead(layers),
    recovered: null,
    managed: layers.managed !== null,
    team: highest<string | null>(layers, null, (policy) => policy.team).value,
    packs: packViews(layers, registry),
    rules: ruleViews(layers, registry, now),
    organisations: highest<string[]>(layers, [], (policy) => policy.organisations).value,
  }
}

/** What differs from the defaults, for the pages. */
function ruleChanges(views: readonly RuleView[]): PageSettings["rules"] {
  const changed = views.flatMap(({ id, known, silenced, level: set, defaultLevel, params }) => {
    if (!known) return []
    const level: Level = silenced ? "off" : set
    const moved = params.filter((param) => !sameValue(param.value, param.default))
    const change = {
      ...(level !== defaultLevel && { level }),
      ...(moved.length > 0 && { params: Object.fromEntries(moved.map(({ name, value }) => [name, value])) }),
    }
    return Object.keys(change).length > 0 ? [[id, change] as const] : []
  })
  return Object.fromEntries(changed)
}

function agentOf(layers: Layers): PageSettings["agent"] {
  const given = layers.managed?.agent
  const below = inForceOf(layers).find(({ from, policy }) => from !== "managed" && policy.agent)?.policy.agent
  const name = given?.name ?? layers.person?.name ?? below?.name
  if (name === undefined) return null
  return {
    name,
    department: given?.department ?? layers.person?.department ?? below?.department ?? "",
    branch: given?.branch ?? layers.person?.branch ?? below?.branch ?? "",
    role: mayLead(layers) ? "lead" : "agent",
    managed: given?.name !== undefined,
  }
}

/** The part of a page's settings that the policy decides. */
export function pagePolicy(
  layers: Layers,
  registry: Registry,
  now: Date,
): Pick<PageSettings, "agent" | "packs" | "rules" | "ownRules" | "roster" | "organisations"> {
  const { roster } = merged(layers)
  return {
    agent: agentOf(layers),
    packs: Object.fromEntries(packViews(layers, registry).map(({ id, on }) => [id, on])),
    rules: ruleChanges(ruleViews(layers, registry, now)),
    ownRules: ownHeard(ownStanding(inForceOf(layers)), silencedBy(layers)),
    roster: { ...emptyRoster, ...roster },
    organisations: highest<string[]>(layers, [], (policy) => policy.organisations).value,
  }
}

/** A level with its end, over another: what follows that end is what the one below would have said for good. */
function levelOver(below: PolicyRule, above: PolicyRule): PolicyRule {
  const { level, until, then } = above.level === undefined ? below : above
  const lasting = below.until === undefined ? below.level : below.then
  const after = until === undefined ? undefined : (then ?? (above.level === undefined ? undefined : lasting))
  return { ...(level && { level }), ...(until !== undefined && { until }), ...(after && { then: after }) }
}

function mergedRules(below: Policy["rules"] = {}, above: Policy["rules"] = {}): Record<string, PolicyRule> {
  const result: Record<string, PolicyRule> = { ...below }
  for (const [id, rule] of Object.entries(above)) {
    const { level: _level, until: _until, then: _then, ...under } = below[id] ?? {}
    const { level: _l, until: _u, then: _t, ...over } = rule
    const params = { ...under.params, ...over.params }
    result[id] = {
      ...levelOver(below[id] ?? {}, rule),
      ...under,
      ...over,
      ...(Object.keys(params).length > 0 && { params }),
    }
  }
  return result
}

const laid = <T extends object>(a: T | undefined, b: T | undefined): T => ({ ...a, ...b }) as T

/** One policy over another, value by value. */
function over(below: Policy, above: Policy): Policy {
  const roster: Partial<Roster> = laid(below.roster, above.roster)
  const fields: FieldMap = laid(below.fields, above.fields)
  const speaks = new Set(above.unsilenced)
  const stillSilent = (below.silenced ?? []).filter((id) => !speaks.has(id))
  const silenced = [...new Set([...stillSilent, ...(above.silenced ?? [])])]
  return {
    ...below,
    ...above,
    packs: laid(below.packs, above.packs),
    rules: mergedRules(below.rules, above.rules),
    silenced,
    ownRules: joinedOwn(below.ownRules, above.ownRules),
    roster,
    fields,
    hosts: laid(below.hosts, above.hosts),
    impaknet:
      below.impaknet?.labels || above.impaknet?.labels
        ? { labels: laid(below.impaknet?.labels, above.impaknet?.labels) }
        : {},
    scripts: mergedEdits(below.scripts, above.scripts),
    retention: laid(below.retention, above.retention),
    connection: laid(below.connection, above.connection),
    publication: laid(below.publication, above.publication),
    law: laid(below.law, above.law),
    aftersales: laid(below.aftersales, above.aftersales),
  }
}

/** The policies in force as one file, without the person: what another browser may import to behave alike. */
export function merged(layers: Layers): Policy {
  const whole = inForceOf(layers)
    .map(({ policy }) => policy)
    .reduceRight(over, { version: 1 })
  const { agent: _person, unsilenced: _done, ...team } = whole
  const kept = Object.entries(team).filter(
    ([, value]) => typeof value !== "object" || Object.keys(value).length > 0,
  )
  return Object.fromEntries(kept) as Policy
}
