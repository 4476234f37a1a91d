import type { DoNotCallTaken } from "../messages"
import { dayOf, type Day } from "../process/calendar"
import { doNotCallDays } from "../process/law"
import type { Store } from "./database"
import { hashes, hashOf, isOf } from "./keys"
import type { DoNotCallRow } from "./rows"

/** A request as it comes in: `phone` in digits. */
export type DoNotCallEntry = Pick<DoNotCallRow, "asked" | "entered" | "removed" | "reason"> & {
  phone: string
}

type Said = Omit<DoNotCallEntry, "phone">

/** What two lists say of one number: the latest request and the latest change of mind, whichever came last. In any order, once or twice. */
export function mergedEntry(one: Said, other: Said): Said {
  const [first, last] = one.asked < other.asked ? [one, other] : [other, one]
  const entered = first.asked === last.asked && first.entered < last.entered ? first.entered : last.entered
  const minds = [one, other].filter(({ removed }) => removed !== null && removed >= last.asked)
  const mind = minds.sort(
    (a, b) => (b.removed ?? "").localeCompare(a.removed ?? "") || a.reason.localeCompare(b.reason),
  )[0]
  return { asked: last.asked, entered, removed: mind?.removed ?? null, reason: mind?.reason ?? "" }
}

const rowOf = (id: string, key: string, { asked, entered, removed, reason }: Said): DoNotCallRow => ({
  id,
  asked,
  entered,
  removed,
  reason,
  until: doNotCallDays(asked).forgetAt.getTime(),
  keys: [key],
})

const alike = (one: Said, other: Said): boolean =>
  one.asked === other.asked &&
  one.entered === other.entered &&
  one.removed === other.removed &&
  one.reason === other.reason

/**
 * Takes requests into the list, merged with what stands. `over`: their time was past. Rejects when the store does, and then nothing is taken.
 */
export async function takeDoNotCall(
  store: Store,
  entries: readonly DoNotCallEntry[],
  now: Date,
): Promise<DoNotCallTaken> {
  const wanted = new Map<string, Said>()
  let over = 0
  for (const { phone, ...said } of entries) {
    if (doNotCallDays(said.asked).forgetAt <= now) over++
    else {
      const before = wanted.get(phone)
      // A change of mind older than the request is none: of a line by itself too.
      wanted.set(phone, mergedEntry(before ?? said, said))
    }
  }
  const phones = [...wanted.keys()]
  const keys = await hashes(
    store,
    phones.map((phone) => ["phone", phone] as const),
  )
  return store.transaction("rw", store.doNotCall, async () => {
    const before = await store.doNotCall.bulkGet(phones)
    const told = { added: 0, changed: 0, same: 0, over }
    const rows = phones.flatMap((phone, index) => {
      const [kept, said] = [before[index], wanted.get(phone)]
      if (!said) return []
      const next = kept ? mergedEntry(kept, said) : said
      if (kept && alike(kept, next)) {
        told.same++
        return []
      }
      told[kept ? "changed" : "added"]++
      return [rowOf(phone, keys[index] ?? "", next)]
    })
    await store.doNotCall.bulkPut(rows)
    return told
  })
}

/** Enters a request said today or before. `fresh`: the number was not in the list, nor taken out of it. */
export async function enterDoNotCall(
  store: Store,
  phone: string,
  asked: Day,
  now: Date,
): Promise<{ fresh: boolean }> {
  const [key = ""] = await hashes(store, [["phone", phone]])
  return store.transaction("rw", store.doNotCall, async () => {
    const kept = await store.doNotCall.get(phone)
    const said: Said = { asked, entered: dayOf(now), removed: null, reason: "" }
    const next = kept && kept.removed === null ? mergedEntry(kept, said) : said
    await store.doNotCall.put(rowOf(phone, key, next))
    return { fresh: kept === undefined }
  })
}

/** Takes a number out: the client changed their mind. */
export const removeDoNotCall = (store: Store, id: string, reason: string, now: Date): Promise<number> =>
  store.doNotCall.update(id, { removed: dayOf(now), reason })

/** Puts back a number that was taken out, as it stood. */
export const restoreDoNotCall = (store: Store, id: string): Promise<number> =>
  store.doNotCall.update(id, { removed: null, reason: "" })

/** Takes back a number entered today: it was a mistake, nothing of it stays. */
export const takeBackDoNotCall = (store: Store, id: string, now: Date): Promise<number> =>
  store.doNotCall
    .where("id")
    .equals(id)
    .and(({ entered }) => entered === dayOf(now))
    .delete()

/** The whole list, the latest request first; those taken out too. */
export const doNotCallList = async (store: Store, now: Date): Promise<DoNotCallRow[]> =>
  (await store.doNotCall.where("until").above(now.getTime()).toArray()).sort(
    (one, other) => other.asked.localeCompare(one.asked) || one.id.localeCompare(other.id),
  )

const standing = (rows: readonly (DoNotCallRow | undefined)[], now: Date): DoNotCallRow[] =>
  rows.filter(
    (row) => row !== undefined && row.removed === null && row.until > now.getTime(),
  ) as DoNotCallRow[]

/** When the bearer of one of these numbers asked not to be called, the latest; null: they did not. */
export async function askedNotToBeCalled(
  store: Store,
  phones: readonly string[],
  now: Date,
): Promise<Day | null> {
  const rows = standing(await store.doNotCall.bulkGet([...phones]), now)
  return (
    rows
      .map(({ asked }) => asked)
      .sort()
      .at(-1) ?? null
  )
}

/** The same of files, by the entries of their look-up keys: of each, the day. */
export async function filesNotToBeCalled<T extends { keys: readonly string[] }>(
  store: Store,
  files: readonly T[],
  now: Date,
): Promise<(file: T) => Day | null> {
  const phonesOf = ({ keys }: T): string[] => keys.filter((entry) => isOf(entry, ["phone"])).map(hashOf)
  const all = [...new Set(files.flatMap(phonesOf))]
  if (all.length === 0 || (await store.doNotCall.count()) === 0) return () => null
  const rows = standing(await store.doNotCall.where("keys").anyOf(all).toArray(), now)
  const days = new Map(rows.flatMap(({ keys, asked }) => keys.map((key) => [key, asked] as const)))
  return (file) =>
    phonesOf(file)
      .flatMap((key) => days.get(key) ?? [])
      .sort()
      .at(-1) ?? null
}

/** Forgets the requests kept 3 years and 14 days. */
export const forgetDoNotCall = (store: Store, now: Date): Promise<number> =>
  store.doNotCall.where("until").belowOrEqual(now.getTime()).delete()
