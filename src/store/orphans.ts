import { subDays } from "date-fns/subDays"
import { dayOf, shiftDay, type Day } from "../process/calendar"
import { mayBeOne } from "../process/opportunity"
import { marksOf, namesakeId } from "../process/orphans/identity"
import { together } from "../process/orphans/progress"
import type { Orphan, OrphanDeal, OrphanResult } from "../process/orphans/types"
import { nameKey } from "../process/roster"
import { fold } from "../process/text"
import type { Store } from "./database"
import { emailText, hashes, type KeyText } from "./keys"
import type { GivenRow, OrphanRow } from "./rows"

/** Days that a client of the pool is kept after they came, and a client given after the day of their list. */
export const kept = 90

export const givenId = (deal: string, orphan: string): string => `${deal}|${orphan}`

/** The key by which a record of the CRM finds who was given: ids are no secret here. */
export const recordKeyOf = (id: string): string => `r${id}`

/**
 * By what an open page knows a client: their numbers (digits only) and e-mails hashed, and the id of their record in the CRM. Read
 * before any transaction: hashing ends one.
 */
export async function clientKeys(
  store: Store,
  { phones, emails, record }: { phones: readonly string[]; emails: readonly string[]; record: string | null },
): Promise<string[]> {
  const texts = [
    ...phones.map((digits): KeyText => ["phone", digits]),
    ...emails.map((email): KeyText => ["email", emailText(email)]),
  ]
  return [...(await hashes(store, texts)), ...(record === null ? [] : [recordKeyOf(record)])]
}

async function keysOf(store: Store, client: Orphan): Promise<string[]> {
  const marks = marksOf(client)
  const of = (kind: string) => marks.filter((mark) => mark.startsWith(kind)).map((mark) => mark.slice(2))
  return clientKeys(store, { phones: of("p:"), emails: of("e:"), record: of("r:")[0] ?? null })
}

/** A row for each client of some lists. */
async function rowsOf(store: Store, deals: readonly OrphanDeal[]): Promise<GivenRow[]> {
  const rows = deals.flatMap((deal) =>
    deal.clients.map(async (client): Promise<GivenRow> => ({
      id: givenId(deal.id, client.id),
      deal: deal.id,
      day: deal.day,
      branch: deal.branch,
      seller: deal.seller,
      client,
      keys: await keysOf(store, client),
      calledAt: null,
      reachedAt: null,
      notedAt: null,
      ownedAt: null,
      appointmentAt: null,
    })),
  )
  return [...new Map((await Promise.all(rows)).map((row) => [row.id, row])).values()]
}

/**
 * Keeps what sellers are given, from here, a file or the policy. Who stands there already stays as they are, with what was done: the same
 * lists twice change nothing. Gives how many are new.
 */
export async function takeDeals(store: Store, deals: readonly OrphanDeal[]): Promise<number> {
  const known = new Set(await store.given.toCollection().primaryKeys())
  const fresh = deals.map((deal) => ({
    ...deal,
    clients: deal.clients.filter(({ id }) => !known.has(givenId(deal.id, id))),
  }))
  const rows = await rowsOf(store, fresh)
  return store.transaction("rw", store.given, async () => {
    const there = await store.given.bulkGet(rows.map(({ id }) => id))
    const missing = rows.filter((_row, at) => !there[at])
    await store.given.bulkPut(missing)
    return missing.length
  })
}

/** How many rows are written between two looks at whether the person gave up. */
const slice = 2_000
/** Thrown when an import is given up, so that nothing of it is written. */
class Stopped extends Error {}
export type Imported = { added: number; changed: number; same: number }

const alike = (one: OrphanRow, other: OrphanRow): boolean =>
  (Object.keys(other) as (keyof OrphanRow)[]).every((key) => one[key] === other[key])

/** A client whose id, of a number or an address, is borne by someone of another name: they are not that one, who stays as they are. */
const ofItsOwn = (client: Orphan, bearer: string | undefined): Orphan =>
  bearer === undefined ||
  bearer === client.name ||
  marksOf(client)[0]?.startsWith("r:") ||
  mayBeOne(bearer, client.name)
    ? client
    : { ...client, id: namesakeId(client) }

/**
 * Brings a list in, all of it or nothing. Who is known already gains what the list tells anew; who was given stays given. `stopped` is
 * looked at as it goes: null then, and the store is as it was.
 */
export async function bringIn(
  store: Store,
  clients: readonly Orphan[],
  now: Date,
  stopped: () => boolean = () => false,
): Promise<Imported | null> {
  const told: Imported = { added: 0, changed: 0, same: 0 }
  const all = store.transaction("rw", store.orphans, store.given, async () => {
    const given = (await store.given.toArray()).filter(stillGiven)
    const dealt = new Map(given.map(({ client, deal }) => [client.id, deal]))
    // A long list is held against all there are: asked for one by one, tens of thousands take ten times as long.
    const there =
      clients.length > slice
        ? await store.orphans.toArray()
        : await store.orphans.bulkGet(clients.flatMap((client) => [client.id, namesakeId(client)]))
    const known = new Map(there.flatMap((row) => (row ? [[row.id, row]] : [])))
    const names = new Map([
      ...given.map(({ client }) => [client.id, client.name] as const),
      ...[...known.values()].map(({ id, name }) => [id, name] as const),
    ])
    for (let from = 0; from < clients.length; from += slice) {
      if (stopped()) throw new Stopped()
      const rows = clients.slice(from, from + slice).flatMap((line): OrphanRow[] => {
        const client = ofItsOwn(line, names.get(line.id))
        const held = known.get(client.id)
        const row: OrphanRow = {
          ...held,
          ...client,
          importedAt: held?.importedAt ?? now.getTime(),
          dealt: held && held.dealt !== "" ? held.dealt : (dealt.get(client.id) ?? ""),
        }
        told[held === undefined ? "added" : alike(held, row) ? "same" : "changed"]++
        return held && alike(held, row) ? [] : [row]
      })
      await store.orphans.bulkPut(rows)
    }
    if (stopped()) throw new Stopped()
    return told
  })
  return all.catch((error: unknown) => {
    if (error instanceof Stopped) return null
    throw error
  })
}

