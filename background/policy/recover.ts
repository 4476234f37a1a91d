import type { Recovered } from "../../src/messages"
import { isLooks, isPolicy, isPublication, partsOf } from "../../src/policy/kept"
import type { Store } from "../../src/store/database"
import { newestFirst, stateOf } from "../../src/store/history"
import { keepSetting, type Kept, type KeptDamage, type KeptLooks } from "../../src/store/settings"

type Read = Partial<Kept>
type Instead<T> = { value: T; from: Recovered["from"] }

/** A damaged policy is looked into by people: no more of it is kept than that takes, nor longer (ms); the lists that it deals never. */
const mostText = 2_000_000
const mostTime = 30 * 86_400_000

function textOf(value: unknown): string {
  try {
    const lists = (key: string, one: unknown): unknown => (key === "orphans" ? undefined : one)
    return ((JSON.stringify(value, lists, 2) as string | undefined) ?? String(value)).slice(0, mostText)
  } catch {
    return String(value)
  }
}

/** The team's layer as it last was in the history, where that is still good; undefined: nothing there tells. */
async function lastGood(store: Store): Promise<Kept["team"] | undefined> {
  for (const row of await newestFirst(store)) {
    const state = await stateOf(store, row)
    if (state && (state.team === null || isPolicy(state.team))) return state.team
  }
  return undefined
}

async function teamInstead(store: Store, damaged: unknown): Promise<Instead<Kept["team"]>> {
  const last = await lastGood(store).catch(() => undefined)
  if (last !== undefined) return { value: last, from: "history" }
  const parts = partsOf(damaged)
  return { value: parts, from: parts ? "parts" : "nothing" }
}

/** How looking at the address went, told anew by what was taken of it: no number comes back. */
function looksInstead(taken: readonly unknown[]): KeptLooks {
  const good = taken.filter(isPublication).sort((one, other) => one.serial - other.serial)
  const serials = Object.fromEntries(good.map(({ kid, serial, digest }) => [kid, { serial, digest }]))
  return { serials, lookedAt: null, goodAt: null, silentSince: null, refusal: null }
}

/** The same where the layer is gone altogether: only what the history knows tells that there was one. */
async function lostTeam(store: Store, kept: Read): Promise<Kept["team"]> {
  if (kept.team !== undefined) return null
  return (await store.history.count()) > 0 ? ((await lastGood(store)) ?? null) : null
}

/**
 * What was kept, with what is sound in place of a policy that was lost, half written, or written by a later version. The damaged one is set
 * aside, for the lead to be told and to look into. Never throws: a worker always starts.
 */
export async function recovered(store: Store, kept: Read, now: Date): Promise<Read> {
  const mended: Read = {}
  const damage = (layer: Recovered["layer"], from: Recovered["from"], value: unknown): void => {
    mended.damaged = { layer, from, at: now.getTime(), text: textOf(value) }
  }
  const { team, published, publishedBefore, managed, looks } = kept as Record<keyof Kept, unknown>
  const isSound = (value: unknown): boolean => value === undefined || value === null || isPolicy(value)
  const isOut = (value: unknown): boolean => value === undefined || value === null || isPublication(value)

  if (!isSound(managed)) {
    mended.managed = partsOf(managed)
    damage("managed", mended.managed ? "parts" : "nothing", managed)
  }
  if (!isOut(publishedBefore)) mended.publishedBefore = null
  // One that was dropped leaves null; nothing at all, where there was one before it, is a loss.
  const isLost = published === undefined && isPublication(publishedBefore)
  if (isLost || !isOut(published)) {
    mended.published = isPublication(publishedBefore) ? publishedBefore : null
    damage("published", mended.published ? "before" : "nothing", published)
  }
  if (looks === undefined ? isPublication(published) : looks !== null && !isLooks(looks))
    mended.looks = looksInstead([publishedBefore, published])
  if (!isSound(team)) {
    const instead = await teamInstead(store, team)
    mended.team = instead.value
    damage("team", instead.from, team)
  } else {
    const lost = await lostTeam(store, kept).catch(() => null)
    if (lost) {
      mended.team = lost
      damage("team", "history", null)
    }
  }
  if (!mended.damaged && (kept.damaged?.at ?? Infinity) < now.getTime() - mostTime) mended.damaged = null
  if (Object.keys(mended).length > 0) await keepAll(store, mended).catch(() => undefined)
  return { ...kept, ...mended }
}

const keepAll = (store: Store, mended: Read): Promise<void> =>
  store.transaction("rw", store.settings, async () => {
    for (const [key, value] of Object.entries(mended))
      await keepSetting(store, key as keyof Kept, value as never)
  })

export const toldOf = (damage: KeptDamage | null | undefined): Recovered | null =>
  damage ? { layer: damage.layer, from: damage.from, at: new Date(damage.at).toISOString() } : null
