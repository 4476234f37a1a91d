import type { Difference, DiffValue, RuleView } from "../messages"
import { isTable } from "../process/table"
import { leadView, merged, silencedBy, type Layers } from "./layers"
import { sameValue, type Registry } from "./registry"
import type { Policy } from "./types"

type Entries = Readonly<Record<string, unknown>>

/** Lists and tables that are told by how many entries they have. */
const counted: Readonly<Record<string, (policy: Policy) => readonly unknown[] | Entries | undefined>> = {
  "roster.branches": ({ roster }) => roster?.branches,
  "roster.people": ({ roster }) => roster?.people,
  "roster.shifts": ({ roster }) => roster?.shifts,
  "roster.absences": ({ roster }) => roster?.absences,
  fields: ({ fields }) => fields,
  scripts: ({ scripts }) => scripts,
  offers: ({ offers }) => offers,
  "impaknet.labels": ({ impaknet }) => impaknet?.labels,
  "orphans.deals": ({ orphans }) => orphans?.deals,
  "aftersales.hours": ({ aftersales }) => aftersales?.hours,
}
const apart = new Set([
  "version",
  "packs",
  "rules",
  "silenced",
  "roster",
  "ownRules",
  ...Object.keys(counted),
])

const isPlain = (value: unknown): value is DiffValue =>
  ["string", "number", "boolean"].includes(typeof value) ||
  (Array.isArray(value) && value.every((one) => typeof one === "string"))

/** How many entries of two lists or tables are not the same; an entry of a table moved under another name is two. */
function changedIn(before: unknown, after: unknown): number {
  if (before === after) return 0
  const texts = (value: unknown): string[] =>
    isTable(value)
      ? Object.entries(value).map(([key, one]) => `${key} ${JSON.stringify(one)}`)
      : Array.isArray(value)
        ? value.map((one) => JSON.stringify(one))
        : []
  const [old, fresh] = [texts(before), texts(after)]
  const left = new Map<string, number>()
  for (const text of old) left.set(text, (left.get(text) ?? 0) + 1)
  let added = 0
  for (const text of fresh) {
    const many = left.get(text) ?? 0
    if (many > 0) left.set(text, many - 1)
    else added++
  }
  const gone = [...left.values()].reduce((sum, many) => sum + many, 0)
  return isTable(before) || isTable(after) ? Math.max(added, gone) : added + gone
}

const sizeOf = (value: unknown): number =>
  Array.isArray(value) ? value.length : isTable(value) ? Object.keys(value).length : 0

/** The other keys of a policy as leaves, by their path. */
function leaves(value: unknown, path: string, into: Map<string, unknown>): void {
  if (apart.has(path)) return
  if (isTable(value)) {
    for (const [key, one] of Object.entries(value)) leaves(one, path === "" ? key : `${path}.${key}`, into)
  } else if (value !== undefined) into.set(path, value)
}

function otherKeys(before: Policy, after: Policy): Difference[] {
  const [old, fresh] = [new Map<string, unknown>(), new Map<string, unknown>()]
  leaves(before, "", old)
  leaves(after, "", fresh)
  return [...new Set([...old.keys(), ...fresh.keys()])].flatMap((id): Difference[] => {
    const [was, is] = [old.get(id) ?? null, fresh.get(id) ?? null]
    if (JSON.stringify(was) === JSON.stringify(is)) return []
    if ((was === null || isPlain(was)) && (is === null || isPlain(is)))
      return [{ kind: "value", id, before: was, after: is }]
    return [{ kind: "count", id, before: sizeOf(was), after: sizeOf(is), changed: changedIn(was, is) }]
  })
}

function ownRules(before: Policy, after: Policy): Difference[] {
  const byId = (policy: Policy) => new Map(policy.ownRules?.map((rule) => [rule.id, rule]))
  const [old, fresh] = [byId(before), byId(after)]
  return [...new Set([...old.keys(), ...fresh.keys()])].flatMap((id): Difference[] => {
    const [was, is] = [old.get(id), fresh.get(id)]
    if (JSON.stringify(was) === JSON.stringify(is)) return []
    return [{ kind: "own", id, before: was?.title ?? null, after: is?.title ?? null }]
  })
}

/** Rules made without code that are silenced, or speak again: none of them is among the rules' views. */
function ownSilence(before: Layers, after: Layers): Difference[] {
  const [old, fresh] = [silencedBy(before), silencedBy(after)]
  return [...new Set([...old.keys(), ...fresh.keys()])].flatMap((id): Difference[] => {
    const [was, is] = [old.has(id), fresh.has(id)]
    return was === is || !id.startsWith("own.")
      ? []
      : [{ kind: "rule", id, name: "silenced", before: was, after: is }]
  })
}

function ruleDifferences(before: RuleView | undefined, after: RuleView | undefined): Difference[] {
  const one = after ?? before
  if (!one) return []
  const { id } = one
  const said = (["level", "until", "budget", "silenced"] as const).flatMap((name): Difference[] => {
    const [was, is] = [before?.[name] ?? null, after?.[name] ?? null]
    return was === is || (was ?? false) === (is ?? false)
      ? []
      : [{ kind: "rule", id, name, before: was, after: is }]
  })
  const params = one.params.flatMap(({ name, value, default: standard }): Difference[] => {
    const of = (view: RuleView | undefined) =>
      view?.params.find((param) => param.name === name)?.value ?? standard
    const [was, is] = [of(before), after ? value : of(after)]
    return sameValue(was, is) ? [] : [{ kind: "param", id, name, before: was, after: is }]
  })
  return [...said, ...params]
}

/** All that differs between two sets of layers as people meet it, rule by rule, then pack by pack, then the rest. */
export function differencesOf(before: Layers, after: Layers, registry: Registry, now: Date): Difference[] {
  const [old, fresh] = [leadView(before, registry, now), leadView(after, registry, now)]
  const was = new Map(old.rules.map((rule) => [rule.id, rule]))
  const is = new Map(fresh.rules.map((rule) => [rule.id, rule]))
  const wasOn = new Map(old.packs.map(({ id, on }) => [id, on]))
  const [theirs, ours] = [merged(before), merged(after)]
  return [
    ...fresh.packs.flatMap(({ id, on }): Difference[] =>
      wasOn.get(id) === on ? [] : [{ kind: "pack", id, before: !on, after: on }],
    ),
    ...[...new Set([...was.keys(), ...is.keys()])].flatMap((id) => ruleDifferences(was.get(id), is.get(id))),
    ...ownRules(theirs, ours),
    ...ownSilence(before, after),
    ...otherKeys(theirs, ours),
    ...Object.entries(counted).flatMap(([id, pick]): Difference[] => {
      const [one, other] = [pick(theirs), pick(ours)]
      const changed = changedIn(one, other)
      return changed === 0 ? [] : [{ kind: "count", id, before: sizeOf(one), after: sizeOf(other), changed }]
    }),
  ]
}

/** The same layers as if nothing had been said over what is built in, or over the last publication. */
export const bareLayers = ({ published, person }: Layers, against: "defaults" | "published"): Layers => ({
  published: against === "published" ? published : null,
  team: null,
  managed: null,
  person,
})
