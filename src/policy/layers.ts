import type { LeadView, PageSettings, RuleView } from "../messages"
import { emptyRoster, type Roster } from "../process/roster"
import type { Level, ParamValue } from "../rules/rule"
import { mergedEdits } from "../scripts/edit"
import { fits, packOf, sameValue, type Registry } from "./registry"
import type { FieldMap, Layer, Policy, PolicyRule } from "./types"

/** The layers laid over what is built in: team, then managed, which wins and is locked. */
export type Layers = {
  team: Policy | null
  managed: Policy | null
  /** Who the person said they are. */
  person: { name: string; department: string; branch: string } | null
}

/** A lead may change things here: nobody manages this browser, or its policy says that this person leads. */
export const mayLead = ({ managed }: Layers): boolean => managed === null || managed.agent?.role === "lead"

type From<T> = { value: T; from: Layer }

/** The value of the highest layer that gives one. */
function highest<T>(layers: Layers, builtIn: T, pick: (policy: Policy) => T | undefined): From<T> {
  for (const from of ["managed", "team"] as const) {
    const policy = layers[from]
    const value = policy ? pick(policy) : undefined
    if (value !== undefined) return { value, from }
  }
  return { value: builtIn, from: "built-in" }
}

function ruleView(rule: Registry["rules"][number], layers: Layers, known: boolean): RuleView {
  const level = highest<Level>(layers, rule.level, (policy) => policy.rules?.[rule.id]?.level)
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
    params,
    known,
  }
}

/** Every rule, known or only named by a policy, at the level and with the parameters in force. */
export function ruleViews(layers: Layers, registry: Registry): RuleView[] {
  const known = new Set(registry.rules.map(({ id }) => id))
  const strangers = new Set(
    [layers.team, layers.managed]
      .flatMap((policy) => Object.keys(policy?.rules ?? {}))
      .filter((id) => !known.has(id)),
  )
  return [
    ...registry.rules.map((rule) => ruleView(rule, layers, true)),
    ...[...strangers].map((id) => ruleView({ id, level: "off" }, layers, false)),
  ]
}

const packViews = (layers: Layers, registry: Registry): LeadView["packs"] =>
  Object.entries(registry.packs).map(([id, standard]) => {
    const { value, from } = highest(layers, standard, (policy) => policy.packs?.[id])
    return { id, on: value, default: standard, locked: from === "managed" }
  })

export function leadView(layers: Layers, registry: Registry): LeadView {
  return {
    readOnly: !mayLead(layers),
    managed: layers.managed !== null,
    team: highest<string | null>(layers, null, (policy) => policy.team).value,
    packs: packViews(layers, registry),
    rules: ruleViews(layers, registry),
    organisations: highest<string[]>(layers, [], (policy) => policy.organisations).value,
  }
}

/** What differs from the defaults, for the pages. */
function ruleChanges(views: readonly RuleView[]): PageSettings["rules"] {
  const changed = views.flatMap(({ id, known, level, defaultLevel, params }) => {
    if (!known) return []
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
  const name = given?.name ?? layers.person?.name ?? layers.team?.agent?.name
  if (name === undefined) return null
  return {
    name,
    department: given?.department ?? layers.person?.department ?? layers.team?.agent?.department ?? "",
    branch: given?.branch ?? layers.person?.branch ?? layers.team?.agent?.branch ?? "",
    role: mayLead(layers) ? "lead" : "agent",
    managed: given?.name !== undefined,
  }
}

/** The part of a page's settings that the policy decides. */
export function pagePolicy(
  layers: Layers,
  registry: Registry,
): Pick<PageSettings, "agent" | "packs" | "rules" | "roster" | "organisations"> {
  const { roster } = merged(layers)
  return {
    agent: agentOf(layers),
    packs: Object.fromEntries(packViews(layers, registry).map(({ id, on }) => [id, on])),
    rules: ruleChanges(ruleViews(layers, registry)),
    roster: { ...emptyRoster, ...roster },
    organisations: highest<string[]>(layers, [], (policy) => policy.organisations).value,
  }
}

function mergedRules(below: Policy["rules"] = {}, above: Policy["rules"] = {}): Record<string, PolicyRule> {
  const result: Record<string, PolicyRule> = { ...below }
  for (const [id, rule] of Object.entries(above)) {
    const params = { ...below[id]?.params, ...rule.params }
    result[id] = { ...below[id], ...rule, ...(Object.keys(params).length > 0 && { params }) }
  }
  return result
}

/** Team and managed as one policy file, without the person: what another browser may import to behave alike. */
export function merged({ team, managed }: Layers): Policy {
  const { agent: _below, ...below } = team ?? { version: 1 }
  const { agent: _above, ...above } = managed ?? { version: 1 }
  const laid = <T extends object>(a: T | undefined, b: T | undefined): T => ({ ...a, ...b }) as T
  const roster: Partial<Roster> = laid(below.roster, above.roster)
  const fields: FieldMap = laid(below.fields, above.fields)
  const whole: Policy = {
    ...below,
    ...above,
    packs: laid(below.packs, above.packs),
    rules: mergedRules(below.rules, above.rules),
    roster,
    fields,
    hosts: laid(below.hosts, above.hosts),
    impaknet:
      below.impaknet || above.impaknet
        ? { labels: laid(below.impaknet?.labels, above.impaknet?.labels) }
        : {},
    scripts: mergedEdits(below.scripts, above.scripts),
    retention: laid(below.retention, above.retention),
    connection: laid(below.connection, above.connection),
    aftersales: laid(below.aftersales, above.aftersales),
  }
  const kept = Object.entries(whole).filter(
    ([, value]) => typeof value !== "object" || Object.keys(value).length > 0,
  )
  return Object.fromEntries(kept) as Policy
}
