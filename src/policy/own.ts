import type { Level } from "../rules/rule"
import type { OwnRule } from "../rules/own/types"
import type { Change } from "./change"
import type { Layer, Policy } from "./types"

/** A rule made without code as it stands; `below`: the layer whose rule of the same id it replaces. */
export type OwnStanding = { rule: OwnRule; from: Layer; below: Layer | null }

/** As many as a policy may hold. */
export const mostOwn = 200

/** The rules of the policies in force (the highest first): by id, the highest wins, at the place of the first. */
export function ownStanding(policies: readonly { from: Layer; policy: Policy }[]): OwnStanding[] {
  const standing = new Map<string, OwnStanding>()
  for (const { from, policy } of [...policies].reverse())
    for (const rule of policy.ownRules ?? [])
      standing.set(rule.id, { rule, from, below: standing.get(rule.id)?.from ?? null })
  return [...standing.values()]
}

/** One policy's rules over another's. */
export const joinedOwn = (below: readonly OwnRule[] = [], above: readonly OwnRule[] = []): OwnRule[] => [
  ...new Map([...below, ...above].map((rule) => [rule.id, rule])).values(),
]

/** The rules that pages are held against; those silenced say nothing. */
export const ownHeard = (
  standing: readonly OwnStanding[],
  silenced: { has: (id: string) => boolean },
): OwnRule[] =>
  standing.map(({ rule }) => (silenced.has(rule.id) ? { ...rule, level: "off" satisfies Level } : rule))

type Some = { team: Policy | null; managed: Policy | null }
const isLocked = ({ managed }: Some, id: string): boolean =>
  managed?.ownRules?.some((rule) => rule.id === id) ?? false

/** Makes a rule in the team layer, or puts another in its place. */
export function withOwn(layers: Some, rule: OwnRule): Change {
  if (isLocked(layers, rule.id)) return { ok: false, why: "refused" }
  const ownRules = joinedOwn(layers.team?.ownRules, [rule])
  if (ownRules.length > mostOwn) return { ok: false, why: "shape" }
  return { ok: true, team: { version: 1, ...layers.team, ownRules } }
}

/** Takes a rule out of the team layer; one that is published under the same id speaks again. */
export function withoutOwn(layers: Some, id: string): Change {
  if (isLocked(layers, id)) return { ok: false, why: "refused" }
  const { ownRules = [], ...others } = layers.team ?? { version: 1 }
  const left = ownRules.filter((rule) => rule.id !== id)
  if (left.length === ownRules.length) return { ok: false, why: "shape" }
  return { ok: true, team: { ...others, ...(left.length > 0 && { ownRules: left }) } }
}