/** The clients of the pool, given ones left out. */
export const poolOf = async (store: Store): Promise<OrphanRow[]> =>
  (await store.orphans.toArray()).filter(({ dealt }) => dealt === "")

/** Gives lists out, all or nothing; false when a client of theirs is no longer in the pool. */
export async function giveDeals(store: Store, deals: readonly OrphanDeal[]): Promise<boolean> {
  const rows = await rowsOf(store, deals)
  return store.transaction("rw", store.orphans, store.given, async () => {
    const held = await store.orphans.bulkGet(rows.map(({ client }) => client.id))
    const clients = held.flatMap((row, at) =>
      row?.dealt === "" ? [{ ...row, dealt: rows[at]?.deal ?? "" }] : [],
    )
    if (clients.length < rows.length) return false
    await store.given.bulkPut(rows)
    await store.orphans.bulkPut(clients)
    return true
  })
}

/** Whether a client is in someone's hands, or was called: not where they were taken back since. */
export const stillGiven = ({ backAt, calledAt, reachedAt }: GivenRow): boolean =>
  backAt === undefined || calledAt !== null || reachedAt !== null

/** Whether a client can be taken back: called by nobody, and here still, or of a list older than `since`, which their seller no longer sees. */
export const mayComeBack = (row: GivenRow, since: Day): boolean =>
  row.backAt === undefined &&
  row.calledAt === null &&
  row.reachedAt === null &&
  (row.outAt === undefined || row.day < since)

/**
 * Takes back what of some lists can be; gives how many clients are in the pool again. Of a list that went out the row stays: what its seller
 * did may still come.
 */
export async function takeBack(
  store: Store,
  deals: readonly string[],
  since: Day,
  now: Date,
): Promise<number> {
  return store.transaction("rw", store.orphans, store.given, async () => {
    const rows = (await store.given.where("deal").anyOf(deals).toArray()).filter((row) =>
      mayComeBack(row, since),
    )
    const [here, out] = [rows.filter(({ outAt }) => outAt === undefined), rows.filter(({ outAt }) => outAt)]
    await store.given.bulkDelete(here.map(({ id }) => id))
    await store.given.bulkPut(out.map((row) => ({ ...row, backAt: now.getTime() })))
    await store.orphans
      .where("id")
      .anyOf(rows.map(({ client }) => client.id))
      .modify({ dealt: "" })
    return rows.length
  })
}

/** The lists that rows make up, by branch and name. */
export function dealsOf(rows: readonly GivenRow[]): OrphanDeal[] {
  const deals = new Map<string, OrphanDeal>()
  for (const { deal, day, branch, seller, client } of rows) {
    const held = deals.get(deal)
    if (held) held.clients.push(client)
    else deals.set(deal, { id: deal, day, branch, seller, clients: [client] })
  }
  const order = ({ branch, seller }: OrphanDeal): string => `${fold(branch)}|${nameKey(seller)}`
  return [...deals.values()].sort((one, other) => (order(one) < order(other) ? -1 : 1))
}

/** Says that lists went out. */
export async function markOut(store: Store, deals: readonly string[], now: Date): Promise<void> {
  await store.given
    .where("deal")
    .anyOf(deals)
    .and((row) => row.outAt === undefined)
    .modify({ outAt: now.getTime() })
}

/** What sellers did, laid over what is known here. `strange`: of lists that are not of this browser. The same file twice changes nothing. */
export async function takeResults(
  store: Store,
  results: readonly OrphanResult[],
): Promise<{ changed: number; same: number; strange: number }> {
  return store.transaction("rw", store.given, async () => {
    const held = await store.given.bulkGet(results.map(({ deal, orphan }) => givenId(deal, orphan)))
    const known = results.flatMap(({ progress }, at) => {
      const row = held[at]
      return row ? [{ row, next: { ...row, ...together(row, progress) } }] : []
    })
    const changed = known.filter(({ row, next }) => JSON.stringify(row) !== JSON.stringify(next))
    await store.given.bulkPut(changed.map(({ next }) => next))
    return {
      changed: changed.length,
      same: known.length - changed.length,
      strange: results.length - known.length,
    }
  })
}

/** Forgets clients 90 days after their import, and those given 90 days after the day of their list; `asked`: fewer days. */
export async function forgetOrphans(store: Store, now: Date, asked = kept): Promise<void> {
  const days = Math.min(kept, asked)
  await store.orphans.where("importedAt").below(subDays(now, days).getTime()).delete()
  await store.given
    .where("day")
    .below(shiftDay(dayOf(now), -days))
    .delete()
}
