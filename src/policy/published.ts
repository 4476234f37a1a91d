import type { Forged, Unfit } from "../messages"
import { isTable } from "../process/table"
import type { KeptPublication, Serials } from "../store/settings"
import { current, merged, type Layers } from "./layers"
import { localKeys, shared } from "./payload"
import { readPolicy } from "./read"
import type { Registry } from "./registry"
import { digestOf, keyId, open } from "./signing"
import type { Policy } from "./types"
import "./zod"
import * as z from "zod"

/** How far ahead of this browser's clock a file may have been signed, ms. */
const ahead = 10 * 60_000

export type Read =
  | { ok: true; publication: KeptPublication }
  | { ok: false; why: Forged | Unfit; serial?: number; detail?: string }

const instant = z.iso.datetime().transform((text) => new Date(text).getTime())
const payload = z.strictObject({
  serial: z.number().int().min(1),
  at: instant,
  expires: instant,
  by: z.string().max(200),
  note: z.string().min(1).max(2_000),
  policy: z.unknown(),
})

/** Where the team's policy is looked for: what IT gives over what was given on this browser, never what was published. */
export function publicationOf({ team, managed }: Pick<Layers, "team" | "managed">): {
  address: string | null
  keys: readonly string[]
  minutes: number
} {
  const { address = null, keys = [], minutes = 5 } = { ...team?.publication, ...managed?.publication }
  // Copied from a message or a file, a key comes with what stood around it.
  return { address, keys: keys.map((key) => key.trim()), minutes }
}

/** Whether what was kept may stand: an address is given, and a key that signed it. */
export async function stands(
  { kid }: KeptPublication,
  layers: Pick<Layers, "team" | "managed">,
): Promise<boolean> {
  const { address, keys } = publicationOf(layers)
  return address !== null && (await Promise.all(keys.map(keyId))).includes(kid)
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/**
 * A file as it came, held against the keys, the clock and the highest number taken of each key. The very file that was taken last is
 * good again. With a key that IT never gave before, the count starts anew.
 */
export async function readPublished(
  file: Uint8Array,
  {
    keys,
    serials,
    registry,
    now,
  }: { keys: readonly string[]; serials: Serials; registry: Registry; now: Date },
): Promise<Read> {
  const opened = await open(file, keys)
  if (!opened.ok) return opened
  const { kid } = opened
  const read = payload.safeParse(jsonIn(opened.text))
  if (!read.success) return { ok: false, why: "payload" }
  const { serial, at, expires, by, note, policy: raw } = read.data
  const refused = (why: Unfit, detail?: string): Read => ({
    ok: false,
    why,
    serial,
    ...(detail !== undefined && { detail }),
  })
  const digest = await digestOf(opened.text)
  const trusted = await Promise.all(keys.map(keyId))
  for (const key of trusted) {
    const last = serials[key]
    if (!last || (key === kid && last.digest === digest && last.serial === serial)) continue
    if (serial < last.serial) return refused("older")
    if (serial === last.serial) return refused("twice")
  }
  if (at > now.getTime() + ahead) return refused("future")
  if (expires <= now.getTime()) return refused("expired")
  const policy = readPolicy(JSON.stringify(raw ?? null), registry)
  if (!policy.ok) return refused("policy", policy.problems[0]?.path ?? "")
  return {
    ok: true,
    publication: { policy: shared(policy.policy), serial, at, expires, by, note, kid, digest },
  }
}

/** The same text for the same value, whatever the order of its keys. */
const text = (value: unknown): string =>
  JSON.stringify(value ?? null, (_key, one: unknown) =>
    isTable(one) ? Object.fromEntries(Object.entries(one).sort(([a], [b]) => (a < b ? -1 : 1))) : one,
  )

/** What a lead would publish: what was published with their own changes over it, without what IT sets on their browser. */
export const draftOf = ({ published, team }: Pick<Layers, "published" | "team">, now: Date): Policy =>
  shared(
    merged({ published: current(published, now), team: current(team, now), managed: null, person: null }),
  )

/** Whether two values say the same. */
export const same = (one: unknown, other: unknown): boolean => one === other || text(one) === text(other)

/** What of a lead's own value says otherwise than what lies below, entry by entry where it is a table; undefined: nothing. */
function leftIn(mine: unknown, both: unknown, alone: unknown): unknown {
  if (same(both, alone)) return undefined
  if (!isTable(mine) || !isTable(both)) return mine
  const below = isTable(alone) ? alone : {}
  return Object.fromEntries(Object.entries(mine).filter(([key]) => !same(both[key], below[key])))
}

/** What is left of a lead's own changes once a file is in force: those that it does not say already, and what is never published. */
export function leftOf(team: Policy | null, published: Policy, now: Date): Policy | null {
  const alone = draftOf({ published, team: null }, now)
  const both = draftOf({ published, team }, now)
  const silent = new Set(alone.silenced)
  const own = new Map(alone.ownRules?.map((rule) => [rule.id, rule]))
  const some = <T>(list: readonly T[]): readonly T[] | undefined => (list.length > 0 ? list : undefined)
  const left = Object.entries(team ?? {}).map(([name, mine]): [string, unknown] => {
    const key = name as keyof Policy
    if (localKeys.some((one) => one === key)) return [key, mine]
    if (key === "silenced") return [key, some((team?.silenced ?? []).filter((id) => !silent.has(id)))]
    if (key === "unsilenced") return [key, some((team?.unsilenced ?? []).filter((id) => silent.has(id)))]
    if (key === "ownRules")
      return [key, some((team?.ownRules ?? []).filter((rule) => !same(rule, own.get(rule.id))))]
    return [key, leftIn(mine, both[key], alone[key])]
  })
  const kept = left.filter(([key, mine]) => key !== "version" && mine !== undefined)
  return kept.length > 0 ? { ...(Object.fromEntries(kept) as Omit<Policy, "version">), version: 1 } : null
}
